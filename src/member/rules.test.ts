import { expect, test } from 'vitest'
import { day, type Day } from '#platform/day.ts'
import { findingsOfMembership, seniorityInMonths, statusOn, type MembershipDates } from './rules.ts'

const born = day('1990-03-01')
const sound: MembershipDates = {
  admissionDecidedOn: day('2015-04-20'),
  ceremonyOn: day('2015-05-19'),
  officialOn: day('2016-05-19'),
  recognitionDecidedOn: day('2016-06-30'),
  seniorityBasis: 'decision',
}

test.each<[story: string, change: Partial<MembershipDates>, bornOn: Day, codes: string[]]>([
  ['everything in order', {}, born, []],
  ['ceremony on the very day of the decision', { admissionDecidedOn: day('2015-05-19') }, born, []],
  [
    'ceremony the day before the decision',
    { admissionDecidedOn: day('2015-05-20') },
    born,
    ['ceremony-before-decision'],
  ],
  [
    'official a day early',
    { officialOn: day('2016-05-18') },
    born,
    ['official-not-12-months-after-ceremony'],
  ],
  ['official a day late', { officialOn: day('2016-05-20') }, born, ['official-not-12-months-after-ceremony']],
  ['official before the ceremony', { officialOn: day('2015-05-18') }, born, ['official-before-ceremony']],
  [
    'ceremony on 29 February: official on 1 March',
    {
      admissionDecidedOn: day('2016-02-01'),
      ceremonyOn: day('2016-02-29'),
      officialOn: day('2017-03-01'),
      recognitionDecidedOn: null,
    },
    born,
    [],
  ],
  ['recognised on the official day', { recognitionDecidedOn: day('2016-05-19') }, born, []],
  [
    'recognised the day before',
    { recognitionDecidedOn: day('2016-05-18') },
    born,
    ['recognition-before-official'],
  ],
  ['recognised, no official day', { officialOn: null }, born, ['recognition-without-official']],
  ['still a probationer', { officialOn: null, recognitionDecidedOn: null }, born, []],
  ['18 on the day of the decision', {}, day('1997-04-20'), []],
  ['18 the day after', {}, day('1997-04-21'), ['decision-before-18']],
  ['the decision is lost', { admissionDecidedOn: null }, born, ['decision-missing']],
  [
    'the decision is lost and the card counts',
    { admissionDecidedOn: null, seniorityBasis: 'card' },
    born,
    [],
  ],
])('%s', (_story, change, bornOn, codes) =>
  expect(findingsOfMembership({ ...sound, ...change }, bornOn).map(({ code }) => code)).toEqual(codes),
)

test.each<[story: string, change: Partial<MembershipDates>, on: Day, months: number | null]>([
  ['the day before it becomes official', {}, day('2016-05-18'), null],
  ['on the official day, from the decision', {}, day('2016-05-19'), 12],
  ['a day before 30 years from the decision', {}, day('2045-04-19'), 359],
  ['30 years from the decision', {}, day('2045-04-20'), 360],
  ['from the day on the card', { seniorityBasis: 'card' }, day('2045-05-18'), 359],
  ['from the day on the card, reached', { seniorityBasis: 'card' }, day('2045-05-19'), 360],
  ['the decision is lost and nothing says so', { admissionDecidedOn: null }, day('2020-01-01'), null],
])('seniority: %s', (_story, change, on, months) =>
  expect(seniorityInMonths({ ...sound, ...change }, on)).toBe(months),
)

test('a probationer becomes official on his day', () => {
  expect(statusOn(day('2016-05-19'), day('2016-05-18'))).toBe('probationary')
  expect(statusOn(day('2016-05-19'), day('2016-05-19'))).toBe('official')
  expect(statusOn(null, day('2016-05-19'))).toBe('probationary')
})
