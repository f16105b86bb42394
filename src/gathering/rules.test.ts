import { describe, expect, test } from 'vitest'
import { day } from '#platform/day.ts'
import { STATES, type State } from './kinds.ts'
import {
  refusalsToAct,
  refusalsToAnswer,
  refusalsToConclusions,
  refusalsToGiving,
  refusalsToInvite,
  refusalsToMinutes,
  refusalsToOpinion,
  refusalsToPlan,
  refusalsToPresent,
  refusalsToRollCall,
  type Standing,
} from './rules.ts'

const D = day('2022-10-27')
const standing: Standing = {
  kind: 'toan_quoc',
  fromDay: D,
  toDay: D,
  startsAt: '08:00',
  endsAt: '11:30',
  opinionsDueOn: null,
  state: 'announced',
  since: day('2022-10-20'),
  sites: 65,
  hasMinutes: false,
}
const codes = (refusals: readonly { code: string }[]) => refusals.map((one) => one.code)

test.each([
  [{}, []],
  [{ toDay: day('2022-10-26') }, ['ends-before-it-starts']],
  [{ endsAt: '08:00' }, ['ends-before-its-hour']],
  [{ endsAt: '08:01' }, []],
  [{ endsAt: '07:00', toDay: day('2022-10-28') }, []],
  [{ opinionsDueOn: D }, []],
  [{ opinionsDueOn: day('2022-10-28') }, ['opinions-after-gathering']],
  [{ kind: 'giao_ban' as const, opinionsDueOn: D }, ['opinions-not-asked']],
  [
    { toDay: day('2022-10-26'), opinionsDueOn: D, kind: 'hop_cap_uy' as const },
    ['ends-before-it-starts', 'opinions-not-asked', 'opinions-after-gathering'],
  ],
])('a plan with %o is refused for %o', (change, expected) => {
  expect(codes(refusalsToPlan({ ...standing, ...change }))).toEqual(expected)
})

describe('acts', () => {
  const act = (
    state: State,
    asked: State,
    on = D,
    change: Partial<Standing> = {},
    note: string | null = 'lý do',
  ) => codes(refusalsToAct({ ...standing, state, ...change }, { act: asked, on, note, today: D }))

  test('each follows only those before it', () => {
    const possible = STATES.map((state) =>
      STATES.filter((asked) => act(state, asked, D, { hasMinutes: true }).length === 0).join(' '),
    )
    expect(possible).toEqual([
      'announced cancelled',
      'postponed cancelled held',
      'announced cancelled',
      '',
      'concluded',
      '',
    ])
  })

  test.each([
    ['announced on its day', act('planned', 'announced', D), []],
    [
      'announced a day late',
      act('planned', 'announced', D, { fromDay: day('2022-10-26') }),
      ['announced-after-its-day'],
    ],
    ['announced without a site', act('planned', 'announced', D, { sites: 0 }), ['no-sites']],
    ['announced with one site', act('planned', 'announced', D, { sites: 1 }), []],
    ['a yearly one without a site', act('planned', 'announced', D, { sites: 0, kind: 'tong_ket' }), []],
    ['held on its day', act('announced', 'held', D), []],
    [
      'held a day early',
      act('announced', 'held', D, { fromDay: day('2022-10-28') }),
      ['held-before-its-day'],
    ],
    [
      'held before it was announced',
      act('announced', 'held', day('2022-10-19'), { fromDay: day('2022-10-19') }),
      ['act-before-the-last'],
    ],
    ['held tomorrow', act('announced', 'held', day('2022-10-28')), ['act-after-today']],
    ['cancelled without a reason', act('announced', 'cancelled', D, {}, null), ['needs-reason']],
    ['concluded without minutes', act('held', 'concluded', D), ['no-minutes']],
    ['concluded with minutes', act('held', 'concluded', D, { hasMinutes: true }), []],
    [
      'concluded early, after today, without minutes',
      act('planned', 'concluded', day('2022-10-28')),
      ['act-out-of-turn', 'act-after-today', 'no-minutes'],
    ],
  ])('%s', (_, given, expected) => expect(given).toEqual(expected))
})

