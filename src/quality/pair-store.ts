import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { withinReach, type Actor } from '#access/policy.ts'
import { birthText } from '#person/field-values.ts'
import { cursorOf, idPart, readCursor } from '#platform/cursor.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'
import type { Evidence } from './likelihood.ts'
import type { FoundPair } from './pair-search.ts'

export const PAIR_STATES = ['open', 'different', 'merged'] as const
export type PairState = (typeof PAIR_STATES)[number]

/** One of two who may be the same. */
export interface Twin {
  id: string
  fullName: string
  bornOn: string
  memberCode: string | null
  unit: { id: string; name: string }
}

export interface Pair {
  id: string
  likelihood: number
  evidence: Evidence[]
  state: PairState
  foundOn: Day
  judgedOn: Day | null
  reason: string | null
  asked: boolean
  one: Twin
  other: Twin
}

const BATCH = 5_000

/**
 * Keeps what a search found: new pairs open, known open ones with what speaks for them by now; open pairs that are likely no
 * more are let go. `within`: a condition over the keepers `a.organisation_id` and `b.organisation_id` that was searched.
 */
export async function keepPairs(
  tx: Db,
  pairs: readonly FoundPair[],
  { on, within }: { on: Day; within: RawBuilder<SqlBool> },
): Promise<number> {
  await sql`create temporary table if not exists quality_found (one bigint, other bigint, likelihood numeric, evidence text[]) on commit drop`.execute(
    tx,
  )
  await sql`truncate quality_found`.execute(tx)
  for (let at = 0; at < pairs.length; at += BATCH) {
    const some = pairs.slice(at, at + BATCH)
    await sql`
      insert into quality_found (one, other, likelihood, evidence)
      select (pair ->> 0)::bigint, (pair ->> 1)::bigint, (pair ->> 2)::numeric,
        array(select jsonb_array_elements_text(pair -> 3))
      from jsonb_array_elements(${JSON.stringify(some.map((one) => [one.one, one.other, one.likelihood, one.evidence]))}::jsonb) pair`.execute(
      tx,
    )
  }
  await sql`
    delete from quality_pair using person a, person b
    where a.id = one_id and b.id = other_id and ${within} and state = 'open' and asked_id is null
      and not exists (select from quality_found f where f.one = one_id and f.other = other_id)`.execute(tx)
  const { rows } = await sql<{ n: string }>`
    with kept as (
      insert into quality_pair (one_id, other_id, likelihood, evidence, found_on)
      select one, other, round(likelihood, 4), evidence, ${on}::date from quality_found
      join person a on a.id = one join person b on b.id = other where ${within}
      on conflict (one_id, other_id) do update set likelihood = excluded.likelihood, evidence = excluded.evidence
        where quality_pair.state = 'open'
      returning 1)
    select count(*) as n from kept`.execute(tx)
  return Number(rows[0]!.n)
}

/** Pairs whose keepers lie below a unit, or all. */
export function eitherBelow(unit: string | null, today: Day): RawBuilder<SqlBool> {
  if (unit === null) return sql<SqlBool>`true`
  const below = sql`(select descendant_id from organisation_ancestor where ancestor_id = ${unit} and from_day <= ${today}::date and ${today}::date < until_day)`
  return sql<SqlBool>`(a.organisation_id in ${below} or b.organisation_id in ${below})`
}

interface PairSql {
  key: string
  id: string
  likelihood: string
  evidence: Evidence[]
  state: PairState
  foundOn: Day
  judgedOn: Day | null
  reason: string | null
  asked: boolean
  oneId: string
  oneName: string
  oneBorn: Day
  onePrecision: 'day' | 'month' | 'year'
  oneCode: string | null
  oneUnitId: string
  oneUnit: string | null
  otherId: string
  otherName: string
  otherBorn: Day
  otherPrecision: 'day' | 'month' | 'year'
  otherCode: string | null
  otherUnitId: string
  otherUnit: string | null
}

const twinColumns = (
  prefix: 'one' | 'other',
  person: 'a' | 'b',
  member: string,
  unit: string,
  on: Day,
) => sql`
  ${sql.ref(person)}.public_id as ${sql.ref(`${prefix}Id`)}, ${sql.ref(person)}.full_name as ${sql.ref(`${prefix}Name`)},
  ${sql.ref(person)}.born_on as ${sql.ref(`${prefix}Born`)}, ${sql.ref(person)}.born_precision as ${sql.ref(`${prefix}Precision`)},
  ${sql.ref(member)}.member_code as ${sql.ref(`${prefix}Code`)}, ${sql.ref(unit)}.public_id as ${sql.ref(`${prefix}UnitId`)},
  coalesce(unit_name(${sql.ref(unit)}.id, ${on}::date), ${sql.ref(unit)}.code) as ${sql.ref(`${prefix}Unit`)}`

