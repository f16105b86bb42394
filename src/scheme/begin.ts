import { recordEvent } from '#access/events.ts'
import { mustBeAllowed } from '#access/policy.ts'
import type { Context } from '#access/serve.ts'
import { advisoryLock } from '#platform/db.ts'
import { getKept, type KeptScheme } from './store.ts'

/** A scheme that is written to, to this transaction alone; throws unless the actor records for its keeper. */
export async function begin({ actor, db, today }: Context, publicId: string): Promise<KeptScheme> {
  const scheme = await getKept(db, actor, publicId, today)
  await mustBeAllowed(db, actor, 'work.record', scheme.organisationId)
  await advisoryLock(db, `scheme ${scheme.id}`)
  return scheme
}

/** The event of a write upon a scheme. */
export function record(
  { actor, db }: Context,
  { organisationId }: Pick<KeptScheme, 'organisationId'>,
  action: string,
  details: Record<string, unknown>,
): Promise<string> {
  return recordEvent(db, actor, { action, organisationId, details })
}
