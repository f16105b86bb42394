import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { askWhole, MOST_FINDINGS, type VerifyFinding } from '#platform/verify.ts'
import { DERIVED, stageDays } from './stage-days.ts'

/** What is recorded of assignments: the columns of addressees say what their acts say, and somebody answers for what is open. */
export async function verifyAssignments(db: Db, today: Day): Promise<VerifyFinding[]> {
  return [...(await driftingStages(db)), ...(await tasksWithoutUnit(db, today))]
}

async function driftingStages(db: Db): Promise<VerifyFinding[]> {
  const differ = DERIVED.map((column) => sql`held.${sql.ref(column)} is distinct from due.${sql.ref(column)}`)
  const rows = await askWhole(
    db,
    sql<{ unit: string; assignment: string }>`
      select organisation.code as unit, assignment.public_id as assignment
      from assignment_addressee held
      join (${stageDays(sql<boolean>`true`)}) due on due.id = held.id
      join organisation on organisation.id = held.organisation_id
      join assignment on assignment.id = held.assignment_id
      where ${sql.join(differ, sql` or `)} limit ${MOST_FINDINGS}`,
  )
  return rows.map(({ unit, assignment }) => ({
    severity: 'error',
    check: 'assignments',
    code: 'stages-drift',
    where: unit,
    facts: { assignment },
  }))
}

/** Open work whose unit has ended, with nobody who answers for it today. */
async function tasksWithoutUnit(db: Db, today: Day): Promise<VerifyFinding[]> {
  const { rows } = await sql<{ unit: string; assignment: string }>`
    select organisation.code as unit, assignment.public_id as assignment
    from assignment_addressee given
    join assignment on assignment.id = given.assignment_id and assignment.withdrawn_on is null
    join organisation on organisation.id = given.organisation_id
    where given.done_on is null
      and not exists (
        select from organisation_ancestor self
        where self.ancestor_id = given.organisation_id and self.descendant_id = given.organisation_id
          and ${today}::date < self.until_day)
      and not exists (
        select from organisation_ancestor self
        where self.ancestor_id = unit_answering(given.organisation_id, ${today}::date)
          and self.descendant_id = self.ancestor_id and ${today}::date < self.until_day)
    limit ${MOST_FINDINGS}`.execute(db)
  return rows.map(({ unit, assignment }) => ({
    severity: 'error',
    check: 'assignments',
    code: 'nobody-answers',
    where: unit,
    facts: { assignment },
  }))
}
