import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { assignmentsFrom } from '#assignment/list.ts'
import { holdersAllowing, permissions, withinReach, type Actor } from '#access/policy.ts'
import { linksOn } from '#organisation/unit-store.ts'
import { cursorOf, dayPart, idPart, readCursor } from '#platform/cursor.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'
import type { CaseRow, InspectionCase } from './api.ts'
import {
  CONCLUDED,
  following,
  MOST,
  POSTS,
  type Act,
  type Field,
  type Kind,
  type Organ,
  type Post,
  type Stage,
} from './codes.ts'

/** How an assignment refers to a case. */
export const ORIGIN = 'inspection_case'

/** A case as the store reads it as of a day; ids ending in Id or named key are internal. */
export interface KeptCase {
  key: string
  id: string
  programmeId: string
  organisationId: string
  organ: Organ
  year: number
  kind: Kind
  title: string
  field: Field
  aboutFrom: Day | null
  aboutTo: Day | null
  from: Day
  to: Day
  exception: string | null
  stage: Stage
  stageOn: Day | null
  decidedOn: Day | null
  concludedOn: Day | null
  subjectIds: string[]
  subjectCount: number
}

/** Joins to case c: `now` its latest act, and the days of decision, notice and conclusion, as of a day. */
export const standingOn = (on: Day) => sql`
  left join lateral (
    select a.id, a.stage, a.on_day from inspection_act a
    where a.case_id = c.id and a.superseded_at is null and a.on_day <= ${on}::date
    order by a.on_day desc, a.id desc limit 1
  ) now on true
  left join lateral (
    select min(a.on_day) filter (where a.stage = 'decided') as decided,
      min(a.on_day) filter (where a.stage <> 'decided') as told,
      min(a.on_day) filter (where a.stage = 'conclusion') as concluded
    from inspection_act a where a.case_id = c.id and a.superseded_at is null and a.on_day <= ${on}::date
  ) days on true`

/** Reads cases c of programmes p where `what` is true, in the order of their schedule, as of a day. */
export async function readCases(
  db: Db,
  on: Day,
  what: RawBuilder<SqlBool>,
  limit: number,
  subjects = 3,
): Promise<KeptCase[]> {
  const { rows } = await sql<KeptCase>`
    select c.id as key, c.public_id as id, p.public_id as "programmeId", p.organisation_id as "organisationId", p.organ, p.year,
      c.kind, c.title, c.field, c.about_from as "aboutFrom", c.about_to as "aboutTo", c.planned_from as "from",
      c.planned_to as "to", c.exception, coalesce(now.stage, 'planned') as stage, now.on_day as "stageOn",
      days.decided as "decidedOn", days.concluded as "concludedOn",
      array(select s.organisation_id from inspection_subject s where s.case_id = c.id order by s.organisation_id
        limit ${subjects}) as "subjectIds",
      (select count(*)::integer from inspection_subject s where s.case_id = c.id) as "subjectCount"
    from inspection_case c join inspection_programme p on p.id = c.programme_id ${standingOn(on)}
    where c.superseded_at is null and p.superseded_at is null and ${what}
    order by c.planned_from, c.id limit ${limit}`.execute(db)
  return rows
}

/** Whether the actor may read case c: kept within reach, or its subject within reach and notified. */
export function isReadable(actor: Actor): RawBuilder<SqlBool> {
  if (holdersAllowing(actor, 'work.read') === 'all') return sql<SqlBool>`true`
  return sql<SqlBool>`(${withinReach(actor, 'work.read', sql.ref('p.organisation_id'))} or days.told is not null and exists (
    select from inspection_subject own where own.case_id = c.id
      and ${withinReach(actor, 'work.read', sql.ref('own.organisation_id'))}))`
}

/** The case behind an id in an address as of a day; throws NotFound where there is none within reach. */
export async function getKept(db: Db, actor: Actor, publicId: string, on: Day): Promise<KeptCase> {
  const what = sql<SqlBool>`c.public_id = ${publicId} and ${isReadable(actor)}`
  const [kept] = await readCases(db, on, what, 1, MOST.subjects)
  if (!kept) throw new NotFound(`inspection ${publicId}`)
  return kept
}

