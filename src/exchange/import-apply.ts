import { sql } from 'kysely'
import { rebuildAncestors } from '#organisation/ancestors.ts'
import { recordStates } from '#organisation/states.ts'
import { rebuildSpells } from '#movement/spells.ts'
import type { Db } from '#platform/db.ts'
import { chainOf } from './import-check.ts'
import type { OrganisationPlan } from './import-organisations.ts'
import { applyOtherSheets } from './import-other.ts'

/** What an import changed, by kind of fact. */
export interface ImportCounts {
  organisations: number
  states: number
  members: number
  corrections: number
  movements: number
  attributes: number
  other: number
}

/**
 * Writes a checked run into the register: new facts are added, differing ones corrected with history under the given
 * event and reason; what the file lacks stays. Must run in the transaction of the check that found no error.
 */
export async function applyRun(
  tx: Db,
  runId: string,
  plan: OrganisationPlan,
  eventId: string,
  reason: string,
): Promise<ImportCounts> {
  const act: Act = { runId, eventId, reason }
  const before = await sql<{ n: string }>`select count(*) as n from movement`.execute(tx)
  const organisations = await recordStates(tx, plan.changed, eventId, reason)
  if (plan.changed.length > 0) await rebuildAncestors(tx)
  const members = await insertMembers(tx, act)
  const corrections = await correctMembers(tx, act)
  const movements = await insertMovements(tx, act)
  const attributes = await insertAttributes(tx, act)
  const other = await applyOtherSheets(tx, act)
  await sql`analyze organisation, organisation_state, organisation_ancestor, person, member, movement, person_attribute`.execute(
    tx,
  )
  await rebuildSpells(tx, before.rows[0]!.n === '0' ? undefined : await touchedMembers(tx, runId))
  await sql`analyze member_spell`.execute(tx)
  return { organisations, states: plan.changed.length, members, corrections, movements, attributes, other }
}

/** The run that writes, the event it writes under, and the reason that corrections carry. */
export interface Act {
  runId: string
  eventId: string
  reason: string
}

const PERSON_COLUMNS = [
  'full_name',
  'sex',
  'born_on',
  'born_precision',
  'ethnicity',
  'religion',
  'citizen_id',
  'schooling',
  'education',
  'theory',
  'profession',
  'stratum',
  'native_place',
  'residence',
  'phone',
]
const NAME_KEYS = ['name_key', 'given_key', 'name_order']
const MEMBER_COLUMNS = [
  'card_no',
  'admission_decided_on',
  'ceremony_on',
  'official_on',
  'recognition_decided_on',
]

async function insertMembers(tx: Db, { runId }: Act): Promise<number> {
  const columns = sql.join([...PERSON_COLUMNS, ...NAME_KEYS].map((name) => sql.ref(name)))
  const { rows } = await sql<{ n: string }>`
    with home as (
      select distinct on (member_code) member_code, coalesce(to_code, from_code) as code
      from import_movement where run_id = ${runId} order by member_code, on_day desc, line desc
    ),
    root as (
      select organisation_id from organisation_state where superior_id is null and superseded_at is null
      order by from_day desc limit 1
    ),
    fresh as materialized (
      select nextval(pg_get_serial_sequence('person', 'id')) as person_id, staged.*, organisation.id as home_id
      from import_member staged
      left join home on home.member_code = staged.member_code
      left join organisation on organisation.code = home.code
      where staged.run_id = ${runId}
        and not exists (select from member where member.member_code = staged.member_code)
    ),
    persons as (
      insert into person (id, organisation_id, ${columns})
      select person_id, coalesce(home_id, (select organisation_id from root)), ${columns} from fresh
    ),
    members as (
      insert into member (person_id, member_code, ${sql.join(MEMBER_COLUMNS.map((name) => sql.ref(name)))})
      select person_id, member_code, ${sql.join(MEMBER_COLUMNS.map((name) => sql.ref(name)))} from fresh
      returning 1
    )
    select count(*) as n from members`.execute(tx)
  return Number(rows[0]!.n)
}

