import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Answer } from '#access/small-world.ts'
import { openOffice, type Office } from '#organisation/small-office.ts'
import { personId } from '#testing/small-world.ts'
import { serveBodies } from './routes.ts'
import { particulars, wantedAct } from './small-bodies.ts'

let office: Office
let id: Office['id']
const ask = (who: string, path: string) => office.ask(who, `/../${path}`)
const tell = (who: string, path: string, body: object) => office.tell(who, `/../${path}`, body)
beforeAll(async () => {
  office = await openOffice(serveBodies)
  id = office.id
})
afterAll(() => {
  expect(office.errors).toEqual([])
  return office.database.close()
})

const DEPARTMENTS = ['Phòng Cán bộ', 'Phòng Cơ sở đảng', 'Phòng Đảng viên']
const codes = (answer: Answer) => answer.body.refusals.map((one: { code: string }) => one.code)
const list = async (on: string, scope = 'own', unit = 'NK') =>
  (await ask('can-bo', `bodies?organisationId=${id[unit]}&on=${on}&scope=${scope}`)).body.items as {
    id: string
    name: string
    internalUnits: number | null
  }[]
const namesOn = async (on: string, scope = 'own') => (await list(on, scope)).map((one) => one.name)
const named = async (name: string, on: string) => (await list(on)).find((one) => one.name === name)!.id
const found = async (name: string, on: string, change = {}, unit = 'NK') => {
  const answer = await tell(
    'can-bo',
    'body-acts',
    wantedAct('found', id[unit]!, on, { particulars: particulars(name, change) }),
  )
  expect(answer.status).toBe(200)
  return answer.body as { id: string; bodyId: string }
}
const rows = async () => {
  const counted = await sql<{
    n: string
  }>`select (select count(*) from body) + (select count(*) from body_state)
    + (select count(*) from body_act) as n`.execute(office.database.db)
  return Number(counted.rows[0]!.n)
}

test('a commission is founded with departments, which count as its internal units', async () => {
  const { bodyId } = await found('Ban Tổ chức Đảng ủy', '2016-01-01', {
    quota: 12,
    deputies: 2,
    internalUnits: 2,
  })
  expect(await list('2016-06-01')).toMatchObject([{ name: 'Ban Tổ chức Đảng ủy', internalUnits: 2 }])
  for (const name of DEPARTMENTS) await found(name, '2016-07-01', { kind: 'dau_moi', superiorId: bodyId })
  const before = await ask('can-bo', `body-totals?organisationId=${id['NK']}&on=2016-06-30`)
  expect(before.body).toEqual({ bodies: 1, internalUnits: 2, quota: 12, present: 0, deputies: 2 })
  const after = await ask('can-bo', `body-totals?organisationId=${id['NK']}&on=2016-07-01`)
  expect(after.body).toMatchObject({ bodies: 1, internalUnits: 3 })
  const under = await ask(
    'can-bo',
    `bodies?organisationId=${id['NK']}&on=2016-07-01&under=${bodyId}&text=dang%20vien`,
  )
  expect(under.body.items).toMatchObject([{ name: 'Phòng Đảng viên' }])
  const top = await ask('can-bo', `bodies?organisationId=${id['NK']}&on=2016-07-01&under=top`)
  expect(top.body.items).toMatchObject([{ name: 'Ban Tổ chức Đảng ủy', below: 3 }])
  const page = await ask('can-bo', `bodies/${bodyId}?on=2016-07-01`)
  expect(page.body.warnings).toMatchObject([
    { code: 'internal-units-differ', facts: { recorded: 2, counted: 3 } },
  ])
})

