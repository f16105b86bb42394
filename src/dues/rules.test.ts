import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addMonths, day } from '#platform/day.ts'
import { keepGroupOf, ruleSetOf } from './law.ts'
import {
  duesOf,
  refusalsToBase,
  refusalsToClose,
  refusalsToPay,
  roundHalfUp,
  split,
  type Closing,
  type DuesFacts,
  type Paying,
} from './rules.ts'
import { readSetting } from './setting-store.ts'

const d = day
const facts = (change: Partial<DuesFacts> = {}): DuesFacts => ({
  kind: 'insured',
  base: 8_649_900n,
  voluntary: null,
  region: 'III',
  reliefPercent: 0,
  start: d('2000-01-01'),
  bornOn: d('1975-05-05'),
  sex: 'nam',
  ...change,
})
const due = (month: string, change: Partial<DuesFacts> = {}, rounding = 1n) =>
  duesOf(facts(change), d(month), rounding)

describe('dues of a month', () => {
  test.each([
    ['1% of the salary, in whole đồng', '2022-10-01', {}, 1n, 86_499n],
    ['rounded to a thousand, half up: down', '2022-10-01', {}, 1_000n, 86_000n],
    ['… and up from the half', '2022-10-01', { base: 8_650_000n }, 1_000n, 87_000n],
    ['half a percent of the pension', '2022-10-01', { kind: 'pensioner', base: 5_000_000n }, 1n, 25_000n],
    [
      'the amount set within limits, by the text of 2010',
      '2026-01-01',
      { kind: 'no_insurance', base: 10_000n },
      1n,
      10_000n,
    ],
    [
      '0.3% of the regional wage since 2/2026',
      '2026-02-01',
      { kind: 'no_insurance', base: null },
      1n,
      12_420n,
    ],
    ['… 0.5% from 2028', '2028-01-01', { kind: 'no_insurance' }, 1n, 20_700n],
    ['… 0.3% to the last month of 2027', '2027-12-01', { kind: 'no_insurance' }, 1n, 12_420n],
    ['0.2% once retired', '2026-02-01', { kind: 'no_insurance', bornOn: d('1960-01-01') }, 1n, 8_280n],
    ['a student pays 5,000 since 2/2026', '2026-02-01', { kind: 'student', base: null }, 1_000n, 5_000n],
    ['relief of 30%', '2022-10-01', { base: 10_000_000n, reliefPercent: 30 }, 1n, 70_000n],
    ['relief of all', '2022-10-01', { reliefPercent: 100 }, 1n, 0n],
    ['more of his own will', '2022-10-01', { voluntary: 200_000n }, 1n, 200_000n],
    ['never less of his own will', '2022-10-01', { voluntary: 1_000n }, 1n, 86_499n],
    ['50 years of seniority, the month before', '2026-02-01', { start: d('1976-02-02') }, 1n, 86_499n],
    ['50 years of seniority are complete', '2026-02-01', { start: d('1976-02-01') }, 1n, 0n],
    ['… which the text of 2010 does not know', '2026-01-01', { start: d('1970-01-01') }, 1n, 86_499n],
  ] as const)('%s', (_, month, change, rounding, expected) => {
    expect(due(month, change, rounding).due).toBe(expected)
  })

  test.each([
    ['kind', '2022-10-01', { kind: null }],
    ['base', '2022-10-01', { base: null }],
    ['base', '2022-10-01', { kind: 'abroad', base: null }],
    ['region', '2026-02-01', { kind: 'no_insurance', region: null }],
  ] as const)('without its %s nothing is counted', (missing, month, change) => {
    expect(due(month, change)).toMatchObject({ due: null, missing })
  })
})

const paying = (change: Partial<Paying> = {}): Paying => ({
  row: 1,
  month: d('2022-10-01'),
  amount: 50_000n,
  receiptNo: '1/2022',
  joinedOn: d('2022-05-19'),
  leftOn: null,
  isOfUnit: true,
  receiptUsed: false,
  ...change,
})
const codes = (payments: Paying[], on = '2022-10-27') =>
  refusalsToPay(payments, { on: d(on), today: d('2022-10-27') }).map((one) => one.code)

