import { describe, expect, test } from 'vitest'
import { day, FOREVER } from '#platform/day.ts'
import { reachesLevel, requirementsOn, untilOfCertificate } from './law.ts'
import { matchPeople, readPersonLines, type Findable } from './lines.ts'
import { nextNumber, numbersFrom } from './numbers.ts'
import {
  refusalsToAct,
  refusalsToChange,
  refusalsToPlan,
  refusalsToWithdrawal,
  type ClassSituation,
} from './rules.ts'

const codes = (refusals: readonly { code: string }[]) => refusals.map(({ code }) => code)
const today = day('2022-10-27')

describe('the law of the day', () => {
  test.each([
    ['awareness', '2012-01-04', FOREVER],
    ['awareness', '2012-01-05', '2017-01-05'],
    ['awareness', '2022-03-15', '2027-03-15'],
    ['awareness', '2024-02-29', '2029-03-01'],
    ['awareness', '2025-06-08', '2030-06-08'],
    ['awareness', '2025-06-09', '2030-06-09'],
    ['awareness', '2026-07-26', '2031-07-26'],
    ['new_members', '2022-03-15', FOREVER],
  ])('a certificate of %s issued on %s is good until %s', (kind, issued, until) => {
    expect(untilOfCertificate(kind, day(issued))).toBe(until)
  })

  test.each([
    [null, 'Sơ cấp', false],
    ['Chưa qua', 'Sơ cấp', false],
    ['Sơ cấp', 'Sơ cấp', true],
    ['Sơ cấp', 'Trung cấp', false],
    ['Cao cấp', 'Trung cấp', true],
    ['Cử nhân', 'Cao cấp', true],
  ] as const)('somebody with %s, where %s is asked for: %s', (held, wanted, reaches) => {
    expect(reachesLevel(held, wanted)).toBe(reaches)
  })

  test('standards of posts are known from their text on', () => {
    expect(requirementsOn(day('2017-08-03'))).toEqual([])
    expect(requirementsOn(day('2017-08-04')).map(({ level }) => level)).toEqual([
      'Cao cấp',
      'Trung cấp',
      'Sơ cấp',
    ])
  })
})

describe('planning a class', () => {
  const planned = {
    kind: 'awareness',
    name: 'Lớp nhận thức',
    from: day('2022-03-07'),
    to: day('2022-03-11'),
    countedLearners: null as number | null,
    countedCompleted: null as number | null,
  }
  const known = { unitExists: true, kindExists: true, kindEndedOn: null, roster: 0 }
  test.each([
    ['as it should be', {}, {}, []],
    ['one day', { to: day('2022-03-07') }, {}, []],
    ['ends the day before', { to: day('2022-03-06') }, {}, ['ends-before-it-starts']],
    ['bears a mark', { name: 'Lớp MẬT' }, {}, ['classified-mark']],
    ['a kind that ends the day after', {}, { kindEndedOn: day('2022-03-08') }, []],
    ['a kind that has ended that day', {}, { kindEndedOn: day('2022-03-07') }, ['kind-ended']],
    ['as many completed as learnt', { countedLearners: 107, countedCompleted: 107 }, {}, []],
    [
      'more completed than learnt',
      { countedLearners: 107, countedCompleted: 108 },
      {},
      ['completed-above-learners'],
    ],
    ['completed without learners', { countedCompleted: 1 }, {}, ['completed-above-learners']],
    ['as many counted as on the roster', { countedLearners: 90 }, { roster: 90 }, []],
    ['fewer counted than on the roster', { countedLearners: 89 }, { roster: 90 }, ['counted-below-roster']],
    [
      'everything at once',
      { name: '', to: day('2022-03-01') },
      { unitExists: false, kindExists: false },
      ['no-name', 'unit-not-there', 'kind-unknown', 'ends-before-it-starts'],
    ],
  ])('%s', (_story, change, more, expected) => {
    expect(codes(refusalsToPlan({ ...planned, ...change }, { ...known, ...more }))).toEqual(expected)
  })
})

test.each([
  ['nothing issued', 0, 'post', null, []],
  ['the same', 2, 'awareness', null, []],
  ['another kind', 2, 'post', null, ['kind-certified']],
  ['another school', 1, 'awareness', 'Trường Chính trị', ['kind-certified']],
] as const)('correcting kind and school: %s', (_story, certificates, kind, school, expected) => {
  const before = { kind: 'awareness', school: null, certificates }
  expect(codes(refusalsToChange(before, { kind, school }))).toEqual(expected)
})

