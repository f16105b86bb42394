import { afterAll, beforeAll, expect, test } from 'vitest'
import { countFacts } from '#measure/count.ts'
import { serveTables } from '#output/routes.ts'
import type { Database } from '#platform/database/connect.ts'
import { day } from '#platform/day.ts'
import { testDatabase } from '#testing/database.ts'
import { eventsOf, openPeopleDoor, type Ask } from '#testing/people-door.ts'
import { unitId } from '#testing/small-world.ts'
import { REVIEW_MEASURES } from './measures.ts'
import { serveReviews } from './routes.ts'
import { reviewTable } from './tables.ts'

let database: Database
let ask: Ask
let errors: object[]
let district: string
let branch: string
beforeAll(async () => {
  database = await testDatabase()
  const opened = await openPeopleDoor(database.db)
  ;({ ask, errors } = opened)
  serveReviews(opened.door)
  const make = () => Promise.reject(new Error('no paper here'))
  serveTables(opened.door, [reviewTable], { maker: { make, stop: () => {} } })
  district = await unitId(database.db, 'NK')
  branch = await unitId(database.db, 'NK.CB1')
})
afterAll(() => database.close())

const summary = async (organisationId = district, year = 2021) =>
  (await ask('leader NK', `GET /api/reviews?organisationId=${organisationId}&year=${year}`)).body
const line = (body: { lines: { key: string }[] }, key: string) => body.lines.find((one) => one.key === key)!
const units = async (who: Parameters<Ask>[0] = 'officer NK') =>
  (await ask(who, `GET /api/reviews/units?organisationId=${district}&year=2021&subject=organisation`)).body
    .items
const record = (results: object[], more: object = {}) =>
  ask('officer NK', 'POST /api/reviews', {
    organisationId: district,
    year: 2021,
    subject: 'organisation',
    decidedOn: '2021-12-28',
    decisionNo: '15-QĐ/ĐU',
    results,
    ...more,
  })

test('a district sees the units below it without a result yet, and records all of them at once', async () => {
  const rows = await units()
  expect(rows.map((row: { level: string | null }) => row.level)).toEqual([null, null])
  const { body } = await record(
    rows.map(({ unit }: { unit: { id: string } }, at: number) => ({
      id: unit.id,
      level: at === 0 ? 'excellent' : 'good',
    })),
  )
  expect(body).toEqual({ recorded: 2, corrected: 0 })
  expect(line(await summary(), 'grassroots')).toMatchObject({
    all: 2,
    counts: { excellent: 1, good: 1, unclassified: 0 },
    above: { most: 0, excellent: 1 },
  })
  expect((await eventsOf(database.db, 'review.record')).at(-1)?.details).toMatchObject({
    year: 2021,
    recorded: 2,
  })
})

test('more at “excellent” than the cap is a warning that names how well the cap is known', async () => {
  const { law } = await summary()
  expect(law).toMatchObject({ source: '132-QĐ/TW', cap: { percent: 20, confidence: 'memory' } })
  expect((await summary(district, 2025)).law.source).toBe('366-QĐ/TW')
  expect((await summary(district, 2024)).law.source).toBe('124-QĐ/TW')
})

test('a result is corrected with a reason, and the earlier one stays behind it', async () => {
  const [first] = await units()
  const changed = [{ id: first.unit.id, level: 'satisfactory' }]
  expect((await record(changed)).body.refusals).toMatchObject([{ code: 'correction-needs-reason', count: 1 }])
  expect((await record(changed, { why: 'Có đảng viên bị kỷ luật' })).body).toEqual({
    recorded: 0,
    corrected: 1,
  })
  expect((await units())[0].level).toBe('satisfactory')
  const { rows } = await database.pool.query('select from review_unit where superseded_reason is not null')
  expect(rows).toHaveLength(1)
})

test('all that stands against a record is said at once', async () => {
  const { status, body } = await record([{ id: branch, level: 'unclassified' }], { decidedOn: '2020-12-28' })
  expect(status).toBe(422)
  expect(body.refusals.map(({ code }: { code: string }) => code)).toEqual([
    'decided-before-year',
    'reason-missing',
    'not-of-this-unit',
  ])
})

test('a branch classifies its members; who came late is told apart; leaders may look, not record', async () => {
  const asked = { organisationId: branch, year: 2021, subject: 'member' }
  const { body } = await ask('leader NK', 'POST /api/reviews/members', asked)
  expect(body.items.length).toBeGreaterThan(1)
  const results = body.items.map(({ id }: { id: string }, at: number) =>
    at === 0 ? { id, level: 'unclassified', reason: 'exempt' } : { id, level: 'good' },
  )
  const given = { ...asked, decidedOn: '2021-12-20', results }
  expect((await ask('leader NK', 'POST /api/reviews', given)).status).toBe(403)
  expect((await ask('officer NK', 'POST /api/reviews', given)).body.recorded).toBe(body.items.length)
  expect(line(await summary(), 'member')).toMatchObject({
    counts: { unclassified: 1, good: body.items.length - 1 },
  })
  expect((await eventsOf(database.db, 'review.members')).at(-1)?.details).toMatchObject({ subject: 'member' })
})

test('the measures of form 6 count the same results', async () => {
  const span = { from: day('2021-01-01'), to: day('2021-12-31') }
  const { rows } = await database.pool.query<{ id: string }>(`select id from organisation where code = 'NK'`)
  const count = async (key: string, by: string[]) => {
    const measure = REVIEW_MEASURES.find((one) => one.key === key)!
    const groups = await countFacts(database.db, measure, { units: [rows[0]!.id], span, by })
    return Object.fromEntries(groups.map(({ values, count: n }) => [values.join(' '), n]))
  }
  expect(await count('review-organisations', ['level', 'kind'])).toEqual({
    'satisfactory dang_bo_co_so': 1,
    'good dang_bo_co_so': 1,
  })
  expect((await count('review-members', ['level', 'kind']))['unclassified member']).toBe(1)
  expect(await count('review-collectives', ['level'])).toEqual({})
})

test('the results are saved as a file: the levels, and each unit below', async () => {
  const address = new URLSearchParams({ organisationId: district, year: '2021', format: 'json' })
  const { body } = await ask('officer NK', `GET /api/tables/reviews?${address}`)
  expect(body.tables[0].rows[0].values).toMatchObject({
    subject: 'Tổ chức cơ sở đảng',
    reviewed: 2,
    share: 0.5,
  })
  expect(body.tables[1].rows.map((row: { values: { level: string } }) => row.values.level)).toEqual([
    'Hoàn thành nhiệm vụ',
    'Hoàn thành tốt nhiệm vụ',
  ])
})

test('nothing unforeseen happened', () => expect(errors).toEqual([]))
