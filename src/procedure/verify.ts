import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { MOST_FINDINGS, type VerifyFinding } from '#platform/verify.ts'
import type { AnyProcedure } from './declare.ts'
import { isEnd, stepOf } from './walk.ts'

/** Findings about cases: state against the replay of acts, steps against the table, facts of the finished, who is awaited. */
export async function verifyProcedures(
  db: Db,
  procedures: readonly AnyProcedure[],
  today: Day,
): Promise<VerifyFinding[]> {
  const found: VerifyFinding[] = [...(await driftingCases(db)), ...(await wrongSubjects(db))]
  for (const procedure of procedures) {
    found.push(...(await actsOffTheTable(db, procedure)))
    if (procedure.factsMissing) found.push(...(await factsNotThere(db, procedure)))
  }
  found.push(...(await awaitingNobody(db, today)))
  return found
}

/** Cases whose columns are not what the last act in effect says, or whose acts bear no event. */
async function driftingCases(db: Db): Promise<VerifyFinding[]> {
  const { rows } = await sql<{ id: string; code: string }>`
    select c.public_id as id, case when last.recorded_event is null then 'act-without-event' else 'case-drifts' end as code
    from procedure_case c left join lateral (
      select a.* from procedure_act a where a.case_id = c.id and a.superseded_at is null order by a.id desc limit 1) last on true
    where last.id is null or last.recorded_event is null
      or (c.place, c.state, c.round, c.arrived_on) is distinct from (last.to_step, last.state, last.round, last.arrived_on)
      or c.due_on is distinct from last.due_on
      or (c.ended_on is null) is distinct from (c.state in ('open', 'suspended'))
      or c.acts <> (select count(*) + count(a.superseded_at) from procedure_act a where a.case_id = c.id)
    limit ${MOST_FINDINGS}`.execute(db)
  return rows.map(({ id, code }) => finding(code, id, {}))
}

/** People who are open in a case that has ended or that they have left, or not in one where they should be. */
async function wrongSubjects(db: Db): Promise<VerifyFinding[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct c.public_id as id from procedure_subject s join procedure_case c on c.id = s.case_id
    where s.kind <> c.kind or s.is_open <> (c.ended_on is null and not exists (
      select from procedure_person_outcome o join procedure_act a on a.id = o.act_id and a.superseded_at is null
      where o.person_id = s.person_id and a.case_id = c.id and not o.stays))
    limit ${MOST_FINDINGS}`.execute(db)
  return rows.map(({ id }) => finding('subject-drifts', id, {}))
}

/** Acts that the table does not know, or that lead where it does not lead. */
async function actsOffTheTable(db: Db, procedure: AnyProcedure): Promise<VerifyFinding[]> {
  const { rows } = await sql<{ id: string; step: string; outcome: string; to: string }>`
    select min(c.public_id::text) as id, a.step, a.outcome, a.to_step as "to" from procedure_act a
    join procedure_case c on c.id = a.case_id
    where c.kind = ${procedure.kind} and a.act = 'step' and a.superseded_at is null
    group by a.step, a.outcome, a.to_step`.execute(db)
  return rows
    .filter(({ step, outcome, to }) => !leadsTo(procedure, step, outcome, to))
    .map(({ id, ...facts }) => finding('off-the-table', id, facts))
}

/** Whether the outcome of a step can lead to a place, directly or past steps that may be left out. */
export function leadsTo(procedure: AnyProcedure, step: string, outcome: string, to: string): boolean {
  const start = stepOf(procedure, step)?.outcomes.find((one) => one.id === outcome)?.to
  const seen = new Set<string>()
  for (let place = start; place !== undefined && !seen.has(place);) {
    if (place === to) return true
    seen.add(place)
    const passed = isEnd(place) ? undefined : stepOf(procedure, place)
    // A step is passed where the table says so, or where its unit is not there.
    place =
      passed && (passed.skip !== undefined || passed.who.unit === 'department')
        ? passed.outcomes[0]!.to
        : undefined
  }
  return false
}

async function factsNotThere(db: Db, procedure: AnyProcedure): Promise<VerifyFinding[]> {
  const { rows } = await sql<{ id: string; publicId: string }>`
    select id, public_id as "publicId" from procedure_case where kind = ${procedure.kind} and state = 'done'`.execute(
    db,
  )
  if (rows.length === 0) return []
  const missing = await procedure.factsMissing!(
    db,
    rows.map((row) => row.id),
  )
  return missing
    .slice(0, MOST_FINDINGS)
    .map((id) =>
      finding('facts-missing', rows.find((row) => row.id === id)!.publicId, { kind: procedure.kind }),
    )
}

/** Open cases that await a unit other than the one that acts today, or one that has ended with nobody after it. */
async function awaitingNobody(db: Db, today: Day): Promise<VerifyFinding[]> {
  const { rows } = await sql<{ id: string; severity: 'error' | 'warning' }>`
    select c.public_id as id, case when answering.id is null then 'error' else 'warning' end as severity
    from procedure_case c
    cross join lateral (select case_unit(c.awaiting_unit, c.organisation_id, c.second_id, c.opener_id, ${today}::date) as id) meant
    left join lateral (select a.descendant_id as id from organisation_ancestor a
      where a.ancestor_id = meant.id and a.descendant_id = meant.id and ${today}::date < a.until_day limit 1) answering on true
    where c.ended_on is null and (answering.id is null or meant.id <> c.awaiting_id)
    limit ${MOST_FINDINGS}`.execute(db)
  return rows.map(({ id, severity }) => ({ ...finding('awaits-another', id, {}), severity }))
}

function finding(code: string, where: string, facts: Record<string, unknown>): VerifyFinding {
  return { severity: 'error', check: 'procedures', code, where, facts }
}
