import { beforeAll, describe, expect, test } from 'vitest'
import { COMMITTEES, ROLES_IN } from '#committee/codes.ts'
import { addMonths, type Day } from '#platform/day.ts'
import { headcount, isUnder, membersByBranch, readDemonstration, treeOn } from './naive-count.ts'
import { DEMONSTRATION_TODAY } from './register.ts'

let register: ReturnType<typeof readDemonstration>

beforeAll(() => {
  register = readDemonstration()
})

describe('the bloc from 2015 to its day', () => {
  test('the headcount grows from the opening without a break', () => {
    const yearly = [2015, 2016, 2017, 2018, 2019, 2020, 2021].map((year) =>
      headcount(register, 'NAMDINH.KHOI', `${year}-12-31`),
    )
    const opening = headcount(register, 'NAMDINH.KHOI', '2015-01-01')
    expect(opening).toBeGreaterThan(6_500)
    expect(opening).toBeLessThan(6_900)
    expect(yearly).toEqual([...yearly].sort((a, b) => a - b))
  })

  test('movements stop on the day and every category of the story occurs', () => {
    expect(register.movements.every(({ day }) => day! >= '2015-01-01' && day! <= DEMONSTRATION_TODAY)).toBe(
      true,
    )
    const count = (category: string) => register.movements.filter((row) => row.category === category).length
    expect(['D1', 'D2', 'D3', 'D4', 'D5', 'I3'].map(count)).toEqual([175, 15, 62, 33, 1_440, 1])
    const transfers = register.movements.filter(({ category }) => category === 'I4')
    expect(transfers.filter(({ from_code }) => !from_code)).toHaveLength(703)
    expect(transfers.filter(({ from_code }) => from_code).length).toBeGreaterThan(1_000)
  })

  test('a grassroots branch becomes a committee under the same code, its members pass to the new branches', () => {
    const states = register.organisations.filter(({ code }) => code === 'NAMDINH.KHOI.097')
    expect(states.slice(0, 2).map(({ kind, to, from }) => [kind, from, to])).toEqual([
      ['chi_bo_co_so', '2015-01-01', '2017-12-31'],
      ['dang_bo_co_so', '2018-01-01', '2025-06-30'],
    ])
    const passed = register.movements.filter(
      ({ from_code, category }) => from_code === 'NAMDINH.KHOI.097' && category === 'I5',
    )
    expect(passed.length).toBeGreaterThan(10)
    expect(
      passed.every(({ day, to_code }) => day === '2018-01-01' && to_code!.startsWith('NAMDINH.KHOI.097.')),
    ).toBe(true)
  })

  test.each([
    ['a merger of two branches', 'NAMDINH.KHOI.011.', '2018-04-01'],
    ['a split', 'NAMDINH.KHOI.021.01', '2019-09-01'],
    ["a firm's branch dissolved", 'NAMDINH.KHOI.160', '2019-07-01'],
    ["a firm's branch founded", 'NAMDINH.KHOI.121', '2017-05-19'],
  ])('%s moves members by I5', (_story, from, on) => {
    const moved = register.movements.filter(
      ({ category, day, from_code }) => category === 'I5' && day === on && from_code!.startsWith(from),
    )
    expect(moved.length).toBeGreaterThan(2)
  })

  test('a branch passed to another committee with its members, and a school was renamed', () => {
    const of = (code: string) => register.organisations.filter((row) => row.code === code)
    expect(
      of('NAMDINH.KHOI.013.02')
        .slice(0, 2)
        .map(({ parent_code }) => parent_code),
    ).toEqual(['NAMDINH.KHOI.013', 'NAMDINH.KHOI.014'])
    expect(new Set(of('NAMDINH.KHOI.006').map(({ name }) => name)).size).toBe(2)
  })

  test('on the day three grassroots branches are too large and two branches have only two official members', () => {
    const tree = treeOn(register, DEMONSTRATION_TODAY)
    const members = membersByBranch(register, DEMONSTRATION_TODAY)
    const official = new Set(register.members.filter((row) => row.official_on).map((row) => row.member_code!))
    const sizes = [...tree.values()]
      .filter(({ kind }) => kind === 'chi_bo_co_so')
      .map(({ code }) => members.get(code!)!.length)
    expect(sizes.filter((size) => size >= 30).sort((a, b) => a - b)).toEqual([31, 33, 36])
    const few = [...members.values()]
      .map((all) => all.filter((one) => official.has(one)).length)
      .filter((size) => size < 3)
    expect(few).toEqual([2, 2])
    for (const { code } of [...tree.values()].filter(({ kind }) => kind === 'dang_bo_co_so')) {
      expect(headcount(register, code!, DEMONSTRATION_TODAY)).toBeGreaterThanOrEqual(30)
    }
  })

  test('branches per committee lie between two and nine', () => {
    const tree = treeOn(register, DEMONSTRATION_TODAY)
    for (const { code } of [...tree.values()].filter(({ kind }) => kind === 'dang_bo_co_so')) {
      const below = [...tree.values()].filter(
        (row) => row.kind === 'chi_bo_truc_thuoc' && isUnder(tree, row.code!, code!),
      )
      expect(below.length).toBeGreaterThanOrEqual(2)
      expect(below.length).toBeLessThanOrEqual(9)
    }
  })
})

