import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { send, type Answer } from '#access/small-world.ts'
import { openOffice, type Office } from '#organisation/small-office.ts'
import { serveModels } from './routes.ts'
import { verifyModels } from './verify.ts'

let office: Office
let id: Office['id']
let ask: (who: string, path: string) => Promise<Answer>
let tell: (who: string, path: string, body: object) => Promise<Answer>
beforeAll(async () => {
  office = await openOffice(serveModels)
  id = office.id
  ask = (who, path) => send(office.door, `GET /api/models${path}`, { as: office.cookies[who]! })
  tell = (who, path, body) => send(office.door, `POST /api/models${path}`, { as: office.cookies[who]!, body })
})
afterAll(() => office.database.close())

const codes = (answer: Answer) => answer.body.refusals.map((one: { code: string }) => one.code)
const model = (unit: string, change: object = {}) => ({
  organisationId: id[unit],
  kind: 'pilot',
  name: 'Tổ đảng quản lý đảng viên đi làm ăn xa',
  from: '2021-03-01',
  to: '2022-02-28',
  authority: '18-KH/ĐU',
  aims: [{ what: 'Đảng viên giữ liên lạc', measure: '%', target: 90 }],
  ...change,
})

test('a pilot is measured, evaluated, spread from above and taken up below', async () => {
  const done = await tell('can-bo', '', model('NK.DB2'))
  const path = `/${done.body.id}`
  expect(done.body).toMatchObject({ state: 'running', isOverdue: true, may: { record: true, spread: false } })
  expect((await ask('can-bo', `${path}?on=2022-02-28`)).body.isOverdue).toBe(false)
  const aimId = done.body.aims[0].id
  await tell('can-bo', `${path}/results`, { aimId, on: '2021-12-31', value: 92.5 })
  expect((await ask('can-bo-db', path)).status).toBe(404)
  await tell('can-bo', `${path}/acts`, { stage: 'evaluated', on: '2022-03-15', outcome: 'effective' })
  const spread = { stage: 'spread', on: '2022-04-01', organisationId: id['NK'], number: '25-KL/ĐUK' }
  expect((await tell('can-bo', `${path}/acts`, spread)).body).toMatchObject({ state: 'spread', adopters: 0 })
  expect((await ask('can-bo', `${path}?on=2022-03-31`)).body.state).toBe('evaluated')

  const seen = await ask('can-bo-db', path)
  expect(seen.body).toMatchObject({
    state: 'spread',
    unit: { code: 'NK.DB2', readable: false },
    may: { record: false },
  })
  expect(seen.body.aims).toMatchObject([{ target: 90, results: [{ on: '2021-12-31', value: 92.5 }] }])
  const offered = await ask('can-bo-db', `?organisationId=${id['NK.DB']}&view=offered`)
  expect(offered.body.items).toMatchObject([{ id: done.body.id }])
  const adopted = await tell('can-bo-db', `${path}/adoptions`, {
    organisationIds: [id['NK.CB1'], id['NK.CB2']],
    on: '2022-05-10',
  })
  expect(adopted.body).toMatchObject({ adopters: 2, spread: [{ month: '2022-05-01', adopters: 2 }] })
  await tell('can-bo-db', `${path}/adoptions`, { organisationIds: [id['NK.DB']], on: '2022-07-01' })
  expect((await ask('can-bo', path)).body.spread).toEqual([
    { month: '2022-05-01', adopters: 2 },
    { month: '2022-07-01', adopters: 3 },
  ])
  expect((await ask('can-bo', `?organisationId=${id['NK']}&state=spread`)).body.items).toHaveLength(1)
  expect((await ask('can-bo', `?organisationId=${id['NK']}&state=running`)).body.items).toHaveLength(0)
})

test('bad input is refused with all its reasons, and nothing is half done', async () => {
  const refused = await tell(
    'can-bo',
    '',
    model('NK', { name: ' ', to: null, authority: null, from: '2022-11-01' }),
  )
  expect(codes(refused)).toEqual([
    'no-name',
    'in-the-future',
    'pilot-without-period',
    'pilot-without-authority',
  ])
  const done = await tell('can-bo', '', model('NK.DB2', { kind: 'model', authority: null, to: null }))
  const path = `/${done.body.id}`
  const acts = () => sql`select from model_act`.execute(office.database.db).then(({ rows }) => rows.length)
  const before = await acts()
  const early = { organisationIds: [id['NK.DB2'], id['NK.CB1']], on: '2021-02-28' }
  expect(codes(await tell('can-bo', `${path}/adoptions`, early))).toEqual([
    'adopted-before-it-began',
    'adopter-is-origin',
  ])
  const spread = { stage: 'spread', on: '2022-04-01', organisationId: id['NK.DB'] }
  expect(codes(await tell('can-bo', `${path}/acts`, spread))).toEqual([
    'not-above',
    'spread-before-evaluation',
    'decision-without-number',
  ])
  expect(await acts()).toBe(before)
  const aimId = '00000000-0000-4000-8000-000000000000'
  expect((await tell('can-bo', `${path}/results`, { aimId, on: '2022-01-01', value: 1 })).status).toBe(404)
})

test('what was recorded by mistake is taken back, last of all the model', async () => {
  const done = await tell('can-bo', '', model('NK.DB'))
  const path = `/${done.body.id}`
  await tell('can-bo', `${path}/acts`, { stage: 'ended', on: '2022-02-28' })
  const late = { stage: 'evaluated', on: '2022-03-01', outcome: 'partly' }
  expect(codes(await tell('can-bo', `${path}/acts`, late))).toEqual(['ended-already'])
  const back = () => tell('can-bo', `${path}/withdrawal`, { reason: 'Ghi nhầm' })
  expect((await back()).body.isGone).toBe(false)
  expect((await ask('can-bo', path)).body.state).toBe('running')
  expect((await back()).body.isGone).toBe(true)
  expect((await ask('can-bo', path)).status).toBe(404)
})

test('who may not, and what is out of reach', async () => {
  expect((await tell('lanh-dao', '', model('NK.DB'))).status).toBe(403)
  expect((await tell('can-bo-db', '', model('NK.DB2'))).status).toBe(404)
  const done = await tell('can-bo', '', model('NK.DB'))
  const foreign = { organisationIds: [id['NK.DB2']], on: '2022-05-01' }
  expect((await tell('can-bo-db', `/${done.body.id}/adoptions`, foreign)).status).toBe(404)
  expect((await ask('quan-tri', `/${done.body.id}`)).status).toBe(404)
})

test('what these stories recorded is sound, and a fault planted in it is found', async () => {
  const { db } = office.database
  expect(await verifyModels(db)).toEqual([])
  await sql`update model set until_day = 'infinity' where kind = 'pilot'`.execute(db)
  expect((await verifyModels(db)).map((one) => one.code)).toContain('pilot-without-period')
})
