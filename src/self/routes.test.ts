import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cookieOf, enrol, send } from '#access/small-world.ts'
import { codesOf } from '#assignment/small-district.ts'
import { servePeople } from '#person/routes.ts'
import { openCases, type CaseDistrict } from '#procedure/small-cases.ts'
import { verifyProcedures } from '#procedure/verify.ts'
import { TODAY } from '#testing/small-world.ts'
import { selfCorrection, supplement } from './procedures.ts'
import { serveSelf } from './routes.ts'

const PROCEDURES = [selfCorrection, supplement]
const NOW = new Date('2022-10-27T02:00:00Z')

let cases: CaseDistrict
let { ask, tell, step, unit, person } = {} as CaseDistrict
let mine: string
beforeAll(async () => {
  cases = await openCases(PROCEDURES)
  servePeople(cases.door)
  serveSelf(cases.door)
  ;({ ask, tell, step, unit, person } = cases)
  const { db } = cases.database
  const { rows } = await sql<{ id: string }>`select id from organisation where code = 'NK.CB1'`.execute(db)
  const account = await enrol(db, 'dang-vien-2', 'member', rows[0]!.id)
  await sql`update account set person_id = (select person_id from member where member_code = 'NK-2')
    where id = ${account.accountId}`.execute(db)
  mine = await cookieOf(db, account, NOW)
})
afterAll(async () => {
  expect(await verifyProcedures(cases.database.db, PROCEDURES, TODAY)).toEqual([])
  await cases.database.close()
  expect(cases.errors).toEqual([])
})

const askMine = (path: string) => send(cases.door, `GET /api${path}`, { as: mine })
const tellMine = (path: string, body: object) => send(cases.door, `POST /api${path}`, { as: mine, body })
const correction = (field: string, value: string | null, more: object = {}) => ({
  field,
  mode: 'correction',
  value,
  reason: 'Ghi nhầm khi nhập sổ',
  ...more,
})
const valueOf = async (field: string) =>
  (await askMine('/me')).body.me.record.fields.find((one: { field: string }) => one.field === field).value

test('a member sees his own record whole, and of anybody else nothing at all', async () => {
  const { me } = (await askMine('/me')).body
  expect(me.record).toMatchObject({ memberCode: 'NK-2', fullName: 'Trần Văn An', may: { record: false } })
  expect(me.record.fields).toContainEqual(
    expect.objectContaining({ field: 'card_no', value: '12345679', masked: false }),
  )
  expect(me.timeline.length).toBeGreaterThan(0)
  expect((await askMine(`/people/${await person('NK-2')}`)).status).toBe(403)
  expect((await askMine(`/people/${await person('NK-5')}`)).status).toBe(403)
  expect((await tellMine('/people/search', { text: 'an' })).status).toBe(403)
  expect((await askMine(`/supplements?organisationId=${unit['NK.CB1']}&year=2022`)).status).toBe(403)
  expect((await askMine('/people/fields')).status).toBe(403)
  // Who has no account of this kind has no own record here.
  expect((await ask('bi-thu-1', '/me')).status).toBe(403)
})

test('a member sees his classes with their results and what he owes and paid, month by month', async () => {
  const { db } = cases.database
  const me = sql`(select person_id from member where member_code = 'NK-2')`
  const branch = sql`(select id from organisation where code = 'NK.CB1')`
  await sql`
    with class as (insert into training_class (organisation_id) values (${branch}) returning id),
      plan as (insert into training_plan (class_id, kind, name, from_day, until_day)
        select id, 'new_members', 'Lớp đảng viên mới khóa 3', '2022-03-07', '2022-03-12' from class),
      learner as (insert into training_learner (person_id, class_id, organiser_id, sent_by_id, joined_on)
        select ${me}, id, ${branch}, ${branch}, '2022-03-07' from class)
    insert into training_result (person_id, class_id, organiser_id, result, on_day)
      select ${me}, id, ${branch}, 'good', '2022-03-11' from class`.execute(db)
  await sql`insert into dues_charge (member_id, organisation_id, month, rule_set, due_vnd)
    values (${me}, ${branch}, '2022-09-01', '342-QĐ/TW', 60000)`.execute(db)
  const paid = (month: string, amount: number) => sql`
    insert into dues_payment (member_id, organisation_id, month, booked_month, on_day, amount_vnd, method, receipt_no)
    values (${me}, ${branch}, ${month}, ${month}, '2022-10-05', ${amount}, 'cash', ${`PT-${month}`})`
  await paid('2022-09-01', 40000).execute(db)
  await paid('2022-10-01', 60000).execute(db)
  await paid('2021-08-01', 60000).execute(db)
  const { classes, dues } = (await askMine('/me')).body.me
  expect(classes).toEqual([
    {
      name: 'Lớp đảng viên mới khóa 3',
      from: '2022-03-07',
      until: '2022-03-11',
      result: 'good',
      certificateNo: null,
      validUntil: null,
    },
  ])
  expect(dues).toEqual([
    { month: '2022-10-01', owed: null, paid: 60000 },
    { month: '2022-09-01', owed: 60000, paid: 40000 },
  ])
})

