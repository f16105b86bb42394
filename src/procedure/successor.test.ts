import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cardExchange, cardIssue } from '#card/exchange.ts'
import { serveInbox } from '#inbox/routes.ts'
import { cookieOf, enrol, send } from '#access/small-world.ts'
import { serveReorganisations } from '#reorganisation/routes.ts'
import { day } from '#platform/day.ts'
import { inTransaction } from '#platform/db.ts'
import { TODAY } from '#testing/small-world.ts'
import { casesAwaiting, casesDue } from './awaiting.ts'
import { openCases, type CaseDistrict } from './small-cases.ts'
import { refreshAwaiting } from './store.ts'
import { verifyProcedures } from './verify.ts'

const FIRST = { kind: 'card-issue', values: { ground: 'first' } }
const PROCEDURES = [cardExchange, cardIssue]

let cases: CaseDistrict
let { ask, tell, open, look, step, unit } = {} as CaseDistrict
beforeAll(async () => {
  cases = await openCases(
    PROCEDURES,
    (door) => serveInbox(door, [casesAwaiting(PROCEDURES)]),
    serveReorganisations,
  )
  ;({ ask, tell, open, look, step, unit } = cases)
})
afterAll(async () => {
  await cases.database.close()
  expect(cases.errors).toEqual([])
})

const awaits = async (who: string, code: string) =>
  (await ask(who, `/inbox?organisationId=${unit[code]}&days=90`)).body.items as { to: string }[]

test('after a reorganisation the successor acts, the new superior decides, and nothing is lost', async () => {
  const { db } = cases.database
  const { id } = (await open('bi-thu-3', 'NK-1')).body
  await step('bi-thu-3', id, 'branch', 'proposed')
  expect(await awaits('benh-vien', 'NK.DB2')).toMatchObject([{ to: `/procedures/${id}` }])
  // The grassroots organisation is absorbed by the other one; its branch goes along.
  const { status, body } = await tell('khoi', '/reorganisations', {
    act: 'absorb',
    on: '2022-10-20',
    decision: { number: '9-QĐ/ĐUK', date: '2022-10-19', issuer: 'Đảng ủy Khối' },
    unitIds: [unit['NK.DB2']],
    intoId: unit['NK.DB'],
  })
  expect([status, body.refusals ?? body.problems ?? null]).toEqual([200, null])
  const moved = await inTransaction(db, (tx) => refreshAwaiting(tx, TODAY))
  expect(moved).toBe(1)
  expect(await awaits('truong', 'NK.DB')).toMatchObject([{ to: `/procedures/${id}` }])
  expect((await look('truong', id)).body).toMatchObject({ awaiting: { code: 'NK.DB' }, may: { act: true } })
  expect((await step('truong', id, 'grassroots', 'sent', { on: '2022-10-21' })).body.place).toBe('decision')
  const { rows } = await sql<{ code: string }>`
    select o.code from procedure_act a join organisation o on o.id = a.organisation_id
    where a.step = 'grassroots'`.execute(db)
  expect(rows).toEqual([{ code: 'NK.DB' }])
  expect(await verifyProcedures(db, PROCEDURES, TODAY)).toEqual([])
})

test('what falls due is told by unit, without names, as the command line prints it', async () => {
  const { rows } = await sql<{ id: string }>`select id from organisation where code = 'NK'`.execute(
    cases.database.db,
  )
  const asked = { organisationId: rows[0]!.id, on: day('2022-10-27'), until: day('2023-01-31') }
  expect(await casesDue(cases.database.db, PROCEDURES, asked)).toMatchObject([
    { organisation: 'NK', kind: 'case', due_on: '2022-12-02', step: 'decision', title: 'Đổi thẻ đảng viên' },
  ])
  expect(await casesDue(cases.database.db, PROCEDURES, { ...asked, until: day('2022-12-01') })).toEqual([])
  expect(
    (await ask('khoi', `/inbox/below?organisationId=${unit['NK']}&on=2022-12-05`)).body.rows,
  ).toMatchObject([{ unit: { code: 'NK' }, own: true, overdue: 1 }])
})

test('a day that the government announces is recorded by an administrator and moves what is counted', async () => {
  const days = async (who: string) => (await ask(who, '/holidays?year=2022')).body
  expect(await days('khoi')).toMatchObject({ isLunarKnown: true, mayChange: false })
  const given = { on: '2022-11-18', isOff: true, name: 'Nghỉ theo thông báo', source: null }
  expect((await tell('khoi', '/holidays', given)).status).toBe(403)
  const { db } = cases.database
  const { rows } = await sql<{ id: string }>`select id from organisation where code = 'TW'`.execute(db)
  const as = await cookieOf(
    db,
    await enrol(db, 'quan-tri', 'administrator', rows[0]!.id),
    new Date('2022-10-27T02:00:00Z'),
  )
  const record = (body: object) => send(cases.door, 'POST /api/holidays', { as, body })
  expect((await record({ ...given, on: '2022-11-19' })).body.refusals).toMatchObject([{ code: 'day-is-off' }])
  expect((await record({ ...given, isOff: false })).body.refusals).toMatchObject([{ code: 'day-is-worked' }])
  const { id } = (await record(given)).body
  expect((await record(given)).body.refusals).toMatchObject([{ code: 'day-recorded-already' }])
  const opened = (await open('bi-thu-1', 'NK-5', FIRST)).body.id as string
  expect((await step('bi-thu-1', opened, 'branch', 'proposed')).status).toBe(200)
  const { rows: held } = await sql<{ due: string }>`
    select due_on::text as due from procedure_case where kind = 'card-issue'`.execute(db)
  // Thirty working days after 10/10/2022 are 21/11/2022; one of them is off now.
  expect(held).toEqual([{ due: '2022-11-22' }])
  const back = await send(cases.door, `POST /api/holidays/${id}/withdrawal`, {
    as,
    body: { reason: 'Ghi nhầm' },
  })
  expect(back.status).toBe(200)
  expect((await days('khoi')).days.some((one: { on: string }) => one.on === '2022-11-18')).toBe(false)
})
