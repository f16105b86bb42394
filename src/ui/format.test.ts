import { expect, test } from 'vitest'
import { day } from '#platform/day.ts'
import {
  folded,
  formatBirth,
  formatChange,
  formatInstant,
  formatNumber,
  formatShare,
  parseBirth,
  parseDay,
} from './format.ts'

test.each<[written: string, day: string | null]>([
  ['27/10/2022', '2022-10-27'],
  ['7/1/2022', '2022-01-07'],
  ['07-01-2022', '2022-01-07'],
  ['7.1.2022 ', '2022-01-07'],
  ['2022-01-07', '2022-01-07'],
  ['29/02/2024', '2024-02-29'],
  ['29/02/2023', null],
  ['31/02/2022', null],
  ['10/27/2022', null],
  ['27/10/22', null],
  ['10/2022', null],
  ['hôm nay', null],
  ['', null],
])('a day typed as “%s” is %s', (written, expected) => expect(parseDay(written)).toBe(expected))

test.each<[written: string, on: string | null, precision: string | null]>([
  ['27/10/1990', '1990-10-27', 'day'],
  ['10/1990', '1990-10-01', 'month'],
  ['1990', '1990-01-01', 'year'],
  ['13/1990', null, null],
  ['90', null, null],
  ['1/1/90', null, null],
])('a birth typed as “%s” is %s to the %s', (written, on, precision) =>
  expect(parseBirth(written)).toEqual(on && { on, precision }),
)

test('a birth is written as exactly as it is known', () => {
  expect(formatBirth(day('1990-10-01'), 'month')).toBe('10/1990')
  expect(formatBirth(day('1990-01-01'), 'year')).toBe('1990')
})

test('numbers are written the Vietnamese way', () => {
  expect(formatNumber(5_248_607)).toBe('5.248.607')
  expect(formatNumber(null)).toBe('–')
  expect(formatChange(241)).toBe('+241')
  expect(formatChange(-1_003)).toBe('−1.003')
  expect(formatChange(0)).toBe('0')
  expect(formatShare(0.923)).toBe('92,3%')
  expect(formatShare(0 / 0)).toBe('–')
})

test('an instant is shown by the clock in Hà Nội, whatever the machine’s', () => {
  expect(formatInstant('2022-10-26T17:05:00Z')).toBe('27/10/2022 00:05')
})

test('a search without marks finds a name with marks', () => {
  expect(folded('Đảng bộ Khối')).toBe('dang bo khoi')
})
