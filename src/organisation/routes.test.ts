import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Api } from '#access/doorway.ts'
import { cookieOf, enrol, openDoor, send } from '#access/small-world.ts'
import { serveCommittees } from '#committee/routes.ts'
import type { Database } from '#platform/database/connect.ts'
import { day } from '#platform/day.ts'
import { testDatabase } from '#testing/database.ts'
import { loadSmallWorld, personId, unitId } from '#testing/small-world.ts'
import { organisationsOn } from './commands.ts'
import { serveOrganisations } from './routes.ts'

let database: Database
let door: Api
let errors: object[]
const id: Record<string, string> = {}
const as: Record<string, string> = {}
const clock = { now: new Date('2022-10-27T02:00:00Z') }

beforeAll(async () => {
  database = await testDatabase()
  const { db } = database
  await loadSmallWorld(db)
  for (const code of ['TW', 'NK', 'NK.DB', 'NK.DB2', 'NK.CB1', 'NK.CB2', 'NK.CB3'])
    id[code] = await unitId(db, code)
  const internal = async (code: string) =>
    (await sql<{ id: string }>`select id from organisation where code = ${code}`.execute(db)).rows[0]!.id
  for (const [name, role, code] of [
    ['trung-uong', 'officer', 'TW'],
    ['can-bo', 'officer', 'NK'],
    ['can-bo-db', 'officer', 'NK.DB'],
    ['lanh-dao', 'leader', 'NK'],
    ['quan-tri', 'administrator', 'TW'],
  ] as const)
    as[name] = await cookieOf(db, await enrol(db, name, role, await internal(code)), clock.now)
  ;({ door, errors } = openDoor(db, clock))
  serveOrganisations(door)
  serveCommittees(door)
})
afterAll(() => database.close())

const ask = (who: string, path: string) => send(door, `GET /api/organisations${path}`, { as: as[who]! })
const tell = (who: string, path: string, body: object) =>
  send(door, `POST /api/organisations${path}`, { as: as[who]!, body })
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
  expect(errors).toEqual([])
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

