import { addDays, addMonths, type Day } from '#platform/day.ts'
import type { ActGiven, CaseUnits, Given } from '#procedure/declaration.ts'
import { transferLawOn, type TemporaryLimits } from './law.ts'

/** How far a transfer goes: which is the lowest unit that holds both ends. */
export const SCOPES = ['grassroots', 'superior', 'province', 'provinces', 'outside'] as const
export type Scope = (typeof SCOPES)[number]

/** The scope of a transfer from the lines of its two ends; without a second end it leaves or enters the register. */
export function scopeOf(units: CaseUnits): Scope {
  if (units.second === null) return 'outside'
  const same = (own: string | null, other: string | null) => own !== null && own === other
  if (same(units.grassroots, units.second_grassroots)) return 'grassroots'
  if (same(units.superior, units.second_superior)) return 'superior'
  return same(units.province, units.second_province) ? 'province' : 'provinces'
}

/** What the rules need of the member and the receiver; ids are internal. */
export interface TransferFacts {
  /** The unit that counts the member at the end of the day; null: none. */
  standsIn: string | null
  memberCode: string | null
  /** The unit in which the member is to be received, and whether members can belong to it. */
  receiver: { id: string; exists: boolean; holdsMembers: boolean; isBelowSecond: boolean } | null
  /** By when the transfer had to begin, and the letter to be presented. */
  startBy: Day | null
  presentBy: Day | null
  /** The temporary transfer that is in force. */
  away: { from: Day; until: Day } | null
  limits: TemporaryLimits
}

export type TransferRefusal =
  | { code: 'transfer-no-member' }
  | { code: 'transfer-left-home'; on: Day }
  | { code: 'transfer-stands-already'; on: Day }
  | { code: 'transfer-same-unit' }
  | { code: 'transfer-change-in-future'; changedOn: Day; on: Day }
  | { code: 'transfer-letter-in-future'; letterOn: Day; on: Day }
  | { code: 'transfer-started-late'; by: Day; source: string }
  | { code: 'transfer-presented-late'; by: Day; source: string }
  | { code: 'transfer-needs-branch' }
  | { code: 'transfer-receiver-gone'; on: Day }
  | { code: 'transfer-receiver-not-branch' }
  | { code: 'transfer-receiver-elsewhere' }
  | { code: 'temporary-ends-before-it-begins'; from: Day; to: Day }
  | { code: 'temporary-too-short'; least: number; source: string }
  | { code: 'temporary-too-long'; below: number; study: boolean; source: string }
  | { code: 'temporary-needs-host' }
  | { code: 'temporary-two-hosts' }
  | { code: 'temporary-away-already'; until: Day }
  | { code: 'temporary-not-begun'; from: Day }
  | { code: 'temporary-not-longer'; to: Day }

type TransferGiven = Given<TransferFacts>

/** Against opening an official transfer: no member, a change still to come, begun late without a reason. */
export function refusalsToOfficial(given: TransferGiven): TransferRefusal[] {
  return [...refusalsToMember(given.facts), ...refusalsToStart(given)]
}

function refusalsToMember({ memberCode, standsIn }: TransferFacts): TransferRefusal[] {
  return memberCode === null || standsIn === null ? [{ code: 'transfer-no-member' }] : []
}

function refusalsToLeaver({ facts, case: one, on }: TransferGiven): TransferRefusal[] {
  if (facts.memberCode === null) return [{ code: 'transfer-no-member' }]
  return facts.standsIn === null || facts.standsIn !== (one.units.branch ?? one.organisationId)
    ? [{ code: 'transfer-left-home', on }]
    : []
}

/** A transfer is begun within the text's working days from the decision or change; later only with a reason. */
export function refusalsToStart({ facts, case: { values }, on }: TransferGiven): TransferRefusal[] {
  const changedOn = values.changed_on as Day | undefined
  if (!changedOn) return []
  if (changedOn > on) return [{ code: 'transfer-change-in-future', changedOn, on }]
  return facts.startBy !== null && on > facts.startBy && !values.late_reason
    ? [{ code: 'transfer-started-late', by: facts.startBy, source: transferLawOn(on).source }]
    : []
}

/** Who stands in a unit of the register already moves inside it. */
function refusalsToEntry({ facts, on }: TransferGiven): TransferRefusal[] {
  return facts.standsIn === null ? [] : [{ code: 'transfer-stands-already', on }]
}