describe('the people', () => {
  test('dates follow each other: born, decided, ceremony, official twelve months later, recognised', () => {
    for (const row of register.members) {
      const { born_on, admission_decided_on, ceremony_on, official_on, recognition_decided_on } = row
      expect(addMonths(`${born_on}-01-01`.slice(0, 10) as Day, 18 * 12) <= ceremony_on!).toBe(true)
      expect(admission_decided_on! < ceremony_on!).toBe(true)
      if (official_on) expect(official_on).toBe(addMonths(ceremony_on as Day, 12))
      expect(recognition_decided_on === '' || recognition_decided_on! >= official_on!).toBe(true)
    }
  })

  test('the admitted enter on the day of the ceremony; those not yet official are of the last fourteen months', () => {
    const members = new Map(register.members.map((row) => [row.member_code!, row]))
    for (const { category, day, member_code } of register.movements) {
      if (category === 'I1') expect(members.get(member_code!)!.ceremony_on).toBe(day)
    }
    const present = new Set([...membersByBranch(register, DEMONSTRATION_TODAY).values()].flat())
    const probationers = register.members.filter(
      ({ member_code, official_on }) => present.has(member_code!) && !official_on,
    )
    expect(probationers.length).toBeGreaterThan(300)
    expect(probationers.every(({ ceremony_on }) => ceremony_on! > '2021-08-20')).toBe(true)
  })

  test("no number is a real person's, none is given twice", () => {
    for (const column of ['member_code', 'citizen_id', 'card_no']) {
      const given = register.members.map((row) => row[column]).filter(Boolean)
      expect(new Set(given).size).toBe(given.length)
    }
    expect(register.members.every(({ citizen_id }) => /^09[789]/.test(citizen_id!))).toBe(true)
  })
})

describe('the committees', () => {
  test('every post is of a known kind and held by an official member of the unit from its first day to now', () => {
    const tree = treeOn(register, DEMONSTRATION_TODAY)
    const place = new Map(
      [...membersByBranch(register, DEMONSTRATION_TODAY)].flatMap(([branch, all]) =>
        all.map((one) => [one, branch] as const),
      ),
    )
    const official = new Map(register.members.map((row) => [row.member_code!, row.official_on!]))
    for (const { member_code, org_code, committee, role, from } of register.posts) {
      expect(COMMITTEES).toContain(committee)
      expect(ROLES_IN[committee as (typeof COMMITTEES)[number]]).toContain(role)
      expect(isUnder(tree, place.get(member_code!)!, org_code!)).toBe(true)
      expect(official.get(member_code!)! < from!).toBe(true)
    }
  })

  test('one seat of the bloc is vacant, two grassroots organisations lack their secretary', () => {
    const term = register.terms.find(
      ({ org_code, committee, name }) =>
        org_code === 'NAMDINH.KHOI' && committee === 'cap_uy' && name === '2020-2025',
    )!
    const held = register.posts.filter(
      ({ org_code, committee }) => org_code === 'NAMDINH.KHOI' && committee === 'cap_uy',
    )
    expect([Number(term.seats), held.length]).toEqual([31, 30])
    expect(register.posts.filter(({ to }) => to !== '').map(({ role, to }) => [role, to])).toEqual([
      ['bi_thu', '2022-08-31'],
      ['bi_thu', '2022-08-31'],
    ])
  })
})
