import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cookieOf, enrol, openDoor, send } from '#access/small-world.ts'
import type { Role } from '#access/rules.ts'
import type { Database } from '#platform/database/connect.ts'
import { testDatabase } from '#testing/database.ts'
import { loadSmallWorld, unitId } from '#testing/small-world.ts'
import { serveSchemes } from './routes.ts'
import { verifySchemes } from './verify.ts'

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
    ['can-bo', 'officer', 'NK'],
    ['lanh-dao', 'leader', 'NK'],
    ['can-bo-db', 'officer', 'NK.DB'],
    ['can-bo-db2', 'officer', 'NK.DB2'],
  ] as [string, Role, string][]) {
    const { rows } = await sql<{ id: string }>`select id from organisation where code = ${code}`.execute(db)
    cookies[name] = await cookieOf(db, await enrol(db, name, role, rows[0]!.id), NOW)
  }
  ;({ door } = openDoor(db, { now: NOW }))
  serveSchemes(door)
})
afterAll(() => database.close())

const ask = (who: string, path: string) => send(door, `GET /api${path}`, { as: cookies[who]! })
const tell = (who: string, path: string, body: object) =>
  send(door, `POST /api${path}`, { as: cookies[who]!, body })
const codesOf = ({ body }: { body: { refusals: { code: string }[] } }) =>
  body.refusals.map(({ code }) => code)
const scheme = (more: object = {}) => ({
  organisationId: id['NK'],
  kind: 'scheme',
  code: 'ĐA-1',
  title: 'Đề án nâng cao chất lượng sinh hoạt chi bộ',
  field: 'grassroots',
  drafter: 'Ban Tổ chức',
  adopter: 'Ban Thường vụ',
  startsOn: '2022-02-01',
  dueOn: '2022-12-15',
  ...more,
})

test('a scheme from plan to adoption: milestones, light, drafting body, acts', async () => {
  const made = await tell('can-bo', '/schemes', scheme())
  expect(made.body).toMatchObject({ state: 'planned', light: 'in_time', next: null })
  const own = `/schemes/${made.body.id}`
  const plan = (milestones: object[]) => tell('can-bo', `${own}/milestones`, { milestones })
  expect(
    codesOf(
      await plan([
        { title: 'Đề cương', plannedOn: '2022-05-01' },
        { title: 'Khảo sát', plannedOn: '2022-04-01' },
        { title: 'Trình', plannedOn: '2023-01-01' },
      ]),
    ),
  ).toEqual(['milestone-out-of-order', 'milestone-outside'])
  expect((await ask('can-bo', own)).body.milestones).toEqual([])
  const planned = await plan([
    { title: 'Đề cương', plannedOn: '2022-03-01' },
    { title: 'Khảo sát', plannedOn: '2022-11-05', unitId: id['NK.DB'] },
  ])
  expect(planned.body).toMatchObject({
    light: 'late',
    next: { title: 'Đề cương' },
    assignments: [{ kind: 'milestone', dueOn: '2022-11-05', done: 0 }],
  })
  const [outline, survey] = planned.body.milestones
  const done = (one: { id: string }, on: string | null) =>
    tell('can-bo', `${own}/milestones/${one.id}/done`, { on })
  expect(codesOf(await done(outline, '2022-10-28'))).toEqual(['done-in-future'])
  expect((await done(outline, '2022-03-02')).body).toMatchObject({
    light: 'soon',
    next: { title: 'Khảo sát' },
  })
  expect((await done(survey, '2022-10-20')).body).toMatchObject({
    light: 'in_time',
    assignments: [{ done: 1 }],
  })
  expect(codesOf(await plan([{ title: 'Khác', plannedOn: '2022-05-01' }]))).toEqual([
    'milestone-done',
    'milestone-done',
  ])
  const member = { body: 'steering', role: 'head', post: 'Phó Bí thư Thường trực', from: '2022-02-01' }
  expect((await tell('can-bo', `${own}/members`, member)).body.members).toMatchObject([{ role: 'head' }])
  expect(codesOf(await tell('can-bo', `${own}/members`, member))).toEqual(['head-taken'])
  const act = (name: string, on: string) => tell('can-bo', `${own}/acts`, { act: name, on })
  expect(codesOf(await act('adopted', '2022-09-01'))).toEqual(['outcome-before-submission'])
  await act('drafting', '2022-03-01')
  await act('submitted', '2022-10-01')
  const follow = (more: object = {}) =>
    tell('can-bo', `${own}/follow-ups`, {
      title: 'Triển khai đề án ở cơ sở',
      dueOn: '2022-12-31',
      units: { by: 'pasted', text: 'NK.DB\nNK.DB2' },
      ...more,
    })
  expect(codesOf(await follow({ dueOn: '2022-10-26', units: { by: 'pasted', text: 'NK.DX' } }))).toEqual([
    'follow-up-before-adoption',
    'due-before-start',
    'units-unknown',
  ])
  expect((await act('adopted', '2022-10-10')).body).toMatchObject({ state: 'adopted', light: 'ended' })
  expect((await ask('can-bo-db2', own)).status).toBe(404)
  expect((await follow()).body.followUps).toMatchObject([
    { kind: 'follow_up', dueOn: '2022-12-31', addressed: 2, done: 0 },
  ])
  expect((await ask('can-bo', `${own}?on=2022-09-30`)).body).toMatchObject({ state: 'drafting' })
  expect((await ask('can-bo', `/schemes?organisationId=${id['NK']}`)).body).toMatchObject({
    whole: 1,
    lights: { ended: 1, late: 0 },
  })
  expect((await tell('lanh-dao', '/schemes', scheme())).status).toBe(403)
  expect((await ask('can-bo-db2', own)).status).toBe(200)
  expect((await ask('can-bo-db', own)).status).toBe(200)
})

