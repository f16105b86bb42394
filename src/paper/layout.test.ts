import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import PizZip from 'pizzip'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { day } from '#platform/day.ts'
import { decisionBody, paragraph, type Block } from './blocks.ts'
import { composePaper, dayInWords, placeAndDay } from './compose.ts'
import type { Gathered, Layout, PaperForm } from './declaration.ts'
import { fill } from './filled.ts'
import { findOffice, pdfByOffice } from './office.ts'
import { writePdf } from './pdf-writer.ts'
import { writeWord } from './word-writer.ts'
import { withPrograms } from '#testing/where.ts'

const CHART =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 80"><rect x="10" y="10" width="60" height="60" fill="#a01818"/></svg>'
const BODY: Block[] = [
  ...decisionBody(['Điều lệ Đảng Cộng sản Việt Nam;'], 'Ban Thường vụ Tỉnh ủy', [
    'Kết nạp quần chúng ưu tú vào Đảng.',
    'Chi bộ 1 chịu trách nhiệm thi hành.',
  ]),
  { block: 'heading', level: 1, text: 'Tình hình' },
  { block: 'heading', level: 2, text: 'Kết quả' },
  ...['một', 'hai', 'ba', 'bốn', 'năm'].map((text): Block => ({ block: 'heading', level: 3, text })),
  { block: 'heading', level: 2, text: 'Hạn chế' },
  { block: 'heading', level: 1, text: 'Nhiệm vụ' },
  { block: 'heading', level: 2, text: 'Trước mắt' },
  { block: 'items', items: ['việc thứ nhất;', 'việc thứ hai.'] },
  {
    block: 'table',
    columns: [
      { title: 'STT', width: 0.5, align: 'center' },
      { title: 'Đơn vị', width: 3 },
      { title: 'Số đảng viên', align: 'right' },
    ],
    rows: Array.from({ length: 60 }, (_, at) => [String(at + 1), `Chi bộ ${at + 1}`, '8.642']),
    total: ['', 'Cộng', '518.520'],
  },
  { block: 'picture', svg: CHART, widthInMm: 100, heightInMm: 40, alt: 'Số đảng viên theo chi bộ' },
  paragraph('Hết.'),
]

const form = (layout: Layout, body: Block[] = BODY): PaperForm => ({
  key: 'test',
  number: null,
  name: { vi: 'Thử', en: 'Test' },
  source: '',
  confidence: 'memory',
  layout,
  fields: [],
  gather: () => Promise.reject(new Error('not asked')),
  body: () => body,
})
const GATHERED: Gathered = {
  organisationId: '1',
  subject: { kind: 'test', id: 'x' },
  head: {
    superior: 'Tỉnh ủy Nam Định',
    issuer: 'Ban Thường vụ',
    number: '05-QĐ/TU',
    place: 'Nam Định',
    on: day('2022-02-05'),
    subject: 'về việc kết nạp đảng viên',
  },
  values: {},
  signature: { authority: 'T/M Ban Thường vụ', post: 'Bí thư', name: 'Nguyễn Văn Ví' },
  recipients: ['Như Điều 2', 'Chi bộ 1'],
  keptAt: 'Văn phòng Tỉnh ủy',
}
const compose = (layout: Layout, more: Partial<Gathered> = {}, body = BODY) =>
  composePaper(form(layout, body), fill([], { ...GATHERED, ...more }))
const xmlOf = async (paper: ReturnType<typeof compose>) => {
  const zip = new PizZip(await writeWord(paper))
  return { xml: zip.files['word/document.xml']!.asText(), styles: zip.files['word/styles.xml']!.asText() }
}
const linesOf = (xml: string) =>
  xml
    .split('</w:p>')
    .map((piece) => [...piece.matchAll(/<w:t(?: [^>]*)?>([^<]*)</g)].map((match) => match[1]).join(''))
const paragraphWith = (xml: string, text: string) =>
  xml.split('</w:p>').find((piece) => piece.replace(/<[^>]*>/g, '').includes(text))!
const twips = (mm: number) => String(Math.floor((mm / 25.4) * 72 * 20))

