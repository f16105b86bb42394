import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '#platform/database/connect.ts'
import { testDatabase } from '#testing/database.ts'
import { openPeopleDoor, type Ask } from '#testing/people-door.ts'
import { unitId } from '#testing/small-world.ts'
import { serveStatistics } from './routes.ts'

let database: Database
let ask: Ask
let errors: object[]
let district: string
let school: string
beforeAll(async () => {
  database = await testDatabase()
  const opened = await openPeopleDoor(database.db)
  ;({ ask, errors } = opened)
  serveStatistics(opened.door)
  district = await unitId(database.db, 'NK')
  school = await unitId(database.db, 'NK.DB')
})
afterAll(() => database.close())

const namesOf = (body: { items: { fullName: string }[] }) => body.items.map((one) => one.fullName)
const behind = async (cell: string, organisationId = district) =>
  ask('officer NK', 'POST /api/statistics/balance/members', {
    organisationId,
    from: '2018-01-01',
    to: '2022-10-27',
    cell,
  })

test('a balance opens to its members: one category, all increases, all decreases, opening and closing', async () => {
  const balance = await ask(
    'officer NK',
    `GET /api/statistics/balance?organisationId=${district}&from=2018-01-01&to=2022-10-27`,
  )
  expect(balance.body).toMatchObject({
    opening: 6,
    increases: { I1: 1, I4: 1 },
    decreases: { D1: 1 },
    closing: 7,
  })
  expect(namesOf((await behind('I1')).body)).toEqual(['Phạm Thị Đào'])
  expect(namesOf((await behind('I')).body)).toEqual(['Đỗ Ngọc Bích', 'Phạm Thị Đào'])
  expect(namesOf((await behind('D')).body)).toEqual(['Vũ Văn Xuân'])
  expect((await behind('opening')).body.items).toHaveLength(6)
  expect((await behind('closing')).body.items).toHaveLength(7)
  expect(errors).toEqual([])
})

test('a branch that changes its superior carries its members out of one and into the other', async () => {
  const { body } = await behind('D6', school)
  expect(body.items.map((one: { on: string }) => one.on)).toEqual(['2020-07-01', '2020-07-01'])
})

test('a structure opens to its members, but never by ethnicity or religion', async () => {
  const open = (values: Record<string, string | null>) =>
    ask('officer NK', 'POST /api/statistics/structure/members', {
      organisationId: district,
      on: '2022-10-27',
      values,
    })
  expect(namesOf((await open({ sex: 'nam', age: '31-40' })).body)).toEqual(['Trần Văn An'])
  expect(namesOf((await open({ theory: null })).body)).toEqual(['Phạm Thị Đào'])
  const refused = await open({ sex: 'nữ', ethnicity: 'Tày' })
  expect(refused.status).toBe(422)
  expect(refused.body.refusals).toMatchObject([{ code: 'protected-key', key: 'ethnicity' }])
})

test('an administrator sees figures, never the people behind them', async () => {
  const figures = await ask(
    'administrator NK',
    `GET /api/statistics/structure?organisationId=${district}&on=2022-10-27&by=sex`,
  )
  expect(figures.body).toMatchObject({
    total: 7,
    groups: [
      { values: { sex: 'nam' }, count: 3 },
      { values: { sex: 'nữ' }, count: 4 },
    ],
  })
  const people = await ask('administrator NK', 'POST /api/statistics/balance/members', {
    organisationId: district,
    from: '2022-01-01',
    to: '2022-10-27',
    cell: 'closing',
  })
  expect([403, 404]).toContain(people.status)
})

test('a period that ends before it starts is refused', async () => {
  const { status, body } = await ask(
    'officer NK',
    `GET /api/statistics/balance?organisationId=${district}&from=2022-02-01&to=2022-01-31`,
  )
  expect(status).toBe(422)
  expect(body.refusals).toMatchObject([{ code: 'period-ends-before-it-starts' }])
})
