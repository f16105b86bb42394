import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { machineActor } from '#access/policy.ts'
import { plantUnits } from '#access/small-world.ts'
import { nameKeys } from '#person/name.ts'
import { day } from '#platform/day.ts'
import { bulkInsert, inTransaction, type Db } from '#platform/db.ts'
import type { Database } from '#platform/database/connect.ts'
import { testDatabase } from '#testing/database.ts'
import { conversionOf, figuresBy, totalOf } from '#training/figure-store.ts'
import { countLacking } from '#training/lacking-store.ts'
import { verifyTraining } from '#training/verify.ts'
import { demonstrationRegister } from './register.ts'
import { loadTraining } from './training-work.ts'
import { TRAINING_MEASURES } from '#training/measures.ts'
import { countFigure } from '#testing/count-figure.ts'

const today = day('2022-10-27')
const actor = machineActor('test', today)

let database: Database
let bloc: string
beforeAll(async () => {
  database = await testDatabase()
  const { db } = database
  const units = await plantUnits(db, [
    ['TW', null],
    ['NAMDINH', 'TW'],
    ['NAMDINH.KHOI', 'NAMDINH'],
    ...Array.from({ length: 40 }, (_, index): [string, string] => [`CB${index}`, 'NAMDINH.KHOI']),
  ])
  bloc = units.get('NAMDINH.KHOI')!
  await admit(
    db,
    Array.from({ length: 40 }, (_, index) => units.get(`CB${index}`)!),
  )
  await inTransaction(db, (tx) => loadTraining(tx, actor))
})
afterAll(() => database.close())

/** Those admitted in the demonstration's bloc, spread over these branches; nobody else of its people. */
async function admit(db: Db, branches: readonly string[]): Promise<void> {
  const register = demonstrationRegister()
  const admitted = new Set(
    [...register.movements].filter(({ category }) => category === 'I1').map((row) => row['member_code']),
  )
  const people = [...register.members].filter(({ member_code }) => admitted.has(member_code))
  const {
    fullName: full_name,
    nameKey: name_key,
    givenKey: given_key,
    nameOrder: name_order,
  } = nameKeys('Trần Ví Dụ')
  const text = (name: string) => ({ name, type: 'text' })
  const date = (name: string) => ({ name, type: 'date' })
  const id = (name: string) => ({ name, type: 'bigint' })
  const names = { full_name, name_key, given_key, name_order, sex: 'nam', born_on: '1990-01-01' }
  const rows = people.map((cells, index) => ({
    id: index + 1,
    person_id: index + 1,
    member_id: index + 1,
    organisation_id: branches[index % branches.length]!,
    to_organisation_id: branches[index % branches.length]!,
    ...names,
    member_code: cells['member_code'],
    admission_decided_on: cells['admission_decided_on'],
    ceremony_on: cells['ceremony_on'],
    official_on: cells['official_on'] || null,
    on_day: cells['ceremony_on'],
    from_day: cells['ceremony_on'],
    category: 'I1',
  }))
  const texts = ['full_name', 'name_key', 'given_key', 'name_order', 'sex'].map(text)
  await bulkInsert(db, 'person', [id('id'), id('organisation_id'), ...texts, date('born_on')], rows)
  await sql`select setval(pg_get_serial_sequence('person', 'id'), ${rows.length})`.execute(db)
  const dates = ['admission_decided_on', 'ceremony_on', 'official_on'].map(date)
  await bulkInsert(db, 'member', [id('person_id'), text('member_code'), ...dates], rows)
  const moved = [id('member_id'), id('to_organisation_id'), date('on_day'), text('category')]
  await bulkInsert(db, 'movement', moved, rows)
  await sql`insert into member_spell (member_id, organisation_id, from_day, sex, born_on, official_on)
    select member_id, to_organisation_id, on_day, 1, '1990-01-01', official_on from movement
    join member on member.person_id = member_id`.execute(db)
}

test('article 003: 25 courses for 2,678 learners in the term 2015-2020, in which 2,003 were admitted', async () => {
  const term = { organisationId: bloc, from: day('2015-07-01'), to: day('2020-06-30'), on: today }
  expect(await totalOf(database.db, term)).toMatchObject({ classes: 25, learners: 2_678 })
  const conversion = await conversionOf(database.db, term)
  expect(conversion.admitted).toBe(2_003)
  // Who was admitted in the first months learnt before the term; who learnt in its last months was admitted after it.
  expect(conversion.admittedOfRostered).toBeGreaterThan(1_800)
  expect(conversion.admittedOfRostered).toBeLessThan(conversion.rostered)
  expect(conversion.rostered).toBeLessThan(2_678)
})

test('article 003: in the early months of 2022 three courses for 355 and three classes for 321 new members', async () => {
  const early = { organisationId: bloc, from: day('2022-01-01'), to: today, on: today }
  const figures = await figuresBy(database.db, early, 'kind')
  const counted = figures.map(({ key, classes, learners, rostered }) => [key, classes, learners, rostered])
  expect(counted).toContainEqual(['awareness', 3, 355, 355])
  expect(counted).toContainEqual(['new_members', 3, 321, 321])
})

test('who lacks a class on the day, and nothing is odd', async () => {
  const lacking = await countLacking(database.db, { organisationId: bloc, on: today })
  expect(lacking.awareness).toBeGreaterThanOrEqual(24)
  expect(lacking.soon).toBeGreaterThan(0)
  expect(lacking.new_members).toBeGreaterThan(lacking.soon)
  expect(await verifyTraining(database.db)).toEqual([])
})

test('as measures: 25 classes, 2,678 learners; 3 and 355, 3 and 321', async () => {
  const count = (key: string, from: string, to: string, where = '') =>
    countFigure(database.db, TRAINING_MEASURES, key, ['NAMDINH.KHOI', from, to], where)
  const term = ['2015-07-01', '2020-06-30'] as const
  expect(await count('classes', ...term)).toBe(25)
  expect(await count('learners', ...term)).toBe(2_678)
  expect(await count('learners', ...term, 'named=no')).toBeGreaterThan(400)
  for (const [kind, learners] of [
    ['awareness', 355],
    ['new_members', 321],
  ] as const) {
    expect(await count('classes', '2022-01-01', today, `kind=${kind}`)).toBe(3)
    expect(await count('learners', '2022-01-01', today, `kind=${kind}`)).toBe(learners)
  }
  expect(await count('certificates', '2022-01-01', today)).toBeLessThanOrEqual(355 + 321)
})
