import { expect, test } from 'vitest'
import { matchSites, readSiteLines, shortName, type Candidate } from './site-lines.ts'

const unit = (id: string, code: string, name: string, near = true): Candidate => ({ id, code, name, near })
const CANDIDATES = [
  unit('1', 'BACLIEU', 'Đảng bộ tỉnh Bạc Liêu'),
  unit('2', 'BACNINH', 'Đảng bộ tỉnh Bắc Ninh'),
  unit('3', 'HANOI', 'Đảng bộ thành phố Hà Nội'),
  unit('4', 'A.CB1', 'Chi bộ 1', false),
  unit('5', 'B.CB1', 'Chi bộ 1', false),
  unit('6', 'CB2', 'Chi bộ 2'),
  unit('7', 'A.CB2', 'Chi bộ 2', false),
]
const match = (text: string, present: string[] = []) => {
  const { lines, refusals } = readSiteLines(text)
  const matched = matchSites(lines, CANDIDATES, new Set(present))
  return { sites: matched.sites, refusals: [...refusals, ...matched.refusals] }
}

test('lines of a spreadsheet are cells apart by tabs, numbered as pasted, empty ones left out', () => {
  const { lines, refusals } = readSiteLines('HANOI\tPhó bí thư\t1.200\r\n\r\n* Nhà văn hóa\t\t30')
  expect(refusals).toEqual([])
  expect(lines).toMatchObject([
    { line: 1, text: 'HANOI', chair: 'Phó bí thư', invited: 1200, isPlace: false },
    { line: 3, text: 'Nhà văn hóa', chair: null, invited: 30, isPlace: true },
  ])
})

test.each([
  ['BACLIEU', '1'],
  ['baclieu', '1'],
  ['Đảng bộ tỉnh Bạc Liêu', '1'],
  ['dang bo tinh bac lieu', '1'],
  ['Bạc Liêu', '1'],
  ['Tỉnh Bạc Liêu', '1'],
  ['TP. Hà Nội', '3'],
  ['Chi bộ 2', '6'],
])('“%s” is found', (text, id) => {
  expect(match(text)).toEqual({
    sites: [expect.objectContaining({ organisationId: id })],
    refusals: [],
  })
})

test('all that does not fit is said at once, each with its line', () => {
  const text = [
    'Bac Liêuu\tBí thư\t50',
    'HANOI\t\tnhiều',
    'BACNINH\t\t0',
    'Chi bộ 1',
    'Hà Nội',
    'Xyz Qwk',
    'Bạc Liêu\t\t-3',
  ].join('\n')
  const { refusals } = match(text, ['1'])
  expect(refusals).toMatchObject([
    { code: 'invited-not-a-number', line: 2, text: 'nhiều' },
    { code: 'invited-below-one', line: 3, invited: 0 },
    { code: 'invited-below-one', line: 7, invited: -3 },
    { code: 'site-unknown', line: 1, suggestions: [{ code: 'BACLIEU' }, { code: 'BACNINH' }] },
    { code: 'site-ambiguous', line: 4, suggestions: [{ code: 'A.CB1' }, { code: 'B.CB1' }] },
    { code: 'site-twice', line: 5, before: 2 },
    { code: 'site-unknown', line: 6, suggestions: [] },
    { code: 'site-there-already', line: 7 },
  ])
})

test('one invited is enough, a named place is no unit, the same place twice is', () => {
  expect(match('HANOI\t\t1').refusals).toEqual([])
  expect(match('* Hội trường lớn').sites).toMatchObject([{ organisationId: null, name: 'Hội trường lớn' }])
  expect(match('* Hội trường\n* hội trường').refusals).toMatchObject([
    { code: 'site-twice', line: 2, before: 1 },
  ])
  expect(match('12.5\t\t1,5').refusals).toHaveLength(2)
})

test.each([
  ['Đảng bộ tỉnh Thừa Thiên Huế', 'thua thien hue'],
  ['Đảng bộ thành phố Hồ Chí Minh', 'ho chi minh'],
  ['Chi bộ trực thuộc Phòng Tài vụ', 'phong tai vu'],
  ['Đảng bộ Công an Trung ương', 'cong an trung uong'],
])('%s is %s for short', (name, short) => {
  expect(shortName(name)).toBe(short)
})
