import { describe, expect, test } from 'vitest'
import { day, type Day } from '#platform/day.ts'
import {
  baseSalaryOn,
  BONUS_TENTHS,
  isRoundDay,
  latestStart,
  levelsOn,
  roundBefore,
  roundFrom,
} from './law.ts'
import { barredUntil, bonusOf, levelReached, refusalsToList, standingOf, type Candidate } from './rules.ts'

const d = day
const somebody = (change: Partial<Candidate> = {}): Candidate => ({
  start: d('1990-01-01'),
  officialOn: d('1991-01-01'),
  isMember: true,
  diedOn: null,
  held: null,
  discipline: [],
  ...change,
})
const codes = (candidate: Candidate, on: string, ground: 'full' | 'illness' | 'posthumous' = 'full') =>
  standingOf(candidate, d(on), ground).refusals.map((one) => one.code)

describe('the level that years reach', () => {
  test.each([
    ['the day before thirty years', '1992-02-04', '2022-02-03', 'full', null],
    ['thirty years to the day', '1992-02-03', '2022-02-03', 'full', 30],
    ['the day before forty: thirty', '1982-02-04', '2022-02-03', 'full', 30],
    ['of 29 February, in a common year, not on 28', '1992-02-29', '2022-02-28', 'full', null],
    ['of 29 February, in a common year, on 1 March', '1992-02-29', '2022-03-01', 'full', 30],
    ['no 45 before 25/7/2016', '1971-01-01', '2016-07-24', 'full', 40],
    ['45 from 25/7/2016', '1971-01-01', '2016-07-25', 'full', 45],
    ['severe illness, twelve months early', '1993-02-03', '2022-02-03', 'illness', 30],
    ['severe illness, twelve months and a day', '1993-02-04', '2022-02-03', 'illness', null],
    ['70 years, two years early since 30/7/2021', '1953-07-30', '2021-07-30', 'illness', 70],
    ['70 years, the text before allows one year', '1953-07-29', '2021-07-29', 'illness', 65],
    ['after death, twelve months early since 30/7/2021', '1993-02-03', '2022-02-03', 'posthumous', 30],
    ['after death, not early before', '1992-02-03', '2021-02-03', 'posthumous', null],
  ] as const)('%s', (_, start, on, ground, level) => {
    expect(levelReached(d(start), d(on), ground)).toBe(level)
  })

  test('the latest start of a level is where the rule turns', () => {
    for (const on of ['2022-02-03', '2024-02-29', '2022-02-28', '2022-03-01', '2026-09-02'] as Day[])
      for (const { years, startsUpTo } of levelsOn(on)) {
        expect(levelReached(startsUpTo, on, 'full')).toBe(years)
        expect(startsUpTo).toBe(latestStart(on, years))
      }
  })
})

describe('discipline bars', () => {
  test.each([
    ['a reprimand before 30/7/2021 does not', 'Khiển trách', '2021-05-01', '2021-05-19', null],
    ['a reprimand: 6 months', 'Khiển trách', '2022-03-03', '2022-09-02', '2022-09-03'],
    ['… and not longer', 'Khiển trách', '2022-03-02', '2022-09-02', null],
    ['a warning: 6 months by the text of 2016', 'Cảnh cáo', '2020-12-01', '2021-05-19', '2021-06-01'],
    ['a warning: 9 months since', 'Cảnh cáo', '2021-12-03', '2022-09-02', '2022-09-03'],
    ['… and not longer', 'Cảnh cáo', '2021-12-02', '2022-09-02', null],
    ['a removal from office: 12 months', 'Cách chức', '2021-09-03', '2022-09-02', '2022-09-03'],
    ['… and not longer', 'Cách chức', '2021-09-02', '2022-09-02', null],
    ['a decision after the round does not', 'Cảnh cáo', '2022-09-03', '2022-09-02', null],
  ] as const)('%s', (_, form, decided, on, until) => {
    expect(barredUntil([{ form, on: d(decided) }], d(on))).toBe(until)
  })
})

test('everything against somebody at once', () => {
  expect(codes(somebody({ start: d('1992-02-03') }), '2022-02-03')).toEqual([])
  expect(codes(somebody({ held: 30 }), '2022-02-03')).toEqual(['badge-held'])
  expect(codes(somebody({ held: 40 }), '2022-02-03')).toEqual(['badge-held'])
  expect(codes(somebody({ start: d('1980-01-01'), held: 30 }), '2022-02-03')).toEqual([])
  expect(codes(somebody({ start: null, isMember: false, officialOn: null }), '2022-02-03')).toEqual([
    'badge-not-member',
    'badge-not-official',
    'badge-start-unknown',
  ])
  expect(codes(somebody({ start: d('1995-01-01') }), '2022-02-03')).toEqual(['badge-not-reached'])
  const dead = somebody({ isMember: false, diedOn: d('2021-12-01'), start: d('1992-11-01') })
  expect(codes(dead, '2022-02-03', 'posthumous')).toEqual([])
  expect(codes({ ...dead, start: d('1992-12-02') }, '2022-02-03', 'posthumous')).toEqual([
    'badge-not-reached',
  ])
  expect(codes(somebody(), '2022-02-03', 'posthumous')).toEqual(['badge-not-dead'])
})

test('a list says everything that is missing, each person by place', () => {
  const list = { roundOn: d('2022-04-30'), ground: 'illness' as const, evidence: null, reason: null }
  const refusals = refusalsToList([somebody(), somebody({ start: d('2000-01-01') })], list)
  expect(refusals).toMatchObject([
    { code: 'badge-evidence-missing', source: '24-QĐ/TW' },
    { code: 'badge-not-round' },
    { code: 'badge-not-reached', person: 2, next: 30 },
  ])
  expect(
    refusalsToList([somebody()], { ...list, evidence: 'Đơn và xác nhận', reason: 'Ngày lễ lớn' }),
  ).toEqual([])
  const before = {
    ...list,
    roundOn: d('2021-05-19'),
    ground: 'posthumous' as const,
    evidence: 'Gia đình khai',
  }
  expect(refusalsToList([], before).map((one) => one.code)).toEqual(['badge-nobody', 'badge-early-unknown'])
})

test('rounds and money', () => {
  expect([isRoundDay(d('2022-09-02')), isRoundDay(d('2022-09-03'))]).toEqual([true, false])
  expect([roundBefore(d('2022-02-03')), roundFrom(d('2022-02-03')), roundFrom(d('2022-11-08'))]).toEqual([
    '2021-11-07',
    '2022-02-03',
    '2023-02-03',
  ])
  const tenths = new Map(Object.entries(BONUS_TENTHS).map(([level, one]) => [Number(level), one]))
  expect(bonusOf(30, d('2024-06-30'), tenths)).toBe(2_700_000n)
  expect(bonusOf(30, d('2024-07-01'), tenths)).toBe(3_510_000n)
  expect(bonusOf(55, d('2026-07-01'), tenths)).toBe(8_855_000n)
  expect(bonusOf(45, d('2026-07-01'), tenths)).toBeNull()
  expect(baseSalaryOn(d('2013-06-30'))).toBeNull()
})
