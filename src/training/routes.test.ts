import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { servePeople } from '#person/routes.ts'
import { actorAt } from '#testing/small-world.ts'
import { certificateOf, hasCompleted } from './certificates.ts'
import { TRAINING_PAPERS } from './papers.ts'
import { codesOf as codes, openTraining, type TrainingOffice } from './small-training.ts'
import { verifyTraining } from './verify.ts'

let office: TrainingOffice['office']
let id: TrainingOffice['id']
let who: TrainingOffice['who']
let ask: TrainingOffice['ask']
let tell: TrainingOffice['tell']
let planned: TrainingOffice['planned']
let openClass: TrainingOffice['openClass']
beforeAll(async () => {
  ;({ office, id, who, ask, tell, planned, openClass } = await openTraining(servePeople))
})
afterAll(() => office.database.close())

test('a class goes from the plan to certificates that are good for 60 months', async () => {
  const classId = await openClass()
  const path = `/${classId}`
  expect(
    (await tell('can-bo', `${path}/learners`, { personIds: [who['an']], on: '2022-03-01' })).body,
  ).toEqual({ id: classId, added: 1 })
  const lines = 'Cao Văn Bình\t01/02/1998\n\nDương Kim Chi; 30/12/2000'
  expect((await tell('can-bo', `${path}/lines/check`, { text: lines, on: '2022-03-01' })).body).toEqual({
    found: 2,
  })
  await tell('can-bo', `${path}/lines`, { text: lines, on: '2022-03-01' })
  const absent = [{ personId: who['binh'], excused: true }]
  await tell('can-bo', `${path}/sessions`, { on: '2022-03-07', part: 'morning', topic: 'Bài 1', absent })
  await tell('can-bo', `${path}/sessions`, { on: '2022-03-07', part: 'afternoon', present: 2, absent: [] })
  expect((await ask('can-bo', `${path}/sessions`)).body.items).toMatchObject([
    { part: 'morning', present: 2, absent: 1, excused: 1, absentees: [{ fullName: 'Cao Văn Bình' }] },
    { part: 'afternoon', present: 2, absent: 1, absentees: [] },
  ])
  const results = [
    { personId: who['an'], result: 'good' },
    { personId: who['binh'], result: 'failed' },
  ]
  expect(codes(await tell('can-bo', `${path}/results`, { on: '2022-03-11', results }))).toEqual([
    'class-not-ended',
  ])
  await tell('can-bo', `${path}/acts`, { act: 'closed', on: '2022-03-11' })
  await tell('can-bo', `${path}/results`, { on: '2022-03-11', results })
  const again = [{ personId: who['an'], result: 'excellent' }]
  expect(codes(await tell('can-bo', `${path}/results`, { on: '2022-03-11', results: again }))).toEqual([
    'result-there',
  ])
  const reason = 'Chấm lại bài thu hoạch'
  expect((await tell('can-bo', `${path}/results`, { on: '2022-03-11', results: again, reason })).status).toBe(
    200,
  )
  const certificates = [
    { personId: who['an'], number: '01/2022' },
    { personId: who['binh'], number: '01/2022' },
  ]
  expect(codes(await tell('can-bo', `${path}/certificates`, { on: '2022-03-10', certificates }))).toEqual([
    'before-result',
    'number-twice',
    'not-completed',
  ])
  await tell('can-bo', `${path}/certificates`, { on: '2022-03-15', certificates: certificates.slice(0, 1) })
  const roster = await ask('can-bo', `${path}/roster`)
  expect(roster.body).toMatchObject({ beyondReach: 0, next: null, nextNumber: '02/2022' })
  expect(roster.body.items).toMatchObject([
    {
      fullName: 'Bùi Thị An',
      unit: { code: 'NK.CB1' },
      result: 'excellent',
      absences: 0,
      certificate: { number: '01/2022', issuedOn: '2022-03-15', to: '2027-03-14' },
    },
    { fullName: 'Cao Văn Bình', result: 'failed', absences: 1, excused: 1, certificate: null },
    { fullName: 'Dương Kim Chi', result: null },
  ])
  expect((await ask('can-bo', path)).body).toMatchObject({
    state: 'closed',
    learners: 3,
    completed: 1,
    withoutResult: 1,
    certificates: 1,
    sessions: 2,
    acts: [{ act: 'opened' }, { act: 'closed' }],
    may: { record: true, people: true },
  })
  expect((await ask('can-bo', `${path}?on=2022-03-08`)).body).toMatchObject({ state: 'opened', completed: 0 })
  const { db } = office.database
  const key = await internal(who['an']!)
  const good = { number: '01/2022', issuedOn: '2022-03-15', validUntil: '2027-03-15' }
  expect(await certificateOf(db, key, 'awareness', '2027-03-14' as never)).toEqual(good)
  expect(await certificateOf(db, key, 'awareness', '2027-03-15' as never)).toBeNull()
  expect(await hasCompleted(db, key, 'awareness', '2022-03-10' as never)).toBe(false)
  expect(await hasCompleted(db, key, 'awareness', '2022-03-11' as never)).toBe(true)
  expect(codes(await tell('can-bo', `${path}/withdrawal`, { reason: 'Ghi nhầm' }))).toEqual(['results-there'])
  expect(codes(await tell('can-bo', `${path}/removal`, { personId: who['an'], reason: 'Ghi nhầm' }))).toEqual(
    ['has-result'],
  )
})

