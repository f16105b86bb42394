import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cookieOf, enrol, openDoor, send } from '#access/small-world.ts'
import type { Role } from '#access/rules.ts'
import type { Database } from '#platform/database/connect.ts'
import { testDatabase } from '#testing/database.ts'
import { loadSmallWorld, unitId } from '#testing/small-world.ts'
import { serveProgrammes } from './routes.ts'
import { verifyProgrammes } from './verify.ts'

const NOW = new Date('2022-10-27T02:00:00Z')
let database: Database
const id: Record<string, string> = {}
const cookies: Record<string, string> = {}
let door: ReturnType<typeof openDoor>['door']

beforeAll(async () => {
  database = await testDatabase()
  const { db } = database
  await loadSmallWorld(db)
  for (const code of ['TW', 'NK', 'NK.DB', 'NK.DB2', 'NK.CB1']) id[code] = await unitId(db, code)
  for (const [name, role, code] of [
    ['trung-uong', 'officer', 'TW'],
    ['can-bo', 'officer', 'NK'],
    ['lanh-dao', 'leader', 'NK'],
    ['can-bo-db', 'officer', 'NK.DB'],
    ['can-bo-db2', 'officer', 'NK.DB2'],
    ['quan-tri', 'administrator', 'TW'],
  ] as [string, Role, string][]) {
    const { rows } = await sql<{ id: string }>`select id from organisation where code = ${code}`.execute(db)
    cookies[name] = await cookieOf(db, await enrol(db, name, role, rows[0]!.id), NOW)
  }
  ;({ door } = openDoor(db, { now: NOW }))
  serveProgrammes(door)
})
afterAll(() => database.close())

const ask = (who: string, path: string) => send(door, `GET /api${path}`, { as: cookies[who]! })
const tell = (who: string, path: string, body: object) =>
  send(door, `POST /api${path}`, { as: cookies[who]!, body })
const codesOf = ({ body }: { body: { refusals: { code: string }[] } }) =>
  body.refusals.map(({ code }) => code)

const year = (unit: string, number: number, more: object = {}) => ({
  organisationId: id[unit],
  span: 'year',
  from: `${number}-01-01`,
  to: `${number}-12-31`,
  title: `Chương trình công tác năm ${number}`,
  worker: 'Ban Tổ chức',
  ...more,
})
const item = (more: object = {}) => ({
  kind: 'planned',
  code: '1',
  title: 'Kế hoạch phát triển đảng viên',
  field: 'grassroots',
  product: 'ke_hoach',
  leadId: id['NK.DB'],
  startsOn: '2022-02-01',
  dueOn: '2022-06-30',
  ...more,
})

test('a programme is put right with its reason; what stood is kept, its days and items stay', async () => {
  const made = await tell('can-bo', '/programmes', year('NK', 2031, { title: 'Chương trình công tá' }))
  const path = `/programmes/${made.body.id}`
  const right = {
    title: 'Chương trình công tác năm 2031',
    worker: 'Ban Tổ chức Đảng ủy Khối',
    source: '12-QĐ/ĐUK',
    audience: 'own',
    reason: 'Ghi thiếu chữ',
  }
  expect((await tell('lanh-dao', `${path}/correction`, right)).status).toBe(403)
  expect((await tell('can-bo-db', `${path}/correction`, right)).status).toBe(404)
  expect((await tell('can-bo', `${path}/correction`, { ...right, reason: '' })).status).toBe(400)
  const { reason: _reason, ...shown } = right
  expect((await tell('can-bo', `${path}/correction`, right)).body).toMatchObject({
    ...shown,
    from: '2031-01-01',
    to: '2031-12-31',
  })
  const { rows } = await sql`select title, worker, reason from programme_correction`.execute(database.db)
  expect(rows).toEqual([{ title: 'Chương trình công tá', worker: 'Ban Tổ chức', reason: 'Ghi thiếu chữ' }])
  await tell('can-bo', '/programmes', year('NK', 2031))
  expect(codesOf(await tell('can-bo', `${path}/correction`, { ...right, worker: 'Ban Tổ chức' }))).toEqual([
    'programme-there-already',
  ])
})

