import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import { lastDayOf } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { asRegister } from '#access/reach.ts'
import type { ClassKind, ClassPage, YearLine } from './api.ts'
import { inYear, isOfUnit, standing, sums, unitsAbove } from './class-store.ts'
import { MOST, type Target } from './codes.ts'

/** What happened to a class by a day, and what was planned before it was corrected. */
export async function historyOf(
  db: Db,
  classKey: string,
  on: Day,
): Promise<Pick<ClassPage, 'acts' | 'earlier'>> {
  const acts = await sql<ClassPage['acts'][number]>`
    select a.act, a.on_day as "on", a.reason, event.actor_name as by
    from training_act a left join event on event.id = a.recorded_event
    where a.class_id = ${classKey} and a.superseded_at is null and a.on_day <= ${on}::date
    order by a.on_day, a.id limit ${MOST.acts}`.execute(db)
  const earlier = await sql<Omit<ClassPage['earlier'][number], 'to' | 'at'> & { until: Day; at: Date }>`
    select p.name, p.from_day as "from", p.until_day as "until", p.superseded_reason as reason, p.superseded_at as at,
      event.actor_name as by
    from training_plan p left join event on event.id = p.superseded_event
    where p.class_id = ${classKey} and p.superseded_at is not null order by p.id desc limit ${MOST.plans}`.execute(
    db,
  )
  return {
    acts: acts.rows,
    earlier: earlier.rows.map(({ until, at, ...one }) => ({
      ...one,
      to: lastDayOf(until)!,
      at: at.toISOString(),
    })),
  }
}

/** The kinds of class that a unit may use: everybody's, its own and those of units above it. */
export async function listKinds(db: Db, organisationId: string, on: Day): Promise<ClassKind[]> {
  const { rows } = await sql<ClassKind>`
    select code, name_vi as vi, name_en as en, target, lessons, periods, theory, coalesce(ended_on <= ${on}::date, false) as ended
    from training_kind
    where organisation_id is null or organisation_id in (${unitsAbove(sql`select ${organisationId}::bigint`, on)})
    order by rank, code limit ${MOST.kinds}`.execute(db)
  return rows
}

/** A kind by its code, or null; `isThere` elsewhere asks by name. */
export async function findKind(
  db: Db,
  code: string,
): Promise<{ target: Target; endedOn: Day | null; vi: string } | null> {
  const { rows } = await sql<{ target: Target; endedOn: Day | null; vi: string }>`
    select target, ended_on as "endedOn", name_vi as vi from training_kind where code = ${code}`.execute(db)
  return rows[0] ?? null
}

/** A unit's year: planned and held by kind. */
export async function linesOfYear(
  db: Db,
  organisationId: string,
  year: number,
  on: Day,
): Promise<YearLine[]> {
  const asked = sql<YearLine>`
    select k.code as kind, k.name_vi as "kindVi", k.name_en as "kindEn", count(*)::integer as planned,
      count(*) filter (where standing.state in ('opened', 'closed'))::integer as held,
      count(*) filter (where standing.state = 'cancelled')::integer as cancelled,
      coalesce(sum(p.planned_learners), 0)::integer as "plannedLearners",
      coalesce(sum(coalesce(p.counted_learners, sums.rostered)) filter (where standing.state in ('opened', 'closed')), 0)::integer as learners,
      coalesce(sum(coalesce(p.counted_completed, sums.completed)) filter (where standing.state in ('opened', 'closed')), 0)::integer as completed
    from training_class c
    join training_plan p on p.class_id = c.id and p.superseded_at is null
    join training_kind k on k.code = p.kind
    cross join lateral (${standing(on)}) standing
    cross join lateral (${sums(on)}) sums
    where ${isOfUnit(organisationId)} and ${inYear(year)}
    group by k.code order by min(k.rank), k.code limit ${MOST.kinds}`
  return (await asRegister(db, (all) => asked.execute(all))).rows
}

type Place = {
  id: string
  name: string
  kindVi: string
  kindEn: string
  from: Day
  to: Day
  state: 'planned' | 'opened' | 'closed' | 'cancelled'
}

/** The classes of a unit's year by their first day, and how many are not listed. */
export async function calendarOf(
  db: Db,
  organisationId: string,
  year: number,
  on: Day,
): Promise<{ classes: Place[]; beyond: number }> {
  const { rows } = await sql<Omit<Place, 'to'> & { until: Day; whole: number }>`
    select count(*) over ()::integer as whole, c.public_id as id, p.name, k.name_vi as "kindVi", k.name_en as "kindEn",
      p.from_day as "from", p.until_day as "until", standing.state
    from training_class c join training_plan p on p.class_id = c.id and p.superseded_at is null
    join training_kind k on k.code = p.kind
    cross join lateral (${standing(on)}) standing
    where ${isOfUnit(organisationId)} and ${inYear(year)}
    order by p.from_day, c.id limit ${MOST.places}`.execute(db)
  return {
    classes: rows.map(({ until, whole: _whole, ...one }) => ({ ...one, to: lastDayOf(until)! })),
    beyond: Math.max(0, (rows[0]?.whole ?? 0) - rows.length),
  }
}
