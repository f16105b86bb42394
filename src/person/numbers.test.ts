import { expect, test } from 'vitest'
import { day } from '#platform/day.ts'
import {
  findingsOfCardNo,
  findingsOfCitizenId,
  findingsOfDossierNo,
  findingsOfOldCardNo,
  findingsOfOldCitizenId,
  mask,
  type NumberHolder,
} from './numbers.ts'

const man = { sex: 'nam', bornOn: day('1988-05-10') } as const
const woman = { sex: 'nữ', bornOn: day('2001-05-10') } as const

test.each<[story: string, number: string, holder: NumberHolder, codes: string[]]>([
  ['a man of 1988', '036088001234', man, []],
  ['a woman of 2001', '036301001234', woman, []],
  ['a woman with a man’s number', '036201001234', woman, ['citizen-id-sex']],
  ['born in the last century, numbered in this one', '036288001234', man, ['citizen-id-century']],
  ['born on the last day of 1999', '036199001234', { sex: 'nữ', bornOn: day('1999-12-31') }, []],
  ['born on the first day of 2000', '036300001234', { sex: 'nữ', bornOn: day('2000-01-01') }, []],
  ['another year', '036087001234', man, ['citizen-id-year']],
  ['everything differs', '036087001234', woman, ['citizen-id-sex', 'citizen-id-century', 'citizen-id-year']],
  ['eleven digits', '03608800123', man, ['citizen-id-shape']],
  ['thirteen digits', '0360880012345', man, ['citizen-id-shape']],
  ['a letter among them', '03608800123O', man, ['citizen-id-shape']],
  ['nine digits of a former card', '162345678', man, ['citizen-id-is-old-identity-card']],
])('citizen number: %s', (_story, number, holder, codes) =>
  expect(findingsOfCitizenId(number, holder).map(({ code }) => code)).toEqual(codes),
)

test('a citizen number that disagrees warns and does not forbid', () => {
  expect(findingsOfCitizenId('036087001234', woman).map(({ severity }) => severity)).toEqual([
    'warning',
    'warning',
    'warning',
  ])
  expect(findingsOfCitizenId('03608', man)).toMatchObject([{ severity: 'error', facts: { length: 5 } }])
})

test.each<[number: string, sound: boolean]>([
  ['1234567', false],
  ['12345678', true],
  ['123456789', false],
  ['12345678901', false],
  ['123456789012', true],
  ['1234567890123', false],
  ['1234567A', false],
])('card number %s is sound: %s', (number, sound) =>
  expect(findingsOfCardNo(number).length === 0).toBe(sound),
)

test('a card replaced by the chip card has 8 digits, a former identity card 9', () => {
  expect(findingsOfOldCardNo('12345678')).toEqual([])
  expect(findingsOfOldCardNo('123456789012')).toMatchObject([{ code: 'old-card-no-shape' }])
  expect(findingsOfOldCitizenId('162345678')).toEqual([])
  expect(findingsOfOldCitizenId('16234567')).toMatchObject([{ code: 'old-citizen-id-shape' }])
})

test.each<[number: string, sound: boolean]>([
  ['123456 NĐ', true],
  ['123456N', true],
  ['123456NDB', true],
  ['123456', false],
  ['12345N', false],
  ['123456 0012', true],
  ['123456 001', false],
  ['123456.00125', false],
])('dossier number %s is sound: %s', (number, sound) =>
  expect(findingsOfDossierNo(number).map(({ severity }) => severity)).toEqual(sound ? [] : ['warning']),
)

test.each<[number: string | null, shown: string | null]>([
  ['036088001234', '•••••••••234'],
  ['12345678', '•••••678'],
  ['1234567', '•••••••'],
  ['', ''],
  [null, null],
])('%s is shown as %s', (number, shown) => expect(mask(number)).toBe(shown))
