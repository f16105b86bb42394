import { sql } from 'kysely'
import type { Actor } from '#access/policy.ts'
import type { Awaiting, AwaitingBelow, InboxQuestion, InboxSource } from '#inbox/source.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { countBelow } from './coverage.ts'
import { ADDRESSEE, type AddresseeRow } from './list.ts'
import { nextStep } from './next.ts'
import type { AskedStage, AssignmentKind } from './stages.ts'

/** What was given to units and is owed, and what they reported and nobody has looked at. */
export const assignmentsAwaiting: InboxSource = {
  kind: 'assignment',
  list: async (db, _actor, asked) => [...(await owed(db, asked)), ...(await toLookAt(db, asked))],
  below: countOwedBelow,
}

type OwedRow = AddresseeRow & {
  title: string
  assignmentKind: AssignmentKind
  stages: AskedStage[]
  unit: string
}

async function owed(db: Db, { units, on, until, limit }: InboxQuestion): Promise<Awaiting[]> {
  const { rows } = await sql<OwedRow>`
    select ${ADDRESSEE}, assignment.title, assignment.kind as "assignmentKind", assignment.stages,
      (select public_id from organisation where id = given.organisation_id) as unit
    from assignment_addressee given join assignment on assignment.id = given.assignment_id
    where given.organisation_id in (${units}) and given.done_on is null and given.given_on <= ${on}::date
      and assignment.withdrawn_on is null and (given.due_on is null or given.due_on <= ${until}::date)
    order by given.due_on nulls last, given.id limit ${limit}`.execute(db)
  return rows.map((row) => ({
    kind: 'assignment',
    id: row.id,
    to: `/assignments/unit/${row.id}`,
    title: row.title,
    organisationId: row.unit,
    dueOn: row.due,
    code: nextStep(row.stages, row) ?? 'finish',
    facts: {
      from: row.assignmentKind,
      ...(row.nudged === null ? {} : { nudgedOn: row.nudged }),
      ...(row.percent === null ? {} : { percent: row.percent }),
    },
  }))
}

/** Reports that wait for who gave or passed on the work, assignment by assignment; they have no deadline of their own. */
async function toLookAt(db: Db, { units, on, limit }: InboxQuestion): Promise<Awaiting[]> {
  const { rows } = await sql<{
    id: string
    title: string
    kind: AssignmentKind
    count: number
    unit: string
  }>`
    select assignment.public_id as id, assignment.title, assignment.kind, count(*)::int as count,
      (select public_id from organisation where organisation.id = reported.unit_id) as unit
    from (
      select given.assignment_id, given.reported_on, own.organisation_id as unit_id
      from assignment own join assignment_addressee given on given.assignment_id = own.id
      where own.organisation_id in (${units}) and given.passed_by is null
        and given.reported_on is not null and given.closed_on is null
      union all
      select given.assignment_id, given.reported_on, given.passed_by from assignment_addressee given
      where given.passed_by in (${units}) and given.reported_on is not null and given.closed_on is null
    ) reported join assignment on assignment.id = reported.assignment_id
    where reported.reported_on <= ${on}::date and assignment.withdrawn_on is null
    group by assignment.id, reported.unit_id order by assignment.id limit ${limit}`.execute(db)
  return rows.map(({ id, title, kind, count, unit }) => ({
    kind: 'assignment',
    id: `reports ${id}`,
    to: `/assignments/${id}?which=to_close`,
    title,
    organisationId: unit,
    dueOn: null,
    code: 'look',
    facts: { from: kind, count },
  }))
}

async function countOwedBelow(
  db: Db,
  _actor: Actor,
  { organisationId, on, until }: { organisationId: string; on: Day; until: Day },
): Promise<AwaitingBelow[]> {
  const which = sql<boolean>`given.done_on is null and given.due_on <= ${until}::date and exists (
    select from assignment where assignment.id = given.assignment_id and assignment.withdrawn_on is null)`
  const flags = {
    overdue: sql<boolean>`given.due_on < ${on}::date`,
    soon: sql<boolean>`given.due_on >= ${on}::date`,
  }
  const rows = await countBelow(db, organisationId, { which, flags, on })
  const places = [...new Set(rows.map((row) => row.place))]
  return places.map((place) => {
    const same = rows.filter((row) => row.place === place)
    const total = (of: 'overdue' | 'soon') => same.reduce((sum, row) => sum + row[of], 0)
    return { organisationId: place, overdue: total('overdue'), soon: total('soon') }
  })
}
