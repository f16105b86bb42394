import type { Day } from '#platform/day.ts'
import { MOST_OF_LIST } from './bulk-api.ts'

/** A line of a list as the register knows it: its ends, and how many go. */
export interface Line {
  from: { name: string; isBelow: boolean }
  to: { name: string; there: boolean; lasts: boolean; holdsMembers: boolean }
  same: boolean
  repeated: boolean
  members: number
}

export type ListRefusal =
  | { code: 'list-line-twice' | 'list-not-below' | 'list-nobody' | 'transfer-same-end'; unit: string }
  | { code: 'list-receiver-not-there' | 'list-receiver-ends' | 'list-receiver-not-branch'; unit: string }
  | { code: 'list-too-many'; members: number; most: number }
  | { code: 'list-members-in-transfer'; members: number }
  | { code: 'list-two-superiors' }
  | { code: 'list-members-gone'; members: number }
  | { code: 'list-later-movements'; members: number }
  | { code: 'list-before-letter'; issuedOn: Day; on: Day }
  | { code: 'list-future'; on: Day; today: Day }
  | { code: 'list-needs-reason' }

/** Everything against the lines of a list, at once. */
export function refusalsToLines(
  lines: readonly Line[],
  { inTransfer, superiors }: { inTransfer: number; superiors: number },
): ListRefusal[] {
  const refusals: ListRefusal[] = lines.flatMap(refusalsToLine)
  const members = lines.reduce((sum, line) => sum + line.members, 0)
  if (members > MOST_OF_LIST.members)
    refusals.push({ code: 'list-too-many', members, most: MOST_OF_LIST.members })
  if (inTransfer > 0) refusals.push({ code: 'list-members-in-transfer', members: inTransfer })
  if (superiors > 1) refusals.push({ code: 'list-two-superiors' })
  return refusals
}

function refusalsToLine({ from, to, same, repeated, members }: Line): ListRefusal[] {
  const refusals: ListRefusal[] = []
  if (repeated) refusals.push({ code: 'list-line-twice', unit: from.name })
  if (!from.isBelow) refusals.push({ code: 'list-not-below', unit: from.name })
  if (same) refusals.push({ code: 'transfer-same-end', unit: from.name })
  if (!to.there) refusals.push({ code: 'list-receiver-not-there', unit: to.name })
  else if (!to.lasts) refusals.push({ code: 'list-receiver-ends', unit: to.name })
  if (to.there && !to.holdsMembers) refusals.push({ code: 'list-receiver-not-branch', unit: to.name })
  if (members === 0) refusals.push({ code: 'list-nobody', unit: from.name })
  return refusals
}

/** Against ending a list on a day. */
export function refusalsToEnd(
  { act, on, reason }: { act: 'received' | 'returned' | 'cancelled'; on: Day; reason: string | null },
  { issuedOn, today }: { issuedOn: Day; today: Day },
): ListRefusal[] {
  const refusals: ListRefusal[] = []
  if (on > today) refusals.push({ code: 'list-future', on, today })
  if (on < issuedOn) refusals.push({ code: 'list-before-letter', issuedOn, on })
  if (act !== 'received' && reason === null) refusals.push({ code: 'list-needs-reason' })
  return refusals
}

/** Against receiving all: who has left the branch meanwhile, who has moved after the day, receivers that are gone. */
export function refusalsToReceipt(
  found: { gone: number; later: number; receivers: readonly Line['to'][] },
  leaveOut: boolean,
): ListRefusal[] {
  const refusals: ListRefusal[] = []
  if (found.gone > 0 && !leaveOut) refusals.push({ code: 'list-members-gone', members: found.gone })
  if (found.later > 0) refusals.push({ code: 'list-later-movements', members: found.later })
  for (const { name, there, lasts } of found.receivers) {
    if (!there) refusals.push({ code: 'list-receiver-not-there', unit: name })
    else if (!lasts) refusals.push({ code: 'list-receiver-ends', unit: name })
  }
  return refusals
}
