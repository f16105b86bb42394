import { sql, type RawBuilder } from 'kysely'
import type { Actor } from '#access/policy.ts'
import { onServer } from '#platform/copy.ts'
import { bulkInsert, type Db } from '#platform/db.ts'
import type { Finding } from '#sheet/format.ts'
import type { Progress } from './import-apply.ts'
import { buildChain } from './import-chain.ts'
import { planOrganisations, stageExistence, type OrganisationPlan } from './import-organisations.ts'
import { reachFindings } from './import-reach.ts'

/**
 * Checks a staged run against the register and keeps every problem as a finding of the run; returns the plan for its
 * organisations; with an actor, also what lies outside his reach. Runs inside the applying transaction again, so that nothing recorded meanwhile slips through.
 */
export async function checkRun(
  tx: Db,
  runId: string,
  actor?: Actor,
  progress: Progress = () => {},
): Promise<OrganisationPlan> {
  await mindSize(tx, runId)
  await sql`delete from import_finding where run_id = ${runId} and facts ? 'checked'`.execute(tx)
  const plan = await planOrganisations(tx, runId)
  await stageExistence(tx, runId, plan.existence)
  await sql`analyze import_member, import_movement, import_attribute, import_existence, import_finding`.execute(
    tx,
  )
  await buildChain(tx, runId)
  await keepFindings(tx, runId, plan.findings)
  const checks = [...CHECKS, ...otherSheetChecks()]
  for (const [done, check] of checks.entries()) {
    progress(done, checks.length)
    await runCheck(tx, runId, check)
  }
  await checkRemainingStays(tx, runId, plan)
  if (actor) await keepFindings(tx, runId, await reachFindings(tx, actor, runId, plan))
  return plan
}

const MANY = 1_000_000

/** Lets sorting, joining and building indexes have the memory that millions of rows need, on a server. */
async function mindSize(tx: Db, runId: string): Promise<void> {
  const { rows } = await sql<{ many: boolean }>`
    select exists (select from import_movement where run_id = ${runId} offset ${MANY})
      or exists (select from import_member where run_id = ${runId} offset ${MANY}) as many`.execute(tx)
  if (!rows[0]!.many || !onServer(tx)) return
  await sql`set local work_mem = '256MB'`.execute(tx)
  await sql`set local maintenance_work_mem = '1GB'`.execute(tx)
}

/** How many errors and warnings a run has. */
export async function countFindings(db: Db, runId: string): Promise<{ errors: number; warnings: number }> {
  const { rows } = await sql<{ errors: string; warnings: string }>`
    select count(*) filter (where severity = 'error') as errors, count(*) filter (where severity = 'warning') as warnings
    from import_finding where run_id = ${runId}`.execute(db)
  return { errors: Number(rows[0]!.errors), warnings: Number(rows[0]!.warnings) }
}

const FINDING_COLUMNS = [
  { name: 'run_id', type: 'bigint' },
  { name: 'severity', type: 'text' },
  { name: 'sheet', type: 'text' },
  { name: 'line', type: 'integer' },
  { name: 'col', type: 'text' },
  { name: 'code', type: 'text' },
  { name: 'facts', type: 'jsonb' },
]

/** Keeps findings of a run; those of the check carry the fact `checked`, so that a new check replaces them. */
export async function keepFindings(
  db: Db,
  runId: string,
  findings: readonly Finding[],
  checked = true,
): Promise<void> {
  await bulkInsert(
    db,
    'import_finding',
    FINDING_COLUMNS,
    findings.map(({ column, facts, ...rest }) => ({
      ...rest,
      run_id: runId,
      col: column,
      facts: checked ? { ...facts, checked: 1 } : facts,
    })),
  )
}

/** A check: rows `line, col, code, facts (jsonb)` of one sheet that are at fault; at most 1,000 of a kind are kept. */
interface Check {
  sheet: string
  severity: 'error' | 'warning'
  rows: (runId: string) => RawBuilder<unknown>
}

const AT_MOST = 1000

async function runCheck(tx: Db, runId: string, { sheet, severity, rows }: Check): Promise<void> {
  const found = await sql<Omit<Finding, 'sheet' | 'severity'>>`
    select line, col as "column", code, facts from (${rows(runId)}) fault order by line limit ${AT_MOST}`.execute(
    tx,
  )
  await keepFindings(
    tx,
    runId,
    found.rows.map((row) => ({ ...row, sheet, severity })),
  )
}

