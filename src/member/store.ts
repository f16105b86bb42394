import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { unitsWithinReach, type Actor } from '#access/policy.ts'
import { asRegister } from '#access/reach.ts'
import type { PersonRow } from '#person/api.ts'
import { pageKey, pageOfRows, type PageKey } from '#person/row-store.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { AGE_BANDS, latestStartForYears } from '#statistics/keys.ts'
import type { MemberFilters } from './api.ts'

export interface MemberQuestion {
  /** The unit's internal id; absent: the whole register. */
  organisationId?: string | undefined
  on: Day
  /** With the units below it, or those that it holds itself. */
  below: boolean
  filters: MemberFilters
  after?: string | undefined
  limit: number
}

type Asked = Omit<MemberQuestion, 'limit' | 'after'>

export interface MemberPage {
  items: PersonRow[]
  next: string | null
  total: number | null
  beyondReach: number | null
}

// Up to so many members are counted and sorted; of more, the order of names is walked until the page is full.
const SORTED = 5_000
const FIRST_STEP = 2_000
// Who has not filled a page after so many asks for something rare: then all who answer are found and sorted.
const WALKED = 60_000

/** Members of a unit on a day, in the order of names, as far as the actor reaches; their rows are read within reach. */
export async function listMembers(db: Db, actor: Actor, question: MemberQuestion): Promise<MemberPage> {
  const after = await pageKey(db, question.after)
  const found = await asRegister(db, (all) => findMembers(all, actor, question, after))
  const page = await pageOfRows(db, found.ids, question.on, question.limit)
  return { ...page, total: found.total, beyondReach: found.beyondReach }
}

/** The internal ids of one more member than a page holds, for other readings of the same list. */
export async function memberIds(db: Db, actor: Actor, question: MemberQuestion): Promise<string[]> {
  const after = await pageKey(db, question.after)
  return asRegister(db, async (all) => (await findMembers(all, actor, question, after)).ids)
}

/** Everybody whom the question finds, in the order of names; for printing and the command line. */
export async function allMemberIds(db: Db, actor: Actor, question: Asked): Promise<string[]> {
  return (await asRegister(db, (all) => sortedIds(all, actor, question, null))).ids
}

type Found = { ids: string[] } & Pick<MemberPage, 'total' | 'beyondReach'>

async function findMembers(
  db: Db,
  actor: Actor,
  asked: MemberQuestion,
  after: PageKey | null,
): Promise<Found> {
  const question = (await isEverything(db, asked)) ? { ...asked, organisationId: undefined } : asked
  const everybody = await countUpToSorted(db, question)
  if (everybody > SORTED) {
    const ids = await walkedIds(db, actor, question, after)
    return { ids, total: null, beyondReach: null }
  }
  const { ids, total } = await sortedIds(db, actor, question, after)
  const isFirst = after === null
  return { ids, total: isFirst ? total : null, beyondReach: isFirst ? everybody - total : null }
}

/** Whether the unit with all below it was the whole register on the day: then no unit need be asked for. */
async function isEverything(db: Db, { organisationId, below, on }: Asked): Promise<boolean> {
  if (organisationId === undefined || !below) return false
  const { rows } = await sql<{ only: boolean | null }>`
    select bool_and(organisation_id = ${organisationId}) as only from organisation_state
    where superior_id is null and superseded_at is null and from_day <= ${on}::date and ${on}::date < until_day`.execute(
    db,
  )
  return rows[0]!.only ?? false
}

/** How many the question finds, within reach or not; counting stops just above what is sorted. */
async function countUpToSorted(db: Db, question: Asked): Promise<number> {
  const { rows } = await sql<{ count: string }>`
    select count(*) from (${spellsOf(question)} limit ${SORTED + 1}) s`.execute(db)
  return Number(rows[0]!.count)
}

/** Within reach. Today's members of a unit are kept in it, so whoever may ask there may see them all. */
function seen(actor: Actor, { on }: Asked): RawBuilder<SqlBool> {
  const units = on === actor.today ? null : unitsWithinReach(actor, 'person.read')
  return units ? isAmong(sql`p.organisation_id`, units) : sql<SqlBool>`true`
}

/** `is true` keeps the set as a table of hashes, where a join would be driven by it. */
function isAmong(unit: RawBuilder<unknown>, units: RawBuilder<unknown>): RawBuilder<SqlBool> {
  return sql<SqlBool>`(${unit} in (${units})) is true`
}

/**
 * A page out of all that the question finds; `total` counts those behind `after`. All are found before they are
 * sorted (offset 0): the limit would lure the planner into walking the order of names.
 */