/** Cases of a year in the order of their schedule. */
export async function listCases(
  db: Db,
  actor: Actor,
  organisationId: string,
  {
    year,
    view,
    after,
    limit,
  }: { year: number; view: 'own' | 'subject'; after?: string | undefined; limit: number },
  on: Day,
): Promise<{ items: CaseRow[]; next: string | null }> {
  const last = readCursor(after, 2)
  const whose =
    view === 'own'
      ? sql`p.organisation_id = ${organisationId}`
      : sql`c.id in (select case_id from inspection_subject where organisation_id = ${organisationId})`
  const what = sql<SqlBool>`p.year = ${year} and ${whose} and ${isReadable(actor)}
    and ${last ? sql`(c.planned_from, c.id) > (${dayPart(last[0])}::date, ${idPart(last[1])}::bigint)` : sql`true`}`
  const rows = await readCases(db, on, what, limit + 1)
  const page = rows.slice(0, limit)
  const end = page.at(-1)
  const ids = page.flatMap((one) => [one.organisationId, ...one.subjectIds])
  const named = await linksOn(db, actor, ids, on)
  return {
    items: page.map((kept) => ({
      ...rowOf(kept, on),
      unit: named.get(kept.organisationId)!,
      subjects: kept.subjectIds.map((id) => named.get(id)!),
    })),
    next: rows.length > limit && end ? cursorOf([end.from, end.key]) : null,
  }
}

function rowOf(kept: KeptCase, on: Day): Omit<CaseRow, 'unit' | 'subjects'> {
  const { id, organ, year, kind, title, field, from, to, stage, stageOn, subjectCount } = kept
  const isLate = to < on && !CONCLUDED.includes(stage)
  return { id, organ, year, kind, title, field, from, to, stage, stageOn, subjectCount, isLate }
}

/** One case with its way, its team and what follows from it, as of a day. */
export async function getCase(db: Db, actor: Actor, publicId: string, on: Day): Promise<InspectionCase> {
  const kept = await getKept(db, actor, publicId, on)
  const named = await linksOn(db, actor, [kept.organisationId, ...kept.subjectIds], on)
  const may = await permissions(db, actor, kept.organisationId)
  const acts = await listActs(db, kept.key, on)
  const next = may['work.record'] ? following(kept.stage, kept.kind) : []
  return {
    ...rowOf(kept, on),
    on,
    unit: named.get(kept.organisationId)!,
    programmeId: kept.programmeId,
    aboutFrom: kept.aboutFrom,
    aboutTo: kept.aboutTo,
    exception: kept.exception,
    subjects: kept.subjectIds.map((id) => named.get(id)!),
    team: await listTeam(db, kept.key, may['person.read']),
    acts,
    followUps: (await assignmentsFrom(db, actor, { kind: ORIGIN, ids: [kept.key] }, on)).slice(
      0,
      MOST.followUps,
    ),
    may: {
      acts: next.filter((act) => act !== 'follow_up'),
      followUp: may['work.record'] && (kept.stage === 'conclusion' || kept.stage === 'follow_up'),
      withdraw: may['work.record'],
    },
  }
}

async function listActs(db: Db, key: string, on: Day): Promise<InspectionCase['acts']> {
  const { rows } = await sql<InspectionCase['acts'][number] & { stage: Act }>`
    select a.id, a.stage, a.on_day as "on", a.number, event.actor_name as "recordedBy",
      (select json_build_object('id', d.public_id, 'number', d.number, 'subject', d.subject)
        from document d where d.id = a.document_id) as document
    from inspection_act a left join event on event.id = a.recorded_event
    where a.case_id = ${key} and a.superseded_at is null and a.on_day <= ${on}::date
    order by a.on_day, a.id limit ${MOST.acts}`.execute(db)
  return rows
}

async function listTeam(db: Db, key: string, isNamed: boolean): Promise<InspectionCase['team']> {
  const { rows } = await sql<{ post: Post; seats: number; id: string | null; fullName: string | null }>`
    select t.post, t.seats, holder.public_id as id, holder.full_name as "fullName"
    from inspection_team t left join lateral named_person(t.holder_id) holder on ${isNamed}
    where t.case_id = ${key} order by array_position(${[...POSTS]}::text[], t.post), t.id limit ${MOST.team}`.execute(
    db,
  )
  return rows.map(({ post, seats, id, fullName }) => ({
    post,
    seats,
    holder: id !== null && fullName !== null ? { id, fullName } : null,
  }))
}
