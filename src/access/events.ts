import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import type { Actor } from './policy.ts'

/**
 * What happened: `action` is a dotted act (`person.view`, `account.create`); the subject is named by its public id.
 * `details` hold codes, counts, field names and days, never names, numbers or values of people.
 */
export interface NewEvent {
  action: string
  organisationId?: string | null
  subjectKind?: string
  subjectId?: string
  details?: Record<string, unknown>
}

/** The part of an actor that the log keeps; a failed sign-in has no whole actor. */
export type Recorder = Pick<Actor, 'kind' | 'accountId' | 'name' | 'requestId'>

const recorded = new WeakMap<Recorder, number>()

/** Appends to the audit log, in the transaction of the act itself; answers the event's id for `recorded_event`. */
export async function recordEvent(db: Db, actor: Recorder, event: NewEvent): Promise<string> {
  const { action, organisationId = null, subjectKind = null, subjectId = null, details = {} } = event
  const { rows } = await sql<{ id: string }>`
    insert into event (actor_kind, account_id, actor_name, action, organisation_id, subject_kind, subject_id, request_id, details)
    values (${actor.kind}, ${actor.accountId}, ${actor.name}, ${action}, ${organisationId}, ${subjectKind}, ${subjectId},
      ${actor.requestId}, ${JSON.stringify(details)}::jsonb)
    returning id`.execute(db)
  recorded.set(actor, eventsRecordedBy(actor) + 1)
  return rows[0]!.id
}

/** How many events this actor object, which lives for one request, has recorded. */
export function eventsRecordedBy(actor: Recorder): number {
  return recorded.get(actor) ?? 0
}
