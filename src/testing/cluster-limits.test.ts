import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '#platform/database/connect.ts'
import { packageRoot } from '#platform/package-root.ts'
import { testDatabase } from './database.ts'

/** Tables of members and the column by which a cluster would distribute them (migrations/cluster/distribute.sql). */
const DISTRIBUTED: Readonly<Record<string, string>> = {
  person: 'id',
  member: 'person_id',
  person_attribute: 'person_id',
  person_change: 'person_id',
  person_period: 'person_id',
  post: 'person_id',
  procedure_subject: 'person_id',
  procedure_person_outcome: 'person_id',
  movement: 'member_id',
  member_spell: 'member_id',
  member_status: 'member_id',
  badge: 'member_id',
  admission_source: 'person_id',
  admission_fact: 'person_id',
  admission: 'person_id',
  training_nominee: 'person_id',
  training_learner: 'person_id',
  training_absence: 'person_id',
  training_result: 'person_id',
  training_certificate: 'person_id',
  away_contact: 'person_id',
  party_group_member: 'person_id',
  self_change: 'person_id',
  supplement: 'person_id',
  badge_act: 'member_id',
  badge_proposal: 'person_id',
  dues_base: 'member_id',
  dues_relief: 'member_id',
  dues_payment: 'member_id',
  dues_charge: 'member_id',
  review_member: 'member_id',
  quality_check: 'person_id',
  transfer_list_member: 'member_id',
  transfer_package_member: 'member_id',
  carried_fact: 'member_id',
  spell_change: 'member_id',
  movement_change: 'member_id',
}

/** Keys that distribute.sql replaces. */
const REPLACED = ['person_public_id_key', 'member_member_code_key']

let database: Database
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

test('every unique key of a table of members holds the member', async () => {
  const { rows } = await sql<{ table: string; key: string; columns: string[] }>`
    select relation.relname as "table", name.relname as key,
      array(select attname::text from pg_attribute where attrelid = relation.oid and attnum = any(key.indkey)) as columns
    from pg_index key
    join pg_class relation on relation.oid = key.indrelid
    join pg_class name on name.oid = key.indexrelid
    where key.indisunique and relation.relname = any(${Object.keys(DISTRIBUTED)}::text[])`.execute(
    database.db,
  )
  expect(rows.length).toBeGreaterThan(Object.keys(DISTRIBUTED).length)
  const wanting = rows.filter(({ table, columns }) => !columns.includes(DISTRIBUTED[table]!))
  expect(wanting.map(({ key }) => key).sort()).toEqual([...REPLACED].sort())
})

test('no trigger stands on a table of members, and every such table is named here', async () => {
  const { rows: triggers } = await sql`
    select tgname from pg_trigger join pg_class on pg_class.oid = tgrelid
    where not tgisinternal and relname = any(${Object.keys(DISTRIBUTED)}::text[])`.execute(database.db)
  expect(triggers).toEqual([])
  const { rows } = await sql<{ table: string }>`
    select distinct table_name as "table" from information_schema.columns
    where table_schema = 'public' and column_name in ('member_id', 'person_id')
      and table_name not like 'import\_%'`.execute(database.db)
  const known = [...Object.keys(DISTRIBUTED), 'account']
  expect(rows.map(({ table }) => table).filter((table) => !known.includes(table))).toEqual([])
})

/** Sources with SQL, tests and the measurements' plain baselines left out. */
function sources(): { path: string; text: string }[] {
  const folder = join(packageRoot(), 'src')
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.(ts|sql)$/.test(path) && !/\.test\.|^testing|bench/.test(path))
    .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') }))
}

test('no statement uses grouping sets, and only what is no member’s is walked recursively: units, documents, proposals', () => {
  const groupings = sources().filter(({ text }) => /grouping sets|\bcube\s*\(|\brollup\s*\(/i.test(text))
  expect(groupings.map(({ path }) => path)).toEqual([])
  const recursive = sources().filter(({ text }) => /with recursive/i.test(text))
  expect(recursive.length).toBeGreaterThan(0)
  expect(
    recursive
      .map(({ path }) => path)
      .filter((path) => !/^(organisation|reorganisation|document|proposal)\//.test(path)),
  ).toEqual([])
})
