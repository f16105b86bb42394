import { expect, test } from 'vitest'
import { day, type Day } from '#platform/day.ts'
import {
  refusalsToAct,
  refusalsToCorrection,
  refusalsToDays,
  refusalsToGive,
  type Addressee,
  type Giving,
  type NewAct,
  type Situation,
} from './rules.ts'
import { isLate, stageDaysOf, stateOn, type ActDetails, type PastAct, type Stage } from './stages.ts'

const D = (date: number): Day => day(`2022-03-${String(date).padStart(2, '0')}`)

const giving = (addressees: Addressee[], more: Partial<Giving> = {}): Giving => ({
  kind: 'directive',
  organisationId: '1',
  title: 'Thực hiện Chỉ thị 05',
  givenOn: D(1),
  startsOn: D(2),
  dueOn: D(20),
  addressees,
  ...more,
})
const lead = (organisationId: string, dueOn: Day | null = null): Addressee => ({
  organisationId,
  role: 'lead',
  dueOn,
  code: `U${organisationId}`,
})
const codes = (refusals: readonly { code: string }[]) => refusals.map((one) => one.code)

test.each<[string, Giving, string[]]>([
  ['units that exist, each once', giving([lead('2'), lead('3')]), []],
  ['due on the very day it starts', giving([lead('2')], { dueOn: D(2) }), []],
  ['due the day before it starts', giving([lead('2')], { dueOn: D(1) }), ['due-before-start']],
  ['without a deadline', giving([lead('2')], { dueOn: null }), []],
  ['a deadline of its own before the start', giving([lead('2', D(1))]), ['due-before-start']],
  ['nobody', giving([]), ['no-addressee']],
  ['nobody who leads', giving([{ organisationId: '2', role: 'co' }]), ['no-lead']],
  ['one unit three times', giving([lead('2'), lead('2'), lead('2')]), ['addressed-twice']],
  ['a unit and its body', giving([lead('2'), { ...lead('2'), bodyId: '7' }]), []],
  ['a unit that has ceased', giving([lead('2'), lead('9')]), ['unit-ceased']],
  [
    'everything wrong, all told at once',
    giving([lead('2'), lead('2'), lead('9', D(1))], { dueOn: D(1) }),
    ['due-before-start', 'addressed-twice', 'unit-ceased', 'due-before-start'],
  ],
])('giving to %s', (_, given, expected) => {
  expect(codes(refusalsToGive(given, new Set(['2', '3'])))).toEqual(expected)
})

test('what is given today may be dated today, not tomorrow', () => {
  expect(codes(refusalsToDays(giving([]), D(1)))).toEqual([])
  expect(codes(refusalsToDays(giving([], { givenOn: D(2) }), D(1)))).toEqual(['given-in-future'])
})

const past = (stage: Stage, date: number, details: ActDetails = {}): PastAct => ({
  stage,
  on: D(date),
  details,
})
const situation = (acts: PastAct[], more: Partial<Situation> = {}): Situation => ({
  stages: ['received', 'disseminated', 'programme', 'reported'],
  givenOn: D(1),
  firstDueOn: D(20),
  withdrawnOn: null,
  acts,
  ...more,
})
const act = (
  stage: Stage,
  date: number,
  details: ActDetails = {},
  note: string | null = 'vì bão',
): NewAct => ({
  ...past(stage, date, details),
  note,
  hasDocument: false,
})
const RECEIVED = past('received', 3)
const REPORTED = past('reported', 10)
const programme = { number: '12-CTr/ĐU', issuedOn: D(5) }

