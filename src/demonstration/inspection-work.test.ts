import { afterAll, beforeAll, expect, test } from 'vitest'
import { machineActor } from '#access/policy.ts'
import { plantUnits, type UnitForTest } from '#access/small-world.ts'
import { listCases } from '#inspection/store.ts'
import { coverageOf, listProgrammes } from '#inspection/programme-store.ts'
import { day } from '#platform/day.ts'
import { inTransaction } from '#platform/db.ts'
import type { Database } from '#platform/database/connect.ts'
import { testDatabase } from '#testing/database.ts'
import { loadInspections } from './inspection-work.ts'
import { INSPECTION_MEASURES } from '#inspection/measures.ts'
import { countFigure } from '#testing/count-figure.ts'

const UNITS: readonly UnitForTest[] = [
  ['TW', null],
  ['TPHCM', 'TW'],
  ['NAMDINH', 'TW'],
  ['NAMDINH.KHOI', 'NAMDINH'],
  ...Array.from({ length: 7 }, (_, index): UnitForTest => [`NAMDINH.KHOI.${index}`, 'NAMDINH.KHOI']),
]
const today = day('2022-10-27')
const actor = machineActor('test', today)

let database: Database
let unit: Map<string, string>
beforeAll(async () => {
  database = await testDatabase()
  unit = await plantUnits(database.db, UNITS)
  await inTransaction(database.db, (tx) => loadInspections(tx, actor))
})
afterAll(() => database.close())

test('article 000: the city plans thematic supervision of organisation work in 2022', async () => {
  const asked = { year: 2022, view: 'own', limit: 10 } as const
  const { items } = await listCases(database.db, actor, unit.get('TPHCM')!, asked, today)
  expect(items).toMatchObject([
    { kind: 'giam_sat_chuyen_de', field: 'organisation_work', organ: 'commission' },
  ])
})

test('the bloc has three cases, one concluded on 25/04/2022, one late', async () => {
  const sums = async (on: string) => {
    const programmes = await listProgrammes(database.db, actor, unit.get('NAMDINH.KHOI')!, 2022, day(on))
    return programmes.map(({ organ, kinds }) => [
      organ,
      kinds.map(({ planned, done, late }) => [planned, done, late]),
    ])
  }
  expect(await sums('2022-04-24')).toEqual([
    ['cap_uy', [[1, 0, 0]]],
    ['ubkt', [[2, 0, 0]]],
  ])
  expect(await sums('2022-10-27')).toEqual([
    ['cap_uy', [[1, 0, 0]]],
    ['ubkt', [[2, 1, 1]]],
  ])
  const coverage = await coverageOf(
    database.db,
    actor,
    unit.get('NAMDINH.KHOI')!,
    { years: 3, limit: 50 },
    today,
  )
  expect([coverage.units, coverage.covered, coverage.items.length]).toEqual([7, 2, 5])
})

test('as a measure: three cases of the bloc in 2022, one concluded', async () => {
  const count = (where = '', to = '2022-12-31') =>
    countFigure(database.db, INSPECTION_MEASURES, 'inspections', ['NAMDINH.KHOI', '2022-01-01', to], where)
  expect([await count(), await count('concluded=yes')]).toEqual([3, 1])
  expect(await count('concluded=yes', '2022-04-24')).toBe(0)
})
