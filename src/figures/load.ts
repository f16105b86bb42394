import { sql } from 'kysely'
import type pg from 'pg'
import { KINDS, TYPES } from '#organisation/kinds.ts'
import type { Database } from '#platform/database/connect.ts'
import { kept, type Db } from '#platform/db.ts'
import { numberSql } from './day-number.ts'
import { CATEGORY_CODES, Ledger } from './ledger.ts'
import { readNumbers } from './number-rows.ts'
import type { Heirs } from './present.ts'
import { NEVER, Spells } from './spells.ts'
import { Tree, UNLISTED, type StateRow } from './tree.ts'

/** The register in memory and the moment of the database that it shows. */
export interface Loaded {
  tree: Tree
  treeVersion: string
  heirs: Heirs
  spells: Spells
  ledger: Ledger
  epoch: string
  /** PostgreSQL's snapshot: what it saw is in memory. */
  snapshot: string
  /** Ids of coded values by field and value. */
  codes: Codes
}

type Codes = ReadonlyMap<string, number>

/** The id of a coded value, -1 for one that nobody has. */
export function codedId({ codes }: Loaded, field: string, value: string): number {
  return codes.get(`${field} ${value}`) ?? -1
}

/** What was committed between two snapshots; days and categories as numbers, units by their ids. */
export interface Changes {
  snapshot: string
  tree: string
  /** All states of all units, when the tree has changed. */
  states: StateRow[] | null
  heirs: Heirs | null
  /** All coded values, when there are more than before. */
  codes: Codes | null
  /** [weight, day, category, giver, receiver] */
  movements: [number, number, number, number | null, number | null][]
  /** [weight, unit, from, until, born, decided, official, then the attributes of a profile] */
  spells: [number, ...number[]][]
}

const CATEGORY = `array_position(array['${CATEGORY_CODES.join("', '")}'], category) - 1`

const STATES = 'from organisation_state where superseded_at is null'
const STATE_COLUMNS = [
  'organisation_id',
  'coalesce(superior_id, 0)',
  numberSql('from_day'),
  numberSql('until_day'),
  placeIn('kind', KINDS),
  placeIn('type', TYPES),
]

/** The place of a code in its list, from 1; 0 for none, `UNLISTED` for one that the list does not know. */
function placeIn(column: string, list: readonly { code: string }[]): string {
  const place = `array_position(array['${list.map(({ code }) => code).join("', '")}'], ${column})`
  return `case when ${column} is null then 0 else coalesce(${place}, ${UNLISTED}) end`
}

const spellColumns = () => [
  'organisation_id',
  numberSql('from_day'),
  numberSql('until_day'),
  numberSql('born_on'),
  numberSql('decided_on'),
  numberSql('official_on', NEVER),
  'sex',
  ...['ethnicity', 'religion', 'education', 'theory', 'stratum'].map((field) => `coalesce(${field}, 0)`),
]

/** Reads the whole register in one snapshot. */
export async function loadRegister(database: Database): Promise<Loaded> {
  return inSnapshot(database, async (client) => {
    const { rows } = await client.query<{ epoch: string; tree: string; snapshot: string }>(
      'select epoch::text, tree::text, pg_current_snapshot()::text as snapshot from figure_base',
    )
    const tree = new Tree(await readStates(client, database))
    const spells = await readSpells(client, database, tree)
    const ledger = await readLedger(client, database, tree)
    const { epoch, tree: treeVersion, snapshot } = rows[0]!
    const heirs = await readHeirs(client)
    return { tree, treeVersion, heirs, spells, ledger, epoch, snapshot, codes: await readCodes(client) }
  })
}

async function inSnapshot<Result>(
  { pool }: Database,
  read: (client: pg.PoolClient) => Promise<Result>,
): Promise<Result> {
  const client = await pool.connect()
  try {
    await client.query('begin isolation level repeatable read read only')
    const result = await read(client)
    await client.query('commit')
    client.release()
    return result
  } catch (error) {
    // A connection that broke off in the middle of a stream is of no more use.
    client.release(true)
    throw error
  }
}

async function readStates(client: pg.PoolClient, { engine }: Database): Promise<StateRow[]> {
  const states: StateRow[] = []
  await readNumbers(client, engine, { columns: STATE_COLUMNS, rest: STATES }, (row) =>
    states.push(stateOf(row)),
  )
  return states
}

async function readSpells(client: pg.PoolClient, { engine }: Database, tree: Tree): Promise<Spells> {
  const held = new Map<number, number>()
  const counting = {
    columns: ['organisation_id', 'count(*)'],
    rest: 'from member_spell group by organisation_id',
  }
  await readNumbers(client, engine, counting, ([unit, count]) => held.set(tree.numberFor(unit!), count!))
  const spells = new Spells(Int32Array.from({ length: tree.size }, (_, unit) => held.get(unit) ?? 0))
  await readNumbers(client, engine, { columns: spellColumns(), rest: 'from member_spell' }, (row) =>
    spells.put(tree.numberOf(row[0]!), row),
  )
  spells.seal()
  return spells
}

