import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Document, Header, Packer, Paragraph, TextRun } from 'docx'
import { strToU8, zipSync } from 'fflate'
import { sql } from 'kysely'
import PizZip from 'pizzip'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openOffice, type Office } from '#organisation/small-office.ts'
import { PERSON_PAPERS } from '#person/papers.ts'
import { personId } from '#testing/small-world.ts'
import { startMaker } from './maker.ts'
import { findOffice } from './office.ts'
import { servePapers } from './routes.ts'

let office: Office
let person: string
const dataFolder = mkdtempSync(join(tmpdir(), 'dangvu-paper-test-'))
const maker = startMaker()
beforeAll(async () => {
  office = await openOffice((door) => servePapers(door, PERSON_PAPERS, { dataFolder, maker }))
  person = await personId(office.database.db, 'NK-1')
})
afterAll(async () => {
  maker.stop()
  rmSync(dataFolder, { recursive: true, force: true })
  await office.database.close()
  expect(office.errors).toEqual([])
})

const request = (who: string, path: string, init: RequestInit = {}) =>
  office.door.app.request(`/api${path}`, {
    ...init,
    headers: { cookie: office.cookies[who]!, 'sec-fetch-site': 'same-origin', ...init.headers },
  })
const json = async (who: string, path: string, init?: RequestInit) => {
  const response = await request(who, path, init)
  return { status: response.status, body: await response.json() }
}
const post = (who: string, path: string, body: object) =>
  json(who, path, {
    method: 'POST',
    body: JSON.stringify(body),
    headers: { 'content-type': 'application/json' },
  })
const upload = (
  who: string,
  unit: string,
  content: Uint8Array,
  name = 'Mẫu của đơn vị.docx',
  key = 'member-record',
) =>
  json(who, `/paper-forms/${key}/templates?organisationId=${office.id[unit]}`, {
    method: 'POST',
    body: content as Uint8Array<ArrayBuffer>,
    headers: { 'x-file-name': encodeURIComponent(name), 'content-type': 'application/octet-stream' },
  })
const wordOf = (...lines: string[]) =>
  Packer.toBuffer(
    new Document({
      sections: [
        {
          headers: { default: new Header({ children: [new Paragraph('{Cơ quan ban hành}')] }) },
          children: lines.map((line) => new Paragraph({ children: [new TextRun(line)] })),
        },
      ],
    }),
  )
const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer())
const textOf = (word: Buffer) =>
  new PizZip(word).files['word/document.xml']!.asText()
    .replace(/<\/w:p>/g, '\n')
    .replace(/<[^>]*>/g, '')

test('a member’s record card is printed as Word and PDF for those who may see him, and printing is recorded', async () => {
  const word = await request('can-bo', `/papers/member-record/${person}?format=docx`)
  expect(word.status).toBe(200)
  expect(decodeURIComponent(word.headers.get('content-disposition')!)).toContain(
    'phieu-dang-vien-2022-10-27.docx',
  )
  const text = textOf(await bytesOf(word))
  expect(text).toContain('CHI BỘ 10')
  expect(text).toContain('01. Họ và tên: Nguyễn Thị Bích Ngọc')
  expect(text).toContain('08. Dân tộc: Tày')
  expect(text).toContain('Thạc sĩ')
  const pdf = await bytesOf(await request('can-bo', `/papers/member-record/${person}?format=pdf`))
  expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')
  const { rows } = await sql<{ details: object; subject: string }>`
    select details, subject_id as subject from event where action = 'paper.print' order by id`.execute(
    office.database.db,
  )
  expect(rows).toEqual([
    { details: { form: 'member-record', format: 'docx', template: 'built-in' }, subject: person },
    { details: { form: 'member-record', format: 'pdf', template: 'built-in' }, subject: person },
  ])
})

test('an application form begins with what is known and leaves lines to write upon', async () => {
  const text = textOf(
    await bytesOf(await request('can-bo', `/papers/admission-application/${person}?format=docx`)),
  )
  expect(text).toContain('ĐƠN XIN VÀO ĐẢNG')
  expect(text).toContain('Đảng ủy Bệnh viện Ví dụ')
  expect(text).toContain('ngày …… tháng …… năm ……')
  expect(text).toContain('NGƯỜI LÀM ĐƠN')
})

test('numbers are masked for a leader; out of reach, unknown and for an administrator there is nothing', async () => {
  const card = (text: string) => /Số định danh cá nhân: (.*)/.exec(text)![1]
  const print = async (who: string) =>
    textOf(await bytesOf(await request(who, `/papers/member-record/${person}?format=docx`)))
  expect(card(await print('can-bo'))).toBe('036190001234')
  expect(card(await print('lanh-dao'))).not.toContain('0361')
  for (const who of ['can-bo-db', 'quan-tri'])
    expect((await json(who, `/papers/member-record/${person}?format=pdf`)).status).toBe(404)
  expect((await json('can-bo', `/papers/no-such-form/${person}?format=pdf`)).status).toBe(404)
  expect((await json('can-bo', `/papers/member-record/${person}?format=odt`)).status).toBe(400)
})

