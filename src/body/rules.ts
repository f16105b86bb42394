import { FOREVER, lastDayOf, untilOf, type Day } from '#platform/day.ts'
import type { Refusal } from '#platform/errors.ts'
import type { BodyTotals, Particulars } from './api.ts'
import { FOR_A_TASK, INTERNAL, PARTY_GROUPS, type BodyAct } from './codes.ts'

export const NO_BODIES: BodyTotals = { bodies: 0, internalUnits: 0, quota: 0, present: 0, deputies: 0 }

/** Totals of several kinds or sides added up. */
export function sumOf(totals: readonly BodyTotals[]): BodyTotals {
  return totals.reduce(
    (sum, one) => ({
      bodies: sum.bodies + one.bodies,
      internalUnits: sum.internalUnits + one.internalUnits,
      quota: sum.quota + one.quota,
      present: sum.present + one.present,
      deputies: sum.deputies + one.deputies,
    }),
    NO_BODIES,
  )
}

/** A body that an act concerns, as the register knows it on the day of the act. */
export interface BodyFacts {
  id: string
  name: string
  kind: string
  /** Its first day, the day from which it is no more, the first day of its latest state. */
  begins: Day
  until: Day
  lastFrom: Day
  numbers: Pick<Particulars, 'quota' | 'present' | 'internalUnits' | 'deputies'>
  /** Bodies that stand under it on that day. */
  below: readonly { id: string; name: string; kind: string }[]
}

/** What an act is judged by. */
export interface ActSituation {
  bodies: readonly BodyFacts[]
  into: BodyFacts | null
  keeperExists: boolean
  /** The superior wanted: whether it exists on the day, and it with all that stand above it. */
  superior: { exists: boolean; name: string; chain: readonly string[] } | null
  partyGroup: { kind: string; exists: boolean } | null
  /** Names of the keeper's bodies on the day, those that the act ends or changes left out. */
  namesTaken: readonly string[]
}

/** An act to be judged: the facts of `WantedAct` that rules look at. */
export interface ActWanted {
  act: BodyAct
  on: Day
  decisionNo: string | null
  bodies: readonly string[]
  into: string | null
  particulars: Particulars | null
}

const NUMBERS = ['quota', 'present', 'internalUnits', 'deputies', 'deputyLimit'] as const
export type BodyNumber = (typeof NUMBERS)[number]

/** Several codes with the same facts, each a refusal of its own. */
type Coded<Code extends string, Facts = unknown> = Code extends string ? { code: Code } & Facts : never

export type BodyRefusal = Refusal &
  (
    | Coded<'decision-missing' | 'particulars-missing' | 'into-missing' | 'internal-without-superior'>
    | Coded<'person-or-name' | 'no-such-warning'>
    | Coded<'unit-not-there' | 'superior-not-there' | 'party-group-not-there', { on: Day }>
    | Coded<'later-position' | 'later-act', { on: Day }>
    | Coded<'too-few-bodies', { min: number }>
    | Coded<'too-many-bodies', { max: number }>
    | Coded<'same-twice' | 'with-itself' | 'superior-circle' | 'name-taken', { name: string }>
    | Coded<'not-begun' | 'has-ended' | 'later-state', { name: string; on: Day }>
    | Coded<'negative-number', { field: BodyNumber | 'actual' }>
    | Coded<'not-a-party-group', { kind: string }>
    | Coded<'ends-before-it-starts' | 'outside-body', { from: Day; to: Day | null }>
    | Coded<'bodies-below', { name: string; below: string }>
    | Coded<'head-taken', { role: string; from: Day }>
    | Coded<'already-member', { from: Day }>
    | Coded<'member-ended-already', { to: Day }>
    | Coded<'rests-on-it', { name: string; what: string }>
  )

const FEWEST: Record<BodyAct, number> = { found: 0, change: 1, merge: 2, absorb: 1, dissolve: 1 }
const MOST_AT_ONCE: Partial<Record<BodyAct, number>> = { found: 0, change: 1 }

/** Whether the act brings or keeps a body whose particulars must be told. */
export function takesParticulars(act: BodyAct): 'needs' | 'may' | 'no' {
  return act === 'dissolve' ? 'no' : act === 'absorb' ? 'may' : 'needs'
}

/** What stands against an act; empty: nothing. All reasons at once. */
export function refusalsToAct(wanted: ActWanted, situation: ActSituation): BodyRefusal[] {
  const { act, on, decisionNo, particulars } = wanted
  const refusals: BodyRefusal[] = []
  if (decisionNo === null && act !== 'change') refusals.push({ code: 'decision-missing' })
  if (!situation.keeperExists && (act === 'found' || act === 'merge'))
    refusals.push({ code: 'unit-not-there', on })
  refusals.push(...refusalsToChoice(wanted, situation))
  for (const body of concerned(situation)) refusals.push(...refusalsToDay(act, body, on))
  if (act === 'dissolve') refusals.push(...refusalsToEnding(situation.bodies))
  if (particulars === null && takesParticulars(act) === 'needs')
    refusals.push({ code: 'particulars-missing' })
  if (particulars !== null && takesParticulars(act) !== 'no')
    refusals.push(...refusalsToParticulars(particulars, wanted, situation))
  return refusals
}

function concerned({ bodies, into }: ActSituation): BodyFacts[] {
  const all = into ? [...bodies, into] : [...bodies]
  return [...new Map(all.map((body) => [body.id, body])).values()]
}

