import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { holdersAllowing, withinReach, type Actor } from '#access/policy.ts'
import { asRegister } from '#access/reach.ts'
import { linksOn } from '#organisation/unit-store.ts'
import { cursorOf, dayPart, idPart, readCursor } from '#platform/cursor.ts'
import { lastDayOf, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'
import type { TrainingClass } from './api.ts'
import { COMPLETED } from './codes.ts'

/** A class as the store reads it; `key` and `organisationId` are internal, `to` is the last day. */
export interface KeptClass extends Omit<TrainingClass, 'organiser'> {
  key: string
  organisationId: string
  lessons: number | null
  periods: number | null
  planNo: string | null
  documentId: string | null
  sessions: number
  lastSessionOn: Day | null
}

/** What is recorded of people of class `c` by a day; whoever has a result is on the roster. */
export function sums(on: Day): RawBuilder<unknown> {
  return sql`
    select roster.rostered, results.judged, results.completed, issued.certificates
    from (select count(*)::integer as rostered from training_learner l
      where l.class_id = c.id and l.superseded_at is null and l.joined_on <= ${on}::date) roster,
    (select count(*)::integer as judged, count(*) filter (where r.result = any(${[...COMPLETED]}::text[]))::integer as completed
      from training_result r where r.class_id = c.id and r.superseded_at is null and r.on_day <= ${on}::date) results,
    (select count(*)::integer as certificates from training_certificate cert
      where cert.class_id = c.id and cert.superseded_at is null and cert.issued_on <= ${on}::date) issued`
}

/** The days of the acts of class `c` by a day, and where it stands. */
export function standing(on: Day): RawBuilder<unknown> {
  return sql`
    select days.opened_on, days.closed_on, case when days.cancelled_on is not null then 'cancelled'
      when days.closed_on is not null then 'closed' when days.opened_on is not null then 'opened' else 'planned' end as state
    from (
      select min(on_day) filter (where act = 'opened') as opened_on, min(on_day) filter (where act = 'closed') as closed_on,
        min(on_day) filter (where act = 'cancelled') as cancelled_on
      from training_act where class_id = c.id and superseded_at is null and on_day <= ${on}::date
    ) days`
}

/** Reads classes c with plan p where `what` is true, the latest first, as of a day; counts are the register's. */
async function readClasses(db: Db, on: Day, what: RawBuilder<SqlBool>, limit: number): Promise<KeptClass[]> {
  const asked = sql<Omit<KeptClass, 'to' | 'withoutResult'> & { until: Day; judged: number }>`
    select c.id as key, c.public_id as id, c.organisation_id as "organisationId", p.kind, k.name_vi as "kindVi",
      k.name_en as "kindEn", k.target, p.name, p.school, p.from_day as "from", p.until_day as "until", p.place, p.lessons,
      p.periods, p.plan_no as "planNo", d.public_id as "documentId", standing.state, standing.opened_on as "openedOn",
      standing.closed_on as "closedOn", p.planned_learners as "plannedLearners", p.counted_learners as "countedLearners",
      p.counted_completed as "countedCompleted", sums.rostered, sums.judged,
      coalesce(p.counted_learners, sums.rostered) as learners, coalesce(p.counted_completed, sums.completed) as completed,
      sums.certificates, held.sessions, held.last as "lastSessionOn"
    from training_class c
    join training_plan p on p.class_id = c.id and p.superseded_at is null
    join training_kind k on k.code = p.kind
    left join document d on d.id = p.document_id
    cross join lateral (${standing(on)}) standing
    cross join lateral (${sums(on)}) sums
    cross join lateral (select count(*)::integer as sessions, max(on_day) as last from training_session s
      where s.class_id = c.id and s.superseded_at is null and s.on_day <= ${on}::date) held
    where ${what} order by p.from_day desc, c.id desc limit ${limit}`
  const { rows } = await asRegister(db, (all) => asked.execute(all))
  return rows.map(({ until, judged, ...row }) => ({
    ...row,
    to: lastDayOf(until)!,
    withoutResult: row.state === 'closed' ? row.rostered - judged : 0,
  }))
}

/** The units that stand above these on a day, themselves included. */
export function unitsAbove(units: RawBuilder<unknown>, on: Day): RawBuilder<unknown> {
  return sql`select up.ancestor_id from organisation_ancestor up where up.descendant_id in (${units})
    and up.from_day <= ${on}::date and ${on}::date < up.until_day`
}

/** Whether class c was of a unit or of one below it when it was to begin. */
export function isOfUnit(organisationId: string): RawBuilder<SqlBool> {
  return sql<SqlBool>`c.organisation_id in (select below.descendant_id from organisation_ancestor below
    where below.ancestor_id = ${organisationId} and below.from_day <= p.from_day and p.from_day < below.until_day)`
}

/** Whether the actor may read class c: its keeper is within reach, or stands above a unit where he may read. */
function isReadable(actor: Actor): RawBuilder<SqlBool> {
  const holders = holdersAllowing(actor, 'work.read')
  if (holders === 'all') return sql<SqlBool>`true`
  return sql<SqlBool>`(${withinReach(actor, 'work.read', sql.ref('c.organisation_id'))}
    or c.organisation_id in (${unitsAbove(sql`select unnest(${holders}::bigint[])`, actor.today)}))`
}

/** The class behind an id in an address as of a day; throws NotFound where there is none within reach. */
export async function getKept(db: Db, actor: Actor, publicId: string, on: Day): Promise<KeptClass> {
  const [kept] = await readClasses(
    db,
    on,
    sql<SqlBool>`c.public_id = ${publicId} and ${isReadable(actor)}`,
    1,
  )
  if (!kept) throw new NotFound(`class ${publicId}`)
  return kept
}

/** Classes as pages tell them. */
export async function classesOf(
  db: Db,
  actor: Actor,
  kept: readonly KeptClass[],
  on: Day,
): Promise<TrainingClass[]> {
  const units = kept.map((one) => one.organisationId)
  const named = await linksOn(db, actor, units, on)
  return kept.map(({ key: _key, organisationId, lastSessionOn: _last, ...one }) => ({
    ...one,
    organiser: named.get(organisationId)!,
  }))
}

/** Classes of a unit and below it, or of those above it, the latest first. */
export async function listClasses(
  db: Db,
  actor: Actor,
  organisationId: string,
  asked: {
    of: 'below' | 'above'
    year?: number | undefined
    kind?: string | undefined
    after?: string | undefined
    limit: number
  },
  on: Day,
): Promise<{ items: TrainingClass[]; next: string | null }> {
  const last = readCursor(asked.after, 2)
  const where =
    asked.of === 'below'
      ? isOfUnit(organisationId)
      : sql<SqlBool>`c.organisation_id <> ${organisationId}
          and c.organisation_id in (${unitsAbove(sql`select ${organisationId}::bigint`, on)})`
  const what = sql<SqlBool>`${where} and ${isReadable(actor)}
    and ${asked.kind === undefined ? sql`true` : sql`p.kind = ${asked.kind}`}
    and ${asked.year === undefined ? sql`true` : inYear(asked.year)}
    and ${last ? sql`(p.from_day, c.id) < (${dayPart(last[0])}::date, ${idPart(last[1])}::bigint)` : sql`true`}`
  const rows = await readClasses(db, on, what, asked.limit + 1)
  const page = rows.slice(0, asked.limit)
  const end = page.at(-1)
  return {
    items: await classesOf(db, actor, page, on),
    next: rows.length > asked.limit && end ? cursorOf([end.from, end.key]) : null,
  }
}

/** Whether plan p begins in a year. */
export function inYear(year: number): RawBuilder<SqlBool> {
  return sql<SqlBool>`p.from_day >= make_date(${year}::integer, 1, 1) and p.from_day < make_date(${year}::integer + 1, 1, 1)`
}
