import { expect, test } from 'vitest'
import { addDays, day } from '#platform/day.ts'
import { declareProcedure, faultsOf, type AnyProcedure } from './declare.ts'
import {
  noDepartment,
  TWO_THIRDS,
  type ActGiven,
  type CaseGiven,
  type Given,
  type Step,
} from './declaration.ts'
import { dueOn, landing, lawOn, refusalsByTable, stepOf } from './walk.ts'

const NAME = { vi: 'Thử', en: 'Trial' }
const step = (id: string, to: string, more: Partial<Step> = {}): Step => ({
  id,
  name: NAME,
  who: { unit: 'branch', organ: 'members' },
  outcomes: [{ id: 'yes', name: NAME, to }],
  ...more,
})
const VOTED = step('cell', 'department', {
  vote: { base: 'official_members', need: TWO_THIRDS, rounds: 3, source: 'Điều lệ Đảng' },
  outcomes: [
    { id: 'passed', name: NAME, to: 'department', when: 'reached' },
    { id: 'again', name: NAME, to: 'cell', when: 'missed' },
    { id: 'upward', name: NAME, to: 'grassroots', when: 'spent' },
  ],
})
const declared = (...steps: Step[]): AnyProcedure => ({
  kind: 'trial',
  name: NAME,
  subject: 'person',
  read: 'person.read',
  record: 'person.record',
  law: [
    { from: day('2021-07-30'), source: '24-QĐ/TW', confidence: 'verified' },
    { from: day('2025-07-01'), source: '294-QĐ/TW', confidence: 'verified' },
    { from: day('2026-07-26'), source: '208-QĐ/TW', confidence: 'indirect' },
  ],
  steps,
  facts: async () => ({}),
  refusalsToOpen: () => [],
  refusalsToAct: () => [],
  reasons: {},
})
const TRIAL = declared(
  VOTED,
  step('department', 'grassroots', { who: { unit: 'department', organ: 'committee' }, skip: noDepartment }),
  step('grassroots', 'done', { who: { unit: 'grassroots', organ: 'committee' } }),
)
const units = { branch: '1', department: null, grassroots: '2', superior: '3', province: '4', opener: '1' }
const none = { second: null, second_grassroots: null, second_superior: null, second_province: null }
const given = (change: Partial<CaseGiven> = {}, on = day('2022-10-10')): Given => ({
  facts: {},
  on,
  today: day('2022-10-27'),
  case: {
    id: '1',
    publicId: '',
    kind: 'trial',
    personIds: ['1'],
    organisationId: '1',
    secondId: null,
    openedOn: day('2022-10-03'),
    values: {},
    acts: [],
    units: { ...units, ...none },
    ...change,
  },
})
const standing = { place: 'cell', state: 'open', round: 1, arrivedOn: day('2022-10-03'), dueOn: null }
const act = (change: Partial<ActGiven> = {}): ActGiven => ({
  step: 'cell',
  outcome: 'passed',
  on: day('2022-10-10'),
  values: {},
  vote: { base: 9, present: 9, inFavour: 6, against: 3, exemptPresent: 0, typed: false },
  decisionNo: null,
  people: {},
  reason: null,
  ...change,
})
const BASE = { all: 9, away: 0, exempt: 0 }
const codes = (given_: Given, one: ActGiven, round = 1) =>
  refusalsByTable(TRIAL, given_, one, { ...standing, round }, BASE).map((refusal) => refusal.code)

test('a step that is left out is passed by its first outcome', () => {
  expect(landing(TRIAL, given(), 'department')).toBe('grassroots')
  const withDepartment = given({ units: { ...units, ...none, department: '5' } })
  expect(landing(TRIAL, withDepartment, 'department')).toBe('department')
  expect(landing(TRIAL, given(), 'done')).toBe('done')
})

test('two thirds pass; five of nine go into another round, in the third upward', () => {
  const vote = { ...act().vote!, inFavour: 5, against: 4 }
  expect(codes(given(), act())).toEqual([])
  expect(codes(given(), act({ vote }))).toEqual(['vote-not-reached'])
  expect(codes(given(), act({ outcome: 'again', vote }))).toEqual([])
  expect(codes(given(), act({ outcome: 'again' }))).toEqual(['vote-was-reached'])
  expect(codes(given(), act({ outcome: 'upward', vote }))).toEqual(['rounds-left'])
  expect(codes(given(), act({ outcome: 'upward', vote }), 2)).toEqual(['rounds-left'])
  expect(codes(given(), act({ outcome: 'upward', vote }), 3)).toEqual([])
  expect(codes(given(), act({ outcome: 'again', vote }), 3)).toEqual(['rounds-spent'])
  expect(codes(given(), act({ vote: null }))).toEqual(['vote-missing'])
})

test('days: not before the case came here, not after today', () => {
  expect(codes(given(), act({ on: day('2022-10-03') }))).toEqual([])
  expect(codes(given(), act({ on: day('2022-10-02') }))).toEqual(['act-before-previous'])
  expect(codes(given(), act({ on: day('2022-10-27') }))).toEqual([])
  expect(codes(given(), act({ on: day('2022-10-28') }))).toEqual(['act-in-future'])
})

