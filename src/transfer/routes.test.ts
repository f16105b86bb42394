import { afterAll, beforeAll, expect, test } from 'vitest'
import { codesOf } from '#assignment/small-district.ts'
import { serveInbox } from '#inbox/routes.ts'
import { openCases, type CaseDistrict } from '#procedure/small-cases.ts'
import { verifyProcedures } from '#procedure/verify.ts'
import { TODAY } from '#testing/small-world.ts'
import { transfersAwaiting } from './awaiting.ts'
import { officialTransfer, transferIn, transferOut } from './official.ts'
import { serveTransfers } from './routes.ts'
import { temporaryTransfer } from './temporary.ts'

const PROCEDURES = [officialTransfer, temporaryTransfer, transferOut, transferIn]
let cases: CaseDistrict
let { ask, open, look, step, unit } = {} as CaseDistrict
beforeAll(async () => {
  cases = await openCases(
    PROCEDURES,
    (door) => serveTransfers(door, { dataFolder: '/nonexistent' }),
    (door) => serveInbox(door, [transfersAwaiting]),
  )
  ;({ ask, open, look, step, unit } = cases)
})
afterAll(async () => {
  expect(await verifyProcedures(cases.database.db, PROCEDURES, TODAY)).toEqual([])
  await cases.database.close()
  expect(cases.errors).toEqual([])
})

const views = async (who: string, code: string, view: string) => {
  const answer = await ask(who, `/transfers?organisationId=${unit[code]}&view=${view}`)
  return answer.body.items as {
    id: string
    person: { memberCode: string; readable: boolean }
    late: boolean
  }[]
}

test('the receiver sees who comes, though the record is kept elsewhere, and takes him in; others do not', async () => {
  const opened = await open('truong', 'NK-2', {
    kind: 'transfer-official',
    secondId: unit['NK.CB3'],
    on: '2022-08-01',
    values: { ground: 'work', changed_on: '2022-07-20' },
  })
  expect(opened.status).toBe(200)
  const { id } = opened.body
  await step('truong', id, 'cell', 'agreed', { on: '2022-08-02' })
  await step('truong', id, 'grassroots', 'confirmed', { on: '2022-08-03' })
  // The letter is the superior's.
  expect((await step('truong', id, 'issue', 'issued', { on: '2022-08-04' })).status).toBe(403)
  const letter = { on: '2022-08-04', decisionNo: '7-GGT/BTCĐU', decisionTerm: '2020-2025' }
  expect((await step('khoi', id, 'issue', 'issued', letter)).body).toMatchObject({ place: 'receive' })

  const [coming] = await views('benh-vien', 'NK.DB2', 'in')
  expect(coming).toMatchObject({ id, person: { memberCode: 'NK-2', readable: false }, late: true })
  expect(await views('benh-vien', 'NK.DB2', 'out')).toEqual([])
  expect((await look('benh-vien', id)).body).toMatchObject({ place: 'receive', may: { act: true } })
  expect((await ask('benh-vien', `/transfers?organisationId=${unit['NK.DB']}&view=out`)).status).toBe(404)
  const inbox = await ask('truong', `/inbox?organisationId=${unit['NK.CB1']}`)
  expect(inbox.body.items.map((one: { code: string }) => one.code)).toContain('late-letter')

  // The sender does not receive for him; the receiver says why it is late.
  expect((await step('truong', id, 'receive', 'received', { on: '2022-10-20' })).status).toBe(403)
  expect(codesOf(await step('benh-vien', id, 'receive', 'received', { on: '2022-10-20' }))).toEqual([
    'transfer-presented-late',
  ])
  const late = { on: '2022-10-20', values: { late_reason: 'Điều trị' } }
  expect((await step('benh-vien', id, 'receive', 'received', late)).body).toMatchObject({ place: 'done' })
  expect((await views('benh-vien', 'NK.DB2', 'ended')).map((one) => one.person.readable)).toEqual([true])
  expect(await views('truong', 'NK.DB', 'transit')).toEqual([])
})

test('guests are seen by their host, and who is away by the home unit; the limits are set by the centre alone', async () => {
  const opened = await open('truong', 'NK-3', {
    kind: 'transfer-temporary',
    secondId: unit['NK.CB3'],
    on: '2022-08-01',
    values: { ground: 'work', from: '2022-08-15', to: '2023-03-31' },
  })
  const { id } = opened.body
  await step('truong', id, 'cell', 'agreed', { on: '2022-08-02' })
  await step('truong', id, 'grassroots', 'confirmed', { on: '2022-08-03' })
  const letter = { on: '2022-08-04', decisionNo: '9-GGT/BTCĐU', decisionTerm: '2020-2025' }
  await step('khoi', id, 'issue', 'issued', letter)
  expect((await step('benh-vien', id, 'receive', 'begun', { on: '2022-08-16' })).body).toMatchObject({
    place: 'stay',
  })
  const stays = async (who: string, code: string, side: string) =>
    (await ask(who, `/transfers/stays?organisationId=${unit[code]}&side=${side}`)).body.items
  expect(await stays('benh-vien', 'NK.DB2', 'guests')).toMatchObject([
    {
      person: { memberCode: 'NK-3', readable: false },
      host: { code: 'NK.CB3' },
      to: '2023-03-31',
      caseId: id,
    },
  ])
  expect(await stays('truong', 'NK.DB', 'away')).toHaveLength(1)
  expect(await stays('truong', 'NK.DB', 'guests')).toEqual([])
  expect((await ask('truong', `/transfers/count?organisationId=${unit['NK.DB']}`)).body).toMatchObject({
    away: 1,
    guests: 0,
  })
  const found = await ask('truong', '/transfers/receivers?text=chi%20bo%2010')
  expect(found.body.items).toMatchObject([{ name: 'Chi bộ 10' }])
  expect((await ask('truong', '/transfers/limits')).body).toMatchObject({ isSet: false, may: { set: false } })
})
