import type { Actor } from '#access/policy.ts'
import * as documents from '#document/store.ts'
import type { Db } from '#platform/db.ts'

/** The id inside of a document within the actor's reach, null for none; throws NotFound. */
export async function documentIdOf(db: Db, actor: Actor, publicId: string | null): Promise<string | null> {
  return publicId === null ? null : documents.documentIdOf(db, actor, publicId)
}
