import { sql } from 'kysely'
import { foldText, organisationOrder } from '#person/name.ts'
import type { Day } from '#platform/day.ts'
import { advisoryLock, bulkInsert, type Db } from '#platform/db.ts'

/** Lets one transaction at a time change the tree, so that its rules are judged on what is recorded. */
export async function lockTree(tx: Db): Promise<void> {
  await advisoryLock(tx, TREE)
}

/** Lets nobody change the tree until `tx` ends; many may hold it at once. Who moves a member does. */
export async function holdTree(tx: Db): Promise<void> {
  await advisoryLock(tx, TREE, 'shared')
}

// Named in the function locked_ledger as well.
const TREE = 'organisation tree'

/** A dated state to record; `stateId` names the one that it supersedes. Codes of new units are made on the way. */
export interface StateRecord {
  code: string
  name: string
  kind: string
  type: string | null
  superiorCode: string | null
  from: Day
  until: Day
  decisionNo: string | null
  /** Left out: a correction keeps the one before. */
  officialCode?: string | null
  stateId: string | null
  /** Left out: the reason of the whole for corrections, none for what is new. */
  reason?: string | null
}

const STATE_COLUMNS = [
  { name: 'organisation_id', type: 'bigint' },
  { name: 'from_day', type: 'date' },
  { name: 'until_day', type: 'date' },
  { name: 'name', type: 'text' },
  { name: 'name_key', type: 'text' },
  { name: 'name_order', type: 'text' },
  { name: 'kind', type: 'text' },
  { name: 'type', type: 'text' },
  { name: 'superior_id', type: 'bigint' },
  { name: 'official_code', type: 'text' },
  { name: 'decision_no', type: 'text' },
  { name: 'reason', type: 'text' },
  { name: 'recorded_event', type: 'bigint' },
]

/**
 * Records dated states of units: supersedes the named ones, makes units that are new, and keeps an official code that
 * a correction does not mention. The caller rebuilds ancestors. Returns how many units are new.
 */
export async function recordStates(
  tx: Db,
  states: readonly StateRecord[],
  eventId: string,
  reason: string | null,
): Promise<number> {
  if (states.length === 0) return 0
  const replaced = states.flatMap((state) => state.stateId ?? [])
  const superseded = await sql<{ id: string; official_code: string | null }>`
    update organisation_state set superseded_at = now(), superseded_event = ${eventId}
    where id = any(${replaced}::bigint[]) returning id, official_code`.execute(tx)
  const officialCodes = new Map(superseded.rows.map((row) => [row.id, row.official_code]))
  const made = await sql`
    insert into organisation (code)
    select code from unnest(${states.map((state) => state.code)}::text[]) with ordinality as given (code, place)
    group by code order by min(place)
    on conflict (code) do nothing returning id`.execute(tx)
  const ids = await idsByCode(tx, states)
  await bulkInsert(
    tx,
    'organisation_state',
    STATE_COLUMNS,
    states.map((state) => ({
      organisation_id: ids.get(state.code),
      from_day: state.from,
      until_day: state.until,
      name: state.name,
      name_key: foldText(state.name),
      name_order: organisationOrder(state.name),
      kind: state.kind,
      type: state.type,
      superior_id: state.superiorCode === null ? null : ids.get(state.superiorCode),
      official_code:
        state.officialCode === undefined
          ? (officialCodes.get(state.stateId ?? '') ?? null)
          : state.officialCode,
      decision_no: state.decisionNo,
      reason: state.reason === undefined ? (state.stateId ? reason : null) : state.reason,
      recorded_event: eventId,
    })),
  )
  return made.rows.length
}

async function idsByCode(tx: Db, states: readonly StateRecord[]): Promise<Map<string, string>> {
  const codes = new Set(
    states.flatMap((state) =>
      state.superiorCode === null ? [state.code] : [state.code, state.superiorCode],
    ),
  )
  const { rows } = await sql<{ id: string; code: string }>`
    select id, code from organisation where code = any(${[...codes]}::text[])`.execute(tx)
  return new Map(rows.map((row) => [row.code, row.id]))
}
