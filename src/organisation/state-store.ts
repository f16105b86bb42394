import { sql } from 'kysely'
import { asRegister } from '#access/reach.ts'
import { lastDayOf, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { rebuildAncestors } from './ancestors.ts'
import { refusalsToTree, type KnownState, type StateChange, type StateRefusal } from './rules.ts'
import { recordStates } from './states.ts'
import { existenceOf, type TreeState } from './tree.ts'

/** The states of a unit that hold in the register, in the order of their days. */
export async function statesOf(db: Db, organisationId: string): Promise<KnownState[]> {
  const { rows } = await sql<KnownState>`
    select id, from_day as "from", until_day as "until", name, kind, type, superior_id as "superiorId",
      official_code as "officialCode", decision_no as "decisionNo"
    from organisation_state where organisation_id = ${organisationId} and superseded_at is null
    order by from_day`.execute(db)
  return rows
}

/** What the register as a whole says against a change of a unit's states: tree, official codes, members outside. */
export async function refusalsToChanges(
  db: Db,
  organisationId: string,
  changes: readonly StateChange[],
): Promise<StateRefusal[]> {
  return [
    ...(await refusalsByTree(db, organisationId, changes)),
    ...(await refusalsByCodes(db, organisationId, changes)),
    ...(await refusalsByMembers(db, organisationId, changes)),
  ]
}

/** Records the change under an event, with its reason, and rebuilds who stands above whom. */
export async function applyChanges(
  tx: Db,
  organisationId: string,
  changes: readonly StateChange[],
  eventId: string,
  reason: string,
): Promise<void> {
  const ids = [organisationId, ...changes.flatMap(({ state }) => state.superiorId ?? [])]
  const { rows } = await sql<{ id: string; code: string }>`
    select id, code from organisation where id = any(${ids}::bigint[])`.execute(tx)
  const codes = new Map(rows.map((row) => [row.id, row.code]))
  const records = changes.map(({ replaces, state: { superiorId, ...state } }) => ({
    ...state,
    code: codes.get(organisationId)!,
    superiorCode: superiorId === null ? null : codes.get(superiorId)!,
    stateId: replaces,
    reason,
  }))
  await recordStates(tx, records, eventId, reason)
  await rebuildAncestors(tx, [organisationId])
}

async function refusalsByTree(
  db: Db,
  organisationId: string,
  changes: readonly StateChange[],
): Promise<StateRefusal[]> {
  const rows = await statesAround(
    db,
    organisationId,
    changes.flatMap(({ state }) => state.superiorId ?? []),
  )
  const replaced = new Set(changes.map((one) => one.replaces))
  const after: TreeState[] = rows.filter((row) => !replaced.has(row.id))
  for (const { state } of changes)
    after.push({ unit: organisationId, superior: state.superiorId, from: state.from, until: state.until })
  const names = new Map(rows.map((row) => [row.unit, row.name]))
  return refusalsToTree(rows, after, (unit) => names.get(unit) ?? unit)
}

/**
 * The states by which a change of a unit is judged: its own and all of those that ever stood above it or are to, those
 * of other units under it, and roots. However large the register, these are few.
 */
async function statesAround(
  db: Db,
  organisationId: string,
  superiorIds: readonly string[],
): Promise<(TreeState & { id: string; name: string })[]> {
  const { rows } = await sql<TreeState & { id: string; name: string }>`
    with recursive up as (
      select unnest(${[organisationId, ...superiorIds]}::bigint[]) as id
      union
      select state.superior_id from up
      join organisation_state state on state.organisation_id = up.id and state.superseded_at is null
      where state.superior_id is not null
    )
    select id, organisation_id as unit, superior_id as superior, from_day as "from", until_day as "until", name
    from organisation_state
    where superseded_at is null and (
      organisation_id in (select id from up) or superior_id = ${organisationId} or superior_id is null)`.execute(
    db,
  )
  return rows
}

async function refusalsByCodes(
  db: Db,
  organisationId: string,
  changes: readonly StateChange[],
): Promise<StateRefusal[]> {
  const refusals: StateRefusal[] = []
  for (const { state } of changes) {
    if (state.officialCode === null) continue
    const { rows } = await sql<{ name: string; from: Day; until: Day }>`
      select name, from_day as "from", until_day as "until" from organisation_state
      where superseded_at is null and official_code = ${state.officialCode} and organisation_id <> ${organisationId}
        and from_day < ${state.until}::date and ${state.from}::date < until_day
      order by from_day limit 1`.execute(db)
    for (const { name, from, until } of rows)
      refusals.push({ code: 'official-code-taken', unit: name, from, to: lastDayOf(until) })
  }
  return refusals
}

async function refusalsByMembers(
  db: Db,
  organisationId: string,
  changes: readonly StateChange[],
): Promise<StateRefusal[]> {
  const replaced = new Set(changes.map((one) => one.replaces))
  const known = await statesOf(db, organisationId)
  const kept = known.filter((one) => !replaced.has(one.id))
  const existence = existenceOf([...kept, ...changes.map((one) => one.state)])
  const counted = sql<{ n: string }>`
    select count(distinct member_id) as n from member_spell spell
    where organisation_id = ${organisationId} and not exists (
      select from unnest(${existence.map((one) => one.from)}::date[], ${existence.map((one) => one.until)}::date[])
        as there (from_day, until_day)
      where there.from_day <= spell.from_day and spell.until_day <= there.until_day)`
  const { rows } = await asRegister(db, (all) => counted.execute(all))
  const members = Number(rows[0]!.n)
  return members > 0 ? [{ code: 'members-left-outside', members }] : []
}
