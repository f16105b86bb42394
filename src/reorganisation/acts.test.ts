import { describe, expect, test } from 'vitest'
import { FOREVER } from '#platform/day.ts'
import type { Reorganisation } from './acts.ts'
import { DISTRICT, membersOf, merge, newUnit, ON, plan, rest, state } from './district.ts'

describe('what each act does to units, members and successions', () => {
  test.each<
    [
      story: string,
      wanted: Partial<Reorganisation>,
      members: Record<string, [number | null, number | null]>,
      flows: string[],
      links: string[],
    ]
  >([
    [
      'two branches merge into a new one; their organisation keeps its headcount',
      merge,
      { CB1: [5, null], CB2: [3, null], CB12: [null, 8], TRUONG: [8, 8] },
      ['CB1>CB12 5', 'CB2>CB12 3'],
      ['CB1>CB12', 'CB2>CB12'],
    ],
    [
      'a branch of the hospital absorbs one of the school: the school loses, the hospital gains',
      { act: 'absorb', units: ['CB2'], into: 'CB3' },
      { CB2: [3, null], CB3: [4, 7], TRUONG: [8, 5], VIEN: [4, 7] },
      ['CB2>CB3 3'],
      ['CB2>CB3'],
    ],
    [
      'the school absorbs the hospital: its branches follow with their members, nobody moves by name',
      { act: 'absorb', units: ['VIEN'], into: 'TRUONG' },
      { VIEN: [4, null], TRUONG: [8, 12], CB3: [4, 4], CB4: [0, 0], HU: [12, 12] },
      [],
      ['VIEN>TRUONG'],
    ],
    [
      'two members leave a branch that goes on, for a new one',
      {
        act: 'split',
        units: ['CB1'],
        continues: true,
        newUnits: [newUnit('CB5')],
        members: [{ from: 'CB1', to: 'CB5', named: ['11', '12'] }],
      },
      { CB1: [5, 3], CB5: [null, 2], TRUONG: [8, 8] },
      ['CB1>CB5 2'],
      ['CB1>CB5'],
    ],
    [
      'a branch is divided into two new ones',
      {
        act: 'split',
        units: ['CB1'],
        newUnits: [newUnit('CB5'), newUnit('CB6')],
        members: [{ from: 'CB1', to: 'CB5', named: ['11'] }, rest('CB1', 'CB6')],
      },
      { CB1: [5, null], CB5: [null, 1], CB6: [null, 4], TRUONG: [8, 8] },
      ['CB1>CB5 1', 'CB1>CB6 4'],
      ['CB1>CB5', 'CB1>CB6'],
    ],
    [
      'a branch is dissolved, its members go to two others',
      {
        act: 'dissolve',
        units: ['CB1'],
        members: [{ from: 'CB1', to: 'CB2', named: ['11', '12'] }, rest('CB1', 'CB3')],
      },
      { CB1: [5, null], CB2: [3, 5], CB3: [4, 7], TRUONG: [8, 5], VIEN: [4, 7] },
      ['CB1>CB2 2', 'CB1>CB3 3'],
      ['CB1>CB2', 'CB1>CB3'],
    ],
    [
      'a branch with all its members goes under another organisation',
      { act: 'transfer', units: ['CB1'], into: 'VIEN' },
      { CB1: [5, 5], TRUONG: [8, 3], VIEN: [4, 9] },
      [],
      [],
    ],
    [
      'a branch gets another name',
      { act: 'rename', units: ['CB1'], name: 'Chi bộ Phòng Đào tạo' },
      { CB1: [5, 5] },
      [],
      [],
    ],
    [
      'an organisation becomes a branch: those below end, their members belong to it',
      { act: 'upgrade', units: ['TRUONG'], kind: 'chi_bo_co_so', ending: ['CB1', 'CB2'] },
      { CB1: [5, null], CB2: [3, null], TRUONG: [8, 8] },
      ['CB1>TRUONG 5', 'CB2>TRUONG 3'],
      ['CB1>TRUONG', 'CB2>TRUONG'],
    ],
    [
      'two organisations end in one decision: every branch goes to their superior',
      { act: 'end_activity', units: ['TRUONG', 'VIEN'], toSuperior: true },
      { TRUONG: [8, null], VIEN: [4, null], CB1: [5, 5], CB3: [4, 4], HU: [12, 12] },
      [],
      ['TRUONG>HU', 'VIEN>HU'],
    ],
    [
      'an empty branch ends its activity',
      { act: 'end_activity', units: ['CB4'] },
      { CB4: [0, null], VIEN: [4, 4] },
      [],
      [],
    ],
    [
      'a new branch is formed of members of two others',
      {
        act: 'establish',
        newUnits: [newUnit('CB5', 'VIEN')],
        members: [
          { from: 'CB1', to: 'CB5', named: ['11'] },
          { from: 'CB3', to: 'CB5', named: ['31'] },
        ],
      },
      { CB5: [null, 2], CB1: [5, 4], CB3: [4, 3], TRUONG: [8, 7], VIEN: [4, 5] },
      ['CB1>CB5 1', 'CB3>CB5 1'],
      ['CB1>CB5', 'CB3>CB5'],
    ],
  ])('%s', (_story, wanted, members, flows, links) => {
    const made = plan(wanted)
    expect(made.refusals).toEqual([])
    expect(membersOf(made)).toMatchObject(members)
    expect(made.flows.map((flow) => `${flow.from}>${flow.to} ${flow.members}`)).toEqual(flows)
    expect(made.links.map((link) => `${link.from}>${link.to}`).sort()).toEqual([...links].sort())
    expect(made.total.after).toBe(made.total.before)
  })
})