async function sortedIds(
  db: Db,
  actor: Actor,
  question: Asked & { limit?: number },
  after: PageKey | null,
): Promise<{ ids: string[]; total: number }> {
  const limit = question.limit === undefined ? sql`` : sql`limit ${question.limit + 1}`
  const { rows } = await sql<{ id: string; total: string }>`
    select p.id, p.total from (
      select p.id, p.name_order, count(*) over () as total
      from (${spellsOf(question)}) s join person p on p.id = s.member_id
      where ${seen(actor, question)} ${behind(after)} offset 0
    ) p
    order by p.name_order, p.id ${limit}`.execute(db)
  return { ids: rows.map((row) => row.id), total: Number(rows[0]?.total ?? 0) }
}

/** Walks the order of names in growing steps; made for units that hold a good part of the register. */
async function walkedIds(
  db: Db,
  actor: Actor,
  question: MemberQuestion,
  after: PageKey | null,
): Promise<string[]> {
  const found: string[] = []
  let from = after
  for (let [step, walked] = [FIRST_STEP, 0]; walked < WALKED; walked += step, step *= 2) {
    const people = sql`select p.id, p.name_order, p.organisation_id from person p where true ${behind(from)}
      order by p.name_order, p.id`
    // The subquery with its own limit is asked once for each person, in the order of names, until the page is full.
    const { rows } = await sql<{ id: string }>`
      with unit (id) as materialized (${unitsOf(question)})
      select p.id from (${people} limit ${step}) p
      cross join lateral (
        select 1 from member_spell s
        where s.member_id = p.id and ${conditions(question)} and ${isInUnit(question, sql`s.organisation_id`)} limit 1
      ) s
      where ${seen(actor, question)} and ${question.on === actor.today ? isInUnit(question, sql`p.organisation_id`) : sql`true`}
      order by p.name_order, p.id limit ${question.limit + 1 - found.length}`.execute(db)
    found.push(...rows.map((row) => row.id))
    if (found.length > question.limit) return found
    const last = await sql<PageKey>`
      select p.name_order as "nameOrder", p.id from (${people} limit 1 offset ${step - 1}) p`.execute(db)
    if (!last.rows[0]) return found
    from = last.rows[0]
  }
  const rest = await sortedIds(db, actor, { ...question, limit: question.limit - found.length }, from)
  return [...found, ...rest.ids]
}

function behind(after: PageKey | null): RawBuilder<unknown> {
  return after ? sql`and (p.name_order, p.id) > (${after.nameOrder} collate "C", ${after.id}::bigint)` : sql``
}

/** The spells of the unit's members on the day; units first, then their members. */
function spellsOf(question: Asked): RawBuilder<unknown> {
  if (question.organisationId === undefined)
    return sql`select s.member_id from member_spell s where ${conditions(question)}`
  return sql`select s.member_id from (${unitsOf(question)}) unit (id)
    join member_spell s on s.organisation_id = unit.id where ${conditions(question)}`
}

/** The unit on the day, and those below it where they are asked for as well. */
function unitsOf({ organisationId, below, on }: Asked): RawBuilder<unknown> {
  if (organisationId === undefined || !below) return sql`select ${organisationId ?? null}::bigint`
  return sql`select a.descendant_id from organisation_ancestor a
    where a.ancestor_id = ${organisationId} and a.from_day <= ${on}::date and ${on}::date < a.until_day`
}

function isInUnit({ organisationId }: Asked, unit: RawBuilder<unknown>): RawBuilder<SqlBool> {
  return organisationId === undefined ? sql<SqlBool>`true` : isAmong(unit, sql`select id from unit`)
}

/** The day and the filters, asked of a spell. */
function conditions({ on, filters }: Asked): RawBuilder<SqlBool> {
  const all: RawBuilder<unknown>[] = [sql`s.from_day <= ${on}::date and ${on}::date < s.until_day`]
  const official = sql`coalesce(s.official_on <= ${on}::date, false)`
  if (filters.status) all.push(filters.status === 'official' ? official : sql`not ${official}`)
  if (filters.sex) all.push(sql`s.sex = ${filters.sex === 'nam' ? 1 : 2}`)
  const band = AGE_BANDS.find((one) => one.label === filters.ageBand)
  if (band?.from != null) all.push(sql`s.born_on <= ${latestStartForYears(on, band.from)}::date`)
  if (band?.below != null) all.push(sql`s.born_on > ${latestStartForYears(on, band.below)}::date`)
  for (const key of ['education', 'theory', 'stratum'] as const) {
    const value = filters[key]
    if (value !== undefined)
      all.push(
        sql`${sql.ref(`s.${key}`)} = (select id from coded_value where field = ${key} and value = ${value})`,
      )
  }
  return sql<SqlBool>`${sql.join(all, sql` and `)}`
}