async function internal(publicId: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`select id from person where public_id = ${publicId}`.execute(
    office.database.db,
  )
  return rows[0]!.id
}

test('roster and certificate are printed with what the register holds', async () => {
  const { db } = office.database
  const { body } = await ask('can-bo', `?organisationId=${id['NK']}`)
  const actor = await actorAt(db, 'officer', 'NK')
  const asked = { id: body.items[0].id, on: actor.today }
  const [roster, certificate] = TRAINING_PAPERS
  expect(await roster!.gather(db, actor, { ...asked, also: [] })).toMatchObject({
    head: { subject: 'Lớp bồi dưỡng nhận thức về Đảng khóa I năm 2022' },
    values: {
      count: 3,
      learners: [{ number: 1, bornOn: '05/04/1999', result: 'Xuất sắc', certificate: '01/2022' }, {}, {}],
    },
  })
  const printed = await certificate!.gather(db, actor, { ...asked, also: [who['an']!] })
  expect(printed).toMatchObject({
    head: { number: '01/2022', on: '2022-03-15' },
    values: { fullName: 'Bùi Thị An', from: '2022-03-07', to: '2022-03-11', goodTo: '2027-03-14' },
  })
  const without = certificate!.gather(db, actor, { ...asked, also: [who['binh']!] })
  await expect(without).rejects.toThrow('paper-without-certificate')
  const elsewhere = await actorAt(db, 'officer', 'NK.DB2')
  const outside = certificate!.gather(db, { ...elsewhere, holdings: [] }, { ...asked, also: [who['an']!] })
  await expect(outside).rejects.toThrow('not found')
})

test('a certificate number stands once in an issuer’s kind and year, also after it was withdrawn', async () => {
  const classId = await openClass({ from: '2022-05-02', to: '2022-05-06' }, '2022-05-02')
  await tell('can-bo', `/${classId}/learners`, { personIds: [who['binh']], on: '2022-05-02' })
  await tell('can-bo', `/${classId}/acts`, { act: 'closed', on: '2022-05-06' })
  const results = [{ personId: who['binh'], result: 'passed' }]
  await tell('can-bo', `/${classId}/results`, { on: '2022-05-06', results })
  const issue = (number: string, on = '2022-05-10') =>
    tell('can-bo', `/${classId}/certificates`, { on, certificates: [{ personId: who['binh'], number }] })
  expect(codes(await issue('01/2022'))).toEqual(['number-taken'])
  expect(codes(await issue(''))).toEqual(['number-missing'])
  expect((await issue('02/2022')).status).toBe(200)
  await tell('can-bo', `/${classId}/certificates/withdrawal`, { personId: who['binh'], reason: 'Sai tên' })
  expect(codes(await issue('02/2022'))).toEqual(['number-taken'])
  expect((await issue('03/2022')).status).toBe(200)
})

