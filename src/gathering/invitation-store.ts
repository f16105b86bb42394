import { sql } from 'kysely'
import { unitsWithinReach, withinReach, type Actor } from '#access/policy.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'
import type { Invitation } from './invitation-api.ts'
import { MOST } from './kinds.ts'
import type { Found } from './standing.ts'

export interface NewInvitation {
  organisationId: string
  post: string | null
  holderId: string | null
}

/** Who is invited, up to a day; who only takes part sees what was sent to units within his own reach. */
export async function listInvitations(db: Db, actor: Actor, found: Found, on: Day): Promise<Invitation[]> {
  const mine = unitsWithinReach(actor, 'work.record')
  const { rows } = await sql<
    Omit<Invitation, 'unit' | 'person'> & {
      unitId: string
      unitName: string
      isPerson: boolean
      fullName: string | null
    }
  >`
    select i.public_id as id, o.public_id as "unitId", unit_name(o.id, ${on}) as "unitName", i.post,
      i.holder_id is not null as "isPerson", named.full_name as "fullName", i.sent_on as "sentOn", i.answer_by as "answerBy",
      a.answer, a.reason, a.on_day as "answeredOn", p.answer as presence,
      ${mine === null ? sql`true` : sql`i.organisation_id in (${mine})`} as mine
    from gathering_invitation i
    join organisation o on o.id = i.organisation_id
    left join lateral named_person(i.holder_id) named on i.holder_id is not null
    left join lateral (select answer, reason, on_day from gathering_answer a where a.invitation_id = i.id
      and a.on_day <= ${on}::date and a.answer in ('accepted', 'declined') order by a.on_day desc, a.id desc limit 1) a on true
    left join lateral (select answer from gathering_answer a where a.invitation_id = i.id
      and a.on_day <= ${on}::date and a.answer in ('present', 'absent') order by a.on_day desc, a.id desc limit 1) p on true
    where i.gathering_id = ${found.id} and i.withdrawn_at is null and i.sent_on <= ${on}::date
      and (${found.keeps} or ${withinReach(actor, 'work.read', sql.ref('i.organisation_id'))})
    order by i.id limit ${MOST.invitations}`.execute(db)
  return rows.map(({ unitId, unitName, isPerson, fullName, ...one }) => ({
    ...one,
    unit: { id: unitId, name: unitName },
    person: isPerson ? { fullName } : null,
  }))
}

/** Which of these are invited already, and how many are invited in all. */
export async function invitedAlready(
  db: Db,
  id: string,
  wanted: readonly NewInvitation[],
): Promise<{ already: Set<string>; count: number }> {
  const { rows } = await sql<NewInvitation>`
    select organisation_id as "organisationId", post, holder_id as "holderId" from gathering_invitation
    where gathering_id = ${id} and withdrawn_at is null limit ${MOST.invitations + 1}`.execute(db)
  const there = new Set(rows.map(keyOfInvitation))
  return { already: new Set(wanted.map(keyOfInvitation).filter((key) => there.has(key))), count: rows.length }
}

/** Which invitations are the same. */
export function keyOfInvitation({ organisationId, post, holderId }: NewInvitation): string {
  return `${organisationId} ${holderId ?? ''} ${post ?? ''}`
}

export async function invite(
  tx: Db,
  id: string,
  invited: readonly NewInvitation[],
  { answerBy, on }: { answerBy: Day | null; on: Day },
  eventId: string | null,
): Promise<void> {
  await sql`
    insert into gathering_invitation (gathering_id, organisation_id, post, holder_id, answer_by, sent_on, recorded_event)
    select ${id}, "organisationId", post, "holderId", ${answerBy}, ${on}, ${eventId}
    from jsonb_to_recordset(${JSON.stringify(invited)}::jsonb)
      as invited ("organisationId" bigint, post text, "holderId" bigint)`.execute(tx)
}

/** The invitations of these addresses with their units; throws NotFound when one is none of this gathering's. */
export async function findInvitations(
  db: Db,
  id: string,
  publicIds: readonly string[],
): Promise<{ id: string; organisationId: string }[]> {
  const { rows } = await sql<{ id: string; publicId: string; organisationId: string }>`
    select id, public_id as "publicId", organisation_id as "organisationId" from gathering_invitation
    where gathering_id = ${id} and withdrawn_at is null and public_id = any(${[...publicIds]}::uuid[])`.execute(
    db,
  )
  const known = new Map(rows.map((row) => [row.publicId, row]))
  return publicIds.map((one) => {
    const invitation = known.get(one)
    if (!invitation) throw new NotFound(`invitation ${one}`)
    return invitation
  })
}

/** All invitations of a gathering in the order in which they were sent. */
export async function findInvitationsOf(
  db: Db,
  id: string,
): Promise<{ id: string; organisationId: string }[]> {
  const { rows } = await sql<{ id: string; organisationId: string }>`
    select id, organisation_id as "organisationId" from gathering_invitation
    where gathering_id = ${id} and withdrawn_at is null order by id limit ${MOST.invitations}`.execute(db)
  return rows
}

export async function withdrawInvitation(tx: Db, invitationId: string, eventId: string): Promise<void> {
  await sql`update gathering_invitation set withdrawn_at = now(), withdrawn_event = ${eventId}
    where id = ${invitationId}`.execute(tx)
}

export interface NewAnswer {
  invitationId: string
  answer: 'accepted' | 'declined' | 'present' | 'absent'
  reason: string | null
}

/** Answers of units, or who came; earlier ones stay. */
export async function answer(
  tx: Db,
  answers: readonly NewAnswer[],
  on: Day,
  eventId: string | null,
): Promise<void> {
  await sql`
    insert into gathering_answer (invitation_id, answer, reason, on_day, recorded_event)
    select "invitationId", answer, reason, ${on}, ${eventId}
    from jsonb_to_recordset(${JSON.stringify(answers)}::jsonb)
      as given ("invitationId" bigint, answer text, reason text)`.execute(tx)
}

/** Somebody of the register by the id in an address: where the record is kept; throws NotFound. */
export async function findGuest(db: Db, publicId: string): Promise<{ id: string; organisationId: string }> {
  const { rows } = await sql<{ id: string; organisationId: string }>`
    select id, organisation_id as "organisationId" from person where public_id = ${publicId}`.execute(db)
  if (!rows[0]) throw new NotFound(`person ${publicId}`)
  return rows[0]
}
