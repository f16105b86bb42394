import { expect, test } from 'vitest'
import { day, FOREVER } from '#platform/day.ts'
import {
  refusalsToAct,
  refusalsToAdopt,
  refusalsToBegin,
  refusalsToResult,
  type Beginning,
  type Standing,
} from './rules.ts'

const TODAY = day('2022-10-27')
const codes = (refusals: readonly { code: string }[]) => refusals.map((one) => one.code)
const beginning: Beginning = {
  kind: 'model',
  name: 'Học tập nghị quyết trực tuyến',
  summary: null,
  from: TODAY,
  until: FOREVER,
  authority: null,
  hasDocument: false,
  aims: [{ what: 'Đảng viên dự học', measure: '%' }],
}
const pilot: Partial<Beginning> = { kind: 'pilot', until: day('2023-10-27'), authority: '12-KH/TU' }

test.each<[string, Partial<Beginning>, string[]]>([
  ['a model from today', {}, []],
  ['from tomorrow', { from: day('2022-10-28') }, ['in-the-future']],
  ['without a name', { name: ' ' }, ['no-name']],
  ['with the mark of a secret', { summary: 'Theo văn bản TUYỆT MẬT' }, ['classified-mark']],
  ['an aim without a measure', { aims: [{ what: 'Nhanh hơn', measure: '' }] }, ['aim-without-measure']],
  ['a pilot with period and text', pilot, []],
  ['a pilot without a period', { ...pilot, until: FOREVER }, ['pilot-without-period']],
  ['a pilot without a text', { ...pilot, authority: null }, ['pilot-without-authority']],
  ['a pilot with a document instead', { ...pilot, authority: null, hasDocument: true }, []],
  ['one day long', { ...pilot, until: day('2022-10-28') }, []],
  ['no day long', { ...pilot, until: TODAY }, ['ends-before-it-starts']],
  [
    'everything wrong at once',
    { kind: 'pilot', name: '', from: day('2022-11-01') },
    ['no-name', 'in-the-future', 'pilot-without-period', 'pilot-without-authority'],
  ],
])('recording %s', (_story, change, expected) => {
  expect(codes(refusalsToBegin({ ...beginning, ...change }, { unitExists: true, today: TODAY }))).toEqual(
    expected,
  )
})

const standing: Standing = {
  from: day('2022-01-01'),
  state: 'evaluated',
  outcome: 'effective',
  evaluatedOn: day('2022-06-30'),
  spreadOn: null,
  endedOn: null,
}

test.each([
  ['on its first day', '2022-01-01', {}, []],
  ['the day before', '2021-12-31', {}, ['before-it-began']],
  ['tomorrow', '2022-10-28', {}, ['in-the-future']],
  ['on the last day before its end', '2022-08-31', { endedOn: day('2022-09-01') }, []],
  ['on the day of its end', '2022-09-01', { endedOn: day('2022-09-01') }, ['ended-already']],
])('a result %s', (_story, on, change, expected) => {
  expect(codes(refusalsToResult({ ...standing, ...change }, day(on), TODAY))).toEqual(expected)
})

type Asked = Parameters<typeof refusalsToAct>[0]
test.each<[string, Partial<Asked>, Partial<Standing>, string[]]>([
  ['spreading on the day of the evaluation', {}, {}, []],
  ['spreading the day before', { on: day('2022-06-29') }, {}, ['spread-before-evaluation']],
  ['spreading without evaluation', {}, { evaluatedOn: null, outcome: null }, ['spread-before-evaluation']],
  ['spreading what did not work', {}, { outcome: 'not_effective' }, ['spread-not-effective']],
  ['spreading again', {}, { spreadOn: day('2022-07-01') }, ['spread-already']],
  ['spreading without a decision', { number: null }, {}, ['decision-without-number']],
  ['spreading from elsewhere', { isAbove: false }, {}, ['not-above']],
  ['evaluating without outcome', { stage: 'evaluated' }, {}, ['evaluation-without-outcome']],
  ['evaluating', { stage: 'evaluated', outcome: 'partly' }, {}, []],
  ['ending', { stage: 'ended', number: null }, {}, []],
])('%s', (_story, change, where, expected) => {
  const act: Asked = {
    stage: 'spread',
    on: day('2022-06-30'),
    outcome: null,
    number: '15-KL/TU',
    hasDocument: false,
    isAbove: true,
  }
  expect(codes(refusalsToAct({ ...act, ...change }, { ...standing, ...where }, TODAY))).toEqual(expected)
})

test('who takes a model up, and when', () => {
  const one = { code: 'A', exists: true, isOrigin: false, hasAdopted: false }
  const adopt = (on: string, ...all: (typeof one)[]) => codes(refusalsToAdopt(all, day(on), standing, TODAY))
  expect(adopt('2022-01-01', one)).toEqual([])
  expect(adopt('2021-12-31', one)).toEqual(['adopted-before-it-began'])
  expect(adopt('2022-10-28')).toEqual(['in-the-future', 'no-adopter'])
  expect(
    adopt('2022-05-05', { ...one, exists: false }, { ...one, isOrigin: true }, { ...one, hasAdopted: true }),
  ).toEqual(['adopter-not-there', 'adopter-is-origin', 'adopted-already'])
})
