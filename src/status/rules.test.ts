import { describe, expect, test } from 'vitest'
import { day, FOREVER, type Day } from '#platform/day.ts'
import type { ActGiven, Given } from '#procedure/declaration.ts'
import type { Standing } from './codes.ts'
import { barredFrom, EFFECTS, inVotingBase, type Held } from './effects.ts'
import { measureUntil } from './effects-store.ts'
import { refusalsToForm, refusalsToJoin, refusalsToLast } from './group-rules.ts'
import { charterLawOn, disciplineLawOn } from './law.ts'
import * as rules from './rules.ts'
import type { StatusFacts } from './rules.ts'

const ON = day('2022-10-27')
const held = (standing: Standing, from: string, until: Day = FOREVER): Held => ({
  standing,
  from: day(from),
  until,
})
function given(facts: Partial<StatusFacts> = {}, values: object = {}, on = ON): Given<StatusFacts> {
  const whole = {
    isMember: true,
    officialOn: day('2010-01-01'),
    bornOn: day('1960-01-01'),
    held: [],
    posts: 0,
  }
  return {
    facts: { ...whole, ...facts },
    case: { values } as Given['case'],
    on,
    today: ON,
  }
}
const act = (values: object, more: Partial<ActGiven> = {}): ActGiven =>
  ({ step: 'branch', outcome: 'agreed', on: ON, values, vote: null, reason: null, ...more }) as ActGiven
const codes = (refusals: readonly { code: string }[]) => refusals.map((one) => one.code)

describe('exemption', () => {
  const ask = (ground: string, last: string | null) =>
    codes(
      rules.refusalsToExemptionAct(
        given({}, { ground }),
        act({ from: ON, ...(last ? { last_day: last } : {}) }),
      ),
    )
  test.each([
    ['old_ill', null, []],
    ['treatment', null, ['status-until-needed']],
    ['maternity', '2023-04-26', []],
    ['itinerant', '2023-10-26', []],
    ['itinerant', '2023-10-27', ['itinerant-too-long']],
    ['old_ill', '2022-10-26', ['status-ends-before-it-begins']],
    ['old_ill', '2022-10-27', []],
  ])('%s until %s', (ground, last, expected) => expect(ask(ground, last)).toEqual(expected))

  test('holds from the decision or later, never before it', () => {
    const from = (text: string) =>
      codes(rules.refusalsToExemptionAct(given({}, { ground: 'old_ill' }), act({ from: text })))
    expect([from('2022-10-26'), from('2022-10-27'), from('2022-11-01')]).toEqual([
      ['exemption-before-decision'],
      [],
      [],
    ])
  })
  test('once at a time', () => {
    const now = given({ held: [held('mien_sinh_hoat', '2022-01-01')] }, { ground: 'old_ill' })
    expect(codes(rules.refusalsToExemption(now))).toEqual(['status-held-already'])
    const over = given({ held: [held('mien_sinh_hoat', '2022-01-01', ON)] }, { ground: 'old_ill' })
    expect(codes(rules.refusalsToExemption(over))).toEqual([])
    const next = given({ held: [held('mien_sinh_hoat', '2022-12-01')] }, { ground: 'old_ill' })
    expect(codes(rules.refusalsToExemptionAct(next, act({ from: ON })))).toEqual(['status-overlaps'])
    expect(codes(rules.refusalsToExemptionAct(next, act({ from: ON, last_day: '2022-11-30' })))).toEqual([])
  })
})

test.each([
  ['absent', 2, {}, ['removal-absence-too-short']],
  ['absent', 3, {}, []],
  ['absent', 3, { held: [held('mien_sinh_hoat', '2022-01-01')] }, ['removal-exempt-not-absent']],
  ['card', 0, {}, []],
  ['probation', 0, {}, ['removal-probation-ground']],
  ['probation', 0, { officialOn: null }, []],
  ['probation', 0, { officialOn: day('2022-10-28') }, []],
  ['card', 0, { isMember: false }, ['status-not-member']],
])('name removal: %s, %i months', (ground, months, facts, expected) => {
  expect(codes(rules.refusalsToRemoval(given(facts as Partial<StatusFacts>, { ground, months })))).toEqual(
    expected,
  )
})

test.each([
  ['khien_trach', { officialOn: null }, []],
  ['canh_cao', { officialOn: null }, []],
  ['cach_chuc', { officialOn: null }, ['measure-not-for-probationer', 'measure-without-post']],
  ['khai_tru', { officialOn: null }, ['measure-not-for-probationer']],
  ['khai_tru', {}, []],
  ['cach_chuc', {}, ['measure-without-post']],
  ['cach_chuc', { posts: 1 }, []],
])('measure %s for %o', (measure, facts, expected) => {
  expect(codes(rules.refusalsToMeasure(given(facts), measure))).toEqual(expected)
})

