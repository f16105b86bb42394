import fc from 'fast-check'
import { expect, test } from 'vitest'
import { compareNames, foldText, nameKeys, organisationOrder } from './name.ts'

const collator = new Intl.Collator('vi', { sensitivity: 'accent' })
const numericCollator = new Intl.Collator('vi', { sensitivity: 'accent', numeric: true })

test.each<[written: string, folded: string]>([
  ['Nguyễn Thị Đào', 'nguyen thi dao'],
  ['hoà', 'hoa'],
  ['hòa', 'hoa'],
  ['  Uỷ   ban ', 'uy ban'],
  ['ÐỖ VĂN ĐỨC', 'do van duc'],
  ['Tru\u031bo\u031bng\u0300', 'truong'],
  ["H'Hen Niê", "h'hen nie"],
  ['Lê\u00a0Thị\u200b Hoa', 'le thi hoa'],
])('%s is searched as %s', (written, folded) => expect(foldText(written)).toBe(folded))

test('a name is kept in NFC and keyed by its given name', () => {
  expect(nameKeys('  Tra\u0302\u0300n  Thị Bích Ngọc ')).toMatchObject({
    fullName: 'Trần Thị Bích Ngọc',
    nameKey: 'tran thi bich ngoc',
    givenKey: 'ngoc tran thi bich',
  })
  expect(nameKeys('Siu')).toMatchObject({ nameKey: 'siu', givenKey: 'siu' })
})

test('a register is sorted by given name, then family, then middle name', () => {
  const sorted = [
    'Lê Văn An',
    'Nguyễn An',
    'Nguyễn Thị An',
    'Nguyễn Văn An',
    'Lê Ân',
    'Đào Bảo',
    'Phạm Dung',
    'Phạm Thị Dũng',
    'Bùi Đông',
    'Đỗ Hoa',
    'Hà Hòa',
    'Trần Oanh',
    'Lý Ông',
    'Vũ Ơn',
    'Mai Tuấn',
    'Cao Tường',
    'Ngô Xuân',
    'Lê Yến',
  ]
  expect([...sorted].reverse().sort(compareNames)).toEqual(sorted)
})

test('tones decide last, in the order ngang huyền hỏi ngã sắc nặng; capitals do not matter', () => {
  const sorted = ['Lê Ma', 'Lê Mà', 'Lê Mả', 'Lê Mã', 'Lê Má', 'Lê Mạ', 'Lê Man']
  expect([...sorted].reverse().sort(compareNames)).toEqual(sorted)
  expect(compareNames('LÊ MẠ', 'Lê Mạ')).toBe(0)
})

const syllable = fc.stringMatching(
  /^[bcdđghklmnpqrstvxyfjwz]{0,2}[aàảãáạăằâầấậeêếioôơờớợuưừứựyỳ]{1,2}[cmnpt]{0,1}$/,
)
const near = fc.constantFrom(
  'An',
  'Ân',
  'Ấn',
  'Ẩn',
  'Ăn',
  'Anh',
  'Ánh',
  'Hoà',
  'Hòa',
  'Hoa',
  'Hóa',
  'Hoan',
  "H'Hen",
  'Đa',
  'Da',
  'Đà',
)
const word = fc
  .tuple(fc.oneof(syllable, near), fc.boolean())
  .map(([text, capital]) => (capital ? text.toUpperCase() : text))
const name = fc.array(word, { minLength: 1, maxLength: 4 }).map((words) => words.join(' '))

test('the key agrees with the Vietnamese collation, part by part', () => {
  fc.assert(
    fc.property(name, name, (a, b) => {
      expect(Math.sign(compareNames(a, b))).toBe(collateNames(a, b))
    }),
    { numRuns: 3000 },
  )
})

test('organisations with near names and numbers sort as people expect', () => {
  const sorted = [
    'Chi bộ 1',
    'Chi bộ 2',
    'Chi bộ 10',
    'Chi bộ 10A',
    'Chi bộ Đông',
    'Đảng bộ xã Ân',
    'Đảng bộ xã Ô',
  ]
  expect(sorted.toReversed().sort(byOrder)).toEqual(sorted)
})

const text = fc
  .array(
    fc.oneof(word, fc.integer({ min: 0, max: 1200 }).map(String), fc.constantFrom('-', ',', '.', '(', "'")),
    {
      minLength: 1,
      maxLength: 5,
    },
  )
  .map((parts) => parts.join(' '))

test('the key of an organisation agrees with the numeric Vietnamese collation', () => {
  fc.assert(
    fc.property(text, text, (a, b) => {
      expect(byOrder(a, b)).toBe(Math.sign(numericCollator.compare(a, b)))
    }),
    { numRuns: 3000 },
  )
})

test('keys are plain ASCII, so that every engine sorts them alike', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (any) => {
      expect(nameKeys(any).nameOrder).toMatch(/^[\x20-\x7e]*$/)
    }),
  )
})

function byOrder(a: string, b: string): number {
  const [first, second] = [organisationOrder(a), organisationOrder(b)]
  return first < second ? -1 : first > second ? 1 : 0
}

function collateNames(a: string, b: string): number {
  const [first, second] = [parts(a), parts(b)]
  for (const at of [0, 1, 2]) {
    const difference = collator.compare(first[at]!, second[at]!)
    if (difference !== 0) return Math.sign(difference)
  }
  return 0
}

function parts(full: string): string[] {
  const words = full.split(' ')
  return [words.at(-1)!, words.length > 1 ? words[0]! : '', words.slice(1, -1).join(' ')]
}