test.each<[string, Situation, NewAct, string[]]>([
  ['receiving on the day it was given', situation([]), act('received', 1), []],
  ['receiving the day before', situation([], { givenOn: D(2) }), act('received', 1), ['act-before-given']],
  ['receiving twice', situation([RECEIVED]), act('received', 4), ['done-already']],
  ['tomorrow', situation([]), act('received', 16), ['act-in-future']],
  ['today', situation([]), act('received', 15), []],
  [
    'disseminating before receiving',
    situation([]),
    act('disseminated', 4, { form: 'online' }),
    ['not-received'],
  ],
  [
    'disseminating on the day of receiving',
    situation([RECEIVED]),
    act('disseminated', 3, { form: 'online' }),
    [],
  ],
  [
    'disseminating earlier',
    situation([RECEIVED]),
    act('disseminated', 2, { form: 'online' }),
    ['act-before-received'],
  ],
  [
    'disseminating again',
    situation([RECEIVED, past('disseminated', 4)]),
    act('disseminated', 6, { form: 'in_person' }),
    [],
  ],
  ['no form said', situation([RECEIVED]), act('disseminated', 4), ['no-form']],
  [
    'all attended',
    situation([RECEIVED]),
    act('disseminated', 4, { form: 'in_person', attendees: 9, target: 9 }),
    [],
  ],
  [
    'more than all',
    situation([RECEIVED]),
    act('disseminated', 4, { form: 'in_person', attendees: 10, target: 9 }),
    ['more-attended-than-asked'],
  ],
  ['a programme by number', situation([RECEIVED]), act('programme', 5, programme), []],
  ['a programme by document', situation([RECEIVED]), { ...act('programme', 5), hasDocument: true }, []],
  ['a programme without either', situation([RECEIVED]), act('programme', 5), ['no-document']],
  ['a number alone', situation([RECEIVED]), act('programme', 5, { number: '1' }), ['no-document']],
  [
    'a programme dated later',
    situation([RECEIVED]),
    act('programme', 4, programme),
    ['programme-dated-later'],
  ],
  [
    'a second programme',
    situation([RECEIVED, past('programme', 5)]),
    act('programme', 6, programme),
    ['done-already'],
  ],
  ['progress before receiving', situation([]), act('progress', 4, { percent: 10 }), ['not-received']],
  ['reporting without a programme', situation([RECEIVED]), act('reported', 5), []],
  ['reporting twice', situation([RECEIVED, REPORTED]), act('reported', 11), ['done-already']],
  [
    'reporting after a return',
    situation([RECEIVED, REPORTED, past('returned', 11)]),
    act('reported', 11),
    [],
  ],
  [
    'reporting before the return',
    situation([RECEIVED, REPORTED, past('returned', 12)]),
    act('reported', 11),
    ['act-before-reported'],
  ],
  ['closing what was reported', situation([RECEIVED, REPORTED]), act('closed', 10), []],
  ['closing earlier', situation([RECEIVED, REPORTED]), act('closed', 9), ['act-before-reported']],
  ['closing what was not reported', situation([RECEIVED]), act('closed', 9), ['not-reported']],
  ['closing where no report is asked', situation([RECEIVED], { stages: ['received'] }), act('closed', 9), []],
  [
    'closing what was returned',
    situation([RECEIVED, REPORTED, past('returned', 11)]),
    act('closed', 12),
    ['not-reported'],
  ],
  [
    'anything after closing',
    situation([RECEIVED, REPORTED, past('closed', 11)]),
    act('progress', 12),
    ['closed-already'],
  ],
  ['returning what was not reported', situation([RECEIVED]), act('returned', 9), ['not-reported']],
  [
    'returning without a remark',
    situation([RECEIVED, REPORTED]),
    act('returned', 11, {}, ' '),
    ['no-reason'],
  ],
  ['extending by a day', situation([]), act('extended', 9, { dueOn: D(21) }), []],
  ['extending to the same day', situation([]), act('extended', 9, { dueOn: D(20) }), ['extension-not-later']],
  ['extending without a reason', situation([]), act('extended', 9, { dueOn: D(21) }, null), ['no-reason']],
  [
    'extending what was extended',
    situation([past('extended', 4, { dueOn: D(25) })]),
    act('extended', 9, { dueOn: D(24) }),
    ['extension-not-later'],
  ],
  ['nudging', situation([]), act('nudged', 9), []],
  [
    'nudging who owes nothing',
    situation([RECEIVED], { stages: ['received'] }),
    act('nudged', 9),
    ['nothing-owed'],
  ],
  [
    'a stage that is not asked',
    situation([RECEIVED], { stages: ['received', 'reported'] }),
    act('programme', 5, programme),
    ['stage-not-asked'],
  ],
  ['what was withdrawn', situation([], { withdrawnOn: D(4) }), act('received', 5), ['assignment-withdrawn']],
  [
    'all at once',
    situation([], { withdrawnOn: D(4), stages: ['received'] }),
    act('programme', 16),
    ['act-in-future', 'assignment-withdrawn', 'stage-not-asked', 'not-received', 'no-document'],
  ],
])('%s', (_, given, wanted, expected) => {
  expect(codes(refusalsToAct(given, wanted, D(15)))).toEqual(expected)
})

test('an act on which later ones rest is not taken out', () => {
  const all = [act('received', 3), act('reported', 10), act('closed', 11)]
  expect(refusalsToCorrection(situation([]), all)).toEqual([])
  expect(refusalsToCorrection(situation([]), all.slice(0, 2))).toEqual([])
  expect(refusalsToCorrection(situation([]), [all[0]!, all[2]!])).toMatchObject([
    { code: 'later-act-rests', stage: 'closed' },
  ])
  expect(refusalsToCorrection(situation([]), all.slice(1))).toMatchObject([
    { code: 'later-act-rests', stage: 'reported' },
  ])
})

test('who has done all that is asked, or was closed, owes nothing from that day on', () => {
  const asked = ['received', 'programme', 'reported'] as const
  const doneOn = (...acts: PastAct[]) => stageDaysOf(asked, D(20), acts).done
  expect(doneOn(RECEIVED, past('programme', 5))).toBeNull()
  expect(doneOn(RECEIVED, past('programme', 5), REPORTED)).toBe(D(10))
  expect(doneOn(RECEIVED, REPORTED, past('programme', 12))).toBe(D(12))
  expect(doneOn(RECEIVED, REPORTED, past('closed', 11), past('programme', 12))).toBe(D(11))
  expect(doneOn(RECEIVED, past('programme', 5), REPORTED, past('returned', 11))).toBeNull()
  expect(stageDaysOf([], D(20), [past('closed', 7)]).done).toBe(D(7))
})

test('late is what is owed the day after its last day, and no more from the day it was done', () => {
  const late = (due: Day | null, done: Day | null) => isLate({ due, done }, D(21))
  expect(late(D(21), null)).toBe(false)
  expect(late(D(20), null)).toBe(true)
  expect(late(null, null)).toBe(false)
  expect(late(D(20), D(21))).toBe(false)
  expect(late(D(20), D(22))).toBe(true)
})

test('where an addressee stands is the furthest that it did by the day', () => {
  const days = stageDaysOf(['received', 'reported'], null, [
    RECEIVED,
    past('progress', 5, { percent: 40 }),
    REPORTED,
    past('returned', 12),
    past('reported', 14),
    past('closed', 16),
  ])
  const states = [2, 3, 5, 12, 14, 16].map((date) => stateOn(days, D(date)))
  expect(states).toEqual(['given', 'received', 'in_progress', 'returned', 'reported', 'closed'])
  expect(days.percent).toBe(40)
})
