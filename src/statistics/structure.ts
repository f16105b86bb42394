import { sql, type RawBuilder } from 'kysely'
import { noFigures, type Figures } from '#figures/questions.ts'
import { bandOfYears } from '#measure/bands.ts'
import type { Day } from '#platform/day.ts'
import { kept, type Db } from '#platform/db.ts'
import { AGE_BANDS, SENIORITY_BANDS, type Band, type StructureKey } from './keys.ts'

/** One combination of values with its number of members; a missing value is null. */
export type StructureGroup = { count: number } & Partial<Record<StructureKey, string | null>>

export interface Structure {
  total: number
  groups: StructureGroup[]
}

/** How the members of a unit are composed at the end of a day, by any keys; empty groups are left out. */
export async function getStructure(
  db: Db,
  organisationId: string,
  on: Day,
  keys: readonly StructureKey[],
  figures: Figures = noFigures,
): Promise<Structure> {
  const counted =
    (await figures.ask('structure', { unit: organisationId, on, keys })) ??
    (await countGroups(db, organisationId, on, keys))
  const named = await nameValues(db, keys, counted)
  const groups = counted.map(({ values, count }) => {
    const group: StructureGroup = { count }
    keys.forEach((key, index) => {
      const value = values[index] ?? null
      group[key] = value === null ? null : (named.get(key)?.get(value) ?? value)
    })
    return group
  })
  const found = groups.filter((group) => group.count > 0).sort((a, b) => compareGroups(a, b, keys))
  return { total: found.reduce((sum, group) => sum + group.count, 0), groups: found }
}

async function countGroups(
  db: Db,
  organisationId: string,
  on: Day,
  keys: readonly StructureKey[],
): Promise<{ values: (string | null)[]; count: number }[]> {
  const columns = keys.map((key, index) => sql`${keyExpression(key, on)} as ${sql.ref(`k${index}`)}`)
  const positions = sql.join(keys.map((_, index) => sql.ref(`k${index}`)))
  const { rows } = await sql<Record<string, string | null> & { n: string }>`
    select ${sql.join([...columns, sql`count(*) as n`])}
    from (${structureRows(organisationId, on, keys)}) counted
    ${keys.length > 0 ? sql`group by ${positions}` : sql``}`.execute(db)
  return rows.map((row) => ({
    values: keys.map((_, index) => row[`k${index}`] ?? null),
    count: Number(row.n),
  }))
}

/** Members of a unit on a day with all that structure keys look at; also what a cell opens to. */
export function structureRows(
  organisationId: string,
  on: Day,
  keys: readonly StructureKey[],
): RawBuilder<unknown> {
  const child = keys.includes('organisation')
    ? sql`left join (
        select below.descendant_id, state.organisation_id as child_id
        from organisation_state state
        join organisation_ancestor below on below.ancestor_id = state.organisation_id
          and below.from_day <= ${on} and ${on} < below.until_day
        where state.superseded_at is null and state.superior_id = ${organisationId}
          and state.from_day <= ${on} and ${on} < state.until_day
      ) child on child.descendant_id = spell.organisation_id`
    : sql``
  return sql`
    select spell.*, ${keys.includes('organisation') ? sql`coalesce(child.child_id, spell.organisation_id)` : sql`null::bigint`} as child_id
    from member_spell spell
    join organisation_ancestor above on above.descendant_id = spell.organisation_id and above.ancestor_id = ${organisationId}
      and above.from_day <= ${on} and ${on} < above.until_day
    ${child}
    where spell.from_day <= ${on} and ${on} < spell.until_day`
}

const CODED = ['ethnicity', 'religion', 'education', 'theory', 'stratum'] as const
type CodedKey = (typeof CODED)[number]

/** The SQL value of a key over `structureRows`: a label, or the id of a coded value or unit (text). */
export function keyExpression(key: StructureKey, on: Day): RawBuilder<string | null> {
  if (key === 'sex') return sql`case sex when 1 then 'nam' else 'nữ' end`
  if (key === 'status') return sql`case when official_on <= ${on} then 'official' else 'probationary' end`
  if (key === 'age') return bandExpression(sql`born_on`, AGE_BANDS, on)
  if (key === 'seniority')
    return sql`case when official_on <= ${on} and decided_on is not null then ${bandExpression(sql`decided_on`, SENIORITY_BANDS, on)} end`
  if (key === 'organisation') return sql`child_id::text`
  return sql`${sql.ref(key)}::text`
}

function bandExpression(
  column: RawBuilder<unknown>,
  bands: readonly Band[],
  on: Day,
): RawBuilder<string | null> {
  return bandOfYears(
    column,
    bands.map(({ label, below }) => ({ value: label, below })),
    on,
  )
}

async function nameValues(
  db: Db,
  keys: readonly StructureKey[],
  counted: readonly { values: (string | null)[] }[],
): Promise<Map<StructureKey, Map<string, string>>> {
  const named = new Map<StructureKey, Map<string, string>>()
  const coded = keys.filter((key): key is CodedKey => (CODED as readonly string[]).includes(key))
  if (coded.length > 0) {
    const { rows } = await sql<{ id: number; field: CodedKey; value: string }>`
      ${kept} select id, field, value from coded_value where field = any(${coded}::text[])`.execute(db)
    for (const key of coded)
      named.set(
        key,
        new Map(rows.filter((row) => row.field === key).map((row) => [String(row.id), row.value])),
      )
  }
  if (keys.includes('organisation')) {
    const at = keys.indexOf('organisation')
    const ids = [...new Set(counted.map((group) => group.values[at]!))]
    const { rows } = await sql<{ id: string; code: string }>`
      select id, code from organisation where id = any(${ids}::bigint[])`.execute(db)
    named.set('organisation', new Map(rows.map((row) => [row.id, row.code])))
  }
  return named
}

const collator = new Intl.Collator('vi', { numeric: true })
const BAND_ORDER = new Map([...AGE_BANDS, ...SENIORITY_BANDS].map((band, index) => [band.label, index]))

/** In the order of the keys; bands from young to old, words the Vietnamese way, missing last. */
function compareGroups(a: StructureGroup, b: StructureGroup, keys: readonly StructureKey[]): number {
  for (const key of keys) {
    const [x, y] = [a[key] ?? null, b[key] ?? null]
    if (x === y) continue
    if (x === null) return 1
    if (y === null) return -1
    const [i, j] = [BAND_ORDER.get(x), BAND_ORDER.get(y)]
    return i !== undefined && j !== undefined ? i - j : collator.compare(x, y)
  }
  return 0
}
