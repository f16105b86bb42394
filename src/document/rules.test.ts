import { describe, expect, test } from 'vitest'
import { day, FOREVER, untilOf } from '#platform/day.ts'
import { checksOf, openOf, type Checked } from './check.ts'
import { LAYOUT_PARTS, mayIssue } from './law.ts'
import { markIn } from './marks.ts'
import { numberKey, printedNumber, readNumber } from './numbers.ts'
import { grassrootsIssuer, issuerName, organsOf, symbolOf, type Organ } from './organs.ts'
import { refusalsToDocument, type DocumentFacts, type DocumentSituation, type Tie } from './rules.ts'

describe('marks of secrecy', () => {
  test.each([
    ['MẬT', 'MẬT'],
    ['Độ mật: MẬT', 'MẬT'],
    ['Báo cáo (MẬT) quý I', 'MẬT'],
    ['tài liệu MẬT của tỉnh', 'MẬT'],
    ['VĂN BẢN MẬT', 'MẬT'],
    ['BAO_CAO_MẬT.docx', 'MẬT'],
    ['TỐI MẬT', 'TỐI MẬT'],
    ['TUYỆT  MẬT', 'TUYỆT MẬT'],
    ['Số: 01\nTUYỆT MẬT\nBÁO CÁO', 'TUYỆT MẬT'],
    ['MẬT'.normalize('NFD'), 'MẬT'],
  ])('“%s” bears one', (text, mark) => {
    expect(markIn(text)).toBe(mark)
  })
  test.each([
    'Luật Bảo vệ bí mật nhà nước',
    'LUẬT BẢO VỆ BÍ MẬT NHÀ NƯỚC',
    'CÔNG TÁC BẢO MẬT',
    'Công tác bảo vệ bí mật; văn bản mật, tối mật',
    'MẬT ĐỘ DÂN SỐ',
    'THÂN MẬT',
    'MẬTHIAS',
    '',
  ])('“%s” bears none', (text) => {
    expect(markIn(text)).toBeNull()
  })
})

describe('who may issue what', () => {
  test.each([
    ['chi_bo', 'T06', '2017-02-05', null],
    ['chi_bo', 'T06', '2017-02-06', false],
    ['chi_bo', 'T06', '2026-01-08', false],
    ['chi_bo', 'T06', '2026-01-09', true],
    ['chi_bo', 'T09', '2026-01-08', false],
    ['chi_bo', 'T05', '2026-01-09', true],
    ['chi_bo', 'T03', '2026-01-09', false],
    ['chi_bo', 'T08', '2022-01-01', false],
    ['chi_bo', 'T01', '2022-01-01', true],
    ['dang_uy', 'T08', '2022-01-01', false],
    ['dang_uy', 'T06', '2022-01-01', true],
    ['dang_uy', 'T04', '2026-05-01', false],
    ['ban_thuong_vu', 'T06', '2022-01-01', false],
    ['ban_thuong_vu', 'T08', '2022-01-01', true],
    ['ban_thuong_vu', 'T18', '2022-01-01', null],
    [null, 'T04', '2022-01-01', null],
  ] as const)('%s, type %s on %s: %s', (issuer, type, on, allowed) => {
    expect(mayIssue(issuer, type, day(on)).allowed).toBe(allowed)
  })

  test('only the grassroots has lists that we know', () => {
    expect(grassrootsIssuer('dang_bo_co_so', 'cap_uy')).toBe('dang_uy')
    expect(grassrootsIssuer('chi_bo_co_so', 'chi_bo')).toBe('chi_bo')
    expect(grassrootsIssuer('dang_bo_khoi', 'cap_uy')).toBeNull()
    expect(grassrootsIssuer('dang_bo_bo_phan', 'cap_uy')).toBeNull()
    expect(organsOf('chi_bo_truc_thuoc')).not.toContain('ban_thuong_vu')
  })
})

