import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { codes, openConferences, type Conferences } from './small-conference.ts'

let conferences: Conferences
let ask: Conferences['ask']
let tell: Conferences['tell']
let path: string
let tasks: { id: string; text: string }[]

const TASKS = [
  { kind: 'lesson', text: 'Bám sát cơ sở.' },
  { kind: 'task', text: 'Hoàn thành kế hoạch kết nạp đảng viên.' },
  { kind: 'task', text: 'Rà soát quy chế làm việc.' },
]

beforeAll(async () => {
  conferences = await openConferences()
  ;({ ask, tell } = conferences)
  path = await conferences.planned({ kind: 'so_ket' })
  await conferences.act(path, 'announced')
})
afterAll(() => conferences.office.database.close())

const assignments = async () => {
  const { rows } = await sql<{ count: number }>`select count(*)::integer as count from assignment`.execute(
    conferences.office.database.db,
  )
  return rows[0]!.count
}
const give = (given: object[], what = 'assignments') => tell('bi-thu-khoi', `${path}/${what}`, { given })
const unit = (code: string) => conferences.office.id[code]!

test('all that stands against giving is said at once, and nothing is given', async () => {
  await conferences.act(path, 'held')
  const set = await tell('bi-thu-khoi', `${path}/conclusions`, { items: TASKS })
  tasks = set.body.items
  const wrong = await give([
    { conclusionId: tasks[0]!.id, addressed: { to: 'below' }, dueOn: '2022-10-26' },
    {
      conclusionId: tasks[1]!.id,
      addressed: {
        to: 'units',
        units: [
          { organisationId: unit('NK.DB'), role: 'co' },
          { organisationId: unit('NK.DB'), role: 'co' },
          { organisationId: unit('TW'), role: 'lead' },
        ],
      },
      dueOn: null,
    },
    { conclusionId: tasks[1]!.id, addressed: { to: 'sites' }, dueOn: null },
  ])
  expect([wrong.status, codes(wrong)]).toEqual([
    422,
    [
      'conclusion-is-lesson',
      'due-before-conclusion',
      'unit-not-below',
      'no-lead',
      'addressee-twice',
      'conclusion-given-already',
      'no-addressee',
    ],
  ])
  expect(await assignments()).toBe(0)
})

test('seen first, then all in one step; the page shows what became of each', async () => {
  const given = [
    { conclusionId: tasks[1]!.id, addressed: { to: 'below' }, dueOn: '2022-12-31' },
    {
      conclusionId: tasks[2]!.id,
      addressed: {
        to: 'units',
        units: [
          { organisationId: unit('NK.DB'), role: 'lead' },
          { organisationId: unit('NK.CB3'), role: 'co' },
        ],
      },
      dueOn: '2022-10-27',
    },
  ]
  expect((await give(given, 'assignments/preview')).body.items).toMatchObject([
    { leads: 2, co: 0, dueOn: '2022-12-31' },
    { leads: 1, co: 1, names: ['Đảng bộ Trường Cao đẳng Ví dụ', 'Chi bộ 10'] },
  ])
  expect(await assignments()).toBe(0)
  expect((await tell('lanh-dao-khoi', `${path}/assignments`, { given })).status).toBe(403)
  expect((await tell('chi-bo', `${path}/assignments`, { given })).status).toBe(404)
  const done = await give(given)
  expect(done.body.items.map((one: { given: boolean }) => one.given)).toEqual([false, true, true])
  expect(await assignments()).toBe(2)
  const { body } = await ask('bi-thu-khoi', `${path}/conclusions`)
  expect(body.assignments).toMatchObject([
    { title: 'Rà soát quy chế làm việc.', addressed: 2, done: 0, dueOn: '2022-10-27' },
    { title: 'Hoàn thành kế hoạch kết nạp đảng viên.', addressed: 2 },
  ])
  expect(codes(await give(given.slice(0, 1)))).toEqual(['conclusion-given-already'])
  expect(codes(await tell('bi-thu-khoi', `${path}/conclusions`, { items: TASKS }))).toEqual([
    'conclusions-given-already',
  ])
  expect(await assignments()).toBe(2)
  expect(conferences.office.errors).toEqual([])
})
