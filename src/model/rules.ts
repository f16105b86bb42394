import { FOREVER, type Day } from '#platform/day.ts'
import type { Refusal } from '#platform/errors.ts'
import { markIn } from '#document/marks.ts'
import type { Act, Kind, Outcome, State } from './codes.ts'

export type ModelRefusal = Refusal &
  (
    | { code: 'no-name' }
    | { code: 'classified-mark'; mark: string }
    | { code: 'unit-not-there'; on: Day }
    | { code: 'in-the-future'; on: Day }
    | { code: 'pilot-without-period' }
    | { code: 'pilot-without-authority' }
    | { code: 'ends-before-it-starts'; from: Day; to: Day }
    | { code: 'aim-without-measure'; aim: string }
    | { code: 'before-it-began'; on: Day; from: Day }
    | { code: 'ended-already'; endedOn: Day }
    | { code: 'evaluation-without-outcome' }
    | { code: 'spread-before-evaluation' }
    | { code: 'spread-already'; on: Day }
    | { code: 'spread-not-effective' }
    | { code: 'decision-without-number' }
    | { code: 'not-above' }
    | { code: 'no-adopter' }
    | { code: 'adopter-not-there'; unit: string; on: Day }
    | { code: 'adopter-is-origin'; unit: string }
    | { code: 'adopted-already'; unit: string }
    | { code: 'adopted-before-it-began'; on: Day; from: Day }
  )

/** A model or pilot to be recorded; `until` exclusive, FOREVER without end. */
export interface Beginning {
  kind: Kind
  name: string
  summary: string | null
  from: Day
  until: Day
  authority: string | null
  hasDocument: boolean
  aims: readonly { what: string; measure: string }[]
}

/** What stands against recording it; empty: nothing. */
export function refusalsToBegin(one: Beginning, known: { unitExists: boolean; today: Day }): ModelRefusal[] {
  const { kind, name, summary, from, until, authority } = one
  const refusals: ModelRefusal[] = []
  if (name.trim() === '') refusals.push({ code: 'no-name' })
  const mark = markIn(`${name} ${summary ?? ''}`)
  if (mark !== null) refusals.push({ code: 'classified-mark', mark, source: '117/2025/QH15' })
  if (!known.unitExists) refusals.push({ code: 'unit-not-there', on: from })
  if (from > known.today) refusals.push({ code: 'in-the-future', on: from })
  if (kind === 'pilot' && until === FOREVER) refusals.push({ code: 'pilot-without-period' })
  if (kind === 'pilot' && authority === null && !one.hasDocument)
    refusals.push({ code: 'pilot-without-authority' })
  if (until <= from) refusals.push({ code: 'ends-before-it-starts', from, to: until })
  for (const { what, measure } of one.aims)
    if (what.trim() === '' || measure.trim() === '') refusals.push({ code: 'aim-without-measure', aim: what })
  return refusals
}

/** A model when something happens to it. */
export interface Standing {
  from: Day
  state: State
  /** The outcome of the latest evaluation; null: none yet. */
  outcome: Outcome | null
  evaluatedOn: Day | null
  spreadOn: Day | null
  endedOn: Day | null
}

/** What stands against a result or an act on a day; empty: nothing. */
function refusalsToDay({ from, endedOn }: Standing, on: Day, today: Day): ModelRefusal[] {
  const refusals: ModelRefusal[] = []
  if (on > today) refusals.push({ code: 'in-the-future', on })
  if (on < from) refusals.push({ code: 'before-it-began', on, from })
  if (endedOn !== null && on >= endedOn) refusals.push({ code: 'ended-already', endedOn })
  return refusals
}

/** What stands against a result against an aim; empty: nothing. */
export function refusalsToResult(standing: Standing, on: Day, today: Day): ModelRefusal[] {
  return refusalsToDay(standing, on, today)
}

/** What stands against evaluating, spreading or ending; empty: nothing. `isAbove`: who decides stands at or above its unit. */
export function refusalsToAct(
  act: {
    stage: Exclude<Act, 'adopted'>
    on: Day
    outcome: Outcome | null
    number: string | null
    hasDocument: boolean
    isAbove: boolean
  },
  standing: Standing,
  today: Day,
): ModelRefusal[] {
  const { stage, on } = act
  const refusals = refusalsToDay(standing, on, today)
  if (!act.isAbove) refusals.push({ code: 'not-above' })
  if (stage === 'evaluated' && act.outcome === null) refusals.push({ code: 'evaluation-without-outcome' })
  if (stage === 'spread') {
    if (standing.evaluatedOn === null || on < standing.evaluatedOn)
      refusals.push({ code: 'spread-before-evaluation' })
    else if (standing.outcome === 'not_effective') refusals.push({ code: 'spread-not-effective' })
    if (standing.spreadOn !== null) refusals.push({ code: 'spread-already', on: standing.spreadOn })
    if (act.number === null && !act.hasDocument) refusals.push({ code: 'decision-without-number' })
  }
  return refusals
}

/** A unit that takes a model up, as the register of the day knows it. */
export interface Adopter {
  code: string
  exists: boolean
  isOrigin: boolean
  hasAdopted: boolean
}

/** What stands against taking a model up; empty: nothing. */
export function refusalsToAdopt(
  adopters: readonly Adopter[],
  on: Day,
  standing: Standing,
  today: Day,
): ModelRefusal[] {
  const refusals: ModelRefusal[] = []
  if (on > today) refusals.push({ code: 'in-the-future', on })
  if (on < standing.from) refusals.push({ code: 'adopted-before-it-began', on, from: standing.from })
  if (adopters.length === 0) refusals.push({ code: 'no-adopter' })
  for (const { code, exists, isOrigin, hasAdopted } of adopters) {
    if (!exists) refusals.push({ code: 'adopter-not-there', unit: code, on })
    if (isOrigin) refusals.push({ code: 'adopter-is-origin', unit: code })
    if (hasAdopted) refusals.push({ code: 'adopted-already', unit: code })
  }
  return refusals
}
