import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { send } from '#access/small-world.ts'
import { serveInbox } from '#inbox/routes.ts'
import { servePeople } from '#person/routes.ts'
import { trainingAwaiting } from './awaiting.ts'
import { codesOf as codes, openTraining, type TrainingOffice } from './small-training.ts'

let office: TrainingOffice['office']
let id: TrainingOffice['id']
let who: TrainingOffice['who']
let ask: TrainingOffice['ask']
let tell: TrainingOffice['tell']
let planned: TrainingOffice['planned']
let openClass: TrainingOffice['openClass']
beforeAll(async () => {
  const inbox = (server: Parameters<typeof serveInbox>[0]) => serveInbox(server, [trainingAwaiting])
  ;({ office, id, who, ask, tell, planned, openClass } = await openTraining(servePeople, inbox))
})
afterAll(() => office.database.close())

/** What waits for a unit: which page, by when, how many people. */
async function awaiting(as: string, unit: string, on = '2022-10-27') {
  const path = `GET /api/inbox?organisationId=${id[unit]}&on=${on}&days=90`
  const { body } = await send(office.door, path, { as: office.cookies[as]! })
  return body.items.map((one: Item) => [one.code, one.dueOn, one.facts.people])
}

interface Item {
  code: string
  dueOn: string | null
  facts: { people: number }
}

test('a branch nominates its people; the unit above approves some into a class and declines others', async () => {
  const newMembers = {
    kind: 'new_members',
    name: 'Lớp đảng viên mới khóa II',
    from: '2022-11-07',
    to: '2022-11-14',
  }
  const { body: made } = await tell('can-bo', '', planned(newMembers))
  const above = await ask('can-bo-db', `?organisationId=${id['NK.DB']}&of=above&year=2022`)
  expect(above.body.items[0]).toMatchObject({ name: 'Lớp đảng viên mới khóa II', state: 'planned' })
  const nomination = (change: object = {}) => ({
    organisationId: id['NK.CB2'],
    askedId: id['NK'],
    kind: 'new_members',
    classId: made.id,
    on: '2022-10-20',
    personIds: [who['NK-4'], who['NK-3']],
    ...change,
  })
  const refused = nomination({
    askedId: id['NK.DB2'],
    personIds: [who['binh'], who['NK-4'], who['NK-4']],
    kind: 'awareness',
  })
  expect(codes(await tell('can-bo', '/nominations', refused))).toEqual([
    'asked-not-above',
    'class-of-other-kind',
    'not-for-members',
    'nominee-twice',
    'not-for-members',
  ])
  expect((await tell('lanh-dao', '/nominations', nomination())).status).toBe(403)
  const { body } = await tell('can-bo-db', '/nominations', nomination())
  expect(codes(await tell('can-bo-db', '/nominations', nomination()))).toEqual([
    'nominated-already',
    'nominated-already',
  ])
  const asked = await ask('can-bo', `/nominations?organisationId=${id['NK']}`)
  expect(asked.body.items).toMatchObject([
    {
      id: body.id,
      waiting: 2,
      unit: { code: 'NK.CB2' },
      may: { answer: true },
      nominees: [{ fullName: 'Lê Hoàng Ân', answer: null }, { fullName: 'Phạm Thị Đào' }],
    },
  ])
  expect(await awaiting('can-bo', 'NK')).toEqual([['nomination', null, 2]])
  const path = `/nominations/${body.id}/answer`
  const no = { answer: 'declined', on: '2022-10-19', personIds: [who['NK-3'], who['NK-1']] }
  expect(codes(await tell('can-bo', path, no))).toEqual([
    'answer-before-nomination',
    'declined-without-reason',
    'nominee-unknown',
  ])
  const yes = { answer: 'approved', on: '2022-10-25', personIds: [who['NK-4']] }
  expect(codes(await tell('can-bo', path, yes))).toEqual(['approved-without-class'])
  expect((await tell('can-bo-db', path, { ...yes, classId: made.id })).status).toBe(404)
  await tell('can-bo', path, { ...yes, classId: made.id })
  await tell('can-bo', path, {
    answer: 'declined',
    on: '2022-10-25',
    reason: 'Đã học',
    personIds: [who['NK-3']],
  })
  expect(codes(await tell('can-bo', path, { ...yes, classId: made.id }))).toEqual(['answered-already'])
  const mine = await ask('can-bo-db', `/nominations?organisationId=${id['NK.DB']}&side=made`)
  expect(mine.body.items[0].nominees).toMatchObject([
    { answer: 'declined', reason: 'Đã học' },
    { answer: 'approved', className: 'Lớp đảng viên mới khóa II' },
  ])
  expect(
    codes(await tell('can-bo-db', `/nominations/${body.id}/withdrawal`, { reason: 'Thôi học' })),
  ).toEqual(['answered-some'])
  expect((await ask('can-bo-db', `/${made.id}/roster`)).body.items).toMatchObject([
    { fullName: 'Phạm Thị Đào' },
  ])
  const roster = await ask('can-bo', `/${made.id}/roster`)
  expect(roster.body.items).toMatchObject([{ fullName: 'Phạm Thị Đào', unit: { code: 'NK.CB2' } }])
})

