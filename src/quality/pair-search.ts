import { sql, type RawBuilder } from 'kysely'
import type { Progress } from '#job/work.ts'
import type { Db } from '#platform/db.ts'
import { bitsOf, LEAST_LIKELIHOOD, priorBits, type Evidence } from './likelihood.ts'

/** Two files that may be of one person; internal ids, the smaller one first. */
export interface FoundPair {
  one: string
  other: string
  likelihood: number
  evidence: Evidence[]
}

/** Names are looked through in so many parts, so that progress is told and sorting stays in memory. */
const PARTS = 16
/** The most pairs kept, the likeliest first. */
const MOST_PAIRS = 200_000

/**
 * Looks through the register for people with two files. Compared are only pairs that share a key: the citizen number; the
 * folded name with the day of birth; the folded name with the year, where one is known by year or month alone. Each is
 * judged as `likelihoodOf` does. Must run in a transaction; `tell` hears how far it is.
 */
export async function findPairs(tx: Db, tell: (progress: Progress) => void): Promise<FoundPair[]> {
  tell({ step: 'keys', done: 0, expected: null })
  const people = await makeKeys(tx)
  await keepLikely(tx, byNumber, people)
  for (let part = 0; part < PARTS; part++) {
    tell({ step: 'compare', done: part, expected: PARTS })
    await keepLikely(tx, byDay(part), people)
    await keepLikely(tx, byYear(part), people)
  }
  tell({ step: 'judge', done: 0, expected: null })
  const { rows } = await sql<FoundPair>`
    select distinct on (bits, one, other) one::text, other::text, 1 / (1 + power(2, -bits)) as likelihood, evidence
    from quality_candidate order by bits desc, one, other limit ${MOST_PAIRS}`.execute(tx)
  await sql`drop table quality_key, quality_candidate`.execute(tx)
  return rows
}

/** One narrow row for everybody, with what agreeing in the name and in the place would weigh; answers how many. */
async function makeKeys(tx: Db): Promise<number> {
  await sql`drop table if exists quality_key, quality_candidate`.execute(tx)
  const { rows } = await sql<{ n: string }>`
    select count(*) as n from person where merged_into is null`.execute(tx)
  const people = Number(rows[0]!.n)
  const same = bitsOf.agreeing(people)
  await sql`
    create temporary table quality_key as
    with named as (select name_key, count(*) as n from person where merged_into is null group by name_key),
    placed as (select lower(native_place) as place, count(*) as n from person where merged_into is null group by 1)
    select id, hashtextextended(p.name_key, 0) as name, (hashtext(p.name_key) & ${sql.lit(PARTS - 1)})::smallint as part,
      born_on, born_precision <> 'day' as is_coarse, born_precision = 'year' as is_year,
      extract(year from born_on)::smallint as born_year, p.sex = 'nam' as is_man,
      hashtextextended(citizen_id, 0) as number, hashtextextended(placed.place, 0) as place,
      (${sql.lit(same.name)} - ln(named.n) / ln(2))::real as name_bits,
      (${sql.lit(same.place)} - ln(placed.n) / ln(2))::real as place_bits
    from person p join named using (name_key) left join placed on placed.place = lower(p.native_place)
    where p.merged_into is null`.execute(tx)
  await sql`create temporary table quality_candidate (one bigint, other bigint, bits double precision, evidence text[])`.execute(
    tx,
  )
  await sql`analyze quality_key`.execute(tx)
  return people
}

const shared = sql`(select number from quality_key where number is not null group by number having count(*) between 2 and 20)`
const byNumber = sql`quality_key a join quality_key b on b.number = a.number and a.id < b.id where a.number in ${shared}`

const byDay = (part: number) => sql`
  (select * from quality_key where part = ${part} and not is_coarse) a
  join (select * from quality_key where part = ${part} and not is_coarse) b
    on b.name = a.name and b.born_on = a.born_on and a.id < b.id
  where true`

/** Somebody known by year or month alone with everybody of his name and year; two such people once. */
const byYear = (part: number) => sql`
  (select * from quality_key where part = ${part} and is_coarse) a
  join (select * from quality_key where part = ${part}) b
    on b.name = a.name and b.born_year = a.born_year and b.id <> a.id and (not b.is_coarse or a.id < b.id)
    and (a.is_year or b.is_year or date_trunc('month', a.born_on) = date_trunc('month', b.born_on))
  where true`

/** Judges pairs of keys `a` and `b` and keeps those that are likely and not kept yet. */
async function keepLikely(tx: Db, pairs: RawBuilder<unknown>, people: number): Promise<void> {
  const bits = bitsOf.fixed
  const lit = (value: number) => sql`${sql.lit(value)}::double precision`
  const isSameBirth = sql`case when a.is_coarse or b.is_coarse
    then a.born_year = b.born_year and (a.is_year or b.is_year or date_trunc('month', a.born_on) = date_trunc('month', b.born_on))
    else a.born_on = b.born_on end`
  const isExact = sql`not a.is_coarse and not b.is_coarse`
  const least = Math.log2(LEAST_LIKELIHOOD / (1 - LEAST_LIKELIHOOD))
  await sql`
    insert into quality_candidate
    select one, other, bits, evidence from (
      select least(a.id, b.id) as one, greatest(a.id, b.id) as other,
        ${lit(priorBits(people))}
        + case when a.name = b.name then a.name_bits else ${lit(bits.otherName)} end
        + case when not (${isSameBirth}) then ${lit(bits.otherBirth)} when ${isExact} then ${lit(bits.sameDay)} else ${lit(bits.sameYear)} end
        + case when a.place is null or b.place is null then 0 when a.place = b.place then a.place_bits else ${lit(bits.otherPlace)} end
        + case when a.is_man = b.is_man then ${lit(bits.sameSex)} else ${lit(bits.otherSex)} end
        + case when a.number is null or b.number is null then 0 when a.number = b.number then ${lit(bits.sameNumber)}
          else ${lit(bits.otherNumber)} end as bits,
        array_remove(array[
          case when a.number = b.number then 'same-number' when a.number <> b.number then 'other-number' end,
          case when a.name = b.name then 'same-name' else 'other-name' end,
          case when not (${isSameBirth}) then 'other-birth' when ${isExact} then 'same-day' else 'same-year' end,
          case when a.place = b.place then 'same-place' when a.place <> b.place then 'other-place' end,
          case when a.is_man <> b.is_man then 'other-sex' end], null) as evidence
      from ${pairs}
    ) judged
    where bits >= ${lit(least)}
      and not exists (select from quality_candidate c where c.one = judged.one and c.other = judged.other)`.execute(
    tx,
  )
}
