import { expect, test } from 'vitest'
import { day } from '#platform/day.ts'
import type { ActGiven, Given } from '#procedure/declaration.ts'
import { refusalsToCardAct, refusalsToExchange, refusalsToIssue, type CardFacts } from './rules.ts'

const given = (on: string, ground: string, facts: Partial<CardFacts> = {}) =>
  ({
    facts: { isMember: true, officialOn: day('2016-05-19'), cardNo: '12345678', numbersTaken: [], ...facts },
    case: { values: { ground } },
    on: day(on),
  }) as unknown as Given<CardFacts>
const codes = (refusals: readonly { code: string }[]) => refusals.map((one) => one.code)

test.each([
  ['on the day of becoming official', '2016-05-19', 'damaged', {}, []],
  ['the day before', '2016-05-18', 'damaged', {}, ['card-not-official']],
  ['somebody who is no member', '2022-01-01', 'damaged', { isMember: false }, ['card-not-member']],
  ['a member without a card', '2022-01-01', 'damaged', { cardNo: null }, ['card-none-to-exchange']],
  ['the general exchange, the day before it is ordered', '2025-08-07', 'chip', {}, ['card-chip-not-yet']],
  ['the general exchange on its first day', '2025-08-08', 'chip', {}, []],
] as const)('an exchange for %s', (_name, on, ground, facts, expected) => {
  expect(codes(refusalsToExchange(given(on, ground, facts)))).toEqual(expected)
})

test.each([
  ['a first card', 'first', { cardNo: null }, []],
  ['a first card for who has one', 'first', {}, ['card-held-already']],
  ['another for a lost one', 'lost', {}, []],
  ['a lost one that never was', 'lost', { cardNo: null }, ['card-none-lost']],
] as const)('an issue of %s', (_name, ground, facts, expected) => {
  expect(codes(refusalsToIssue(given('2022-01-01', ground, facts)))).toEqual(expected)
})

test.each([
  ['8 digits before the chip card', '2025-09-28', '22345678', []],
  ['12 digits before it', '2025-09-28', '223456789012', ['card-number-shape']],
  ['12 digits from its day on', '2025-09-29', '223456789012', []],
  ['8 digits from its day on', '2025-09-29', '22345678', ['card-number-shape']],
  ['the number of the present card', '2022-01-01', '12345678', ['card-number-same']],
  ['somebody else’s number', '2022-01-01', '87654321', ['card-number-taken']],
] as const)('a new card with %s', (_name, on, number, expected) => {
  const facts = given(on, 'damaged', { numbersTaken: ['87654321'] })
  const act = { on: day(on), values: { card_no: number } } as unknown as ActGiven
  expect(codes(refusalsToCardAct(facts, act))).toEqual(expected)
})
