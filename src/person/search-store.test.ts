import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Actor } from '#access/policy.ts'
import { machineActor } from '#access/policy.ts'
import { day } from '#platform/day.ts'
import type { Database } from '#platform/database/connect.ts'
import { testDatabase } from '#testing/database.ts'
import { actorAt, loadSmallWorld, TODAY } from '#testing/small-world.ts'
import { searchPeople, type PeopleQuestion } from './search-store.ts'
import { getUnitByCode } from './unit-store.ts'

let database: Database
beforeAll(async () => {
  database = await testDatabase()
  await loadSmallWorld(database.db)
})
afterAll(() => database.close())

const machine = machineActor('test', TODAY)
const search = (text: string, more: Partial<PeopleQuestion> = {}, actor: Actor = machine) =>
  searchPeople(database.db, actor, { text, on: TODAY, kind: 'all', limit: 50, ...more })
const codes = async (...question: Parameters<typeof search>) =>
  (await search(...question)).items.map((person) => person.memberCode)

test.each<[text: string, codes: string[]]>([
  ['nguyen', ['NK-5', 'NK-1']],
  ['NGUYỄN THỊ BÍCH NGỌC', ['NK-1']],
  ['ngoc bich', ['NK-7', 'NK-1']],
  ['ngọc nguyễn', ['NK-1']],
  ['bich ng', ['NK-7', 'NK-1']],
  ['an', ['NK-5', 'NK-2', 'NK-3']],
  ['van a', ['NK-5', 'NK-2']],
  ["h'hen", ['NK-6']],
  ['Đào, Phạm', ['NK-4']],
  ['dao', ['NK-4']],
  ['ngo', ['NK-7', 'NK-1']],
  ['ich', []],
  ['nguyen tran', []],
  ["' | 'nguyen", []],
  ['!', []],
])('the text “%s” finds %j, in the Vietnamese order', async (text, expected) => {
  expect(await codes(text)).toEqual(expected)
})

test.each<[text: string, codes: string[]]>([
  ['NK-4', ['NK-4']],
  ['nk-4', ['NK-4']],
  ['12345678', ['NK-1']],
  ['1234 5678', ['NK-1']],
  ['1234567', []],
  ['036190001234', ['NK-1']],
  ['03619000123', []],
])('the number “%s” finds %j', async (text, expected) => expect(await codes(text)).toEqual(expected))

test('a leader finds by name and card, not by citizen number', async () => {
  const leader = await actorAt(database.db, 'leader', 'NK')
  expect(await codes('12345678', {}, leader)).toEqual(['NK-1'])
  expect(await codes('036190001234', {}, leader)).toEqual([])
  expect(await codes('036190001234', {}, await actorAt(database.db, 'officer', 'NK'))).toEqual(['NK-1'])
})

test('a result says where somebody is and since when; attributes that changed meanwhile do not matter', async () => {
  const { items } = await search('bich ngoc')
  expect(items.find((one) => one.memberCode === 'NK-1')).toMatchObject({
    fullName: 'Nguyễn Thị Bích Ngọc',
    bornOn: '1990-05-12',
    standing: 'official',
    since: '2019-03-01',
    organisation: { code: 'NK.CB3', name: 'Chi bộ 10' },
  })
})

test('as of a past day everybody is where he was then', async () => {
  const on = day('2019-02-28')
  const { items } = await search('bich ngoc', { on })
  expect(items.find((one) => one.memberCode === 'NK-1')).toMatchObject({
    organisation: { code: 'NK.CB1' },
    since: '2015-05-19',
  })
  expect((await search('van xuan', { on })).items[0]).toMatchObject({
    standing: 'official',
    organisation: { code: 'NK.CB2' },
  })
  expect((await search('van xuan')).items[0]).toMatchObject({
    standing: 'left',
    organisation: null,
    since: null,
  })
  expect((await search('thi dao', { on })).items[0]).toMatchObject({
    standing: 'not-admitted',
    organisation: null,
  })
})

test('members only, or those who are not', async () => {
  expect(await codes('van', { kind: 'member' })).toEqual(['NK-5', 'NK-2'])
  expect(await codes('van', { kind: 'person' })).toEqual(['NK-8'])
})

test('inside a unit: today by where people are, on a past day by where they were', async () => {
  const inside = async (code: string) => ({ organisationId: (await getUnitByCode(database.db, code)).id })
  expect(await codes('nguyen', await inside('NK.CB1'))).toEqual(['NK-5'])
  expect(await codes('nguyen', await inside('NK.DB2'))).toEqual(['NK-1'])
  expect(await codes('nguyen', { ...(await inside('NK.CB1')), on: day('2019-02-28') })).toEqual([
    'NK-5',
    'NK-1',
  ])
  expect(await codes('nguyen', { ...(await inside('NK.DB')), on: day('2020-06-30') })).toEqual([
    'NK-5',
    'NK-1',
  ])
  expect(await codes('nguyen', { ...(await inside('NK.DB')), on: day('2020-07-01') })).toEqual(['NK-5'])
})

test('a secretary finds those of the own branch alone, also on a day when others were there', async () => {
  const secretary = await actorAt(database.db, 'secretary', 'NK.CB1')
  expect(await codes('nguyen', {}, secretary)).toEqual(['NK-5'])
  expect(await codes('nguyen', { on: day('2019-02-28') }, secretary)).toEqual(['NK-5'])
  expect(await codes('NK-1', {}, secretary)).toEqual([])
})

test('pages follow each other without a gap or a repetition', async () => {
  const seen: (string | null)[] = []
  let after: string | undefined
  do {
    const page = await search('n', { limit: 2, after })
    expect(page.items.length).toBeLessThanOrEqual(2)
    seen.push(...page.items.map((one) => one.memberCode))
    after = page.next ?? undefined
  } while (after)
  expect(seen).toEqual(await codes('n'))
  expect(new Set(seen).size).toBe(seen.length)
  expect(seen.length).toBeGreaterThan(3)
})