test('a year from plan to figures: recorded, submitted, adopted, and as of an earlier day as it was then', async () => {
  const made = await tell('can-bo', '/programmes', year('NK', 2022))
  expect(made.status).toBe(200)
  const path = `/programmes/${made.body.id}`
  expect(codesOf(await tell('can-bo', '/programmes', year('NK', 2022)))).toEqual(['programme-there-already'])
  const first = (await tell('can-bo', `${path}/items`, item())).body
  const arisen = {
    kind: 'arising',
    ground: 'standing_members',
    code: 'PS-1',
    title: 'Kết nạp đảng viên tại chỗ',
  }
  await tell('can-bo', `${path}/items`, item({ ...arisen, startsOn: '2022-05-04' }))
  const act = (name: string, on: string) =>
    tell('can-bo', `/programme-items/${first.id}/acts`, { act: name, on })
  expect(codesOf(await act('adopted', '2022-03-01'))).toEqual(['outcome-before-submission'])
  await act('drafting', '2022-03-01')
  await act('submitted', '2022-07-04')
  const adopted = await act('adopted', '2022-07-10')
  expect(adopted.body).toMatchObject({ state: 'adopted', submittedOn: '2022-07-04', daysLate: 4 })
  expect(first.assignments).toMatchObject([{ kind: 'programme', dueOn: '2022-06-30', done: 0 }])
  expect(adopted.body.assignments).toMatchObject([{ done: 1, late: 0 }])
  const figures = async (on: string) => (await ask('can-bo', `${path}?on=${on}`)).body.figures
  expect(await figures('2022-10-27')).toMatchObject({
    planned: 1,
    submitted: 1,
    submittedInTime: 0,
    arising: 1,
    late: 1,
  })
  expect(await figures('2022-07-05')).toMatchObject({ submitted: 1, states: { submitted: 1, adopted: 0 } })
  expect(await figures('2022-05-03')).toMatchObject({ submitted: 0, arising: 0, states: { drafting: 1 } })
  const list = await ask('can-bo', `${path}/items?limit=1`)
  expect(list.body).toMatchObject({ whole: 2, items: [{}] })
  const next = await ask('can-bo', `${path}/items?limit=1&after=${list.body.next}`)
  expect(next.body).toMatchObject({ whole: 2, items: [{}], next: null })
  expect(next.body.items[0].id).not.toBe(list.body.items[0].id)
  const late = await ask('can-bo', `${path}/items?state=late`)
  expect(late.body.items).toMatchObject([{ code: 'PS-1', ground: 'standing_members' }])
  expect((await ask('can-bo', `${path}/plan?kind=arising`)).body.items).toHaveLength(1)
})

test('what is wrong with an item is said all at once and nothing is recorded', async () => {
  const made = await tell('can-bo', '/programmes', year('NK', 2021))
  const path = `/programmes/${made.body.id}`
  const wrong = item({ kind: 'arising', leadId: null, startsOn: '2021-05-01', dueOn: '2020-12-31' })
  expect(codesOf(await tell('can-bo', `${path}/items`, wrong))).toEqual([
    'due-before-start',
    'outside-programme',
    'arising-without-ground',
    'no-lead',
  ])
  expect((await ask('can-bo', `${path}/items`)).body.whole).toBe(0)
  expect(codesOf(await tell('can-bo', '/programmes', year('NK', 2019, { to: '2019-06-30' })))).toEqual([
    'not-a-whole-span',
  ])
  expect((await tell('can-bo', `${path}/withdrawal`, { reason: 'Ghi nhầm năm' })).status).toBe(200)
  expect((await ask('can-bo', path)).status).toBe(404)
})

test('corrections and what is taken back stay in the history', async () => {
  const made = await tell('can-bo', '/programmes', year('NK', 2022, { worker: 'Văn phòng' }))
  const path = `/programmes/${made.body.id}`
  const one = (await tell('can-bo', `${path}/items`, item({ code: '7' }))).body
  const own = `/programme-items/${one.id}`
  const corrected = await tell('can-bo', `${own}/correction`, {
    ...item({ code: '7', dueOn: '2022-08-31', coIds: [id['NK.DB2']] }),
    reason: 'Cấp ủy lùi hạn',
  })
  expect(corrected.body).toMatchObject({
    dueOn: '2022-08-31',
    co: [{ code: 'NK.DB2' }],
    corrections: [{ reason: 'Cấp ủy lùi hạn' }],
    assignments: [{ withdrawnOn: '2022-10-27' }, { dueOn: '2022-08-31', addressed: 2, withdrawnOn: null }],
  })
  const acted = await tell('can-bo', `${own}/acts`, { act: 'drafting', on: '2022-03-01' })
  await tell('can-bo', `${own}/acts`, { act: 'submitted', on: '2022-04-01' })
  expect(codesOf(await tell('can-bo', `${own}/withdrawal`, { reason: 'Ghi nhầm' }))).toEqual(['has-acts'])
  const back = (actId: string) => tell('can-bo', `${own}/acts/${actId}/withdrawal`, { reason: 'Nhầm ngày' })
  expect(codesOf(await back(acted.body.acts[0].id))).toEqual(['later-acts-stand-on-it'])
  const { acts } = (await ask('can-bo', own)).body
  expect((await back(acts[1].id)).body).toMatchObject({
    state: 'drafting',
    acts: [{ takenBack: null }, { takenBack: { reason: 'Nhầm ngày' } }],
  })
  expect((await back(acts[1].id)).status).toBe(409)
})

test('who stands outside sees nothing; who leads an item sees its programme; who reads cannot record', async () => {
  const hidden = await tell('can-bo', '/programmes', year('NK', 2020, { audience: 'own' }))
  const path = `/programmes/${hidden.body.id}`
  const old = { startsOn: '2020-02-01', dueOn: '2020-06-30' }
  expect((await ask('can-bo-db', path)).status).toBe(404)
  await tell('can-bo', `${path}/items`, item(old))
  expect((await ask('can-bo-db', path)).status).toBe(200)
  expect((await ask('can-bo-db2', path)).status).toBe(404)
  expect((await ask('quan-tri', path)).status).toBe(404)
  expect((await tell('lanh-dao', `${path}/items`, item({ ...old, code: '2' }))).status).toBe(403)
  expect((await tell('can-bo-db', `${path}/items`, item({ ...old, code: '2' }))).status).toBe(404)
})

