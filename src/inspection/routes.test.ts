import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { send, type Answer } from '#access/small-world.ts'
import { openOffice, type Office } from '#organisation/small-office.ts'
import { personId } from '#testing/small-world.ts'
import { serveInspections } from './routes.ts'
import { verifyInspections } from './verify.ts'

let office: Office
let id: Office['id']
let ask: (who: string, path: string) => Promise<Answer>
let tell: (who: string, path: string, body: object) => Promise<Answer>
beforeAll(async () => {
  office = await openOffice(serveInspections)
  id = office.id
  ask = (who, path) => send(office.door, `GET /api/inspections${path}`, { as: office.cookies[who]! })
  tell = (who, path, body) =>
    send(office.door, `POST /api/inspections${path}`, { as: office.cookies[who]!, body })
})
afterAll(() => office.database.close())

const codes = (answer: Answer) => answer.body.refusals.map((one: { code: string }) => one.code)
const programme = async (who: string, unit: string, organ: string, year = 2022) =>
  (await tell(who, '/programmes', { organisationId: id[unit], organ, year, number: '05-CTr/ĐU' })).body.id
const planned = (programmeId: string, subjects: string[], change: object = {}) => ({
  programmeId,
  kind: 'kiem_tra',
  title: 'Việc thực hiện chế độ sinh hoạt chi bộ',
  field: 'branch_life',
  aboutFrom: '2021-01-01',
  aboutTo: '2021-12-31',
  from: '2022-04-01',
  to: '2022-05-31',
  subjects: subjects.map((code) => id[code]),
  team: [{ post: 'head' }, { post: 'member', seats: 3 }],
  ...change,
})

test('a case goes from plan to conclusion, its subject sees it once told, and owes what follows', async () => {
  const of = await programme('can-bo', 'NK', 'ubkt')
  const head = await personId(office.database.db, 'NK-7')
  const team = [
    { post: 'head', personId: head },
    { post: 'member', seats: 2 },
  ]
  const done = await tell('can-bo', '', planned(of, ['NK.DB', 'NK.DB2'], { team }))
  expect(done.body).toMatchObject({
    stage: 'planned',
    subjectCount: 2,
    isLate: true,
    may: { acts: ['decided'] },
  })
  expect(done.body.team).toMatchObject([{ post: 'head', holder: { fullName: 'Đỗ Ngọc Bích' } }, { seats: 2 }])
  const path = `/${done.body.id}`
  expect((await ask('can-bo-db', path)).status).toBe(404)
  const act = (stage: string, on: string, more: object = {}) =>
    tell('can-bo', `${path}/acts`, { stage, on, ...more })
  await act('decided', '2022-04-01', { number: '12-QĐ/UBKT' })
  expect((await ask('can-bo-db', path)).status).toBe(404)
  await act('notified', '2022-04-05')
  expect((await ask('can-bo-db', path)).body).toMatchObject({
    stage: 'notified',
    unit: { code: 'NK', readable: false },
    team: [{ holder: null }, { holder: null }],
    may: { acts: [], followUp: false, withdraw: false },
  })
  expect(
    (await ask('can-bo-db', `?organisationId=${id['NK.DB']}&year=2022&view=subject`)).body.items,
  ).toHaveLength(1)
  await act('self_report', '2022-04-20')
  await act('verifying', '2022-05-04')
  const concluded = await act('conclusion', '2022-05-25', { number: '03-KL/UBKT' })
  expect(concluded.body).toMatchObject({ stage: 'conclusion', isLate: false, may: { followUp: true } })
  expect((await ask('can-bo', `${path}?on=2022-04-30`)).body).toMatchObject({ stage: 'self_report' })

  const wrong = await tell('can-bo', `${path}/follow-ups`, {
    title: '',
    on: '2022-06-01',
    dueOn: '2022-05-24',
    units: [id['NK.CB1']],
  })
  expect(codes(wrong)).toEqual(['no-title', 'deadline-before-conclusion', 'not-a-subject'])
  const task = {
    title: 'Khắc phục nền nếp sinh hoạt',
    on: '2022-06-01',
    dueOn: '2022-09-30',
    units: [id['NK.DB']],
  }
  const followed = await tell('can-bo', `${path}/follow-ups`, task)
  expect(followed.body).toMatchObject({
    stage: 'follow_up',
    followUps: [{ kind: 'follow_up', title: task.title, addressed: 1, late: 1 }],
  })
  expect((await tell('can-bo', `${path}/withdrawal`, { reason: 'Ghi nhầm' })).body.isGone).toBe(false)
  expect((await ask('can-bo', path)).body).toMatchObject({
    stage: 'conclusion',
    followUps: [{ withdrawnOn: '2022-10-27' }],
  })
  expect(
    (await ask('can-bo', `/programmes?organisationId=${id['NK']}&year=2022`)).body.programmes,
  ).toMatchObject([{ organ: 'ubkt', kinds: [{ kind: 'kiem_tra', planned: 1, done: 1, late: 0 }] }])
})

