import { describe, expect, test } from 'vitest'
import { day, FOREVER } from '#platform/day.ts'
import {
  quarterOf,
  refusalsToAttendance,
  refusalsToDuty,
  refusalsToEnd,
  refusalsToRegulation,
  stateOf,
  type DutySituation,
  type DutyWanted,
} from './rules.ts'

const ON = day('2022-01-01')
const duty: DutyWanted = {
  committee: 'ban_thuong_vu',
  kind: 'field',
  fieldId: 'F',
  unitId: null,
  personId: 'P',
  role: null,
  from: ON,
  until: FOREVER,
}
const situation: DutySituation = {
  keeperExists: true,
  holdsPost: true,
  field: { from: day('2020-01-01'), until: FOREVER },
  unit: null,
  same: [],
}
const area = { kind: 'area' as const, fieldId: null, unitId: 'U' }
const unit = { kind: 'dang_bo_co_so', exists: true, below: true }

describe('a duty', () => {
  test.each<[string, Partial<DutyWanted>, Partial<DutySituation>, string[]]>([
    ['of a holder of a seat for a field', {}, {}, []],
    ['of somebody without a post that day', {}, { holdsPost: false }, ['holds-no-post']],
    ['of a post, whoever holds it', { personId: null, role: 'pho_bi_thu' }, { holdsPost: false }, []],
    [
      'of a post that the committee does not have',
      { personId: null, role: 'chi_uy_vien' },
      {},
      ['role-not-in-committee'],
    ],
    ['of nobody', { personId: null }, {}, ['holder-missing']],
    ['of a person and a post at once', { role: 'bi_thu' }, {}, ['holder-missing']],
    ['that ends before it starts', { until: ON }, {}, ['ends-before-it-starts']],
    ['of one day', { until: day('2022-01-02') }, {}, []],
    [
      'for a field that began later',
      {},
      { field: { from: day('2022-01-02'), until: FOREVER } },
      ['field-not-there'],
    ],
    ['for a field that ended', {}, { field: { from: day('2020-01-01'), until: ON } }, ['field-not-there']],
    ['for a field of others', {}, { field: null }, ['field-not-there']],
    ['for nothing', { fieldId: null }, {}, ['subject-missing']],
    ['for a field and a unit', { unitId: 'U' }, {}, ['subject-missing']],
    ['for a unit below', area, { unit }, []],
    ['for a unit that is not there that day', area, { unit: { ...unit, exists: false } }, ['area-not-there']],
    ['for a unit elsewhere', area, { unit: { ...unit, below: false } }, ['area-not-below']],
    ['to attend a committee as if it were a branch', { ...area, kind: 'cell' }, { unit }, ['not-a-branch']],
    ['to attend a branch', { ...area, kind: 'cell' }, { unit: { ...unit, kind: 'chi_bo_truc_thuoc' } }, []],
    ['that is recorded already', {}, { same: [day('2021-01-01')] }, ['already-responsible']],
    [
      'wrong in every way',
      { personId: null, until: ON, fieldId: null },
      { keeperExists: false, same: [ON] },
      ['ends-before-it-starts', 'unit-not-there', 'holder-missing', 'subject-missing', 'already-responsible'],
    ],
  ])('%s', (_case, change, facts, expected) =>
    expect(refusalsToDuty({ ...duty, ...change }, { ...situation, ...facts }).map((one) => one.code)).toEqual(
      expected,
    ),
  )
})

test('a last day stands between the first day and an earlier end', () => {
  const period = { from: ON, until: day('2022-07-01') }
  expect(refusalsToEnd(period, day('2021-12-31'))).toMatchObject([{ code: 'ends-before-it-starts' }])
  expect(refusalsToEnd(period, ON)).toEqual([])
  expect(refusalsToEnd(period, day('2022-06-29'))).toEqual([])
  expect(refusalsToEnd(period, day('2022-06-30'))).toMatchObject([
    { code: 'ended-already', to: '2022-06-30' },
  ])
})

describe('attendance of a quarter', () => {
  const cell = { kind: 'cell', from: day('2022-02-01'), until: FOREVER }
  const first = { ...quarterOf(2022, 1), held: 3, attended: 2 }
  test.each([
    ['three held, two attended', first, cell, []],
    ['all attended', { ...first, attended: 3 }, cell, []],
    ['more attended than held', { ...first, attended: 4 }, cell, ['more-attended-than-held']],
    ['fewer than none', { ...first, attended: -1 }, cell, ['negative-number']],
    ['before the duty', { ...quarterOf(2021, 4), held: 3, attended: 2 }, cell, ['outside-duty']],
    ['for a field', first, { ...cell, kind: 'field' }, ['not-a-cell']],
  ])('%s', (_case, counted, of, expected) =>
    expect(refusalsToAttendance(counted, of).map((one) => one.code)).toEqual(expected),
  )

  test('quarters follow each other without a gap', () => {
    expect(quarterOf(2022, 1)).toEqual({ from: '2022-01-01', until: '2022-04-01' })
    expect(quarterOf(2022, 4)).toEqual({ from: '2022-10-01', until: '2023-01-01' })
  })
})

describe('a working regulation', () => {
  const period = { from: ON, until: FOREVER }
  const facts = { keeperExists: true, others: [], documentType: 'QC' }
  const other = { number: '1-QC/ĐU', from: day('2020-01-01'), until: ON }
  test.each([
    ['after the one before', { ...facts, others: [other] }, []],
    [
      'beside one in force',
      { ...facts, others: [{ ...other, until: day('2022-01-02') }] },
      ['regulations-overlap'],
    ],
    ['without its document in the register', { ...facts, documentType: null }, []],
    ['under a decision, which is none', { ...facts, documentType: 'QĐ' }, ['not-a-regulation']],
    ['of a unit that is not there', { ...facts, keeperExists: false }, ['unit-not-there']],
  ])('%s', (_case, situation, expected) =>
    expect(refusalsToRegulation(period, situation).map((one) => one.code)).toEqual(expected),
  )
})

test('nobody, one, several: those whose post is over do not count', () => {
  const [there, gone] = [{ vacant: false }, { vacant: true }]
  expect([stateOf([]), stateOf([gone]), stateOf([there, gone]), stateOf([there, there])]).toEqual([
    'gap',
    'gap',
    'one',
    'overlap',
  ])
})
