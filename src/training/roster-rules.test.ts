import { describe, expect, test } from 'vitest'
import { day, type Day } from '#platform/day.ts'
import { MOST } from './codes.ts'
import { refusalsToAnswer, refusalsToNomination } from './nomination-rules.ts'
import {
  refusalsToCertificates,
  refusalsToLearners,
  refusalsToResults,
  refusalsToSession,
  type Learner,
} from './roster-rules.ts'

const codes = (refusals: readonly { code: string }[]) => refusals.map(({ code }) => code)
const today = day('2022-10-27')
const somebody = (id: string, standing: 'official' | 'probationary' | 'left' | 'not-admitted') => ({
  id,
  who: id,
  standing,
})

describe('who may learn', () => {
  const roster = (count: number) => new Set(Array.from({ length: count }, (_, index) => `r${index}`))
  test.each([
    ['applicant', 'not-admitted', []],
    ['applicant', 'left', []],
    ['applicant', 'probationary', ['not-for-members']],
    ['applicant', 'official', ['not-for-members']],
    ['probationer', 'probationary', []],
    ['probationer', 'official', []],
    ['probationer', 'not-admitted', ['not-a-member']],
    ['member', 'left', ['not-a-member']],
    ['cadre', 'not-admitted', []],
  ] as const)('a class for %s takes who is %s: %j', (target, standing, expected) => {
    const found = { state: 'planned', target, roster: new Set<string>() } as const
    expect(codes(refusalsToLearners([somebody('a', standing)], found))).toEqual(expected)
  })
  test.each([
    [MOST.learners - 1, []],
    [MOST.learners, ['roster-full']],
  ])('with %i on the roster one more: %j', (count, expected) => {
    const found = { state: 'opened', target: 'cadre', roster: roster(count) } as const
    expect(codes(refusalsToLearners([somebody('a', 'official')], found))).toEqual(expected)
  })
  test('twice, there already, and nobody', () => {
    const found = { state: 'cancelled', target: 'cadre', roster: roster(1) } as const
    const people = ['a', 'a', 'r0'].map((id) => somebody(id, 'official'))
    expect(codes(refusalsToLearners(people, found))).toEqual([
      'class-cancelled',
      'learner-twice',
      'learner-there',
    ])
    expect(codes(refusalsToLearners([], { ...found, state: 'opened' }))).toEqual(['no-learners'])
  })
})

describe('the roll call', () => {
  const found = {
    state: 'closed',
    openedOn: day('2022-03-07'),
    closedOn: day('2022-03-11') as Day | null,
    roster: new Set(['a', 'b', 'c']),
    counted: null as number | null,
    isThere: false,
  } as const
  const held = {
    on: day('2022-03-07'),
    part: 'morning',
    present: null as number | null,
    absent: [] as string[],
  }
  test.each([
    ['everybody', {}, {}, []],
    ['on the first and the last day', { on: day('2022-03-11') }, {}, []],
    ['the day before', { on: day('2022-03-06') }, {}, ['outside-class']],
    ['the day after', { on: day('2022-03-12') }, {}, ['outside-class']],
    ['the class has not begun', {}, { openedOn: null, closedOn: null, state: 'planned' }, ['class-not-open']],
    ['cancelled', {}, { state: 'cancelled' }, ['class-cancelled']],
    ['recorded already', {}, { isThere: true }, ['session-there']],
    ['all present by number', { present: 3 }, {}, []],
    ['one more present than there are', { present: 4 }, {}, ['present-above-roster']],
    ['as many as the report counts', { present: 107 }, { counted: 107 }, []],
    ['two present and one absent', { present: 2, absent: ['a'] }, {}, []],
    ['two present and two absent', { present: 2, absent: ['a', 'b'] }, {}, ['present-and-absent']],
    ['a stranger absent', { absent: ['x'] }, {}, ['not-on-roster']],
  ])('%s', (_story, change, more, expected) => {
    const asked = { ...held, ...change } as Parameters<typeof refusalsToSession>[0]
    const situation = { ...found, ...more } as Parameters<typeof refusalsToSession>[1]
    expect(codes(refusalsToSession(asked, situation, today))).toEqual(expected)
  })
})

const learner = (change: Partial<Learner> = {}): Learner => ({
  who: 'An',
  result: null,
  resultOn: null,
  hasCertificate: false,
  ...change,
})

