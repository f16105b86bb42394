import { expect, test } from 'vitest'
import { day } from '#platform/day.ts'
import { ACTS, NEXT, STATES, type Act, type State } from './codes.ts'
import {
  daysLate,
  refusalsToAct,
  refusalsToCarry,
  refusalsToItem,
  refusalsToProgramme,
  refusalsToTakeBack,
  type DatedAct,
  type ItemDraft,
  type ItemSituation,
} from './rules.ts'

const codesOf = (refusals: readonly { code: string }[]) => refusals.map(({ code }) => code)
const YEAR = { span: 'year', from: day('2022-01-01'), until: day('2023-01-01') } as const
const TODAY = day('2022-10-27')

test.each([
  ['year', '2022-01-01', '2023-01-01', []],
  ['year', '2022-01-02', '2023-01-02', ['not-a-whole-span']],
  ['year', '2022-01-01', '2022-12-31', ['not-a-whole-span']],
  ['quarter', '2022-04-01', '2022-07-01', []],
  ['quarter', '2022-05-01', '2022-08-01', ['not-a-whole-span']],
  ['term', '2020-10-18', '2025-10-18', []],
  ['term', '2020-10-18', '2020-10-18', ['ends-before-it-starts']],
] as const)('a %s from %s until %s: %j', (span, from, until, codes) => {
  expect(codesOf(refusalsToProgramme({ span, from: day(from), until: day(until) }))).toEqual(codes)
})

const ITEM: ItemDraft = {
  kind: 'planned',
  ground: null,
  groundText: null,
  code: '1',
  startsOn: day('2022-03-01'),
  dueOn: day('2022-06-30'),
  leadUnit: 'NK.DB',
  leadText: null,
  coUnits: ['NK.DB2'],
}
const SITUATION: ItemSituation = {
  programme: YEAR,
  today: TODAY,
  codes: ['2'],
  existing: new Set(['NK.DB', 'NK.DB2']),
  firstActOn: null,
  chain: null,
  followsSuperior: false,
  self: null,
}

test.each<[string, Partial<ItemDraft>, Partial<ItemSituation>, string[]]>([
  ['a sound item', {}, {}, []],
  ['due on the first day', { dueOn: day('2022-03-01') }, {}, []],
  ['due before it starts', { dueOn: day('2022-02-28') }, {}, ['due-before-start']],
  ['due on the programme’s last day', { dueOn: day('2022-12-31') }, {}, []],
  ['due a day later', { dueOn: day('2023-01-01') }, {}, ['outside-programme']],
  ['arising with whose direction', { kind: 'arising', ground: 'standing_members' }, {}, []],
  ['arising without ground', { kind: 'arising' }, {}, ['arising-without-ground']],
  ['a new rule that is not named', { kind: 'arising', ground: 'new_rule' }, {}, ['rule-not-named']],
  ['a named rule', { kind: 'arising', ground: 'new_rule', groundText: 'QĐ' }, {}, []],
  ['a planned item with a ground', { ground: 'standing_members' }, {}, ['planned-with-ground']],
  [
    'arising tomorrow',
    { kind: 'arising', ground: 'standing_members', startsOn: day('2022-10-28'), dueOn: day('2022-11-30') },
    {},
    ['arises-in-future'],
  ],
  [
    'arising today',
    { kind: 'arising', ground: 'standing_members', startsOn: TODAY, dueOn: day('2022-11-30') },
    {},
    [],
  ],
  ['a code that is taken', { code: '2' }, {}, ['code-taken']],
  ['nobody leads', { leadUnit: null }, {}, ['no-lead']],
  ['a section leads', { leadUnit: null, leadText: 'Phòng' }, {}, []],
  ['leads and takes part', { coUnits: ['NK.DB'] }, {}, ['lead-also-co']],
  ['takes part twice', { coUnits: ['NK.DB2', 'NK.DB2'] }, {}, ['same-unit-twice']],
  ['a unit that has ended', {}, { existing: new Set(['NK.DB']) }, ['participant-not-there']],
  ['follows a superior’s item', {}, { chain: ['7'], followsSuperior: true, self: '1' }, []],
  ['follows one of no superior', {}, { chain: ['7'], self: '1' }, ['follows-no-superior']],
  ['follows itself', {}, { chain: ['1'], self: '1' }, ['follows-itself']],
  [
    'follows in a circle',
    {},
    { chain: ['7', '8', '1'], followsSuperior: true, self: '1' },
    ['follows-in-a-circle'],
  ],
  ['corrected to start after an act', {}, { firstActOn: day('2022-02-28') }, ['acted-before']],
])('%s', (_, item, situation, codes) => {
  expect(codesOf(refusalsToItem({ ...ITEM, ...item }, { ...SITUATION, ...situation }))).toEqual(codes)
})

