import { sql } from 'kysely'
import { afterAll, beforeEach, expect, test } from 'vitest'
import type { Api } from '#access/doorway.ts'
import { cookieOf, enrol, openDoor, send } from '#access/small-world.ts'
import { serveCommittees } from '#committee/routes.ts'
import { serveMovements } from '#movement/routes.ts'
import { verifyMovements } from '#movement/verify.ts'
import type { Database } from '#platform/database/connect.ts'
import { testDatabase } from '#testing/database.ts'
import { emptyRegister } from '#testing/load-register.ts'
import { loadSmallWorld, personId, unitId } from '#testing/small-world.ts'
import { serveReorganisations } from './routes.ts'
import { serveOrganisations } from '#organisation/routes.ts'
import { verifyOrganisations } from '#organisation/verify.ts'

let database: Database | undefined
let door: Api
let errors: object[]
const id: Record<string, string> = {}
const as: Record<string, string> = {}
const clock = { now: new Date('2022-10-27T02:00:00Z') }

beforeEach(async () => {
  database ??= await testDatabase()
  const { db } = database
  await sql`truncate account cascade`.execute(db)
  await emptyRegister(db)
  await loadSmallWorld(db)
  for (const code of ['TW', 'NK', 'NK.DB', 'NK.DB2', 'NK.CB1', 'NK.CB2', 'NK.CB3'])
    id[code] = await unitId(db, code)
  const internal = async (code: string) =>
    (await sql<{ id: string }>`select id from organisation where code = ${code}`.execute(db)).rows[0]!.id
  for (const [name, role, code] of [
    ['can-bo', 'officer', 'NK'],
    ['can-bo-db', 'officer', 'NK.DB'],
    ['lanh-dao', 'leader', 'NK'],
    ['quan-tri', 'administrator', 'TW'],
  ] as const)
    as[name] = await cookieOf(db, await enrol(db, name, role, await internal(code)), clock.now)
  ;({ door, errors } = openDoor(db, clock))
  serveOrganisations(door)
  serveCommittees(door)
  serveMovements(door)
  serveReorganisations(door)
})
afterAll(() => database?.close())

const decision = { number: '45-QĐ/ĐUK', date: '2022-09-20', issuer: 'Đảng ủy khối Ví dụ' }
const tell = (who: string, path: string, body: object) =>
  send(door, `POST /api/reorganisations${path}`, { as: as[who]!, body })
const ask = (who: string, path: string) => send(door, `GET /api${path}`, { as: as[who]! })
const codesOf = (refusals: { code: string }[]) => refusals.map((one) => one.code)
const merger = () => ({
  act: 'merge_new',
  on: '2022-10-01',
  decision,
  unitIds: [id['NK.CB1'], id['NK.CB2']],
  newUnits: [
    { name: 'Chi bộ Phòng chức năng', kind: 'chi_bo_truc_thuoc', superior: { unitId: id['NK.DB'] } },
  ],
})
const sound = async () => [
  ...(await verifyOrganisations(database!.db)),
  ...(await verifyMovements(database!.db)),
  ...errors,
]

test('two branches merge: seen before it is signed, recorded, found in the history, withdrawn', async () => {
  const preview = await tell('can-bo', '/preview', merger())
  expect(preview.body).toMatchObject({
    refusals: [],
    moving: 5,
    total: { before: 5, after: 5 },
    flows: [
      { from: { code: 'NK.CB1' }, to: { code: 'NK.DB.1', id: null }, members: 3 },
      { from: { code: 'NK.CB2' }, members: 2 },
    ],
  })
  const movers = await tell('can-bo', '/preview/members', { ...merger(), limit: 3 })
  expect(movers.body.items).toHaveLength(3)
  const more = await tell('can-bo', '/preview/members', { ...merger(), limit: 3, after: movers.body.next })
  expect([more.body.items.length, more.body.next]).toEqual([2, null])
  expect((await ask('can-bo', `/organisations/${id['NK.DB']}/children`)).body.items).toHaveLength(2)

  const done = await tell('can-bo', '', merger())
  expect(done.body).toMatchObject({
    act: 'merge_new',
    moving: 5,
    decision,
    recordedBy: 'can-bo',
    may: { withdraw: true },
    units: [
      { part: 'ended', unit: { code: 'NK.CB1' }, membersBefore: 3, membersAfter: null },
      { part: 'ended', membersBefore: 2 },
      { part: 'opened', unit: { code: 'NK.DB.1', name: 'Chi bộ Phòng chức năng' }, membersAfter: 5 },
      { part: 'superior', unit: { code: 'NK.DB' }, membersBefore: 5, membersAfter: 5 },
    ],
  })
  expect(await sound()).toEqual([])
  const below = await ask('can-bo', `/organisations/${id['NK.DB']}/children`)
  expect(below.body.items).toMatchObject([{ code: 'NK.DB.1', headcount: 5, probationary: 1 }])
  const then = await ask('can-bo', `/organisations/${id['NK.DB']}/children?on=2022-09-30`)
  expect(then.body.items).toMatchObject([{ headcount: 3 }, { headcount: 2 }])
  const ended = await ask('can-bo', `/organisations/${id['NK.CB1']}`)
  expect(ended.body).toMatchObject({
    existence: { to: '2022-09-30' },
    successors: [{ unit: { code: 'NK.DB.1' } }],
  })

  const listed = await ask('lanh-dao', `/reorganisations?organisationId=${id['NK.DB']}`)
  expect(listed.body.items).toMatchObject([
    { id: done.body.id, units: [{ part: 'ended' }, {}, { part: 'opened' }] },
  ])

  const withdrawn = await tell('can-bo', `/${done.body.id}/withdrawal`, { reason: 'Ghi nhầm đơn vị' })
  expect(withdrawn.body).toMatchObject({
    withdrawn: { reason: 'Ghi nhầm đơn vị', by: 'can-bo' },
    may: { withdraw: false },
  })
  expect(await sound()).toEqual([])
  const back = await ask('can-bo', `/organisations/${id['NK.DB']}/children`)
  expect(back.body.items).toMatchObject([
    { code: 'NK.CB1', headcount: 3 },
    { code: 'NK.CB2', headcount: 2 },
  ])
  expect((await tell('can-bo', `/${done.body.id}/withdrawal`, { reason: 'Lần nữa' })).status).toBe(409)
  expect((await tell('can-bo', '', merger())).body).toMatchObject({ act: 'merge_new', moving: 5 })
})

