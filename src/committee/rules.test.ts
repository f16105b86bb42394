import { expect, test } from 'vitest'
import { FOREVER, day, type Day } from '#platform/day.ts'
import { refusalsToEnd, refusalsToPost, refusalsToTerm, type HeldPost, type PostSituation } from './rules.ts'

const term = (from: string, until: string, extendedUntil: string | null = null) => ({
  committee: 'cap_uy',
  name: from.slice(0, 4),
  from: day(from),
  until: until as Day,
  extendedUntil: extendedUntil as Day | null,
})

test.each<[story: string, term: ReturnType<typeof term>, codes: string[]]>([
  ['begins when the term before has ended', term('2020-07-01', '2025-07-01'), []],
  ['begins on its last day', term('2020-06-30', '2025-07-01'), ['terms-overlap']],
  ['ends before it starts', term('2020-07-01', '2020-07-01'), ['ends-before-it-starts']],
  [
    'is extended to a day before its end',
    term('2020-07-01', '2025-07-01', '2025-07-01'),
    ['extension-not-later'],
  ],
  ['is extended by a day', term('2020-07-01', '2025-07-01', '2025-07-02'), []],
])('a term that %s', (_story, wanted, codes) => {
  expect(refusalsToTerm(wanted, [term('2015-07-01', '2020-07-01')]).map((one) => one.code)).toEqual(codes)
})

test('the extension of the term before counts, the term of another body does not', () => {
  const wanted = term('2020-07-01', '2025-07-01')
  expect(refusalsToTerm(wanted, [term('2015-07-01', '2020-07-01', '2020-07-02')])).toMatchObject([
    { code: 'terms-overlap', name: '2015' },
  ])
  expect(refusalsToTerm(wanted, [{ ...term('2020-07-01', FOREVER), committee: 'ban_thuong_vu' }])).toEqual([])
})

const post = {
  personId: '1',
  committee: 'cap_uy',
  role: 'uy_vien',
  from: day('2021-01-01'),
  until: FOREVER,
} as const
const open: PostSituation = { posts: [], seats: 15, holders: [], officialOn: day('2010-01-01') }
const secretary = (personId: string, until: string = FOREVER): HeldPost => ({
  personId,
  committee: 'cap_uy',
  role: 'bi_thu',
  from: day('2020-07-01'),
  until: until as Day,
})

test.each<[story: string, change: object, situation: Partial<PostSituation>, codes: string[]]>([
  ['an official member takes a free seat', {}, {}, []],
  ['official since that very day', { from: day('2021-01-01') }, { officialOn: day('2021-01-01') }, []],
  ['official the day after', {}, { officialOn: day('2021-01-02') }, ['not-official-member']],
  ['never official', {}, { officialOn: null }, ['not-official-member']],
  ['the last free seat', {}, { seats: 2, holders: ['9'] }, []],
  ['no free seat', {}, { seats: 1, holders: ['9'] }, ['no-vacant-seat']],
  ['a second post of somebody who sits already', {}, { seats: 1, holders: ['1'] }, []],
  ['a second secretary', { role: 'bi_thu' }, { posts: [secretary('2')] }, ['secretary-taken']],
  ['a secretary after the one before', { role: 'bi_thu' }, { posts: [secretary('2', '2021-01-01')] }, []],
  ['the post he holds', { role: 'bi_thu' }, { posts: [secretary('1')] }, ['already-holds-post']],
  ['a branch post in a committee', { role: 'chi_uy_vien' }, {}, ['role-not-in-committee']],
  ['ends before it starts', { until: day('2021-01-01') }, {}, ['ends-before-it-starts']],
])('a post: %s', (_story, change, situation, codes) => {
  expect(refusalsToPost({ ...post, ...change }, { ...open, ...situation }).map((one) => one.code)).toEqual(
    codes,
  )
})

test.each<[story: string, until: string, to: string, codes: string[]]>([
  ['on its first day', FOREVER, '2020-07-01', []],
  ['before it began', FOREVER, '2020-06-30', ['ends-before-it-starts']],
  ['earlier than recorded', '2022-01-01', '2021-06-30', []],
  ['on the day recorded already', '2022-01-01', '2021-12-31', ['post-ended-already']],
])('a post ends %s', (_story, until, to, codes) => {
  expect(refusalsToEnd(secretary('1', until), day(to)).map((one) => one.code)).toEqual(codes)
})
