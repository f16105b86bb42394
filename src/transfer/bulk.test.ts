import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { send } from '#access/small-world.ts'
import { brokenChains, driftingSpells, misplacedRecords } from '#movement/verify.ts'
import { openOffice, type Office } from '#organisation/small-office.ts'
import { personId } from '#testing/small-world.ts'
import { serveTransfers } from './routes.ts'

let office: Office
beforeAll(async () => {
  office = await openOffice((server) => serveTransfers(server, { dataFolder: '/nonexistent' }))
})
afterAll(() => office.database.close())

const tell = (who: string, path: string, body: object) =>
  send(office.door, `POST /api/transfers/lists${path}`, { as: office.cookies[who]!, body })
const ask = (who: string, path: string) =>
  send(office.door, `GET /api/transfers${path}`, { as: office.cookies[who]! })
const codes = (body: { refusals: { code: string }[] }) => body.refusals.map((one) => one.code)

const list = (more: object = {}) => ({
  organisationId: office.id['NK.DB'],
  letterNo: '11',
  letterTerm: '2020-2025',
  issuedOn: '2022-10-10',
  decisionNo: '88-QĐ/ĐUK',
  reason: 'Sắp xếp chi bộ',
  lines: [{ fromId: office.id['NK.CB1'], toId: office.id['NK.CB3'], stay: [] as string[] }],
  ...more,
})
async function headcounts(): Promise<Record<string, number>> {
  const { rows } = await sql<{ code: string; n: number }>`
    select code, count(*)::int as n from member_spell join organisation on organisation.id = organisation_id
    where until_day = 'infinity' group by code`.execute(office.database.db)
  return Object.fromEntries(rows.map(({ code, n }) => [code, n]))
}

test('a list says what is wrong with every line at once, and nothing is written', async () => {
  const { id } = office
  const wrong = list({
    letterNo: 'không số',
    lines: [
      { fromId: id['NK.CB1'], toId: id['NK.CB1'] },
      { fromId: id['NK.CB1'], toId: id['NK.DB'] },
      { fromId: id['NK.CB3'], toId: id['NK.CB2'] },
    ],
    receivedOn: '2022-10-01',
  })
  const seen = codes((await tell('can-bo', '/preview', wrong)).body)
  for (const code of [
    'list-line-twice',
    'transfer-same-end',
    'list-receiver-not-branch',
    'list-not-below',
    'decision-number-wrong',
    'list-before-letter',
  ])
    expect(seen).toContain(code)
  expect(codes((await tell('can-bo', '', wrong)).body)).toEqual(seen)
  expect((await tell('lanh-dao', '', list())).status).toBe(403)
  // The letter is the superior's: a grassroots officer does not issue it.
  expect([403, 404]).toContain((await tell('can-bo-db', '', list())).status)
  const { rows } = await sql`select from transfer_list`.execute(office.database.db)
  expect(rows).toEqual([])
})

test('all but who stays go by one letter: counted at the sender until received, by the receiver’s own act', async () => {
  const { db } = office.database
  const before = await headcounts()
  const stay = [await personId(db, 'NK-7')]
  const wanted = list({ lines: [{ fromId: office.id['NK.CB1'], toId: office.id['NK.CB3'], stay }] })
  const seen = await tell('can-bo', '/preview', wanted)
  expect(seen.body).toMatchObject({
    members: 2,
    refusals: [],
    flows: [{ members: 2, after: before['NK.CB3']! + 2 }],
  })
  const issued = await tell('can-bo', '', wanted)
  expect(issued.status).toBe(200)
  expect(await headcounts()).toEqual(before)
  expect(codes((await tell('can-bo', '/preview', list({ letterNo: '12' }))).body)).toEqual([
    'list-members-in-transfer',
  ])
  const path = `/lists/${issued.body.id}`
  expect((await ask('can-bo', path)).body).toMatchObject({
    letterNo: expect.stringMatching(/^11-GGT/),
    state: 'in_transit',
    members: 2,
    dueOn: '2022-11-21',
    may: { receive: true, cancel: true },
  })
  expect(
    (await ask('can-bo', `${path}/members`)).body.items
      .map((one: { memberCode: string }) => one.memberCode)
      .sort(),
  ).toEqual(['NK-2', 'NK-5'])

  const end = (more: object) =>
    tell('can-bo', `/${issued.body.id}/end`, { act: 'received', on: '2022-10-20', ...more })
  expect(codes((await end({ act: 'returned' })).body)).toEqual(['list-needs-reason'])
  expect(codes((await end({ on: '2022-10-01' })).body)).toEqual(['list-before-letter'])
  const done = await end({})
  expect(done.body).toMatchObject({ members: 2 })
  expect(await headcounts()).toEqual({ ...before, 'NK.CB1': 1, 'NK.CB3': before['NK.CB3']! + 2 })
  expect((await end({})).status).toBe(409)
  expect((await ask('can-bo', path)).body).toMatchObject({
    state: 'received',
    received: 2,
    endedOn: '2022-10-20',
  })
  for (const check of [brokenChains, driftingSpells, misplacedRecords]) expect(await check(db)).toEqual([])

  const same = list({ lines: [{ fromId: office.id['NK.CB1'], toId: office.id['NK.CB3'] }] })
  expect(codes((await tell('can-bo', '/preview', same)).body)).toContain('number-taken')
  const late = list({
    letterNo: '13',
    issuedOn: '2022-08-01',
    lines: [{ fromId: office.id['NK.CB2'], toId: office.id['NK.CB3'] }],
  })
  const open = await tell('can-bo', '', late)
  const page = await ask('can-bo', `/lists?organisationId=${office.id['NK.DB2']}`)
  expect(page.body.items.map((one: { state: string; late: boolean }) => [one.state, one.late])).toEqual([
    ['received', false],
    ['in_transit', true],
  ])
  const cancelled = await tell('can-bo', `/${open.body.id}/end`, {
    act: 'cancelled',
    on: '2022-10-27',
    reason: 'Thôi sắp xếp',
  })
  expect(cancelled.body).toMatchObject({ members: 0 })
})

test('who has left meanwhile is told, and left out when the receiver says so', async () => {
  const { db } = office.database
  const wanted = list({
    letterNo: '20',
    organisationId: office.id['NK.DB2'],
    lines: [{ fromId: office.id['NK.CB3'], toId: office.id['NK.CB1'] }],
  })
  const issued = await tell('can-bo', '', wanted)
  const { rows } = await sql<{ n: number }>`select count(*)::int as n from transfer_list_member named
    join transfer_list list on list.id = list_id where public_id = ${issued.body.id}`.execute(db)
  const { n } = rows[0]!
  await sql`update member_spell set until_day = '2022-10-15' where member_id = (select person_id from member where member_code = 'NK-6')
    and until_day = 'infinity'`.execute(db)
  const end = (leaveOut: boolean) =>
    tell('can-bo', `/${issued.body.id}/end`, { act: 'received', on: '2022-10-26', leaveOut })
  expect(codes((await end(false)).body)).toEqual(['list-members-gone'])
  expect((await end(true)).body).toMatchObject({ members: n - 1 })
  const names = await ask('can-bo', `/lists/${issued.body.id}/members`)
  expect(names.body.items.filter((one: { leftOut: boolean }) => one.leftOut)).toMatchObject([
    { memberCode: 'NK-6' },
  ])
  expect(office.errors).toEqual([])
})
