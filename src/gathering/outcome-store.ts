import { sql } from 'kysely'
import { withinReach, type Actor } from '#access/policy.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { Malformed, NotFound } from '#platform/errors.ts'
import { MOST } from './kinds.ts'
import type { Conclusion, Opinion } from './outcome-api.ts'
import type { Votes } from './rules.ts'
import type { Found } from './standing.ts'

/** Opinions up to a day in the order they came; who only takes part sees those of sites within his own reach. */
export async function listOpinions(
  db: Db,
  actor: Actor,
  found: Found,
  { on, after, limit }: { on: Day; after: string | undefined; limit: number },
): Promise<{ items: Opinion[]; next: string | null }> {
  if (after !== undefined && !/^\d{1,18}$/.test(after))
    throw new Malformed([{ path: 'after', code: 'not-a-key' }])
  const { rows } = await sql<
    Omit<Opinion, 'site'> & { key: string; siteId: string | null; siteName: string | null }
  >`
    select o.id as key, o.public_id as id, s.public_id as "siteId", s.name as "siteName", o.part, o.proposal,
      o.on_day as "on", a.answer, a.reason, a.on_day as "answeredOn"
    from gathering_opinion o
    left join gathering_site s on s.id = o.site_id
    left join lateral (select answer, reason, on_day from gathering_opinion_answer a where a.opinion_id = o.id
      and a.on_day <= ${on}::date order by a.id desc limit 1) a on true
    where o.gathering_id = ${found.id} and o.withdrawn_at is null and o.on_day <= ${on}::date
      and (${found.keeps} or ${withinReach(actor, 'work.read', sql.ref('s.organisation_id'))})
      and o.id > ${after ?? '0'}::bigint
    order by o.id limit ${limit + 1}`.execute(db)
  const page = rows.slice(0, limit)
  return {
    items: page.map(({ siteId, siteName, ...one }) => ({
      ...one,
      site: siteId === null ? null : { id: siteId, name: siteName! },
    })),
    next: rows.length > limit ? page.at(-1)!.key : null,
  }
}

export interface NewOpinion {
  siteId: string | null
  part: string
  proposal: string
}

export async function giveOpinion(
  tx: Db,
  id: string,
  one: NewOpinion,
  on: Day,
  eventId: string | null,
): Promise<{ id: string; publicId: string }> {
  const { rows } = await sql<{ id: string; publicId: string }>`
    insert into gathering_opinion (gathering_id, site_id, part, proposal, on_day, recorded_event)
    values (${id}, ${one.siteId}, ${one.part}, ${one.proposal}, ${on}, ${eventId})
    returning id, public_id as "publicId"`.execute(tx)
  return rows[0]!
}

/** An opinion of this gathering and the unit of its site; throws NotFound. */
export async function findOpinion(
  db: Db,
  id: string,
  opinionId: string,
): Promise<{ id: string; organisationId: string | null }> {
  const { rows } = await sql<{ id: string; organisationId: string | null }>`
    select o.id, s.organisation_id as "organisationId" from gathering_opinion o
    left join gathering_site s on s.id = o.site_id
    where o.gathering_id = ${id} and o.public_id = ${opinionId} and o.withdrawn_at is null`.execute(db)
  if (!rows[0]) throw new NotFound(`opinion ${opinionId}`)
  return rows[0]
}

export async function answerOpinion(
  tx: Db,
  opinionId: string,
  one: { answer: 'taken_up' | 'answered'; reason: string | null; on: Day },
  eventId: string | null,
): Promise<void> {
  await sql`insert into gathering_opinion_answer (opinion_id, answer, reason, on_day, recorded_event)
    values (${opinionId}, ${one.answer}, ${one.reason}, ${one.on}, ${eventId})`.execute(tx)
}

export async function withdrawOpinion(tx: Db, opinionId: string, eventId: string): Promise<void> {
  await sql`update gathering_opinion set withdrawn_at = now(), withdrawn_event = ${eventId}
    where id = ${opinionId}`.execute(tx)
}

/** The conclusions in their order. */
export async function listConclusions(db: Db, id: string): Promise<Conclusion[]> {
  const { rows } = await sql<Omit<Conclusion, 'number'>>`
    select public_id as id, kind, text, votes_for as "votesFor", votes_against as "votesAgainst", votes_none as "votesNone",
      on_day as "on", assignment_id is not null as given
    from gathering_conclusion where gathering_id = ${id} and superseded_at is null
    order by position limit ${MOST.conclusions}`.execute(db)
  return rows.map((row, index) => ({ ...row, number: index + 1 }))
}

export type NewConclusion = Votes & { kind: 'lesson' | 'task'; text: string }

/** The conclusions as a whole; those before are superseded. */
export async function setConclusions(
  tx: Db,
  id: string,
  items: readonly NewConclusion[],
  on: Day,
  eventId: string | null,
): Promise<void> {
  await sql`update gathering_conclusion set superseded_at = now(), superseded_event = ${eventId}
    where gathering_id = ${id} and superseded_at is null`.execute(tx)
  if (items.length === 0) return
  await sql`
    insert into gathering_conclusion
      (gathering_id, position, kind, text, votes_for, votes_against, votes_none, on_day, recorded_event)
    select ${id}, position, kind, text, "votesFor", "votesAgainst", "votesNone", ${on}, ${eventId}
    from jsonb_to_recordset(${JSON.stringify(items.map((item, index) => ({ ...item, position: index + 1 })))}::jsonb)
      as item (position integer, kind text, text text, "votesFor" integer, "votesAgainst" integer, "votesNone" integer)`.execute(
    tx,
  )
}

/** Says which assignment came from a conclusion. */
export async function linkAssignment(tx: Db, conclusionId: string, assignmentId: string): Promise<void> {
  await sql`update gathering_conclusion set assignment_id = ${assignmentId}
    where public_id = ${conclusionId} and superseded_at is null`.execute(tx)
}
