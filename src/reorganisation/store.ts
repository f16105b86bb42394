import { sql } from 'kysely'
import { recordEvent } from '#access/events.ts'
import type { Actor } from '#access/policy.ts'
import { asRegister } from '#access/reach.ts'
import { carryMembers } from '#movement/carry.ts'
import { lastDayOf, type Day } from '#platform/day.ts'
import { bulkInsert, type Db } from '#platform/db.ts'
import type { Refusal } from '#platform/errors.ts'
import { rebuildAncestors } from '#organisation/ancestors.ts'
import { closeCommittees, type Closed } from './committees.ts'
import type { Reorganisation } from './acts.ts'
import type { WantedReorganisation } from './api.ts'
import type { Count, Flow } from './members.ts'
import { moveRecords, type MovedRecords } from './records.ts'
import { planReorganisation, type Plan } from './rules.ts'
import { countOwn, loadSituation, sumSubtrees, type LoadedSituation } from './situation.ts'
import { readWanted } from './wanted.ts'
import { recordStates } from '#organisation/states.ts'

/** An act with its plan on the register as it stands. */
export interface PreparedReorganisation {
  wanted: WantedReorganisation
  reorganisation: Reorganisation
  situation: LoadedSituation
  plan: Plan
  /** Why it may not be recorded; empty: nothing. */
  refusals: Refusal[]
}

/** Plans an act on the register; writes nothing. Throws NotFound for units that the register does not know. */
export async function prepareReorganisation(
  db: Db,
  wanted: WantedReorganisation,
  today: Day,
): Promise<PreparedReorganisation> {
  const { reorganisation, refusals } = await readWanted(db, wanted)
  // Only counts, of units that the caller judges the right to; people are named within reach alone.
  const situation = await asRegister(db, (all) => loadSituation(all, reorganisation, today))
  const plan = planReorganisation(reorganisation, situation)
  const byCodes = await refusalsToOfficialCodes(db, reorganisation, plan)
  return { wanted, reorganisation, situation, plan, refusals: [...refusals, ...byCodes, ...plan.refusals] }
}

/**
 * Records a sound act under one event and returns its number; the caller holds the register's lock since before it
 * was prepared. Throws when the register afterwards is not what was planned: our bug, and nothing is recorded.
 */
export async function recordReorganisation(
  tx: Db,
  actor: Actor,
  { wanted, reorganisation, situation, plan }: PreparedReorganisation,
): Promise<string> {
  const { act, on, decisionNo } = reorganisation
  const first = plan.units.map((unit) => situation.units.get(unit.code)?.id).find((id) => id !== undefined)
  const moving = plan.flows.reduce((sum, flow) => sum + flow.members, 0)
  const eventId = await recordEvent(tx, actor, {
    action: 'organisation.reorganise',
    organisationId: first ?? null,
    details: { act, on, units: plan.units.length, members: moving },
  })
  const id = await insertReorganisation(tx, wanted, eventId)
  await writeStates(tx, plan, eventId, `${decisionNo} (${wanted.decision.issuer})`)
  const ids = await idsOf(
    tx,
    plan.units.map((unit) => unit.code),
  )
  await rebuildAncestors(tx, changedUnits(plan, ids))
  const moved = await moveMembers(tx, plan.flows, { ids, on, decisionNo, reorganisationId: id, eventId })
  if (moved !== moving) throw new Error(`${moved} members moved where ${moving} were planned`)
  const closed = await closeCommittees(
    tx,
    { units: plan.closes.map((code) => ids.get(code)!), reorganisationId: id, on },
    eventId,
  )
  if (moving > 0) await carryMembers(tx, id, on)
  await insertLinks(tx, plan, { ids, reorganisation, reorganisationId: id, eventId })
  await insertUnits(tx, plan, { id, on, ids, own: await ownAfter(tx, plan, { situation, ids, on }) })
  const records = await moveRecords(tx, plan, ids)
  await keepTotals(tx, id, plan, ids, { closed, records })
  return id
}

