import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { machineActor } from '#access/policy.ts'
import { plantUnits, type UnitForTest } from '#access/small-world.ts'
import { assignmentsFrom } from '#assignment/list.ts'
import { listGatherings } from '#gathering/list-store.ts'
import { listConclusions } from '#gathering/outcome-store.ts'
import { countAll } from '#gathering/store.ts'
import { PROVINCES } from '#generate/provinces.ts'
import { day, type Day } from '#platform/day.ts'
import { inTransaction } from '#platform/db.ts'
import type { Database } from '#platform/database/connect.ts'
import { testDatabase } from '#testing/database.ts'
import { loadGatheringWork } from './gathering-work.ts'
import { GATHERING_MEASURES } from '#gathering/measures.ts'
import { countFigure } from '#testing/count-figure.ts'

const TODAY = day('2022-10-27')
const UNITS: UnitForTest[] = [
  ['TW', null],
  ...PROVINCES.map((one): UnitForTest => [one.code, 'TW']),
  ['KHOICQTW', 'TW'],
  ['KHOIDNTW', 'TW'],
  ['NGOAINUOC', 'TW', '1990-01-01', '2021-07-01'],
  ['BONGOAIGIAO', 'TW'],
  ['DDQUOCHOI', 'TW'],
  ['BCSCHINHPHU', 'TW'],
  ['NAMDINH.KHOI', 'NAMDINH'],
  ['NAMDINH.KHOI.001', 'NAMDINH.KHOI'],
  ['NAMDINH.KHOI.002', 'NAMDINH.KHOI'],
]
const actor = machineActor('test', TODAY)

let database: Database
let units: Map<string, string>
beforeAll(async () => {
  database = await testDatabase()
  units = await plantUnits(database.db, UNITS)
  await inTransaction(database.db, (tx) => loadGatheringWork(tx, actor))
})
afterAll(() => database.close())

/** The gathering of this day, found as a page finds it. */
async function onDay(fromDay: string, when: 'coming' | 'past' = 'past') {
  const list = { organisationId: units.get('TW')!, today: TODAY, on: TODAY, when, limit: 50 }
  const { items } = await listGatherings(database.db, list)
  const row = items.find((one) => one.fromDay === fromDay)!
  const { rows } = await sql<{ id: string }>`select id from gathering where public_id = ${row.id}`.execute(
    database.db,
  )
  return { ...row, key: rows[0]!.id }
}
const count = (key: string, on: Day = TODAY) => countAll(database.db, key, on)
const given = (key: string, on: Day = TODAY) =>
  assignmentsFrom(database.db, actor, { kind: 'gathering', ids: [key] }, on)

test('article 001: 65 sites on 13/01/2022, all of which reported that day, none the day before', async () => {
  const { key, state, kind, sites, reported } = await onDay('2022-01-13')
  expect({ state, kind, sites, reported }).toEqual({
    state: 'concluded',
    kind: 'toan_quoc',
    sites: 65,
    reported: 65,
  })
  expect(await count(key, day('2022-01-12'))).toMatchObject({ sites: 65, reported: 0 })
  const { invited, present, tasks } = await count(key)
  expect(present).toBeLessThan(invited)
  expect(tasks).toBe(2)
  expect((await given(key)).map((one) => one.addressed)).toEqual([64, 64])
})

test('article 004: 5 lessons and 6 focal tasks on 30/06/2021, each given to the 6 bodies and reported on', async () => {
  const { key, state } = await onDay('2021-06-30')
  expect(state).toBe('concluded')
  expect(await count(key)).toMatchObject({
    lessons: 5,
    tasks: 6,
    given: 6,
    invitations: 6,
    presentPersons: 6,
  })
  const tasks = await given(key)
  expect(tasks.map(({ addressed, done }) => [addressed, done])).toEqual(
    Array.from({ length: 6 }, () => [6, 6]),
  )
  expect((await given(key, day('2021-12-19'))).every((one) => one.done === 0)).toBe(true)
})

test('article 000: 5 focal tasks of the city on 18/01/2022', async () => {
  const { key, convener } = await onDay('2022-01-18')
  expect(convener.name).toBe('Đơn vị TPHCM')
  const conclusions = await listConclusions(database.db, key)
  expect(conclusions.filter((one) => one.kind === 'task' && one.given)).toHaveLength(5)
  expect(await given(key)).toHaveLength(5)
})

test('article 002: the conference of 01/04/2024 is still planned', async () => {
  const { state, kind, sites } = await onDay('2024-04-01', 'coming')
  expect({ state, kind, sites }).toEqual({ state: 'planned', kind: 'truc_tuyen', sites: 64 })
})

test('the bloc’s own conference, an invention, is announced', async () => {
  const { key, state, sites } = await onDay('2022-11-04', 'coming')
  expect({ state, sites }).toEqual({ state: 'announced', sites: 2 })
  expect(await count(key)).toMatchObject({ invitations: 2, accepted: 1 })
})

test('as measures: 65 sites, 5 lessons and 6 tasks, 5 tasks of the city', async () => {
  const count = (key: string, unit: string, on: string, where = '') =>
    countFigure(database.db, GATHERING_MEASURES, key, [unit, on, on], where)
  expect(await count('sites', 'TW', '2022-01-13', 'reported=yes')).toBe(65)
  expect(await count('conclusions', 'TW', '2021-06-30', 'kind=lesson')).toBe(5)
  expect(await count('conclusions', 'TW', '2021-06-30', 'kind=task')).toBe(6)
  expect(await count('conclusions', 'TPHCM', '2022-01-18', 'kind=task;given=yes')).toBe(5)
  expect(await count('gatherings', 'TPHCM', '2022-01-18')).toBe(1)
})
