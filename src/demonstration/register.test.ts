import { beforeAll, describe, expect, test } from 'vitest'
import { KIND_BY_CODE, TYPES } from '#organisation/kinds.ts'
import { addMonths, type Day } from '#platform/day.ts'
import { naiveProblems } from '#testing/naive-problems.ts'
import { brokenChains, headcount, isUnder, readDemonstration, treeOn } from './naive-count.ts'
import { PUBLISHED_FIGURES } from './published-figures.ts'
import { DEMONSTRATION_TODAY, demonstrationRegister } from './register.ts'

let register: ReturnType<typeof readDemonstration>
let tookInMs: number

beforeAll(() => {
  const start = performance.now()
  register = readDemonstration()
  tookInMs = performance.now() - start
})

test('the register is valid and made within three seconds', () => {
  const few = <T extends { member_code?: string }>(rows: T[]) =>
    rows.filter((row) => row.member_code!.endsWith('7'))
  const { organisations, members, movements, attributes } = register
  const sample = {
    organisations,
    members: few(members),
    movements: few(movements),
    attributes: few(attributes),
  }
  expect(naiveProblems(sample)).toEqual([])
  expect(brokenChains(register)).toEqual([])
  expect(new Set(movements.map((row) => Object.values(row).slice(0, 5).join())).size).toBe(movements.length)
  expect(tookInMs).toBeLessThan(3_000)
})

test('making it again gives the same rows', () => {
  expect([...demonstrationRegister().movements]).toEqual(register.movements)
})

describe('what the article of 27 October 2022 says comes out of the rows', () => {
  test('159 grassroots organisations: 80 committees and 79 grassroots branches', () => {
    const tree = treeOn(register, DEMONSTRATION_TODAY)
    const below = [...tree.values()].filter(({ code }) => isUnder(tree, code!, 'NAMDINH.KHOI'))
    const kinds = (kind: string) => below.filter((row) => row.kind === kind).length
    expect([kinds('dang_bo_co_so'), kinds('chi_bo_co_so')]).toEqual([80, 79])
    expect(kinds('dang_bo_bo_phan')).toBe(2)
  })

  test('over 8,600 members', () => {
    expect(headcount(register, 'NAMDINH.KHOI', DEMONSTRATION_TODAY)).toBe(8_642)
    expect(headcount(register, 'TW', DEMONSTRATION_TODAY)).toBe(8_642)
  })

  const admittedIn = (code: string, from: string, to: string) =>
    register.movements.filter(
      ({ category, day, to_code }) =>
        category === 'I1' && day! >= from && day! <= to && isUnder(treeOn(register, day!), to_code!, code),
    ).length

  test.each([
    ['2,003 in the term 2015-2020', '2015-07-01', '2020-06-30', 2_003],
    ['303 in 2021', '2021-01-01', '2021-12-31', 303],
    ['326 in the early months of 2022', '2022-01-01', '2022-10-27', 326],
    ['some before the term', '2015-01-01', '2015-06-30', 180],
    ['some between the terms', '2020-07-01', '2020-12-31', 168],
  ])('admitted: %s', (_story, from, to, count) => {
    expect(admittedIn('NAMDINH.KHOI', from, to)).toBe(count)
  })

  test('46 badges in 2022, each for thirty or forty years since the admission decision', () => {
    expect(register.badges.filter(({ day }) => day! >= '2022-01-01')).toHaveLength(46)
    const members = new Map(register.members.map((row) => [row.member_code!, row]))
    for (const { member_code, level, day } of register.badges) {
      const decided = members.get(member_code!)!.admission_decided_on as Day
      expect(addMonths(decided, Number(level) * 12) <= day!).toBe(true)
    }
  })

  test('the published figures say the same', () => {
    const published = (indicator: string, from?: string) =>
      PUBLISHED_FIGURES.find(
        (one) =>
          one.indicator === indicator &&
          one.organisationCode === 'NAMDINH.KHOI' &&
          (from === undefined || (typeof one.asOf === 'object' && one.asOf.from === from)),
      )!
    expect(published('grassroots_organisations').value).toBe(159)
    expect(published('grassroots_committees').value + published('grassroots_branches').value).toBe(159)
    expect(published('members')).toMatchObject({ value: 8_600, qualifier: 'over' })
    expect(published('admitted', '2015-07-01').value).toBe(2_003)
    expect(published('admitted', '2021-01-01').value).toBe(303)
    expect(published('considered_for_admission').value).toBe(326)
    expect(published('badges_presented').value).toBe(46)
  })
})

describe('the frame', () => {
  test.each([
    ['in 2021 before July: 63 provinces, four central bodies, the overseas organisation', '2021-06-30', 68],
    ["from July 2021 the foreign ministry in the overseas organisation's place", '2021-07-01', 68],
    ['after the reform: 34 provinces and six central bodies', '2025-07-01', 40],
  ])('%s', (_story, on, count) => {
    const below = [...treeOn(register, on).values()].filter(
      ({ parent_code, kind }) => parent_code === 'TW' && KIND_BY_CODE.get(kind!)!.party !== false,
    )
    expect(below).toHaveLength(count)
  })

  test('kinds that were closed are not there afterwards; types are known ones', () => {
    const after = [...treeOn(register, '2025-07-01').values()].map(({ kind }) => kind)
    for (const kind of ['dang_bo_khoi', 'dang_doan', 'ban_can_su_dang', 'ngoai_nuoc'])
      expect(after).not.toContain(kind)
    const known = new Set(['', ...TYPES.map(({ code }) => code)])
    expect(register.organisations.every(({ type }) => known.has(type!))).toBe(true)
  })

  test('on the second day all members stand under Ninh Bình, none is lost', () => {
    expect(headcount(register, 'NINHBINH', '2025-07-01')).toBe(8_642)
    expect(treeOn(register, '2025-07-01').has('NAMDINH.KHOI')).toBe(false)
  })
})