test('everything that stands in the way is said at once, and nothing is recorded', async () => {
  const wanted = { act: 'dissolve', on: '2022-10-28', decision, unitIds: [id['NK.DB2']] }
  const preview = await tell('can-bo', '/preview', wanted)
  expect(codesOf(preview.body.refusals)).toEqual(['future-day', 'subordinate-without-superior'])
  expect(preview.body.refusals[1]).toMatchObject({ unit: 'NK.DB2', subordinate: 'Chi bộ 10 (NK.CB3)' })
  const refused = await tell('can-bo', '', wanted)
  expect([refused.status, codesOf(refused.body.refusals)]).toEqual([
    422,
    ['future-day', 'subordinate-without-superior'],
  ])
  const later = {
    act: 'dissolve',
    on: '2019-01-01',
    decision: { ...decision, date: '2018-12-20' },
    unitIds: [id['NK.CB3']],
  }
  expect(codesOf((await tell('can-bo', '', later)).body.refusals)).toEqual([
    'later-state',
    'members-without-unit',
    'later-movement',
  ])
  expect((await sql`select from reorganisation`.execute(database!.db)).rows).toEqual([])
})

test('a member whose way led on after a split keeps it from being withdrawn, with the day', async () => {
  const person = await personId(database!.db, 'NK-7')
  const split = {
    act: 'split',
    on: '2022-10-01',
    decision,
    unitIds: [id['NK.CB1']],
    continues: true,
    newUnits: [
      { name: 'Chi bộ 4', code: 'NK.CB4', kind: 'chi_bo_truc_thuoc', superior: { unitId: id['NK.DB'] } },
    ],
    members: [{ fromId: id['NK.CB1'], to: { newUnit: 0 }, personIds: [person] }],
  }
  const done = await tell('can-bo', '', split)
  expect(done.body).toMatchObject({
    moving: 1,
    links: [{ from: { code: 'NK.CB1' }, to: { code: 'NK.CB4' } }],
  })
  const to = done.body.links[0].to.id
  const moved = { on: '2022-10-10', category: 'I4', fromOrganisationId: to, toOrganisationId: id['NK.CB3'] }
  expect(
    (await send(door, `POST /api/people/${person}/movements`, { as: as['can-bo']!, body: moved })).status,
  ).toBe(200)
  const refused = await tell('can-bo', `/${done.body.id}/withdrawal`, { reason: 'Ghi nhầm' })
  expect(refused.body.refusals).toMatchObject([
    { code: 'movement-since', unit: 'NK.CB4', on: '2022-10-10', count: 1 },
  ])
  const again = {
    ...split,
    on: '2022-10-05',
    members: [{ ...split.members[0]!, personIds: [await personId(database!.db, 'NK-2'), person] }],
  }
  expect(
    codesOf(
      (await tell('can-bo', '', { ...again, newUnits: [{ ...again.newUnits[0]!, code: null }] })).body
        .refusals,
    ),
  ).toEqual(['members-elsewhere', 'later-movement'])
})