test('an item follows the superior’s, never round in a circle or sideways', async () => {
  const upper = await tell('trung-uong', '/programmes', year('TW', 2022))
  const above = (await tell('trung-uong', `/programmes/${upper.body.id}/items`, item({ code: 'TW-1' }))).body
  const lower = await tell('can-bo-db', '/programmes', year('NK.DB', 2022))
  const listed = await ask('can-bo-db', `/programmes?organisationId=${id['NK.DB']}&of=above`)
  expect(listed.body.items.map(({ id: one }: { id: string }) => one)).toContain(upper.body.id)
  const found = await ask('can-bo-db', `/superior-items?organisationId=${id['NK.DB']}&text=TW-1`)
  expect(found.body.items).toMatchObject([{ id: above.id }])
  const below = await tell('can-bo-db', `/programmes/${lower.body.id}/items`, item({ followsId: above.id }))
  expect(below.body.follows).toMatchObject({ code: 'TW-1' })
  expect((await ask('trung-uong', `/programme-items/${above.id}`)).body.followedBy).toMatchObject([
    { code: '1' },
  ])
  const turned = await tell('trung-uong', `/programme-items/${above.id}/correction`, {
    ...item({ code: 'TW-1', followsId: below.body.id }),
    reason: 'Thử vòng',
  })
  expect(codesOf(turned)).toEqual(['follows-in-a-circle'])
  const self = await tell('can-bo-db', `/programme-items/${below.body.id}/correction`, {
    ...item({ followsId: below.body.id }),
    reason: 'Thử chính nó',
  })
  expect(codesOf(self)).toEqual(['follows-itself'])
})

test('unfinished items go on next year, linked, once; a finished one never', async () => {
  const from = (await tell('can-bo', '/programmes', year('NK', 2021, { worker: 'Ban' }))).body
  const to = (await tell('can-bo', '/programmes', year('NK', 2022, { worker: 'Ban' }))).body
  const days = { startsOn: '2021-02-01', dueOn: '2021-06-30' }
  const add = async (code: string) =>
    (await tell('can-bo', `/programmes/${from.id}/items`, item({ ...days, code }))).body.id as string
  const [open, dropped] = [await add('1'), await add('2')]
  await tell('can-bo', `/programme-items/${dropped}/acts`, { act: 'dropped', on: '2021-05-01' })
  const unfinished = await ask('can-bo', `/programmes/${from.id}/unfinished`)
  expect(unfinished.body.items).toMatchObject([{ id: open }])
  const carry = (itemIds: string[]) =>
    tell('can-bo', `/programmes/${from.id}/carry-over`, { toId: to.id, itemIds, dueOn: '2022-12-31' })
  expect(codesOf(await carry([open, dropped]))).toEqual(['carry-finished'])
  expect((await ask('can-bo', `/programmes/${to.id}/items`)).body.whole).toBe(0)
  expect((await carry([open])).body).toMatchObject({ carried: 1 })
  expect(codesOf(await carry([open]))).toEqual(['carried-already'])
  const { items } = (await ask('can-bo', `/programmes/${to.id}/items`)).body
  const anew = await ask('can-bo', `/programme-items/${items[0].id}`)
  expect(anew.body).toMatchObject({ code: '1', dueOn: '2022-12-31', carriedFrom: { id: open } })
  const gone = await tell('can-bo', `/programme-items/${open}/acts`, { act: 'drafting', on: '2022-01-05' })
  expect(codesOf(gone)).toEqual(['went-on-elsewhere'])
  const report = await ask('can-bo', `/programmes/${to.id}/report`)
  expect(report.body).toMatchObject({ before: { id: from.id, on: '2021-10-27' }, planned: [{ code: '1' }] })
  expect(await verifyProgrammes(database.db)).toEqual([])
})

test('a fault planted in the acts is found', async () => {
  await sql`insert into programme_item_act (item_id, act, on_day)
    select id, 'adopted', '2022-01-01' from programme_item order by id desc limit 1`.execute(database.db)
  expect(await verifyProgrammes(database.db)).toMatchObject([{ code: 'act-out-of-order' }])
})

test('what is done on one day stands in the order in which it was recorded', async () => {
  const made = await tell('can-bo', '/programmes', year('NK', 2018))
  for (const n of [1, 2, 3, 4]) {
    const dates = { code: `N-${n}`, startsOn: '2018-02-01', dueOn: '2018-06-30' }
    const { id: itemId } = (await tell('can-bo', `/programmes/${made.body.id}/items`, item(dates))).body
    for (const act of [
      'drafting',
      'collecting_opinions',
      'submitted',
      'returned',
      'drafting',
      'submitted',
      'adopted',
    ]) {
      const done = await tell('can-bo', `/programme-items/${itemId}/acts`, { act, on: '2018-03-02' })
      expect(done.body).toMatchObject({ state: act })
    }
  }
})
