import { afterAll, beforeAll, expect, test } from 'vitest'
import { send } from '#access/small-world.ts'
import { serveCommittees } from '#committee/routes.ts'
import { serveOrganisations } from './routes.ts'
import { openOffice, type Office } from './small-office.ts'

let office: Office
let id: Office['id']
let ask: Office['ask']
let tell: Office['tell']
beforeAll(async () => {
  office = await openOffice(serveOrganisations, serveCommittees)
  ;({ id, ask, tell } = office)
})
afterAll(() => office.database.close())
const codesOf = (rows: { code: string }[]) => rows.map((one) => one.code)

test('the tree begins at what I work for, and counts members of whole subtrees', async () => {
  const mine = await ask('can-bo', '')
  expect(mine.body.items).toMatchObject([{ code: 'NK', headcount: 7, probationary: 1, children: 2 }])
  expect(codesOf((await ask('trung-uong', '')).body.items)).toEqual(['TW'])
  const below = await ask('can-bo', `/${id['NK']}/children`)
  expect(below.body).toMatchObject({
    items: [
      { code: 'NK.DB2', headcount: 2, children: 1 },
      { code: 'NK.DB', headcount: 5, children: 2 },
    ],
    next: null,
  })
  expect(office.errors).toEqual([])
})

test('on a past day the tree is that of the day', async () => {
  const before = await ask('can-bo', `/${id['NK.DB']}/children?on=2020-06-30`)
  expect(before.body.items).toMatchObject([
    { code: 'NK.CB1', headcount: 3 },
    { code: 'NK.CB2', headcount: 2 },
    { code: 'NK.CB3', headcount: 2 },
  ])
  const after = await ask('can-bo', `/${id['NK.DB']}/children?on=2020-07-01`)
  expect(codesOf(after.body.items)).toEqual(['NK.CB1', 'NK.CB2'])
})

test('children come page by page, in the order of numbers', async () => {
  const first = await ask('can-bo', `/${id['NK.DB']}/children?on=2020-06-30&limit=2`)
  expect(codesOf(first.body.items)).toEqual(['NK.CB1', 'NK.CB2'])
  const second = await ask(
    'can-bo',
    `/${id['NK.DB']}/children?on=2020-06-30&limit=2&after=${first.body.next}`,
  )
  expect(codesOf(second.body.items)).toEqual(['NK.CB3'])
  expect(second.body.next).toBeNull()
  expect((await ask('can-bo', `/${id['NK.DB']}/children?after=xyz`)).status).toBe(400)
})

test('a unit shows its superiors, its counts and what may be done', async () => {
  const { body } = await ask('can-bo', `/${id['NK']}`)
  expect(body).toMatchObject({
    code: 'NK',
    exists: true,
    state: { name: 'Đảng bộ khối Ví dụ', from: '2010-01-01', to: null },
    path: [{ code: 'TW', readable: false }],
    headcount: { total: 7, official: 6, probationary: 1 },
    below: { children: 2, units: 5, grassroots: { total: 2, withBranches: 2, branches: 0 } },
    may: { 'organisation.record': true },
  })
  expect((await ask('lanh-dao', `/${id['NK']}`)).body.may['organisation.record']).toBe(false)
})

test('before it was formed a unit counts nothing and shows its first state', async () => {
  const { body } = await ask('can-bo', `/${id['NK.CB3']}?on=2009-12-31`)
  expect(body).toMatchObject({
    exists: false,
    headcount: { total: 0 },
    state: { from: '2010-01-01' },
    warnings: [],
  })
})

test('a search takes words in any order, without marks, and stays within reach', async () => {
  const found = await ask('can-bo', '/search?text=vi%20du%20benh')
  expect(found.body.items).toMatchObject([
    { code: 'NK.DB2', exists: true, path: [{ code: 'TW' }, { code: 'NK', readable: true }] },
  ])
  expect(codesOf((await ask('can-bo', '/search?text=nk.cb')).body.items)).toEqual([
    'NK.CB1',
    'NK.CB2',
    'NK.CB3',
  ])
  expect((await ask('can-bo-db', '/search?text=benh%20vien')).body.items).toEqual([])
  expect((await ask('can-bo', `/search?text=chi&under=${id['NK.DB2']}`)).body.items).toMatchObject([
    { code: 'NK.CB3' },
  ])
  expect((await ask('can-bo', '/search?text=%25')).body.items).toEqual([])
})

test('a search goes on page by page, and finds units that are no longer there after the others', async () => {
  const first = await ask('can-bo', '/search?text=chi&limit=2')
  expect(codesOf(first.body.items)).toEqual(['NK.CB1', 'NK.CB2'])
  const second = await ask('can-bo', `/search?text=chi&limit=2&after=${first.body.next}`)
  expect(second.body).toMatchObject({ items: [{ code: 'NK.CB3' }], next: null })
  const before = await ask('can-bo', '/search?text=chi&on=2009-12-31')
  expect(before.body.items).toHaveLength(3)
  expect(before.body.items).toMatchObject([{ exists: false }, { exists: false }, { exists: false }])
})

test('what lies outside my reach is not found, and without a session nothing is', async () => {
  for (const path of ['', '/children', '/warnings', '/history', '/committees'])
    expect((await ask('can-bo-db', `/${id['NK.DB2']}${path}`)).status).toBe(404)
  expect((await send(office.door, `GET /api/organisations/${id['NK']}`)).status).toBe(401)
})

test('a branch of two official members is a warning until somebody says why it is lawful', async () => {
  const { body } = await ask('can-bo', `/${id['NK.CB3']}`)
  expect(body.warnings).toMatchObject([
    {
      code: 'too-few-official',
      facts: { official: 2, min: 3 },
      source: expect.stringContaining('Điều lệ'),
      override: null,
    },
    { code: 'no-committee-recorded', severity: 'data' },
  ])
  const listed = await ask('can-bo', `/${id['NK']}/warnings`)
  expect(listed.body.counts).toMatchObject({ 'too-few-official': 2, 'too-few-for-party-committee': 2 })
  expect(listed.body.items[0]).toMatchObject({ warnings: [{ code: 'too-few-official' }] })

  const override = { code: 'too-few-official', to: '2022-12-31', reason: 'Sẽ sáp nhập trong quý IV' }
  expect((await tell('lanh-dao', `/${id['NK.CB3']}/overrides`, override)).status).toBe(403)
  expect(
    (await tell('can-bo', `/${id['NK.CB3']}/overrides`, { ...override, code: 'term-over' })).body,
  ).toMatchObject({
    status: 422,
    refusals: [{ code: 'no-such-warning' }],
  })
  const done = await tell('can-bo', `/${id['NK.CB3']}/overrides`, override)
  expect(done.body.warnings[0]).toMatchObject({
    override: { reason: override.reason, to: '2022-12-31', by: 'can-bo' },
  })
  expect((await ask('can-bo', `/${id['NK']}/warnings`)).body.counts['too-few-official']).toBe(1)
  expect((await ask('can-bo', `/${id['NK']}/warnings?on=2023-01-01`)).body.counts['too-few-official']).toBe(2)

  const back = await tell('can-bo', `/${id['NK.CB3']}/overrides/too-few-official/withdrawal`, {
    reason: 'Nhầm đơn vị',
  })
  expect(back.body.warnings[0].override).toBeNull()
})
