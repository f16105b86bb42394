import { expect, test } from 'vitest'
import { FOREVER, type Day } from '#platform/day.ts'
import type { ImportState } from './import-organisations.ts'
import { inTreeOrder } from './import-order.ts'

function state(
  code: string,
  superiorCode: string | null,
  from = '2016-01-01',
  until: Day = FOREVER,
): ImportState {
  return {
    code,
    superiorCode,
    from: from as Day,
    until,
    name: code,
    kind: 'chi_bo',
    type: null,
    decisionNo: null,
    line: null,
    stateId: null,
  }
}

test('every unit stands right before those below it, where it hangs last', () => {
  const states = [
    state('TW', null),
    state('A', 'TW'),
    state('B', 'TW'),
    state('A.1', 'A'),
    state('B.1', 'B', '2016-01-01', '2025-07-01' as Day),
    state('A.1.x', 'A.1'),
    state('B.1', 'A', '2025-07-01'),
    state('B.1.x', 'B.1'),
  ]
  const ordered = inTreeOrder(states)
  expect([...new Set(ordered.map((one) => one.code))]).toEqual([
    'TW',
    'A',
    'A.1',
    'A.1.x',
    'B.1',
    'B.1.x',
    'B',
  ])
  expect(ordered).toHaveLength(states.length)
  expect(new Set(ordered)).toEqual(new Set(states))
})

test('no state is lost, even of units whose superiors stand nowhere', () => {
  const states = [state('X', 'Y'), state('Y', 'X'), state('Z', 'nowhere')]
  expect(new Set(inTreeOrder(states))).toEqual(new Set(states))
})