/** Differing values of known members: the old value goes to the history, the new one in its place; empty cells change nothing. */
async function correctMembers(tx: Db, { runId, eventId, reason }: Act): Promise<number> {
  const columns = [
    ...PERSON_COLUMNS.map((name) => ({ name, table: 'person' })),
    ...MEMBER_COLUMNS.map((name) => ({ name, table: 'member' })),
  ]
  const fields = sql.join(columns.map(({ name }) => sql`${name}::text`))
  const olds = sql.join(columns.map(({ name, table }) => sql`${sql.ref(`${table}.${name}`)}::text`))
  const news = sql.join(columns.map(({ name }) => sql`${sql.ref(`staged.${name}`)}::text`))
  const { rows } = await sql<{ person_id: string }>`
    insert into person_change (person_id, field, old_value, new_value, reason, recorded_event)
    select person.id, change.field, change.old_value, change.new_value, ${reason}, ${eventId}
    from import_member staged
    join member on member.member_code = staged.member_code
    join person on person.id = member.person_id
    cross join lateral unnest(array[${fields}], array[${olds}], array[${news}]) as change (field, old_value, new_value)
    where staged.run_id = ${runId} and change.new_value is not null and change.old_value is distinct from change.new_value
    returning person_id`.execute(tx)
  if (rows.length === 0) return 0
  const changed = [...new Set(rows.map((row) => row.person_id))]
  const set = (names: readonly string[], table: string) =>
    sql.join(
      names.map(
        (name) =>
          sql`${sql.ref(name)} = coalesce(${sql.ref(`staged.${name}`)}, ${sql.ref(`${table}.${name}`)})`,
      ),
    )
  await sql`
    update person set ${set([...PERSON_COLUMNS, ...NAME_KEYS], 'person')}
    from import_member staged join member on member.member_code = staged.member_code
    where staged.run_id = ${runId} and person.id = member.person_id and person.id = any(${changed}::bigint[])`.execute(
    tx,
  )
  await sql`
    update member set ${set(MEMBER_COLUMNS, 'member')}
    from import_member staged
    where staged.run_id = ${runId} and member.member_code = staged.member_code and member.person_id = any(${changed}::bigint[])`.execute(
    tx,
  )
  return changed.length
}

async function insertMovements(tx: Db, { runId, eventId, reason }: Act): Promise<number> {
  await sql`
    update movement set seq = chain.seq
    from (${chainOf(runId)}) chain
    where chain.movement_id = movement.id and movement.seq <> chain.seq`.execute(tx)
  const { rows } = await sql<{ n: string }>`
    with staged as (
      select import_movement.*, chain.seq, member.person_id, giver.id as giver_id, receiver.id as receiver_id
      from import_movement
      join (${chainOf(runId)}) chain on chain.line = import_movement.line
      join member on member.member_code = import_movement.member_code
      left join organisation giver on giver.code = import_movement.from_code
      left join organisation receiver on receiver.code = import_movement.to_code
      where import_movement.run_id = ${runId}
    ),
    known as (
      select staged.line, movement.id, movement.member_id, movement.seq,
        movement.decision_no is distinct from coalesce(staged.decision_no, movement.decision_no)
          or movement.note is distinct from coalesce(staged.note, movement.note) as differs
      from staged
      join movement on movement.member_id = staged.person_id and movement.on_day = staged.on_day
        and movement.category = staged.category and movement.superseded_at is null
        and movement.from_organisation_id is not distinct from staged.giver_id
        and movement.to_organisation_id is not distinct from staged.receiver_id
    ),
    superseded as (
      update movement set superseded_at = now(), superseded_event = ${eventId}
      from known where known.differs and movement.member_id = known.member_id and movement.id = known.id
    ),
    reordered as (
      update movement set seq = staged.seq
      from known join staged using (line)
      where not known.differs and known.seq <> staged.seq and movement.member_id = known.member_id and movement.id = known.id
    ),
    added as (
      insert into movement (member_id, on_day, seq, category, from_organisation_id, to_organisation_id, decision_no, note,
        reason, supersedes, recorded_event)
      select person_id, staged.on_day, staged.seq, category, giver_id, receiver_id, decision_no, note,
        case when known.differs then ${reason} end, known.id, ${eventId}
      from staged left join known using (line)
      where known.id is null or known.differs
      order by staged.line
      returning 1
    )
    select count(*) as n from added`.execute(tx)
  return Number(rows[0]!.n)
}

async function insertAttributes(tx: Db, { runId, eventId, reason }: Act): Promise<number> {
  const { rows } = await sql<{ n: string }>`
    with staged as (
      select import_attribute.*, member.person_id from import_attribute
      join member on member.member_code = import_attribute.member_code
      where run_id = ${runId}
    ),
    known as (
      select staged.line, attribute.id, attribute.person_id, attribute.value is distinct from staged.value as differs
      from staged
      join person_attribute attribute on attribute.person_id = staged.person_id and attribute.field = staged.field
        and attribute.from_day = staged.on_day and attribute.superseded_at is null
    ),
    superseded as (
      update person_attribute set superseded_at = now(), superseded_event = ${eventId}
      from known
      where known.differs and person_attribute.person_id = known.person_id and person_attribute.id = known.id
      returning line
    )
    insert into person_attribute (person_id, field, from_day, value, reason, recorded_event)
    select staged.person_id, field, on_day, value, case when known.differs then ${reason} end, ${eventId}
    from staged left join known using (line) left join superseded using (line)
    where known.id is null or known.differs
    returning 1 as n`.execute(tx)
  return rows.length
}

async function touchedMembers(tx: Db, runId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select person_id as id from member
    where member_code in (
      select member_code from import_member where run_id = ${runId}
      union select member_code from import_movement where run_id = ${runId}
      union select member_code from import_attribute where run_id = ${runId})`.execute(tx)
  return rows.map((row) => row.id)
}
