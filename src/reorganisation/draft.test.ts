import { expect, test } from 'vitest'
import { day } from '#platform/day.ts'
import { WantedReorganisation } from './api.ts'
import { beginDraft, defaultOf, NOTHING_SAID, wantedOf, type Draft } from './draft.ts'

const BRANCH = { key: '0190aaaa-0000-7000-8000-000000000001', name: 'Chi bộ 1' }
const OTHER = { key: '0190aaaa-0000-7000-8000-000000000002', name: 'Chi bộ 2' }
const PERSON = { id: '0190aaaa-0000-7000-8000-000000000003', name: 'Trần Văn An' }
const decided = { number: '12-QĐ/ĐU', date: day('2022-09-20'), issuer: 'Đảng ủy', on: day('2022-10-01') }
const read = (draft: Draft) => WantedReorganisation.parse(wantedOf(draft))

test('nothing is asked until the decision is whole and every new unit has a name and a superior', () => {
  const begun = { ...beginDraft('merge_new', BRANCH, null), ...decided }
  expect(wantedOf(begun)).toBeNull()
  const named = { ...begun, newUnits: [{ ...begun.newUnits[0]!, name: 'Chi bộ mới', superior: OTHER }] }
  expect(read(named)).toMatchObject({
    unitIds: [BRANCH.key],
    newUnits: [{ name: 'Chi bộ mới', code: null, superior: { unitId: OTHER.key } }],
  })
  for (const part of ['number', 'issuer'] as const) expect(wantedOf({ ...named, [part]: '  ' })).toBeNull()
  for (const part of ['date', 'on'] as const) expect(wantedOf({ ...named, [part]: null })).toBeNull()
})

test('groups chosen by name go their own way, the rest theirs; a group without a place is not sent', () => {
  const leaving = {
    ...NOTHING_SAID,
    groups: [
      { people: [PERSON], to: { key: 'new:1', name: 'Chi bộ mới 2' } },
      { people: [{ id: OTHER.key, name: '' }], to: null },
    ],
    rest: OTHER,
  }
  const draft = { ...beginDraft('dissolve', BRANCH, null), ...decided, leaving: { [BRANCH.key]: leaving } }
  expect(read(draft).members).toEqual([
    { fromId: BRANCH.key, to: { newUnit: 1 }, personIds: [PERSON.id] },
    { fromId: BRANCH.key, to: { unitId: OTHER.key }, personIds: null },
  ])
})

test('units below go where all go unless one is sent elsewhere; ended by an upgrade, they are named', () => {
  const leaving = {
    ...NOTHING_SAID,
    belowAll: OTHER,
    children: [PERSON.id, OTHER.key],
    below: { [PERSON.id]: BRANCH },
  }
  const draft = { ...beginDraft('dissolve', BRANCH, null), ...decided, leaving: { [BRANCH.key]: leaving } }
  expect(read(draft).subordinates).toEqual([
    { unitId: PERSON.id, to: { unitId: BRANCH.key } },
    { unitId: OTHER.key, to: { unitId: OTHER.key } },
  ])
  const back = { ...draft, act: 'upgrade' as const, kind: 'chi_bo_co_so', endsBelow: true }
  expect(read(back)).toMatchObject({ endingIds: [PERSON.id, OTHER.key], subordinates: [] })
})

test.each([
  ['absorb', false, 'follow'],
  ['split', false, 'needed'],
  ['split', true, 'stay'],
  ['dissolve', false, 'needed'],
  ['upgrade', false, 'stay'],
] as const)('members of a unit: %s, goes on %s: %s', (act, continues, expected) => {
  expect(defaultOf({ ...beginDraft(act, BRANCH, null), continues })).toBe(expected)
})
