import { afterAll, beforeAll, expect, test } from 'vitest'
import { machineActor } from '#access/policy.ts'
import { plantUnits, type UnitForTest } from '#access/small-world.ts'
import { day } from '#platform/day.ts'
import { inTransaction } from '#platform/db.ts'
import type { Database } from '#platform/database/connect.ts'
import { listOf, tableOf } from '#proposal/list-store.ts'
import { testDatabase } from '#testing/database.ts'
import { loadProposals } from './proposal-work.ts'
import { PROPOSAL_MEASURES } from '#proposal/measures.ts'
import { countFigure } from '#testing/count-figure.ts'

const UNITS: readonly UnitForTest[] = [
  ['TW', null],
  ...['KHOICQTW', 'KHOIDNTW', 'BCSCHINHPHU', 'DDQUOCHOI', 'DONGNAI', 'NAMDINH'].map((code): UnitForTest => [
    code,
    'TW',
  ]),
  ['BONGOAIGIAO', 'KHOICQTW'],
  ['NAMDINH.KHOI', 'NAMDINH'],
  ...['1', '2', '3'].map((branch): UnitForTest => [`NAMDINH.KHOI.${branch}`, 'NAMDINH.KHOI']),
]
const today = day('2024-06-30')
const actor = machineActor('test', today)

let database: Database
let unit: Map<string, string>
beforeAll(async () => {
  database = await testDatabase()
  unit = await plantUnits(database.db, UNITS)
  await inTransaction(database.db, (tx) => loadProposals(tx, actor))
})
afterAll(() => database.close())

const list = async (code: string, view: 'below' | 'answer' | 'groups' | 'raised', on: string) => {
  const asked = { view, state: 'all', limit: 100 } as const
  return (await listOf(database.db, actor, unit.get(code)!, asked, day(on))).items
}

test('article 004: seven proposals of central bodies in seven fields, taken up by the centre on 30/06/2021', async () => {
  expect(await list('TW', 'below', '2021-06-29')).toEqual([])
  const rows = await tableOf(database.db, unit.get('TW')!, {
    on: day('2021-06-30'),
    from: undefined,
    to: undefined,
    within: 60,
  })
  expect(rows.map((row) => row.field).sort()).toEqual(
    ['job_positions', 'member_database', 'planning', 'relations', 'retirement', 'staffing', 'women'].sort(),
  )
  for (const row of rows)
    expect(row).toMatchObject({ total: 1, stages: [{ stage: 'acknowledged', count: 1 }] })
  expect(await list('TW', 'answer', '2021-06-30')).toHaveLength(7)
})

test('article 002: early guidance on congresses and more committee members, raised on 01/04/2024', async () => {
  expect(await list('DONGNAI', 'raised', '2024-03-31')).toEqual([])
  const raised = await list('DONGNAI', 'raised', '2024-04-01')
  expect(raised.map(({ field, holder }) => [field, holder?.unit.code])).toEqual([
    ['congress', 'TW'],
    ['congress', 'TW'],
  ])
})

test('in the bloc three branches read one answer of the province', async () => {
  const [group] = await list('NAMDINH.KHOI', 'groups', '2022-10-27')
  expect(group).toMatchObject({ members: 3, units: 3, stage: 'answered' })
  const below = await list('NAMDINH.KHOI', 'below', '2022-10-27')
  expect(below.filter((row) => row.stage === 'answered')).toHaveLength(3)
  expect(await list('NAMDINH.KHOI', 'answer', '2022-10-27')).toMatchObject([{ kind: 'matter', isLate: true }])
})

test('as a measure: seven raised at the centre’s conference; in the bloc four, three of them answered', async () => {
  const count = (unit: string, from: string, to: string, where = '') =>
    countFigure(database.db, PROPOSAL_MEASURES, 'proposals', [unit, from, to], where)
  expect(await count('TW', '2021-06-30', '2021-06-30')).toBe(7)
  expect(await count('NAMDINH.KHOI', '2022-01-01', '2022-10-27', 'answered=yes')).toBe(3)
  expect(await count('NAMDINH.KHOI', '2022-01-01', '2022-10-27', 'kind=matter;late=yes')).toBe(1)
})