test('two commissions merge on a day: seen before, recorded with what came of which, and taken back', async () => {
  const organisation = await named('Ban Tổ chức Đảng ủy', '2020-01-01')
  const { bodyId: inspection } = await found('Ban Tuyên giáo Đảng ủy', '2016-01-01', {
    quota: 8,
    deputies: 1,
  })
  const merge = wantedAct('merge', id['NK']!, '2021-03-01', {
    bodies: [organisation, inspection],
    particulars: particulars('Ban Xây dựng Đảng', { quota: 15, deputies: 2 }),
  })
  const before = await rows()
  const seen = await tell('can-bo', 'body-preview', merge)
  expect(seen.body.totals).toMatchObject({
    before: { bodies: 2, quota: 20, deputies: 3 },
    after: { bodies: 1, quota: 15, deputies: 2, internalUnits: 3 },
  })
  expect(await rows()).toBe(before)

  const done = await tell('can-bo', 'body-acts', merge)
  expect(await namesOn('2021-02-28')).toContain('Ban Tuyên giáo Đảng ủy')
  expect(await namesOn('2021-03-01')).toEqual(['Ban Xây dựng Đảng', ...DEPARTMENTS])
  const page = await ask('can-bo', `bodies/${done.body.bodyId}`)
  expect(page.body).toMatchObject({
    from: '2021-03-01',
    predecessors: [{ name: 'Ban Tổ chức Đảng ủy' }, { name: 'Ban Tuyên giáo Đảng ủy' }],
    acts: [{ act: 'merge', withdrawn: null, may: { withdraw: true } }],
  })
  expect((await ask('can-bo', `bodies/${organisation}`)).body).toMatchObject({
    exists: false,
    to: '2021-02-28',
    successors: [{ name: 'Ban Xây dựng Đảng' }],
  })
  const report = await ask('can-bo', `body-report?organisationId=${id['NK']}&from=2021-02-28&to=2021-03-01`)
  expect(report.body.total).toMatchObject({
    before: { bodies: 2, quota: 20 },
    after: { bodies: 1, quota: 15 },
  })

  // Whoever has ceased cannot merge again, nor with itself.
  const again = await tell('can-bo', 'body-acts', { ...merge, on: '2021-06-01' })
  expect(codes(again)).toEqual(['has-ended', 'has-ended', 'name-taken'])

  // A later change of a department rests on it.
  const department = await named('Phòng Cán bộ', '2021-03-01')
  const change = await tell(
    'can-bo',
    'body-acts',
    wantedAct('change', id['NK']!, '2022-01-01', {
      bodies: [department],
      particulars: particulars('Phòng Cán bộ và chính sách', {
        kind: 'dau_moi',
        superiorId: done.body.bodyId,
      }),
    }),
  )
  const refused = await tell('can-bo', `body-acts/${done.body.id}/withdrawal`, { reason: 'Ghi nhầm' })
  expect(codes(refused)).toEqual(['later-act', 'rests-on-it'])
  await tell('can-bo', `body-acts/${change.body.id}/withdrawal`, { reason: 'Ghi nhầm' })
  expect((await tell('can-bo', `body-acts/${done.body.id}/withdrawal`, { reason: 'Ghi nhầm' })).status).toBe(
    200,
  )
  expect(await namesOn('2022-10-27')).toEqual([
    'Ban Tổ chức Đảng ủy',
    'Ban Tuyên giáo Đảng ủy',
    ...DEPARTMENTS,
  ])
  expect((await ask('can-bo', `bodies/${done.body.bodyId}`)).status).toBe(404)
  expect((await tell('can-bo', `body-acts/${done.body.id}/withdrawal`, { reason: 'Lần nữa' })).status).toBe(
    409,
  )
  const acts = await ask('can-bo', `body-acts?organisationId=${id['NK']}&limit=3`)
  expect(acts.body.items[1]).toMatchObject({
    act: 'merge',
    withdrawn: { reason: 'Ghi nhầm' },
    parts: expect.arrayContaining([
      expect.objectContaining({ name: 'Ban Xây dựng Đảng', part: 'successor' }),
    ]),
  })
})

