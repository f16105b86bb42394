import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { machineActor } from '#access/policy.ts'
import { day } from '#platform/day.ts'
import { inTransaction } from '#platform/db.ts'
import type { Database } from '#platform/database/connect.ts'
import { allAnswers } from '#scheme/answer-store.ts'
import { consolidate } from '#scheme/consolidate.ts'
import { getScheme } from '#scheme/record-store.ts'
import { listSchemes } from '#scheme/store.ts'
import { verifySchemes } from '#scheme/verify.ts'
import { plantDemonstrationUnits } from '#testing/demonstration-units.ts'
import { testDatabase } from '#testing/database.ts'
import { SURVEY_ANSWERED } from './scheme-asking.ts'
import { SURVEY_FORM } from './scheme-lines.ts'
import { loadSchemeWork } from './scheme-work.ts'
import { SCHEME_MEASURES } from '#scheme/measures.ts'
import { countFigure } from '#testing/count-figure.ts'

const actor = machineActor('thu', day('2022-10-27'))
let database: Database
beforeAll(async () => {
  database = await testDatabase()
  await plantDemonstrationUnits(database.db)
  await inTransaction(database.db, (tx) => loadSchemeWork(tx, actor))
})
afterAll(() => database.close())

async function portfolioOf(code: string, on: string, year?: number) {
  const { db } = database
  const { rows } = await sql<{ id: string }>`select id from organisation where code = ${code}`.execute(db)
  return listSchemes(db, actor, rows[0]!.id, { year }, day(on))
}

test('the centre works upon 19 schemes in 2022, two of them for the plenums, one a summing-up after 15 years', async () => {
  const { items, whole, lights } = await portfolioOf('TW', '2022-10-27', 2022)
  expect(whole).toBe(19)
  expect(items.filter(({ adopter }) => adopter === 'Ban Chấp hành Trung ương')).toHaveLength(3)
  expect(items.filter(({ kind }) => kind === 'summing_up')).toMatchObject([
    { years: 15, reviewed: 'Nghị quyết Trung ương 5 khóa X', state: 'adopted', stateOn: '2022-10-09' },
  ])
  expect(items.find(({ code }) => code === 'ĐA-01')).toMatchObject({
    state: 'adopted',
    stateOn: '2022-05-10',
  })
  expect(lights.ended).toBe(5)
  expect(Math.min(lights.late, lights.soon, lights.in_time)).toBeGreaterThan(0)
  const atStart = await portfolioOf('TW', '2022-01-13', 2022)
  expect(atStart.lights.ended).toBe(0)
})

test('Đồng Nai’s scheme was adopted before the article, and the guidance was reviewed after two years', async () => {
  const { items } = await portfolioOf('DONGNAI', '2024-04-01')
  expect(items).toMatchObject([{ state: 'adopted', stateOn: '2024-03-11' }])
  const review = await portfolioOf('KHOIDNTW', '2021-06-30')
  expect(review.items).toMatchObject([{ kind: 'summing_up', years: 2, state: 'adopted' }])
})

test('the bloc asked its 159 grassroots organisations; part of them have answered, and the sums follow', async () => {
  const { db } = database
  const { items } = await portfolioOf('NAMDINH.KHOI', '2022-10-27')
  const scheme = await getScheme(db, actor, items[0]!.id, day('2022-10-27'))
  expect(scheme.surveys).toMatchObject([{ asked: 159, sent: SURVEY_ANSWERED.sent }])
  expect(scheme.drafts).toMatchObject([{ asked: 159, answered: 96, opinions: 5, open: 1 }])
  const { rows } = await sql<{ id: string }>`
    select survey.id from survey join scheme on scheme.id = survey.scheme_id where scheme.public_id = ${scheme.id}`.execute(
    db,
  )
  const result = consolidate(SURVEY_FORM[2]!, await allAnswers(db, rows[0]!.id))
  expect(result).toMatchObject({ kind: 'choices', n: SURVEY_ANSWERED.sent })
  expect(await verifySchemes(db)).toEqual([])
})

test('as a measure: 19 schemes of the centre itself in 2022, five of them ended, one a summing-up', async () => {
  const count = (unit: string, where = '') =>
    countFigure(database.db, SCHEME_MEASURES, 'schemes', [unit, '2022-01-01', '2022-10-27'], where)
  expect(await count('TW', 'whose=own')).toBe(19)
  expect(await count('TW', 'whose=below')).toBe((await count('NAMDINH')) + (await count('DONGNAI')))
  expect(await count('TW', 'state=adopted|dropped')).toBe(5)
  expect(await count('TW', 'kind=summing_up')).toBe(1)
})
