import { afterAll, beforeAll, expect, test } from 'vitest'
import { assignmentsAwaiting } from '#assignment/awaiting.ts'
import { serveAssignments } from '#assignment/routes.ts'
import { openDistrict, type District } from '#assignment/small-district.ts'
import { serveInbox } from './routes.ts'

let district: District
let { ask, tell, give, received, act, unit } = {} as District
beforeAll(async () => {
  district = await openDistrict(serveAssignments, (door) => serveInbox(door, [assignmentsAwaiting]))
  ;({ ask, tell, give, received, act, unit } = district)
})
afterAll(async () => {
  await district.database.close()
  expect(district.errors).toEqual([])
})

const inbox = async (who: string, code: string, more = '') =>
  (await ask(who, `/inbox?organisationId=${unit[code]}${more}`)).body

test('an empty inbox says so', async () => {
  expect(await inbox('bi-thu-1', 'NK.CB1')).toMatchObject({ overdue: 0, soon: 0, items: [], beyond: false })
})

test('what is owed stands by deadline, overdue first, with the next thing to do and the nudge', async () => {
  const list = { of: 'list', text: 'NK.CB1' }
  await give('khoi', list, { title: 'Muộn', dueOn: '2022-09-30' })
  await give('khoi', list, { title: 'Hôm nay', dueOn: '2022-10-27' })
  await give('khoi', list, { title: 'Tuần này', dueOn: '2022-11-03' })
  await give('khoi', list, { title: 'Sau', dueOn: '2022-11-04' })
  await give('khoi', list, { title: 'Xa', dueOn: '2022-11-27' })
  await give('khoi', list, { title: 'Không hạn', dueOn: null })
  const items = (await inbox('bi-thu-1', 'NK.CB1')).items as { title: string; when: string; code: string }[]
  expect(items.map(({ title, when, code }) => [title, when, code])).toEqual([
    ['Muộn', 'overdue', 'receive'],
    ['Hôm nay', 'soon', 'receive'],
    ['Tuần này', 'soon', 'receive'],
    ['Sau', 'later', 'receive'],
    ['Không hạn', 'open', 'receive'],
  ])
  expect((await inbox('bi-thu-1', 'NK.CB1', '&days=31')).items).toHaveLength(6)
  expect((await ask('bi-thu-1', `/inbox/count?organisationId=${unit['NK.CB1']}`)).body).toEqual({
    overdue: 1,
    waiting: 4,
    beyond: false,
  })
  const [late] = await received('bi-thu-1', 'NK.CB1', 'late')
  await act('bi-thu-1', late.id, 'received', '2022-05-03')
  await act('khoi', late.id, 'nudged', '2022-10-20', { note: 'Khẩn trương' })
  expect((await inbox('bi-thu-1', 'NK.CB1')).items[0]).toMatchObject({
    code: 'disseminate',
    to: `/assignments/unit/${late.id}`,
    facts: { nudgedOn: '2022-10-20' },
  })
})

test('a report waits for who gave the work, until it is closed', async () => {
  const { id } = (await give('khoi', { of: 'list', text: 'NK.CB3' }, { kind: 'task', stages: ['reported'] }))
    .body
  const [mine] = await received('bi-thu-3', 'NK.CB3')
  expect((await inbox('bi-thu-3', 'NK.CB3')).items).toMatchObject([{ code: 'report' }])
  await act('bi-thu-3', mine.id, 'reported', '2022-10-01')
  expect((await inbox('bi-thu-3', 'NK.CB3')).items).toEqual([])
  expect((await inbox('khoi', 'NK')).items).toMatchObject([
    { code: 'look', to: `/assignments/${id}?which=to_close`, facts: { count: 1 } },
  ])
  await tell('khoi', `/assignments/${id}/closings`, { unit: unit['NK'], on: '2022-10-27' })
  expect((await inbox('khoi', 'NK')).items).toEqual([])
})

test('what is withdrawn awaits nobody', async () => {
  const { id } = (await give('khoi', { of: 'list', text: 'NK.DB2' })).body
  expect((await inbox('benh-vien', 'NK.DB2')).overdue).toBe(1)
  await tell('khoi', `/assignments/${id}/withdrawal`, { on: '2022-10-27', reason: 'Giao nhầm' })
  expect((await inbox('benh-vien', 'NK.DB2')).items).toEqual([])
})

test('the unit above sees how much waits below, and goes down; nobody looks beyond his reach', async () => {
  const below = async (code: string) => (await ask('khoi', `/inbox/below?organisationId=${unit[code]}`)).body
  expect(await below('NK')).toMatchObject({
    unit: { code: 'NK' },
    rows: [{ unit: { code: 'NK.DB' }, hasBelow: true, overdue: 1, soon: 2 }],
  })
  expect((await below('NK.DB')).rows).toMatchObject([
    { unit: { code: 'NK.CB1' }, hasBelow: false, overdue: 1, soon: 2 },
  ])
  expect((await below('NK.CB1')).rows).toMatchObject([{ unit: { code: 'NK.CB1' }, own: true, overdue: 1 }])
  expect((await ask('benh-vien', `/inbox?organisationId=${unit['NK.DB']}`)).status).toBe(404)
  expect((await ask('benh-vien', `/inbox/below?organisationId=${unit['NK']}`)).status).toBe(404)
})