test('bad input is refused with all its reasons and nothing is written', async () => {
  const refused = planned({
    name: ' ',
    from: '2022-09-10',
    to: '2022-09-09',
    kind: 'no_such_kind',
    countedCompleted: 5,
  })
  expect(codes(await tell('can-bo', '', refused))).toEqual([
    'no-name',
    'kind-unknown',
    'ends-before-it-starts',
    'completed-above-learners',
  ])
  const classId = await openClass({ from: '2022-06-06', to: '2022-06-10' }, '2022-06-06')
  const path = `/${classId}`
  const twice = [who['an'], who['an'], who['NK-1']]
  expect(codes(await tell('can-bo', `${path}/learners`, { personIds: twice, on: '2022-06-01' }))).toEqual([
    'learner-twice',
    'not-for-members',
  ])
  const text =
    'NK-9\nNK-44\nBùi Thị An\t05/04/1999\nBùi Thị An; 5/4/1999\nTrần Không Có; 1/1/2001\nchữ lạ ở đây'
  const lines = await tell('can-bo', `${path}/lines`, { text, on: '2022-06-01' })
  expect(lines.body.refusals).toMatchObject([
    { code: 'line-not-read', line: 6 },
    { code: 'line-unknown', line: 1 },
    { code: 'line-unknown', line: 2, near: 'NK-4' },
    { code: 'line-twice', line: 4, before: 3 },
    { code: 'line-unknown', line: 5, near: null },
  ])
  expect((await ask('can-bo', path)).body.rostered).toBe(0)
  await tell('can-bo', `${path}/learners`, { personIds: [who['an'], who['binh']], on: '2022-06-01' })
  const session = { on: '2022-06-11', part: 'morning', present: 3, absent: [] }
  expect(codes(await tell('can-bo', `${path}/sessions`, session))).toEqual(['present-above-roster'])
  const both = {
    on: '2022-06-05',
    part: 'morning',
    present: 2,
    absent: [{ personId: who['an'], excused: false }],
  }
  expect(codes(await tell('can-bo', `${path}/sessions`, both))).toEqual([
    'outside-class',
    'present-and-absent',
  ])
  const stranger = { on: '2022-06-06', part: 'evening', absent: [{ personId: who['chi'], excused: false }] }
  expect(codes(await tell('can-bo', `${path}/sessions`, stranger))).toEqual(['not-on-roster'])
  await tell('can-bo', `${path}/sessions`, { on: '2022-06-10', part: 'morning', absent: [] })
  expect(codes(await tell('can-bo', `${path}/acts`, { act: 'closed', on: '2022-06-09' }))).toEqual([
    'session-after-end',
  ])
  expect(codes(await tell('can-bo', `${path}/acts`, { act: 'opened', on: '2022-12-01' }))).toEqual([
    'act-does-not-follow',
    'in-the-future',
  ])
  expect(codes(await tell('can-bo', `${path}/acts`, { act: 'cancelled', on: '2022-06-12' }))).toEqual([
    'no-reason',
  ])
})

