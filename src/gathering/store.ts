import { sql } from 'kysely'
import { recordsAt, type Found } from './standing.ts'
import type { Actor } from '#access/policy.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'
import type { Act, EarlierPlan, Gathering, Item, Minutes, Paper } from './api.ts'
import { MOST, type Kind, type State } from './kinds.ts'

/** What is planned, with the ids of the database. */
export interface Plan {
  kind: Kind
  title: string
  bodyId: string | null
  chair: string | null
  place: string | null
  fromDay: Day
  toDay: Day
  startsAt: string | null
  endsAt: string | null
  opinionsDueOn: Day | null
  note: string | null
}

/** Plans a gathering on a day; answers its ids. */
export async function plan(
  tx: Db,
  { organisationId, on, ...planned }: Plan & { organisationId: string; on: Day },
  eventId: string | null,
): Promise<{ id: string; publicId: string }> {
  const { rows } = await sql<{ id: string; publicId: string }>`
    insert into gathering (organisation_id, recorded_event) values (${organisationId}, ${eventId})
    returning id, public_id as "publicId"`.execute(tx)
  const { id, publicId } = rows[0]!
  await recordPlan(tx, id, planned, null, eventId)
  await act(tx, id, { act: 'planned', on, note: null, documentId: null }, eventId)
  return { id, publicId }
}

/** Another version of what is planned, with the reason. */
export async function changePlan(
  tx: Db,
  id: string,
  planned: Plan,
  reason: string,
  eventId: string,
): Promise<void> {
  await sql`update gathering_plan set superseded_at = now(), superseded_event = ${eventId}
    where gathering_id = ${id} and superseded_at is null`.execute(tx)
  await recordPlan(tx, id, planned, reason, eventId)
}

async function recordPlan(
  tx: Db,
  id: string,
  one: Plan,
  reason: string | null,
  eventId: string | null,
): Promise<void> {
  await sql`
    insert into gathering_plan (gathering_id, kind, title, body_id, chair, place, from_day, to_day, starts_at, ends_at,
      opinions_due_on, note, reason, recorded_event)
    values (${id}, ${one.kind}, ${one.title}, ${one.bodyId}, ${one.chair}, ${one.place}, ${one.fromDay}, ${one.toDay},
      ${one.startsAt}, ${one.endsAt}, ${one.opinionsDueOn}, ${one.note}, ${reason}, ${eventId})`.execute(tx)
}

/** Records that it was announced, postponed, cancelled, held or concluded. */
export async function act(
  tx: Db,
  id: string,
  one: { act: State; on: Day; note: string | null; documentId: string | null },
  eventId: string | null,
): Promise<void> {
  await sql`insert into gathering_act (gathering_id, act, on_day, note, document_id, recorded_event)
    values (${id}, ${one.act}, ${one.on}, ${one.note}, ${one.documentId}, ${eventId})`.execute(tx)
}

/** The programme as a whole; the one before is superseded. */
export async function setProgramme(
  tx: Db,
  id: string,
  items: readonly Item[],
  eventId: string | null,
): Promise<void> {
  await sql`update gathering_item set superseded_at = now(), superseded_event = ${eventId}
    where gathering_id = ${id} and superseded_at is null`.execute(tx)
  if (items.length === 0) return
  await sql`
    insert into gathering_item (gathering_id, position, title, speaker, minutes, standing, recorded_event)
    select ${id}, position, title, speaker, minutes, standing, ${eventId}
    from jsonb_to_recordset(${JSON.stringify(items.map((item, index) => ({ ...item, position: index + 1 })))}::jsonb)
      as item (position integer, title text, speaker text, minutes integer, standing boolean)`.execute(tx)
}

export async function addPaper(
  tx: Db,
  id: string,
  one: { title: string; documentId: string | null; sentOn: Day | null },
  eventId: string | null,
): Promise<void> {
  await sql`insert into gathering_paper (gathering_id, title, document_id, sent_on, recorded_event)
    values (${id}, ${one.title}, ${one.documentId}, ${one.sentOn}, ${eventId})`.execute(tx)
}

