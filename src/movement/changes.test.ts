import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '#platform/database/connect.ts'
import { inTransaction, type Db } from '#platform/db.ts'
import { runConcurrentScenario } from '#testing/concurrent-scenario.ts'
import { engineUnderTest, testDatabase } from '#testing/database.ts'
import { emptyRegister, loadRegister } from '#testing/load-register.ts'
import { SMALL_WORLD } from '#testing/small-world.ts'
import { forgetChanges } from './changes.ts'
import { rebuildSpells, SPELL_COLUMNS } from './spells.ts'

let database: Database
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

const SEEDS = Number(process.env['DANGVU_TEST_RUNS'] ?? 1)
const DAY_MS = 86_400_000
const NOON = new Date('2031-01-01T12:00:00Z')

/** What somebody keeps who read the register once and adds what the journal says: how often each row stands there. */
interface Copy {
  snapshot: string
  epoch: string
  rows: Map<string, number>
}

const SPELLS = sql`row(${SPELL_COLUMNS})::text`
const MOVEMENTS = sql`row(member_id, on_day, category, from_organisation_id, to_organisation_id)::text`

test('who adds up the journal knows at every moment what the tables hold, whatever many do at once', async () => {
  const { db } = database
  let changes = 0
  for (let seed = 11; seed < 11 + SEEDS; seed++) {
    let copy: Copy | null = null
    await runConcurrentScenario(database, {
      seed,
      writers: 3,
      acts: 7,
      onPause: () =>
        inTransaction(db, async (tx) => {
          await sql`set transaction isolation level repeatable read, read only`.execute(tx)
          const fresh = await load(tx)
          if (copy) {
            expect(fresh.epoch).toBe(copy.epoch)
            changes += await catchUp(tx, copy)
            expect(copy.rows).toEqual(fresh.rows)
          }
          copy = fresh
        }),
    })
  }
  expect(changes).toBeGreaterThan(20)
}, 240_000)

test('an import journals what it adds and corrects, and nothing of what the register has already', async () => {
  const { db } = database
  await emptyRegister(db)
  await loadRegister(db, SMALL_WORLD, '1')
  const before = await load(db)
  await loadRegister(db, SMALL_WORLD, '2')
  expect(await catchUp(db, before)).toBe(0)

  const moved = {
    ...SMALL_WORLD.movements[2]!,
    day: '2022-10-01',
    category: 'I4',
    from_code: 'NK.CB1',
    to_code: 'NK.CB2',
  }
  const members = SMALL_WORLD.members.map((row) =>
    row.member_code === 'NK-3' ? { ...row, official_on: '2005-09-03' } : row,
  )
  await loadRegister(db, { ...SMALL_WORLD, members, movements: [...SMALL_WORLD.movements, moved] }, '3')
  expect(await catchUp(db, before)).toBe(1 + 3 + 2)
  expect(before.rows).toEqual((await load(db)).rows)
})

test('spells that are derived anew and stay the same are no change', async () => {
  const { db } = database
  const before = await load(db)
  const { rows } = await sql<{ id: string }>`select person_id as id from member`.execute(db)
  await inTransaction(db, (tx) =>
    rebuildSpells(
      tx,
      rows.map((row) => row.id),
    ),
  )
  expect(await catchUp(db, before)).toBe(0)
})

test('spells of everybody at once are not journaled: whoever reads begins anew', async () => {
  const { db } = database
  const before = await load(db)
  await inTransaction(db, (tx) => rebuildSpells(tx))
  expect(await catchUp(db, before)).toBe(0)
  expect((await load(db)).epoch).not.toBe(before.epoch)
})

test('changes are forgotten when they are a day old, and who has not read for so long is told by the floor', async () => {
  const { db } = database
  const early = await load(db)
  await journal(db, sql`pg_current_xact_id()`)
  await forgetChanges(db, NOON)
  await forgetChanges(db, new Date(NOON.getTime() + DAY_MS - 1))
  expect(await catchUp(db, early)).toBe(1)
  expect(await mayGoOn(db, early)).toBe(true)

  const late = await load(db)
  await journal(db, sql`pg_current_xact_id()`)
  await forgetChanges(db, new Date(NOON.getTime() + DAY_MS))
  // On a server a long transaction of somebody else keeps what it may not have seen.
  const told = !(await mayGoOn(db, early))
  const left = await catchUp(db, early)
  if (engineUnderTest === 'embedded') expect({ told, left }).toEqual({ told: true, left: 1 })
  else expect(told || left === 2).toBe(true)
  expect(await mayGoOn(db, late)).toBe(true)
  expect(await catchUp(db, late)).toBe(1)
})

test('a journal that another database has counted, come with a dump, is thrown away', async () => {
  const { db } = database
  const before = await load(db)
  await journal(db, sql`(pg_current_xact_id()::text::bigint + 1000000)::text::xid8`)
  await forgetChanges(db, NOON)
  const after = await load(db)
  expect(after.epoch).not.toBe(before.epoch)
  expect(await catchUp(db, before)).toBe(0)
  expect(await mayGoOn(db, after)).toBe(true)
})

async function load(db: Db): Promise<Copy> {
  const { rows } = await sql<{ row: string | null; snapshot: string; epoch: string }>`
    select kept.row, pg_current_snapshot()::text as snapshot, figure_base.epoch
    from figure_base left join (
      select ${SPELLS} as row from member_spell
      union all select ${MOVEMENTS} from movement where superseded_at is null
    ) kept on true`.execute(db)
  const { snapshot, epoch } = rows[0]!
  const copy: Copy = { snapshot, epoch, rows: new Map() }
  for (const { row } of rows) if (row !== null) add(copy, row, 1)
  return copy
}

/** Adds what became visible since the copy's snapshot; answers how many changes that were. */
async function catchUp(db: Db, copy: Copy): Promise<number> {
  const since = sql`where xid >= pg_snapshot_xmin(${copy.snapshot}::pg_snapshot)
    and not pg_visible_in_snapshot(xid, ${copy.snapshot}::pg_snapshot)`
  const { rows } = await sql<{ row: string; weight: number }>`
    select ${SPELLS} as row, weight from spell_change ${since}
    union all select ${MOVEMENTS}, weight from movement_change ${since}`.execute(db)
  for (const { row, weight } of rows) add(copy, row, weight)
  return rows.length
}

function add({ rows }: Copy, row: string, weight: number): void {
  const count = (rows.get(row) ?? 0) + weight
  if (count === 0) rows.delete(row)
  else rows.set(row, count)
}

/** Whether all that a copy has not seen is still in the journal. */
async function mayGoOn(db: Db, { snapshot }: Copy): Promise<boolean> {
  const { rows } = await sql<{ may: boolean }>`
    select coalesce(floor <= pg_snapshot_xmin(${snapshot}::pg_snapshot), true) as may from figure_base`.execute(
    db,
  )
  return rows[0]!.may
}

/** One change in the journal, by the transaction of this number. */
async function journal(db: Db, xid: ReturnType<typeof sql>): Promise<void> {
  await sql`insert into movement_change (member_id, xid, weight, on_day, category)
    values (1, ${xid}, 1, '2030-01-01', 'I1')`.execute(db)
}
