import { describe, expect, test } from 'vitest'
import { day, FOREVER, type Day } from '#platform/day.ts'
import type { Reorganisation } from './acts.ts'
import { DISTRICT, merge, newUnit, ON, plan, rest, state, TODAY } from './district.ts'
import type { LaterFact, Situation } from './rules.ts'

describe('what stands in the way', () => {
  const later = (kind: LaterFact['kind']): Partial<Situation> => ({
    later: [{ kind, unit: 'CB1', on: day('2022-09-02'), count: 2 }],
  })
  const closing = (until: Day) => ({
    known: [
      ...DISTRICT.filter((one) => one.code !== 'CB3'),
      state('CB3', 'VIEN', 'chi_bo_truc_thuoc', '2010-01-01', until),
    ],
  })
  const dissolve: Partial<Reorganisation> = { act: 'dissolve', units: ['CB1'], members: [rest('CB1', 'CB3')] }

  test.each<[story: string, wanted: Partial<Reorganisation>, more: Partial<Situation>, codes: string[]]>([
    ['today is a day to act on', { ...merge, on: TODAY }, {}, []],
    ['tomorrow is not', { ...merge, on: day('2022-10-28') }, {}, ['future-day']],
    [
      'a decision of tomorrow is none yet',
      { ...merge, decidedOn: day('2022-10-28') },
      {},
      ['decided-in-future'],
    ],
    ['one unit does not merge', { ...merge, units: ['CB1'] }, {}, ['units-needed']],
    [
      'a unit does not merge with itself',
      { ...merge, units: ['CB1', 'CB2', 'CB2'] },
      {},
      ['unit-named-twice'],
    ],
    ['nobody absorbs', { act: 'absorb', units: ['CB1'] }, {}, ['part-needed']],
    [
      'a renaming moves nobody',
      { act: 'rename', units: ['CB1'], name: 'Mới', members: [rest('CB1', 'CB2')] },
      {},
      ['part-not-taken'],
    ],
    [
      'a branch that does not go on becomes two',
      { act: 'split', units: ['CB4'], newUnits: [newUnit('CB5')] },
      {},
      ['new-units-needed'],
    ],
    [
      'a unit is formed on the day and cannot end the day before',
      merge,
      {
        known: [
          ...DISTRICT.slice(0, 3),
          state('CB1', 'TRUONG', 'chi_bo_truc_thuoc', ON),
          ...DISTRICT.slice(4),
        ],
      },
      ['began-that-day'],
    ],
    [
      'a unit formed the day before can',
      merge,
      {
        known: [
          ...DISTRICT.slice(0, 3),
          state('CB1', 'TRUONG', 'chi_bo_truc_thuoc', '2022-08-31'),
          ...DISTRICT.slice(4),
        ],
      },
      [],
    ],
    [
      'a unit does not exist yet',
      merge,
      {
        known: [
          ...DISTRICT.slice(0, 3),
          state('CB1', 'TRUONG', 'chi_bo_truc_thuoc', '2022-09-02'),
          ...DISTRICT.slice(4),
        ],
      },
      ['unit-not-there', 'later-state'],
    ],
    [
      'members of a dissolved branch have no unit',
      { act: 'dissolve', units: ['CB1'] },
      {},
      ['members-without-unit'],
    ],
    [
      'some of them have none',
      { ...dissolve, members: [{ from: 'CB1', to: 'CB2', named: ['11'] }] },
      {},
      ['members-without-unit'],
    ],
    [
      'a dissolved organisation leaves branches without a superior',
      { act: 'dissolve', units: ['VIEN'] },
      {},
      ['subordinate-without-superior', 'subordinate-without-superior'],
    ],
    [
      'one of them has a new one',
      { act: 'dissolve', units: ['VIEN', 'CB4'], subordinates: [{ unit: 'CB3', to: 'TRUONG' }] },
      {},
      [],
    ],
    [
      'a branch elsewhere cannot be placed',
      { ...dissolve, subordinates: [{ unit: 'CB3', to: 'TRUONG' }] },
      {},
      ['not-below'],
    ],
    ['the receiver goes on', dissolve, closing(FOREVER), []],
    ['the receiver ends later', dissolve, closing(day('2022-10-01')), ['receiver-ends']],
    ['the receiver has ended', dissolve, closing(ON), ['receiver-not-there']],
    [
      'a named member is in another branch',
      { ...dissolve, members: [{ from: 'CB1', to: 'CB2', named: ['31'] }, rest('CB1', 'CB3')] },
      {},
      ['members-elsewhere'],
    ],
    [
      'a member is named twice',
      {
        ...dissolve,
        members: [
          { from: 'CB1', to: 'CB2', named: ['11'] },
          { from: 'CB1', to: 'CB3', named: ['11'] },
          rest('CB1', 'CB3'),
        ],
      },
      {},
      ['members-named-twice'],
    ],
    [
      'the rest goes two ways',
      { ...dissolve, members: [rest('CB1', 'CB2'), rest('CB1', 'CB3')] },
      {},
      ['rest-sent-twice'],
    ],
    ['a unit cannot stand below itself', { act: 'transfer', units: ['TRUONG'], into: 'CB1' }, {}, ['cycle']],
    [
      'the root stays',
      { act: 'dissolve', units: ['HU', 'TRUONG', 'VIEN', 'CB1', 'CB2', 'CB3', 'CB4'] },
      {},
      ['is-root', 'members-without-unit', 'members-without-unit', 'members-without-unit'],
    ],
    ['it stands there already', { act: 'transfer', units: ['CB1'], into: 'TRUONG' }, {}, ['unit-unchanged']],
    ['the code is somebody else’s', { ...merge, newUnits: [newUnit('CB3')] }, {}, ['code-taken']],
    ['a member has moved on since', merge, later('movement'), ['later-movement']],
    ['a post began since', merge, later('post'), ['later-post']],
  ])('%s', (_story, wanted, more, codes) => {
    expect(plan(wanted, more).refusals.map((one) => one.code)).toEqual(codes)
  })

  test('what is refused has no figures of afterwards', () => {
    expect(plan({ act: 'dissolve', units: ['CB1'] }).units[0]).toMatchObject({
      before: { members: 5 },
      after: null,
    })
  })
})

test('thresholds of what is formed are warned of, with their text; what was so before is not', () => {
  const two = plan({
    act: 'establish',
    newUnits: [newUnit('CB5')],
    members: [{ from: 'CB1', to: 'CB5', named: ['11', '12'] }],
  })
  expect(two.warnings).toMatchObject([
    {
      code: 'too-few-official',
      unit: 'CB5',
      official: 2,
      min: 3,
      source: expect.stringContaining('Điều lệ'),
    },
  ])
  const raised = plan({ act: 'upgrade', units: ['CB1'], kind: 'dang_bo_co_so' })
  expect(raised.warnings.map((one) => one.code)).toEqual([
    'too-few-for-party-committee',
    'unusual-superior',
    'holds-members-itself',
  ])
  expect(plan({ ...merge, decidedOn: day('2022-09-02') }).warnings.map((one) => one.code)).toEqual([
    'decided-after',
  ])
  expect(plan({ act: 'rename', units: ['CB2'], name: 'Khác' }).warnings).toEqual([])
})
