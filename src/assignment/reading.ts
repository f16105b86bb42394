import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { holdersAllowing, unitsWithinReach, withinReach, type Actor } from '#access/policy.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'

/**
 * Whether the actor may read the row `assignment`: its giver is within reach, or one of its addressees is. `inherited`: ended
 * units whose tasks came to units within reach (`unitsInherited`).
 */
export function readable(actor: Actor, inherited: readonly string[] = []): RawBuilder<SqlBool> {
  if (holdersAllowing(actor, 'work.read') === 'all') return sql<SqlBool>`true`
  return sql<SqlBool>`(${withinReach(actor, 'work.read', sql.ref('assignment.organisation_id'))}
    or exists (select from assignment_addressee reached where reached.assignment_id = assignment.id
      and (${withinReach(actor, 'work.read', sql.ref('reached.organisation_id'))}
        or reached.organisation_id = any(${[...inherited]}::bigint[]))))`
}

/** Units that have ended elsewhere and for which a unit within the actor's reach answers today. */
export async function unitsInherited(db: Db, actor: Actor): Promise<string[]> {
  const reach = unitsWithinReach(actor, 'work.read')
  if (reach === null) return []
  const { rows } = await sql<{ id: string }>`
    select units_answered_for(array(${reach}), ${actor.today}::date) as id`.execute(db)
  return rows.map(({ id }) => id)
}

/**
 * The rows of `assignment` that the actor may read and `which` selects, by `ask`; asked again with what ended units left to
 * his where the first answer is shorter than `wanted`.
 */
export async function askReadable<Row>(
  db: Db,
  actor: Actor,
  wanted: number,
  ask: (isReadable: RawBuilder<SqlBool>) => RawBuilder<Row>,
): Promise<Row[]> {
  const { rows } = await ask(readable(actor)).execute(db)
  if (rows.length >= wanted) return rows
  const inherited = await unitsInherited(db, actor)
  if (inherited.length === 0) return rows
  return (await ask(readable(actor, inherited)).execute(db)).rows
}

/** An assignment as its writers know it; ids are internal. */
export interface KeptAssignment {
  id: string
  publicId: string
  organisationId: string
  /** The unit that answers for the giver today. */
  giverId: string
  withdrawnOn: Day | null
  issuing: object | null
}

/** The assignment behind an id in an address; throws NotFound where the actor may not read it. */
export async function getKept(db: Db, actor: Actor, publicId: string): Promise<KeptAssignment> {
  const [row] = await askReadable(
    db,
    actor,
    1,
    (isReadable) => sql<KeptAssignment>`
      select id, public_id as "publicId", organisation_id as "organisationId",
        unit_answering(organisation_id, ${actor.today}::date) as "giverId", withdrawn_on as "withdrawnOn", issuing
      from assignment where public_id = ${publicId} and ${isReadable}`,
  )
  if (!row) throw new NotFound(`assignment ${publicId}`)
  return row
}

/** A unit with the ended ones whose tasks it answers for on a day, as a query of internal ids. */
export function unitsActing(organisationIds: readonly string[], on: Day): RawBuilder<unknown> {
  const ids = [...organisationIds]
  return sql`select unnest(${ids}::bigint[] || array(select units_answered_for(${ids}::bigint[], ${on}::date)))`
}
