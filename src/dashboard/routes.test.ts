import { afterAll, beforeAll, expect, test } from 'vitest'
import { MEMBER_MEASURES } from '#member/measures.ts'
import { serveMeasures } from '#measure/routes.ts'
import type { Database } from '#platform/database/connect.ts'
import { STATISTICS_MEASURES } from '#statistics/measures.ts'
import { testDatabase } from '#testing/database.ts'
import { loadRegister } from '#testing/load-register.ts'
import { openPeopleDoor, type Ask } from '#testing/people-door.ts'
import { SMALL_WORLD, unitId } from '#testing/small-world.ts'
import { DASHBOARD_MEASURES } from './measures.ts'
import { serveDashboards } from './routes.ts'

let database: Database
let ask: Ask
let errors: object[]
let centre: string
let district: string

const unit = (code: string, name: string, kind: string, parent_code: string, to = '') => ({
  ...SMALL_WORLD.organisations[0]!,
  code,
  name,
  kind,
  parent_code,
  to,
})
const [model] = SMALL_WORLD.members
const member = (member_code: string, born_on: string, sex = 'nam') => ({
  ...model!,
  member_code,
  born_on,
  sex,
  citizen_id: '',
  card_no: '',
  full_name: 'Người Ví Dụ',
})
const entered = (member_code: string, day: string, category: string, to_code: string) => ({
  ...SMALL_WORLD.movements[0]!,
  member_code,
  day,
  category,
  from_code: '',
  to_code,
})

/** Two former provinces that are one today, each with a branch. */
const PROVINCES = {
  organisations: [
    unit('ND', 'Đảng bộ tỉnh Nam Định', 'dang_bo_truc_thuoc_tw', 'TW'),
    unit('NB', 'Đảng bộ tỉnh Ninh Bình', 'dang_bo_truc_thuoc_tw', 'TW'),
    unit('ND.CB', 'Chi bộ Nam Định', 'chi_bo_co_so', 'ND'),
    unit('NB.CB', 'Chi bộ Ninh Bình', 'chi_bo_co_so', 'NB'),
  ],
  members: [member('P-1', '1962-08-20'), member('P-2', '1967-03-20', 'nữ'), member('P-3', '1990-01-01')],
  movements: [
    entered('P-1', '2016-01-01', 'I0', 'ND.CB'),
    entered('P-2', '2016-01-01', 'I0', 'NB.CB'),
    entered('P-3', '2021-05-19', 'I1', 'NB.CB'),
  ],
  terms: [
    {
      org_code: 'ND',
      committee: 'cap_uy',
      name: '2020-2025',
      seats: '',
      from: '2020-10-01',
      to: '2025-09-30',
    },
    {
      org_code: 'NB',
      committee: 'cap_uy',
      name: '2017-2022',
      seats: '',
      from: '2017-10-01',
      to: '2022-12-31',
    },
  ].map((term) => ({ ...term, extended_to: '', decision_no: '' })),
}

beforeAll(async () => {
  database = await testDatabase()
  const opened = await openPeopleDoor(database.db)
  ;({ ask, errors } = opened)
  const { findings } = await loadRegister(database.db, PROVINCES)
  expect(findings.filter((one) => one.severity === 'error')).toEqual([])
  const measures = [...MEMBER_MEASURES, ...STATISTICS_MEASURES, ...DASHBOARD_MEASURES]
  serveDashboards(opened.door, measures)
  serveMeasures(opened.door, measures)
  centre = await unitId(database.db, 'TW')
  district = await unitId(database.db, 'NK')
})
afterAll(() => database.close())

const map = (more: string) =>
  ask('leader TW', `GET /api/dashboard/map?organisationId=${centre}&to=2022-10-27&${more}`)

test('members of two former provinces stand on the map as the one of today, and the army’s kind beside it', async () => {
  const { body } = await map('measure=members&from=2022-01-01')
  expect(body).toMatchObject({ former: true, whole: 10 })
  const filled = body.provinces.filter((one: { value: number | null }) => one.value !== null)
  expect(filled).toMatchObject([{ code: '37', name: 'Ninh Bình', value: 3 }])
  expect(filled[0].units.map((one: { code: string; value: number }) => [one.code, one.value])).toEqual([
    ['ND', 1],
    ['NB', 2],
  ])
  expect(body.provinces).toHaveLength(34)
  expect(body.others).toMatchObject([{ code: 'NK', value: 7 }])
  expect(body.provinces.every((one: { members: number | null }) => one.members === null)).toBe(true)
})

test('admissions per thousand members have both figures of the province', async () => {
  const { body } = await map('measure=admissions&from=2021-01-01&per=members')
  expect(body.provinces.find((one: { code: string }) => one.code === '37')).toMatchObject({
    value: 1,
    members: 3,
  })
})

test('each unit directly below has its own series, and they add up to the whole year by year', async () => {
  const { body } = await ask(
    'officer NK',
    `GET /api/dashboard/multiples?organisationId=${district}&measure=members&to=2022-10-27&step=year&points=3`,
  )
  expect(body.stretches.map((one: { to: string }) => one.to)).toEqual([
    '2020-12-31',
    '2021-12-31',
    '2022-10-27',
  ])
  expect(body.whole).toEqual([7, 6, 7])
  const rows = body.below as { unit: { code: string }; values: number[] }[]
  expect(rows.map(({ unit, values }) => [unit.code, values])).toEqual([
    ['NK.DB2', [2, 2, 2]],
    ['NK.DB', [5, 4, 5]],
  ])
})

test('what happened is put into the quarter of its day', async () => {
  const { body } = await ask(
    'officer NK',
    `GET /api/dashboard/multiples?organisationId=${district}&measure=admissions&to=2022-10-27&step=quarter&points=3`,
  )
  expect(body.whole).toEqual([1, 0, 0])
})

test('who retires in the months to come is counted and can be opened, as are terms that end', async () => {
  const asked = `organisationId=${centre}&from=2022-10-28&to=2023-06-30`
  const retiring = await ask('officer TW', `GET /api/measures/retirements/count?${asked}&by=month,sex`)
  expect(retiring.body).toMatchObject({ total: 2 })
  expect(retiring.body.groups.map((one: { values: string[] }) => one.values)).toEqual(
    expect.arrayContaining([
      ['2023-05', 'nam'],
      ['2022-11', 'nữ'],
    ]),
  )
  const terms = await ask('officer TW', `GET /api/measures/terms-ending/things?${asked}`)
  expect(terms.body.items.map((one: { name: string }) => one.name)).toEqual(['Đảng bộ tỉnh Ninh Bình'])
})

test('a dashboard outside the reader’s reach is refused as everything else is', async () => {
  const asked = `organisationId=${centre}&measure=members&to=2022-10-27`
  expect((await ask('officer NK', `GET /api/dashboard/multiples?${asked}`)).status).toBe(404)
  expect((await ask('officer NK', `GET /api/dashboard/map?${asked}&from=2022-01-01`)).status).toBe(404)
  expect((await map('measure=nothing&from=2022-01-01')).status).toBe(422)
  expect((await map('measure=members&from=2023-01-01')).status).toBe(422)
  expect(errors).toEqual([])
})