/** Against entering the register by a letter: the letter is not of a day to come. */
export function refusalsToLetter({ case: { values }, on }: TransferGiven): TransferRefusal[] {
  const letterOn = values.letter_on as Day | undefined
  return letterOn && letterOn > on ? [{ code: 'transfer-letter-in-future', letterOn, on }] : []
}

/** Against receiving: a branch that is there and can hold members, below the unit that receives; a late letter explained. */
export function refusalsToReceive(given: TransferGiven, act: ActGiven): TransferRefusal[] {
  const { facts } = given
  const refusals = [...refusalsToReceiver(facts.receiver, act.on), ...refusalsToLate(facts, act)]
  if (given.case.kind !== 'transfer-in') refusals.push(...refusalsToLeaver({ ...given, on: act.on }))
  if (given.case.kind === 'transfer-in') refusals.push(...refusalsToEntry({ ...given, on: act.on }))
  if (facts.receiver && facts.receiver.id === facts.standsIn) refusals.push({ code: 'transfer-same-unit' })
  return refusals
}

function refusalsToReceiver(receiver: TransferFacts['receiver'], on: Day): TransferRefusal[] {
  if (receiver === null) return [{ code: 'transfer-needs-branch' }]
  if (!receiver.exists) return [{ code: 'transfer-receiver-gone', on }]
  const refusals: TransferRefusal[] = []
  if (!receiver.holdsMembers) refusals.push({ code: 'transfer-receiver-not-branch' })
  if (!receiver.isBelowSecond) refusals.push({ code: 'transfer-receiver-elsewhere' })
  return refusals
}

/** The letter is presented within the text's working days; later it is explained and considered. */
function refusalsToLate({ presentBy }: TransferFacts, act: ActGiven): TransferRefusal[] {
  return presentBy !== null && act.on > presentBy && !act.values.late_reason
    ? [{ code: 'transfer-presented-late', by: presentBy, source: transferLawOn(act.on).source }]
    : []
}

/** Against opening a temporary transfer: its period, its host, another one in force. */
export function refusalsToTemporary(given: TransferGiven): TransferRefusal[] {
  const { facts, case: one, on } = given
  const { from, to, study, host } = one.values as { from: Day; to: Day; study?: boolean; host?: string }
  const refusals = refusalsToMember(facts)
  if (one.secondId === null && !host) refusals.push({ code: 'temporary-needs-host' })
  if (one.secondId !== null && host) refusals.push({ code: 'temporary-two-hosts' })
  if (from && to) refusals.push(...refusalsToPeriod({ from, to, study: study === true }, facts.limits, on))
  if (facts.away) refusals.push({ code: 'temporary-away-already', until: addDays(facts.away.until, -1) })
  return refusals
}

/** A temporary transfer lasts at least so many months and less than a year; study up to two. */
export function refusalsToPeriod(
  { from, to, study }: { from: Day; to: Day; study: boolean },
  limits: TemporaryLimits,
  on: Day,
): TransferRefusal[] {
  const until = addDays(to, 1)
  const { source } = transferLawOn(on)
  if (to < from) return [{ code: 'temporary-ends-before-it-begins', from, to }]
  const least = study ? limits.studyLeast : limits.least
  if (until < addMonths(from, least)) return [{ code: 'temporary-too-short', least, source }]
  const tooLong = study ? until > addMonths(from, limits.studyMost) : until >= addMonths(from, limits.below)
  const below = study ? limits.studyMost : limits.below
  return tooLong ? [{ code: 'temporary-too-long', below, study, source }] : []
}

/** Against an act during the stay: extending it must lengthen it within the limits, ending it cannot be before it began. */
export function refusalsToStay(given: TransferGiven, act: ActGiven): TransferRefusal[] {
  const { away, limits } = given.facts
  if (act.outcome === 'extended') {
    const to = act.values.new_to as Day | undefined
    const from = away?.from ?? (given.case.values.from as Day)
    if (!to) return []
    if (away && addDays(to, 1) <= away.until) return [{ code: 'temporary-not-longer', to }]
    return refusalsToPeriod({ from, to, study: given.case.values.study === true }, limits, act.on)
  }
  return act.outcome === 'ended' && away && act.on <= away.from
    ? [{ code: 'temporary-not-begun', from: away.from }]
    : []
}
