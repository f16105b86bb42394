import { sql } from 'kysely'
import { journalMovementsOf } from '#movement/changes.ts'
import { deriveFirstSpells, rebuildSpells } from '#movement/spells.ts'
import { rebuildAncestors } from '#organisation/ancestors.ts'
import { recordStates } from '#organisation/states.ts'
import { withBareTables } from '#platform/database/bare-tables.ts'
import type { Db } from '#platform/db.ts'
import { insertFirstMovements, insertMovements } from './import-movements.ts'
import { inTreeOrder } from './import-order.ts'
import type { OrganisationPlan } from './import-organisations.ts'
import { applyOtherSheets } from './import-other.ts'
import { correctMembers, insertMembers } from './import-people.ts'

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

/** The run that writes, the event it writes under, and the reason that corrections carry. */
export interface Act {
  runId: string
  eventId: string
  reason: string
}

/** Hears of each step that is done, of how many. */
export type Progress = (done: number, of: number) => void

/** The tables that are filled before their indexes and keys are made, where the register is empty and so many rows come. */
const BARE = ['person', 'member', 'movement', 'person_attribute', 'member_spell']
const WORTH_BARE = 20_000

/**
 * Writes a checked run into the register: new facts are added, differing ones corrected with history under the given
 * event and reason; what the file lacks stays. Must run in the transaction of the check that found no error. While a
 * large file comes into an empty register nobody else can read people there.
 */
export async function applyRun(
  tx: Db,
  act: Act,
  plan: OrganisationPlan,
  progress: Progress = () => {},
): Promise<ImportCounts> {
  const { rows, empty, fresh } = await measureRun(tx, act.runId)
  const bare = empty && rows >= WORTH_BARE
  const states = fresh ? inTreeOrder(plan.changed) : plan.changed
  const organisations = await recordStates(tx, states, act.eventId, act.reason)
  if (plan.changed.length > 0) await rebuildAncestors(tx)
  await sql`analyze organisation, organisation_state, organisation_ancestor`.execute(tx)
  const told = (done: number) => progress(done, bare ? EXPECTED : STEPS)
  told(1)
  const write = async () => {
    const members = await insertMembers(tx, act)
    const corrections = empty ? 0 : await correctMembers(tx, act)
    told(2)
    const movements = await (empty ? insertFirstMovements : insertMovements)(tx, act)
    told(3)
    const attributes = await insertAttributes(tx, act)
    const other = await applyOtherSheets(tx, act)
    told(4)
    await sql`analyze person, member, movement, person_attribute`.execute(tx)
    await (empty ? deriveFirstSpells(tx) : deriveSpells(tx, act))
    told(5)
    return { members, corrections, movements, attributes, other }
  }
  const facts = bare
    ? await withBareTables(tx, BARE, write, (built, of) => progress(STEPS + built, STEPS + of))
    : await write()
  await sql`analyze member_spell`.execute(tx)
  return { organisations, states: plan.changed.length, ...facts }
}

const STEPS = 5
/** With the indexes and keys of bare tables, about. */
const EXPECTED = 40

/** How many rows of people come, whether the register is without people, and without units. */
async function measureRun(tx: Db, runId: string): Promise<{ rows: number; empty: boolean; fresh: boolean }> {
  const { rows } = await sql<{ rows: string; empty: boolean; fresh: boolean }>`
    select (select count(*) from import_member where run_id = ${runId})
        + (select count(*) from import_movement where run_id = ${runId}) as rows,
      not exists (select from person) and not exists (select from movement) as empty,
      not exists (select from organisation) as fresh`.execute(tx)
  return { ...rows[0]!, rows: Number(rows[0]!.rows) }
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
    ),
    added as (
      insert into person_attribute (person_id, field, from_day, value, reason, recorded_event)
      select staged.person_id, field, on_day, value, case when known.differs then ${reason} end, ${eventId}
      from staged left join known using (line) left join superseded using (line)
      where known.id is null or known.differs
      order by staged.person_id, on_day
      returning 1
    )
    select count(*) as n from added`.execute(tx)
  return Number(rows[0]!.n)
}

/** Beyond so many members everybody's spells are derived anew. */
const MOST_TOUCHED = 500_000

async function deriveSpells(tx: Db, { runId, eventId }: Act): Promise<void> {
  const touched = await touchedMembers(tx, runId)
  await journalMovementsOf(tx, eventId, touched)
  await rebuildSpells(tx, touched)
}

/** Whom the file is about; undefined: too many to name. */
async function touchedMembers(tx: Db, runId: string): Promise<string[] | undefined> {
  const { rows } = await sql<{ id: string }>`
    select person_id as id from member
    where member_code in (
      select member_code from import_member where run_id = ${runId}
      union select member_code from import_movement where run_id = ${runId}
      union select member_code from import_attribute where run_id = ${runId})
    limit ${MOST_TOUCHED + 1}`.execute(tx)
  return rows.length > MOST_TOUCHED ? undefined : rows.map((row) => row.id)
}