test('below units that end one below the other, all go to the first superior that stays', () => {
  const known = DISTRICT.map((one) => (one.code === 'VIEN' ? { ...one, superiorCode: 'TRUONG' } : one))
  const made = plan({ act: 'dissolve', units: ['TRUONG', 'VIEN'], toSuperior: true }, { known })
  expect(made.refusals).toEqual([])
  expect([...made.states.moved]).toEqual(['CB1', 'CB2', 'CB3', 'CB4'].map((branch) => [branch, 'HU']))
})

describe('days of states', () => {
  const periods = (made: ReturnType<typeof plan>, code: string) =>
    made.states.after.filter((one) => one.code === code).map((one) => `${one.from} ${one.until}`)

  test('a unit that ends keeps the day before as its last, a new one begins on the day', () => {
    const made = plan(merge)
    expect(periods(made, 'CB1')).toEqual(['2010-01-01 2022-09-01'])
    expect(periods(made, 'CB12')).toEqual(['2022-09-01 infinity'])
  })

  test('a change is a new state from the day; the one before stays until then', () => {
    const made = plan({ act: 'transfer', units: ['CB1'], into: 'VIEN' })
    const states = made.states.after.filter((one) => one.code === 'CB1')
    expect(states.map((one) => [one.superiorCode, one.from, one.until, one.decisionNo])).toEqual([
      ['TRUONG', '2010-01-01', ON, null],
      ['VIEN', ON, FOREVER, '12-QĐ/HU'],
    ])
  })

  test('a second act of the same day changes the state of that day; a merger takes it back', () => {
    const known = [
      ...DISTRICT.filter((one) => one.code !== 'CB1'),
      state('CB1', 'TRUONG', 'chi_bo_truc_thuoc', '2010-01-01', ON),
      state('CB1', 'VIEN', 'chi_bo_truc_thuoc', ON),
    ]
    const renamed = plan({ act: 'rename', units: ['CB1'], name: 'Chi bộ Khoa Dược' }, { known })
    expect(renamed.states.records).toMatchObject([
      { stateId: `CB1 ${ON}`, name: 'Chi bộ Khoa Dược', superiorCode: 'VIEN', from: ON },
    ])
    const merged = plan(merge, { known })
    expect(merged.refusals).toEqual([])
    expect(merged.states.retired).toEqual([`CB1 ${ON}`])
    expect(periods(merged, 'CB1')).toEqual(['2010-01-01 2022-09-01'])
  })

  test('committees of ending units close, and of those that become another sort of organisation', () => {
    expect(plan(merge).closes).toEqual(['CB1', 'CB2'])
    expect(
      plan({ act: 'upgrade', units: ['TRUONG'], kind: 'chi_bo_co_so', ending: ['CB1', 'CB2'] }).closes,
    ).toEqual(['CB1', 'CB2', 'TRUONG'])
    expect(plan({ act: 'rename', units: ['CB1'], name: 'Khác' }).closes).toEqual([])
  })
})
