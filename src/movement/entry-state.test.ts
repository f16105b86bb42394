import { expect, test } from 'vitest'
import { stateOf } from './entry-state.ts'

const entry = (id: string, more: Partial<Parameters<typeof stateOf>[0]> = {}) => ({
  id,
  supersededAt: null,
  supersedes: null,
  reason: null,
  ...more,
})
const THEN = '2022-10-27T01:00:00.000Z'

test('an entry nobody touched is in force', () => {
  expect(stateOf(entry('1'), [entry('1')])).toEqual({ state: 'inForce', reason: null })
})

test('a corrected entry carries the reason of the one that corrects it', () => {
  const old = entry('1', { supersededAt: THEN })
  const correcting = entry('2', { supersedes: '1', reason: 'sai ngày trong quyết định' })
  expect(stateOf(old, [old, correcting])).toEqual({ state: 'corrected', reason: 'sai ngày trong quyết định' })
  expect(stateOf(correcting, [old, correcting])).toEqual({
    state: 'inForce',
    reason: 'sai ngày trong quyết định',
  })
})

test('a withdrawn entry carries its own reason', () => {
  const old = entry('1', { supersededAt: THEN, reason: 'ghi nhầm người' })
  expect(stateOf(old, [old])).toEqual({ state: 'withdrawn', reason: 'ghi nhầm người' })
})

test('a correction that was withdrawn in its turn keeps the reason of its withdrawal', () => {
  const first = entry('1', { supersededAt: THEN })
  const second = entry('2', { supersededAt: THEN, supersedes: '1', reason: 'việc không xảy ra' })
  expect(stateOf(second, [first, second]).state).toBe('withdrawn')
})
