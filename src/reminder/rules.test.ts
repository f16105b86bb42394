import { expect, test } from 'vitest'
import { isQuiet, localTime, MOST_ATTEMPTS, refusalsToWish, slotDue, waitInMs, type Wish } from './rules.ts'

const wish = (change: Partial<Wish> = {}): Wish => ({
  rhythm: 'daily',
  hour: 7,
  weekday: 1,
  quietFrom: 20,
  quietUntil: 6,
  ...change,
})
/** 27/10/2022 is a Thursday; hours in Asia/Ho_Chi_Minh. */
const at = (day: string, hour: number) => new Date(`${day}T${String(hour).padStart(2, '0')}:59:59+07:00`)

test.each<[story: string, wish: Wish, now: Date, slot: string | null]>([
  ['a daily letter a moment before its hour', wish(), at('2022-10-27', 6), null],
  ['at its hour', wish(), at('2022-10-27', 7), '2022-10-27'],
  ['late, because the server was down', wish(), at('2022-10-27', 19), '2022-10-27'],
  ['in the first quiet hour', wish(), at('2022-10-27', 20), null],
  ['none at all', wish({ rhythm: 'off' }), at('2022-10-27', 9), null],
  ['a weekly letter on the day before', wish({ rhythm: 'weekly', weekday: 4 }), at('2022-10-26', 9), null],
  ['on its day, too early', wish({ rhythm: 'weekly', weekday: 4 }), at('2022-10-27', 6), null],
  ['on its day', wish({ rhythm: 'weekly', weekday: 4 }), at('2022-10-27', 7), '2022-10-24'],
  [
    'later that week at an earlier hour',
    wish({ rhythm: 'weekly', weekday: 4 }),
    at('2022-10-28', 6),
    '2022-10-24',
  ],
  [
    'on Sunday, the last day of the week',
    wish({ rhythm: 'weekly', weekday: 7 }),
    at('2022-10-30', 8),
    '2022-10-24',
  ],
  [
    'the Monday after begins a new week',
    wish({ rhythm: 'weekly', weekday: 1 }),
    at('2022-10-31', 8),
    '2022-10-31',
  ],
])('%s', (_story, wanted, now, slot) => {
  expect(slotDue(wanted, now)).toBe(slot)
})

test.each<[hour: number, from: number, until: number, quiet: boolean]>([
  [19, 20, 6, false],
  [20, 20, 6, true],
  [0, 20, 6, true],
  [5, 20, 6, true],
  [6, 20, 6, false],
  [11, 12, 14, false],
  [12, 12, 14, true],
  [14, 12, 14, false],
  [3, 0, 0, false],
])('%i o’clock with quiet hours from %i to %i', (hour, from, until, quiet) => {
  expect(isQuiet(hour, from, until)).toBe(quiet)
})

test('a letter in one’s own quiet hours and a server without mail are refused together; no letters need neither', () => {
  const codes = (wanted: Wish, mail: boolean) => refusalsToWish(wanted, mail).map((one) => one.code)
  expect(codes(wish({ hour: 20 }), false)).toEqual(['no-mail-server', 'hour-is-quiet'])
  expect(codes(wish({ hour: 19 }), true)).toEqual([])
  expect(codes(wish({ rhythm: 'off', hour: 20 }), false)).toEqual([])
})

test('midnight is the first hour of the new day there', () => {
  expect(localTime(new Date('2022-10-26T17:00:00Z'))).toEqual({ day: '2022-10-27', hour: 0, weekday: 4 })
  expect(localTime(new Date('2022-10-26T16:59:59Z'))).toEqual({ day: '2022-10-26', hour: 23, weekday: 3 })
})

test('after each failure a letter waits twice as long, at most an hour', () => {
  const minutes = Array.from({ length: MOST_ATTEMPTS + 2 }, (_, n) => waitInMs(n + 1) / 60_000)
  expect(minutes).toEqual([1, 2, 4, 8, 16, 32, 60, 60])
})
