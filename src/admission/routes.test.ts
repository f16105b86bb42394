import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cookieOf, enrol, send, type Answer } from '#access/small-world.ts'
import { openOffice, type Office } from '#organisation/small-office.ts'
import { personId } from '#testing/small-world.ts'
import { serveAdmissions } from './routes.ts'

let office: Office
let id: Office['id']
beforeAll(async () => {
  office = await openOffice(serveAdmissions)
  ;({ id } = office)
  const { db } = office.database
  const now = new Date('2022-10-27T02:00:00Z')
  for (const [name, code] of [
    ['bi-thu-1', 'NK.CB1'],
    ['bi-thu-3', 'NK.CB3'],
  ] as const) {
    const { rows } = await sql<{ id: string }>`select id from organisation where code = ${code}`.execute(db)
    office.cookies[name] = await cookieOf(db, await enrol(db, name, 'secretary', rows[0]!.id), now)
  }
})
afterAll(() => office.database.close())

const tell = (who: string, path: string, body: object): Promise<Answer> =>
  send(office.door, `POST /api/admissions${path}`, { as: office.cookies[who]!, body })
const ask = (who: string, path: string): Promise<Answer> =>
  send(office.door, `GET /api/admissions${path}`, { as: office.cookies[who]! })
const codes = ({ body }: Answer) => body.refusals.map((one: { code: string }) => one.code)

const NEWCOMER = { full_name: 'Ngô Thị Ví Dụ', sex: 'nữ', born_on: '1998-03', schooling: '12/12' }
const listing = (change: object = {}) => ({
  organisationId: id['NK.CB1'],
  fields: NEWCOMER,
  route: 'members',
  on: '2022-03-15',
  ...change,
})

test('a branch puts somebody new on its list; who may not is refused, from elsewhere there is nobody', async () => {
  const done = await tell('bi-thu-1', '/sources', listing({ context: 'covid_frontline' }))
  expect(done.body).toMatchObject({
    fullName: 'Ngô Thị Ví Dụ',
    bornOn: '1998-03',
    stage: 'listed',
    since: '2022-03-15',
    context: 'covid_frontline',
    warnings: [{ code: 'no_helper' }, { code: 'no_certificate' }],
    may: { record: true },
  })
  const path = `/sources/${done.body.id}`
  expect((await ask('can-bo', path)).body).toMatchObject({ fullName: 'Ngô Thị Ví Dụ' })
  expect((await ask('lanh-dao', path)).body.may.record).toBe(false)
  expect((await ask('bi-thu-3', path)).status).toBe(404)
  expect((await ask('quan-tri', path)).status).toBe(404)
  expect((await tell('lanh-dao', '/sources', listing())).status).toBe(403)
  expect((await tell('bi-thu-3', '/sources', listing())).status).toBe(404)
  const { rows } = await sql`select from person where full_name = 'Ngô Thị Ví Dụ'`.execute(office.database.db)
  expect(rows).toHaveLength(1)
})

test('what cannot be is refused with all reasons at once and leaves nothing half-written', async () => {
  const people = () => sql`select from person`.execute(office.database.db).then(({ rows }) => rows.length)
  const before = await people()
  const wrong = {
    fields: { ...NEWCOMER, born_on: '2022-12-01' },
    organisationId: id['NK.DB'],
    on: '2022-11-01',
  }
  expect(codes(await tell('can-bo', '/sources', listing(wrong)))).toEqual([
    'day-to-come',
    'before-birth',
    'not-a-branch',
  ])
  const foreign = await tell('bi-thu-1', '/sources', listing({ fields: { ...NEWCOMER, religion: 'Không' } }))
  expect(foreign.status).toBe(400)
  const both = { personId: await personId(office.database.db, 'NK-7') }
  expect((await tell('bi-thu-1', '/sources', listing(both))).status).toBe(400)
  expect(await people()).toBe(before)
  const member = { ...both, fields: undefined }
  expect(codes(await tell('bi-thu-1', '/sources', listing(member)))).toEqual(['is-a-member'])
  const { body } = await ask('bi-thu-1', `/sources?organisationId=${id['NK.CB1']}`)
  const [known] = body.items
  const again = { fields: undefined, personId: known.personId }
  expect(codes(await tell('bi-thu-1', '/sources', listing(again)))).toEqual(['already-listed'])
})

