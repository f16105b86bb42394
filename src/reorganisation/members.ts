import type { Refusal } from '#platform/errors.ts'
import { FOREVER, lastDayOf, type Day } from '#platform/day.ts'
import type { Blueprint, MemberLine } from './acts.ts'
import type { UnitState } from './states.ts'
import { existenceOf } from '#organisation/tree.ts'

/** So many members, and how many of them are official on the day. */
export interface Count {
  members: number
  official: number
}

/** Who is where at the end of the day, before the act. */
export interface Membership {
  /** Members that a unit holds itself; a unit without any may be missing. */
  held: ReadonlyMap<string, Count>
  /** The units of the members whom the act names, by their number. */
  named: ReadonlyMap<string, { unit: string; isOfficial: boolean }>
}

/** Members who move by I5 on the day; `named` null: all of `from` whom no other flow names. */
export interface Flow extends Count {
  from: string
  to: string
  named: readonly string[] | null
}

export type MembersRefusal = Refusal &
  (
    | { code: 'members-without-unit' | 'members-elsewhere'; unit: string; members: number }
    | { code: 'members-named-twice'; members: number }
    | { code: 'unit-receives-itself' | 'receiver-not-there' | 'rest-sent-twice'; unit: string; on: Day }
    | { code: 'receiver-ends'; unit: string; on: Day }
  )

const NOBODY: Count = { members: 0, official: 0 }

/**
 * Who moves: named members and the rest of a unit along the lines of the act, each once. Everybody in an ending unit
 * needs a line; who is named must be in the unit; who receives must exist from the day on without end.
 */
export function planFlows(
  { ends, members: lines }: Pick<Blueprint, 'ends' | 'members'>,
  { held, named }: Membership,
  after: readonly UnitState[],
  on: Day,
): { flows: Flow[]; refusals: MembersRefusal[] } {
  const refusals = [...refusalsToNames(lines, named), ...refusalsToLines(lines, after, on)]
  const flows: Flow[] = lines.filter((line) => line.named !== null).map((line) => namedFlow(line, named))
  for (const from of new Set([...ends, ...lines.map((line) => line.from)])) {
    const leaving = flows.filter((flow) => flow.from === from)
    const rest = leaving.reduce(minus, held.get(from) ?? NOBODY)
    const line = lines.find((one) => one.from === from && one.named === null)
    if (line) flows.push({ ...line, ...rest })
    else if (ends.includes(from) && rest.members > 0)
      refusals.push({ code: 'members-without-unit', unit: from, members: rest.members })
  }
  return { flows: flows.filter((flow) => flow.members > 0), refusals }
}

function namedFlow(line: MemberLine, known: Membership['named']): Flow {
  const named = [...new Set(line.named)]
  const official = named.filter((id) => known.get(id)?.isOfficial).length
  return { from: line.from, to: line.to, named, members: named.length, official }
}

function minus(count: Count, { members, official }: Count): Count {
  return { members: count.members - members, official: count.official - official }
}

function refusalsToNames(lines: readonly MemberLine[], known: Membership['named']): MembersRefusal[] {
  const refusals: MembersRefusal[] = []
  const all = lines.flatMap((line) => line.named ?? [])
  const repeated = all.length - new Set(all).size
  if (repeated > 0) refusals.push({ code: 'members-named-twice', members: repeated })
  for (const { from, named } of lines) {
    const elsewhere = (named ?? []).filter((id) => known.get(id)?.unit !== from).length
    if (elsewhere > 0) refusals.push({ code: 'members-elsewhere', unit: from, members: elsewhere })
  }
  return refusals
}

function refusalsToLines(
  lines: readonly MemberLine[],
  after: readonly UnitState[],
  on: Day,
): MembersRefusal[] {
  const refusals: MembersRefusal[] = []
  const rests = lines.filter((line) => line.named === null).map((line) => line.from)
  for (const unit of new Set(rests.filter((from, index) => rests.indexOf(from) !== index)))
    refusals.push({ code: 'rest-sent-twice', unit, on })
  for (const unit of new Set(lines.filter((line) => line.from === line.to).map((line) => line.to)))
    refusals.push({ code: 'unit-receives-itself', unit, on })
  for (const unit of new Set(lines.map((line) => line.to))) {
    const stretch = existenceOf(after.filter((one) => one.code === unit)).find(
      (one) => one.from <= on && on < one.until,
    )
    if (!stretch) refusals.push({ code: 'receiver-not-there', unit, on })
    else if (stretch.until !== FOREVER)
      refusals.push({ code: 'receiver-ends', unit, on: lastDayOf(stretch.until)! })
  }
  return refusals
}
