import { afterAll, beforeAll, expect, test } from 'vitest'
import { countFacts } from '#measure/count.ts'
import { listPeopleBehind, listThingsBehind, listUnitsBehind } from '#measure/open.ts'
import type { Database } from '#platform/database/connect.ts'
import { day } from '#platform/day.ts'
import { testDatabase } from '#testing/database.ts'
import { MEASURES } from './measures.ts'

const span = { from: day('2022-01-01'), to: day('2022-12-31') }

let database: Database
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

test('each key is given once, and so is each of its dimensions and values', () => {
  const twice = (keys: readonly string[]) => keys.filter((key, at) => keys.indexOf(key) !== at)
  expect(twice(MEASURES.map(({ key }) => key))).toEqual([])
  for (const { key, dimensions } of MEASURES) {
    expect([key, twice(dimensions.map((one) => one.key))]).toEqual([key, []])
    for (const { values } of dimensions) expect(twice((values ?? []).map(({ value }) => value))).toEqual([])
  }
})

test.each(MEASURES.map((measure) => [measure.key, measure] as const))(
  '%s can be counted by each dimension and opened',
  async (_key, measure) => {
    const { db } = database
    const asked = { units: ['1'], span, by: measure.dimensions.map(({ key }) => key) }
    expect(await countFacts(db, measure, asked)).toEqual([])
    const figure = { unit: '1', span, where: {} }
    const open = { people: listPeopleBehind, units: listUnitsBehind, things: listThingsBehind }
    if (measure.opensTo)
      expect(await open[measure.opensTo](db, measure, figure, { limit: 5 })).toMatchObject({ items: [] })
  },
)
