import { recordEvent } from '#access/events.ts'
import type { Context } from '#access/serve.ts'
import type { Found } from './standing.ts'

/** Records what was done about a gathering, at the unit that convenes it; `details` hold codes, counts and days. */
export function recordAbout(
  { actor, db }: Pick<Context, 'actor' | 'db'>,
  { organisationId, publicId }: Pick<Found, 'organisationId' | 'publicId'>,
  action: string,
  details: Record<string, unknown>,
): Promise<string> {
  return recordEvent(db, actor, {
    action,
    organisationId,
    subjectKind: 'gathering',
    subjectId: publicId,
    details,
  })
}
