import { expect, test } from 'vitest'
import { ACTS, ACT_BY_KEY, endsAllowed, endsOf, isPossible } from './acts.ts'
import { CATEGORIES } from './categories.ts'
import { refusalsToEnds } from './rules.ts'

test('every category is offered, and a move between two units of the register once for each kind of move', () => {
  expect(new Set(ACTS.map((act) => act.category))).toEqual(new Set(CATEGORIES.map((one) => one.code)))
  expect(ACTS.filter((act) => act.group === 'move').map((act) => act.key)).toEqual(['I4+', 'I5+'])
})

test.each(ACTS.map((act) => [act.key, act] as const))('%s has ends that the ledger takes', (_key, act) => {
  const { from, to } = endsOf(act, act.group === 'in' ? null : 'here', act.group === 'out' ? null : 'there')
  expect(refusalsToEnds({ category: act.category, from, to })).toEqual([])
})

test.each<[story: string, key: string, unit: string | null, possible: boolean]>([
  ['somebody in a branch is not admitted again', 'I1', 'branch', false],
  ['somebody in no branch is admitted', 'I1', null, true],
  ['somebody in a branch moves', 'I4+', 'branch', true],
  ['nobody moves from nowhere', 'I4+', null, false],
  ['somebody in a branch dies', 'D1', 'branch', true],
  ['who is in no branch leaves none', 'D1', null, false],
])('%s', (_story, key, unit, possible) => {
  expect(isPossible(ACT_BY_KEY.get(key)!, unit)).toBe(possible)
})

test.each(CATEGORIES.map((one) => [one.code] as const))(
  'a form asks for the ends that %s may have',
  (code) => {
    const { from, to } = endsAllowed(code)
    expect(refusalsToEnds({ category: code, from: from ? 'here' : null, to: to ? 'there' : null })).toEqual(
      [],
    )
  },
)
