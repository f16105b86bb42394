import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { machineActor } from '#access/policy.ts'
import { day } from '#platform/day.ts'
import { inTransaction } from '#platform/db.ts'
import type { Database } from '#platform/database/connect.ts'
import { listItems } from '#programme/item-store.ts'
import { getProgramme, listProgrammes } from '#programme/store.ts'
import { verifyProgrammes } from '#programme/verify.ts'
import { testDatabase } from '#testing/database.ts'
import { plantDemonstrationUnits } from '#testing/demonstration-units.ts'
import { GROUND_COUNTS } from './programme-items.ts'
import { loadProgrammeWork } from './programme-work.ts'
import { PROGRAMME_MEASURES } from '#programme/measures.ts'
import { countFigure } from '#testing/count-figure.ts'

const actor = machineActor('thu', day('2022-10-27'))
let database: Database
beforeAll(async () => {
  database = await testDatabase()
  await plantDemonstrationUnits(database.db)
  await inTransaction(database.db, (tx) => loadProgrammeWork(tx, actor))
})
afterAll(() => database.close())

async function programmesOf(code: string, on: string) {
  const { db } = database
  const { rows } = await sql<{ id: string }>`select id from organisation where code = ${code}`.execute(db)
  const asked = { organisationId: rows[0]!.id, of: 'own', on: day(on), limit: 10 } as const
  return (await listProgrammes(db, actor, asked)).items
}

test('the city put 13 of 13 items of 2021 before the standing committee, and 217 more arose, each with its ground', async () => {
  const [, year2021] = await programmesOf('TPHCM', '2022-01-18')
  const { figures, from } = year2021!
  expect(from).toBe('2021-01-01')
  expect([figures.submitted, figures.planned]).toEqual([13, 13])
  expect(figures.arising).toBe(217)
  expect(figures.grounds).toEqual({ ...GROUND_COUNTS, other_superior: 0 })
  expect(figures.states).toMatchObject({ adopted: 12, deferred: 1, submitted: 0 })
  expect(figures.late).toBe(0)
})

test('all of it had been submitted by the last day of the year, and half of it by the middle', async () => {
  const [, year2021] = await programmesOf('TPHCM', '2021-12-31')
  expect([year2021!.figures.submitted, year2021!.figures.arisingSubmitted]).toEqual([13, 217])
  const [, half] = await programmesOf('TPHCM', '2021-06-30')
  expect(half!.figures.submitted).toBe(5)
  expect(half!.figures.arising).toBeLessThan(217)
})

test('five focal tasks stand in the programme of 2022, one of which follows the centre’s', async () => {
  const [year2022] = await programmesOf('TPHCM', '2022-10-27')
  expect(year2022!.figures).toMatchObject({ planned: 5, submitted: 0, arising: 0, late: 0 })
  const { db } = database
  const { rows } = await sql`select from programme_item_state where follows_id is not null`.execute(db)
  expect(rows).toHaveLength(1)
})

test('titles do not repeat, and nothing that is recorded contradicts itself', async () => {
  const { db } = database
  const [, year2021] = await programmesOf('TPHCM', '2022-10-27')
  const { id } = await getProgramme(db, actor, year2021!.id, day('2022-10-27'))
  const { rows } = await sql<{ id: string }>`select id from programme where public_id = ${id}`.execute(db)
  const asked = { filters: {}, on: day('2022-10-27'), limit: 600 }
  const { items, whole } = await listItems(db, actor, rows[0]!.id, asked)
  expect(whole).toBe(230)
  expect(new Set(items.map(({ title }) => title)).size).toBe(230)
  expect(await verifyProgrammes(db)).toEqual([])
})

test('as measures: 13 planned items of 2021 submitted, 12 adopted; 217 arising by their grounds', async () => {
  const count = (where: string, to = '2021-12-31') =>
    countFigure(database.db, PROGRAMME_MEASURES, 'programme-items', ['TPHCM', '2021-01-01', to], where)
  expect(await count('kind=planned')).toBe(13)
  expect(await count('kind=planned;submitted=yes')).toBe(13)
  expect(await count('kind=planned;state=adopted')).toBe(12)
  expect(await count('kind=arising')).toBe(217)
  for (const [ground, items] of Object.entries(GROUND_COUNTS))
    expect(await count(`ground=${ground}`)).toBe(items)
  expect(await count('kind=planned;submitted=yes', '2021-06-30')).toBe(5)
})