const lacking = async (what: string, more = '', as = 'can-bo', unit = 'NK') =>
  (await ask(as, `/lacking?organisationId=${id[unit]}&what=${what}${more}`)).body

test('who lacks a class, the most urgent first, and who is about to get it', async () => {
  expect((await lacking('new_members')).items).toMatchObject([
    { fullName: 'Phạm Thị Đào', unit: { code: 'NK.CB2' }, dueOn: '2023-05-19', underway: 'learning' },
  ])
  const first = await lacking('awareness', '&limit=2')
  const rest = await lacking('awareness', `&limit=2&after=${first.next}`)
  expect([...first.items, ...rest.items].map((one: Person) => one.fullName)).toEqual([
    'Bùi Thị An',
    'Cao Văn Bình',
    'Dương Kim Chi',
  ])
  expect(rest.next).toBeNull()
  expect((await ask('can-bo-db', `/lacking?organisationId=${id['NK.DB2']}&what=awareness`)).status).toBe(404)
  expect((await ask('quan-tri', `/lacking?organisationId=${id['NK']}&what=awareness`)).status).toBe(404)
})

interface Person {
  fullName: string
}

test('a secretary short of the level that her post asks for lacks it until she completes the class', async () => {
  const { db } = office.database
  await sql`insert into post (person_id, organisation_id, committee, role, manner, from_day)
    select id, (select id from organisation where code = 'NK.DB2'), 'cap_uy', 'bi_thu', 'bau', '2020-08-01'
    from person where public_id = ${who['NK-6']}`.execute(db)
  expect((await lacking('theory')).items).toMatchObject([
    { fullName: "H'Hen Niê", role: 'bi_thu', has: 'Sơ cấp', wants: 'Trung cấp', source: '89-QĐ/TW' },
  ])
  const school = { kind: 'theory_intermediate', name: 'Lớp trung cấp K1', school: 'Trường Chính trị tỉnh' }
  const classId = await openClass({ ...school, from: '2021-03-01', to: '2022-03-01' }, '2021-03-01')
  await tell('can-bo', `/${classId}/learners`, { personIds: [who['NK-6']], on: '2021-03-01' })
  expect((await lacking('theory')).items).toMatchObject([{ underway: 'learning' }])
  await tell('can-bo', `/${classId}/acts`, { act: 'closed', on: '2022-03-01' })
  expect(await awaiting('can-bo', 'NK')).toContainEqual(['results', '2022-03-31', 1])
  const results = [{ personId: who['NK-6'], result: 'good' }]
  await tell('can-bo', `/${classId}/results`, { on: '2022-03-05', results })
  expect((await lacking('theory')).items).toEqual([])
  expect((await lacking('theory', '&on=2022-03-04')).items).toHaveLength(1)
  expect((await ask('can-bo', `/lacking/counts?organisationId=${id['NK']}`)).body).toEqual({
    new_members: 1,
    soon: 0,
    awareness: 3,
    theory: 0,
  })
})

test('the inbox tells a branch of probationers whose probation ends within 90 days', async () => {
  expect(await awaiting('can-bo', 'NK.CB2', '2023-02-17')).toEqual([])
  expect(await awaiting('can-bo', 'NK.CB2', '2023-02-18')).toEqual([['probation', '2023-05-19', 1]])
  const counted = await ask('can-bo', `/lacking/counts?organisationId=${id['NK']}&on=2023-02-18`)
  expect(counted.body).toMatchObject({ new_members: 1, soon: 1 })
})

test('a unit sees of a class above it only its own people, and the organiser sees all', async () => {
  const classId = await openClass({}, '2022-03-07')
  const personIds = [who['an'], who['binh'], who['chi']]
  await tell('can-bo', `/${classId}/learners`, { personIds, on: '2022-03-01' })
  const names = async (as: string) => {
    const { body } = await ask(as, `/${classId}/roster`)
    return [body.items.map((one: Person) => one.fullName), body.beyondReach]
  }
  expect(await names('can-bo')).toEqual([['Bùi Thị An', 'Cao Văn Bình', 'Dương Kim Chi'], 0])
  expect(await names('can-bo-db')).toEqual([['Bùi Thị An', 'Cao Văn Bình'], 1])
  expect((await ask('can-bo-db', `/${classId}`)).body).toMatchObject({
    rostered: 3,
    may: { record: false, people: false },
  })
  const acted = await tell('can-bo-db', `/${classId}/acts`, { act: 'closed', on: '2022-03-11' })
  expect(acted.status).toBe(404)
  expect(office.errors).toEqual([])
})
