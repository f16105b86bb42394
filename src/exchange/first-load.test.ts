import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { generateNation } from '#generate/nation.ts'
import { spellsFromLedger, SPELL_COLUMNS } from '#movement/spells.ts'
import type { Database } from '#platform/database/connect.ts'
import { testDatabase } from '#testing/database.ts'
import { loadRegister } from '#testing/load-register.ts'

let database: Database
beforeAll(async () => {
  database = await testDatabase()
}, 60_000)
afterAll(() => database.close())

/** Every index and constraint as the catalogue writes it. */
async function fittings(): Promise<string[]> {
  const { rows } = await sql<{ text: string }>`
    select indexdef as text from pg_indexes where schemaname = 'public'
    union all select conrelid::regclass || ': ' || conname || ' ' || pg_get_constraintdef(oid) from pg_constraint
      where connamespace = 'public'::regnamespace
    order by 1`.execute(database.db)
  return rows.map((row) => row.text)
}

const none = async (what: ReturnType<typeof sql>) =>
  expect((await what.execute(database.db)).rows).toEqual([])

test('a large first import leaves indexes and keys as they were, spells as the ledger says, and neighbours together', async () => {
  const { db } = database
  const before = await fittings()
  const nation = generateNation({ members: 8_000, seed: 3, from: 2016, to: 2025 })
  const { errors, counts } = await loadRegister(db, nation)
  expect(errors).toBe(0)
  expect(counts!.members + counts!.movements).toBeGreaterThan(20_000)
  expect(await fittings()).toEqual(before)
  const held = sql`select ${SPELL_COLUMNS} from member_spell`
  await none(sql`select * from (${spellsFromLedger()}) due except select * from (${held}) held`)
  await none(sql`(${held}) except select * from (${spellsFromLedger()}) due`)
  // Whoever is numbered next is kept in the same unit, or in the next one of the tree; its spells lie likewise.
  await none(sql`
    select from (select organisation_id, lag(organisation_id) over (order by id) as before from person) one
    where organisation_id < before`)
  await none(sql`
    select from (select organisation_id, lag(organisation_id) over (order by ctid) as before from member_spell) one
    where organisation_id < before`)
  await none(sql`
    select from organisation_state below join organisation_state above on above.organisation_id = below.superior_id
    where below.until_day = 'infinity' and below.organisation_id < above.organisation_id`)
}, 120_000)