test('coverage names the units below without a conclusion in so many years', async () => {
  const of = await programme('trung-uong', 'NK', 'cap_uy')
  const done = await tell('trung-uong', '', planned(of, ['NK.DB']))
  for (const [stage, on] of [
    ['decided', '2022-04-01'],
    ['notified', '2022-04-01'],
    ['self_report', '2022-04-01'],
    ['verifying', '2022-04-01'],
    ['conclusion', '2022-06-01'],
  ])
    await tell('trung-uong', `/${done.body.id}/acts`, { stage, on, number: '1' })
  const before = await ask('can-bo', `/coverage?organisationId=${id['NK']}&on=2022-05-24`)
  expect(before.body).toMatchObject({ units: 2, covered: 0 })
  expect(before.body.items).toHaveLength(2)
  const after = await ask('can-bo', `/coverage?organisationId=${id['NK']}&on=2022-06-01`)
  expect(after.body.covered).toBe(2)
  const later = await ask('can-bo', `/coverage?organisationId=${id['NK']}&on=2025-05-26&years=3`)
  expect(later.body.items).toMatchObject([
    { unit: { code: 'NK.DB2' }, lastOn: '2022-05-25', lastKind: 'kiem_tra' },
  ])
})

test('bad input is refused with all its reasons, and nothing is half done', async () => {
  const of = await programme('can-bo-db', 'NK.DB', 'cap_uy')
  const count = async () => (await sql`select from inspection_case`.execute(office.database.db)).rows.length
  const before = await count()
  const refused = await tell(
    'can-bo-db',
    '',
    planned(of, ['NK.CB3', 'NK.CB1', 'NK.CB1'], { title: ' ', to: '2023-01-31', team: [] }),
  )
  expect(codes(refused)).toEqual(['no-title', 'outside-year', 'subject-outside', 'subject-twice', 'no-head'])
  expect(await count()).toBe(before)
  const sound = await tell('can-bo-db', '', planned(of, ['NK.CB1']))
  const early = await tell('can-bo-db', `/${sound.body.id}/acts`, { stage: 'conclusion', on: '2022-05-01' })
  expect(codes(early)).toEqual([
    'conclusion-before-decision',
    'stage-does-not-follow',
    'conclusion-without-number',
  ])
  expect((await tell('can-bo-db', `/${sound.body.id}/withdrawal`, { reason: 'Ghi nhầm' })).body.isGone).toBe(
    true,
  )
  expect((await ask('can-bo-db', `/${sound.body.id}`)).status).toBe(404)
  const twice = await tell('can-bo-db', '/programmes', {
    organisationId: id['NK.DB'],
    organ: 'cap_uy',
    year: 2022,
  })
  expect(codes(twice)).toEqual(['programme-there'])
})

test('a unit inspected before it moved away is judged by the tree of the first planned day', async () => {
  const of = await programme('can-bo', 'NK.DB', 'cap_uy', 2020)
  const inYear = { from: '2020-06-30', to: '2020-07-31' }
  expect((await tell('can-bo', '', planned(of, ['NK.CB3'], inYear))).status).toBe(200)
  const later = { from: '2020-07-01', to: '2020-07-31' }
  expect(codes(await tell('can-bo', '', planned(of, ['NK.CB3'], later)))).toEqual(['subject-outside'])
})

test('a small branch supervises by theme only with a reason, from the day of the guidance on', async () => {
  const before = await programme('can-bo', 'NK.CB1', 'branch', 2024)
  const theme = { kind: 'giam_sat_chuyen_de' }
  const in2024 = { ...theme, from: '2024-04-01', to: '2024-05-31' }
  expect((await tell('can-bo', '', planned(before, ['NK.CB1'], in2024))).status).toBe(200)
  const of = await programme('can-bo', 'NK.CB1', 'branch', 2026)
  const in2026 = { ...theme, from: '2026-04-01', to: '2026-05-31' }
  const refused = await tell('can-bo', '', planned(of, ['NK.CB1'], in2026))
  expect(refused.body.refusals).toMatchObject([
    { code: 'branch-regular-only', members: 3, least: 30, source: '08-HD/TW' },
  ])
  const withReason = { ...in2026, exception: 'Cấp ủy cấp trên giao' }
  expect((await tell('can-bo', '', planned(of, ['NK.CB1'], withReason))).status).toBe(200)
})

test('who may not, and what is out of reach', async () => {
  const of = await programme('can-bo', 'NK.DB2', 'cap_uy')
  expect((await tell('lanh-dao', '', planned(of, ['NK.CB3']))).status).toBe(403)
  expect((await tell('can-bo-db', '', planned(of, ['NK.CB3']))).status).toBe(404)
  expect((await ask('can-bo-db', `?organisationId=${id['NK.DB2']}&year=2022`)).status).toBe(404)
  expect((await ask('quan-tri', `/coverage?organisationId=${id['NK']}`)).status).toBe(404)
})

test('what these stories recorded is sound, and a fault planted in it is found', async () => {
  const { db } = office.database
  expect(await verifyInspections(db)).toEqual([])
  await sql`update inspection_programme set year = year + 100`.execute(db)
  expect((await verifyInspections(db)).map((one) => one.code)).toContain('outside-year')
})
