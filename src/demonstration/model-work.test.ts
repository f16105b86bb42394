import { afterAll, beforeAll, expect, test } from 'vitest'
import { machineActor } from '#access/policy.ts'
import { plantUnits, type UnitForTest } from '#access/small-world.ts'
import { listRounds } from '#emulation/store.ts'
import { getModel, listModels } from '#model/store.ts'
import { day } from '#platform/day.ts'
import { inTransaction } from '#platform/db.ts'
import type { Database } from '#platform/database/connect.ts'
import { testDatabase } from '#testing/database.ts'
import { loadEmulation, loadModels } from './model-work.ts'
import { EMULATION_MEASURES } from '#emulation/measures.ts'
import { MODEL_MEASURES } from '#model/measures.ts'
import { countFigure } from '#testing/count-figure.ts'

const UNITS: readonly UnitForTest[] = [
  ['TW', null],
  ...['KHOICQTW', 'KHOIDNTW', 'BACLIEU', 'DONGNAI', 'NAMDINH'].map((code): UnitForTest => [code, 'TW']),
  ['BONGOAIGIAO', 'KHOICQTW'],
  ['NAMDINH.KHOI', 'NAMDINH'],
  ['NAMDINH.KHOI.001', 'NAMDINH.KHOI'],
]
const actor = machineActor('test', day('2024-06-30'))

let database: Database
let unit: Map<string, string>
beforeAll(async () => {
  database = await testDatabase()
  unit = await plantUnits(database.db, UNITS)
  await inTransaction(database.db, async (tx) => {
    await loadModels(tx, actor)
    await loadEmulation(tx, actor)
  })
})
afterAll(() => database.close())

const models = async (code: string, on: string) => {
  const asked = { view: 'below', limit: 50 } as const
  return (await listModels(database.db, actor, unit.get(code)!, asked, day(on))).items
}

test('article 004: online study, online work at the Academy, pilot recruiting at the ministry, by 30/06/2021', async () => {
  const found = await models('KHOICQTW', '2021-06-30')
  expect(found.map(({ kind, unit: where }) => [kind, where.code])).toEqual([
    ['pilot', 'BONGOAIGIAO'],
    ['model', 'KHOICQTW'],
    ['model', 'KHOICQTW'],
  ])
  const study = await getModel(database.db, actor, found[2]!.id, day('2021-06-30'))
  expect(study.spread).toEqual([
    { month: '2021-03-01', adopters: 1 },
    { month: '2021-04-01', adopters: 2 },
  ])
})

test('article 001: Bạc Liêu evaluates monthly, and by month and quarter as a pilot', async () => {
  expect((await models('BACLIEU', '2022-01-13')).map((one) => one.kind)).toEqual(['pilot', 'model'])
})

test('article 002: the pilot of party groups for members working far away, known on 01/04/2024', async () => {
  expect(await models('DONGNAI', '2024-04-01')).toMatchObject([
    { kind: 'pilot', state: 'running', isOverdue: false },
  ])
})

test('articles 003 and 004: the press prize, the enterprises’ own that answers it, and the work of the bloc', async () => {
  const asked = { kind: 'press_prize', limit: 20 } as const
  const rounds = await listRounds(database.db, actor, unit.get('TW')!, asked, day('2022-10-27'))
  expect(rounds.items.map((one) => [one.organiser.code, one.follows?.name ?? null, one.entries])).toEqual([
    ['TW', null, 1],
    ['KHOIDNTW', 'Giải Búa liềm vàng lần thứ VI - 2021', 0],
    ['TW', null, 0],
  ])
  const own = await listRounds(
    database.db,
    actor,
    unit.get('NAMDINH.KHOI')!,
    { limit: 20 },
    day('2022-10-27'),
  )
  const round = own.items.find((one) => one.kind === 'emulation')!
  expect(round).toMatchObject({ entries: 1, results: 1 })
})

test('as measures: two models and a pilot, taken up twice; one commendation in the bloc', async () => {
  const { db } = database
  const spring = ['KHOICQTW', '2021-01-01', '2021-06-30'] as const
  expect(await countFigure(db, MODEL_MEASURES, 'models', spring, 'kind=model')).toBe(2)
  expect(await countFigure(db, MODEL_MEASURES, 'model-adoptions', ['TW', '2021-01-01', '2021-06-30'])).toBe(2)
  const bloc = ['NAMDINH.KHOI', '2022-01-01', '2022-10-27'] as const
  expect(await countFigure(db, EMULATION_MEASURES, 'commendations', bloc, 'kind=emulation')).toBe(1)
})
