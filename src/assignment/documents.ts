import { sql, type RawBuilder } from 'kysely'
import { holdersAllowing, isWithinReach, type Actor } from '#access/policy.ts'
import type { Db } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'
import type { DocumentRef } from './api.ts'

/** The id of a document that the actor may read, or that was made known to the units below its keeper. */
export async function documentIdOf(db: Db, actor: Actor, publicId: string): Promise<string> {
  const holders = holdersAllowing(actor, 'work.read')
  const madeKnown =
    holders === 'all'
      ? sql`true`
      : sql`audience = 'below' and exists (select from organisation_ancestor above
          where above.ancestor_id = document.organisation_id and above.descendant_id = any(${holders}::bigint[]))`
  const { rows } = await sql<{ id: string }>`
    select id from document where public_id = ${publicId}
      and (${isWithinReach(actor, 'work.read', sql.ref('organisation_id'))} or ${madeKnown})`.execute(db)
  if (!rows[0]) throw new NotFound(`document ${publicId}`)
  return rows[0].id
}

/** A document as those read it to whom work was given under it: what it is, not what it says. */
export function documentRef(column: string): RawBuilder<DocumentRef | null> {
  return sql<DocumentRef | null>`(
    select json_build_object('id', public_id, 'type', type, 'number', number, 'subject', subject, 'issuedOn', issued_on,
      'issuer', issuer_name)
    from document where document.id = ${sql.ref(column)})`
}