const duplicates = (table: string, key: readonly string[]) => (runId: string) =>
  sql`
  select line, ${key[0]} as col, 'duplicate-key' as code, jsonb_build_object('value', ${sql.ref(key[0]!)}, 'line', earlier) as facts
  from (
    select *, min(line) over (partition by ${sql.join(key.map((column) => sql.ref(column)))}) as earlier
    from ${sql.table(table)} where run_id = ${runId}
  ) numbered
  where line > earlier`

/** Movements said twice: looked for only among those that share member and day. */
const duplicateMovements = () => sql`
  select line, 'member_code' as col, 'duplicate-key' as code, jsonb_build_object('value', member_code, 'line', earlier) as facts
  from (
    select *, min(line) over (partition by member_code, on_day, category, from_code, to_code) as earlier
    from import_chain
    where line is not null and (member_code, on_day) in (select member_code, on_day from import_chain where seq > 0)
  ) numbered
  where line > earlier`

/** Whether no row of the sheet about this key was refused: who is named in the file is not unknown. */
const notRefused = (runId: string, sheet: string, key: RawBuilder<unknown>) => sql`
  not exists (
    select from import_finding refused
    where refused.run_id = ${runId} and refused.sheet = ${sheet} and refused.severity = 'error' and refused.facts->>'of' = ${key})`

const unknownMember = (table: string) => (runId: string) =>
  sql`
  select line, 'member_code' as col, 'unknown-member' as code, jsonb_build_object('value', member_code) as facts
  from ${sql.table(table)} staged
  where run_id = ${runId}
    and not exists (select from import_member where import_member.run_id = ${runId} and import_member.member_code = staged.member_code)
    and not exists (select from member where member.member_code = staged.member_code)
    and ${notRefused(runId, 'members', sql`staged.member_code`)}`

const unknownUnit = (column: 'from_code' | 'to_code') => (runId: string) =>
  sql`
  select line, ${column} as col, 'unknown-organisation' as code, jsonb_build_object('value', ${sql.ref(column)}) as facts
  from import_movement staged
  where run_id = ${runId} and ${sql.ref(column)} is not null
    and not exists (select from import_existence where import_existence.run_id = ${runId} and import_existence.code = ${sql.ref(column)})
    and ${notRefused(runId, 'organisations', sql.ref(`staged.${column}`))}`

const CHECKS: readonly Check[] = [
  { sheet: 'members', severity: 'error', rows: duplicates('import_member', ['member_code']) },
  { sheet: 'movements', severity: 'error', rows: duplicateMovements },
  {
    sheet: 'attributes',
    severity: 'error',
    rows: duplicates('import_attribute', ['member_code', 'on_day', 'field']),
  },
  { sheet: 'movements', severity: 'error', rows: unknownMember('import_movement') },
  { sheet: 'attributes', severity: 'error', rows: unknownMember('import_attribute') },
  { sheet: 'movements', severity: 'error', rows: unknownUnit('from_code') },
  { sheet: 'movements', severity: 'error', rows: unknownUnit('to_code') },
  { sheet: 'movements', severity: 'error', rows: brokenChains },
  { sheet: 'movements', severity: 'error', rows: staysOutsideExistence },
  { sheet: 'members', severity: 'warning', rows: sharedNumbers('citizen_id') },
  { sheet: 'members', severity: 'warning', rows: sharedNumbers('card_no') },
]

function brokenChains(): RawBuilder<unknown> {
  return sql`
    select coalesce(line, near, 0) as line,
      case when from_code is null then 'to_code' else 'from_code' end as col,
      case when from_code is null then 'already-in-a-branch' when here is null then 'out-before-in' else 'not-in-that-branch' end as code,
      jsonb_build_object('value', coalesce(from_code, to_code), 'other', here, 'on', on_day) as facts
    from import_chain
    where from_code is distinct from here`
}

