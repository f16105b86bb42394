import type { Day } from '#platform/day.ts'
import type { Refusal } from '#platform/errors.ts'
import { spanAfter, type Deviations } from './calendar.ts'
import { dayOf, type ActGiven, type Deadline, type Field, type Given } from './declaration.ts'
import { ENDS, type End } from './table-words.ts'
import type { Outcome, Said, Step } from './declaration.ts'
import type { AnyProcedure } from './declare.ts'
import { isReached, refusalsToVote, type VoteBase } from './vote.ts'

/** The step of an id; undefined at an end. */
export function stepOf(procedure: AnyProcedure, id: string): Step | undefined {
  return procedure.steps.find((step) => step.id === id)
}

export function isEnd(place: string): place is End {
  return (ENDS as readonly string[]).includes(place)
}

/** Where a case goes on from a place that an outcome names: past the steps that are left out. */
export function landing(procedure: AnyProcedure, given: Given, place: string): string {
  const seen = new Set<string>()
  let at = place
  for (let step = stepOf(procedure, at); step && isLeftOut(step, given); step = stepOf(procedure, at)) {
    if (seen.has(at)) throw new Error(`procedure ${procedure.kind}: steps left out lead in a circle`)
    seen.add(at)
    at = step.outcomes[0]!.to
  }
  return at
}

/** A step is left out where the table says so, and where the unit that would act is not there. */
function isLeftOut(step: Step, given: Given): boolean {
  return step.skip?.(given) ?? given.case.units[step.who.unit] === null
}

/** The deadline of a step as it holds from a day on; undefined where the step has none then. */
export function deadlineOn(step: Step, since: Day): Deadline | undefined {
  const { deadline } = step
  if (deadline === undefined || !Array.isArray(deadline)) return deadline as Deadline | undefined
  return (deadline as (Deadline & { since: Day })[]).filter((one) => one.since <= since).at(-1)
}

/** By when a step is due for a case that arrived there on a day. */
export function dueOn(step: Step, given: Given, arrivedOn: Day, deviations: Deviations): Day | null {
  const first = deadlineOn(step, arrivedOn)
  if (!first) return null
  const from = startOf(first, given, arrivedOn)
  if (from === null) return null
  const deadline = deadlineOn(step, from) ?? first
  return spanAfter(from, deadline.within, deviations)
}

function startOf({ from }: Deadline, given: Given, arrivedOn: Day): Day | null {
  if (from === 'arrival') return arrivedOn
  if (from === 'opening') return given.case.openedOn
  return 'step' in from ? dayOf(given.case, from.step) : from.fact(given)
}

/** The text in force on a day. */
export function lawOn({ law }: AnyProcedure, on: Day): AnyProcedure['law'][number] {
  return law.filter((one) => one.from <= on).at(-1) ?? law[0]!
}

/** What a case knows of itself that the engine's rules need besides. */
export interface Standing {
  place: string
  state: string
  round: number
  arrivedOn: Day
  dueOn: Day | null
}

/** Everything that stands against an act by the table itself; the room adds its own. */
export function refusalsByTable(
  procedure: AnyProcedure,
  given: Given,
  act: ActGiven,
  standing: Standing,
  base: VoteBase | null,
): Refusal[] {
  const step = stepOf(procedure, act.step)!
  const outcome = step.outcomes.find((one) => one.id === act.outcome)
  const refusals: Refusal[] = refusalsToDay(given, act.on, lastDayOf(given, standing))
  const early = step.notBefore?.(given)
  if (early && act.on < early.day)
    refusals.push({ code: 'too-early', on: act.on, earliest: early.day, source: early.source })
  if (!outcome) return [...refusals, { code: 'outcome-unknown', outcome: act.outcome }]
  refusals.push(...refusalsToOutcome(step, outcome, act, standing.round, base))
  if (outcome.demandsFields ?? outcome.to !== 'rejected')
    refusals.push(...refusalsToFields(step.fields ?? [], act.values, given.today))
  return refusals
}

/** The day of the last act in effect. */
export function lastDayOf(
  { case: { acts } }: Pick<Given, 'case'>,
  { arrivedOn }: Pick<Standing, 'arrivedOn'>,
): Day {
  return acts.at(-1)?.on ?? arrivedOn
}

