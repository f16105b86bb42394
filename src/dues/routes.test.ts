import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { send, type Answer } from '#access/small-world.ts'
import { openOffice, type Office } from '#organisation/small-office.ts'
import { personId } from '#testing/small-world.ts'
import { serveDues } from './routes.ts'
import { verifyDues } from './verify.ts'

let office: Office
let id: Office['id']
let ask: (who: string, path: string) => Promise<Answer>
let tell: (who: string, path: string, body: object) => Promise<Answer>
const person: Record<string, string> = {}
beforeAll(async () => {
  office = await openOffice(serveDues)
  id = office.id
  ask = (who, path) => send(office.door, `GET /api/dues${path}`, { as: office.cookies[who]! })
  tell = (who, path, body) => send(office.door, `POST /api/dues${path}`, { as: office.cookies[who]!, body })
  for (let code = 1; code <= 8; code++)
    person[`NK-${code}`] = await personId(office.database.db, `NK-${code}`)
})
afterAll(() => office.database.close())

const MONTH = '2022-09-01'
const codes = (answer: Answer) => answer.body.refusals?.map((one: { code: string }) => one.code)
const sheet = async (who: string, unit: string, month = MONTH) =>
  ask(who, `/sheet?organisationId=${id[unit]}&month=${month}`)
const base = (unit: string, code: string, change: object = {}) => ({
  organisationId: id[unit],
  personId: person[code],
  fromMonth: '2022-01-01',
  kind: 'insured',
  base: 5_000_000,
  ...change,
})
const at = (unit: string, more: object = {}) => ({ organisationId: id[unit], month: MONTH, ...more })
const CASH = { on: '2022-09-30', method: 'cash' }

test('a branch says what dues are counted from; until then nothing is counted, and nobody outside sees it', async () => {
  expect((await sheet('can-bo', 'NK.CB1')).body).toMatchObject({
    totals: { members: 3, missing: 3, due: 0 },
    source: '342-QĐ/TW',
    settings: { rounding: 1000, keepPercent: null, keepAllowed: { least: 30, most: 50 } },
  })
  const wrong = await tell('can-bo', '/bases', base('NK.CB1', 'NK-3', { base: null }))
  expect(codes(wrong)).toEqual(['dues-not-member', 'dues-base-missing'])
  for (const code of ['NK-2', 'NK-5'])
    expect((await tell('can-bo', '/bases', base('NK.CB1', code))).status).toBe(200)
  await tell('can-bo', '/bases', base('NK.CB1', 'NK-7', { kind: 'pensioner', base: 3_900_000 }))
  expect((await sheet('can-bo-db', 'NK.CB1')).body).toMatchObject({
    totals: { members: 3, missing: 0, due: 120_000, paid: 0, unpaid: 3 },
    rows: [{ due: 50_000 }, { due: 50_000 }, { due: 20_000 }],
  })
  expect((await tell('lanh-dao', '/bases', base('NK.CB1', 'NK-2'))).status).toBe(403)
  expect((await sheet('quan-tri', 'NK.CB1')).status).toBe(404)
  expect((await sheet('can-bo-db', 'NK.CB3')).status).toBe(404)
  const looks = await sql`select from event where action = 'dues.view'`.execute(office.database.db)
  expect(looks.rows.length).toBeGreaterThan(0)
})

test('bad payments are refused with all reasons and nothing is written', async () => {
  const one = (code: string, change: object = {}) => ({
    personId: person[code],
    month: MONTH,
    amount: 50_000,
    ...change,
  })
  const payments = [
    one('NK-2', { amount: -5, receiptNo: '7' }),
    one('NK-5', { receiptNo: '7', month: '1980-01-01' }),
    one('NK-8'),
    one('NK-3'),
  ]
  const refused = await tell('can-bo', '/payments', {
    organisationId: id['NK.CB1'],
    on: '2022-10-28',
    method: 'cash',
    payments,
  })
  expect(refused.status).toBe(422)
  expect(codes(refused)).toEqual([
    'dues-in-future',
    'dues-amount-wrong',
    'dues-before-admission',
    'dues-receipt-used',
    'dues-after-leaving',
    'dues-not-of-unit',
  ])
  expect((await sql`select from dues_payment`.execute(office.database.db)).rows).toEqual([])
})

