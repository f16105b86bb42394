import { sql, type RawBuilder } from 'kysely'
import { withinReach, type Actor } from '#access/policy.ts'
import type { Db } from '#platform/db.ts'
import type { Finding } from '#sheet/format.ts'
import type { OrganisationPlan } from './import-organisations.ts'

/**
 * What a file touches outside its asker's reach: units that it changes or moves members through, new units whose
 * superiors lie outside, members kept elsewhere, and new members without a movement, whose record the highest unit
 * would keep.
 */
export async function reachFindings(
  tx: Db,
  actor: Actor,
  runId: string,
  plan: OrganisationPlan,
): Promise<Finding[]> {
  const allowed = withinReach(actor, 'exchange.import', sql.ref('organisation.id'))
  const known = new Set(await codes(tx, sql`select code from organisation`))
  const within = new Set(await codes(tx, sql`select code from organisation where ${allowed}`))
  const fresh = new Set(plan.changed.filter((state) => !known.has(state.code)).map((state) => state.code))
  // A code that nobody knows is refused as such: it lies neither within nor outside.
  const outside = (code: string | null) =>
    code === null || (known.has(code) && !within.has(code) && !fresh.has(code))
  const findings: Finding[] = []
  const add = (sheet: string, line: number, column: string, value: string | null) =>
    findings.push({ severity: 'error', sheet, line, column, code: 'outside-your-reach', facts: { value } })
  for (const { code, superiorCode, line } of plan.changed) {
    if (known.has(code) && !within.has(code)) add('organisations', line ?? 0, 'code', code)
    else if (outside(superiorCode)) add('organisations', line ?? 0, 'parent_code', superiorCode)
  }
  const { rows } = await sql<{ line: number; column: string; value: string }>`
    select line, end_of.column, end_of.value from import_movement
    cross join lateral (values ('from_code', from_code), ('to_code', to_code)) as end_of ("column", value)
    where run_id = ${runId} and end_of.value is not null and not end_of.value = any(${[...within, ...fresh]}::text[])
    order by line limit 1000`.execute(tx)
  for (const { line, column, value } of rows) if (known.has(value)) add('movements', line, column, value)
  for (const [sheet, table] of [
    ['members', 'import_member'],
    ['attributes', 'import_attribute'],
  ] as const) {
    const kept = await sql<{ line: number; member_code: string }>`
      select line, staged.member_code from ${sql.table(table)} staged
      join member on member.member_code = staged.member_code
      join person on person.id = member.person_id
      join organisation on organisation.id = person.organisation_id
      where staged.run_id = ${runId} and not (${allowed}) order by line limit 1000`.execute(tx)
    for (const { line, member_code } of kept.rows) add(sheet, line, 'member_code', member_code)
  }
  return [...findings, ...(await homelessFindings(tx, runId, within))]
}

async function homelessFindings(tx: Db, runId: string, within: ReadonlySet<string>): Promise<Finding[]> {
  const roots = await codes(
    tx,
    sql`select code from organisation
      join organisation_state state on state.organisation_id = organisation.id and superseded_at is null and superior_id is null
      order by from_day desc limit 1`,
  )
  if (roots.every((code) => within.has(code))) return []
  const { rows } = await sql<{ line: number; value: string }>`
    select line, member_code as value from import_member staged
    where run_id = ${runId}
      and not exists (select from member where member.member_code = staged.member_code)
      and not exists (select from import_movement moved where moved.run_id = staged.run_id and moved.member_code = staged.member_code)
      and not exists (
        select from import_finding refused
        where refused.run_id = staged.run_id and refused.sheet = 'movements' and refused.facts->>'of' = staged.member_code)
    order by line limit 1000`.execute(tx)
  return rows.map(({ line, value }) => ({
    severity: 'error',
    sheet: 'members',
    line,
    column: 'member_code',
    code: 'member-without-movement',
    facts: { value },
  }))
}

async function codes(tx: Db, query: RawBuilder<unknown>): Promise<string[]> {
  const { rows } = await sql<{ code: string }>`${query}`.execute(tx)
  return rows.map((row) => row.code)
}