test('before its earliest day a step is refused with the text', () => {
  const early = declared(
    step('only', 'done', { notBefore: () => ({ day: day('2022-10-10'), source: 'Điều lệ Đảng, Điều 5' }) }),
  )
  const asked = (on: string) =>
    refusalsByTable(
      early,
      given(),
      { ...act({ step: 'only', outcome: 'yes', vote: null }), on: day(on) },
      standing,
      null,
    )
  expect(asked('2022-10-10')).toEqual([])
  expect(asked('2022-10-09')).toMatchObject([{ code: 'too-early', source: 'Điều lệ Đảng, Điều 5' }])
})

test.each([
  ['the day before 30/7/2021', '2021-07-29', '24-QĐ/TW'],
  ['30/6/2025', '2025-06-30', '24-QĐ/TW'],
  ['1/7/2025', '2025-07-01', '294-QĐ/TW'],
  ['25/7/2026', '2026-07-25', '294-QĐ/TW'],
  ['26/7/2026', '2026-07-26', '208-QĐ/TW'],
])('the text of %s', (_name, on, source) => {
  expect(lawOn(TRIAL, day(on)).source).toBe(source)
})

test('a deadline runs from arrival, opening, a step or a fact, by the text of the day it begins', () => {
  const at = (deadline: Step['deadline'], arrived = '2025-06-30') =>
    dueOn(step('only', 'done', { deadline }), given(), day(arrived), new Map())
  const source = 'x'
  expect(at({ from: 'arrival', within: { days: 30 }, source })).toBe('2025-07-30')
  expect(at({ from: 'opening', within: { months: 1 }, source })).toBe('2022-11-03')
  expect(at({ from: { fact: () => null }, within: { days: 1 }, source })).toBe(null)
  expect(at({ from: { fact: () => addDays(day('2022-10-03'), 1) }, within: { days: 1 }, source })).toBe(
    '2022-10-05',
  )
  const dated = [
    { since: day('2016-07-25'), from: 'arrival' as const, within: { workingDays: 30 }, source },
    { since: day('2025-07-01'), from: 'arrival' as const, within: { workingDays: 10 }, source },
  ]
  expect(at(dated, '2025-06-30')).toBe('2025-08-11')
  expect(at(dated, '2025-07-01')).toBe('2025-07-15')
  expect(at(dated, '2016-07-24')).toBe(null)
})

test('what is filled in is checked field by field, all at once', () => {
  const form = declared(
    step('only', 'done', {
      fields: [
        { key: 'on_day', name: NAME, kind: 'day' },
        { key: 'coming', name: NAME, kind: 'day', future: true },
        { key: 'count', name: NAME, kind: 'number', least: 1, most: 5 },
        { key: 'which', name: NAME, kind: 'choice', choices: [{ id: 'a', name: NAME }] },
        { key: 'note', name: NAME, kind: 'text', most: 3, required: false },
        { key: 'who', name: NAME, kind: 'person', required: false },
        { key: 'is', name: NAME, kind: 'yes_no', required: false },
      ],
    }),
  )
  const of = (values: ActGiven['values']) =>
    refusalsByTable(
      form,
      given(),
      act({ step: 'only', outcome: 'yes', vote: null, values }),
      standing,
      null,
    ).map((one) => one.code)
  const sound = { on_day: '2022-10-27', coming: '2023-01-01', count: 5, which: 'a' }
  expect(of(sound)).toEqual([])
  expect(of({})).toEqual(['field-missing', 'field-missing', 'field-missing', 'field-missing'])
  expect(of({ ...sound, on_day: '2022-10-28', count: 6, which: 'b' })).toEqual([
    'field-in-future',
    'field-out-of-range',
    'field-wrong',
  ])
  expect(of({ ...sound, count: 0.5, note: 'abcd', who: 'x', is: 'yes', other: 1 })).toEqual([
    'field-unknown',
    'field-wrong',
    'field-wrong',
    'field-wrong',
    'field-wrong',
  ])
})

test('a table that is wrong does not start', () => {
  expect(faultsOf(TRIAL)).toEqual([])
  expect(faultsOf(declared())).toEqual(['no step'])
  expect(faultsOf(declared(step('a', 'nowhere'), step('a', 'done'), step('done', 'done')))).toEqual([
    'step a twice',
    'step a twice',
    'step done has the name of an end',
    'step a: yes leads to nowhere, which is not there',
    'step done is never reached',
    'done is never reached',
  ])
  const wrong = step('a', 'done', {
    who: { unit: 'second', organ: 'committee' },
    vote: VOTED.vote,
    perPerson: [{ id: 'x', name: NAME, stays: true }],
    deadline: { from: { step: 'b' }, within: { days: 1 }, source: 'x' },
    outcomes: [{ id: 'yes', name: NAME, to: 'done', writes: true }],
  })
  expect(faultsOf(declared(wrong))).toEqual([
    'step a: a vote without a reached outcome',
    'step a: a vote without an outcome when missed',
    'step a: rounds without an outcome when spent',
    'step a: perPerson, but the subject is not people',
    'step a: acts as second, but there is none',
    'step a: deadline from b',
    'an outcome writes, but there is no write',
  ])
  expect(() => declareProcedure(declared(step('a', 'b')))).toThrow('leads to b')
  expect(stepOf(TRIAL, 'nowhere')).toBeUndefined()
})
