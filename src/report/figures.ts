import { createHash } from 'node:crypto'
import type { Measure, Span } from '#measure/declaration.ts'
import { refusalsToFilter } from '#measure/filter.ts'
import { addDays } from '#platform/day.ts'
import type { UnitRef } from '#statistics/balance.ts'
import { whereText, type Counting, type Question } from './counting.ts'
import type { FigureRef } from './declaration.ts'
import type { Figure } from './drawn.ts'
import { spanBefore } from './period.ts'

/** What a unit has set itself for a figure and a time. */
export interface Target {
  measure: string
  where: string
  from: string
  to: string
  target: number
}

/** About which unit and time figures are asked, and what can be counted. */
export interface Subject {
  unit: UnitRef
  /** The time that the report is about. */
  period: Span
  /** As far as it is counted: no later than the day of drawing it up. */
  counted: Span
  measures: ReadonlyMap<string, Measure>
  targets: readonly Target[]
}

/** The questions behind a figure: itself and what it is compared with; null where the register counts nothing like it. */
export function questionsOf(subject: Subject, ref: FigureRef, unit: UnitRef = subject.unit) {
  const measure = subject.measures.get(ref.measure)
  if (!measure || refusalsToFilter(measure, ref.where ?? {}).length > 0) return null
  const asked = ref.span ?? subject.counted
  const opening = { from: addDays(asked.from, -1), to: addDays(asked.from, -1) }
  const span = ref.at === 'opening' ? opening : asked
  const question: Question = { unit: unit.id, measure, span, where: whereText(ref.where) }
  const earlier = ref.at === 'opening' ? null : measure.time === 'day' ? opening : spanBefore(span)
  return { question, before: earlier && { ...question, span: earlier } }
}

/** The figure, once its questions are counted. */
export function figureOf(
  subject: Subject,
  ref: FigureRef,
  counting: Counting,
  unit: UnitRef = subject.unit,
): Figure | null {
  const asked = questionsOf(subject, ref, unit)
  if (!asked) return null
  const { question, before } = asked
  const { measure, span, where } = question
  const set = subject.targets.find(
    (one) =>
      unit === subject.unit &&
      !ref.span &&
      one.measure === measure.key &&
      one.where === where &&
      one.from === subject.period.from &&
      one.to === subject.period.to,
  )
  const key = `${measure.key}|${where}|${span.from}|${span.to}|${unit.publicId}`
  return {
    id: createHash('sha256').update(key).digest('hex').slice(0, 12),
    measure: measure.key,
    label: measure.label,
    definition: measure.definition,
    source: measure.source,
    opensTo: measure.opensTo,
    unit: { id: unit.publicId, name: unit.name },
    where,
    ...span,
    time: measure.time,
    value: counting.answer(question),
    before: before && { ...before.span, value: counting.answer(before) },
    target: set?.target ?? null,
  }
}
