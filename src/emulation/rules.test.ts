import { expect, test } from 'vitest'
import { day } from '#platform/day.ts'
import { refusalsToEntry, refusalsToResult, refusalsToRound } from './rules.ts'

const TODAY = day('2022-10-27')
const codes = (refusals: readonly { code: string }[]) => refusals.map((one) => one.code)
const [FROM, TO] = [day('2022-01-01'), day('2022-09-30')]

test.each([
  ['with its rules', {}, {}, []],
  ['of one day', { to: FROM }, {}, []],
  ['that ends first', { to: day('2021-12-31') }, {}, ['ends-before-it-starts']],
  ['on the day of the one it follows', {}, { followsFrom: FROM }, []],
  ['before the one it follows', {}, { followsFrom: day('2022-01-02') }, ['follows-later']],
  [
    'without a name, of a unit that is not there',
    { name: '' },
    { unitExists: false },
    ['no-name', 'unit-not-there'],
  ],
])('a round %s', (_story, change, world, expected) => {
  const round = { name: 'Giải báo chí về xây dựng Đảng', from: FROM, to: TO, ...change }
  expect(codes(refusalsToRound(round, { unitExists: true, followsFrom: null, ...world }))).toEqual(expected)
})

test.each([
  ['on the first day', { on: FROM }, {}, []],
  ['on the last day', { on: TO }, {}, []],
  ['the day before', { on: day('2021-12-31') }, {}, ['outside-round']],
  ['the day after', { on: day('2022-10-01') }, {}, ['outside-round']],
  ['without a title', { title: ' ' }, {}, ['work-without-title']],
  ['with a name in its title', { title: 'Tấm gương đồng chí Trần Văn Ví' }, {}, ['names-a-person']],
  ['a second time', {}, { isThere: true }, ['entered-already']],
  ['from elsewhere', {}, { isBelow: false }, ['entrant-outside']],
])('a work enters %s', (_story, change, world, expected) => {
  const entry = { title: 'Nâng cao chất lượng công tác tổ chức xây dựng Đảng', on: FROM, ...change }
  const round = { from: FROM, to: TO, isPress: true }
  const known = { unit: 'A', isBelow: true, isThere: false, today: TODAY, ...world }
  expect(codes(refusalsToEntry(entry, round, known))).toEqual(expected)
})

test('a unit enters an emulation round as itself', () => {
  const known = { unit: 'A', isBelow: true, isThere: false, today: TODAY }
  expect(refusalsToEntry({ title: null, on: FROM }, { from: FROM, to: TO, isPress: false }, known)).toEqual(
    [],
  )
})

test.each([
  ['on the day of entering', { on: FROM }, false, []],
  ['the day before', { on: day('2021-12-31') }, false, ['result-before-entry']],
  [
    'tomorrow, a second time, without a decision',
    { on: day('2022-10-28'), decisionNo: ' ' },
    true,
    ['in-the-future', 'result-there', 'decision-without-number'],
  ],
])('a result %s', (_story, change, hasResult, expected) => {
  const result = Object.assign({ on: TO, decisionNo: '15-QĐ/ĐUK' }, change)
  expect(codes(refusalsToResult(result, { enteredOn: FROM, hasResult }, TODAY))).toEqual(expected)
})