async function refusalsToOfficialCodes(
  db: Db,
  { newUnits, on }: Reorganisation,
  plan: Plan,
): Promise<Refusal[]> {
  const codes = newUnits.flatMap((one) => one.officialCode ?? [])
  if (codes.length === 0) return []
  const { rows } = await sql<{ unit: string; from: Day; until: Day }>`
    select state.name as unit, from_day as "from", until_day as "until" from organisation_state state
    join organisation on organisation.id = state.organisation_id
    where superseded_at is null and official_code = any(${codes}::text[]) and until_day > ${on}::date
      and organisation.code <> all(${[...plan.blueprint.ends]}::text[])`.execute(db)
  const taken = rows.map(({ unit, from, until }) => ({
    code: 'official-code-taken',
    unit,
    from,
    to: lastDayOf(until),
  }))
  const repeated = newUnits.filter(
    ({ officialCode }, place) =>
      officialCode && newUnits.findIndex((one) => one.officialCode === officialCode) < place,
  )
  return [
    ...taken,
    ...repeated.map((one) => ({ code: 'official-code-taken', unit: one.name, from: on, to: null })),
  ]
}

async function insertReorganisation(tx: Db, wanted: WantedReorganisation, eventId: string): Promise<string> {
  const { act, on, decision, note } = wanted
  const { rows } = await sql<{ id: string }>`
    insert into reorganisation (act, on_day, decision_no, decided_on, issuer, note, recorded_event)
    values (${act}, ${on}, ${decision.number}, ${decision.date}, ${decision.issuer}, ${note}, ${eventId})
    returning id`.execute(tx)
  return rows[0]!.id
}

async function writeStates(tx: Db, { states }: Plan, eventId: string, reason: string): Promise<void> {
  await sql`
    update organisation_state set superseded_at = now(), superseded_event = ${eventId}
    where id = any(${states.retired}::bigint[])`.execute(tx)
  await recordStates(tx, states.records, eventId, reason)
}

async function idsOf(db: Db, codes: readonly string[]): Promise<Map<string, string>> {
  const { rows } = await sql<{ id: string; code: string }>`
    select id, code from organisation where code = any(${[...codes]}::text[])`.execute(db)
  return new Map(rows.map((row) => [row.code, row.id]))
}

function changedUnits({ states, blueprint }: Plan, ids: ReadonlyMap<string, string>): string[] {
  const codes = new Set([...states.records.map((one) => one.code), ...blueprint.ends])
  return [...codes].map((code) => ids.get(code)!)
}

interface Moving {
  ids: ReadonlyMap<string, string>
  on: Day
  decisionNo: string
  reorganisationId: string
  eventId: string
}

/** One I5 per member as the last of the member's day; returns how many moved. */
async function moveMembers(tx: Db, flows: readonly Flow[], moving: Moving): Promise<number> {
  if (flows.length === 0) return 0
  const { ids, on, decisionNo, reorganisationId, eventId } = moving
  const rests = flows.filter((flow) => flow.named === null)
  const names = flows.flatMap((flow) => (flow.named ?? []).map((member) => ({ ...flow, member })))
  const units = (list: readonly Flow[], end: 'from' | 'to') => list.map((flow) => ids.get(flow[end])!)
  const { numAffectedRows } = await sql`
    with named as (
      select * from unnest(${names.map((one) => one.member)}::bigint[], ${units(names, 'from')}::bigint[],
        ${units(names, 'to')}::bigint[]) as line (member_id, from_id, to_id)
    ),
    mover as (
      select * from named
      union all
      select spell.member_id, line.from_id, line.to_id
      from unnest(${units(rests, 'from')}::bigint[], ${units(rests, 'to')}::bigint[]) as line (from_id, to_id)
      join member_spell spell on spell.organisation_id = line.from_id
        and spell.from_day <= ${on}::date and ${on}::date < spell.until_day
      where not exists (select from named where named.member_id = spell.member_id)
    )
    insert into movement (member_id, on_day, seq, category, from_organisation_id, to_organisation_id, decision_no,
      reorganisation_id, recorded_event)
    select mover.member_id, ${on}::date, coalesce(
        (select max(seq) + 1 from movement earlier
          where earlier.member_id = mover.member_id and earlier.on_day = ${on}::date and superseded_at is null), 0),
      'I5', mover.from_id, mover.to_id, ${decisionNo}, ${reorganisationId}, ${eventId}
    from mover`.execute(tx)
  return Number(numAffectedRows ?? 0)
}

