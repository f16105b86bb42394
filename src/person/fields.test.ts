import { expect, test } from 'vitest'
import { DATED_FIELDS } from '#sheet/format.ts'
import { readBirth, readValue } from './field-values.ts'
import { FIELD_BY_KEY, FIELDS } from './fields.ts'
import { periodData, PERIODS } from './periods.ts'

test('every item of the form is kept that may be, and none that may not', () => {
  const items = new Set([
    ...FIELDS.map(({ item }) => item),
    ...Object.values(PERIODS).map(({ item }) => item),
  ])
  // 20 is a status, 24 the badges, 27a-c movements; 10, 27d-e, 28, 29, 30 are not kept at all.
  for (const item of [
    '01',
    '02',
    '03',
    '04',
    '05',
    '06',
    '07',
    '08',
    '09',
    '11',
    '12',
    '13',
    '14',
    '15',
    '16',
    '17',
    '18',
    '19',
    '21',
    '22',
    '23',
    '25',
    '26',
  ])
    expect(items).toContain(item)
  for (const item of ['10', '27d', '27e', '28', '29', '30']) expect(items).not.toContain(item)
})

test('keys are unique and what changes over time is what the exchange format says', () => {
  expect(FIELD_BY_KEY.size).toBe(FIELDS.length)
  expect(
    FIELDS.filter(({ dated }) => dated)
      .map(({ key }) => key)
      .toSorted(),
  ).toEqual([...DATED_FIELDS].toSorted())
})

test('ethnicity, religion, health and discipline stand behind their own permission', () => {
  for (const key of ['ethnicity', 'religion', 'health'])
    expect(FIELD_BY_KEY.get(key)?.group).toBe('protected')
  expect(PERIODS.discipline.group).toBe('protected')
})

test.each<[key: string, text: string | null, value: string | null]>([
  ['full_name', '  Nguyễn   Văn  A ', 'Nguyễn Văn A'],
  ['native_place', '   ', null],
  ['native_place', 'Xã\u0000 Ví Dụ', 'Xã Ví Dụ'],
  ['phone', '+84 (0) 912-000-001', '+84 (0) 912-000-001'],
  ['card_issued_on', '2004-03-03', '2004-03-03'],
  ['born_on', '1990-05', '1990-05'],
  ['religion', 'Không', 'Không'],
])('%s: “%s” is kept as “%s”', (key, text, value) =>
  expect(readValue(FIELD_BY_KEY.get(key)!, text)).toEqual({ value }),
)

test.each<[key: string, text: string | null, problem: string]>([
  ['full_name', null, 'needed'],
  ['full_name', '<b>A</b>', 'not-a-name'],
  ['full_name', 'a'.repeat(121), 'too-long'],
  ['native_place', 'a'.repeat(501), 'too-long'],
  ['born_on', '1990-13', 'not-a-birth-day'],
  ['born_on', '90', 'not-a-birth-day'],
  ['sex', 'Nam', 'not-a-sex'],
  ['phone', '12345', 'not-a-telephone'],
  ['phone', 'gọi sau', 'not-a-telephone'],
  ['native_place_code', '1234', 'not-a-place-code'],
  ['citizen_id', '<script>', 'not-a-number'],
  ['seniority_basis', 'thẻ', 'not-a-basis'],
])('%s: “%s” is not taken (%s)', (key, text, problem) =>
  expect(readValue(FIELD_BY_KEY.get(key)!, text)).toEqual({ problem }),
)

test('a birth is as exact as it is known', () => {
  expect(readBirth('1992-02-29')).toEqual({ on: '1992-02-29', precision: 'day' })
  expect(readBirth('1992-02')).toEqual({ on: '1992-02-01', precision: 'month' })
  expect(readBirth('1992')).toEqual({ on: '1992-01-01', precision: 'year' })
  expect(readBirth('1991-02-29')).toBeNull()
})

test('a row holds what its kind knows, with what it needs', () => {
  expect(periodData('career', { post: ' Giáo viên ', unit: '' })).toEqual({ post: 'Giáo viên' })
  expect(periodData('career', { unit: 'Trường Ví dụ' })).toBeNull()
  expect(periodData('career', { post: 'Giáo viên', salary: '1' })).toBeNull()
  expect(periodData('discipline', { form: 'a'.repeat(501) })).toBeNull()
})