test('what is wrong with an act is said at once and nothing is written', async () => {
  const body = await named('Ban Tuyên giáo Đảng ủy', '2022-10-27')
  const before = await rows()
  const answer = await tell(
    'can-bo',
    'body-acts',
    wantedAct('change', id['NK']!, '2015-01-01', {
      bodies: [body],
      particulars: particulars('Ban Tổ chức Đảng ủy', { quota: -3, plannedTo: '2014-01-01' as never }),
    }),
  )
  expect(answer.status).toBe(422)
  expect(codes(answer)).toEqual(['not-begun', 'negative-number', 'ends-before-it-starts'])
  const twice = await tell(
    'can-bo',
    'body-acts',
    wantedAct('absorb', id['NK']!, '2022-01-01', { decisionNo: null, bodies: [body, body], into: body }),
  )
  expect(codes(twice)).toEqual(['decision-missing', 'same-twice', 'with-itself'])
  expect(await rows()).toBe(before)
})

test('a body that is absorbed leaves its departments; one wound up takes them along, and comes back with them', async () => {
  const into = await named('Ban Tổ chức Đảng ủy', '2022-01-01')
  const { bodyId: office } = await found('Văn phòng Đảng ủy', '2017-01-01', { quota: 5 })
  await found('Phòng Hành chính', '2017-01-01', { kind: 'dau_moi', superiorId: office })
  await tell('can-bo', `bodies/${office}/members`, {
    personId: null,
    name: 'Người ngoài sổ',
    role: 'head',
    from: '2017-01-01',
    to: null,
    decisionNo: null,
  })
  const dissolve = wantedAct('dissolve', id['NK']!, '2022-05-01', { bodies: [office] })
  expect((await tell('can-bo', 'body-preview', dissolve)).body.ending).toEqual({ members: 1, positions: 0 })
  const gone = await tell('can-bo', 'body-acts', dissolve)
  expect(await namesOn('2022-05-01')).not.toContain('Phòng Hành chính')
  expect((await ask('can-bo', `bodies/${office}`)).body.members).toMatchObject([{ to: '2022-04-30' }])
  await tell('can-bo', `body-acts/${gone.body.id}/withdrawal`, { reason: 'Chưa thực hiện' })
  expect((await ask('can-bo', `bodies/${office}`)).body).toMatchObject({
    exists: true,
    members: [{ to: null, inForce: true }],
  })

  await tell('can-bo', 'body-acts', wantedAct('absorb', id['NK']!, '2022-06-01', { bodies: [office], into }))
  const inside = await ask('can-bo', `bodies?organisationId=${id['NK']}&on=2022-06-01&under=${into}`)
  expect(inside.body.items.map((one: { name: string }) => one.name)).toContain('Phòng Hành chính')
  expect((await ask('can-bo', `bodies/${into}`)).body.state.internalUnits).toBe(4)
})