test.each([
  ['trung_uong', 'Đảng Cộng sản Việt Nam', 'ban_bi_thu', '2022-01-01', 'TW', 'Ban Bí thư Trung ương'],
  ['trung_uong', 'Đảng Cộng sản Việt Nam', 'ban_to_chuc', '2022-01-01', 'BTCTW', 'Ban Tổ chức Trung ương'],
  [
    'dang_bo_truc_thuoc_tw',
    'Đảng bộ tỉnh Nam Định',
    'ban_thuong_vu',
    '2022-01-01',
    'TU',
    'Ban Thường vụ Tỉnh ủy Nam Định',
  ],
  [
    'dang_bo_truc_thuoc_tw',
    'Đảng bộ tỉnh Bạc Liêu',
    'ban_to_chuc',
    '2022-01-01',
    'BTCTU',
    'Ban Tổ chức Tỉnh ủy Bạc Liêu',
  ],
  ['dang_bo_truc_thuoc_tw', 'Đảng bộ Quân đội', 'cap_uy', '2022-01-01', 'ĐU', 'Đảng ủy Quân đội'],
  ['dang_bo_huyen', 'Đảng bộ huyện Ý Yên', 'cap_uy', '2025-06-30', 'HU', 'Huyện ủy Ý Yên'],
  ['dang_bo_huyen', 'Đảng bộ quận 1', 'cap_uy', '2025-06-30', 'QU', 'Quận ủy 1'],
  ['dang_bo_huyen', 'Đảng bộ huyện Ý Yên', 'cap_uy', '2025-07-01', 'ĐU', 'Huyện ủy Ý Yên'],
  [
    'dang_bo_co_so',
    'Đảng bộ Trường Cao đẳng',
    'uy_ban_kiem_tra',
    '2022-01-01',
    'UBKT',
    'Ủy ban Kiểm tra Đảng ủy Trường Cao đẳng',
  ],
  ['chi_bo_co_so', 'Chi bộ Sở Tư pháp', 'chi_bo', '2022-01-01', 'CB', 'Chi bộ Sở Tư pháp'],
  ['chi_bo_co_so', 'Chi bộ Sở Tư pháp', 'dai_hoi', '2022-01-01', 'ĐH', 'Đại hội Chi bộ Sở Tư pháp'],
] as const)('%s “%s”, %s on %s signs /%s as %s', (kind, name, organ, on, symbol, said) => {
  expect(symbolOf({ kind, name }, organ, day(on))).toBe(symbol)
  expect(issuerName({ kind, name }, organ as Organ)).toBe(said)
})

test('numbers are printed with a zero below ten and compared without', () => {
  expect([printedNumber(9, 'NQ', 'ĐU'), printedNumber(10, 'NQ', 'ĐU')]).toEqual(['09-NQ/ĐU', '10-NQ/ĐU'])
  expect(numberKey('05-NQ/ĐU')).toBe(numberKey(' 5 - nq / đu'))
  expect(readNumber('12-HD/BTCTW')).toEqual({ serial: 12, symbol: 'BTCTW' })
  expect(readNumber('không số')).toEqual({ serial: null, symbol: null })
})

const FACTS: DocumentFacts = {
  direction: 'issued',
  type: 'T01',
  number: '05-NQ/ĐU',
  serial: 5,
  term: '2020-2025',
  issuedOn: day('2022-05-04'),
  receivedOn: null,
  inForceFrom: null,
  inForceUntil: FOREVER,
  subject: 'Lãnh đạo nhiệm vụ năm 2022',
  note: null,
}
const ISSUER = { name: 'Đảng ủy Ví dụ', kind: 'dang_bo_co_so', organ: 'cap_uy', exists: true } as const
const SITUATION: DocumentSituation = { today: day('2022-10-27'), issuer: ISSUER, taken: null, ties: [] }
const TIE: Tie = {
  relation: 'replaces',
  isSelf: false,
  leadsBack: false,
  document: '01-NQ/ĐU',
  issuedOn: day('2020-01-01'),
  issuedKnown: 'day',
  state: 'in_force',
  replacedBy: null,
}
const codes = (facts: Partial<DocumentFacts>, situation: Partial<DocumentSituation> = {}) =>
  refusalsToDocument({ ...FACTS, ...facts }, { ...SITUATION, ...situation }).map((one) => one.code)

