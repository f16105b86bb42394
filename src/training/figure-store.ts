import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { asRegister } from '#access/reach.ts'
import { birthText } from '#person/field-values.ts'
import { cursorOf, idPart, readCursor } from '#platform/cursor.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { isOfUnit, sums } from './class-store.ts'
import { AWARENESS, COMPLETED, MOST } from './codes.ts'
import type { FigurePerson, FigureRow, Grouping } from './figure-api.ts'

/** Classes opened in a period by a unit and those below it; days included. */
export interface Period {
  organisationId: string
  from: Day
  to: Day
  kind?: string | undefined
  /** As known at the end of this day. */
  on: Day
}

/** The classes opened in a period with what the report counts of them. */
function opened({ organisationId, from, to, kind, on }: Period): RawBuilder<unknown> {
  return sql`
    select c.id, c.public_id, c.organisation_id, p.kind, p.name, k.name_vi, k.name_en, k.rank, a.on_day as opened_on,
      p.counted_learners, p.counted_completed
    from training_class c
    join training_plan p on p.class_id = c.id and p.superseded_at is null
    join training_kind k on k.code = p.kind
    join training_act a on a.class_id = c.id and a.act = 'opened' and a.superseded_at is null
    where ${isOfUnit(organisationId)} and a.on_day between ${from}::date and least(${to}::date, ${on}::date)
      and ${kind === undefined ? sql`true` : sql`p.kind = ${kind}`}
      and not exists (select from training_act gone where gone.class_id = c.id and gone.act = 'cancelled'
        and gone.superseded_at is null and gone.on_day <= ${on}::date)`
}

/** Learners of the rosters of these classes with what they achieved, and the unit directly below that sent them. */
function rostered(period: Period): RawBuilder<unknown> {
  const { on } = period
  return sql`
    select class.*, l.person_id, l.joined_on, l.sent_by_id, l.organiser_id, r.result,
      (r.result = any(${[...COMPLETED]}::text[])) is true as is_completed, cert.person_id is not null as is_certified
    from (${opened(period)}) class
    join training_learner l on l.class_id = class.id and l.superseded_at is null and l.joined_on <= ${on}::date
    left join training_result r on r.class_id = l.class_id and r.person_id = l.person_id and r.superseded_at is null
      and r.on_day <= ${on}::date
    left join training_certificate cert on cert.class_id = l.class_id and cert.person_id = l.person_id
      and cert.superseded_at is null and cert.issued_on <= ${on}::date`
}

/** The unit directly below the one asked for under which a unit stood on a day, or the unit itself. */
function partOf(
  organisationId: string,
  unit: RawBuilder<unknown>,
  on: RawBuilder<unknown>,
): RawBuilder<unknown> {
  return sql`coalesce((
    select a.ancestor_id from organisation_ancestor a
    join organisation_state s on s.organisation_id = a.ancestor_id and s.superior_id = ${organisationId}
      and s.superseded_at is null and s.from_day <= ${on} and ${on} < s.until_day
    where a.descendant_id = ${unit} and a.from_day <= ${on} and ${on} < a.until_day limit 1), ${unit})`
}

/** The key of learners whose names are not on rosters: they belong to no unit known to us. */
export const UNKNOWN_UNIT = '-'

/** Figures of a period by kind, organiser or year. */
export async function figuresBy(db: Db, period: Period, by: Exclude<Grouping, 'unit'>): Promise<FigureRow[]> {
  const { on } = period
  const key = {
    kind: sql`kind, name_vi, name_en, rank::text`,
    organiser: sql`o.public_id::text, unit_name(o.id, ${on}::date), unit_name(o.id, ${on}::date), o.code`,
    year: sql`extract(year from opened_on)::text, extract(year from opened_on)::text, extract(year from opened_on)::text,
      extract(year from opened_on)::text`,
  }[by]
  const query = sql<FigureRow>`
    select key, vi, en, count(*)::integer as classes, coalesce(sum(learners), 0)::integer as learners,
      coalesce(sum(rostered), 0)::integer as rostered, coalesce(sum(completed), 0)::integer as completed,
      coalesce(sum(certificates), 0)::integer as certificates
    from (
      select c.*, coalesce(c.counted_learners, sums.rostered) as learners, sums.rostered,
        coalesce(c.counted_completed, sums.completed) as completed, sums.certificates
      from (${opened(period)}) c cross join lateral (${sums(on)}) sums
    ) class
    join organisation o on o.id = class.organisation_id
    cross join lateral (select ${key}) as grouped (key, vi, en, place)
    group by key, vi, en, place order by lpad(place, 20), key limit ${MOST.figures}`
  return (await asRegister(db, (all) => query.execute(all))).rows
}

