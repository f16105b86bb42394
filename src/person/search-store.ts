import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { mayEverywhere, maySomewhere, withinReach, type Actor } from '#access/policy.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
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

/** People within the actor's reach who answer to a text, in the order of names, as of a day. */
export async function searchPeople(
  db: Db,
  actor: Actor,
  question: PeopleQuestion,
): Promise<{ items: PersonRow[]; next: string | null }> {
  const after = await pageKey(db, question.after)
  const ids = await findPeople(db, actor, question, after)
  return pageOfRows(db, ids, question.on, question.limit)
}

// The first so many of the order are tried one by one: a frequent word fills its page there, a rare one goes by index.
const WALK = 4000
// A reach or a unit of at most so many people is read whole.
const SMALL = 5000

async function findPeople(db: Db, actor: Actor, question: PeopleQuestion, after: PageKey | null) {
  const limit = question.limit + 1
  const filters = [...scopeOf(actor, question), ...kindOf(question)]
  const byNumber = await findByNumber(db, actor, question.text, filters, limit, after)
  if (byNumber !== null) return byNumber
  const words = wordsOf(question.text)
  if (words.length === 0) return []
  const matches = lexemes(words)
  const wide = mayEverywhere(actor, 'person.read') && question.organisationId === undefined
  if (!wide && (await isSmall(db, scopeOf(actor, question))))
    return inOrder(
      db,
      sql`select * from person p where ${all(scopeOf(actor, question))}`,
      [matches, ...kindOf(question)],
      limit,
      after,
    )
  const near = await inOrder(db, firstInOrder(after), [matches, ...filters], limit, null)
  if (near.length === limit) return near
  return inOrder(db, sql`select * from person p where ${matches}`, filters, limit, after)
}

/** Numbers are looked for whole; null when the text is no number and a name may be meant. */
async function findByNumber(
  db: Db,
  actor: Actor,
  text: string,
  filters: readonly RawBuilder<SqlBool>[],
  limit: number,
  after: PageKey | null,
): Promise<string[] | null> {
  const written = text.normalize('NFC').trim()
  const digits = written.replace(/[\s.]/g, '')
  const codes = [...new Set([written, written.toUpperCase()])]
  const isNumber = /^\d{8,12}$/.test(digits)
  const citizen = isNumber && maySomewhere(actor, 'person.identity')
  const found = await inOrder(
    db,
    sql`select * from person p where p.id in (
      select person_id from member where member_code = any(${codes}::text[])
      ${isNumber ? sql`union all select person_id from member where card_no = ${digits}` : sql``}
      ${
        citizen
          ? sql`union all select q.id from person q where q.citizen_id = ${digits}
        and ${withinReach(actor, 'person.identity', sql.ref('q.organisation_id'))}`
          : sql``
      })`,
    filters,
    limit,
    after,
  )
  return found.length > 0 || /\d/.test(written) ? found : null
}

/** The ids of those in `source` who pass the filters, in the order of names, behind `after`. */
async function inOrder(
  db: Db,
  source: RawBuilder<unknown>,
  filters: readonly RawBuilder<SqlBool>[],
  limit: number,
  after: PageKey | null,
): Promise<string[]> {
  // A source without a limit is read first and by its own index; one with a limit is read only as far as needed.
  const { rows } = await sql<{ id: string }>`
    select p.id from (${source} offset 0) p
    where ${all([...filters, ...(after ? [behind(after)] : [])])}
    order by p.name_order, p.id limit ${limit}`.execute(db)
  return rows.map((row) => row.id)
}

function firstInOrder(after: PageKey | null) {
  return sql`select * from person p where ${after ? behind(after) : sql`true`} order by p.name_order, p.id limit ${WALK}`
}

function behind(after: PageKey): RawBuilder<SqlBool> {
  return sql<SqlBool>`(p.name_order, p.id) > (${after.nameOrder} collate "C", ${after.id}::bigint)`
}

async function isSmall(db: Db, scope: readonly RawBuilder<SqlBool>[]): Promise<boolean> {
  const { rows } = await sql<{ count: string }>`
    select count(*) from (select 1 from person p where ${all(scope)} limit ${SMALL + 1}) counted`.execute(db)
  return Number(rows[0]!.count) <= SMALL
}

/** Within reach, and in or below the unit: on a past day by where people were then. */
function scopeOf(actor: Actor, { organisationId, on }: PeopleQuestion): RawBuilder<SqlBool>[] {
  const scope: RawBuilder<SqlBool>[] = []
  if (!mayEverywhere(actor, 'person.read'))
    scope.push(withinReach(actor, 'person.read', sql.ref('p.organisation_id')))
  if (organisationId === undefined) return scope
  scope.push(
    on === actor.today
      ? sql<SqlBool>`p.organisation_id in (
          select a.descendant_id from organisation_ancestor a where a.ancestor_id = ${organisationId})`
      : sql<SqlBool>`p.id in (
          select s.member_id from organisation_ancestor a
          join member_spell s on s.organisation_id = a.descendant_id and s.from_day <= ${on}::date and ${on}::date < s.until_day
          where a.ancestor_id = ${organisationId} and a.from_day <= ${on}::date and ${on}::date < a.until_day)`,
  )
  return scope
}

function kindOf({ kind, on }: PeopleQuestion): RawBuilder<SqlBool>[] {
  if (kind === 'all') return []
  const isMember = sql`exists (select 1 from member_spell s
    where s.member_id = p.id and s.from_day <= ${on}::date and ${on}::date < s.until_day)`
  return [kind === 'member' ? sql<SqlBool>`${isMember}` : sql<SqlBool>`not ${isMember}`]
}

/** The words of a text as they are indexed; at most ten. */
function wordsOf(text: string): string[] {
  return foldText(text)
    .split(/[\s,;.]+/)
    .filter((word) => word !== '')
    .slice(0, 10)
}

/** Names that hold all the words in any order, the last one as the beginning of a word. */
function lexemes(words: readonly string[]): RawBuilder<SqlBool> {
  const quoted = words.map((word) => `'${word.replace(/\\/g, String.raw`\\`).replace(/'/g, "''")}'`)
  const query = `${quoted.join(' & ')}:*`
  return sql<SqlBool>`array_to_tsvector(string_to_array(p.name_key, ' ')) @@ ${query}::tsquery`
}

function all(conditions: readonly RawBuilder<SqlBool>[]): RawBuilder<SqlBool> {
  return conditions.length === 0 ? sql<SqlBool>`true` : sql<SqlBool>`${sql.join(conditions, sql` and `)}`
}