/** Takes a paper back; throws NotFound when it is none of this gathering's. */
export async function withdrawPaper(tx: Db, id: string, paperId: string, eventId: string): Promise<void> {
  const { rows } = await sql`update gathering_paper set superseded_at = now(), superseded_event = ${eventId}
    where gathering_id = ${id} and public_id = ${paperId} and superseded_at is null returning id`.execute(tx)
  if (rows.length === 0) throw new NotFound(`paper ${paperId}`)
}

/** How many papers it has. */
export async function countPapers(db: Db, id: string): Promise<number> {
  const { rows } = await sql<{ count: number }>`select count(*)::integer as count from gathering_paper
    where gathering_id = ${id} and superseded_at is null`.execute(db)
  return rows[0]!.count
}

export async function writeMinutes(
  tx: Db,
  id: string,
  one: { text: string; clerk: string | null; on: Day },
  eventId: string | null,
): Promise<void> {
  await sql`update gathering_minutes set superseded_at = now(), superseded_event = ${eventId}
    where gathering_id = ${id} and superseded_at is null`.execute(tx)
  await sql`insert into gathering_minutes (gathering_id, text, clerk, on_day, recorded_event)
    values (${id}, ${one.text}, ${one.clerk}, ${one.on}, ${eventId})`.execute(tx)
}

/** The whole page of a gathering at the end of a day. */
export async function showGathering(db: Db, actor: Actor, found: Found, on: Day): Promise<Gathering> {
  const { id } = found
  const { rows } = await sql<
    Omit<Plan, 'bodyId'> & {
      convenerId: string
      convener: string
      bodyId: string | null
      body: string | null
    }
  >`
    select p.kind, p.title, p.chair, p.place, p.from_day as "fromDay", p.to_day as "toDay", p.starts_at as "startsAt",
      p.ends_at as "endsAt", p.opinions_due_on as "opinionsDueOn", p.note, o.public_id as "convenerId",
      unit_name(g.organisation_id, p.from_day) as convener, body.public_id as "bodyId", body_name.name as body
    from gathering g
    join gathering_plan p on p.gathering_id = g.id and p.superseded_at is null
    join organisation o on o.id = g.organisation_id
    left join body on body.id = p.body_id
    left join lateral (select name from body_state b where b.body_id = body.id and b.superseded_at is null
      order by b.from_day <= p.from_day desc, b.from_day desc limit 1) body_name on true
    where g.id = ${id}`.execute(db)
  const { convenerId, convener, bodyId, body, ...planned } = rows[0]!
  const may = await recordsAt(db, actor, [found.organisationId])
  return {
    id: found.publicId,
    on,
    ...planned,
    bodyId,
    body: bodyId === null ? null : { id: bodyId, name: body ?? '' },
    convener: { id: convenerId, name: convener },
    state: found.state,
    since: found.since,
    keeps: found.keeps,
    programme: await listItems(db, id),
    papers: await listPapers(db, id),
    minutes: await findMinutes(db, id),
    acts: await listActs(db, id, on),
    earlier: await listEarlier(db, id),
    counts: await countAll(db, id, on),
    may: { record: may },
  }
}

async function listItems(db: Db, id: string): Promise<Item[]> {
  const { rows } = await sql<Item>`select title, speaker, minutes, standing from gathering_item
    where gathering_id = ${id} and superseded_at is null order by position limit ${MOST.items}`.execute(db)
  return rows
}

async function listPapers(db: Db, id: string): Promise<Paper[]> {
  const { rows } = await sql<Paper>`
    select p.public_id as id, p.title, d.public_id as "documentId", d.number as "documentNumber", p.sent_on as "sentOn"
    from gathering_paper p left join document d on d.id = p.document_id
    where p.gathering_id = ${id} and p.superseded_at is null order by p.id limit ${MOST.papers}`.execute(db)
  return rows
}

async function findMinutes(db: Db, id: string): Promise<Minutes | null> {
  const { rows } = await sql<Minutes>`select text, clerk, on_day as "on" from gathering_minutes
    where gathering_id = ${id} and superseded_at is null`.execute(db)
  return rows[0] ?? null
}