function refusalsToChoice(
  { act, bodies, into, particulars }: ActWanted,
  situation: ActSituation,
): BodyRefusal[] {
  const refusals: BodyRefusal[] = []
  const different = new Set(bodies)
  const most = MOST_AT_ONCE[act]
  if (different.size < FEWEST[act]) refusals.push({ code: 'too-few-bodies', min: FEWEST[act] })
  if (most !== undefined && different.size > most) refusals.push({ code: 'too-many-bodies', max: most })
  const nameOf = (id: string) => concerned(situation).find((body) => body.id === id)?.name ?? ''
  for (const id of different)
    if (bodies.filter((one) => one === id).length > 1) refusals.push({ code: 'same-twice', name: nameOf(id) })
  if (act === 'absorb' && into === null) refusals.push({ code: 'into-missing' })
  if (act === 'absorb' && into !== null && different.has(into))
    refusals.push({ code: 'with-itself', name: nameOf(into) })
  const above = situation.bodies.find((body) => body.below.some((one) => one.id === into))
  if (act === 'absorb' && situation.into && above && !particulars)
    refusals.push({ code: 'bodies-below', name: above.name, below: situation.into.name })
  return refusals
}

function refusalsToDay(act: BodyAct, body: BodyFacts, on: Day): BodyRefusal[] {
  const { name, begins, until, lastFrom } = body
  // What ends must have been for a day; what changes may change on its first.
  if (act === 'change' ? on < begins : on <= begins) return [{ code: 'not-begun', name, on: begins }]
  if (until <= on) return [{ code: 'has-ended', name, on: lastDayOf(until)! }]
  return lastFrom > on ? [{ code: 'later-state', name, on: lastFrom }] : []
}

function refusalsToEnding(bodies: readonly BodyFacts[]): BodyRefusal[] {
  const ending = new Set(bodies.map((body) => body.id))
  return bodies.flatMap(({ name, below }) =>
    below
      .filter((one) => one.kind !== INTERNAL && !ending.has(one.id))
      .map((one) => ({ code: 'bodies-below' as const, name, below: one.name })),
  )
}

function refusalsToParticulars(
  given: Particulars,
  wanted: ActWanted,
  situation: ActSituation,
): BodyRefusal[] {
  const { act, on, bodies, into } = wanted
  const { superior, partyGroup, namesTaken } = situation
  const refusals: BodyRefusal[] = []
  for (const field of NUMBERS) if ((given[field] ?? 0) < 0) refusals.push({ code: 'negative-number', field })
  if (given.plannedTo !== null && given.plannedTo < on)
    refusals.push({ code: 'ends-before-it-starts', from: on, to: given.plannedTo })
  if (given.kind === INTERNAL && given.superiorId === null)
    refusals.push({ code: 'internal-without-superior' })
  if (superior && !superior.exists) refusals.push({ code: 'superior-not-there', on })
  const self = act === 'absorb' ? (into === null ? [] : [...bodies, into]) : act === 'found' ? [] : bodies
  if (superior && self.some((id) => superior.chain.includes(id)))
    refusals.push({ code: 'superior-circle', name: superior.name })
  if (partyGroup && !(PARTY_GROUPS as readonly string[]).includes(partyGroup.kind))
    refusals.push({ code: 'not-a-party-group', kind: partyGroup.kind })
  if (partyGroup && !partyGroup.exists) refusals.push({ code: 'party-group-not-there', on })
  if (given.kind !== INTERNAL && namesTaken.includes(given.name))
    refusals.push({ code: 'name-taken', name: given.name })
  return refusals
}

/** A member of a body as recorded or to be recorded; half-open, `holder` by any stable key. */
export interface MemberPeriod {
  holder: string
  role: string
  from: Day
  until: Day
}

/** What stands against a member: a body has one head and one standing deputy at a time, and nobody is in it twice. */
export function refusalsToMember(
  member: MemberPeriod,
  others: readonly MemberPeriod[],
  body: { begins: Day; until: Day },
): BodyRefusal[] {
  const { from, until, role, holder } = member
  const refusals: BodyRefusal[] = []
  if (until <= from) refusals.push({ code: 'ends-before-it-starts', from, to: lastDayOf(until) })
  if (from < body.begins || from >= body.until || (until !== FOREVER && until > body.until))
    refusals.push({ code: 'outside-body', from: body.begins, to: lastDayOf(body.until) })
  const meanwhile = others.filter((other) => other.from < until && from < other.until)
  const same = meanwhile.find((other) => other.role === role && other.holder !== holder)
  if (same && (role === 'head' || role === 'standing_deputy'))
    refusals.push({ code: 'head-taken', role, from: same.from })
  const own = meanwhile.find((other) => other.holder === holder)
  if (own) refusals.push({ code: 'already-member', from: own.from })
  return refusals
}

/** What stands against `to` as a member's last day. */
export function refusalsToMemberEnd(member: MemberPeriod, to: Day): BodyRefusal[] {
  if (to < member.from) return [{ code: 'ends-before-it-starts', from: member.from, to }]
  if (member.until <= untilOf(to)) return [{ code: 'member-ended-already', to: lastDayOf(member.until)! }]
  return []
}

/** Whether bodies of this kind are made of members with posts. */
export function isForTask(kind: string): boolean {
  return (FOR_A_TASK as readonly string[]).includes(kind)
}
