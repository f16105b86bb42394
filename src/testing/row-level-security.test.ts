import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { findActor } from '#access/actors.ts'
import { machineActor, withinReach, type Actor } from '#access/policy.ts'
import { asRegister, enterReach } from '#access/reach.ts'
import { ROLES } from '#access/rules.ts'
import { enrol, plantUnits, TODAY, type UnitForTest } from '#access/small-world.ts'
import { between, seeded } from '#generate/random.ts'
import type { Database } from '#platform/database/connect.ts'
import { day } from '#platform/day.ts'
import { inTransaction, type Db } from '#platform/db.ts'
import { testDatabase } from './database.ts'

const TABLES = {
  person: 'id',
  member: 'person_id',
  person_change: 'person_id',
  person_attribute: 'person_id',
  person_period: 'person_id',
  movement: 'member_id',
  member_spell: 'member_id',
  member_status: 'member_id',
  badge: 'member_id',
  post: 'person_id',
} as const
type Table = keyof typeof TABLES

const UNITS = 40
let database: Database
let units: Map<string, string>
let actors: Actor[]

beforeAll(async () => {
  database = await testDatabase()
  const { db } = database
  units = await plantUnits(db, [['TW', null], ...randomUnits(5)])
  await plantPeople(db, [...units.values()])
  actors = []
  for (const [index, role] of ROLES.entries())
    for (const at of ['TW', 'R0', 'R3', `R${index + 4}`, 'R20'])
      actors.push(await enrol(db, `${role}.${at.toLowerCase()}`, role, units.get(at)!))
  const both = await enrol(db, 'hai-vai', 'leader', units.get('R1')!)
  await sql`insert into role_holding (account_id, role, organisation_id, from_day, granted_by)
    values (${both.accountId}, 'secretary', ${units.get('R9')}, '2000-01-01', 'test')`.execute(db)
  actors.push((await findActor(db, both.accountId!, TODAY))!)
})
afterAll(() => database.close())

test('with no filter in any query everybody sees the rows of his reach, all of them and no others', async () => {
  const { db } = database
  let [seen, hidden] = [0, 0]
  for (const actor of actors)
    for (const today of ['2005-06-01', TODAY, '2030-01-01'].map(day)) {
      const asked = { ...actor, today }
      const everything = await rowsOf(db, asked)
      const own = await bound(db, asked, (tx) => rowsOf(tx, asked))
      for (const table of Object.keys(TABLES) as Table[]) {
        const expected = everything[table].filter((row) => row.within).map((row) => row.key)
        expect(
          own[table].map((row) => row.key),
          `${actor.name}, ${today}, ${table}`,
        ).toEqual(expected)
        seen += expected.length
        hidden += everything[table].length - expected.length
      }
    }
  expect(seen).toBeGreaterThan(1000)
  expect(hidden).toBeGreaterThan(1000)
})

test('nobody writes beyond his reach, and who only reads writes nothing', async () => {
  const { db } = database
  const [secretary, leader] = ['secretary.r3', 'leader.r3'].map((name) =>
    actors.find((one) => one.name === name)!,
  )
  const [own, foreign] = [await personAt(db, 'R3'), await personAt(db, 'TW')]
  const rename = (id: string) => (tx: Db) =>
    sql`update person set phone = '0900' where id = ${id} returning id`.execute(tx)
  const praise = (id: string) => (tx: Db) =>
    sql`insert into badge (member_id, level, on_day) values (${id}, 30, '2020-01-01')`.execute(tx)

  expect((await undone(db, secretary!, rename(own))).rows).toHaveLength(1)
  expect((await undone(db, secretary!, rename(foreign))).rows).toHaveLength(0)
  await expect(undone(db, leader!, rename(own))).rejects.toThrow('row-level security')
  await undone(db, secretary!, praise(own))
  await expect(undone(db, secretary!, praise(foreign))).rejects.toThrow('row-level security')
  await expect(undone(db, leader!, praise(own))).rejects.toThrow('row-level security')
  const remove = (tx: Db) => sql`delete from member_status where true returning member_id`.execute(tx)
  expect((await undone(db, leader!, remove)).rows).toHaveLength(0)
  const give = (tx: Db) =>
    sql`update person set organisation_id = ${units.get('TW')} where id = ${own}`.execute(tx)
  await expect(undone(db, secretary!, give)).rejects.toThrow('row-level security')
})

test('what was recorded of acts is not changed by requests, and the journal is not read by them', async () => {
  const { db } = database
  const officer = actors.find((one) => one.name === 'officer.tw')!
  for (const statement of [
    sql`update event set action = 'x'`,
    sql`delete from event`,
    sql`delete from event_seal`,
    sql`select from movement_change`,
    sql`select from spell_change`,
  ])
    await expect(undone(db, officer, (tx) => statement.execute(tx))).rejects.toThrow('permission denied')
})

test('a count of the register sees all, what follows it sees the reach again, also after an error', async () => {
  const { db } = database
  const leader = actors.find((one) => one.name === 'leader.r3')!
  const count = async (tx: Db) =>
    Number((await sql<{ n: string }>`select count(*) as n from person`.execute(tx)).rows[0]!.n)
  await bound(db, leader, async (tx) => {
    const own = await count(tx)
    expect(await asRegister(tx, (all) => asRegister(all, count))).toBeGreaterThan(own)
    expect(await count(tx)).toBe(own)
    const failing = asRegister(tx, async () => {
      throw new Error('our own')
    })
    await expect(failing).rejects.toThrow('our own')
    expect(await count(tx)).toBe(own)
  })
  expect(await count(db)).toBe(units.size + 10)
})

