import { ROLES_IN, type CommitteeCode, type CommitteeRole } from '#committee/codes.ts'
import { KIND_BY_CODE } from '#organisation/kinds.ts'
import { dayOf, FOREVER, lastDayOf, untilOf, type Day } from '#platform/day.ts'
import type { Refusal } from '#platform/errors.ts'
import type { DutyKind } from './codes.ts'

type Coded<Code extends string, Facts = unknown> = Code extends string ? { code: Code } & Facts : never

export type DutyRefusal = Refusal &
  (
    | Coded<'holder-missing' | 'subject-missing' | 'not-a-branch' | 'not-a-cell' | 'not-a-regulation'>
    | Coded<'unit-not-there' | 'holds-no-post' | 'area-not-there' | 'area-not-below', { on: Day }>
    | Coded<'field-not-there', { on: Day }>
    | Coded<'role-not-in-committee', { role: string; committee: string }>
    | Coded<'ends-before-it-starts', { from: Day; to: Day | null }>
    | Coded<'already-responsible', { from: Day }>
    | Coded<'ended-already', { to: Day }>
    | Coded<'outside-duty', { from: Day; to: Day | null }>
    | Coded<'more-attended-than-held', { held: number; attended: number }>
    | Coded<'negative-number'>
    | Coded<'field-name-taken', { name: string }>
    | Coded<'field-in-use', { duties: number }>
    | Coded<'regulations-overlap', { number: string; from: Day }>
  )

/** A duty to be recorded; half-open, holder and subject by any stable key. */
export interface DutyWanted {
  committee: CommitteeCode
  kind: DutyKind
  fieldId: string | null
  unitId: string | null
  personId: string | null
  role: CommitteeRole | null
  from: Day
  until: Day
}

/** What a duty is judged by, on its first day. */
export interface DutySituation {
  keeperExists: boolean
  /** Whether the person holds a post in the committee. */
  holdsPost: boolean
  field: { from: Day; until: Day } | null
  unit: { kind: string; exists: boolean; below: boolean } | null
  /** First days of duties of the same holder for the same subject that overlap. */
  same: readonly Day[]
}

/** What stands against a duty; empty: nothing. All reasons at once. */
export function refusalsToDuty(duty: DutyWanted, situation: DutySituation): DutyRefusal[] {
  const { from, until, personId, role, committee } = duty
  const refusals: DutyRefusal[] = []
  if (until <= from) refusals.push({ code: 'ends-before-it-starts', from, to: lastDayOf(until) })
  if (!situation.keeperExists) refusals.push({ code: 'unit-not-there', on: from })
  if ((personId === null) === (role === null)) refusals.push({ code: 'holder-missing' })
  else if (personId !== null && !situation.holdsPost) refusals.push({ code: 'holds-no-post', on: from })
  if (role !== null && !ROLES_IN[committee].includes(role))
    refusals.push({ code: 'role-not-in-committee', role, committee })
  refusals.push(...refusalsToSubject(duty, situation))
  if (situation.same[0]) refusals.push({ code: 'already-responsible', from: situation.same[0] })
  return refusals
}

function refusalsToSubject(duty: DutyWanted, { field, unit }: DutySituation): DutyRefusal[] {
  const { kind, fieldId, unitId, from } = duty
  if ((kind === 'field') !== (fieldId !== null) || (kind === 'field') === (unitId !== null))
    return [{ code: 'subject-missing' }]
  if (kind === 'field')
    return field && field.from <= from && from < field.until ? [] : [{ code: 'field-not-there', on: from }]
  const refusals: DutyRefusal[] = []
  if (!unit?.exists) return [{ code: 'area-not-there', on: from }]
  if (!unit.below) refusals.push({ code: 'area-not-below', on: from })
  if (kind === 'cell' && !KIND_BY_CODE.get(unit.kind)?.branch) refusals.push({ code: 'not-a-branch' })
  return refusals
}

/** What stands against `to` as the last day of a duty, a field or a regulation. */
export function refusalsToEnd(period: { from: Day; until: Day }, to: Day): DutyRefusal[] {
  const { from, until } = period
  if (to < from) return [{ code: 'ends-before-it-starts', from, to }]
  if (until !== FOREVER && until <= untilOf(to)) return [{ code: 'ended-already', to: lastDayOf(until)! }]
  return []
}

/** A quarter as a half-open period. */
export function quarterOf(year: number, quarter: number): { from: Day; until: Day } {
  const from = dayOf(year, quarter * 3 - 2, 1)
  return { from, until: quarter === 4 ? dayOf(year + 1, 1, 1) : dayOf(year, quarter * 3 + 1, 1) }
}

/** What stands against a quarter's attendance. */
export function refusalsToAttendance(
  { held, attended, from, until }: { held: number; attended: number; from: Day; until: Day },
  duty: { kind: string; from: Day; until: Day },
): DutyRefusal[] {
  const refusals: DutyRefusal[] = []
  if (duty.kind !== 'cell') refusals.push({ code: 'not-a-cell' })
  if (held < 0 || attended < 0) refusals.push({ code: 'negative-number' })
  if (attended > held) refusals.push({ code: 'more-attended-than-held', held, attended })
  if (until <= duty.from || duty.until <= from)
    refusals.push({ code: 'outside-duty', from: duty.from, to: lastDayOf(duty.until) })
  return refusals
}

/** What stands against a working regulation beside the others of the committee. */
export function refusalsToRegulation(
  { from, until }: { from: Day; until: Day },
  situation: {
    keeperExists: boolean
    others: readonly { number: string; from: Day; until: Day }[]
    /** The type of the document that it names, null where it names none. */
    documentType: string | null
  },
): DutyRefusal[] {
  const refusals: DutyRefusal[] = []
  if (until <= from) refusals.push({ code: 'ends-before-it-starts', from, to: lastDayOf(until) })
  if (!situation.keeperExists) refusals.push({ code: 'unit-not-there', on: from })
  if (situation.documentType !== null && situation.documentType !== 'QC')
    refusals.push({ code: 'not-a-regulation' })
  for (const other of situation.others)
    if (other.from < until && from < other.until)
      refusals.push({ code: 'regulations-overlap', number: other.number, from: other.from })
  return refusals
}

/** Whether nobody is there for it, or more than one: those whose post is over do not count. */
export function stateOf(holders: readonly { vacant: boolean }[]): 'gap' | 'overlap' | 'one' {
  const present = holders.filter((one) => !one.vacant).length
  return present === 0 ? 'gap' : present > 1 ? 'overlap' : 'one'
}