/** Figures of a period by the unit directly below that sent the learners; those not on rosters in a row of their own. */
export async function figuresByUnit(db: Db, period: Period): Promise<FigureRow[]> {
  const { organisationId, on } = period
  const query = sql<FigureRow>`
    with learner as materialized (${rostered(period)}),
    placed as (
      select learner.*, place.unit from learner
      join (select sent_by_id, joined_on, ${partOf(organisationId, sql`sent_by_id`, sql`joined_on`)} as unit
        from (select distinct sent_by_id, joined_on from learner) sent) place using (sent_by_id, joined_on)
    )
    select * from (
      select o.public_id::text as key, unit_name(o.id, ${on}::date) as vi, unit_name(o.id, ${on}::date) as en,
        count(distinct placed.id)::integer as classes, count(*)::integer as learners, count(*)::integer as rostered,
        count(*) filter (where is_completed)::integer as completed, count(*) filter (where is_certified)::integer as certificates
      from placed join organisation o on o.id = placed.unit group by o.id
      order by learners desc, o.code limit ${MOST.figures - 1}
    ) units
    union all
    select ${UNKNOWN_UNIT}, '', '', count(*)::integer, sum(missing)::integer, 0,
      greatest(0, sum(coalesce(counted_completed, 0) - completed))::integer, 0
    from (
      select class.id, class.counted_learners - sums.rostered as missing, class.counted_completed, sums.completed
      from (${opened(period)}) class cross join lateral (
        select count(*) as rostered, count(*) filter (where is_completed) as completed from learner where learner.id = class.id
      ) sums where class.counted_learners > sums.rostered
    ) counted having count(*) > 0`
  return (await asRegister(db, (all) => query.execute(all))).rows
}

/** How many classes, learners and the like a period has in all. */
export async function totalOf(db: Db, period: Period): Promise<FigureRow> {
  const rows = await figuresBy(db, period, 'kind')
  const sum = (of: (row: FigureRow) => number) => rows.reduce((total, row) => total + of(row), 0)
  return {
    key: 'total',
    vi: 'Tổng số',
    en: 'Total',
    classes: sum((row) => row.classes),
    learners: sum((row) => row.learners),
    rostered: sum((row) => row.rostered),
    completed: sum((row) => row.completed),
    certificates: sum((row) => row.certificates),
  }
}

/** Learners of the awareness course of a period: who of them was admitted in it; beside that, all admissions of the period. */
export async function conversionOf(
  db: Db,
  period: Period,
): Promise<{ rostered: number; admittedOfRostered: number; admitted: number }> {
  const { organisationId, from, to, on } = period
  const query = sql<{ rostered: number; admittedOfRostered: number; admitted: number }>`
    select
      count(distinct person_id)::integer as rostered,
      count(distinct person_id) filter (where ceremony_on > joined_on and ceremony_on <= least(${to}::date, ${on}::date))::integer as "admittedOfRostered",
      (select count(*)::integer from movement v
        join organisation_ancestor a on a.descendant_id = v.to_organisation_id and a.ancestor_id = ${organisationId}
          and a.from_day <= v.on_day and v.on_day < a.until_day
        where v.category = 'I1' and v.superseded_at is null and v.on_day between ${from}::date and least(${to}::date, ${on}::date)) as admitted
    from (${rostered({ ...period, kind: AWARENESS })}) learner left join member m using (person_id)`
  return (await asRegister(db, (all) => query.execute(all))).rows[0]!
}

/** Which people of a period's figures. */
export interface BehindFigure {
  by?: Grouping | undefined
  key?: string | undefined
  who: 'learners' | 'completed' | 'certificates' | 'admitted'
  after?: string | undefined
  limit: number
}