test('what is wrong is asked value by value, all reasons at once; the branch accepts or refuses each', async () => {
  const bad = await tellMine('/me/corrections', {
    values: [
      correction('education', 'Đại học'),
      correction('born_on', '32/13/1985'),
      correction('full_name', ''),
      correction('native_place', 'Nam Trực', { reason: '' }),
      correction('native_place', 'Nam Trực'),
      correction('native_place_code', '36'),
      { field: 'phone', mode: 'change', value: '0912 345 678', from: '2022-11-01' },
    ],
  })
  expect(codesOf(bad)).toEqual([
    'self-same-value',
    'self-value-wrong',
    'self-required',
    'self-reason-missing',
    'self-field-twice',
    'self-field-unknown',
    'self-day-future',
  ])
  expect(codesOf(await tellMine('/me/corrections', { values: [] }))).toEqual(['self-nothing'])
  expect((await askMine('/me')).body.me.cases).toEqual([])

  const asked = await tellMine('/me/corrections', {
    values: [correction('education', 'Thạc sĩ'), correction('profession', 'Giám đốc')],
  })
  const id = asked.body.caseId
  expect(codesOf(await tellMine('/me/corrections', { values: [correction('theory', 'Cao cấp')] }))).toEqual([
    'case-open-already',
  ])
  const { shown } = (await ask('bi-thu-1', `/self-cases/${id}`)).body
  expect(shown).toMatchObject({
    mayJudge: true,
    changes: [
      { field: 'profession', was: null, value: 'Giám đốc', verdict: null },
      { field: 'education', was: 'Đại học', value: 'Thạc sĩ', verdict: null },
    ],
  })
  expect((await ask('bi-thu-3', `/self-cases/${id}`)).status).toBe(404)
  expect((await ask('lanh-dao', `/self-cases/${id}`)).body.shown.mayJudge).toBe(false)
  // Through the engine's own door the values would be passed over.
  expect(codesOf(await step('bi-thu-1', id, 'branch', 'judged', { on: TODAY }))).toEqual([
    'self-verdicts-missing',
  ])
  const [profession, education] = shown.changes.map((one: { id: string }) => one.id)
  const judge = (who: string, verdicts: object[]) =>
    tell(who, `/self-cases/${id}/verdicts`, { seen: shown.seen, on: TODAY, verdicts })
  const accepted = { changeId: education, accepted: true }
  expect(codesOf(await judge('bi-thu-1', [accepted, { changeId: profession, accepted: false }]))).toEqual([
    'self-verdict-reason',
  ])
  expect(codesOf(await judge('bi-thu-1', [accepted]))).toEqual(['self-verdicts-missing'])
  const both = [accepted, { changeId: profession, accepted: false, reason: 'Chưa có quyết định bổ nhiệm' }]
  expect((await judge('lanh-dao', both)).status).toBe(403)
  expect((await judge('bi-thu-3', both)).status).toBe(404)
  expect((await judge('bi-thu-1', both)).body).toEqual({ place: 'done' })
  expect(await valueOf('education')).toBe('Thạc sĩ')
  expect(await valueOf('profession')).toBeNull()
  expect((await askMine('/me')).body.me.cases).toMatchObject([
    {
      state: 'done',
      changes: [
        { verdict: 'refused', verdictReason: 'Chưa có quyết định bổ nhiệm' },
        { verdict: 'accepted' },
      ],
    },
  ])
  const { rows } = await sql`
    select old_value, new_value, reason from person_change where field = 'education'`.execute(
    cases.database.db,
  )
  expect(rows).toEqual([{ old_value: 'Đại học', new_value: 'Thạc sĩ', reason: 'Đảng viên đề nghị sửa' }])
})