describe('opening, closing, cancelling', () => {
  const found = (change: Partial<ClassSituation> = {}): ClassSituation => ({
    state: 'opened',
    openedOn: day('2022-03-07'),
    lastSessionOn: day('2022-03-11'),
    roster: 3,
    counted: null,
    results: 0,
    ...change,
  })
  test.each([
    ['closed on the last session', 'closed', '2022-03-11', null, {}, []],
    ['closed before the last session', 'closed', '2022-03-10', null, {}, ['session-after-end']],
    [
      'closed before it was opened',
      'closed',
      '2022-03-06',
      null,
      { lastSessionOn: null },
      ['before-opening'],
    ],
    ['closed today', 'closed', '2022-10-27', null, {}, []],
    ['closed tomorrow', 'closed', '2022-10-28', null, {}, ['in-the-future']],
    ['opened twice', 'opened', '2022-03-08', null, {}, ['act-does-not-follow']],
    ['cancelled with a reason', 'cancelled', '2022-03-12', 'Dịch bệnh', {}, []],
    ['cancelled without one', 'cancelled', '2022-03-12', ' ', {}, ['no-reason']],
    [
      'cancelled with results',
      'cancelled',
      '2022-03-12',
      'Dịch bệnh',
      { state: 'closed', results: 2 },
      ['act-does-not-follow', 'results-there'],
    ],
  ] as const)('%s', (_story, act, on, reason, change, expected) => {
    expect(codes(refusalsToAct({ act, on: day(on), reason }, found(change), today))).toEqual(expected)
  })
  test.each([
    [
      'nothing has happened',
      { state: 'planned', openedOn: null, lastSessionOn: null },
      ['nothing-to-withdraw'],
    ],
    ['opened, sessions held', {}, ['session-after-end']],
    ['opened, none held', { lastSessionOn: null }, []],
    ['closed with results', { state: 'closed', results: 1 }, ['results-there']],
    ['closed without', { state: 'closed' }, []],
  ] as const)('taking back the last act: %s', (_story, change, expected) => {
    expect(codes(refusalsToWithdrawal(found(change)))).toEqual(expected)
  })
})

describe('numbers', () => {
  test.each([
    ['009/2022', '010/2022'],
    ['CN-99', 'CN-100'],
    ['15/CN-BTC', '16/CN-BTC'],
    ['không số', null],
  ])('after %s comes %s', (number, next) => {
    expect(nextNumber(number)).toBe(next)
  })
  test('a series ends where no number can be told', () => {
    expect(numbersFrom('08', 3)).toEqual(['08', '09', '10'])
    expect(numbersFrom('A', 3)).toEqual(['A'])
  })
})

describe('pasted lines', () => {
  const people: Findable[] = [
    { id: 'a', memberCode: 'ND000123', fullName: 'Nguyễn Văn An', bornOn: '1990-05-12' },
    { id: 'b', memberCode: null, fullName: 'Nguyễn Văn An', bornOn: '1991' },
    { id: 'c', memberCode: null, fullName: 'Trần Thị Bình', bornOn: '1995-02-28' },
    { id: 'd', memberCode: null, fullName: 'Trần Thị Bình', bornOn: '1995-02' },
  ]
  const match = (text: string) => {
    const { lines, refusals } = readPersonLines(text)
    const matched = matchPeople(lines, people)
    return { ids: matched.ids, refusals: [...refusals, ...matched.refusals] }
  }
  test.each([
    ['nd000123', ['a']],
    ['Nguyễn Văn An\t12/05/1990', ['a']],
    ['nguyen van an;12-5-1990', ['a']],
    ['Nguyễn Văn An; 3/4/1991', ['b']],
    ['\r\n  \nND000123\r\nNguyễn Văn An\t1991', ['a', 'b']],
  ])('%j means %j', (text, ids) => {
    expect(match(text)).toEqual({ ids, refusals: [] })
  })
  test.each([
    ['ND000132', { code: 'line-unknown', near: 'ND000123' }],
    ['ND00123', { code: 'line-unknown', near: 'ND000123' }],
    ['ND0001233', { code: 'line-unknown', near: 'ND000123' }],
    ['ND999999', { code: 'line-unknown', near: null }],
    ['Nguyễn Văn An; 12/06/1990', { code: 'line-unknown', near: '1990-05-12' }],
    ['Trần Thị Bình\t28/2/1995', { code: 'line-ambiguous', count: 2 }],
    ['Trần Thị Bình\t30/2/1995', { code: 'line-not-read' }],
    ['Nguyễn Văn An', { code: 'line-not-read' }],
    ['ND000123\nNguyễn Văn An\t1990', { code: 'line-twice', line: 2, before: 1 }],
  ])('%j is refused', (text, refusal) => {
    expect(match(text).refusals).toMatchObject([refusal])
  })
})
