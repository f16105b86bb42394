import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { machineActor } from '#access/policy.ts'
import type { Answer } from '#access/small-world.ts'
import { serveBodies } from '#body/routes.ts'
import { particulars, wantedAct } from '#body/small-bodies.ts'
import { day } from '#platform/day.ts'
import { openOffice, type Office } from '#organisation/small-office.ts'
import { reviewsAwaiting } from './awaiting.ts'
import { serveCoordination } from './routes.ts'

let office: Office
let id: Office['id']
let front: string
const ask = (who: string, path: string) => office.ask(who, `/../${path}`)
const tell = (who: string, path: string, body: object) => office.tell(who, `/../${path}`, body)
beforeAll(async () => {
  office = await openOffice(serveBodies, serveCoordination)
  id = office.id
  const founded = wantedAct('found', id['NK']!, '2015-01-01', {
    particulars: particulars('Ủy ban Mặt trận Tổ quốc', { kind: 'mat_tran' }),
  })
  front = (await tell('can-bo', 'body-acts', founded)).body.bodyId
})
afterAll(() => {
  expect(office.errors).toEqual([])
  return office.database.close()
})

const codes = (answer: Answer) => answer.body.refusals.map((one: { code: string }) => one.code)
const partner = (change: object) => ({ organisationId: null, bodyId: null, name: null, ...change })
const plan = (change: object = {}) => ({
  organisationId: id['NK'],
  title: 'Kế hoạch phối hợp với Mặt trận',
  aims: 'Sự lãnh đạo của chi bộ đối với ban công tác Mặt trận',
  number: '05-KHPH/ĐUK',
  signedOn: '2021-01-15',
  from: '2021-01-01',
  to: '2025-12-31',
  partners: [
    partner({ bodyId: front }),
    partner({ organisationId: id['NK.DB'] }),
    partner({ name: 'Liên đoàn Lao động' }),
  ],
  ...change,
})
let planId: string

test('a plan is recorded with its partners and read from each of them', async () => {
  planId = (await tell('can-bo', 'coordination', plan())).body.id
  const page = (await ask('can-bo', `coordination/${planId}`)).body
  expect(page).toMatchObject({
    to: '2025-12-31',
    partners: [
      { name: 'Ủy ban Mặt trận Tổ quốc', bodyId: front, unit: { code: 'NK' } },
      { name: 'Đảng bộ Trường Cao đẳng Ví dụ', bodyId: null },
      { name: 'Liên đoàn Lao động', unit: null },
    ],
    tasks: { all: 0 },
    years: { over: 1, reviewed: 0 },
  })
  expect((await ask('can-bo-db', `coordination/${planId}`)).body.may).toEqual({ record: false })
  expect((await ask('can-bo-db', `coordination?organisationId=${id['NK.DB']}`)).body.items).toHaveLength(1)
  expect((await ask('can-bo', `coordination?organisationId=${id['NK.DB2']}`)).body.items).toEqual([])
  expect((await tell('can-bo-db', `coordination/${planId}/withdrawal`, { reason: 'Thử' })).status).toBe(404)
  expect((await tell('lanh-dao', 'coordination', plan())).status).toBe(403)
  expect((await ask('quan-tri', `coordination/${planId}`)).status).toBe(404)
})

test('what is wrong with a plan is said at once and nothing is written', async () => {
  const count = async () => (await sql`select from coordination_plan`.execute(office.database.db)).rows.length
  const before = await count()
  const none = plan({ from: '2001-01-01', to: '2000-01-01', partners: [] })
  expect(codes(await tell('can-bo', 'coordination', none))).toEqual([
    'ends-before-it-starts',
    'unit-not-there',
    'no-partner',
  ])
  const self = partner({ organisationId: id['NK'] })
  const early = plan({ from: '2014-01-01', partners: [self, self, partner({ bodyId: front }), partner({})] })
  expect(codes(await tell('can-bo', 'coordination', early))).toEqual([
    'partner-itself',
    'partner-itself',
    'partner-twice',
    'partner-not-there',
    'partner-unclear',
  ])
  expect(await count()).toBe(before)
})

test('a task goes to parties of the plan alone, within its days, and is counted', async () => {
  const task = {
    title: 'Hội nghị giao ban quý',
    product: 'Thông báo',
    startsOn: '2022-10-01',
    dueOn: '2022-12-15',
  }
  const wrong = { ...task, startsOn: '2026-01-01', dueOn: '2025-12-01', parties: [id['NK.DB2']] }
  expect(codes(await tell('can-bo', `coordination/${planId}/tasks`, wrong))).toEqual([
    'not-a-party',
    'outside-plan',
    'due-before-start',
    'no-addressee',
  ])
  const done = await tell('can-bo', `coordination/${planId}/tasks`, {
    ...task,
    parties: [front, id['NK.DB']],
  })
  expect(done.status).toBe(200)
  const page = (await ask('can-bo', `coordination/${planId}`)).body
  expect(page.assignments).toMatchObject([
    { title: 'Hội nghị giao ban quý', kind: 'coordination', addressed: 2 },
  ])
  expect((await ask('can-bo', `coordination/${planId}?on=2023-01-01`)).body.tasks).toEqual({
    all: 2,
    done: 0,
    late: 2,
  })
  expect(codes(await tell('can-bo', `coordination/${planId}/withdrawal`, { reason: 'Ghi nhầm' }))).toEqual([
    'has-tasks',
  ])
})

test('a year is reviewed once it has begun, and a second review takes the place of the first', async () => {
  const review = { year: 2021, on: '2021-12-28', results: 'Tốt', ahead: null }
  await tell('can-bo', `coordination/${planId}/reviews`, review)
  await tell('can-bo', `coordination/${planId}/reviews`, { ...review, results: 'Tốt, còn ba việc' })
  const page = (await ask('can-bo', `coordination/${planId}`)).body
  expect(page.reviews).toMatchObject([{ year: 2021, results: 'Tốt, còn ba việc' }])
  expect(page.years).toEqual({ over: 1, reviewed: 1 })
  expect(codes(await tell('can-bo', `coordination/${planId}/reviews`, { ...review, year: 2026 }))).toEqual([
    'year-outside-plan',
    'reviewed-too-early',
  ])
})

test('a year that nobody has reviewed waits for the keeper from December on', async () => {
  const { db } = office.database
  const actor = machineActor('test', day('2022-10-27'))
  const units = sql`select id from organisation where code = 'NK'`
  const owed = async (on: string) => {
    const asked = { units, on: day(on), until: day('2024-12-31'), limit: 20 }
    return (await reviewsAwaiting.list(db, actor, asked)).map(({ facts, dueOn }) => [facts['year'], dueOn])
  }
  expect(await owed('2022-11-30')).toEqual([])
  expect(await owed('2022-12-01')).toEqual([[2022, '2023-01-31']])
  expect(await owed('2024-06-01')).toEqual([
    [2022, '2023-01-31'],
    [2023, '2024-01-31'],
  ])
})

test('a plan without tasks is taken back', async () => {
  const other = (await tell('can-bo', 'coordination', plan({ title: 'Ghi nhầm' }))).body.id
  expect((await tell('can-bo', `coordination/${other}/withdrawal`, { reason: 'Ghi nhầm' })).status).toBe(200)
  expect((await ask('can-bo', `coordination/${other}`)).status).toBe(404)
})
