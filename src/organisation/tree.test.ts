import { expect, test } from 'vitest'
import { FOREVER, day, type Day } from '#platform/day.ts'
import { existenceOf, treeFindings, type TreeState } from './tree.ts'

const at = (
  unit: string,
  superior: string | null,
  from = '2015-01-01',
  until: string = FOREVER,
): TreeState => ({
  unit,
  superior,
  from: day(from),
  until: until as Day,
})

const sound = [at('TW', null), at('NAMDINH', 'TW'), at('KHOI', 'NAMDINH', '2015-01-01', '2025-07-01')]

test.each<[story: string, extra: TreeState[], codes: string[]]>([
  ['a sound tree', [], []],
  [
    'a unit renamed on the day after its state ended',
    [at('A', 'KHOI', '2016-01-01', '2018-01-01'), at('A', 'KHOI', '2018-01-01', '2025-07-01')],
    [],
  ],
  [
    'two states on one day',
    [at('A', 'KHOI', '2016-01-01', '2018-01-02'), at('A', 'KHOI', '2018-01-01', '2025-07-01')],
    ['overlapping-states'],
  ],
  ['a superior nobody knows', [at('A', 'XYZ')], ['unknown-superior']],
  [
    'a superior that ended the day before',
    [at('A', 'KHOI', '2016-01-01', '2025-07-02')],
    ['superior-missing'],
  ],
  ['a second root', [at('LAO', null, '2020-01-01')], ['two-roots']],
  ['two units above each other', [at('A', 'B'), at('B', 'A')], ['cycle']],
  [
    'above each other in turn, never on one day',
    [
      at('A', 'B', '2016-01-01', '2018-01-01'),
      at('A', 'TW', '2018-01-01'),
      at('B', 'TW', '2016-01-01', '2018-01-01'),
      at('B', 'A', '2018-01-01'),
    ],
    [],
  ],
])('%s', (_story, extra, codes) => {
  expect(treeFindings([...sound, ...extra]).map((one) => one.code)).toEqual(codes)
})

test('a root may hand over to another on a day, not before', () => {
  const old = at('TW', null, '2015-01-01', '2020-01-01')
  expect(treeFindings([old, at('NEW', null, '2020-01-01')])).toEqual([])
  expect(treeFindings([old, at('NEW', null, '2019-12-31')]).map((one) => one.code)).toEqual(['two-roots'])
  expect(treeFindings([at('A', 'B'), at('B', 'A')]).map((one) => one.code)).toEqual(['no-root'])
})

test('a unit that closed and reopened exists in two stretches', () => {
  const states = [
    at('A', 'TW', '2018-01-01', '2019-01-01'),
    at('A', 'TW', '2015-01-01', '2016-01-01'),
    at('A', 'TW', '2016-01-01', '2017-01-01'),
  ]
  expect(existenceOf(states)).toEqual([
    { from: '2015-01-01', until: '2017-01-01' },
    { from: '2018-01-01', until: '2019-01-01' },
  ])
})
