import { describe, expect, test } from 'vitest'
import { PROVINCES as FORMER } from '#generate/provinces.ts'
import { retiresOn } from '#member/due-law.ts'
import { addDays, day, type Day } from '#platform/day.ts'
import { classAt, classesOf } from './classes.ts'
import { PROVINCES, provinceOf } from './provinces.ts'
import { retiringMonths } from './retiring.ts'
import { stretchesTo, yearBefore } from './steps.ts'

describe('provinces', () => {
  test.each([
    ['Đảng bộ tỉnh Nam Định', 'Ninh Bình'],
    ['Đảng bộ Tỉnh Ninh Bình', 'Ninh Bình'],
    ['Đảng bộ thành phố Hồ Chí Minh', 'Hồ Chí Minh'],
    ['Đảng bộ TP. Hồ Chí Minh', 'Hồ Chí Minh'],
    ['Đảng bộ tỉnh Bà Rịa – Vũng Tàu', 'Hồ Chí Minh'],
    ['Đảng bộ tỉnh Thừa Thiên Huế', 'Huế'],
    ['Đảng bộ thành phố Huế', 'Huế'],
    ['Đảng bộ tỉnh Khánh Hoà', 'Khánh Hòa'],
    ['Tỉnh ủy Đắk Nông', 'Lâm Đồng'],
    ['Đảng bộ Quân đội', undefined],
    ['Đảng bộ Khối các cơ quan Trung ương', undefined],
  ])('%s lies in %s', (unit, province) => {
    expect(provinceOf(unit)?.name).toBe(province)
  })

  test('the 63 former provinces are all in the 34, each in the one that it was merged into', () => {
    expect(PROVINCES).toHaveLength(34)
    for (const { name, successor } of FORMER) {
      const heir = FORMER.find(({ code }) => code === successor)!
      expect(provinceOf(name), name).toBe(provinceOf(heir.name))
    }
    expect(PROVINCES.flatMap(({ former }) => former)).toHaveLength(63 - 33)
  })
})

describe('stretches', () => {
  test('years end on 31 December, the last one on the day asked about', () => {
    expect(stretchesTo(day('2022-10-27'), 'year', 3)).toEqual([
      { from: '2020-01-01', to: '2020-12-31' },
      { from: '2021-01-01', to: '2021-12-31' },
      { from: '2022-01-01', to: '2022-10-27' },
    ])
  })
  test('quarters and months cross the new year', () => {
    expect(stretchesTo(day('2022-02-28'), 'quarter', 2).map(({ from }) => from)).toEqual([
      '2021-10-01',
      '2022-01-01',
    ])
    expect(stretchesTo(day('2022-01-31'), 'month', 2)).toEqual([
      { from: '2021-12-01', to: '2021-12-31' },
      { from: '2022-01-01', to: '2022-01-31' },
    ])
  })
  test.each([
    ['2022-01-01', '2022-10-27', '2021-01-01', '2021-10-27'],
    ['2024-01-01', '2024-02-29', '2023-01-01', '2023-02-28'],
    ['2021-02-01', '2021-02-28', '2020-02-01', '2020-02-29'],
  ])('the year before %s to %s', (from, to, before, until) => {
    expect(yearBefore({ from: day(from), to: day(to) })).toEqual({ from: before, to: until })
  })
})

describe('classes of a map', () => {
  test('quantiles hold as many provinces each; the same figure is never in two classes', () => {
    expect(classesOf([1, 2, 3, 4, 5, 6, 7, 8, 9, 10], 'quantile').map(({ count }) => count)).toEqual([
      2, 2, 2, 2, 2,
    ])
    const skewed = classesOf([1, 1, 1, 1, 1, 1, 1, 1, 7, 400], 'quantile')
    expect(skewed).toEqual([
      { from: 1, to: 1, count: 8 },
      { from: 7, to: 400, count: 2 },
    ])
    expect(classAt(skewed, 1)).toBe(0)
    expect(classAt(skewed, 7)).toBe(1)
  })
  test('equal classes are as wide as each other; one without a figure is left out', () => {
    expect(classesOf([0, 10, 100], 'equal')).toEqual([
      { from: 0, to: 10, count: 2 },
      { from: 100, to: 100, count: 1 },
    ])
    expect(classesOf([], 'equal')).toEqual([])
    expect(classesOf([5, 5], 'quantile')).toEqual([{ from: 5, to: 5, count: 2 }])
  })
})

test('the months of birth of who retires in a span are those of whom the law says so, day by day', () => {
  const span = { from: day('2022-10-28'), to: day('2024-01-31') }
  const months = retiringMonths(span)
  for (let born: Day = day('1958-01-15'); born < '1972-01-01'; born = addDays(born, 31))
    for (const [sex, name] of [
      [1, 'nam'],
      [2, 'nữ'],
    ] as const) {
      const due = retiresOn(born, name)
      const expected = due !== null && span.from <= due && due <= span.to ? due : undefined
      const found = months.find((one) => one.sex === sex && one.from <= born && born < one.until)
      expect(found?.on, `${born} ${name}`).toBe(expected)
    }
})