test('figures of a period by kind, organiser, year and unit open to their people', async () => {
  const counted = await openClass(
    {
      name: 'Lớp theo báo cáo',
      from: '2021-04-05',
      to: '2021-04-09',
      countedLearners: 107,
      countedCompleted: 105,
    },
    '2021-04-05',
  )
  expect((await ask('can-bo', `/${counted}`)).body).toMatchObject({
    learners: 107,
    rostered: 0,
    completed: 105,
  })
  const period = `organisationId=${id['NK']}&from=2021-01-01&to=2022-12-31`
  const figures = async (by: string) => (await ask('can-bo', `/figures?${period}&by=${by}`)).body
  expect(await figures('kind')).toMatchObject({
    rows: [{ key: 'awareness', classes: 4, learners: 113, rostered: 6, completed: 107, certificates: 2 }],
    total: { classes: 4, learners: 113 },
  })
  expect((await figures('year')).rows).toMatchObject([
    { key: '2021', learners: 107 },
    { key: '2022', classes: 3 },
  ])
  expect((await figures('organiser')).rows).toMatchObject([{ vi: 'Đảng bộ khối Ví dụ', classes: 4 }])
  const byUnit = (await figures('unit')).rows
  expect(byUnit).toMatchObject([
    { key: id['NK.DB'], learners: 5, completed: 2 },
    { key: id['NK.DB2'], learners: 1 },
    { key: '-', learners: 107, completed: 105 },
  ])
  const people = await ask('can-bo', `/figures/people?${period}&by=unit&key=${id['NK.DB']}&who=completed`)
  expect(people.body.items).toMatchObject([
    { fullName: 'Bùi Thị An', result: 'excellent' },
    { fullName: 'Cao Văn Bình', result: 'passed' },
  ])
  const first = await ask('can-bo', `/figures/people?${period}&limit=4`)
  const rest = await ask('can-bo', `/figures/people?${period}&limit=4&after=${first.body.next}`)
  expect([first.body.items.length, rest.body.items.length, rest.body.next]).toEqual([4, 2, null])
  expect((await ask('can-bo', `/conversion?${period}`)).body).toEqual({
    classes: 4,
    learners: 113,
    rostered: 3,
    admittedOfRostered: 0,
    admitted: 1,
  })
  const year = await ask('can-bo', `/year?organisationId=${id['NK']}&year=2022`)
  expect(year.body.lines).toMatchObject([
    { kind: 'awareness', planned: 3, held: 3, plannedLearners: 9, learners: 6 },
  ])
  expect(year.body.classes).toHaveLength(3)
})

test('corrections keep what was said; kinds of one’s own; who may not, and what is out of reach', async () => {
  const classId = (
    await tell('can-bo', '', planned({ organisationId: id['NK.DB2'], name: 'Lớp của bệnh viện' }))
  ).body.id
  const { organisationId: _unit, ...rest } = planned({
    name: 'Lớp của bệnh viện (đổi ngày)',
    to: '2022-03-12',
  })
  await tell('can-bo', `/${classId}/correction`, { ...rest, reason: 'Dời ngày' })
  expect((await ask('can-bo', `/${classId}`)).body).toMatchObject({
    name: 'Lớp của bệnh viện (đổi ngày)',
    to: '2022-03-12',
    earlier: [{ name: 'Lớp của bệnh viện', reason: 'Dời ngày' }],
  })
  expect((await ask('can-bo-db', `/${classId}`)).status).toBe(404)
  expect((await tell('can-bo-db', `/${classId}/correction`, { ...rest, reason: 'Dời ngày' })).status).toBe(
    404,
  )
  expect((await tell('lanh-dao', '', planned())).status).toBe(403)
  expect((await ask('quan-tri', `/${classId}/roster`)).status).toBe(404)
  const own = { organisationId: id['NK'], name: 'Bồi dưỡng dân vận khéo', target: 'cadre' }
  const { body } = await tell('can-bo', '/kinds', own)
  expect(codes(await tell('can-bo', '/kinds', own))).toEqual(['kind-there'])
  const kinds = await ask('can-bo-db', `/kinds?organisationId=${id['NK.DB']}`)
  expect(kinds.body.items.at(-1)).toMatchObject({ code: body.code, vi: 'Bồi dưỡng dân vận khéo' })
  expect((await ask('trung-uong', `/kinds?organisationId=${id['TW']}`)).body.items).toHaveLength(10)
  expect(await verifyTraining(office.database.db)).toEqual([])
  expect(office.errors).toEqual([])
})
