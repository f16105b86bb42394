import type { Day } from '#platform/day.ts'
import type { GroupRole } from './codes.ts'

const SOURCE = 'Điều lệ Đảng, Điều 24'

export type GroupRefusal =
  | { code: 'group-of-branches-only'; source: string }
  | { code: 'group-name-taken'; name: string }
  | { code: 'group-day-outside'; on: Day }
  | { code: 'group-in-future'; on: Day; today: Day }
  | { code: 'group-has-leader'; source: string }
  | { code: 'group-other-unit'; on: Day }
  | { code: 'group-member-already' }
  | { code: 'group-in-another' }

/** Kinds of units that have groups. Source: Charter art. 24. */
const BRANCHES = ['chi_bo_truc_thuoc', 'chi_bo_co_so', 'chi_bo']

/** Against forming a group (tổ đảng) in a unit. */
export function refusalsToForm(
  asked: { name: string; from: Day },
  unit: { kind: string; names: readonly string[] },
  today: Day,
): GroupRefusal[] {
  const refusals: GroupRefusal[] = []
  if (!BRANCHES.includes(unit.kind)) refusals.push({ code: 'group-of-branches-only', source: SOURCE })
  if (unit.names.includes(asked.name)) refusals.push({ code: 'group-name-taken', name: asked.name })
  if (asked.from > today) refusals.push({ code: 'group-in-future', on: asked.from, today })
  return refusals
}

/** What joining is judged by. */
export interface JoinSituation {
  group: { id: string; from: Day; until: Day }
  /** Stands in the unit of the group on the day. */
  isOfUnit: boolean
  places: readonly { groupId: string; personId: string; role: GroupRole }[]
}

/** Against somebody's place in a group: of its branch, in one group only, one leader. */
export function refusalsToJoin(
  asked: { personId: string; role: GroupRole; from: Day },
  { group, isOfUnit, places }: JoinSituation,
  today: Day,
): GroupRefusal[] {
  const refusals: GroupRefusal[] = []
  const { personId, role, from } = asked
  if (from < group.from || from >= group.until) refusals.push({ code: 'group-day-outside', on: from })
  if (from > today) refusals.push({ code: 'group-in-future', on: from, today })
  if (!isOfUnit) refusals.push({ code: 'group-other-unit', on: from })
  const own = places.filter((one) => one.personId === personId)
  if (own.some((one) => one.groupId === group.id && one.role === role))
    refusals.push({ code: 'group-member-already' })
  if (own.some((one) => one.groupId !== group.id)) refusals.push({ code: 'group-in-another' })
  const leader = places.find((one) => one.groupId === group.id && one.role === 'leader')
  if (role === 'leader' && leader && leader.personId !== personId)
    refusals.push({ code: 'group-has-leader', source: SOURCE })
  return refusals
}

/** Against a last day before the first. */
export function refusalsToLast(from: Day, to: Day, today: Day): GroupRefusal[] {
  if (to < from) return [{ code: 'group-day-outside', on: to }]
  return to > today ? [{ code: 'group-in-future', on: to, today }] : []
}