test('a yearly supplement is handed in, confirmed by the branch, recorded above, and counted', async () => {
  const all = ['contact', 'career', 'party', 'identity', 'protected']
  const open = await tellMine('/me/supplements', {
    year: 2019,
    unchanged: ['party', 'career'],
    values: [{ field: 'theory', mode: 'change', value: 'Trung cấp', from: '2022-06-30' }],
  })
  expect(codesOf(open)).toEqual([
    'self-year-wrong',
    'self-section-open',
    'self-section-both',
    'self-section-open',
    'self-section-open',
  ])
  const given = {
    year: 2022,
    unchanged: all.filter((one) => one !== 'career'),
    values: [{ field: 'theory', mode: 'change', value: 'Trung cấp', from: '2022-06-30' }],
  }
  const { caseId } = (await tellMine('/me/supplements', given)).body
  expect(codesOf(await tellMine('/me/supplements', given))).toContain('self-year-done')
  const campaign = async () => (await ask('khoi', `/supplements?organisationId=${unit['NK']}&year=2022`)).body
  expect(await campaign()).toMatchObject({
    whole: { members: 7, handed: 1, confirmed: 0, recorded: 0 },
    units: [
      { code: 'NK.DB2', members: 2, handed: 0 },
      { code: 'NK.DB', members: 5, handed: 1 },
    ],
  })
  const { shown } = (await ask('bi-thu-1', `/self-cases/${caseId}`)).body
  const verdicts = [{ changeId: shown.changes[0].id, accepted: true }]
  await tell('bi-thu-1', `/self-cases/${caseId}/verdicts`, { seen: shown.seen, on: TODAY, verdicts })
  expect(await valueOf('theory')).toBe('Sơ cấp')
  expect((await step('bi-thu-1', caseId, 'record', 'recorded', { on: TODAY })).status).toBe(403)
  expect((await step('truong', caseId, 'record', 'recorded', { on: TODAY })).body.place).toBe('done')
  expect(await valueOf('theory')).toBe('Trung cấp')
  expect((await campaign()).whole).toEqual({ members: 7, handed: 1, confirmed: 1, recorded: 1 })

  // The secretary hands in for somebody who has no account.
  const same = { year: 2022, unchanged: all, values: [] }
  const other = await person('NK-5')
  expect((await tell('bi-thu-3', `/people/${other}/supplements`, same)).status).toBe(404)
  expect((await tell('lanh-dao', `/people/${other}/supplements`, same)).status).toBe(403)
  expect((await tell('bi-thu-1', `/people/${other}/supplements`, same)).status).toBe(200)
  const rows = async (state: string) =>
    (await ask('bi-thu-1', `/supplements/members?organisationId=${unit['NK.CB1']}&year=2022&state=${state}`))
      .body.items
  expect(await rows('handed')).toMatchObject([{ personId: other, state: 'handed' }])
  expect(await rows('none')).toMatchObject([{ fullName: 'Đỗ Ngọc Bích', caseId: null }])
  const first = await ask(
    'bi-thu-1',
    `/supplements/members?organisationId=${unit['NK.CB1']}&year=2022&limit=2`,
  )
  const rest = await ask(
    'bi-thu-1',
    `/supplements/members?organisationId=${unit['NK.CB1']}&year=2022&limit=2&after=${encodeURIComponent(first.body.next)}`,
  )
  expect([first.body.items.length, rest.body.items.length, rest.body.next]).toEqual([2, 1, null])
})

test('a secretary gives a member of his branch an account of no other role, once', async () => {
  const invite = async (who: string, code: string, userName: string) =>
    tell(who, `/people/${await person(code)}/member-account`, { userName })
  expect((await invite('bi-thu-3', 'NK-5', 'an.nv')).status).toBe(404)
  expect((await invite('lanh-dao', 'NK-5', 'an.nv')).status).toBe(403)
  const made = await invite('bi-thu-1', 'NK-5', 'an.nv')
  expect(made.body.link.path).toMatch(/^\/invitation#/)
  expect(codesOf(await invite('bi-thu-1', 'NK-5', 'an.nv2'))).toEqual(['account-there'])
  expect(codesOf(await invite('truong', 'NK-8', 'xuan'))).toEqual(['self-not-member'])
  expect(codesOf(await invite('bi-thu-1', 'NK-7', 'an.nv'))).toEqual(['user-name-taken'])
  const { rows } = await sql`
    select h.role, o.code from role_holding h join account a on a.id = h.account_id
    join organisation o on o.id = h.organisation_id where a.user_name = 'an.nv'`.execute(cases.database.db)
  expect(rows).toEqual([{ role: 'member', code: 'NK.CB1' }])
})