test('a branch proposes expulsion by two thirds of its official members', () => {
  const proposed = (base: number, inFavour: number) =>
    codes(
      rules.refusalsToDisciplineAct(
        given({}, { measure: 'khai_tru' }),
        act({}, { outcome: 'proposed', vote: { base, inFavour } as ActGiven['vote'] }),
      ),
    )
  expect([proposed(9, 5), proposed(9, 6), proposed(10, 6), proposed(10, 7)]).toEqual([
    ['expulsion-vote-too-small'],
    [],
    ['expulsion-vote-too-small'],
    [],
  ])
  const decided = (measure: string) =>
    codes(rules.refusalsToDisciplineAct(given({ posts: 1 }, { measure }), act({}, { outcome: 'decided' })))
  expect(['khien_trach', 'canh_cao', 'cach_chuc', 'khai_tru'].map(decided)).toEqual([
    [],
    [],
    ['measure-not-by-branch'],
    ['measure-not-by-branch'],
  ])
})

test('a measure ends by itself after twelve months, leap days included, or earlier by decision', () => {
  expect(measureUntil(day('2022-10-09'), FOREVER)).toBe('2023-10-09')
  expect(measureUntil(day('2024-02-29'), FOREVER)).toBe('2025-03-01')
  expect(measureUntil(day('2022-10-09'), day('2022-12-01'))).toBe('2022-12-01')
})

test('the text of the day decides', () => {
  const texts = (on: string) => [charterLawOn(day(on)).source, disciplineLawOn(day(on)).source]
  expect(texts('2021-07-27')).toEqual(['29-QĐ/TW', '30-QĐ/TW'])
  expect(texts('2021-07-30')).toEqual(['24-QĐ/TW', '22-QĐ/TW'])
  expect(texts('2025-06-30')).toEqual(['24-QĐ/TW', '296-QĐ/TW'])
  expect(texts('2025-07-01')).toEqual(['294-QĐ/TW', '296-QĐ/TW'])
  expect(texts('2026-04-08')[0]).toBe('20-QĐ/TW')
  expect(texts('2026-07-26')[0]).toBe('208-QĐ/TW')
})

test('what a status keeps from lasts as long as it; the exempt vote when they come, those elsewhere do not', () => {
  const suspended = held('dinh_chi', '2022-10-01', day('2022-11-01'))
  expect(barredFrom([suspended], day('2022-10-31')).map((one) => one.act)).toEqual(EFFECTS.dinh_chi.bars)
  expect(barredFrom([suspended], day('2022-11-01'))).toEqual([])
  expect(barredFrom([suspended], day('2022-09-30'))).toEqual([])
  const exempt = [held('mien_sinh_hoat', '2022-01-01')]
  expect([inVotingBase(exempt, ON, true), inVotingBase(exempt, ON, false)]).toEqual([true, false])
  expect(inVotingBase([held('chuyen_tam_thoi', '2022-01-01')], ON, true)).toBe(false)
  expect(inVotingBase([held('di_lam_an_xa', '2022-01-01')], ON, false)).toBe(true)
})

test('a group is of a branch, has one leader, and takes each member once', () => {
  const branch = { kind: 'chi_bo_truc_thuoc', names: ['Tổ 1'] }
  expect(codes(refusalsToForm({ name: 'Tổ 2', from: ON }, branch, ON))).toEqual([])
  expect(
    codes(
      refusalsToForm({ name: 'Tổ 1', from: day('2022-10-28') }, { ...branch, kind: 'dang_bo_co_so' }, ON),
    ),
  ).toEqual(['group-of-branches-only', 'group-name-taken', 'group-in-future'])
  const group = { id: '1', from: day('2022-06-01'), until: day('2022-10-01') }
  const places = [{ groupId: '1', personId: 'a', role: 'leader' as const }]
  const join = (personId: string, role: 'leader' | 'member', from: string, isOfUnit = true) =>
    codes(refusalsToJoin({ personId, role, from: day(from) }, { group, isOfUnit, places }, ON))
  expect(join('b', 'member', '2022-06-01')).toEqual([])
  expect(join('b', 'leader', '2022-05-31', false)).toEqual([
    'group-day-outside',
    'group-other-unit',
    'group-has-leader',
  ])
  expect(join('a', 'leader', '2022-09-30')).toEqual(['group-member-already'])
  expect(join('a', 'member', '2022-09-30')).toEqual([])
  expect(codes(refusalsToLast(day('2022-06-01'), day('2022-05-31'), ON))).toEqual(['group-day-outside'])
})
