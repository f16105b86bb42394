import { sql, type RawBuilder } from 'kysely'
import type { Actor } from '#access/policy.ts'
import type { UnitLink } from '#organisation/api.ts'
import { linksOn } from '#organisation/unit-store.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { SHOWN_ADDRESSEES, type AddresseeState, type AssignmentSummary } from './api.ts'
import { askReadable } from './reading.ts'
import { isLate, stateOn } from './stages.ts'

/** An assignment as the database tells it; ids ending in Id are internal. */
export type SummaryRow = Omit<AssignmentSummary, 'giver' | 'addressees' | 'addressed' | 'done' | 'late'> & {
  internalId: string
  giverId: string
  originId: string | null
}

export const SUMMARY = sql`
  assignment.id as "internalId", assignment.public_id as id, assignment.kind, assignment.title,
  assignment.organisation_id as "giverId", assignment.origin_id as "originId", assignment.product, assignment.stages,
  assignment.given_on as "givenOn", assignment.starts_on as "startsOn", assignment.due_on as "dueOn",
  assignment.withdrawn_on as "withdrawnOn"`

/** The assignments that came from these records (internal ids) and that the actor may read, the earliest due first. */
export async function assignmentsFrom(
  db: Db,
  actor: Actor,
  origin: { kind: string; ids: readonly string[] },
  on: Day,
): Promise<(AssignmentSummary & { originId: string })[]> {
  if (origin.ids.length === 0) return []
  const rows = await askReadable(
    db,
    actor,
    origin.ids.length,
    (isReadable) => sql<SummaryRow>`
      select ${SUMMARY} from assignment
      where origin_kind = ${origin.kind} and origin_id = any(${[...origin.ids]}::bigint[]) and ${isReadable}
      order by due_on nulls last, assignment.id limit ${MOST_FROM}`,
  )
  const summaries = await summariesOf(db, actor, rows, on)
  return summaries.map((summary, index) => ({ ...summary, originId: rows[index]!.originId! }))
}

/** So many assignments of other rooms' records are told at once. */
export const MOST_FROM = 1000

/** Assignments with their givers, first addressees and counts as of a day. */
export async function summariesOf(
  db: Db,
  actor: Actor,
  rows: readonly SummaryRow[],
  on: Day,
): Promise<AssignmentSummary[]> {
  const ids = rows.map((row) => row.internalId)
  const { rows: counts } = await sql<{ id: string; addressed: number; done: number; late: number }>`
    select assignment_id as id, count(*)::int as addressed, count(*) filter (where ${isDoneOn(on)})::int as done,
      count(*) filter (where ${isLateOn(on)})::int as late
    from assignment_addressee given where assignment_id = any(${ids}::bigint[]) group by assignment_id`.execute(
    db,
  )
  const addressees = await readStates(
    db,
    sql`select given.* from unnest(${ids}::bigint[]) as listed (id) cross join lateral (
      select * from assignment_addressee where assignment_id = listed.id order by role desc, id limit ${SHOWN_ADDRESSEES}
    ) given`,
  )
  const links = await linksOn(
    db,
    actor,
    [...rows.map((row) => row.giverId), ...addressees.map((one) => one.organisationId)],
    on,
  )
  const countOf = new Map(counts.map(({ id, ...count }) => [id, count]))
  return rows.map((row) => ({
    ...row,
    giver: links.get(row.giverId)!,
    ...(countOf.get(row.internalId) ?? { addressed: 0, done: 0, late: 0 }),
    addressees: addressees
      .filter((one) => one.assignmentId === row.internalId)
      .map((one) => addresseeOf(one, links, on)),
  }))
}

/** Whether nothing is owed on a day any more by the row `given` of assignment_addressee. */
export function isDoneOn(on: Day): RawBuilder<boolean> {
  return sql<boolean>`given.done_on <= ${on}::date`
}

/** Whether something is owed on a day although its last day is over. */
export function isLateOn(on: Day): RawBuilder<boolean> {
  return sql<boolean>`(given.due_on < ${on}::date and (given.done_on is null or given.done_on > ${on}::date))`
}

/** An addressee as the database tells it. */
export interface AddresseeRow {
  internalId: string
  id: string
  assignmentId: string
  organisationId: string
  body: string | null
  role: 'lead' | 'co'
  due: Day | null
  received: Day | null
  disseminated: Day | null
  programme: Day | null
  progress: Day | null
  percent: number | null
  reported: Day | null
  returned: Day | null
  nudged: Day | null
  closed: Day | null
  done: Day | null
}

export const ADDRESSEE = sql`
  given.id as "internalId", given.public_id as id, given.assignment_id as "assignmentId",
  given.organisation_id as "organisationId", given.role, given.due_on as due, given.received_on as received,
  given.disseminated_on as disseminated, given.programme_on as programme, given.progress_on as progress, given.percent,
  given.reported_on as reported, given.returned_on as returned, given.nudged_on as nudged, given.closed_on as closed,
  given.done_on as done,
  (select state.name from body_state state where state.body_id = given.body_id and state.superseded_at is null
    order by state.from_day desc limit 1) as body`

async function readStates(db: Db, given: RawBuilder<unknown>): Promise<AddresseeRow[]> {
  const { rows } = await sql<AddresseeRow>`
    select ${ADDRESSEE} from (${given}) given order by given.role desc, given.id`.execute(db)
  return rows
}

/** An addressee as an answer tells it. */
export function addresseeOf(
  row: AddresseeRow,
  links: ReadonlyMap<string, UnitLink>,
  on: Day,
): AddresseeState {
  const { id, organisationId, body, role, due, percent, done } = row
  return {
    id,
    unit: links.get(organisationId)!,
    body,
    role,
    dueOn: due,
    state: stateOn(row, on),
    percent,
    late: isLate(row, on),
    doneOn: done !== null && done <= on ? done : null,
  }
}
