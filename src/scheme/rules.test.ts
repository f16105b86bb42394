import { expect, test } from 'vitest'
import { day } from '#platform/day.ts'
import { consolidate } from './consolidate.ts'
import type { Answers, Question } from './questions.ts'
import {
  lightOf,
  refusalsToDone,
  refusalsToDraft,
  refusalsToMilestones,
  refusalsToOpinion,
  refusalsToOutcome,
  refusalsToScheme,
} from './rules.ts'
import { refusalsToAnswers, refusalsToSurvey } from './survey-rules.ts'

const codesOf = (refusals: readonly { code: string }[]) => refusals.map(({ code }) => code)
const TODAY = day('2022-10-27')
const SCHEME = { startsOn: day('2022-01-13'), dueOn: day('2022-12-31') }

test.each([
  [{ ...SCHEME, kind: 'scheme' as const, reviewed: null, years: null }, []],
  [{ startsOn: TODAY, dueOn: TODAY, kind: 'scheme' as const, reviewed: null, years: null }, []],
  [
    { startsOn: TODAY, dueOn: day('2022-10-26'), kind: 'summing_up' as const, reviewed: null, years: null },
    ['due-before-start', 'summing-up-without-text', 'summing-up-without-years'],
  ],
])('a scheme %j', (scheme, codes) => {
  expect(codesOf(refusalsToScheme(scheme))).toEqual(codes)
})

test('milestones keep their order and stay within the scheme; all that is wrong is said at once', () => {
  const at = (title: string, on: string) => ({ title, plannedOn: day(on) })
  expect(refusalsToMilestones([at('a', '2022-01-13'), at('b', '2022-12-31')], SCHEME)).toEqual([])
  expect(refusalsToMilestones([at('a', '2022-05-05'), at('b', '2022-05-05')], SCHEME)).toEqual([])
  const wrong = [at('a', '2022-06-01'), at('b', '2022-05-31'), at('b', '2023-01-01')]
  expect(codesOf(refusalsToMilestones(wrong, SCHEME))).toEqual([
    'milestone-out-of-order',
    'milestone-outside',
    'milestone-twice',
  ])
  expect(codesOf(refusalsToMilestones([at('a', '2022-01-12')], SCHEME))).toEqual(['milestone-outside'])
  expect(refusalsToDone(TODAY, SCHEME.startsOn, TODAY)).toEqual([])
  expect(codesOf(refusalsToDone(day('2022-10-28'), SCHEME.startsOn, TODAY))).toEqual(['done-in-future'])
  expect(codesOf(refusalsToDone(day('2022-01-12'), SCHEME.startsOn, TODAY))).toEqual(['done-before-start'])
})

test.each([
  ['late', 'drafting', '2022-10-26', null],
  ['soon', 'drafting', '2022-10-27', null],
  ['soon', 'drafting', '2022-11-10', null],
  ['in_time', 'drafting', '2022-11-11', null],
  ['in_time', 'drafting', '2022-10-26', '2022-10-26'],
  ['late', 'drafting', '2022-10-26', '2022-10-28'],
  ['ended', 'adopted', '2022-10-26', null],
] as const)('the light is %s for %s, planned %s, done %s', (light, state, plannedOn, doneOn) => {
  const milestone = { plannedOn: day(plannedOn), doneOn: doneOn === null ? null : day(doneOn) }
  expect(lightOf({ state, dueOn: SCHEME.dueOn }, [milestone], TODAY)).toBe(light)
})

test('a draft is dated within its scheme, asks somebody, and gives time to answer', () => {
  const draft = { on: TODAY, answersBy: TODAY, units: 1, missing: [] }
  const scheme = { startsOn: SCHEME.startsOn, state: 'drafting', today: TODAY } as const
  expect(refusalsToDraft(draft, scheme)).toEqual([])
  const wrong = { on: day('2022-10-28'), answersBy: day('2022-10-27'), units: 0, missing: ['X'] }
  expect(codesOf(refusalsToDraft(wrong, { ...scheme, state: 'adopted' }))).toEqual([
    'scheme-ended',
    'draft-in-future',
    'answers-before-draft',
    'no-units',
    'units-not-there',
  ])
})

test('an opinion comes from a unit that was asked and is answered with a reason unless taken up', () => {
  const draft = { on: day('2022-10-01'), parts: ['Phần I'], asked: true, today: TODAY }
  const opinion = { on: TODAY, part: 'Phần I', text: 'Bổ sung chỉ tiêu', unit: 'u' }
  expect(refusalsToOpinion(opinion, draft)).toEqual([])
  expect(refusalsToOpinion({ ...opinion, part: null, text: null }, draft)).toEqual([])
  const wrong = { ...opinion, on: day('2022-09-30'), part: 'Phần X', text: null }
  expect(codesOf(refusalsToOpinion(wrong, { ...draft, asked: false }))).toEqual([
    'not-asked',
    'opinion-before-draft',
    'part-unknown',
    'part-without-opinion',
  ])
  const given = { on: day('2022-10-05'), text: 'Bổ sung', today: TODAY }
  expect(refusalsToOutcome({ outcome: 'taken_up', reason: null, on: TODAY }, given)).toEqual([])
  expect(
    codesOf(refusalsToOutcome({ outcome: 'answered', reason: null, on: day('2022-10-04') }, given)),
  ).toEqual(['answer-without-reason', 'answer-before-opinion'])
  expect(
    codesOf(refusalsToOutcome({ outcome: 'taken_up', reason: null, on: TODAY }, { ...given, text: null })),
  ).toEqual(['nothing-to-answer'])
})

