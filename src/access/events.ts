import { sql, type RawBuilder } from 'kysely'
import { kept, type Db } from '#platform/db.ts'
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
  const { rows } = await eventInsertion(actor, event).execute(db)
  return rows[0]!.id
}

/** The same as a statement that returns the id, for who writes the act and its event at once. */
export function eventInsertion(actor: Recorder, event: NewEvent): RawBuilder<{ id: string }> {
  const { action, organisationId = null, subjectKind = null, subjectId = null, details = {} } = event
  recorded.set(actor, eventsRecordedBy(actor) + 1)
  return sql`
    ${kept} insert into event (actor_kind, account_id, actor_name, action, organisation_id, subject_kind, subject_id, request_id, details)
    values (${actor.kind}, ${actor.accountId}, ${actor.name}, ${action}, ${organisationId}, ${subjectKind}, ${subjectId},
      ${actor.requestId}, ${JSON.stringify(details)}::jsonb)
    returning id`
}

/** How many events this actor object, which lives for one request, has recorded. */
export function eventsRecordedBy(actor: Recorder): number {
  return recorded.get(actor) ?? 0
}
