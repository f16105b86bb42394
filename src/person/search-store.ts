import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { maySomewhere, unitsWithinReach, withinReach, type Actor } from '#access/policy.ts'
import { asRegister } from '#access/reach.ts'
import type { Day } from '#platform/day.ts'
import { kept, type Db } from '#platform/db.ts'
import type { PersonRow } from './api.ts'
import { foldText } from './name.ts'
import { pageKey, pageOfRows, type PageKey } from './row-store.ts'

export interface PeopleQuestion {
  text: string
  /** The unit's internal id: people who are (or on a past day were) in it or below it. */
  organisationId?: string | undefined
  on: Day
  kind: 'member' | 'person' | 'all'
  after?: string | undefined
  limit: number
}

/**
 * People within the actor's reach who answer to a text, in the order of names, as of a day. They are found with the eyes
 * of the register, by the scope written into the query; their rows are read within reach.
 */
export async function searchPeople(
  db: Db,
  actor: Actor,
  question: PeopleQuestion,
): Promise<{ items: PersonRow[]; next: string | null }> {
  const after = await pageKey(db, question.after)
  const ids = await asRegister(db, (all) => findPeople(all, actor, question, after))
  return pageOfRows(db, ids, question.on, question.limit)
}

// A scope of at most so many units and people is read whole; a larger one meets a page's worth of a frequent name soon.
const SMALL = { units: 800, people: 20_000 }
// So many names are tried one by one in their order before the rest is looked for by its words: a frequent word fills its
// page soon. Names with three words and more are few: they are looked for at once.
const STEPS = [1_000, 10_000]
const FEW_NAMES = 3

async function findPeople(db: Db, actor: Actor, question: PeopleQuestion, after: PageKey | null) {
  const limit = question.limit + 1
  const words = wordsOf(question.text)
  // Several words without a digit are a name; that somebody's code is written so is asked only where nobody is called so.
  const isName = words.length > 1 && !/\d/.test(question.text)
  const byNumber = isName ? null : await findByNumber(db, actor, question, limit, after)
  if (byNumber !== null) return byNumber
  if (words.length === 0) return []
  const scope = scopeOf(actor, question)
  const search: Search = { scope, words, kind: kindOf(question), limit }
  const found = (await isSmall(db, scope))
    ? await readWhole(db, search, after)
    : await readByName(db, search, after)
  if (found.length > 0 || !isName || after) return found
  return (await findByNumber(db, actor, question, limit, after)) ?? []
}

interface Search {
  scope: Scope
  words: readonly string[]
  kind: RawBuilder<SqlBool>
  limit: number
}

/** Where to look: the units that keep the records, and those whom a unit held on a past day; null: no bound. */
interface Scope {
  units: RawBuilder<unknown> | null
  then: RawBuilder<unknown> | null
}

/** Within reach, and in or below the unit: on a past day by where people were then. */
function scopeOf(actor: Actor, { organisationId, on }: Pick<PeopleQuestion, 'organisationId' | 'on'>): Scope {
  const reach = unitsWithinReach(actor, 'person.read')
  if (organisationId === undefined) return { units: reach, then: null }
  const below = sql`select a.descendant_id from organisation_ancestor a where a.ancestor_id = ${organisationId}`
  if (on === actor.today)
    return { units: reach ? sql`${below} intersect ${reach}` : sql`${below} group by 1`, then: null }
  const then = sql`
    select s.member_id from organisation_ancestor a
    join member_spell s on s.organisation_id = a.descendant_id and s.from_day <= ${on}::date and ${on}::date < s.until_day
    where a.ancestor_id = ${organisationId} and a.from_day <= ${on}::date and ${on}::date < a.until_day`
  return { units: reach, then }
}

async function isSmall(db: Db, { units, then }: Scope): Promise<boolean> {
  if (!units && !then) return false
  if (!then && (await countUpTo(db, units!, SMALL.units)) > SMALL.units) return false
  const people =
    then ?? sql`select p.id from (${units}) unit (id) join person p on p.organisation_id = unit.id`
  return (await countUpTo(db, people, SMALL.people)) <= SMALL.people
}

/** How many rows a query has; counting stops just above `most`. */
async function countUpTo(db: Db, query: RawBuilder<unknown>, most: number): Promise<number> {
  const { rows } = await sql<{ n: string }>`
    ${kept} select count(*) as n from (select 1 from (${query}) one limit ${most + 1}) counted`.execute(db)
  return Number(rows[0]!.n)
}

/** Everybody in a small scope, by unit or by person, then the words. */
async function readWhole(
  db: Db,
  { scope: { units, then }, words, kind, limit }: Search,
  after: PageKey | null,
): Promise<string[]> {
  const people = then
    ? sql`(${then}) held (id) join person p on p.id = held.id`
    : sql`(${units}) unit (id) join person p on p.organisation_id = unit.id`
  const within = then && units ? sql`p.organisation_id in (${units})` : sql`true`
  const { rows } = await sql<{ id: string }>`
    select p.id from (
      select p.id, p.name_order, p.merged_into from ${people} where ${holds('p', words)} and ${within} and ${behind(after)} offset 0
    ) p
    where ${kind}
    order by p.name_order, p.id limit ${limit}`.execute(db)
  return rows.map((row) => row.id)
}