const ask = (key: string, kind: Question['kind'], more: Partial<Question> = {}): Question => ({
  key,
  kind,
  label: 'Câu hỏi',
  help: null,
  required: false,
  options: [],
  rows: [],
  columns: [],
  ...more,
})
const FORM = [
  ask('q1', 'number', { required: true }),
  ask('q2', 'yes_no'),
  ask('q3', 'one_choice', { options: ['Tốt', 'Khá'] }),
  ask('q4', 'several', { options: ['A', 'B'] }),
  ask('q5', 'long_text'),
  ask('q6', 'number_table', { rows: ['2021', '2022'], columns: ['Lớp', 'Học viên'] }),
]
const SURVEY = {
  opensOn: day('2022-10-01'),
  closesOn: TODAY,
  form: FORM,
  units: 2,
  missing: [],
  unknown: [],
}

test('a survey closes after it opens, asks at least one sound question of at least one unit', () => {
  expect(refusalsToSurvey(SURVEY, TODAY)).toEqual([])
  const form = [
    ask('q1', 'one_choice', { options: ['A'] }),
    ask('q1', 'several', { options: ['A', 'A'], label: '' }),
    ask('q3', 'number_table'),
  ]
  const wrong = { ...SURVEY, closesOn: day('2022-09-30'), form, units: 0 }
  expect(codesOf(refusalsToSurvey(wrong, TODAY))).toEqual([
    'closes-before-it-opens',
    'closes-in-past',
    'too-few-options',
    'question-without-words',
    'question-twice',
    'option-twice',
    'table-without-cells',
    'no-units',
  ])
  expect(codesOf(refusalsToSurvey({ ...SURVEY, form: [], unknown: ['chi bo la'] }, TODAY))).toEqual([
    'no-questions',
    'units-unknown',
  ])
})

const ASKED = { opensOn: SURVEY.opensOn, closesOn: TODAY, today: TODAY, unit: 'u', isAsked: true }

test('answers fit their questions; what is required may wait in a draft, not when sent', () => {
  const good = {
    q1: 3,
    q2: true,
    q3: 'Tốt',
    q4: ['B'],
    q5: 'Được',
    q6: [
      [1, 2],
      [null, 4],
    ],
  }
  expect(refusalsToAnswers(FORM, good, ASKED, true)).toEqual([])
  expect(refusalsToAnswers(FORM, {}, ASKED, false)).toEqual([])
  expect(codesOf(refusalsToAnswers(FORM, {}, ASKED, true))).toEqual(['answer-missing'])
  const wrong = { q1: 'ba', q2: 'có', q3: 'Kém', q4: ['C'], q5: 5, q6: [[1, 2]], q9: 1 }
  expect(codesOf(refusalsToAnswers(FORM, wrong, ASKED, true))).toEqual([
    'question-unknown',
    'not-a-number',
    'wrong-kind',
    'not-an-option',
    'not-an-option',
    'wrong-kind',
    'not-a-table',
  ])
  const closed = { ...ASKED, today: day('2022-10-28'), isAsked: false }
  expect(codesOf(refusalsToAnswers(FORM, good, closed, false))).toEqual(['not-asked', 'survey-closed'])
  expect(codesOf(refusalsToAnswers(FORM, good, { ...ASKED, today: day('2022-09-30') }, true))).toEqual([
    'not-open-yet',
  ])
})

test('answers are added up question by question', () => {
  const answers: Answers[] = [
    {
      q1: 3,
      q2: true,
      q3: 'Tốt',
      q4: ['A', 'B'],
      q5: 'Một',
      q6: [
        [1, 2],
        [3, null],
      ],
    },
    {
      q1: 5,
      q2: false,
      q3: 'Tốt',
      q4: ['B'],
      q6: [
        [10, 20],
        [30, null],
      ],
    },
    { q2: true },
  ]
  const of = (index: number) => consolidate(FORM[index]!, answers)
  expect(of(0)).toEqual({ kind: 'number', n: 2, sum: 8, least: 3, most: 5, mean: 4 })
  expect(of(1)).toMatchObject({ n: 3, choices: [{ units: 2, share: 2 / 3 }, { units: 1 }] })
  expect(of(2)).toMatchObject({
    n: 2,
    choices: [
      { name: 'Tốt', units: 2, share: 1 },
      { units: 0, share: 0 },
    ],
  })
  expect(of(3)).toMatchObject({ choices: [{ units: 1 }, { units: 2 }] })
  expect(of(4)).toEqual({ kind: 'texts', n: 1 })
  expect(of(5)).toEqual({
    kind: 'table',
    n: 2,
    cells: [
      [11, 22],
      [33, null],
    ],
  })
})