interface Found extends Omit<FigurePerson, 'unit' | 'personId' | 'fullName' | 'bornOn'> {
  personKey: string
  organiserKey: string
  classKey: string
  nameOrder: string
  unitId: string
  unitCode: string
  unitName: string
}

/** The people behind a figure in the order of names; those out of reach are left out. */
export async function peopleBehind(
  db: Db,
  period: Period,
  asked: BehindFigure,
): Promise<{ items: FigurePerson[]; next: string | null }> {
  const last = readCursor(asked.after, 3)
  const query = sql<Found>`
    select p.id as "personKey", learner.organiser_id as "organiserKey", learner.id as "classKey", p.name_order as "nameOrder",
      o.public_id as "unitId", o.code as "unitCode", unit_name(o.id, learner.joined_on) as "unitName",
      learner.public_id as "classId", learner.name as "className", learner.result, m.ceremony_on as "admittedOn"
    from (${rostered(period)}) learner
    join person p on p.id = learner.person_id
    join organisation o on o.id = learner.sent_by_id
    join organisation organiser on organiser.id = learner.organisation_id
    left join member m on m.person_id = p.id
    where ${whoIs(asked.who, period)} and ${isBehind(period.organisationId, asked)}
      and ${last ? sql`(p.name_order, p.id, learner.id) > (${String(last[0])}, ${idPart(last[1])}::bigint, ${idPart(last[2])}::bigint)` : sql`true`}
    order by p.name_order, p.id, learner.id limit ${asked.limit + 1}`
  const { rows } = await asRegister(db, (all) => query.execute(all))
  const page = rows.slice(0, asked.limit)
  const end = page.at(-1)
  return {
    items: await named(db, page),
    next: rows.length > asked.limit && end ? cursorOf([end.nameOrder, end.personKey, end.classKey]) : null,
  }
}

/** These rows with the names that the reader may see. */
async function named(db: Db, found: readonly Found[]): Promise<FigurePerson[]> {
  const { rows } = await sql<{
    key: string
    personId: string
    fullName: string
    bornOn: Day
    precision: 'day' | 'month' | 'year'
  }>`
    select distinct p.id as key, p.public_id as "personId", p.full_name as "fullName", p.born_on as "bornOn",
      p.born_precision as precision
    from unnest(${found.map((one) => one.personKey)}::bigint[], ${found.map((one) => one.organiserKey)}::bigint[])
      as learner (person_id, organiser_id)
    cross join lateral named_learner(learner.person_id, learner.organiser_id) p`.execute(db)
  const people = new Map(rows.map((one) => [one.key, one]))
  return found.flatMap(
    ({ personKey, unitId, unitCode, unitName, classId, className, result, admittedOn }) => {
      const person = people.get(personKey)
      if (!person) return []
      const { personId, fullName, bornOn, precision } = person
      const unit = { id: unitId, code: unitCode, name: unitName }
      const born = birthText(bornOn, precision)
      return [{ personId, fullName, bornOn: born, unit, classId, className, result, admittedOn }]
    },
  )
}

function whoIs(who: BehindFigure['who'], { to, on }: Period): RawBuilder<SqlBool> {
  return {
    learners: sql<SqlBool>`true`,
    completed: sql<SqlBool>`learner.is_completed`,
    certificates: sql<SqlBool>`learner.is_certified`,
    admitted: sql<SqlBool>`m.ceremony_on > learner.joined_on and m.ceremony_on <= least(${to}::date, ${on}::date)`,
  }[who]
}

function isBehind(organisationId: string, { by, key }: BehindFigure): RawBuilder<SqlBool> {
  if (by === undefined || key === undefined || key === 'total') return sql<SqlBool>`true`
  return {
    kind: sql<SqlBool>`learner.kind = ${key}`,
    organiser: sql<SqlBool>`organiser.public_id::text = ${key}`,
    year: sql<SqlBool>`extract(year from learner.opened_on)::text = ${key}`,
    unit: sql<SqlBool>`(select public_id::text from organisation
      where id = ${partOf(organisationId, sql`learner.sent_by_id`, sql`learner.joined_on`)}) = ${key}`,
  }[by]
}