test('an invitation to a past day, answers due yesterday: both at once', () => {
  const invite = (fromDay: string, answerBy: string | null, invited = 1) =>
    codes(
      refusalsToInvite(
        { ...standing, fromDay: day(fromDay) },
        { answerBy: answerBy === null ? null : day(answerBy), invited, today: D },
      ),
    )
  expect(invite('2022-10-27', '2022-10-27')).toEqual([])
  expect(invite('2022-10-26', '2022-10-26')).toEqual(['invitation-to-the-past', 'answer-day-past'])
  expect(invite('2022-10-28', '2022-10-29')).toEqual(['answer-after-gathering'])
  expect(invite('2022-10-28', null, 1000)).toEqual([])
  expect(invite('2022-10-28', null, 1001)).toEqual(['too-many-invitations'])
})

test('an answer is given while it is announced; declining says why', () => {
  expect(codes(refusalsToAnswer(standing, { answer: 'accepted', reason: null }))).toEqual([])
  expect(
    codes(refusalsToAnswer({ ...standing, state: 'held' }, { answer: 'declined', reason: null })),
  ).toEqual(['not-announced', 'needs-reason'])
})

test.each([
  [40, 40, 0],
  [41, 40, 1],
  [0, 1, 0],
  [5000, null, 0],
])('%i present of %s invited', (present, invited, refused) => {
  expect(refusalsToPresent({ name: 'Điểm cầu', invited }, present)).toHaveLength(refused)
})

test('the roll is called from its day on, after it was announced, before it is over', () => {
  const call = (state: State, on = D) => codes(refusalsToRollCall({ ...standing, state }, on))
  expect(call('announced')).toEqual([])
  expect(call('held')).toEqual([])
  expect(call('announced', day('2022-10-26'))).toEqual(['roll-call-before-its-day'])
  expect(call('planned', day('2022-10-26'))).toEqual(['not-announced', 'roll-call-before-its-day'])
  expect(call('concluded')).toEqual(['closed'])
})

test('opinions until their last day, where they are asked for', () => {
  const opine = (change: Partial<Standing>) => codes(refusalsToOpinion({ ...standing, ...change }, D))
  expect(opine({ opinionsDueOn: D })).toEqual([])
  expect(opine({ opinionsDueOn: day('2022-10-26') })).toEqual(['opinions-over'])
  expect(opine({ kind: 'giao_ban', state: 'planned' })).toEqual(['opinions-not-asked', 'not-announced'])
  expect(opine({ state: 'concluded' })).toEqual(['closed'])
})

test('minutes and conclusions follow the gathering', () => {
  const none = { votesFor: null, votesAgainst: null, votesNone: null }
  const votes = { votesFor: 12, votesAgainst: 0, votesNone: 1 }
  expect(codes(refusalsToMinutes(standing))).toEqual(['not-held'])
  expect(codes(refusalsToMinutes({ ...standing, state: 'held' }))).toEqual([])
  expect(codes(refusalsToConclusions(standing, [none]))).toEqual(['not-held'])
  const held = { ...standing, state: 'held' as const }
  expect(codes(refusalsToConclusions(held, [none]))).toEqual([])
  expect(codes(refusalsToConclusions(held, [votes]))).toEqual(['votes-not-asked'])
  const meeting = { ...held, kind: 'hop_cap_uy' as const }
  expect(codes(refusalsToConclusions(meeting, [votes, none]))).toEqual([])
  expect(refusalsToConclusions(meeting, [votes, { ...votes, votesNone: null }])).toMatchObject([
    { code: 'votes-incomplete', line: 2 },
  ])
})

test('a conclusion is given once it was held, from today on, to a unit that leads', () => {
  const one = {
    line: 1,
    kind: 'task' as const,
    given: false,
    dueOn: D,
    addressees: [{ key: '1', name: 'Đơn vị', role: 'lead' as const }],
    unknown: 0,
  }
  const give = (change: Partial<typeof one>, state: State = 'held') =>
    codes(refusalsToGiving({ ...standing, state }, [{ ...one, ...change }], D))
  expect(give({})).toEqual([])
  expect(give({}, 'concluded')).toEqual([])
  expect(give({}, 'announced')).toEqual(['not-held'])
  expect(give({ dueOn: day('2022-10-26') })).toEqual(['due-before-conclusion'])
  expect(give({ addressees: [] })).toEqual(['no-addressee'])
  const many = (count: number) =>
    Array.from({ length: count }, (_, index) => ({ ...one.addressees[0]!, key: String(index) }))
  expect(give({ addressees: many(5000) })).toEqual([])
  expect(give({ addressees: many(5001) })).toEqual(['too-many-addressees'])
})
