import { describe, expect, test } from 'vitest'
import { addDays, addMonths, type Day } from '#platform/day.ts'
import { ETHNIC_GROUPS, EDUCATION, STRATA, THEORY } from '#person/lists.ts'
import { naiveProblems } from '#testing/naive-problems.ts'
import { generateNation, type NationPlan } from './nation.ts'
import type { Cells } from './units.ts'

type Sheets = Record<'organisations' | 'members' | 'movements' | 'attributes' | 'links', Cells[]>

function read(plan: NationPlan): Sheets {
  const nation = generateNation(plan)
  const sheets = ['organisations', 'members', 'movements', 'attributes', 'links'] as const
  return Object.fromEntries(sheets.map((sheet) => [sheet, [...nation[sheet]]])) as Sheets
}

const decade = { members: 3_000, seed: 11, from: 2016, to: 2025 }
const nation = read(decade)

/** Members of each branch at the end of a day, counted movement by movement. */
function headcounts({ movements }: Sheets, on: string): Map<string, number> {
  const counts = new Map<string, number>()
  const add = (code: string, change: number) => code && counts.set(code, (counts.get(code) ?? 0) + change)
  for (const move of movements.filter(({ day }) => day! <= on)) {
    add(move.from_code!, -1)
    add(move.to_code!, 1)
  }
  return counts
}

function total(counts: Map<string, number>): number {
  return [...counts.values()].reduce((sum, count) => sum + count, 0)
}

function count(rows: readonly Cells[], column: string, value: string): number {
  return rows.filter((row) => row[column] === value).length
}

test.each<NationPlan>([
  { members: 1_000, seed: 1, from: 2016, to: 2025 },
  { members: 1_001, seed: 2, from: 2016, to: 2025 },
  { members: 1_500, seed: -3, from: 2024, to: 2024 },
  { members: 1_200, seed: 4, from: 2000, to: 2030 },
  { members: 1_000, seed: 5, from: 2025, to: 2026 },
  { members: 1_000, seed: 6, from: 2026, to: 2027 },
])(
  '$members members from $from to $to are a valid register with exactly that many on the last day',
  (plan) => {
    const sheets = read(plan)
    expect(naiveProblems(sheets)).toEqual([])
    expect(total(headcounts(sheets, `${plan.to}-12-31`))).toBe(plan.members)
    expect([...headcounts(sheets, `${plan.to}-12-31`).values()].every((one) => one >= 0)).toBe(true)
  },
)

test('the same plan gives the same rows, another seed other people', () => {
  const again = generateNation(decade)
  expect([...again.members].slice(0, 200)).toEqual(nation.members.slice(0, 200))
  expect([...again.movements]).toEqual(nation.movements)
  const other = generateNation({ ...decade, seed: 12 })
  expect([...other.members].slice(0, 200)).not.toEqual(nation.members.slice(0, 200))
})

describe('the ten years of three thousand members', () => {
  test('the register opens on the first day, every year admits and every category of the plan occurs', () => {
    const { movements } = nation
    expect(
      movements.filter(({ category }) => category === 'I0').every(({ day }) => day === '2016-01-01'),
    ).toBe(true)
    for (let year = 2016; year <= 2025; year++) {
      expect(
        movements.filter(({ category, day }) => category === 'I1' && day!.startsWith(`${year}`)).length,
      ).toBeGreaterThan(10)
    }
    const categories = new Set(movements.map(({ category }) => category))
    for (const code of ['I0', 'I1', 'I2', 'I4', 'I5', 'D1', 'D2', 'D3', 'D4'])
      expect(categories).toContain(code)
    const inside = movements.filter(({ category }) => category === 'I4' || category === 'I5')
    expect(inside.every(({ from_code, to_code }) => from_code && to_code)).toBe(true)
  })

  test('rates stay near the plan: 1.1 % admitted and 8 % transferred a year', () => {
    const share = (code: string) => count(nation.movements, 'category', code) / 3_000 / 10
    expect(share('I1')).toBeGreaterThan(0.009)
    expect(share('I1')).toBeLessThan(0.013)
    expect(share('I4')).toBeGreaterThan(0.06)
    expect(share('I4')).toBeLessThan(0.09)
  })

  test('members of a branch that is dissolved move to its successor on the day after its last', () => {
    const ended = nation.links.filter(
      ({ act, day }) => act === 'absorb' && day !== '2025-07-01' && day !== '2021-07-01',
    )
    expect(ended.length).toBeGreaterThan(2)
    for (const { predecessor_code, successor_code, day } of ended) {
      const last = nation.organisations.find(({ code }) => code === predecessor_code)!.to
      expect(addDays(last as Day, 1)).toBe(day)
      const moved = nation.movements.filter(
        (move) => move.category === 'I5' && move.from_code === predecessor_code,
      )
      expect(moved.length).toBeGreaterThan(0)
      expect(moved.every((move) => move.day === day && move.to_code === successor_code)).toBe(true)
    }
  })

  test('admission comes before the ceremony, twelve months of probation after it', () => {
    for (const { category, day, member_code } of nation.movements) {
      if (category !== 'I1') continue
      const member = nation.members.find((one) => one.member_code === member_code)!
      expect(member.ceremony_on).toBe(day)
      expect(member.admission_decided_on! < day!).toBe(true)
      if (member.official_on) expect(member.official_on).toBe(addMonths(day as Day, 12))
    }
  })
})