function staysOutsideExistence(runId: string): RawBuilder<unknown> {
  return sql`
    select coalesce(line, near, 0) as line, 'to_code' as col,
      case when unit.until_day is null then 'unit-not-there' else 'in-unit-after-its-end' end as code,
      jsonb_build_object('value', to_code, 'on', coalesce(unit.until_day, step.on_day), 'other', null) as facts
    from import_chain step
    left join import_existence unit on unit.run_id = ${runId} and unit.code = step.to_code
      and unit.from_day <= step.on_day and step.on_day < unit.until_day
    where to_code is not null and (unit.until_day is null or unit.until_day < step.until_day)
      and exists (select from import_existence known where known.run_id = ${runId} and known.code = step.to_code)`
}

/** Numbers that two people share: kept, since real registers hold them, but said. */
function sharedNumbers(column: 'citizen_id' | 'card_no'): (runId: string) => RawBuilder<unknown> {
  const register =
    column === 'citizen_id' ? sql`person join member on member.person_id = person.id` : sql`member`
  return (runId) => sql`
    select line, ${column} as col, 'shared-number' as code, jsonb_build_object('line', earlier) as facts
    from (
      select line, member_code, ${sql.ref(column)}, min(line) over (partition by ${sql.ref(column)}) as earlier
      from import_member where run_id = ${runId} and ${sql.ref(column)} is not null
    ) staged
    where line > earlier
      or exists (select from ${register} where ${sql.ref(column)} = staged.${sql.ref(column)} and member.member_code <> staged.member_code)`
}

/** References of the optional sheets: member and unit codes that nobody knows. */
function otherSheetChecks(): Check[] {
  const references: [sheet: string, column: string][] = [
    ['statuses', 'member_code'],
    ['badges', 'member_code'],
    ['posts', 'member_code'],
    ['posts', 'org_code'],
    ['terms', 'org_code'],
    ['links', 'predecessor_code'],
    ['links', 'successor_code'],
  ]
  return references.map(([sheet, column]) => ({
    sheet,
    severity: 'error',
    rows: (runId) =>
      column === 'member_code' ? unknownMemberIn(runId, sheet) : unknownUnitIn(runId, sheet, column),
  }))
}

const unknownMemberIn = (runId: string, sheet: string) => sql`
  select line, 'member_code' as col, 'unknown-member' as code, jsonb_build_object('value', cells->>'member_code') as facts
  from import_other staged
  where run_id = ${runId} and sheet = ${sheet}
    and not exists (select from import_member where import_member.run_id = ${runId} and import_member.member_code = staged.cells->>'member_code')
    and not exists (select from member where member.member_code = staged.cells->>'member_code')
    and ${notRefused(runId, 'members', sql`staged.cells->>'member_code'`)}`

const unknownUnitIn = (runId: string, sheet: string, column: string) => sql`
  select line, ${column} as col, 'unknown-organisation' as code, jsonb_build_object('value', cells->>${column}) as facts
  from import_other staged
  where run_id = ${runId} and sheet = ${sheet}
    and not exists (select from import_existence where import_existence.run_id = ${runId} and import_existence.code = staged.cells->>${column})
    and ${notRefused(runId, 'organisations', sql`staged.cells->>${column}`)}`

/** Members of the register whom the file does not move, left in a unit that the file ends or shortens. */
async function checkRemainingStays(tx: Db, runId: string, plan: OrganisationPlan): Promise<void> {
  const codes = [
    ...new Set(plan.changed.filter((state) => state.stateId !== null).map((state) => state.code)),
  ]
  if (codes.length === 0) return
  const lines = new Map(plan.changed.map((state) => [state.code, state.line ?? 0]))
  const { rows } = await sql<{ code: string; members: string }>`
    select organisation.code, count(distinct member.person_id) as members
    from organisation
    join member_spell spell on spell.organisation_id = organisation.id
    join member on member.person_id = spell.member_id
    where organisation.code = any(${codes}::text[])
      and member.member_code not in (select member_code from import_movement where run_id = ${runId})
      and not exists (
        select from import_existence unit
        where unit.run_id = ${runId} and unit.code = organisation.code
          and unit.from_day <= spell.from_day and spell.until_day <= unit.until_day)
    group by organisation.code`.execute(tx)
  const findings = rows.map(({ code, members }): Finding => ({
    severity: 'error',
    sheet: 'organisations',
    line: lines.get(code) ?? 0,
    column: 'to',
    code: 'members-remain',
    facts: { value: code, members: Number(members) },
  }))
  await keepFindings(tx, runId, findings)
}