async function listActs(db: Db, id: string, on: Day): Promise<Act[]> {
  const { rows } = await sql<Omit<Act, 'recordedAt'> & { at: Date }>`
    select a.act, a.on_day as "on", a.note, d.public_id as "documentId", d.number as "documentNumber",
      a.recorded_at as at, event.actor_name as "recordedBy"
    from gathering_act a left join document d on d.id = a.document_id left join event on event.id = a.recorded_event
    where a.gathering_id = ${id} and (a.on_day <= ${on}::date or a.act = 'planned')
    order by a.on_day, a.id limit ${MOST.acts}`.execute(db)
  return rows.map(({ at, ...one }) => ({ ...one, recordedAt: at.toISOString() }))
}

async function listEarlier(db: Db, id: string): Promise<EarlierPlan[]> {
  const { rows } = await sql<Omit<EarlierPlan, 'changedAt'> & { at: Date }>`
    select before.title, before.from_day as "fromDay", before.to_day as "toDay", next.reason,
      before.superseded_at as at, event.actor_name as "changedBy"
    from gathering_plan before
    left join event on event.id = before.superseded_event
    left join gathering_plan next on next.gathering_id = before.gathering_id and next.recorded_event = before.superseded_event
    where before.gathering_id = ${id} and before.superseded_at is not null
    order by before.id desc limit ${MOST.plans}`.execute(db)
  return rows.map(({ at, ...one }) => ({ ...one, changedAt: at.toISOString() }))
}

/** Sites, roll call, invitations, opinions and conclusions of a gathering at the end of a day. */
export async function countAll(db: Db, id: string, on: Day): Promise<Gathering['counts']> {
  const { rows } = await sql<Gathering['counts']>`
    select site.*, invitation.*, opinion.*, conclusion.* from
      (select count(*)::integer as sites, count(r.present)::integer as reported,
          coalesce(sum(d.invited), 0)::integer as invited, coalesce(sum(r.present), 0)::integer as present
        from gathering_site s
        join gathering_site_detail d on d.site_id = s.id and d.superseded_at is null
        left join lateral (select present from gathering_roll_call r where r.site_id = s.id and r.on_day <= ${on}::date
          order by r.on_day desc, r.id desc limit 1) r on true
        where s.gathering_id = ${id} and s.withdrawn_at is null) site,
      (select count(*)::integer as invitations, count(*) filter (where a.answer = 'accepted')::integer as accepted,
          count(*) filter (where a.answer = 'declined')::integer as declined,
          count(*) filter (where p.answer = 'present')::integer as "presentPersons",
          count(*) filter (where p.answer = 'absent')::integer as "absentPersons"
        from gathering_invitation i
        left join lateral (select answer from gathering_answer a where a.invitation_id = i.id and a.on_day <= ${on}::date
          and a.answer in ('accepted', 'declined') order by a.on_day desc, a.id desc limit 1) a on true
        left join lateral (select answer from gathering_answer a where a.invitation_id = i.id and a.on_day <= ${on}::date
          and a.answer in ('present', 'absent') order by a.on_day desc, a.id desc limit 1) p on true
        where i.gathering_id = ${id} and i.withdrawn_at is null and i.sent_on <= ${on}::date) invitation,
      (select count(*)::integer as opinions,
          count(*) filter (where not exists (select from gathering_opinion_answer a
            where a.opinion_id = o.id and a.on_day <= ${on}::date))::integer as "openOpinions"
        from gathering_opinion o
        where o.gathering_id = ${id} and o.withdrawn_at is null and o.on_day <= ${on}::date) opinion,
      (select count(*) filter (where c.kind = 'lesson')::integer as lessons,
          count(*) filter (where c.kind = 'task')::integer as tasks,
          count(c.assignment_id)::integer as given
        from gathering_conclusion c
        where c.gathering_id = ${id} and c.superseded_at is null and c.on_day <= ${on}::date) conclusion`.execute(
    db,
  )
  return rows[0]!
}