test('all that stands against an item is said at once', () => {
  const item = { ...ITEM, kind: 'arising', dueOn: day('2021-12-31'), code: '2', leadUnit: null } as const
  expect(codesOf(refusalsToItem(item, SITUATION))).toEqual([
    'due-before-start',
    'outside-programme',
    'arising-without-ground',
    'code-taken',
    'no-lead',
  ])
})

/** Acts that lead to a state by the shortest way. */
const WAY: Record<State, Act[]> = {
  planned: [],
  drafting: ['drafting'],
  collecting_opinions: ['drafting', 'collecting_opinions'],
  submitted: ['drafting', 'submitted'],
  adopted: ['drafting', 'submitted', 'adopted'],
  returned: ['drafting', 'submitted', 'returned'],
  deferred: ['deferred'],
  dropped: ['dropped'],
}
const acted = (acts: readonly Act[]): DatedAct[] => acts.map((act) => ({ act, on: day('2022-05-05') }))

test.each(STATES.flatMap((state) => ACTS.map((act) => [state, act] as const)))(
  'from %s to %s as the table says',
  (state, act) => {
    const situation = { acts: acted(WAY[state]), startsOn: day('2022-03-01'), today: TODAY, carriedOn: false }
    const refusals = refusalsToAct({ act, on: day('2022-05-05') }, situation)
    expect(refusals.length === 0).toBe(NEXT[state].includes(act))
  },
)

test('an outcome before the submission, in the future and before the last act: all reasons at once', () => {
  const situation = { acts: acted(['drafting']), startsOn: day('2022-03-01'), today: TODAY, carriedOn: false }
  expect(codesOf(refusalsToAct({ act: 'adopted', on: day('2022-05-04') }, situation))).toEqual([
    'act-before-last',
    'outcome-before-submission',
  ])
  expect(codesOf(refusalsToAct({ act: 'returned', on: day('2022-10-28') }, situation))).toEqual([
    'act-in-future',
    'outcome-before-submission',
  ])
  const early = { ...situation, acts: [], carriedOn: true }
  expect(codesOf(refusalsToAct({ act: 'drafting', on: day('2022-02-28') }, early))).toEqual([
    'went-on-elsewhere',
    'act-before-start',
  ])
})

test('the last act can be taken back, an earlier one only after the later ones', () => {
  expect(refusalsToTakeBack(0, false)).toEqual([])
  expect(codesOf(refusalsToTakeBack(2, true))).toEqual(['went-on-elsewhere', 'later-acts-stand-on-it'])
})

test('only what is unfinished goes on, once, in a later programme of the same owner', () => {
  const next = { span: 'year', from: day('2023-01-01'), until: day('2024-01-01'), owner: 'NK' } as const
  const here = { ...YEAR, owner: 'NK' }
  const item = { code: '1', state: 'drafting', carried: false } as const
  expect(refusalsToCarry([item], here, next)).toEqual([])
  const wrong = refusalsToCarry(
    [
      { ...item, state: 'adopted' },
      { ...item, carried: true },
    ],
    here,
    { ...next, from: day('2022-12-31'), owner: 'NK.DB' },
  )
  expect(codesOf(wrong)).toEqual([
    'carry-to-other-owner',
    'carry-to-earlier',
    'carry-finished',
    'carried-already',
  ])
  expect(codesOf(refusalsToCarry([], here, next))).toEqual(['nothing-to-carry'])
})

test.each([
  ['2022-06-30', '2022-06-30', null],
  ['2022-06-30', '2022-07-01', 1],
  ['2022-06-30', null, 119],
  ['2022-10-27', null, null],
])('due %s, submitted %s: %s days late', (due, submitted, late) => {
  expect(daysLate(day(due), submitted === null ? null : day(submitted), TODAY)).toBe(late)
})
