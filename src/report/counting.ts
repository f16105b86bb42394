import type { Counter } from '#measure/count.ts'
import { countCells } from '#measure/count.ts'
import type { Measure, Span } from '#measure/declaration.ts'
import { readFilter, textOfFilter, type Filter } from '#measure/filter.ts'
import type { Db } from '#platform/db.ts'

/** One number to be counted: of a unit (internal id), a measure, a time, conditions as text. */
export interface Question {
  unit: string
  measure: Measure
  span: Span
  where: string
}

/** Collects questions, then counts them all, reading each measure once per time. */
export function collectQuestions(counter: Counter) {
  const groups = new Map<
    string,
    { measure: Measure; span: Span; units: Set<string>; wheres: Map<string, number> }
  >()
  const counted = new Map<string, number>()
  const keyOf = ({ unit, measure, span, where }: Question) => `${groupOf(measure, span)}/${unit}/${where}`
  return {
    ask({ unit, measure, span, where }: Question): void {
      const key = groupOf(measure, span)
      const group = groups.get(key) ?? { measure, span, units: new Set(), wheres: new Map() }
      groups.set(key, group)
      group.units.add(unit)
      if (!group.wheres.has(where)) group.wheres.set(where, group.wheres.size)
    },
    async count(db: Db): Promise<void> {
      for (const [key, { measure, span, units, wheres }] of groups) {
        const cells = [...wheres.keys()].map((where) => ({ where: readFilter(where) as Filter }))
        const found = await countCells(db, measure, { units: [...units], span, cells }, counter)
        for (const [unit, values] of found)
          for (const [where, at] of wheres) counted.set(`${key}/${unit}/${where}`, values[at]!)
      }
      groups.clear()
    },
    answer(question: Question): number {
      const value = counted.get(keyOf(question))
      if (value === undefined) throw new Error(`${question.measure.key} was not asked for`)
      return value
    },
  }
}

export type Counting = ReturnType<typeof collectQuestions>

function groupOf(measure: Measure, { from, to }: Span): string {
  return `${measure.key}/${measure.time === 'day' ? '' : from}/${to}`
}

/** A filter as the text under which questions and targets are kept: dimensions in their order, so that like is like. */
export function whereText(where: Filter = {}): string {
  return textOfFilter(Object.fromEntries(Object.entries(where).sort(([a], [b]) => (a < b ? -1 : 1))))
}