/** An act is not dated after today, nor before the case came to where it stands. */
export function refusalsToDay(given: Pick<Given, 'today'>, on: Day, arrivedOn: Day | null): Refusal[] {
  if (on > given.today) return [{ code: 'act-in-future', on, today: given.today }]
  return arrivedOn !== null && on < arrivedOn
    ? [{ code: 'act-before-previous', on, previous: arrivedOn }]
    : []
}

function refusalsToOutcome(
  step: Step,
  outcome: Outcome,
  act: ActGiven,
  round: number,
  base: VoteBase | null,
): Refusal[] {
  const refusals: Refusal[] = []
  const name: Said = outcome.name
  if (outcome.needsReason && !act.reason) refusals.push({ code: 'reason-missing', outcome: name })
  if (isDecided(step, outcome) && !act.decisionNo) refusals.push({ code: 'decision-missing' })
  for (const { outcome: id, reason } of Object.values(act.people)) {
    const known = step.perPerson?.find((one) => one.id === id)
    if (!known) refusals.push({ code: 'outcome-unknown', outcome: id })
    else if (known.needsReason && !reason) refusals.push({ code: 'reason-missing', outcome: known.name })
  }
  if (!step.vote || outcome.when === undefined) return refusals
  if (act.vote === null) return [...refusals, { code: 'vote-missing', source: step.vote.source }]
  refusals.push(...refusalsToVote(step.vote, act.vote, base!))
  const reached = isReached(step.vote, act.vote)
  const { source } = step.vote
  const facts = { inFavour: act.vote.inFavour, base: act.vote.base, need: step.vote.need, source }
  if (outcome.when === 'reached' && !reached) refusals.push({ code: 'vote-not-reached', ...facts })
  if (outcome.when !== 'reached' && reached) refusals.push({ code: 'vote-was-reached', ...facts })
  const rounds = step.vote.rounds ?? 1
  if (outcome.when === 'spent' && round < rounds)
    refusals.push({ code: 'rounds-left', round, rounds, source })
  if (outcome.when === 'missed' && rounds > 1 && round >= rounds)
    refusals.push({ code: 'rounds-spent', round, rounds, source })
  return refusals
}

/** Whether an act with this outcome bears the numbered document of its step. */
export function isDecided(step: Step, outcome: Outcome): boolean {
  return step.decision !== undefined && (outcome.decides ?? outcome.to !== 'rejected')
}

/** Everything against what was filled in. */
export function refusalsToFields(
  fields: readonly Field[],
  values: ActGiven['values'],
  today: Day,
): Refusal[] {
  const refusals: Refusal[] = []
  const known = new Set(fields.map((field) => field.key))
  for (const key of Object.keys(values))
    if (!known.has(key)) refusals.push({ code: 'field-unknown', field: key })
  for (const field of fields) {
    const value = values[field.key] ?? null
    if (value === null || value === '') {
      if (field.required ?? true) refusals.push({ code: 'field-missing', field: field.name })
      continue
    }
    refusals.push(...refusalsToValue(field, value, today))
  }
  return refusals
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/
const DAY = /^\d{4}-\d{2}-\d{2}$/

function refusalsToValue(field: Field, value: string | number | boolean, today: Day): Refusal[] {
  const wrong: Refusal = { code: 'field-wrong', field: field.name }
  const isText = typeof value === 'string'
  switch (field.kind) {
    case 'day':
      if (!isText || !DAY.test(value)) return [wrong]
      return field.future !== true && value > today
        ? [{ code: 'field-in-future', field: field.name, on: value }]
        : []
    case 'number':
      if (typeof value !== 'number' || !Number.isSafeInteger(value)) return [wrong]
      return value < (field.least ?? 0) || value > (field.most ?? Number.MAX_SAFE_INTEGER)
        ? [
            {
              code: 'field-out-of-range',
              field: field.name,
              least: field.least ?? 0,
              most: field.most ?? null,
            },
          ]
        : []
    case 'choice':
      return field.choices.some((one) => one.id === value) ? [] : [wrong]
    case 'yes_no':
      return typeof value === 'boolean' ? [] : [wrong]
    case 'text':
      return isText && value.length <= (field.most ?? 2000) ? [] : [wrong]
    default:
      return isText && UUID.test(value) ? [] : [wrong]
  }
}