test('bad payments are refused with all reasons, both sides of each limit', () => {
  expect(codes([paying()])).toEqual([])
  expect(codes([paying({ amount: 0n }), paying({ row: 2, amount: -1n, receiptNo: '2' })])).toEqual([
    'dues-amount-wrong',
    'dues-amount-wrong',
  ])
  expect(codes([paying({ month: d('2022-05-01') })])).toEqual([])
  expect(codes([paying({ month: d('2022-04-01') })])).toEqual(['dues-before-admission'])
  expect(codes([paying({ leftOn: d('2022-10-01'), month: d('2022-10-01') })])).toEqual([])
  expect(codes([paying({ leftOn: d('2022-09-30'), month: d('2022-10-01') })])).toEqual(['dues-after-leaving'])
  expect(codes([paying(), paying({ row: 2 })])).toEqual(['dues-receipt-used'])
  expect(codes([paying({ receiptUsed: true, isOfUnit: false, amount: -5n })], '2022-10-28')).toEqual([
    'dues-in-future',
    'dues-amount-wrong',
    'dues-not-of-unit',
    'dues-receipt-used',
  ])
})

const closing = (change: Partial<Closing> = {}): Closing => ({
  month: d('2022-10-01'),
  today: d('2022-10-27'),
  isClosed: false,
  earlierOpen: null,
  openBelow: 0,
  inTransit: 0,
  keepHundredths: 3_000,
  allowed: { least: 3_000, most: 5_000 },
  ...change,
})

test('a month is closed in its turn, once, and with a known part to keep', () => {
  const said = (change: Partial<Closing>) => refusalsToClose(closing(change)).map((one) => one.code)
  expect(said({})).toEqual([])
  expect(said({ keepHundredths: 5_000 })).toEqual([])
  expect([said({ keepHundredths: 2_999 }), said({ keepHundredths: 5_001 })]).toEqual([
    ['dues-keep-outside'],
    ['dues-keep-outside'],
  ])
  expect(said({ month: d('2022-11-01') })).toEqual(['dues-month-not-over'])
  expect(
    said({ isClosed: true, earlierOpen: d('2022-09-01'), openBelow: 2, inTransit: 1, keepHundredths: null }),
  ).toEqual([
    'dues-month-closed',
    'dues-earlier-open',
    'dues-below-open',
    'dues-transit',
    'dues-keep-unknown',
  ])
})

test('a basis fits the text of its month', () => {
  const said = (change: object) =>
    refusalsToBase({ kind: 'insured', base: 1n, month: d('2022-10-01'), isMember: true, ...change }).map(
      (one) => one.code,
    )
  expect(said({})).toEqual([])
  expect(said({ base: null, isMember: false })).toEqual(['dues-not-member', 'dues-base-missing'])
  expect(said({ base: -1n })).toEqual(['dues-base-negative'])
  expect(
    [1_999n, 2_000n, 30_000n, 30_001n].map((base) => said({ kind: 'no_insurance', base }).length),
  ).toEqual([1, 0, 0, 1])
  expect(said({ kind: 'no_insurance', base: null, month: d('2026-02-01') })).toEqual([])
})

test('settings are read as they are written', () => {
  expect(readSetting('keep:branch', '33,5')).toEqual({ value: '3350', refusals: [] })
  expect(readSetting('keep:branch', '100,01').refusals).toHaveLength(1)
  expect(readSetting('region', 'V').refusals).toHaveLength(1)
  expect(readSetting('rounding', '1000').refusals).toEqual([])
  expect(keepGroupOf('chi_bo_truc_thuoc')).toBe('branch')
  expect(keepGroupOf('dang_doan')).toBeNull()
})

test('the text of the month decides on both sides of 1 February 2026', () => {
  expect([ruleSetOf(d('2026-01-01')).source, ruleSetOf(d('2026-02-01')).source]).toEqual([
    '342-QĐ/TW',
    '01-QĐ/TW',
  ])
})

test('property: whatever is kept, nothing is lost and nothing appears; rounding stays within half a step', () => {
  const amount = fc.bigInt({ min: -1_000_000n, max: 10n ** 12n })
  fc.assert(
    fc.property(amount, fc.integer({ min: 0, max: 10_000 }), (whole, keep) => {
      const { kept, passed } = split(whole, keep)
      expect(kept + passed).toBe(whole)
      expect(kept >= 0n).toBe(true)
    }),
  )
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 10n ** 12n }), fc.constantFrom(1n, 100n, 1_000n), (whole, step) => {
      const rounded = roundHalfUp(whole, 1n, step)
      expect(rounded % step).toBe(0n)
      expect((rounded - whole) * 2n <= step && (whole - rounded) * 2n < step + 1n).toBe(true)
    }),
  )
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 240 }), (months) => {
      const month = addMonths(d('2015-01-01'), months)
      expect(due(month, { kind: 'pensioner', base: 4_000_000n }).due).toBe(20_000n)
    }),
  )
})