test('helpers are official members of the branch, at most two, from a day to a day', async () => {
  const { body } = await ask('bi-thu-1', `/sources?organisationId=${id['NK.CB1']}`)
  const path = `/sources/${body.items[0].id}`
  const person = async (code: string) => personId(office.database.db, code)
  const assign = async (code: string, on = '2022-04-01') =>
    tell('can-bo', `${path}/helpers`, { personId: await person(code), on })
  expect(codes(await assign('NK-4', '2022-03-01'))).toEqual([
    'before-listing',
    'helper-not-official',
    'helper-elsewhere',
  ])
  expect(codes(await assign('NK-6'))).toEqual(['helper-elsewhere'])
  expect((await assign('NK-7')).body.warnings).toMatchObject([
    { code: 'one_helper' },
    { code: 'no_certificate' },
  ])
  expect(codes(await assign('NK-7'))).toEqual(['helper-already'])
  expect((await assign('NK-2')).body.helpers).toHaveLength(2)
  expect(codes(await assign('NK-5'))).toEqual(['three-helpers'])
  const { body: shown } = await ask('bi-thu-1', path)
  const helper = shown.helpers.find((one: { fullName: string }) => one.fullName === 'Trần Văn An')
  const end = (on: string) =>
    tell('bi-thu-1', `${path}/helpers/${helper.id}/end`, { on, reason: 'Chuyển công tác' })
  expect(codes(await end('2022-03-31'))).toEqual(['before-listing'])
  expect((await end('2022-09-30')).body.helpers).toMatchObject([{ to: null }, { to: '2022-09-30' }])
  expect((await assign('NK-5', '2022-10-01')).status).toBe(200)
  expect((await ask('bi-thu-1', `${path}?on=2022-09-30`)).body.helpers).toHaveLength(2)
  const search = (text: string) =>
    tell('bi-thu-1', '/helpers/search', { organisationId: id['NK.CB1'], text, on: '2022-10-27' })
  expect((await search('ngoc bich')).body.items).toMatchObject([{ fullName: 'Đỗ Ngọc Bích' }])
  expect((await search('dao')).body.items).toEqual([])
})

test('facts are dated, certificates have one number, a mistake is taken back; the list shows what wants a look', async () => {
  const { body: list } = await ask('bi-thu-1', `/sources?organisationId=${id['NK.CB1']}`)
  const path = `/sources/${list.items[0].id}`
  const fact = (body: object) => tell('bi-thu-1', `${path}/facts`, body)
  expect(codes(await fact({ kind: 'note', code: 'met', on: '2022-03-14' }))).toEqual(['before-listing'])
  expect((await fact({ kind: 'note', code: 'met', on: '2022-05-10' })).body.facts).toHaveLength(1)
  const certificate = {
    kind: 'certificate',
    on: '2018-01-30',
    number: '12/GCN',
    issuer: 'Trung tâm chính trị',
  }
  expect((await fact(certificate)).body).toMatchObject({
    stage: 'trained',
    certificateUntil: '2023-01-29',
    warnings: [{ code: 'certificate_runs_out', on: '2023-01-29' }],
  })
  const other = await tell(
    'bi-thu-1',
    '/sources',
    listing({ fields: { ...NEWCOMER, full_name: 'Lý Thị Thử' } }),
  )
  expect(codes(await tell('bi-thu-1', `/sources/${other.body.id}/facts`, certificate))).toEqual([
    'certificate-number-taken',
  ])
  const warned = (warning: string, on = '2022-10-27') =>
    ask('bi-thu-1', `/sources?organisationId=${id['NK.CB1']}&warning=${warning}&on=${on}`)
  expect((await warned('certificate_runs_out')).body.items).toHaveLength(1)
  expect((await warned('certificate_expired', '2023-01-29')).body.items).toHaveLength(0)
  expect((await warned('certificate_expired', '2023-01-30')).body.items).toHaveLength(1)
  const first = await ask('can-bo', `/sources?organisationId=${id['NK']}&limit=1`)
  expect(first.body).toMatchObject({ total: 2, may: { record: true } })
  expect(first.body.warnings).toEqual([
    { code: 'no_helper', n: 1 },
    { code: 'no_certificate', n: 1 },
    { code: 'certificate_runs_out', n: 1 },
  ])
  const next = await ask('can-bo', `/sources?organisationId=${id['NK']}&limit=1&after=${first.body.next}`)
  expect(next.body).toMatchObject({ items: [{}], next: null, total: null })
  const { body: shown } = await ask('bi-thu-1', path)
  const note = shown.facts.find((one: { kind: string }) => one.kind === 'note')
  const take = () => tell('bi-thu-1', `${path}/facts/${note.id}/withdrawal`, { reason: 'Ghi nhầm ngày' })
  expect((await take()).body.facts).toHaveLength(1)
  expect((await take()).status).toBe(409)
})