/** Names first, in their order, then those who bear them: a frequent word fills its page among the first names. */
async function readByName(db: Db, search: Search, after: PageKey | null): Promise<string[]> {
  const found: string[] = []
  let from = after?.nameOrder ?? ''
  for (const step of search.words.length < FEW_NAMES ? STEPS : []) {
    const rest = search.limit - found.length
    found.push(
      ...(await bearers(db, { ...search, limit: rest }, after, firstNames(search.words, from, step))),
    )
    if (found.length === search.limit) return found
    const { rows } = await sql<{ nameOrder: string }>`
      select name_order as "nameOrder" from person_name where name_order >= ${from}
      order by name_order limit 1 offset ${step}`.execute(db)
    if (!rows[0]) return found
    from = rows[0].nameOrder
  }
  const rest = sql`select n.name_order from person_name n where ${lexemes(search.words)} and n.name_order >= ${from}`
  return [...found, ...(await bearers(db, { ...search, limit: search.limit - found.length }, after, rest))]
}

function firstNames(words: readonly string[], from: string, step: number): RawBuilder<unknown> {
  return sql`select n.name_order from (
      select * from person_name where name_order >= ${from} order by name_order limit ${step}
    ) n where ${holds('n', words)}`
}

/** Who bears these names, in the order of names: each name is read only while the page is not full. */
async function bearers(
  db: Db,
  { scope: { units, then }, kind, limit }: Search,
  after: PageKey | null,
  names: RawBuilder<unknown>,
): Promise<string[]> {
  // `is true` keeps the sets as tables of hashes, asked of each person, where a join would read all people first.
  const conditions = [
    ...(units ? [sql`(p.organisation_id in (select id from unit)) is true`] : []),
    ...(then ? [sql`(p.id in (select id from held)) is true`] : []),
    kind,
    behind(after),
  ]
  const { rows } = await sql<{ id: string }>`
    with unit (id) as materialized (${units ?? sql`select null::bigint where false`}),
    held (id) as materialized (${then ?? sql`select null::bigint where false`})
    select p.id from (${names} order by n.name_order offset 0) n
    cross join lateral (
      select p.id from person p where p.name_order = n.name_order and ${sql.join(conditions, sql` and `)}
      order by p.id limit ${limit}
    ) p
    order by n.name_order limit ${limit}`.execute(db)
  return rows.map((row) => row.id)
}

/** Numbers are looked for whole; null when the text is no number and a name may be meant. */
async function findByNumber(
  db: Db,
  actor: Actor,
  question: PeopleQuestion,
  limit: number,
  after: PageKey | null,
): Promise<string[] | null> {
  const written = question.text.normalize('NFC').trim()
  const digits = written.replace(/[\s.]/g, '')
  const codes = [...new Set([written, written.toUpperCase()])]
  const isNumber = /^\d{8,12}$/.test(digits)
  const citizen = isNumber && maySomewhere(actor, 'person.identity')
  const { units, then } = scopeOf(actor, question)
  const { rows } = await sql<{ id: string }>`
    ${kept} select p.id from (
      select p.id, p.name_order, p.organisation_id, p.merged_into from person p where p.id in (
        select person_id from member where member_code = any(${codes}::text[])
        ${isNumber ? sql`union all select person_id from member where card_no = ${digits}` : sql``}
        ${
          citizen
            ? sql`union all select q.id from person q where q.citizen_id = ${digits}
          and ${withinReach(actor, 'person.identity', sql.ref('q.organisation_id'))}`
            : sql``
        }) offset 0
    ) p
    where ${units ? sql`p.organisation_id in (${units})` : sql`true`} and ${then ? sql`p.id in (${then})` : sql`true`}
      and ${kindOf(question)} and ${behind(after)}
    order by p.name_order, p.id limit ${limit}`.execute(db)
  return rows.length > 0 || /\d/.test(written) ? rows.map((row) => row.id) : null
}

function behind(after: PageKey | null): RawBuilder<SqlBool> {
  if (!after) return sql<SqlBool>`true`
  return sql<SqlBool>`(p.name_order, p.id) > (${after.nameOrder} collate "C", ${after.id}::bigint)`
}

function kindOf({ kind, on }: PeopleQuestion): RawBuilder<SqlBool> {
  // A file that was merged into another is found by that one.
  const isOne = sql<SqlBool>`p.merged_into is null`
  if (kind === 'all') return isOne
  const isMember = sql`exists (select 1 from member_spell s
    where s.member_id = p.id and s.from_day <= ${on}::date and ${on}::date < s.until_day)`
  return kind === 'member' ? sql<SqlBool>`${isMember}` : sql<SqlBool>`not ${isMember} and ${isOne}`
}

/** The words of a text as they are indexed; at most ten. */
function wordsOf(text: string): string[] {
  return foldText(text)
    .split(/[\s,;.]+/)
    .filter((word) => word !== '')
    .slice(0, 10)
}

/** Names that hold all the words in any order, the last one as the beginning of a word: read row by row. */
function holds(row: string, words: readonly string[]): RawBuilder<SqlBool> {
  const name = sql.ref(`${row}.given_key`)
  const plain = words.map((word) => word.replace(/[\\%_]/g, String.raw`\$&`))
  const whole = plain.slice(0, -1).map((word) => sql`' ' || ${name} || ' ' like ${`% ${word} %`}`)
  return sql<SqlBool>`(${sql.join([...whole, sql`' ' || ${name} like ${`% ${plain.at(-1)!}%`}`], sql` and `)})`
}

/** The same names, found by index. */
function lexemes(words: readonly string[]): RawBuilder<SqlBool> {
  const quoted = words.map((word) => `'${word.replace(/\\/g, String.raw`\\`).replace(/'/g, "''")}'`)
  return sql<SqlBool>`array_to_tsvector(string_to_array(n.given_key, ' ')) @@ ${`${quoted.join(' & ')}:*`}::tsquery`
}