test('what lies outside my reach is not found, and without a session nothing is', async () => {
  for (const path of ['', '/children', '/warnings', '/history', '/committees'])
    expect((await ask('can-bo-db', `/${id['NK.DB2']}${path}`)).status).toBe(404)
  expect((await send(door, `GET /api/organisations/${id['NK']}`)).status).toBe(401)
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

const branch1 = () => ({
  name: 'Chi bộ 1',
  kind: 'chi_bo_truc_thuoc',
  type: null,
  superiorId: id['NK.DB']!,
  officialCode: null,
  decisionNo: null,
})

test('a new name from a day on keeps the old one for the days before', async () => {
  const body = {
    ...branch1(),
    name: 'Chi bộ Phòng Đào tạo',
    from: '2022-09-01',
    decisionNo: '12-QĐ/ĐU',
    reason: 'Đổi tên',
  }
  const done = await tell('can-bo', `/${id['NK.CB1']}/states`, {
    ...body,
    officialCode: '38.168.053.000.001',
  })
  expect(done.body.state).toMatchObject({
    name: 'Chi bộ Phòng Đào tạo',
    officialCode: '38.168.053.000.001',
    from: '2022-09-01',
  })
  expect((await ask('can-bo', `/${id['NK.CB1']}?on=2022-08-31`)).body.state).toMatchObject({
    name: 'Chi bộ 1',
    to: '2022-08-31',
    officialCode: null,
  })
  const { states } = (await ask('can-bo', `/${id['NK.CB1']}/history`)).body
  expect(states).toMatchObject([
    { name: 'Chi bộ Phòng Đào tạo', reason: 'Đổi tên', recordedBy: 'can-bo', supersededAt: null },
    { name: 'Chi bộ 1', to: '2022-08-31', supersededAt: null },
    { name: 'Chi bộ 1', to: null, supersededBy: 'can-bo' },
  ])
  const taken = await tell('can-bo', `/${id['NK.CB2']}/states`, { ...body, officialCode: '38168053000001' })
  expect(taken.body.refusals).toMatchObject([{ code: 'official-code-taken', unit: 'Chi bộ Phòng Đào tạo' }])
})

test('a correction that would leave members without their branch is refused with all reasons, and nothing changes', async () => {
  const { states } = (await ask('can-bo', `/${id['NK.CB2']}/history`)).body
  const body = {
    ...branch1(),
    name: 'Chi bộ 2',
    from: '2010-01-01',
    to: '2022-01-01',
    reason: 'Nhập sai',
    officialCode: '12',
  }
  const refused = await tell('can-bo', `/${id['NK.CB2']}/states/${states[0].id}/correction`, body)
  expect(refused.body).toMatchObject({ status: 422, code: 'refused' })
  expect(refused.body.refusals.map((one: { code: string }) => one.code)).toEqual([
    'official-code-malformed',
    'members-left-outside',
  ])
  expect((await ask('can-bo', `/${id['NK.CB2']}/history`)).body.states).toHaveLength(1)
})

test('a unit put under itself is refused by the tree', async () => {
  const root = {
    ...branch1(),
    name: 'Đảng bộ khối Ví dụ',
    kind: 'dang_bo_khoi',
    superiorId: id['NK.DB'],
    reason: 'Thử',
  }
  const refused = await tell('trung-uong', `/${id['NK']}/states`, { ...root, from: '2022-10-01' })
  expect(refused.body.refusals).toMatchObject([{ code: 'cycle' }])
})

test('a unit changes its superior only with the right to reorganise both', async () => {
  const body = {
    ...branch1(),
    name: 'Chi bộ 2',
    superiorId: id['NK.DB2'],
    from: '2022-10-01',
    reason: 'Chuyển giao',
  }
  expect((await tell('can-bo-db', `/${id['NK.CB2']}/states`, body)).status).toBe(404)
  const done = await tell('can-bo', `/${id['NK.CB2']}/states`, body)
  expect(done.body.path.map((one: { code: string }) => one.code)).toEqual(['TW', 'NK', 'NK.DB2'])
  const { states } = (await ask('can-bo', `/${id['NK.CB2']}/history`)).body
  const gone = states.find((one: { supersededAt: string | null }) => one.supersededAt !== null)
  const late = await tell('can-bo', `/${id['NK.CB2']}/states/${gone.id}/correction`, { ...body, to: null })
  expect(late.status).toBe(409)
  expect(codesOf((await ask('can-bo', `/${id['NK.DB2']}/children`)).body.items)).toEqual(['NK.CB2', 'NK.CB3'])
})

test('a secretary is recorded, shown to those who see people, and ends', async () => {
  const [secretary, second] = [await personId(database.db, 'NK-7'), await personId(database.db, 'NK-4')]
  const path = `/${id['NK.CB1']}`
  const term = {
    committee: 'chi_uy',
    name: '2022-2025',
    seats: 3,
    from: '2022-06-01',
    to: '2024-11-30',
    decisionNo: null,
  }
  expect((await tell('can-bo', `${path}/terms`, term)).body.terms).toMatchObject([
    { seats: 3, vacant: 3, inForce: true },
  ])
  expect((await tell('can-bo', `${path}/terms`, term)).body.refusals).toMatchObject([
    { code: 'terms-overlap' },
  ])
  const post = {
    personId: secretary,
    committee: 'chi_uy',
    role: 'bi_thu',
    manner: 'bau',
    from: '2022-06-01',
    to: null,
    decisionNo: null,
  }
  expect((await tell('lanh-dao', `${path}/posts`, post)).status).toBe(403)
  const done = await tell('can-bo', `${path}/posts`, post)
  expect(done.body).toMatchObject({
    terms: [{ holders: 1, vacant: 2 }],
    posts: [{ role: 'bi_thu', inForce: true }],
  })
  const refused = await tell('can-bo', `${path}/posts`, { ...post, personId: second })
  expect(refused.body.refusals.map((one: { code: string }) => one.code)).toEqual([
    'secretary-taken',
    'not-official-member',
  ])

  expect((await ask('can-bo', path)).body).toMatchObject({
    secretary: { personId: secretary },
    term: { name: '2022-2025' },
  })
  expect((await ask('quan-tri', path)).body.secretary).toBeNull()
  expect((await ask('quan-tri', `${path}/committees`)).body).toMatchObject({
    posts: [],
    may: { people: false },
  })
  const looks = await sql`select from event where action = 'committee.view'`.execute(database.db)
  expect(looks.rows.length).toBeGreaterThan(0)

  const ended = await tell('can-bo', `${path}/posts/${done.body.posts[0].id}/end`, {
    to: '2022-09-30',
    reason: 'Chuyển công tác',
  })
  expect(ended.body.posts).toMatchObject([{ to: '2022-09-30', inForce: false }])
  expect((await ask('can-bo', path)).body.warnings.map((one: { code: string }) => one.code)).toContain(
    'no-secretary',
  )
  const termId = ended.body.terms[0].id
  const extended = await tell('can-bo', `${path}/terms/${termId}/extension`, {
    extendedTo: '2025-06-30',
    decisionNo: '5-QĐ/ĐU',
    reason: 'Chờ đại hội',
  })
  expect(extended.body.terms).toMatchObject([{ to: '2024-11-30', extendedTo: '2025-06-30' }])
  expect(
    (
      await tell('can-bo', `${path}/terms/${termId}/extension`, {
        extendedTo: '2025-12-31',
        decisionNo: '6',
        reason: 'Lần nữa',
      })
    ).status,
  ).toBe(409)
})

test('the command lists superiors before subordinates with the days of their states', async () => {
  const { rows } = await sql<{ id: string }>`select id from organisation where code = 'NK'`.execute(
    database.db,
  )
  const lines = await organisationsOn(database.db, { rootId: rows[0]!.id, on: day('2020-06-30') })
  expect(lines.map((one) => [one.code, one.superior, one.headcount, one.to])).toEqual([
    ['NK', 'TW', 7, null],
    ['NK.DB2', 'NK', 0, null],
    ['NK.DB', 'NK', 7, null],
    ['NK.CB1', 'NK.DB', 3, '2022-08-31'],
    ['NK.CB2', 'NK.DB', 2, '2022-09-30'],
    ['NK.CB3', 'NK.DB', 2, '2020-06-30'],
  ])
  expect(codesOf(await organisationsOn(database.db, { on: day('2020-06-30'), depth: 2 }))).toEqual([
    'TW',
    'NK',
  ])
  expect(await organisationsOn(database.db, { rootId: rows[0]!.id, on: day('2009-12-31') })).toEqual([])
})