test('the record of somebody who wants to join goes along with the branch, and comes back', async () => {
  const { db } = database!
  const keeper = async () =>
    (
      await sql<{
        code: string
      }>`select code from person join organisation on organisation.id = person.organisation_id
        where full_name = 'Hoàng Thị Mơ'`.execute(db)
    ).rows.map((one) => one.code)
  await sql`insert into person (organisation_id, full_name, name_key, given_key, name_order, sex, born_on)
    select id, 'Hoàng Thị Mơ', '', '', '', 'nữ', '2001-01-01' from organisation where code = 'NK.CB1'`.execute(
    db,
  )
  const done = await tell('can-bo', '', merger())
  expect(await keeper()).toEqual(['NK.DB.1'])
  await tell('can-bo', `/${done.body.id}/withdrawal`, { reason: 'Ghi nhầm' })
  expect(await keeper()).toEqual(['NK.CB1'])
})

test('the committee of a branch that ends is closed with it, and stands again when that is withdrawn', async () => {
  const secretary = await personId(database!.db, 'NK-7')
  const path = `/api/organisations/${id['NK.CB1']}`
  const term = {
    committee: 'chi_uy',
    name: '2022-2025',
    seats: 3,
    from: '2022-06-01',
    to: '2024-11-30',
    decisionNo: null,
  }
  const post = {
    personId: secretary,
    committee: 'chi_uy',
    role: 'bi_thu',
    manner: 'bau',
    from: '2022-06-01',
    to: null,
    decisionNo: null,
  }
  await send(door, `POST ${path}/terms`, { as: as['can-bo']!, body: term })
  await send(door, `POST ${path}/posts`, { as: as['can-bo']!, body: post })
  expect((await tell('can-bo', '/preview', merger())).body.closing).toEqual({ terms: 1, posts: 1 })
  const done = await tell('can-bo', '', merger())
  expect(done.body.closed).toEqual({ terms: 1, posts: 1 })
  const committee = () => ask('can-bo', `/organisations/${id['NK.CB1']}/committees?on=2022-09-30`)
  expect((await committee()).body).toMatchObject({
    terms: [{ to: '2022-09-30' }],
    posts: [{ to: '2022-09-30' }],
  })
  await tell('can-bo', `/${done.body.id}/withdrawal`, { reason: 'Ghi nhầm' })
  expect((await committee()).body).toMatchObject({ terms: [{ to: '2024-11-30' }], posts: [{ to: null }] })
})

test('only who may reorganise every unit concerned can see or do it', async () => {
  expect((await tell('lanh-dao', '/preview', merger())).status).toBe(403)
  expect((await tell('quan-tri', '', merger())).status).toBe(403)
  expect((await tell('can-bo-db', '/preview', merger())).status).toBe(200)
  const transfer = {
    act: 'transfer',
    on: '2022-10-01',
    decision,
    unitIds: [id['NK.CB1']],
    intoId: id['NK.DB2'],
  }
  expect((await tell('can-bo-db', '/preview', transfer)).status).toBe(404)
  expect((await tell('can-bo-db', '/preview/members', transfer)).status).toBe(404)
  expect((await tell('can-bo-db', '', transfer)).status).toBe(404)
  const done = await tell('can-bo', '', transfer)
  expect(done.body).toMatchObject({
    moving: 0,
    units: [{ part: 'changed' }, { part: 'superior' }, { part: 'superior' }],
  })
  expect((await ask('can-bo-db', `/reorganisations/${done.body.id}`)).body).toMatchObject({
    may: { withdraw: false },
  })
  expect((await tell('can-bo-db', `/${done.body.id}/withdrawal`, { reason: 'Thử rút' })).status).toBe(404)
  expect((await tell('lanh-dao', `/${done.body.id}/withdrawal`, { reason: 'Thử rút' })).status).toBe(403)
  expect((await send(door, `GET /api/reorganisations/${done.body.id}`)).status).toBe(401)
  expect(
    (await tell('can-bo', '', { ...transfer, unitIds: ['0190aaaa-0000-7000-8000-000000000000'] })).status,
  ).toBe(404)
  expect((await tell('can-bo', '', { ...transfer, act: 'abolish' })).status).toBe(400)
  expect(errors).toEqual([])
})

test('the whole organisation is dissolved upwards: its own officer may not do that alone', async () => {
  const away = {
    act: 'dissolve',
    on: '2022-10-01',
    decision,
    unitIds: [id['NK.DB']],
    subordinates: [
      { unitId: id['NK.CB1'], to: { unitId: id['NK.DB2'] } },
      { unitId: id['NK.CB2'], to: { unitId: id['NK.DB2'] } },
    ],
  }
  expect((await tell('can-bo-db', '', away)).status).toBe(404)
  const done = await tell('can-bo', '', away)
  expect(done.body).toMatchObject({ moving: 0, links: [{ from: { code: 'NK.DB' }, to: { code: 'NK.DB2' } }] })
  expect((await ask('can-bo', `/organisations/${id['NK.DB2']}`)).body.headcount.total).toBe(7)
  expect(await sound()).toEqual([])
})