async function readLedger(client: pg.PoolClient, { engine }: Database, tree: Tree): Promise<Ledger> {
  const ledger = new Ledger()
  const columns = [
    numberSql('on_day'),
    CATEGORY,
    'coalesce(from_organisation_id, 0)',
    'coalesce(to_organisation_id, 0)',
    'count(*)',
  ]
  const rest = `from movement where superseded_at is null
    group by on_day, category, from_organisation_id, to_organisation_id order by on_day`
  await readNumbers(client, engine, { columns, rest }, ([on, category, giver, receiver, count]) => {
    const number = (id: number) => (id === 0 ? -1 : tree.numberFor(id))
    ledger.put(on!, category!, number(giver!), number(receiver!), count!)
  })
  ledger.seal()
  return ledger
}

async function readCodes(client: pg.PoolClient): Promise<Codes> {
  const { rows } = await client.query<{ codes: CodeRow[] }>(`select ${CODES} as codes`)
  return codesOf(rows[0]!.codes)
}

type CodeRow = [field: string, value: string, id: number]

const CODES = `(select coalesce(json_agg(json_build_array(field, value, id)), '[]') from coded_value)`

function codesOf(rows: readonly CodeRow[]): Codes {
  return new Map(rows.map(([field, value, id]) => [`${field} ${value}`, id]))
}

/** What was committed since, in one snapshot (that of `db` where it is a transaction); null when that is not told any more. */
export async function readChanges(db: Db, since: Loaded): Promise<Changes | null> {
  const seen = await askChanges(db, since)
  if (!seen) return null
  if (seen.tree === since.treeVersion) return { ...seen, states: null, heirs: null }
  if (db.isTransaction) return { ...seen, states: await askStates(db), heirs: await askHeirs(db) }
  return db
    .transaction()
    .setIsolationLevel('repeatable read')
    .setAccessMode('read only')
    .execute((tx) => readChanges(tx, since))
}

type Row = Omit<Changes, 'states' | 'heirs' | 'codes'> & {
  epoch: string
  lost: boolean
  codes: CodeRow[] | null
}

async function askChanges(
  db: Db,
  { snapshot, epoch, codes: known }: Loaded,
): Promise<Omit<Changes, 'states' | 'heirs'> | null> {
  const since = sql`xid >= pg_snapshot_xmin(${snapshot}::pg_snapshot)
    and not pg_visible_in_snapshot(xid, ${snapshot}::pg_snapshot)`
  const { rows } = await sql<Row>`
    ${kept} select epoch::text, tree::text, pg_current_snapshot()::text as snapshot,
      coalesce(floor > pg_snapshot_xmin(${snapshot}::pg_snapshot), false) as lost,
      (select coalesce(json_agg(json_build_array(weight, ${sql.raw(numberSql('on_day'))}, ${sql.raw(CATEGORY)},
        from_organisation_id, to_organisation_id)), '[]') from movement_change where ${since}) as movements,
      (select coalesce(json_agg(json_build_array(weight, ${sql.raw(spellColumns().join(', '))})), '[]')
        from spell_change where ${since}) as spells,
      case when (select count(*) from coded_value) <> ${known.size} then ${sql.raw(CODES)} end as codes
    from figure_base`.execute(db)
  const row = rows[0]
  if (!row || row.epoch !== epoch || row.lost) return null
  return { ...row, codes: row.codes && codesOf(row.codes) }
}

/** States of all units and heirs of those that ended, of a register that is not in memory. */
export async function readTree(db: Db): Promise<{ tree: Tree; heirs: Heirs }> {
  return { tree: new Tree(await askStates(db)), heirs: await askHeirs(db) }
}

async function askHeirs(db: Db): Promise<Heirs> {
  const { rows } = await sql<{ heirs: [number, number][] }>`select ${sql.raw(HEIRS)} as heirs`.execute(db)
  return new Map(rows[0]!.heirs)
}

async function readHeirs(client: pg.PoolClient): Promise<Heirs> {
  const { rows } = await client.query<{ heirs: [number, number][] }>(`select ${HEIRS} as heirs`)
  return new Map(rows[0]!.heirs)
}

/** Of several units that took one in, the last, and of those on one day the first recorded. */
const HEIRS = `(select coalesce(json_agg(json_build_array(predecessor_id, successor_id)), '[]') from (
  select distinct on (predecessor_id) predecessor_id, successor_id from organisation_link
  order by predecessor_id, on_day desc, successor_id) heir)`

async function askStates(db: Db): Promise<StateRow[]> {
  const { rows } = await sql<{ row: number[] }>`
    select json_build_array(${sql.raw(STATE_COLUMNS.join(', '))}) as row ${sql.raw(STATES)}`.execute(db)
  return rows.map(({ row }) => stateOf(row))
}

/** A row of `STATE_COLUMNS`. */
function stateOf(row: ArrayLike<number>): StateRow {
  return { unit: row[0]!, superior: row[1]!, from: row[2]!, until: row[3]!, kind: row[4]!, type: row[5]! }
}
