import { afterAll, beforeAll, expect, test } from 'vitest'
import { send, type Answer } from '#access/small-world.ts'
import { openOffice, type Office } from '#organisation/small-office.ts'
import { serveEmulation } from './routes.ts'

let office: Office
let id: Office['id']
let ask: (who: string, path: string) => Promise<Answer>
let tell: (who: string, path: string, body: object) => Promise<Answer>
beforeAll(async () => {
  office = await openOffice(serveEmulation)
  id = office.id
  ask = (who, path) => send(office.door, `GET /api/emulation${path}`, { as: office.cookies[who]! })
  tell = (who, path, body) =>
    send(office.door, `POST /api/emulation${path}`, { as: office.cookies[who]!, body })
})
afterAll(() => office.database.close())

const codes = (answer: Answer) => answer.body.refusals.map((one: { code: string }) => one.code)
const prize = (unit: string, change: object = {}) => ({
  organisationId: id[unit],
  kind: 'press_prize',
  name: 'Giải báo chí về xây dựng Đảng',
  from: '2022-01-01',
  to: '2022-09-30',
  rules: '15-TL/ĐUK',
  ...change,
})

test('a unit’s own press prize follows that of the centre; works are entered and commended', async () => {
  const central = await tell(
    'trung-uong',
    '',
    prize('TW', { name: 'Giải Búa liềm vàng', from: '2021-10-01' }),
  )
  const own = await tell('can-bo', '', prize('NK', { followsId: central.body.id }))
  const path = `/${own.body.id}`
  const title = 'Nâng cao chất lượng công tác tổ chức xây dựng Đảng'
  await tell('can-bo-db', `${path}/entries`, { organisationId: id['NK.CB1'], title, on: '2022-03-01' })
  await tell('can-bo', `${path}/entries`, { organisationId: id['NK.DB2'], title, on: '2022-04-01' })
  const entries = await ask('can-bo', `${path}/entries`)
  expect(entries.body.items).toMatchObject([
    { unit: { code: 'NK.CB1' }, result: null },
    { unit: { code: 'NK.DB2' } },
  ])
  const entryId = entries.body.items[1].id
  const given = { entryId, prize: 'first', on: '2022-10-10', decisionNo: '20-QĐ/ĐUK' }
  expect((await tell('can-bo-db', `${path}/results`, given)).status).toBe(404)
  await tell('can-bo', `${path}/results`, given)
  expect((await ask('can-bo-db', path)).body).toMatchObject({
    follows: { name: 'Giải Búa liềm vàng' },
    entries: 2,
    units: 2,
    results: 1,
    may: { record: false, enter: true },
  })
  expect((await ask('can-bo-db', `${path}?on=2022-10-09`)).body).toMatchObject({ results: 0 })
  // Who entered may take it back; once it is commended, only who called the round.
  const mine = (await ask('can-bo-db', `${path}/entries`)).body.items as { mayWithdraw: boolean }[]
  expect(mine.map((one) => one.mayWithdraw)).toEqual([false, true])
  const sorted = await ask('can-bo', `${path}/entries?limit=1`)
  expect(sorted.body.items).toMatchObject([{ unit: { code: 'NK.DB2' }, result: { prize: 'first' } }])
  const rest = await ask('can-bo', `${path}/entries?limit=1&after=${sorted.body.next}`)
  expect(rest.body).toMatchObject({ items: [{ unit: { code: 'NK.CB1' } }], next: null })
  expect(codes(await tell('can-bo', `${path}/results`, { ...given, decisionNo: '' }))).toEqual([
    'result-there',
    'decision-without-number',
  ])
  const listed = await ask('can-bo-db', `?organisationId=${id['NK.DB']}`)
  expect(listed.body.items.map((one: Round) => one.name)).toEqual([
    'Giải báo chí về xây dựng Đảng',
    'Giải Búa liềm vàng',
  ])
  await tell('can-bo', `${path}/withdrawal`, { entryId, reason: 'Ghi nhầm' })
  expect((await ask('can-bo', path)).body).toMatchObject({ entries: 2, results: 0 })
  await tell('can-bo', `${path}/withdrawal`, { entryId, reason: 'Ghi nhầm' })
  expect((await ask('can-bo', path)).body).toMatchObject({ entries: 1, results: 0 })
})

interface Round {
  name: string
}

test('bad input is refused with all its reasons', async () => {
  const refused = await tell('can-bo', '', prize('NK', { name: ' ', to: '2021-12-31', from: '2022-01-01' }))
  expect(codes(refused)).toEqual(['no-name', 'ends-before-it-starts'])
  const own = await tell('can-bo', '', prize('NK.DB'))
  const outside = { organisationId: id['NK.CB3'], title: 'Đồng chí Lê Thị Ví Dụ', on: '2022-10-01' }
  expect(codes(await tell('can-bo', `/${own.body.id}/entries`, outside))).toEqual([
    'names-a-person',
    'outside-round',
    'entrant-outside',
  ])
})

test('who may not, and what is out of reach', async () => {
  expect((await tell('lanh-dao', '', prize('NK'))).status).toBe(403)
  expect((await tell('can-bo-db', '', prize('NK.DB2'))).status).toBe(404)
  const other = await tell('can-bo', '', prize('NK.DB2'))
  expect((await ask('can-bo-db', `/${other.body.id}`)).status).toBe(404)
  expect((await ask('quan-tri', `/${other.body.id}`)).status).toBe(404)
})
