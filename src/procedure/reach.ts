import { sql } from 'kysely'
import { permissions, permissionsAt, type Actor } from '#access/policy.ts'
import type { Db } from '#platform/db.ts'
import { Forbidden, NotFound } from '#platform/errors.ts'
import type { ActingUnit } from './table-words.ts'
import type { AnyProcedure } from './declare.ts'
import type { CaseRow } from './store.ts'

/** A procedure by its kind; throws NotFound where none is declared. */
export function procedureOf(procedures: readonly AnyProcedure[], kind: string): AnyProcedure {
  const found = procedures.find((one) => one.kind === kind)
  if (!found) throw new NotFound(`procedure ${kind}`)
  return found
}

/** The procedures whose cases the actor may read at a unit. */
export async function readableAt(
  db: Db,
  actor: Actor,
  procedures: readonly AnyProcedure[],
  organisationId: string,
): Promise<AnyProcedure[]> {
  const allowed = await permissions(db, actor, organisationId)
  if (!allowed['organisation.read']) throw new NotFound(`organisation ${organisationId}`)
  const readable = procedures.filter((one) => allowed[one.read])
  if (readable.length === 0) throw new Forbidden('person.read')
  return readable
}

/**
 * A case is read from its home unit, its second party and every unit that acts in it, and from above those: throws
 * NotFound to everybody else. Past row-level security: who may read a case may know whom it is about.
 */
export async function mustRead(db: Db, actor: Actor, { read }: AnyProcedure, caseId: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select distinct unit as id from procedure_unit part
    cross join lateral unnest(array[part.organisation_id, unit_answering(part.organisation_id, ${actor.today}::date)]) unit
    where part.case_id = ${caseId}`.execute(db)
  const allowed = await permissionsAt(
    db,
    actor,
    rows.map((row) => row.id),
  )
  if (![...allowed.values()].some((one) => one[read])) throw new NotFound(`case ${caseId}`)
}

/** The unit that a word of the table means for a case today, which is where one must be allowed to act. */
export async function unitToday(
  db: Db,
  { organisationId, secondId, openerId }: Pick<CaseRow, 'organisationId' | 'secondId' | 'openerId'>,
  which: ActingUnit,
  actor: Actor,
): Promise<string | null> {
  const { rows } = await sql<{ id: string | null }>`
    select case_unit(${which}::text, ${organisationId}::bigint, ${secondId}::bigint, ${openerId}::bigint,
      ${actor.today}::date) as id`.execute(db)
  return rows[0]!.id
}

/** Whether the actor may act for a procedure at a unit. */
export async function mayActAt(
  db: Db,
  actor: Actor,
  { record }: AnyProcedure,
  organisationId: string | null,
): Promise<boolean> {
  return organisationId !== null && (await permissions(db, actor, organisationId))[record]
}
