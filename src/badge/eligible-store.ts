import { sql, type RawBuilder } from 'kysely'
import { isWithinReach, type Actor } from '#access/policy.ts'
import { asRegister } from '#access/reach.ts'
import { linksOn } from '#organisation/unit-store.ts'
import { cursorOf, dayPart, idPart, readCursor } from '#platform/cursor.ts'
import { addMonths, monthsBetween, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { Eligible, Which } from './api.ts'
import { badgeLawOn, latestStart, levelsOn, roundBefore } from './law.ts'
import { barredUntil } from './rules.ts'

/** A unit with all below it, as of a round's day. */
export interface RoundQuestion {
  organisationId: string
  roundOn: Day
  which: Which
  level?: number | undefined
}

interface Found {
  id: string
  organisationId: string
  level: number | null
  start: Day | null
}

type Page = { after?: string | undefined; limit: number }

/** Those of a round, a page in the order of level (highest first), seniority and id; named as far as the actor reaches. */
export async function listEligible(
  db: Db,
  actor: Actor,
  asked: RoundQuestion & Page,
): Promise<{ items: Eligible[]; next: string | null }> {
  const found = await asRegister(db, (all) => pageOf(all, asked))
  const shown = found.slice(0, asked.limit)
  const last = shown.at(-1)
  const next =
    found.length > asked.limit && last ? cursorOf([last.level ?? 0, last.start ?? '', last.id]) : null
  return { items: await linesOf(db, actor, shown, asked.roundOn), next }
}

/** How many of each level in each unit directly below (or in the unit itself), for those of a round. */
export async function countEligible(
  db: Db,
  asked: RoundQuestion,
): Promise<{ organisationId: string; level: number | null; people: number }[]> {
  const { organisationId, roundOn } = asked
  return asRegister(db, async (all) => {
    const { rows } = await sql<{ organisationId: string; level: number | null; people: number }>`
      ${await candidates(all, asked)}, child as (
        select s.organisation_id from organisation_state s where s.superior_id = ${organisationId}
          and s.superseded_at is null and s.from_day <= ${roundOn}::date and ${roundOn}::date < s.until_day)
      select coalesce(own.id, ${organisationId}::bigint) as "organisationId", level, count(*)::integer as people
      from candidate
      left join lateral (
        select above.ancestor_id as id from organisation_ancestor above join child on child.organisation_id = above.ancestor_id
        where above.descendant_id = candidate.organisation_id
          and above.from_day <= ${roundOn}::date and ${roundOn}::date < above.until_day limit 1
      ) own on true
      group by 1, 2`.execute(all)
    return rows
  })
}

async function pageOf(db: Db, { after, limit, ...asked }: RoundQuestion & Page): Promise<Found[]> {
  const key = readCursor(after, 3)
  const from = key
    ? asked.which === 'missing'
      ? sql`id > ${idPart(key[2])}::bigint`
      : sql`(-level, start, id) > (${-Number(idPart(key[0]))}::integer, ${dayPart(key[1])}::date, ${idPart(key[2])}::bigint)`
    : sql`true`
  const { rows } = await sql<Found>`
    ${await candidates(db, asked)}
    select id, organisation_id as "organisationId", level, start from candidate
    where ${from} order by -level, start, id limit ${limit + 1}`.execute(db)
  return rows
}

const COUNTED_FROM = sql.raw(
  `(case m.seniority_basis when 'card' then m.ceremony_on else m.admission_decided_on end)`,
)

// The members of up to so many units are read first; of more, ranges of seniority are.
const FEW_UNITS = 400

/** `with candidate (id, organisation_id, level, start)`: those of a round in a unit and below it. */
async function candidates(
  db: Db,
  { organisationId, roundOn, which, level }: RoundQuestion,
): Promise<RawBuilder<unknown>> {
  const few = (await unitsBelow(db, organisationId, roundOn)) <= FEW_UNITS
  const there = sql`there as ${sql.raw(few ? 'materialized' : 'not materialized')} (
    select spell.member_id, spell.organisation_id from organisation_ancestor above
    join member_spell spell on spell.organisation_id = above.descendant_id
      and spell.from_day <= ${roundOn}::date and ${roundOn}::date < spell.until_day
    where above.ancestor_id = ${organisationId} and above.from_day <= ${roundOn}::date and ${roundOn}::date < above.until_day)`
  if (which === 'missing')
    return sql`with ${there}, candidate as (
      select m.person_id as id, there.organisation_id, null::integer as level, null::date as start
      from member m join there on there.member_id = m.person_id
      where m.official_on is not null and m.official_on <= ${roundOn}::date and ${COUNTED_FROM} is null)`
  const bands = bandsOf(roundOn, which).filter((one) => level === undefined || one.level === level)
  return sql`with ${there}, band as (
      select * from unnest(${bands.map((one) => one.level)}::integer[], ${bands.map((one) => one.after)}::date[],
        ${bands.map((one) => one.upTo)}::date[]) as band (level, after_day, up_to)
    ), counted as (
      select m.person_id as id, band.level, ${COUNTED_FROM} as start, m.official_on
      from band join member m on ${COUNTED_FROM} > band.after_day and ${COUNTED_FROM} <= band.up_to
      where not exists (select from movement v where v.member_id = m.person_id and v.category = 'I2' and v.superseded_at is null)
      union all
      select again.member_id, band.level, since.start, m.official_on
      from (select distinct member_id from movement where category = 'I2' and superseded_at is null) again
      join member m on m.person_id = again.member_id
      cross join lateral (select seniority_start(again.member_id, ${roundOn}::date) as start) since
      join band on since.start > band.after_day and since.start <= band.up_to
    ), candidate as (
      select counted.id, there.organisation_id, counted.level, counted.start
      from counted join there on there.member_id = counted.id
      where counted.official_on <= ${roundOn}::date and not exists (
        select from badge where badge.member_id = counted.id and badge.superseded_at is null
          and badge.on_day <= ${roundOn}::date and badge.level >= counted.level))`
}

/** Ranges of the day from which seniority counts, one per level; `after` exclusive. */
export function bandsOf(
  roundOn: Day,
  which: Exclude<Which, 'missing'>,
): { level: number; after: Day; upTo: Day }[] {
  const levels = levelsOn(roundOn)
  const before = roundBefore(roundOn)
  const { earlyInMonths } = badgeLawOn(roundOn)
  return levels.flatMap(({ years, startsUpTo }, index) => {
    const higher = levels[index - 1]?.startsUpTo ?? ('1800-01-01' as Day)
    const seen = latestStart(before, years)
    const early = years >= 70 ? earlyInMonths.from70 : earlyInMonths.below70
    const range = {
      due: { after: later(higher, seen), upTo: startsUpTo },
      late: { after: higher, upTo: earlier(seen, startsUpTo) },
      soon: { after: startsUpTo, upTo: latestStart(addMonths(roundOn, early), years) },
    }[which]
    return range.after < range.upTo ? [{ level: years, ...range }] : []
  })
}

const later = (a: Day, b: Day) => (a > b ? a : b)
const earlier = (a: Day, b: Day) => (a < b ? a : b)

async function unitsBelow(db: Db, organisationId: string, on: Day): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::integer as n from (select from organisation_ancestor where ancestor_id = ${organisationId}
      and from_day <= ${on}::date and ${on}::date < until_day limit ${FEW_UNITS + 1}) below`.execute(db)
  return rows[0]!.n
}

interface Line {
  key: string
  id: string
  fullName: string
  bornOn: Day
  held: number | null
  discipline: { form: string; on: Day }[]
  listId: string | null
}

async function linesOf(db: Db, actor: Actor, found: readonly Found[], on: Day): Promise<Eligible[]> {
  const { rows } = await sql<Line>`
    select p.id as key, p.public_id as id, p.full_name as "fullName", p.born_on as "bornOn",
      (select max(b.level) from badge b where b.member_id = p.id and b.superseded_at is null and b.on_day <= ${on}::date) as held,
      (select coalesce(jsonb_agg(jsonb_build_object('form', d.data ->> 'form', 'on', d.from_day)), '[]') from person_period d
        where d.person_id = p.id and d.kind = 'discipline' and d.superseded_at is null) as discipline,
      (select c.public_id from procedure_subject s join procedure_case c on c.id = s.case_id
        where s.person_id = p.id and s.is_open and s.kind = 'badge-round' limit 1) as "listId"
    from person p where p.id = any(${found.map((one) => one.id)}::bigint[])
      and ${isWithinReach(actor, 'person.read', sql.ref('p.organisation_id'))}`.execute(db)
  const lines = new Map(rows.map((row) => [row.key, row]))
  const units = await linksOn(db, actor, [...new Set(found.map((one) => one.organisationId))], on)
  return found.flatMap(({ id, organisationId, level, start }) => {
    const line = lines.get(id)
    if (!line) return []
    const { key: _key, discipline, ...rest } = line
    const months = start === null ? null : Math.max(0, monthsBetween(start, on))
    return [
      {
        ...rest,
        organisation: units.get(organisationId)!,
        level,
        months,
        start,
        barredUntil: barredUntil(discipline, on),
      },
    ]
  })
}