test('everybody has paid: one tap, undone with another; the exception first', async () => {
  await tell('can-bo', '/payments', {
    ...CASH,
    organisationId: id['NK.CB1'],
    payments: [{ personId: person['NK-7'], month: MONTH, amount: 15_000, receiptNo: 'B-01' }],
  })
  const all = await tell('can-bo', '/payments/all', at('NK.CB1', CASH))
  expect(all.body).toMatchObject({ rows: 3 })
  expect((await sheet('can-bo', 'NK.CB1')).body).toMatchObject({
    totals: { paid: 120_000, unpaid: 0, booked: 120_000 },
    lastBatch: { id: all.body.batch, rows: 3, amount: 105_000 },
  })
  expect(codes(await tell('can-bo', '/payments/all', at('NK.CB1', CASH)))).toEqual(['dues-nothing-to-pay'])
  await tell('can-bo', '/payments/undo', { organisationId: id['NK.CB1'], batch: all.body.batch })
  expect(
    codes(await tell('can-bo', '/payments/undo', { organisationId: id['NK.CB1'], batch: all.body.batch })),
  ).toEqual(['dues-undone'])
  const left = (await sheet('can-bo', 'NK.CB1')).body
  expect(left.totals).toMatchObject({ paid: 15_000, unpaid: 3 })
  const used = { personId: person['NK-2'], month: MONTH, amount: 50_000, receiptNo: 'B-01' }
  expect(
    codes(await tell('can-bo', '/payments', { ...CASH, organisationId: id['NK.CB1'], payments: [used] })),
  ).toEqual(['dues-receipt-used'])
  await tell('can-bo', '/payments/all', at('NK.CB1', CASH))
})

test('a closed month stays as it was; differences go into the open one; money below is money above', async () => {
  expect(codes(await tell('can-bo', '/closings', at('NK.CB1')))).toEqual(['dues-keep-unknown'])
  expect(codes(await tell('can-bo', '/closings', at('NK.CB1', { keepPercent: 60 })))).toEqual([
    'dues-keep-outside',
  ])
  const closed = await tell(
    'can-bo',
    '/closings',
    at('NK.CB1', { keepPercent: 30, keepSource: 'Đảng ủy quy định' }),
  )
  expect(closed.status).toBe(200)
  expect(codes(await tell('can-bo', '/closings', at('NK.CB1', { keepPercent: 30 })))).toEqual([
    'dues-month-closed',
  ])
  await tell('can-bo', '/bases', base('NK.CB1', 'NK-2', { fromMonth: '2022-10-01', base: 9_000_000 }))
  expect(codes(await tell('can-bo', '/bases', base('NK.CB1', 'NK-2', { base: 9_000_000 })))).toEqual([
    'dues-month-closed',
  ])
  const frozen = (await sheet('can-bo', 'NK.CB1')).body
  expect(frozen).toMatchObject({
    totals: { due: 120_000, paid: 120_000 },
    closing: { collected: 120_000, kept: 36_000, passed: 84_000, members: 3, payers: 3 },
  })
  expect((await sheet('can-bo', 'NK.CB1', '2022-10-01')).body.totals.due).toBe(160_000)
  const mistaken = frozen.rows[0].paymentId
  const withdrawal = { organisationId: id['NK.CB1'] }
  expect(codes(await tell('can-bo', `/payments/${mistaken}/withdrawal`, withdrawal))).toEqual([
    'dues-reason-missing',
  ])
  await tell('can-bo', `/payments/${mistaken}/withdrawal`, { ...withdrawal, reason: 'Ghi nhầm người' })
  expect(
    (await tell('can-bo', `/payments/${mistaken}/withdrawal`, { ...withdrawal, reason: 'Lần nữa' })).status,
  ).toBe(409)
  expect((await sheet('can-bo', 'NK.CB1')).body).toMatchObject({
    totals: { paid: 70_000 },
    closing: { collected: 120_000, passed: 84_000 },
  })
  expect((await sheet('can-bo', 'NK.CB1', '2022-10-01')).body.totals.booked).toBe(-50_000)
  expect(
    (await ask('can-bo', `/arrears?organisationId=${id['NK']}&month=2022-10-01`)).body.items,
  ).toMatchObject([{ months: [MONTH], owed: 50_000, unpaidInYear: 1, unit: { code: 'NK.CB1' } }])

  const consolidated = (unit: string) =>
    ask('can-bo', `/consolidation?organisationId=${id[unit]}&month=${MONTH}`)
  expect((await consolidated('NK.DB')).body).toMatchObject({
    totals: { units: 2, closed: 1, submitted: 84_000, received: 0, inTransit: 84_000 },
    below: { units: 2, closed: 1, collected: 120_000 },
    children: [{ unit: { code: 'NK.CB1' }, closing: { passed: 84_000 } }, { closing: null }],
  })
  expect(codes(await tell('can-bo', '/closings', at('NK.DB')))).toEqual(['dues-below-open', 'dues-transit'])
  const receipt = { on: '2022-10-05', receiptNo: 'PT-01' }
  expect((await tell('lanh-dao', `/closings/${closed.body.id}/receipt`, receipt)).status).toBe(403)
  expect(
    codes(await tell('can-bo', `/closings/${closed.body.id}/receipt`, { ...receipt, on: '2022-10-28' })),
  ).toContain('dues-in-future')
  const done = await tell('can-bo', `/closings/${closed.body.id}/receipt`, { ...receipt, on: '2022-10-27' })
  expect(done.status).toBe(200)
  expect(
    codes(await tell('can-bo', `/closings/${closed.body.id}/receipt`, { ...receipt, on: '2022-10-27' })),
  ).toContain('dues-received-already')
  const above = await tell('can-bo', '/closings', at('NK.DB', { withoutOpen: true }))
  expect(above.status).toBe(200)
  expect((await consolidated('NK.DB')).body.own).toMatchObject({
    received: 84_000,
    collected: 0,
    kept: 58_800,
    passed: 25_200,
    keepPercent: 70,
    keepSource: '342-QĐ/TW',
  })
  expect(await verifyDues(office.database.db)).toEqual([])
})