type Recorded = Pick<Moving, 'ids' | 'reorganisationId' | 'eventId'> & { reorganisation: Reorganisation }

async function insertLinks(
  tx: Db,
  { links }: Plan,
  { ids, reorganisation, reorganisationId, eventId }: Recorded,
): Promise<void> {
  const { act, on, decisionNo } = reorganisation
  await sql`
    insert into organisation_link (predecessor_id, successor_id, on_day, act, decision_no, reorganisation_id, recorded_event)
    select predecessor, successor, ${on}::date, ${act}, ${decisionNo}, ${reorganisationId}, ${eventId}
    from unnest(${links.map((one) => ids.get(one.from)!)}::bigint[], ${links.map((one) => ids.get(one.to)!)}::bigint[])
      as link (predecessor, successor)
    on conflict do nothing`.execute(tx)
}

const UNIT_COLUMNS = [
  { name: 'reorganisation_id', type: 'bigint' },
  { name: 'organisation_id', type: 'bigint' },
  { name: 'part', type: 'text' },
  { name: 'members_before', type: 'integer' },
  { name: 'members_after', type: 'integer' },
]

/** Members that units hold themselves after the act: those that gave or received are counted again. */
async function ownAfter(
  tx: Db,
  { flows }: Plan,
  { situation, ids, on }: { situation: LoadedSituation; ids: ReadonlyMap<string, string>; on: Day },
): Promise<Map<string, Count>> {
  const touched = [...new Set(flows.flatMap(({ from, to }) => [ids.get(from)!, ids.get(to)!]))]
  const own = new Map(situation.own)
  for (const unit of touched) own.delete(unit)
  for (const [unit, count] of await countOwn(tx, touched, on)) own.set(unit, count)
  return own
}

/** Keeps the units with their members, having added up again: the register must hold what the plan said. */
async function insertUnits(
  tx: Db,
  plan: Plan,
  {
    id,
    on,
    ids,
    own,
  }: { id: string; on: Day; ids: ReadonlyMap<string, string>; own: ReadonlyMap<string, Count> },
): Promise<void> {
  const counted = await sumSubtrees(tx, [...ids.values()], own, on)
  for (const { code, after } of plan.units) {
    const [planned, found] = [after?.members ?? 0, counted.get(code)?.members ?? 0]
    if (planned !== found) throw new Error(`${code} has ${found} members where ${planned} were planned`)
  }
  const rows = plan.units.map(({ code, part, before, after }) => ({
    reorganisation_id: id,
    organisation_id: ids.get(code),
    part,
    members_before: before?.members,
    members_after: after?.members,
  }))
  await bulkInsert(tx, 'reorganisation_unit', UNIT_COLUMNS, rows)
}

/** The sums of an act as they are kept; units by number. */
export interface KeptTotals {
  total: { before: number; after: number }
  flows: { from: string; to: string; members: number }[]
  links: { from: string; to: string }[]
  closed: Closed
  records: MovedRecords[]
}

async function keepTotals(
  tx: Db,
  id: string,
  plan: Plan,
  ids: ReadonlyMap<string, string>,
  sums: Pick<KeptTotals, 'closed' | 'records'>,
): Promise<void> {
  const ends = ({ from, to }: { from: string; to: string }) => ({ from: ids.get(from)!, to: ids.get(to)! })
  const totals: KeptTotals = {
    total: plan.total,
    flows: flowsByUnits(plan.flows).map((flow) => ({ ...ends(flow), members: flow.members })),
    links: plan.links.map(ends),
    ...sums,
  }
  await sql`update reorganisation set totals = ${JSON.stringify(totals)}::jsonb where id = ${id}`.execute(tx)
}

/** Flows summed by giver and receiver. */
export function flowsByUnits(flows: readonly Flow[]): { from: string; to: string; members: number }[] {
  const sums = new Map<string, { from: string; to: string; members: number }>()
  for (const { from, to, members } of flows) {
    const sum = sums.get(`${from} ${to}`)
    if (sum) sum.members += members
    else sums.set(`${from} ${to}`, { from, to, members })
  }
  return [...sums.values()]
}
