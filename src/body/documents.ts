import { sql } from 'kysely'
import { isWithinReach, type Actor } from '#access/policy.ts'
import type { Db } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'

/** The id inside of a document within the actor's reach, null for none; throws NotFound. */
export async function documentIdOf(db: Db, actor: Actor, publicId: string | null): Promise<string | null> {
  if (publicId === null) return null
  const { rows } = await sql<{ id: string }>`
    select id from document where public_id = ${publicId} and superseded_at is null
      and ${isWithinReach(actor, 'work.read', sql.ref('document.organisation_id'))}`.execute(db)
  if (!rows[0]) throw new NotFound(`document ${publicId}`)
  return rows[0].id
}