test('a correction keeps what stood there, and who is off the list is counted no longer', async () => {
  const { body: list } = await ask('bi-thu-1', `/sources?organisationId=${id['NK.CB1']}`)
  const found = list.items.find((one: { fullName: string }) => one.fullName === 'Lý Thị Thử')
  const path = `/sources/${found.id}`
  const corrected = await tell('bi-thu-1', `${path}/correction`, {
    route: 'youth',
    context: null,
    on: '2022-03-20',
    reason: 'Ghi nhầm ngày họp',
  })
  expect(corrected.body).toMatchObject({ id: found.id, route: 'youth', since: '2022-03-20' })
  const { rows } = await sql`select from admission_source where public_id = ${found.id}`.execute(
    office.database.db,
  )
  expect(rows).toHaveLength(2)
  const remove = (on: string) => tell('bi-thu-1', `${path}/removal`, { on, removal: 'moved' })
  expect(codes(await remove('2022-03-01'))).toEqual(['before-listing'])
  expect((await remove('2022-10-01')).body).toMatchObject({
    until: '2022-10-01',
    endedBy: 'moved',
    warnings: [],
  })
  expect((await ask('bi-thu-1', `/sources?organisationId=${id['NK.CB1']}`)).body.items).toHaveLength(1)
  const ended = await ask('bi-thu-1', `/sources?organisationId=${id['NK.CB1']}&state=ended`)
  expect(ended.body.items).toMatchObject([{ fullName: 'Lý Thị Thử', endedBy: 'moved' }])
  const past = await ask('bi-thu-1', `/sources?organisationId=${id['NK.CB1']}&on=2022-09-30`)
  expect(past.body.items).toHaveLength(2)
})

test('the way of a cohort is counted by unit and context, and probationers stand by the end of their months', async () => {
  const asked = `/funnel?organisationId=${id['NK']}&from=2022-01-01&to=2022-10-27`
  const { body } = await ask('lanh-dao', asked)
  expect(body.whole).toEqual({ listed: 2, trained: 1, applied: 0, admitted: 0, official: 0 })
  expect(body.ledger).toBe(1)
  expect(body.units).toMatchObject([{ unit: { code: 'NK.DB' }, listed: 2 }])
  expect(body.contexts).toMatchObject([{ listed: 1 }, { listed: 1 }])
  const { body: probation } = await ask('lanh-dao', `/probationers?organisationId=${id['NK']}`)
  expect(probation.items).toMatchObject([
    { fullName: 'Phạm Thị Đào', ceremonyOn: '2022-05-19', endsOn: '2023-05-19', courseOn: null },
  ])
  expect(office.errors).toEqual([])
})