test('a summing-up names the text and after how many years; a correction keeps what was said', async () => {
  const wrong = scheme({ kind: 'summing_up', dueOn: '2022-01-01' })
  expect(codesOf(await tell('can-bo', '/schemes', wrong))).toEqual([
    'due-before-start',
    'summing-up-without-text',
    'summing-up-without-years',
  ])
  const sound = scheme({ kind: 'summing_up', reviewed: 'Nghị quyết', years: 15 })
  const made = await tell('can-bo', '/schemes', sound)
  const corrected = await tell('can-bo', `/schemes/${made.body.id}/correction`, {
    ...sound,
    years: 10,
    reason: 'Ghi nhầm số năm',
  })
  expect(corrected.body).toMatchObject({ years: 10, corrections: [{ reason: 'Ghi nhầm số năm' }] })
})

test('units are asked about a draft, n of N answer, each opinion is taken up or answered', async () => {
  const made = await tell('can-bo', '/schemes', scheme({ code: 'ĐA-3' }))
  const draft = {
    title: 'Dự thảo lần 1',
    on: '2022-10-01',
    answersBy: '2022-10-20',
    parts: ['Phần I', 'Phần II'],
  }
  const path = `/schemes/${made.body.id}/drafts`
  const pasted = { by: 'pasted', text: 'NK.DB\nĐảng bộ Bệnh viện Vi du\nkhông có' }
  expect(codesOf(await tell('can-bo', path, { ...draft, answersBy: '2022-09-30', units: pasted }))).toEqual([
    'answers-before-draft',
    'units-unknown',
  ])
  const sent = await tell('can-bo', path, { ...draft, units: { by: 'below' } })
  const own = `/scheme-drafts/${sent.body.id}`
  expect((await ask('can-bo-db', own)).body).toMatchObject({ mine: [{ code: 'NK.DB' }], silent: [] })
  expect((await ask('can-bo', own)).body).toMatchObject({ asked: 2, answered: 0, silent: [{}, {}] })
  const opinion = { organisationId: id['NK.DB'], part: 'Phần I', text: 'Bổ sung chỉ tiêu', on: '2022-10-21' }
  const given = await tell('can-bo-db', `${own}/opinions`, opinion)
  expect(given.body).toMatchObject({ answered: 1, open: 1 })
  expect((await tell('can-bo-db2', `${own}/opinions`, opinion)).status).toBe(404)
  await tell('can-bo-db2', `${own}/opinions`, { organisationId: id['NK.DB2'], text: null, on: '2022-10-10' })
  const { items } = (await ask('can-bo', `${own}/opinions?open=yes`)).body
  expect(items).toMatchObject([{ part: 'Phần I', late: true, outcome: null }])
  expect((await ask('can-bo-db2', `${own}/opinions`)).body.items).toMatchObject([
    { unit: { code: 'NK.DB2' } },
  ])
  const outcome = `${own}/opinions/${items[0].id}/outcome`
  const answer = { outcome: 'answered', on: '2022-10-25' }
  expect(codesOf(await tell('can-bo', outcome, answer))).toEqual(['answer-without-reason'])
  expect((await tell('can-bo', outcome, { ...answer, reason: 'Đã có' })).body).toMatchObject({
    answered: 2,
    open: 0,
  })
  expect((await tell('can-bo-db', outcome, { ...answer, reason: 'Tự trả lời' })).status).toBe(404)
})

const FORM = [
  { key: 'q1', kind: 'number', label: 'Số chi bộ', required: true },
  { key: 'q2', kind: 'one_choice', label: 'Mức độ', options: ['Tốt', 'Khá'] },
  { key: 'q3', kind: 'long_text', label: 'Kiến nghị' },
]
const survey = (more: object = {}) => ({
  organisationId: id['NK'],
  title: 'Khảo sát sinh hoạt chi bộ',
  opensOn: '2022-10-01',
  closesOn: '2022-10-27',
  form: FORM,
  units: { by: 'below' },
  ...more,
})

