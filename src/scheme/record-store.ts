import { sql } from 'kysely'
import { may, type Actor } from '#access/policy.ts'
import { assignmentsFrom } from '#assignment/list.ts'
import { lastDayOf, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { ItemAct } from '#programme/api.ts'
import type { Act } from '#programme/codes.ts'
import type { Draft, Member, SchemeRecord } from './api.ts'
import { getKept, milestonesOf, shown } from './store.ts'

/** Kinds under which assignments name what they came from. */
export const ORIGINS = {
  milestone: 'milestone',
  draft: 'scheme_draft',
  survey: 'survey',
  scheme: 'scheme',
} as const

/** One scheme with all that is known of it on a day. */
export async function getScheme(db: Db, actor: Actor, publicId: string, on: Day): Promise<SchemeRecord> {
  const kept = await getKept(db, actor, publicId, on)
  const [scheme] = await shown(db, actor, [kept], on)
  const { id, organisationId } = kept
  const milestones = await milestonesOf(db, [id])
  const origin = { kind: ORIGINS.milestone, ids: milestones.map((one) => one.id) }
  return {
    ...scheme!,
    on,
    acts: await actsOf(db, id, on),
    members: await membersOf(db, id),
    drafts: await draftsOf(db, id, null, on),
    assignments: (await assignmentsFrom(db, actor, origin, on)).slice(-60),
    followUps: (await assignmentsFrom(db, actor, { kind: ORIGINS.scheme, ids: [id] }, on)).slice(-60),
    surveys: await surveysOf(db, id),
    corrections: await correctionsOf(db, id),
    may: { record: await may(db, actor, 'work.record', organisationId) },
  }
}

const INSTANT = 'YYYY-MM-DD"T"HH24:MI:SS"Z"'

async function actsOf(db: Db, schemeId: string, on: Day): Promise<ItemAct[]> {
  const { rows } = await sql<Omit<ItemAct, 'takenBack'> & { back: ItemAct['takenBack'] }>`
    select a.public_id as id, a.act, a.on_day as "on", a.note, e.actor_name as "recordedBy",
      to_char(a.recorded_at at time zone 'UTC', ${INSTANT}) as "recordedAt",
      case when d.id is not null then json_build_object('id', d.public_id, 'number', d.number, 'subject', d.subject) end as document,
      case when a.superseded_at is not null then json_build_object('reason', a.superseded_reason,
        'at', to_char(a.superseded_at at time zone 'UTC', ${INSTANT})) end as back
    from scheme_act a left join document d on d.id = a.document_id left join event e on e.id = a.recorded_event
    where a.scheme_id = ${schemeId} and a.on_day <= ${on}::date
    order by a.on_day, a.id limit 200`.execute(db)
  return rows.map(({ back, ...act }) => ({ ...act, takenBack: back }))
}

async function membersOf(db: Db, schemeId: string): Promise<Member[]> {
  const { rows } = await sql<Omit<Member, 'to'> & { until: Day }>`
    select public_id as id, body, role, post, name, from_day as "from", until_day as "until" from scheme_member
    where scheme_id = ${schemeId} and superseded_at is null
    order by body desc, array_position(array['head', 'standing_deputy', 'deputy', 'member', 'secretary'], role), scheme_member.id
    limit 100`.execute(db)
  return rows.map(({ until, ...member }) => ({ ...member, to: lastDayOf(until) }))
}

/** The drafts of a scheme, or one, with how many of the units asked have answered. */
export async function draftsOf(db: Db, schemeId: string, draftId: string | null, on: Day): Promise<Draft[]> {
  const { rows } = await sql<Draft>`
    select d.public_id as id, d.number, d.title, d.on_day as "on", d.answers_by as "answersBy",
      (select count(*)::int from scheme_draft_unit u where u.draft_id = d.id) as asked,
      count(distinct o.organisation_id)::int as answered, count(o.opinion)::int as opinions,
      count(*) filter (where o.opinion is not null and a.id is null)::int as open
    from scheme_draft d
    left join scheme_opinion o on o.draft_id = d.id and o.superseded_at is null and o.on_day <= ${on}::date
    left join scheme_opinion_answer a on a.opinion_id = o.id and a.superseded_at is null
    where d.scheme_id = ${schemeId} and ${draftId === null ? sql`true` : sql`d.id = ${draftId}`}
    group by d.id order by d.number desc limit 50`.execute(db)
  return rows
}

async function surveysOf(db: Db, schemeId: string): Promise<SchemeRecord['surveys']> {
  const { rows } = await sql<SchemeRecord['surveys'][number]>`
    select v.public_id as id, v.title, c.closes_on as "closesOn",
      (select count(*)::int from survey_unit u where u.survey_id = v.id) as asked,
      (select count(*)::int from survey_answer a
        where a.survey_id = v.id and a.superseded_at is null and a.sent_on is not null) as sent
    from survey v join survey_closing c on c.survey_id = v.id and c.superseded_at is null
    where v.scheme_id = ${schemeId} and v.superseded_at is null order by v.id desc limit 50`.execute(db)
  return rows
}

async function correctionsOf(db: Db, schemeId: string): Promise<SchemeRecord['corrections']> {
  const { rows } = await sql<SchemeRecord['corrections'][number]>`
    select to_char(s.superseded_at at time zone 'UTC', ${INSTANT}) as at, e.actor_name as by, s.superseded_reason as reason
    from scheme_state s left join event e on e.id = s.superseded_event
    where s.scheme_id = ${schemeId} and s.superseded_at is not null order by s.superseded_at desc limit 100`.execute(
    db,
  )
  return rows
}

/** The acts in force upon a scheme, in order, whatever the day. */
export async function actsInForce(db: Db, schemeId: string): Promise<{ id: string; act: Act; on: Day }[]> {
  const { rows } = await sql<{ id: string; act: Act; on: Day }>`
    select public_id as id, act, on_day as "on" from scheme_act
    where scheme_id = ${schemeId} and superseded_at is null order by on_day, scheme_act.id`.execute(db)
  return rows
}
