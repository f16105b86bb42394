import { sql } from 'kysely'
import { KIND_BY_CODE, TYPES } from '#organisation/kinds.ts'
import {
  existenceOf,
  treeFindings,
  type Period,
  type TreeFinding,
  type TreeState,
} from '#organisation/tree.ts'
import { lastDayOf, type Day } from '#platform/day.ts'
import { bulkInsert, type Db } from '#platform/db.ts'
import { groupBy } from '#platform/group.ts'
import type { Finding } from '#sheet/format.ts'

/** A dated state as staged (`line` in the file) or as it stands in the register (`line` null, `stateId` set). */
export interface ImportState {
  code: string
  name: string
  kind: string
  type: string | null
  superiorCode: string | null
  from: Day
  until: Day
  decisionNo: string | null
  line: number | null
  stateId: string | null
}

/** The organisations of register and file together, and what the file changes. */
export interface OrganisationPlan {
  /** States to record: new ones, and corrections (`stateId` is the state they supersede). */
  changed: ImportState[]
  findings: Finding[]
  existence: Map<string, Period[]>
  codes: Set<string>
}

/** Judges the staged organisations on register and file together: keys, overlaps, superiors, roots, cycles, kinds. */
export async function planOrganisations(db: Db, runId: string): Promise<OrganisationPlan> {
  const staged = await stagedStates(db, runId)
  const register = await registerStates(db)
  const findings: Finding[] = []
  const merged = new Map(register.map((state) => [keyOf(state), state]))
  const changed: ImportState[] = []
  const seen = new Map<string, number>()
  for (const state of staged) {
    const key = keyOf(state)
    const earlier = seen.get(key)
    if (earlier !== undefined) {
      findings.push(
        errorAt(state, 'code', 'duplicate-key', { value: `${state.code} ${state.from}`, line: earlier }),
      )
      continue
    }
    seen.set(key, state.line!)
    const known = merged.get(key)
    merged.set(key, { ...state, stateId: known?.stateId ?? null })
    if (!known || !sameState(known, state)) changed.push({ ...state, stateId: known?.stateId ?? null })
  }
  const all = [...merged.values()]
  const byTree = new Map(all.map((state) => [treeState(state), state]))
  const lines = linesOf(staged)
  for (const finding of treeFindings([...byTree.keys()])) findings.push(located(finding, byTree, lines))
  findings.push(...kindWarnings(staged, all))
  return {
    changed,
    findings,
    existence: existenceByCode(all),
    codes: new Set(all.map((state) => state.code)),
  }
}

/** Keeps the periods in which each unit exists beside the staged rows, for the checks of movements. */
export async function stageExistence(
  tx: Db,
  runId: string,
  existence: ReadonlyMap<string, readonly Period[]>,
): Promise<void> {
  await sql`delete from import_existence where run_id = ${runId}`.execute(tx)
  const rows = [...existence].flatMap(([code, periods]) =>
    periods.map(({ from, until }) => ({ run_id: runId, code, from_day: from, until_day: until })),
  )
  await bulkInsert(tx, 'import_existence', EXISTENCE_COLUMNS, rows)
}

const EXISTENCE_COLUMNS = [
  { name: 'run_id', type: 'bigint' },
  { name: 'code', type: 'text' },
  { name: 'from_day', type: 'date' },
  { name: 'until_day', type: 'date' },
]

async function stagedStates(db: Db, runId: string): Promise<ImportState[]> {
  const { rows } = await sql<ImportState>`
    select code, name, kind, type, superior_code as "superiorCode", from_day as "from", until_day as "until",
      decision_no as "decisionNo", line, null as "stateId"
    from import_organisation where run_id = ${runId} order by line`.execute(db)
  return rows
}

async function registerStates(db: Db): Promise<ImportState[]> {
  const { rows } = await sql<ImportState>`
    select organisation.code, name, kind, type, superior.code as "superiorCode", from_day as "from", until_day as "until",
      decision_no as "decisionNo", null as line, state.id as "stateId"
    from organisation_state state
    join organisation on organisation.id = state.organisation_id
    left join organisation superior on superior.id = state.superior_id
    where superseded_at is null`.execute(db)
  return rows
}

const keyOf = (state: ImportState) => `${state.from} ${state.code}`

function sameState(a: ImportState, b: ImportState): boolean {
  return (
    a.name === b.name &&
    a.kind === b.kind &&
    a.type === b.type &&
    a.superiorCode === b.superiorCode &&
    a.until === b.until &&
    a.decisionNo === b.decisionNo
  )
}

function treeState(state: ImportState): TreeState {
  return { unit: state.code, superior: state.superiorCode, from: state.from, until: state.until }
}

function existenceByCode(states: readonly ImportState[]): Map<string, Period[]> {
  const groups = groupBy(states, (state) => state.code)
  return new Map([...groups].map(([code, own]) => [code, existenceOf(own)]))
}

const COLUMN_AT_FAULT: Record<TreeFinding['code'], string> = {
  'overlapping-states': 'from',
  'unknown-superior': 'parent_code',
  'superior-missing': 'parent_code',
  'two-roots': 'parent_code',
  'no-root': 'parent_code',
  cycle: 'parent_code',
}

/** The first row of each unit in the file, and of a root. */
function linesOf(staged: readonly ImportState[]) {
  const first = new Map<string, number | null>()
  for (const { code, line } of staged) if (!first.has(code)) first.set(code, line)
  return { first, root: staged.find((one) => one.superiorCode === null)?.line }
}

/** Where in the file a fault of the tree lies: its own row, or else a row of the other unit that brought it about. */
function located(
  finding: TreeFinding,
  states: ReadonlyMap<TreeState, ImportState>,
  { first, root }: ReturnType<typeof linesOf>,
): Finding {
  const { state, code, on, other } = finding
  const line = states.get(state)?.line ?? first.get(state.unit) ?? first.get(other ?? '') ?? root ?? 0
  const facts = { value: state.unit, other, on, until: lastDayOf(state.until) }
  return { severity: 'error', sheet: 'organisations', line, column: COLUMN_AT_FAULT[code], code, facts }
}

function kindWarnings(staged: readonly ImportState[], all: readonly ImportState[]): Finding[] {
  const kinds = new Map<string, Set<string>>()
  for (const state of all) kinds.set(state.code, (kinds.get(state.code) ?? new Set()).add(state.kind))
  const types = new Set(TYPES.map((type) => type.code))
  return staged.flatMap((state) => {
    const kind = KIND_BY_CODE.get(state.kind)
    const warnings: Finding[] = []
    const above = state.superiorCode === null ? [] : [...(kinds.get(state.superiorCode) ?? [])]
    if (kind && above.length > 0 && !above.some((one) => kind.under.includes(one)))
      warnings.push(
        warningAt(state, 'parent_code', 'unusual-superior', { value: state.kind, other: above.join(', ') }),
      )
    if (kind?.until && state.until > kind.until)
      warnings.push(warningAt(state, 'to', 'kind-has-ended', { value: state.kind, on: kind.until }))
    if (state.type !== null && !types.has(state.type))
      warnings.push(warningAt(state, 'type', 'value-outside-list', { value: state.type }))
    return warnings
  })
}

function errorAt(state: ImportState, column: string, code: string, facts: Finding['facts']): Finding {
  return { severity: 'error', sheet: 'organisations', line: state.line ?? 0, column, code, facts }
}

function warningAt(state: ImportState, column: string, code: string, facts: Finding['facts']): Finding {
  return { ...errorAt(state, column, code, facts), severity: 'warning' }
}