describe('results', () => {
  const closedOn = day('2022-03-11')
  test.each([
    ['on the day of the closing', '2022-03-11', ['a'], null, {}, []],
    ['the day before', '2022-03-10', ['a'], null, {}, ['before-the-end']],
    ['tomorrow', '2022-10-28', ['a'], null, {}, ['in-the-future']],
    ['another one without a reason', '2022-03-11', ['a'], null, { result: 'fair' }, ['result-there']],
    ['another one with a reason', '2022-03-11', ['a'], 'Chấm lại', { result: 'fair' }, []],
    [
      'another one although a certificate stands',
      '2022-03-11',
      ['a'],
      'Chấm lại',
      { result: 'fair', hasCertificate: true },
      ['certificate-stands'],
    ],
    ['two for one', '2022-03-11', ['a', 'a'], null, {}, ['result-twice']],
    ['a stranger', '2022-03-11', ['x'], null, {}, ['not-on-roster']],
    ['nobody', '2022-03-11', [], null, {}, ['no-learners']],
  ] as const)('%s', (_story, on, ids, reason, change, expected) => {
    const asked = { on: day(on), results: ids.map((id) => ({ id })), reason }
    const learners = new Map([['a', learner(change)]])
    expect(codes(refusalsToResults(asked, { state: 'closed', closedOn, learners }, today))).toEqual(expected)
  })
  test('none before the class has ended', () => {
    const asked = { on: day('2022-03-11'), results: [{ id: 'a' }], reason: null }
    const found = { state: 'opened', closedOn: null, learners: new Map([['a', learner()]]) } as const
    expect(codes(refusalsToResults(asked, found, today))).toEqual(['class-not-ended'])
  })
})

describe('certificates', () => {
  const done = { result: 'passed', resultOn: day('2022-03-11') } as const
  test.each([
    ['on the day of the result', '2022-03-11', ['1'], done, [], []],
    ['the day before', '2022-03-10', ['1'], done, [], ['before-result']],
    ['tomorrow', '2022-10-28', ['1'], done, [], ['in-the-future']],
    ['without a number', '2022-03-11', [''], done, [], ['number-missing']],
    ['a number that was given', '2022-03-11', ['1'], done, ['1'], ['number-taken']],
    ['two for one person', '2022-03-11', ['1', '2'], done, [], ['learner-twice']],
    ['one number twice', '2022-03-11', ['1', '1'], done, [], ['number-twice', 'learner-twice']],
    ['who has one', '2022-03-11', ['1'], { ...done, hasCertificate: true }, [], ['certificate-there']],
    ['who failed', '2022-03-11', ['1'], { ...done, result: 'failed' }, [], ['not-completed']],
    ['who has no result', '2022-03-11', ['1'], {}, [], ['not-completed']],
  ] as const)('%s', (_story, on, numbers, change, taken, expected) => {
    const asked = { on: day(on), certificates: numbers.map((number) => ({ id: 'a', number })) }
    const found = { learners: new Map([['a', learner(change)]]), taken: new Set<string>(taken) }
    expect(codes(refusalsToCertificates(asked, found, today))).toEqual(expected)
  })
})

describe('nominations', () => {
  const found = {
    asked: 'Đảng bộ Khối',
    isAbove: true,
    target: 'probationer',
    wanted: { state: 'planned', kind: 'new_members', roster: new Set<string>() },
    waiting: new Set<string>(),
  } as const
  test.each([
    ['a probationer for a planned class', {}, []],
    ['a class that has closed', { wanted: { ...found.wanted, state: 'closed' } }, ['class-over']],
    ['a class that runs', { wanted: { ...found.wanted, state: 'opened' } }, []],
    ['no certain class', { wanted: null }, []],
    ['a class of another kind', { wanted: { ...found.wanted, kind: 'post' } }, ['class-of-other-kind']],
    ['a unit that is not above', { isAbove: false }, ['asked-not-above']],
    ['who waits already', { waiting: new Set(['a']) }, ['nominated-already']],
    ['who is on the roster', { wanted: { ...found.wanted, roster: new Set(['a']) } }, ['learner-there']],
    ['an unknown kind', { target: null }, ['kind-unknown']],
  ])('%s', (_story, change, expected) => {
    const asked = { on: today, kind: 'new_members', people: [somebody('a', 'probationary')] }
    const situation = { ...found, ...change } as Parameters<typeof refusalsToNomination>[1]
    expect(codes(refusalsToNomination(asked, situation, today))).toEqual(expected)
  })
  const into = { state: 'opened', kind: 'post', roster: new Set<string>(), size: MOST.learners - 1 } as const
  test.each([
    ['approved into a class', 'approved', '2022-10-20', null, into, false, []],
    [
      'approved into a full one',
      'approved',
      '2022-10-20',
      null,
      { ...into, size: MOST.learners },
      false,
      ['roster-full'],
    ],
    ['approved into none', 'approved', '2022-10-20', null, null, false, ['approved-without-class']],
    ['declined with a reason', 'declined', '2022-10-20', 'Đã học', null, false, []],
    ['declined without one', 'declined', '2022-10-20', ' ', null, false, ['declined-without-reason']],
    ['the day before', 'declined', '2022-10-19', 'Đã học', null, false, ['answer-before-nomination']],
    ['answered already', 'approved', '2022-10-20', null, into, true, ['answered-already']],
    [
      'a cancelled class',
      'approved',
      '2022-10-20',
      null,
      { ...into, state: 'cancelled' },
      false,
      ['class-over'],
    ],
  ] as const)('an answer: %s', (_story, answer, on, reason, place, isAnswered, expected) => {
    const asked = { answer, on: day(on), reason, personIds: ['a'] }
    const nominees = new Map([['a', { who: 'An', isAnswered }]])
    const situation = { nominatedOn: day('2022-10-20'), kind: 'post', nominees, into: place }
    expect(codes(refusalsToAnswer(asked, situation, today))).toEqual(expected)
  })
})