test('settings hold for a unit and all below it, the nearest first', async () => {
  const set = (unit: string, key: string, value: string) =>
    tell('can-bo', '/settings', {
      organisationId: id[unit],
      fromMonth: '2022-10-01',
      key,
      value,
      ground: 'Hướng dẫn của Khối',
    })
  expect(codes(await set('NK', 'rounding', '7'))).toEqual(['dues-setting-wrong'])
  await set('NK', 'rounding', '1')
  await set('NK', 'keep:branch', '40')
  await set('NK.DB', 'keep:branch', '45,5')
  expect((await sheet('can-bo', 'NK.CB1', '2022-10-01')).body.settings).toMatchObject({
    rounding: 1,
    keepPercent: 45.5,
  })
  expect((await sheet('can-bo', 'NK.CB3', '2022-10-01')).body.settings).toMatchObject({ keepPercent: 40 })
  expect((await sheet('can-bo', 'NK.CB1', MONTH)).body.settings).toMatchObject({
    rounding: 1000,
    keepPercent: null,
  })
  expect(
    (await ask('can-bo', `/settings?organisationId=${id['NK.CB1']}&month=2022-10-01`)).body.items,
  ).toHaveLength(2)
})

test('property: whatever the branches pay, correct and pass on, the money of all children is the money of the parent', async () => {
  const { db } = office.database
  const codesOf = ['NK-1', 'NK-6']
  for (const code of codesOf) await tell('can-bo', '/bases', base('NK.CB3', code, { base: 7_300_000 }))
  let month = '2022-01-01'
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.constantFrom(...codesOf), fc.integer({ min: 1, max: 90_000 })), {
        minLength: 1,
        maxLength: 3,
      }),
      fc.integer({ min: 3000, max: 5000 }),
      async (paid, keep) => {
        const now = month
        const payments = paid.map(([code, amount]) => ({ personId: person[code], month: now, amount }))
        const told = await tell('can-bo', '/payments', { ...CASH, organisationId: id['NK.CB3'], payments })
        expect(told.status).toBe(200)
        const done = { organisationId: id['NK.CB3'], month: now, keepPercent: keep / 100, keepSource: 'Thử' }
        const closed = await tell('can-bo', '/closings', done)
        await tell('can-bo', `/closings/${closed.body.id}/receipt`, {
          on: '2022-10-27',
          receiptNo: `T-${now}`,
        })
        const parent = await tell('can-bo', '/closings', { organisationId: id['NK.DB2'], month: now })
        expect(parent.status).toBe(200)
        const { rows } = await sql<{ same: boolean }>`
          select sum(c.passed_vnd) = (select received_vnd from dues_closing p join organisation o on o.id = p.organisation_id
            where o.code = 'NK.DB2' and p.month = ${now}::date) as same
          from dues_closing c join organisation o on o.id = c.superior_id where o.code = 'NK.DB2' and c.month = ${now}::date`.execute(
          db,
        )
        expect(rows[0]!.same).toBe(true)
        month = `2022-0${Number(month.slice(5, 7)) + 1}-01`
      },
    ),
    { numRuns: 6, endOnFailure: true },
  )
  expect(await verifyDues(db)).toEqual([])
  await sql`update dues_closing set kept_vnd = kept_vnd + 1, passed_vnd = passed_vnd - 1 where received_on is not null and month = '2022-01-01'`.execute(
    db,
  )
  expect((await verifyDues(db)).map((one) => one.check)).toContain('dues')
})