test('a command line and a transaction that nobody bound see everything', async () => {
  const { db } = database
  const machine = machineActor('test', TODAY)
  const count = (tx: Db) => sql`select from movement`.execute(tx).then(({ rows }) => rows.length)
  expect(await bound(db, machine, count)).toBe(await count(db))
  const nobody = { ...machine, kind: 'account' } as const
  expect(await bound(db, nobody, count)).toBe(0)
})

function bound<Result>(db: Db, actor: Actor, fn: (tx: Db) => Promise<Result>): Promise<Result> {
  return inTransaction(db, async (tx) => {
    await enterReach(tx, actor)
    return fn(tx)
  })
}

/** Runs `fn` within the actor's reach and takes it all back. */
async function undone<Result>(db: Db, actor: Actor, fn: (tx: Db) => Promise<Result>): Promise<Result> {
  let result: { value: Result } | undefined
  await bound(db, actor, async (tx) => {
    result = { value: await fn(tx) }
    throw new Error('undone')
  }).catch((error: Error) => {
    if (error.message !== 'undone') throw error
  })
  return result!.value
}

type Rows = Record<Table, { key: string; within: boolean }[]>

/** Every row that this transaction sees, and whether the policy in words (`withinReach`) says that it may. */
async function rowsOf(db: Db, actor: Actor): Promise<Rows> {
  const within = (column: string) => withinReach(actor, 'person.read', sql.ref(column))
  const either = (...columns: string[]) => sql`(${sql.join(columns.map(within), sql` or `)})`
  const found = {} as Rows
  for (const [table, person] of Object.entries(TABLES) as [Table, string][]) {
    const rule: RawBuilder<unknown> =
      table === 'movement'
        ? either('k.organisation_id', 't.to_organisation_id', 't.from_organisation_id')
        : table === 'post'
          ? either('k.organisation_id', 't.organisation_id')
          : within('k.organisation_id')
    const { rows } = await sql<{ key: string; within: SqlBool }>`
      select t::text as key, coalesce(${rule}, false) as within
      from ${sql.table(table)} t left join person k on k.id = ${sql.ref(`t.${person}`)} order by 1`.execute(
      db,
    )
    found[table] = rows.map((row) => ({ key: row.key, within: Boolean(row.within) }))
  }
  return found
}

async function personAt(db: Db, unit: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select id from person where organisation_id = ${units.get(unit)} order by id limit 1`.execute(db)
  return rows[0]!.id
}

/** One member in each unit with a row in every table, and ten who came from another unit, or sit on another's committee. */
async function plantPeople(db: Db, ids: readonly string[]): Promise<void> {
  const random = seeded(3)
  const homes = [...ids, ...Array.from({ length: 10 }, () => ids[between(random, 0, ids.length - 1)]!)]
  for (const [index, unit] of homes.entries()) {
    const { rows } = await sql<{ id: string }>`
      insert into person (organisation_id, full_name, name_key, given_key, name_order, sex, born_on)
      values (${unit}, 'Người thử', 'nguoi thu', 'thu nguoi', 'X', 'nam', '1980-01-01') returning id`.execute(
      db,
    )
    const { id } = rows[0]!
    const other = ids[between(random, 0, ids.length - 1)]!
    const before = index >= ids.length && other !== unit ? other : null
    await sql`insert into member (person_id, member_code) values (${id}, ${`M${id}`})`.execute(db)
    await sql`insert into movement (member_id, on_day, category, to_organisation_id)
      values (${id}, '2000-01-01', 'I0', ${before ?? unit})`.execute(db)
    if (before)
      await sql`insert into movement (member_id, on_day, category, from_organisation_id, to_organisation_id)
        values (${id}, '2001-01-01', 'I4', ${before}, ${unit})`.execute(db)
    for (const fact of factsOf(id, unit, other)) await fact.execute(db)
  }
}

const factsOf = (id: string, unit: string, other: string) => [
  sql`insert into person_change (person_id, field, reason) values (${id}, 'phone', 'sai')`,
  sql`insert into person_attribute (person_id, field, from_day) values (${id}, 'theory', '2010-01-01')`,
  sql`insert into person_period (person_id, kind, from_day, data) values (${id}, 'career', '2010-01-01', '{}')`,
  sql`insert into member_spell (member_id, organisation_id, from_day, sex, born_on)
    values (${id}, ${unit}, '2000-01-01', 1, '1980-01-01')`,
  sql`insert into member_status (member_id, status, from_day) values (${id}, 'exempt', '2010-01-01')`,
  sql`insert into badge (member_id, level, on_day) values (${id}, 40, '2010-01-01')`,
  sql`insert into post (person_id, organisation_id, committee, role, from_day)
    values (${id}, ${other}, 'cap_uy', 'uy_vien', '2010-01-01')`,
]

/** A tree of R0…R39 where some units end, begin late, or change their superior. */
function randomUnits(seed: number): UnitForTest[] {
  const random = seeded(seed)
  const rows: UnitForTest[] = [['R0', 'TW']]
  for (let i = 1; i < UNITS; i++) {
    const [code, superior, fate] = [`R${i}`, `R${between(random, 0, i - 1)}`, between(random, 0, 3)]
    if (fate === 0) rows.push([code, superior, '1990-01-01', `20${between(random, 10, 19)}-01-01`])
    else if (fate === 1) rows.push([code, superior, `20${between(random, 10, 24)}-01-01`])
    else if (fate === 2) rows.push([code, superior, '1990-01-01', '2012-01-01'], [code, 'R0', '2012-01-01'])
    else rows.push([code, superior])
  }
  return rows
}