describe('the people', () => {
  test("no number is anybody else's, and no citizen number can be a real person's", () => {
    for (const column of ['member_code', 'citizen_id', 'card_no']) {
      const given = nation.members.map((member) => member[column]).filter(Boolean)
      expect(new Set(given).size).toBe(given.length)
    }
    const ids = nation.members.map(({ citizen_id }) => citizen_id!).filter(Boolean)
    expect(ids.every((id) => /^09[789]\d{9}$/.test(id))).toBe(true)
    expect(nation.members.every(({ card_no }) => /^(\d{8})?$/.test(card_no!))).toBe(true)
  })

  test('citizen numbers tell sex, century and year of birth', () => {
    for (const { citizen_id, sex, born_on } of nation.members) {
      if (!citizen_id) continue
      const century = born_on! < '2000' ? 0 : 2
      expect(citizen_id.slice(3, 6)).toBe(`${century + (sex === 'nữ' ? 1 : 0)}${born_on!.slice(2, 4)}`)
    }
  })

  test('some know only the year or the month of birth, some were born on 29 February', () => {
    const births = nation.members.map(({ born_on }) => born_on!)
    expect(births.some((born) => /^\d{4}$/.test(born))).toBe(true)
    expect(births.some((born) => /^\d{4}-\d\d$/.test(born))).toBe(true)
    expect(births.some((born) => born.endsWith('-02-29'))).toBe(true)
  })

  test('values are those of the coded lists; education, theory and stratum change over time', () => {
    for (const { ethnicity, education, theory, stratum } of nation.members) {
      expect(ETHNIC_GROUPS).toContain(ethnicity)
      expect(EDUCATION).toContain(education)
      expect(THEORY).toContain(theory)
      expect(STRATA).toContain(stratum)
    }
    expect(new Set(nation.attributes.map(({ field }) => field))).toEqual(
      new Set(['education', 'theory', 'stratum']),
    )
  })

  test('about two in five are called Nguyễn, one in ten Trần', () => {
    const called = (family: string) =>
      nation.members.filter(({ full_name }) => full_name!.startsWith(`${family} `)).length
    expect(called('Nguyễn') / nation.members.length).toBeCloseTo(0.384, 1)
    expect(called('Trần') / nation.members.length).toBeCloseTo(0.11, 1)
  })

  test('everybody was of age when admitted', () => {
    for (const { born_on, ceremony_on } of nation.members) {
      expect(Number(ceremony_on!.slice(0, 4)) - Number(born_on!.slice(0, 4))).toBeGreaterThanOrEqual(18)
    }
  })
})

describe('the reform of 2025', () => {
  test('three provinces become one, districts and blocs end, communes stand under the province', () => {
    const standing = (on: string) =>
      nation.organisations.filter(({ from, to }) => from! <= on && (to === '' || to! >= on))
    const before = standing('2025-06-30')
    const after = standing('2025-07-01')
    expect(before.some(({ code }) => code === 'NAMDINH')).toBe(true)
    expect(after.some(({ code }) => code === 'NAMDINH')).toBe(false)
    expect(count(before, 'kind', 'dang_bo_huyen')).toBeGreaterThan(3)
    expect(count(after, 'kind', 'dang_bo_huyen')).toBe(0)
    expect(count(after, 'kind', 'dang_bo_khoi')).toBe(0)
    const communes = after.filter(({ kind }) => kind === 'dang_bo_xa')
    const provinces = new Set(after.filter(({ parent_code }) => parent_code === 'TW').map(({ code }) => code))
    expect(communes.length).toBeGreaterThan(3)
    expect(communes.every(({ parent_code }) => provinces.has(parent_code))).toBe(true)
  })

  test('a large nation has 63 provinces and five central bodies before, 34 and five after', () => {
    const rows = [...generateNation({ members: 200_000, seed: 1, from: 2016, to: 2025 }).organisations]
    const below = (on: string) =>
      rows.filter(
        ({ parent_code, from, to }) => parent_code === 'TW' && from! <= on && (to === '' || to! >= on),
      ).length
    expect([below('2016-01-01'), below('2025-06-30'), below('2025-07-01')]).toEqual([68, 68, 39])
  })

  test('a record that ends before 2025 knows Huế by its old name alone', () => {
    const rows = [...generateNation({ members: 200_000, seed: 1, from: 2016, to: 2024 }).organisations]
    const hue = rows.filter(({ code }) => code === 'THUATHIENHUE')
    expect(hue.map(({ name, from, to }) => [name, from, to])).toEqual([
      ['Đảng bộ tỉnh Thừa Thiên Huế', '2016-01-01', ''],
    ])
  })
})

test.each<[string, Partial<NationPlan>]>([
  ['too few members', { members: 999 }],
  ['too many members', { members: 6_000_001 }],
  ['half a member', { members: 1_000.5 }],
  ['years the wrong way round', { from: 2025, to: 2016 }],
  ['a seed that is no whole number', { seed: 0.5 }],
])('%s are refused', (_story, change) => {
  expect(() => generateNation({ ...decade, ...change })).toThrow(RangeError)
})