test('a steering committee has one head at a time, and its members by name only for those who see people', async () => {
  const { bodyId } = await found('Ban chỉ đạo 35', '2021-01-01', {
    kind: 'ban_chi_dao',
    plannedTo: '2022-06-30',
  })
  const person = await personId(office.database.db, 'NK-7')
  const member = {
    personId: person,
    name: null,
    role: 'head',
    from: '2021-02-01',
    to: null,
    decisionNo: '9-QĐ/ĐU',
  }
  const done = await tell('can-bo', `bodies/${bodyId}/members`, member)
  expect(done.body).toMatchObject({
    members: [{ fullName: 'Đỗ Ngọc Bích', role: 'head', inForce: true }],
    warnings: [{ code: 'period-over' }],
  })
  const other = { ...member, personId: null, name: 'Khách mời', from: '2020-12-01', to: '2020-11-01' }
  expect(codes(await tell('can-bo', `bodies/${bodyId}/members`, other))).toEqual([
    'ends-before-it-starts',
    'outside-body',
  ])
  const second = await tell('can-bo', `bodies/${bodyId}/members`, { ...other, from: '2021-03-01', to: null })
  expect(codes(second)).toEqual(['head-taken'])
  const both = await tell('can-bo', `bodies/${bodyId}/members`, { ...member, name: 'Cả hai' })
  expect(codes(both)).toEqual(['person-or-name'])
  const ended = await tell('can-bo', `bodies/${bodyId}/members/${done.body.members[0].id}/end`, {
    to: '2021-12-31',
    reason: 'Chuyển công tác',
  })
  expect(ended.body).toMatchObject({
    members: [{ to: '2021-12-31', inForce: false }],
    warnings: [{ code: 'no-head' }, { code: 'period-over' }],
  })
  const reason = 'Chờ tổng kết'
  const reasoned = await tell('can-bo', `bodies/${bodyId}/override`, { code: 'period-over', reason })
  expect(reasoned.body.warnings[1]).toMatchObject({ override: { reason } })
  const none = await tell('can-bo', `bodies/${bodyId}/override`, { code: 'too-many-offices', reason })
  expect(codes(none)).toEqual(['no-such-warning'])
  expect((await ask('lanh-dao', `bodies/${bodyId}`)).body.members).toMatchObject([
    { fullName: 'Đỗ Ngọc Bích' },
  ])
  const looks = await sql`select from event where action = 'body.view'`.execute(office.database.db)
  expect(looks.rows.length).toBeGreaterThan(0)
})

test('job positions are dated: quota and actual from a day on', async () => {
  const body = await named('Ban Tổ chức Đảng ủy', '2022-10-27')
  const position = {
    category: 'chuyen_mon',
    name: 'Chuyên viên tổ chức đảng',
    quota: 4,
    actual: 3,
    from: '2020-01-01',
  }
  await tell('can-bo', `bodies/${body}/positions`, position)
  const later = await tell('can-bo', `bodies/${body}/positions`, {
    ...position,
    quota: 3,
    from: '2022-01-01',
  })
  expect(later.body.positions).toMatchObject([{ quota: 3, actual: 3, from: '2022-01-01' }])
  expect((await ask('can-bo', `bodies/${body}?on=2021-12-31`)).body.positions).toMatchObject([{ quota: 4 }])
  const refused = await tell('can-bo', `bodies/${body}/positions`, {
    ...position,
    quota: -1,
    actual: -1,
    from: '2015-01-01',
  })
  expect(codes(refused)).toEqual(['negative-number', 'negative-number', 'outside-body', 'later-position'])
  const none = await tell('can-bo', `bodies/${body}/positions`, {
    ...position,
    quota: 0,
    actual: 0,
    from: '2022-10-01',
  })
  expect(none.body.positions).toEqual([])
})

test('leaders read and do not record; other units’ bodies do not exist for those below', async () => {
  const body = await named('Ban Tổ chức Đảng ủy', '2022-10-27')
  const act = wantedAct('found', id['NK']!, '2022-01-01', { particulars: particulars('Ban Dân vận') })
  expect((await tell('lanh-dao', 'body-acts', act)).status).toBe(403)
  expect((await ask('lanh-dao', `bodies/${body}`)).status).toBe(200)
  expect((await ask('quan-tri', `bodies?organisationId=${id['NK']}`)).status).toBe(404)
  expect((await ask('can-bo-db', `bodies/${body}`)).status).toBe(404)
  expect((await ask('can-bo-db', `bodies?organisationId=${id['NK']}`)).status).toBe(404)
  expect((await tell('can-bo-db', 'body-acts', act)).status).toBe(404)
  await found('Ban Tổ chức trường', '2020-01-01', {}, 'NK.DB')
  expect(await namesOn('2022-10-27', 'below')).toContain('Ban Tổ chức trường')
  expect(await namesOn('2022-10-27')).not.toContain('Ban Tổ chức trường')
})
