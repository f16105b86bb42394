import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { countFacts } from '#measure/count.ts'
import { MEMBER_MEASURES } from '#member/measures.ts'
import { ORGANISATION_MEASURES } from '#organisation/measures.ts'
import { serveTables } from '#output/routes.ts'
import type { Database } from '#platform/database/connect.ts'
import { serveStatistics } from '#statistics/routes.ts'
import { testDatabase } from '#testing/database.ts'
import { eventsOf, openPeopleDoor, type Ask } from '#testing/people-door.ts'
import { unitId } from '#testing/small-world.ts'
import { servePublications } from './routes.ts'
import { publicationTables } from './tables.ts'
import { verifyPublications } from './verify.ts'

const MEASURES = [...MEMBER_MEASURES, ...ORGANISATION_MEASURES]

let database: Database
let ask: Ask
let errors: object[]
let district: string
beforeAll(async () => {
  database = await testDatabase()
  const opened = await openPeopleDoor(database.db)
  ;({ ask, errors } = opened)
  servePublications(opened.door, MEASURES)
  serveStatistics(opened.door)
  const maker = { make: () => Promise.reject(new Error('no paper here')) }
  serveTables(opened.door, publicationTables(MEASURES, countFacts), { maker: { ...maker, stop: () => {} } })
  district = await unitId(database.db, 'NK')
})
afterAll(() => database.close())

const asked = (more: object = {}) => ({
  organisationId: district,
  measure: 'members',
  from: '2022-10-27',
  to: '2022-10-27',
  rows: 'sex',
  threshold: 2,
  ...more,
})
const query = (values: object) =>
  new URLSearchParams(Object.entries(values).map(([key, value]) => [key, String(value)]))
const preview = (more: object = {}) =>
  ask('officer NK', `GET /api/publications/preview?${query(asked(more))}`)

/** Women and men of the district: 4 and 3. */
test('a table is seen before it is published, with its small figures hidden', async () => {
  const { body } = await preview()
  expect(body.content.cells).toEqual([[3], [4], [7]])
  const hidden = await preview({ threshold: 4 })
  expect(hidden.body.content.cells).toEqual([[null], [null], [7]])
  expect(hidden.body.content.hidden).toBe(2)
})

test('a district of seven members cannot hide anybody behind a threshold of ten', async () => {
  const { status, body } = await preview({ threshold: 10 })
  expect([status, body.refusals[0].code]).toEqual([422, 'too-few-to-publish'])
})

test('rows by unit sum up to the whole; ethnicity is published under the same rule', async () => {
  const { body } = await preview({ rows: 'unit', columns: 'sex' })
  const { rows, cells } = body.content
  expect(rows.map((row: { value: string }) => row.value)).toEqual(['NK.DB2', 'NK.DB'])
  expect(cells.at(-1)).toEqual([3, 4, 7])
  const ethnic = await preview({ rows: 'ethnicity', threshold: 3 })
  const shown = ethnic.body.content.cells.flat()
  expect(shown.filter((value: number | null) => value !== null && value > 0 && value < 3)).toEqual([])
})

let id: string
test('what is published is frozen with its digest: later corrections of the register do not touch it', async () => {
  expect((await ask('leader NK', 'POST /api/publications', asked({ title: 'Đảng viên' }))).status).toBe(403)
  const published = await ask(
    'officer NK',
    'POST /api/publications',
    asked({ title: 'Đảng viên theo giới tính', number: '12-BC/BTC' }),
  )
  expect(published.body).toMatchObject({ title: 'Đảng viên theo giới tính', publishedOn: '2022-10-27' })
  expect(published.body.digest).toMatch(/^[0-9a-f]{64}$/)
  id = published.body.id
  await sql`update member_spell set sex = 1`.execute(database.db)
  expect((await preview()).body.content.cells).not.toEqual([[3], [4], [7]])
  const later = await ask('leader NK', `GET /api/publications/${id}`)
  expect(later.body.content.cells).toEqual([[3], [4], [7]])
  expect(later.body.digest).toBe(published.body.digest)
  expect((await preview()).body.others).toMatchObject([{ id }])
  expect(await verifyPublications(database.db)).toEqual([])
  expect((await eventsOf(database.db, 'publication.publish')).at(-1)?.details).toMatchObject({
    measure: 'members',
  })
})