test.each<[string, Partial<DocumentFacts>, Partial<DocumentSituation>, string[]]>([
  ['as it should be', {}, {}, []],
  ['issued today', { issuedOn: day('2022-10-27') }, {}, []],
  ['issued tomorrow', { issuedOn: day('2022-10-28') }, {}, ['issued-in-future']],
  ['in force for its day alone', { inForceUntil: untilOf(FACTS.issuedOn) }, {}, []],
  ['out of force before', { inForceUntil: FACTS.issuedOn }, {}, ['in-force-ends-first']],
  ['received on the day', { direction: 'received', receivedOn: FACTS.issuedOn }, {}, []],
  [
    'received the day before',
    { direction: 'received', receivedOn: day('2022-05-03') },
    {},
    ['received-before-issued'],
  ],
  ['no such unit', {}, { issuer: { ...ISSUER, exists: false } }, ['issuer-not-there']],
  ['no such organ', {}, { issuer: { ...ISSUER, organ: 'chi_bo' } }, ['organ-not-there']],
  ['not its type', { type: 'T04', number: '05-CT/ĐU' }, {}, ['type-not-allowed']],
  ['not its type, but received', { type: 'T04', number: '05-CT/ĐU', direction: 'received' }, {}, []],
  ['a number of another type', { type: 'T02' }, {}, ['number-names-other-type']],
  ['decision and rule share QĐ', { type: 'T03', number: '05-QĐ/ĐU' }, {}, []],
  ['taken', {}, { taken: { document: '05-NQ/ĐU', issuedOn: FACTS.issuedOn, subject: '' } }, ['number-taken']],
  ['replaces one of its day', {}, { ties: [{ ...TIE, issuedOn: FACTS.issuedOn }] }, []],
  ['replaces a later one', {}, { ties: [{ ...TIE, issuedOn: day('2022-05-05') }] }, ['tied-to-later']],
  [
    'the later day is a guess',
    {},
    { ties: [{ ...TIE, issuedOn: day('2022-05-05'), issuedKnown: 'by' }] },
    [],
  ],
  ['itself', {}, { ties: [{ ...TIE, isSelf: true }] }, ['tied-to-itself']],
  ['in a circle', {}, { ties: [{ ...TIE, leadsBack: true }] }, ['tied-in-circle']],
  ['marked', { subject: 'Báo cáo', note: 'MẬT' }, {}, ['classified-mark']],
])('%s', (_story, facts, situation, expected) => {
  expect(codes(facts, situation)).toEqual(expected)
})

describe('the check before issue', () => {
  const checked: Checked = {
    type: 'T11',
    issuedOn: day('2022-05-04'),
    serial: 5,
    next: 5,
    issuer: { kind: 'dang_bo_co_so', organ: 'cap_uy' },
    ties: [{ ...TIE, relation: 'implements' }],
    layout: LAYOUT_PARTS,
  }
  const open = (change: Partial<Checked>) => openOf(checksOf({ ...checked, ...change }))

  test('leaves nothing open when all is there', () => {
    expect(open({})).toEqual([])
    expect(checksOf(checked).every((one) => one.state === 'done')).toBe(true)
  })
  test.each<[Partial<Checked>, string[]]>([
    [{ ties: [] }, ['basis-missing']],
    [{ ties: [], type: 'T10' }, []],
    [{ ties: [{ ...TIE, relation: 'amends' }] }, ['basis-missing']],
    [
      { ties: [{ ...TIE, relation: 'cites', state: 'replaced', replacedBy: '02-NQ/ĐU' }] },
      ['basis-replaced 01-NQ/ĐU'],
    ],
    [{ ties: [{ ...TIE, relation: 'cites', state: 'expired' }] }, ['basis-not-in-force 01-NQ/ĐU']],
    [{ ties: [{ ...TIE, relation: 'cites', state: 'none' }] }, []],
    [{ serial: 6 }, ['number-leaves-gap']],
    [{ serial: 4 }, []],
    [{ layout: LAYOUT_PARTS.filter((one) => one !== 'seal') }, ['layout-missing seal']],
    [
      {
        issuer: { kind: 'chi_bo_co_so', organ: 'chi_bo' },
        layout: LAYOUT_PARTS.filter((one) => one !== 'seal'),
      },
      [],
    ],
    [{ type: 'T18' }, ['type-not-known']],
    [{ type: 'T18', issuer: { kind: 'dang_bo_khoi', organ: 'cap_uy' } }, []],
  ])('%j', (change, expected) => {
    expect(open(change)).toEqual(expected)
  })
})
