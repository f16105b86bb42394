import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import PizZip from 'pizzip'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { findOffice, pdfByOffice } from '#paper/office.ts'
import { packageRoot } from '#platform/package-root.ts'
import { withPrograms } from '#testing/where.ts'
import { paperOf } from './file.ts'
import { gatheredOf, reportPaper } from './papers.ts'
import { SMALL } from './small-report.ts'

const form = reportPaper({ measures: [], counter: () => Promise.resolve([]) })
const gathered = gatheredOf({ organisationId: '1', id: '' }, SMALL)

const folder = mkdtempSync(join(tmpdir(), 'dangvu-report-'))
const at = (name: string) => join(folder, name)
let files: PizZip['files']
let xml: string
let pdf: Buffer
beforeAll(async () => {
  const word = await paperOf(form, gathered, 'docx')
  writeFileSync(at('report.docx'), word)
  files = new PizZip(word).files
  xml = files['word/document.xml']!.asText()
  pdf = await paperOf(form, gathered, 'pdf')
  writeFileSync(at('report.pdf'), pdf)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const linesOf = (text: string) =>
  text
    .split('</w:p>')
    .map((piece) => [...piece.matchAll(/<w:t(?: [^>]*)?>([^<]*)</g)].map((match) => match[1]).join(''))
    .filter((line) => line !== '')
const paragraphWith = (text: string) =>
  xml.split('</w:p>').find((piece) => piece.replace(/<[^>]*>/g, '').includes(text))!
const twips = (mm: number) => String(Math.floor((mm / 25.4) * 72 * 20))

test('a report in Word: head, number, title, numbered sections, signature, recipients, then the appendix on its own page', () => {
  const lines = linesOf(xml)
  expect(lines.slice(0, 9)).toEqual([
    'TỈNH ỦY VÍ DỤ',
    'BAN THƯỜNG VỤ',
    '*',
    'Số 05-BC/TU',
    'ĐẢNG CỘNG SẢN VIỆT NAM',
    'Ví dụ, ngày 05 tháng 01 năm 2023',
    'BÁO CÁO',
    'kết quả công tác tổ chức xây dựng Đảng năm 2022',
    '-----',
  ])
  const order = [
    'I- Kết quả',
    '1. Đảng viên',
    'Tổng số đảng viên là 160.',
    'Bảng 1. Đảng viên theo thành phần',
    'II- Nhiệm vụ',
    'Việc một.',
    'Việc hai.',
    'III- Kiến nghị',
    'Nơi nhận:',
    '- Ban Tổ chức Trung ương,',
    '- Lưu Văn phòng.',
    'T/M BAN THƯỜNG VỤ',
    'BÍ THƯ',
    'Nguyễn Văn Ví',
    'PHỤ LỤC SỐ LIỆU',
    '(Kèm theo Báo cáo số 05-BC/TU)',
    'Biểu 1. Nam và nữ',
  ]
  const places = order.map((line) => lines.indexOf(line))
  expect(places).not.toContain(-1)
  expect(places).toEqual([...places].sort((a, b) => a - b))
  // What nobody has written is a line to write upon.
  expect(lines[lines.indexOf('III- Kiến nghị') + 1]).toMatch(/^…+$/)
  expect(xml.slice(xml.indexOf('Lưu Văn phòng'), xml.indexOf('PHỤ LỤC'))).toContain('<w:pageBreakBefore/>')
})

test('its page, letters and body are those of party documents; its charts have their words', () => {
  const margins = /<w:pgMar[^>]*>/.exec(xml)![0]
  for (const [side, mm] of Object.entries({ top: 20, bottom: 20, left: 30, right: 15 }))
    expect(margins).toContain(`w:${side}="${twips(mm)}"`)
  expect(xml).toContain('<w:titlePg/>')
  const body = paragraphWith('Tổng số đảng viên')
  expect(body).toMatch(/<w:spacing[^>]*w:line="380"[^>]*w:lineRule="exact"/)
  expect(body).toContain(`w:firstLine="${twips(10)}"`)
  expect(body).toContain('<w:jc w:val="both"/>')
  expect(paragraphWith('Bảng 1.')).toContain('<w:keepNext/>')
  expect(paragraphWith('Cộng')).toMatch(/<w:b\/>/)
  expect(xml).toContain('descr="Đảng viên nam theo thành phần"')
  expect(xml).toContain('descr="Nam và nữ theo thành phần"')
  // Both stand there in points as well, 160 mm at 200 to the inch, for programs that know no SVG.
  const points = Object.entries(files)
    .filter(([name]) => name.endsWith('.png'))
    .map(([, file]) => file.asNodeBuffer())
  expect(points.map((png) => png.readUInt32BE(16))).toEqual([1260, 1260])
})

test('as PDF it says that it is PDF/A-2b, with an output intent and its letters embedded', () => {
  const raw = pdf.toString('latin1')
  expect(raw).toMatch(/pdfaid:part>2</)
  expect(raw).toMatch(/pdfaid:conformance>B</)
  expect(raw).toMatch(/\/OutputIntents/)
  expect((raw.match(/\/FontFile[23]/g) ?? []).length).toBeGreaterThanOrEqual(3)
})

/** Words of a PDF, without numbers of pages, dots and charts, whose texts the two draw each in their own way. */
const words = (path: string) =>
  execFileSync('pdftotext', ['-raw', path, '-'])
    .toString()
    .normalize('NFC')
    .split(/\s+/u)
    .filter((word) => /\p{L}/u.test(word))

/** How dark each of the bands of a page is: where ink stands, whatever the shape of letters. */
function inkOf(path: string, page: number): number[] {
  const name = at(`page-${Math.random()}`)
  execFileSync('pdftoppm', ['-r', '20', '-gray', '-f', String(page), '-l', String(page), path, name])
  const file = readdirSync(folder).find((one) => at(one).startsWith(name))!
  const bytes = readFileSync(at(file))
  const [head, width, height] = /^P5\s+(\d+)\s+(\d+)\s+255\s/.exec(bytes.toString('latin1', 0, 40))!
  const [wide, high] = [Number(width), Number(height)]
  const bands = Array.from({ length: 12 }, () => 0)
  for (let row = 0; row < high; row++)
    for (let column = 0; column < wide; column++)
      bands[Math.floor((row * 12) / high)]! += 255 - bytes[head.length + row * wide + column]!
  return bands.map((sum) => sum / (255 * wide * (high / 12)))
}

/** LibreOffice takes Tinos, which has its widths, for Times New Roman, whatever the machine has. */
function lendFonts(): void {
  const fonts = join(packageRoot(), 'node_modules/@expo-google-fonts/tinos')
  const same =
    '<match><test name="family"><string>Times New Roman</string></test><edit name="family" mode="assign" binding="strong"><string>Tinos</string></edit></match>'
  writeFileSync(
    at('fonts.conf'),
    `<?xml version="1.0"?><fontconfig><dir>${fonts}</dir><cachedir>${at('fonts')}</cachedir>${same}</fontconfig>`,
  )
  vi.stubEnv('FONTCONFIG_FILE', at('fonts.conf'))
}

withPrograms('pdftotext', 'pdftoppm', 'soffice')(
  'LibreOffice reads the Word file without loss, writes it again, and its pages look like ours',
  async () => {
    lendFonts()
    const office = (await findOffice())!
    writeFileSync(at('office.pdf'), await pdfByOffice(office, readFileSync(at('report.docx'))))
    execFileSync(office, [
      '--headless',
      `-env:UserInstallation=file://${folder}/profile`,
      '--convert-to',
      'odt',
      '--outdir',
      folder,
      at('report.docx'),
    ])
    execFileSync(office, [
      '--headless',
      `-env:UserInstallation=file://${folder}/profile`,
      '--convert-to',
      'docx:MS Word 2007 XML',
      '--outdir',
      at('again'),
      at('report.odt'),
    ])
    const again = new PizZip(readFileSync(at('again/report.docx'))).files['word/document.xml']!.asText()
    const said = (text: string) =>
      linesOf(text)
        .join(' ')
        .split(/\s+/u)
        .filter((word) => /\p{L}/u.test(word))
    expect(said(again).sort()).toEqual(said(xml).sort())
    const [ours, theirs] = [words(at('report.pdf')), words(at('office.pdf'))]
    const missing = said(xml).filter((word) => !ours.includes(word) || !theirs.includes(word))
    expect(missing).toEqual([])
    const pages = (path: string) =>
      Number(/Pages:\s+(\d+)/.exec(execFileSync('pdfinfo', [path]).toString())![1])
    expect(pages(at('office.pdf'))).toBe(pages(at('report.pdf')))
    for (let page = 1; page <= pages(at('report.pdf')); page++) {
      const [own, other] = [inkOf(at('report.pdf'), page), inkOf(at('office.pdf'), page)]
      // Of each twelfth of a page the share of ink differs by less than 6 in 100.
      own.forEach((ink, band) =>
        expect(Math.abs(ink - other[band]!), `page ${page}, band ${band}`).toBeLessThan(0.06),
      )
    }
  },
  120_000,
)