function readPairs(db: Db, on: Day, where: RawBuilder<unknown>, limit: number) {
  return sql<PairSql>`
    select pair.id as key, pair.public_id as id, likelihood::text, evidence, state, found_on as "foundOn", judged_on as "judgedOn",
      reason, asked_id is not null as asked,
      ${twinColumns('one', 'a', 'am', 'au', on)}, ${twinColumns('other', 'b', 'bm', 'bu', on)}
    from quality_pair pair join person a on a.id = one_id join person b on b.id = other_id
    left join member am on am.person_id = a.id left join member bm on bm.person_id = b.id
    join organisation au on au.id = a.organisation_id join organisation bu on bu.id = b.organisation_id
    where ${where} order by pair.likelihood desc, pair.id limit ${limit}`.execute(db)
}

const twinOf = (row: PairSql, which: 'one' | 'other'): Twin => ({
  id: row[`${which}Id`],
  fullName: row[`${which}Name`],
  bornOn: birthText(row[`${which}Born`], row[`${which}Precision`]),
  memberCode: row[`${which}Code`],
  unit: { id: row[`${which}UnitId`], name: row[`${which}Unit`] ?? '' },
})

const pairOf = (row: PairSql): Pair => ({
  id: row.id,
  likelihood: Number(row.likelihood),
  evidence: row.evidence,
  state: row.state,
  foundOn: row.foundOn,
  judgedOn: row.judgedOn,
  reason: row.reason,
  asked: row.asked,
  one: twinOf(row, 'one'),
  other: twinOf(row, 'other'),
})

/** Whether the actor reads both files of a pair. */
export function bothWithinReach(actor: Actor): RawBuilder<SqlBool> {
  return sql<SqlBool>`${withinReach(actor, 'person.read', sql.ref('a.organisation_id'))}
    and ${withinReach(actor, 'person.read', sql.ref('b.organisation_id'))}`
}

/** Pairs with a file kept at a unit or below it, both within reach, the likeliest first. */
export async function listPairs(
  db: Db,
  actor: Actor,
  {
    unit,
    state,
    after,
    limit,
  }: { unit: string; state: PairState; after?: string | undefined; limit: number },
): Promise<{ items: Pair[]; next: string | null }> {
  const last = readCursor(after, 2)
  const beyond = last
    ? sql`(-likelihood, pair.id) > (-${Number(last[0])}::numeric, ${idPart(last[1])}::bigint)`
    : sql`true`
  const { rows } = await readPairs(
    db,
    actor.today,
    sql`state = ${state} and ${eitherBelow(unit, actor.today)} and ${bothWithinReach(actor)} and ${beyond}`,
    limit + 1,
  )
  const items = rows.slice(0, limit)
  const end = items.at(-1)
  return {
    items: items.map(pairOf),
    next: rows.length > limit && end ? cursorOf([end.likelihood, end.key]) : null,
  }
}

/** One pair with the internal ids of both; throws NotFound unless both are within reach. */
export async function getPair(
  db: Db,
  actor: Actor,
  publicId: string,
): Promise<Pair & { key: string; oneKey: string; otherKey: string; keepers: [string, string] }> {
  const { rows } = await readPairs(
    db,
    actor.today,
    sql`pair.public_id = ${publicId} and ${bothWithinReach(actor)}`,
    1,
  )
  if (!rows[0]) throw new NotFound('pair')
  const { rows: keys } = await sql<{ oneKey: string; otherKey: string; one: string; other: string }>`
    select one_id::text as "oneKey", other_id::text as "otherKey", a.organisation_id::text as one, b.organisation_id::text as other
    from quality_pair join person a on a.id = one_id join person b on b.id = other_id
    where quality_pair.id = ${rows[0].key}`.execute(db)
  const { oneKey, otherKey, one, other } = keys[0]!
  return { ...pairOf(rows[0]), key: rows[0].key, oneKey, otherKey, keepers: [one, other] }
}

/** Records what a pair came to. */
export async function settlePair(
  tx: Db,
  key: string,
  settled: { state: PairState; on: Day | null; reason: string | null; eventId: string },
): Promise<void> {
  await sql`
    update quality_pair set state = ${settled.state}, judged_on = ${settled.on}, reason = ${settled.reason},
      judged_event = ${settled.eventId}
    where id = ${key}`.execute(tx)
}