const folder = mkdtempSync(join(tmpdir(), 'dangvu-layout-'))
let decision: { xml: string; styles: string }
let pdf: Buffer
const at = join(folder, 'decision.pdf')
beforeAll(async () => {
  decision = await xmlOf(compose('decision'))
  pdf = writePdf(compose('decision'), new Date('2022-10-27T02:00:00Z'))
  writeFileSync(at, pdf)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('the day has two digits, the month two digits in January and February only', () => {
  expect(placeAndDay('Nam Định', day('2022-02-05'))).toBe('Nam Định, ngày 05 tháng 02 năm 2022')
  expect(dayInWords(day('2022-03-10'))).toBe('ngày 10 tháng 3 năm 2022')
  expect(dayInWords(day('2022-12-09'))).toBe('ngày 09 tháng 12 năm 2022')
  expect(placeAndDay(null, null)).toBe('……, ngày …… tháng …… năm ……')
})

test('the page is A4 with margins of 20, 20, 30 and 15 mm, in Times New Roman 14', () => {
  const { xml, styles } = decision
  expect(/<w:pgSz[^>]*>/.exec(xml)![0]).toMatch(/w:w="11905".*w:h="16837"/)
  const margins = /<w:pgMar[^>]*>/.exec(xml)![0]
  for (const [side, mm] of Object.entries({ top: 20, bottom: 20, left: 30, right: 15 }))
    expect(margins).toContain(`w:${side}="${twips(mm)}"`)
  expect(styles).toMatch(/<w:rFonts w:ascii="Times New Roman"[^>]*w:hAnsi="Times New Roman"/)
  expect(styles).toContain('<w:sz w:val="28"/>')
})

test('head: the body above, the issuer in bold, an asterisk, the number without a colon; the Party on the right', () => {
  const lines = linesOf(decision.xml).filter((line) => line !== '')
  expect(lines.slice(0, 6)).toEqual([
    'TỈNH ỦY NAM ĐỊNH',
    'BAN THƯỜNG VỤ',
    '*',
    'Số 05-QĐ/TU',
    'ĐẢNG CỘNG SẢN VIỆT NAM',
    'Nam Định, ngày 05 tháng 02 năm 2022',
  ])
  expect(paragraphWith(decision.xml, 'TỈNH ỦY NAM ĐỊNH')).not.toMatch(/<w:b\/>/)
  expect(paragraphWith(decision.xml, 'BAN THƯỜNG VỤ')).toMatch(/<w:b\/>/)
  const party = paragraphWith(decision.xml, 'ĐẢNG CỘNG SẢN VIỆT NAM')
  expect(party).toMatch(/<w:b\/>/)
  expect(party).toMatch(/<w:pBdr><w:bottom w:val="single"/)
  expect(paragraphWith(decision.xml, 'ngày 05')).toMatch(/<w:i\/>/)
})

test('title: type in bold capitals, subject in bold, five hyphens; body at exactly 19 points, first line 10 mm, justified', () => {
  const lines = linesOf(decision.xml)
  const title = lines.indexOf('QUYẾT ĐỊNH')
  expect(lines.slice(title, title + 3)).toEqual(['QUYẾT ĐỊNH', 'về việc kết nạp đảng viên', '-----'])
  const article = paragraphWith(decision.xml, 'Kết nạp quần chúng ưu tú')
  expect(article).toMatch(/<w:spacing[^>]*w:line="380"[^>]*w:lineRule="exact"/)
  expect(article).toContain(`w:firstLine="${twips(10)}"`)
  expect(article).toContain('<w:jc w:val="both"/>')
  expect(lines).toEqual(
    expect.arrayContaining([
      '- Căn cứ Điều lệ Đảng Cộng sản Việt Nam;',
      'BAN THƯỜNG VỤ TỈNH ỦY',
      'QUYẾT ĐỊNH:',
    ]),
  )
})

test('headings run I- / 1. / a) with the letters a b c d đ and begin anew below each other', () => {
  const lines = linesOf(decision.xml).filter((line) => /^(?:[IVX]+-|\d+\.|\p{Ll}\)) /u.test(line))
  expect(lines).toEqual([
    'I- Tình hình',
    '1. Kết quả',
    'a) một',
    'b) hai',
    'c) ba',
    'd) bốn',
    'đ) năm',
    '2. Hạn chế',
    'II- Nhiệm vụ',
    '1. Trước mắt',
  ])
})

test('signature on the right in bold, the post not; recipients on the left in 12 points, the last one “Lưu”', () => {
  const { xml } = decision
  expect(paragraphWith(xml, 'T/M BAN THƯỜNG VỤ')).toMatch(/<w:b\/>/)
  expect(paragraphWith(xml, 'BÍ THƯ')).not.toMatch(/<w:b\/>/)
  expect(paragraphWith(xml, 'Nguyễn Văn Ví')).toMatch(/<w:b\/>/)
  const heading = paragraphWith(xml, 'Nơi nhận:')
  expect(heading).toMatch(/<w:u /)
  expect(heading).toContain('<w:sz w:val="24"/>')
  const lines = linesOf(xml)
  expect(lines.slice(lines.indexOf('Nơi nhận:')).slice(0, 4)).toEqual([
    'Nơi nhận:',
    '- Như Điều 2,',
    '- Chi bộ 1,',
    '- Lưu Văn phòng Tỉnh ủy.',
  ])
})

test('a table repeats its head; the chart has its words', () => {
  expect(decision.xml.match(/<w:tblHeader\/>/g)).toHaveLength(1)
  expect(decision.xml).toContain('descr="Số đảng viên theo chi bộ"')
})

test('a letter has no type: its subject stands under the number in 12 points italic, and it is addressed', async () => {
  const { xml } = await xmlOf(compose('letter', { to: ['Đảng ủy Ví dụ'] }))
  const lines = linesOf(xml).filter((line) => line !== '')
  expect(lines.slice(3, 5)).toEqual(['Số 05-QĐ/TU', 'về việc kết nạp đảng viên'])
  const subject = paragraphWith(xml, 'về việc')
  expect(subject).toMatch(/<w:i\/>/)
  expect(subject).toContain('<w:sz w:val="24"/>')
  expect(lines).toContain('Kính gửi: Đảng ủy Ví dụ')
  expect(lines).not.toContain('-----')
})

test('minutes are signed on the left by their keeper and on the right by the chair', async () => {
  const { xml } = await xmlOf(
    compose('minutes', { signature: { name: 'Chủ Trì' }, leftSignature: { name: 'Thư Ký' } }),
  )
  const lines = linesOf(xml)
  expect(lines).toContain('BIÊN BẢN')
  expect(lines.indexOf('NGƯỜI GHI BIÊN BẢN')).toBeLessThan(lines.indexOf('CHỦ TRÌ'))
  expect(lines.indexOf('NGƯỜI GHI BIÊN BẢN')).toBeGreaterThan(0)
})

test('a certificate lies, with a border; what is not known is left to be written', async () => {
  const { xml } = await xmlOf(
    compose('certificate', {}, [{ block: 'lines', lines: [{ label: 'Tên', value: '' }] }]),
  )
  expect(xml).toContain('w:orient="landscape"')
  expect(xml).toMatch(/<w:pgBorders/)
  expect(xml).toMatch(/w:leader="dot"/)
  const draft = compose('decision', { head: { symbol: 'QĐ/ĐU' } })
  expect(draft.head!.left.map((line) => line.text)).toEqual(['Số ……-QĐ/ĐU'])
})

test('the PDF is PDF/A-2b on A4 with an output intent and every font embedded', () => {
  const raw = pdf.toString('latin1')
  expect(raw).toMatch(/pdfaid:part>2</)
  expect(raw).toMatch(/pdfaid:conformance>B</)
  expect(raw).toMatch(/\/OutputIntents/)
  const box = /\/MediaBox ?\[ ?0 0 ([\d.]+) ([\d.]+) ?\]/
    .exec(raw)!
    .slice(1)
    .map((n) => Math.round(Number(n)))
  expect(box).toEqual([595, 842])
  const fonts = raw.match(/\/FontName ?\/[A-Z]{6}\+Tinos/g) ?? []
  expect(fonts.length).toBeGreaterThanOrEqual(3)
  expect((raw.match(/\/FontFile[23]/g) ?? []).length).toBeGreaterThanOrEqual(fonts.length)
})

const words = (path: string) =>
  execFileSync('pdftotext', ['-raw', path, '-'])
    .toString()
    .normalize('NFC')
    .split(/\s+/)
    .filter((word) => word !== '' && !/^[.\d\f…]+$/.test(word))

withPrograms('pdftotext', 'soffice')(
  'the PDF says word for word what the Word file says, and LibreOffice reads the same',
  async () => {
    const ours = words(at)
    expect(ours.slice(0, 4).join(' ')).toBe('TỈNH ỦY NAM ĐỊNH')
    const inWord = linesOf(decision.xml)
      .join(' ')
      .split(/\s+/)
      .filter((word) => word !== '' && !/^[.\d…]+$/.test(word))
    const sorted = (list: string[]) => [...list].sort()
    const head = new Set(['STT', 'Đơn', 'vị', 'Số', 'đảng', 'viên'])
    const withoutHead = (list: string[]) => sorted(list).filter((word) => !head.has(word))
    expect(withoutHead(ours)).toEqual(withoutHead(inWord))
    const office = (await findOffice())!
    const path = join(folder, 'office.pdf')
    writeFileSync(path, await pdfByOffice(office, await writeWord(compose('decision'))))
    expect(withoutHead(words(path))).toEqual(withoutHead(inWord))
  },
)

const NASTY = '#import "@preview/x:1.0.0" $x$ *đậm* @ref <nhãn> \\ "quotes" [nội dung]'
const nasty = () => writePdf(compose('decision', {}, [paragraph(NASTY)]), new Date())

test('nothing in the data is read as the language of the layout', () => {
  expect(Buffer.from(nasty()).subarray(0, 5).toString()).toBe('%PDF-')
})

withPrograms('pdftotext')('what looks like the language of the layout is printed as it was typed', () => {
  const path = join(folder, 'nasty.pdf')
  writeFileSync(path, nasty())
  expect(execFileSync('pdftotext', [path, '-']).toString().replace(/\s+/g, ' ')).toContain(
    '#import "@preview/x:1.0.0" $x$ *đậm* @ref <nhãn>',
  )
})
