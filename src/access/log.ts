import { sql } from 'kysely'
import type { z } from 'zod'
import { addDays } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { EventEntry, listEvents } from './api.ts'
import { mayEverywhere, withinReach, type Actor } from './policy.ts'

type Question = z.output<(typeof listEvents)['input']>

/**
 * The audit log within the actor's reach, newest first; events of no organisation (signing in, sealing) are for
 * those who read it in the whole register. Days are days in Asia/Ho_Chi_Minh.
 */
export async function readEvents(
  db: Db,
  actor: Actor,
  { action, organisationId, accountId, subjectKind, subjectId, from, to, after, limit }: Question,
): Promise<{ items: EventEntry[]; next: string | null }> {
  const unset = <Value>(value: Value | undefined) => value ?? null
  const { rows } = await sql<EventRow>`
    select e.id, e.at, e.actor_kind, e.actor_name, e.action, o.public_id, o.code, e.subject_kind, e.subject_id,
      e.request_id, e.details, e.seal_id is not null as sealed,
      (select s.name from organisation_state s where s.organisation_id = o.id and s.superseded_at is null
        order by s.from_day desc limit 1) as name
    from event e left join organisation o on o.id = e.organisation_id
    where (${mayEverywhere(actor, 'audit.read')}::boolean
        or ${withinReach(actor, 'audit.read', sql.ref('e.organisation_id'))})
      and (${unset(action)}::text is null or e.action = ${unset(action)})
      and (${unset(organisationId)}::uuid is null or o.public_id = ${unset(organisationId)}::uuid)
      and (${unset(accountId)}::uuid is null
        or e.account_id = (select id from account where public_id = ${unset(accountId)}::uuid))
      and (${unset(subjectKind)}::text is null or e.subject_kind = ${unset(subjectKind)})
      and (${unset(subjectId)}::text is null or e.subject_id = ${unset(subjectId)})
      and (${unset(from)}::date is null or e.at >= ${unset(from)}::date::timestamp at time zone 'Asia/Ho_Chi_Minh')
      and (${unset(to)}::date is null
        or e.at < ${to ? addDays(to, 1) : null}::date::timestamp at time zone 'Asia/Ho_Chi_Minh')
      and (${unset(after)}::bigint is null or e.id < ${unset(after)}::bigint)
    order by e.id desc limit ${limit + 1}`.execute(db)
  const items = rows.slice(0, limit).map(entryOf)
  return { items, next: rows.length > limit ? items.at(-1)!.id : null }
}

function entryOf(row: EventRow): EventEntry {
  return {
    id: row.id,
    at: row.at.toISOString(),
    actor: { kind: row.actor_kind, userName: row.actor_name },
    action: row.action,
    organisation: row.public_id === null ? null : { id: row.public_id, code: row.code!, name: row.name },
    subjectKind: row.subject_kind,
    subjectId: row.subject_id,
    requestId: row.request_id,
    details: row.details,
    sealed: row.sealed,
  }
}

interface EventRow {
  id: string
  at: Date
  actor_kind: 'account' | 'machine'
  actor_name: string
  action: string
  public_id: string | null
  code: string | null
  name: string | null
  subject_kind: string | null
  subject_id: string | null
  request_id: string | null
  details: Record<string, unknown>
  sealed: boolean
}