test('it is saved exactly as published, and only under its own unit', async () => {
  const file = (unit: string) =>
    ask('officer NK', `GET /api/tables/publication?${query({ organisationId: unit, id, format: 'csv' })}`)
  expect((await file(district)).body).toBe('Giới tính;Đảng viên\r\nNam;3\r\nNữ;4\r\nTổng số;7\r\n')
  expect((await file(await unitId(database.db, 'NK.DB'))).status).toBe(404)
})

test('a table is withdrawn once, with a reason, and stays readable', async () => {
  const withdraw = () =>
    ask('officer NK', `POST /api/publications/${id}/withdrawal`, { reason: 'Nhầm ngày chốt số liệu' })
  expect((await withdraw()).body.withdrawn).toEqual({
    on: expect.any(String),
    reason: 'Nhầm ngày chốt số liệu',
  })
  expect((await withdraw()).body.refusals[0].code).toBe('already-withdrawn')
  const { body } = await ask('leader NK', `GET /api/publications?organisationId=${district}`)
  expect(body.items).toMatchObject([{ id, withdrawn: { reason: 'Nhầm ngày chốt số liệu' } }])
})

const FIGURE = {
  indicator: 'members',
  value: 6,
  qualifier: 'over',
  asOf: '2022-10-27',
  source: 'Báo Ví dụ, 27/10/2022',
}
const figures = async () =>
  (await ask('leader NK', `GET /api/published-figures?organisationId=${district}`)).body.items

test('a published figure stands beside what is counted; corrected, what was entered stays behind it', async () => {
  const both = { ...FIGURE, periodFrom: '2022-01-01', periodTo: '2022-10-27' }
  const refused = await ask('officer NK', 'POST /api/published-figures', {
    organisationId: district,
    ...both,
  })
  expect(refused.body.refusals[0].code).toBe('day-or-period')
  const unknown = { organisationId: district, ...FIGURE, measure: 'members', where: 'shoe=41' }
  expect((await ask('officer NK', 'POST /api/published-figures', unknown)).body.refusals[0].code).toBe(
    'unknown-dimension',
  )
  await ask('officer NK', 'POST /api/published-figures', { organisationId: district, ...FIGURE })
  const [first] = await figures()
  expect(first).toMatchObject({ value: 6, qualifier: 'over', counted: 7, measure: { key: 'members' } })
  await ask('officer NK', `POST /api/published-figures/${first.id}/correction`, {
    ...FIGURE,
    value: 8,
    qualifier: 'exact',
    measure: 'members',
    explanation: 'Nguồn tính cả người chuyển đi trong tháng.',
    reason: 'Ghi nhầm số',
  })
  const [second, ...more] = await figures()
  expect(more).toEqual([])
  expect(second).toMatchObject({
    value: 8,
    counted: 7,
    explanation: 'Nguồn tính cả người chuyển đi trong tháng.',
  })
  expect(
    (await ask('leader NK', `GET /api/statistics/published?organisationId=${district}`)).body.items,
  ).toHaveLength(1)
  const { rows } = await sql`select from published_figure where superseded_reason = 'Ghi nhầm số'`.execute(
    database.db,
  )
  expect(rows).toHaveLength(1)
  await ask('officer NK', `POST /api/published-figures/${second.id}/withdrawal`, {
    reason: 'Không phải của đơn vị',
  })
  expect(await figures()).toEqual([])
})

test('nothing unforeseen happened', () => expect(errors).toEqual([]))