test('a broken template is refused with everything that is wrong and where, and nothing is kept', async () => {
  const broken = await wordOf(
    'Họ tên: {Họ và tên} {Lương}',
    '{#Khen thưởng}{Từ ngày}: {Quê quán} {Không có}',
    '{@xml}',
    'Chưa đóng {Quê quán',
  )
  const { status, body } = await upload('can-bo', 'NK', broken)
  expect(status).toBe(422)
  expect(body.refusals).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ code: 'tag-unknown', tag: 'Lương', part: 'body', paragraph: 1 }),
      expect.objectContaining({ code: 'tag-unknown', tag: 'Không có', paragraph: 2 }),
      expect.objectContaining({ code: 'tag-raw', tag: 'xml', paragraph: 3 }),
      expect.objectContaining({ code: 'tag-not-closed', paragraph: 4 }),
      expect.objectContaining({ code: 'list-not-closed' }),
    ]),
  )
  const good = await wordOf('{Họ và tên}')
  const codes = async (content: Uint8Array, name?: string) =>
    ((await upload('can-bo', 'NK', content, name)).body.refusals as { code: string }[]).map((one) => one.code)
  const zip = new PizZip(good)
  zip.file('word/vbaProject.bin', 'x')
  expect(await codes(zip.generate({ type: 'nodebuffer' }))).toEqual(['file-with-macros'])
  const linked = new PizZip(good)
  const rels = linked.files['word/_rels/document.xml.rels']!.asText()
  const outside =
    '<Relationship Id="x9" Type="http://x/image" Target="http://example.org/a.png" TargetMode="External"/>'
  linked.file('word/_rels/document.xml.rels', rels.replace('</Relationships>', `${outside}</Relationships>`))
  expect(await codes(linked.generate({ type: 'nodebuffer' }))).toEqual(['link-outside'])
  const bomb = zipSync({ 'word/document.xml': strToU8(' '.repeat(80_000_000)) }, { level: 9 })
  expect(await codes(bomb)).toEqual(['file-broken'])
  expect(await codes(strToU8('không phải Word'), 'mau.txt')).toEqual(['template-not-word'])
  expect(await codes(await wordOf('{Họ và tên} TỐI MẬT'))).toEqual(['classified-mark'])
  expect(
    (await json('can-bo', `/paper-forms/member-record?organisationId=${office.id['NK']}`)).body.versions,
  ).toEqual([])
})

test('the nearest unit’s own template is used, may be taken back and brought back; older versions stay', async () => {
  const mine = async (unit = 'NK') =>
    (await json('can-bo', `/paper-forms/member-record?organisationId=${office.id[unit]}`)).body
  const printed = async () =>
    textOf(await bytesOf(await request('can-bo', `/papers/member-record/${person}?format=docx`)))
  expect((await upload('lanh-dao', 'NK', await wordOf('{Họ và tên}'))).status).toBe(403)
  expect((await upload('can-bo-db', 'NK.DB2', await wordOf('{Họ và tên}'))).status).toBe(404)
  const table = '{#Khen thưởng}{Từ ngày}{/Khen thưởng}'
  expect((await upload('can-bo', 'NK', await wordOf('Khối: {HO VA TEN}, {sex}', table))).status).toBe(200)
  expect((await printed()).trim()).toBe('Khối: Nguyễn Thị Bích Ngọc, nữ')
  expect(await mine('NK.CB3')).toMatchObject({ template: { own: false, unit: { code: 'NK' } }, versions: [] })

  const first = (await upload('can-bo', 'NK.DB2', await wordOf('Viện 1: {Họ và tên}'))).body
  const second = (await upload('can-bo', 'NK.DB2', await wordOf('Viện 2: {Họ và tên}'))).body
  expect(await printed()).toContain('Viện 2: Nguyễn Thị Bích Ngọc')
  expect(
    (await mine('NK.DB2')).versions.map((one: { supersededAt: string | null }) => one.supersededAt !== null),
  ).toEqual([false, true])
  expect(
    (await post('can-bo', `/paper-templates/${second.id}/withdrawal`, { reason: 'Nhầm mẫu' })).status,
  ).toBe(200)
  expect(
    (await post('can-bo', `/paper-templates/${second.id}/withdrawal`, { reason: 'Nhầm mẫu' })).status,
  ).toBe(409)
  expect(await printed()).toContain('Khối: ')
  expect((await post('can-bo-db', `/paper-templates/${first.id}/restoration`, {})).status).toBe(404)
  expect((await post('can-bo', `/paper-templates/${first.id}/restoration`, {})).body).toMatchObject({
    restored: true,
  })
  expect(await printed()).toContain('Viện 1: ')
  const file = await bytesOf(await request('can-bo', `/paper-templates/${second.id}`))
  expect(textOf(file)).toContain('Viện 2: {Họ và tên}')
})

test('every form has a sample and a beginning for an own template that is accepted as it is', async () => {
  for (const { key } of PERSON_PAPERS) {
    const sample = (more: string) =>
      request('can-bo', `/paper-forms/${key}/sample?organisationId=${office.id['NK']}&${more}`)
    expect((await sample('format=pdf&template=built-in')).status).toBe(200)
    const start = await bytesOf(await sample('format=docx&template=start'))
    expect((await upload('can-bo', 'NK', start, 'Bắt đầu.docx', key)).body.refusals ?? []).toEqual([])
    expect(textOf(await bytesOf(await sample('format=docx')))).toContain('họ và tên 1')
  }
  const list = (await json('can-bo', `/paper-forms?organisationId=${office.id['NK']}`)).body
  expect(list.items).toMatchObject([
    { key: 'member-record', number: '2-HSĐV', template: { own: true } },
    { key: 'admission-application', number: '1-KNĐ' },
  ])
})

test('a PDF of an own template is made by LibreOffice where it is found, and refused in words where it is not', async () => {
  const response = await request('can-bo', `/papers/admission-application/${person}?format=pdf`)
  if ((await findOffice()) === null) {
    expect(await response.json()).toMatchObject({ refusals: [{ code: 'no-office' }] })
    return
  }
  const path = join(dataFolder, 'own.pdf')
  writeFileSync(path, await bytesOf(response))
  expect(execFileSync('pdftotext', ['-layout', path, '-']).toString()).toContain('Nguyễn Thị Bích Ngọc')
})