test('a survey is answered in drafts, sent, added up; a closed one takes nothing', async () => {
  const wrong = await tell('can-bo', '/surveys', survey({ closesOn: '2022-09-30', form: [] }))
  expect(codesOf(wrong)).toEqual(['closes-before-it-opens', 'closes-in-past', 'no-questions'])
  expect((await ask('can-bo', `/surveys?organisationId=${id['NK']}&of=sent`)).body.items).toEqual([])
  const made = await tell('can-bo', '/surveys', survey())
  const own = `/surveys/${made.body.id}`
  expect((await ask('can-bo-db', `/surveys?organisationId=${id['NK.DB']}`)).body.items).toMatchObject([
    { mine: 'none', asked: 2 },
  ])
  const answer = (who: string, unit: string, answers: object, sending: boolean) =>
    tell(who, `${own}/answer`, { organisationId: id[unit], answers, send: sending })
  expect((await answer('can-bo-db', 'NK.DB', { q3: 'nháp' }, false)).body).toEqual({ state: 'draft' })
  const drafted = await ask('can-bo-db', `${own}/answer?organisationId=${id['NK.DB']}`)
  expect(drafted.body).toMatchObject({ state: 'draft', answers: { q3: 'nháp' }, sentOn: null })
  const bad = await answer('can-bo-db', 'NK.DB', { q1: 'ba', q2: 'Kém' }, true)
  expect(codesOf(bad)).toEqual(['not-a-number', 'not-an-option'])
  expect(codesOf(await answer('can-bo-db', 'NK.DB', {}, true))).toEqual(['answer-missing'])
  await answer('can-bo-db', 'NK.DB', { q1: 2, q2: 'Tốt' }, true)
  expect((await answer('can-bo-db', 'NK.DB2', { q1: 2 }, true)).status).toBe(404)
  expect(codesOf(await answer('can-bo', 'NK.CB1', { q1: 2 }, true))).toEqual(['not-asked'])
  await answer('can-bo', 'NK.DB2', { q1: 1, q3: 'Không' }, true)
  const result = (await ask('can-bo', `${own}/consolidation`)).body
  expect(result).toMatchObject({ asked: 2, sent: 2 })
  expect(result.questions[0].result).toMatchObject({ n: 2, sum: 3, mean: 1.5 })
  expect(result.questions[1].result.choices).toMatchObject([{ units: 1, share: 1 }, { units: 0 }])
  expect((await ask('can-bo', `${own}/answers?limit=1`)).body).toMatchObject({
    items: [{ answers: { q1: 2 } }],
  })
  expect((await ask('can-bo-db', `${own}/consolidation`)).status).toBe(404)
  expect((await ask('can-bo', `${own}/units?state=missing`)).body.items).toEqual([])
  const closing = await tell('can-bo', `${own}/closing`, { closesOn: '2022-10-20', reason: 'Đủ rồi' })
  expect(closing.body).toMatchObject({ isOpen: false, closesOn: '2022-10-20' })
  expect(codesOf(await answer('can-bo-db', 'NK.DB', { q1: 9 }, true))).toEqual(['survey-closed'])
  expect((await ask('can-bo', `${own}/consolidation`)).body.questions[0].result.sum).toBe(3)
  expect((await ask('can-bo', `${own}/units?state=late`)).body.items).toHaveLength(2)
})

test('an outline of a summing-up is reported upon like a survey, within its scheme', async () => {
  const made = await tell(
    'can-bo',
    '/schemes',
    scheme({ kind: 'summing_up', reviewed: 'Hướng dẫn', years: 2 }),
  )
  const outline = survey({ kind: 'outline', schemeId: made.body.id, form: [{ ...FORM[2], required: true }] })
  const sent = await tell('can-bo', '/surveys', outline)
  expect(sent.body).toMatchObject({ kind: 'outline', scheme: { id: made.body.id } })
  expect((await ask('can-bo-db', `/schemes/${made.body.id}`)).body.surveys).toMatchObject([
    { asked: 2, sent: 0 },
  ])
  expect(await verifySchemes(database.db)).toEqual([])
})

test('faults planted in the records are found', async () => {
  await sql`insert into scheme_act (scheme_id, act, on_day) select max(id), 'adopted', '2022-01-01' from scheme`.execute(
    database.db,
  )
  await sql`update scheme_milestone_state set planned_on = '2022-12-01' where place = 0 and superseded_at is null`.execute(
    database.db,
  )
  await sql`insert into survey_answer (survey_id, organisation_id, answers)
    select max(survey.id), min(organisation.id), '{}' from survey, organisation`.execute(database.db)
  expect((await verifySchemes(database.db)).map(({ code }) => code)).toEqual([
    'act-out-of-order',
    'milestone-out-of-order',
    'answer-not-asked',
  ])
})
