import { readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { strToU8, zipSync } from 'fflate'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { documentsFolder, pathOfContent } from './files.ts'
import { pdfText } from './pdf-text.ts'
import { given, openRegistry, type Registry } from './small-registry.ts'
import { verifyDocuments } from './verify.ts'

let registry: Registry
let document: string
beforeAll(async () => {
  registry = await openRegistry()
  document = (await registry.tell('can-bo', '', given(registry))).body.id
})
afterAll(() => registry.close())

async function attach(name: string, content: Uint8Array | string, who = 'can-bo') {
  const answer = await registry.door.app.request(`/api/documents/${document}/files`, {
    method: 'POST',
    headers: { cookie: registry.cookies[who]!, 'x-file-name': encodeURIComponent(name) },
    body: content as BodyInit,
  })
  return { status: answer.status, body: await answer.json() }
}

const codes = (answer: { body: { refusals?: { code: string }[] } }) =>
  (answer.body.refusals ?? []).map((one) => one.code)
const arriving = () => readdir(join(documentsFolder(registry.dataFolder), 'arriving'))

function archive(parts: Record<string, string>): Uint8Array {
  return zipSync(Object.fromEntries(Object.entries(parts).map(([name, text]) => [name, strToU8(text)])))
}
const docx = (paragraphs: string, more: Record<string, string> = {}) =>
  archive({
    'word/document.xml': `<w:document xmlns:w="w"><w:body>${paragraphs}</w:body></w:document>`,
    ...more,
  })
const paragraph = (...runs: string[]) =>
  `<w:p>${runs.map((run) => `<w:r><w:t xml:space="preserve">${run}</w:t></w:r>`).join('')}</w:p>`

/** A page whose glyphs are codes 1, 2, 3 … for the characters of the text, as word processors write them. */
function pdf(lines: readonly string[]): Buffer {
  const characters = [...new Set(lines.join(''))]
  const hex = (value: number) => value.toString(16).padStart(4, '0')
  const table = `1 begincodespacerange <0000> <ffff> endcodespacerange ${characters.length} beginbfchar ${characters
    .map((one, at) => `<${hex(at + 1)}> <${hex(one.codePointAt(0)!)}>`)
    .join('\n')} endbfchar`
  const shown = lines.map(
    (line) => `[<${[...line].map((one) => hex(characters.indexOf(one) + 1)).join('')}>] TJ 0 -14 Td`,
  )
  const streams = [table, `BT /F1 14 Tf ${shown.join(' ')} ET`].map((text) =>
    deflateSync(Buffer.from(text, 'latin1')),
  )
  const objects = streams.map((bytes, at) => [
    Buffer.from(`${at + 1} 0 obj\n<< /Length ${bytes.length} /Filter /FlateDecode >>\nstream\n`),
    bytes,
    Buffer.from('\nendstream\nendobj\n'),
  ])
  return Buffer.concat([Buffer.from('%PDF-1.7\n'), ...objects.flat(), Buffer.from('%%EOF\n')])
}

test('a file is kept by its digest beside the database, for its owner alone, and comes back as it went', async () => {
  const content = docx(paragraph('Hướng dẫn về bảo vệ bí mật nhà nước'))
  const { status, body } = await attach('hướng dẫn.docx', content)
  expect(status).toBe(200)
  expect(body).toMatchObject({
    name: 'hướng dẫn.docx',
    kind: 'docx',
    bytes: content.length,
    wasRead: true,
    recordedBy: 'can-bo',
  })
  const path = pathOfContent(registry.dataFolder, body.sha256)
  expect((await stat(path)).mode & 0o777).toBe(0o600)
  expect(await arriving()).toEqual([])
  const answer = await registry.door.app.request(`/api/documents/${document}/files/${body.id}`, {
    headers: { cookie: registry.cookies['bi-thu']! },
  })
  expect(new Uint8Array(await answer.arrayBuffer())).toEqual(content)
  const events = await sql<{ action: string; details: object }>`
    select action, details from event where action like 'document.%file' or action = 'document.download' order by id`.execute(
    registry.database.db,
  )
  expect(events.rows).toMatchObject([
    { action: 'document.file', details: { kind: 'docx', read: true } },
    { action: 'document.download', details: { bytes: content.length } },
  ])
  expect(codes(await attach('lần hai.docx', content))).toEqual(['file-already-there'])
  expect((await attach('khác.txt', 'Nội dung', 'lanh-dao')).status).toBe(403)
  expect((await attach('khác.txt', 'Nội dung', 'noi-khac')).status).toBe(404)
})

test.each<[string, string, Uint8Array | string, string[]]>([
  ['a mark on its own line', 'a.docx', docx(paragraph('MẬT') + paragraph('BÁO CÁO')), ['classified-mark']],
  ['a mark cut into runs', 'b.docx', docx(paragraph('TUYỆT', ' M', 'ẬT')), ['classified-mark']],
  [
    'a mark in the head of the page',
    'c.docx',
    docx(paragraph('x'), { 'word/header1.xml': `<w:hdr>${paragraph('TỐI M&#x1EAC;T')}</w:hdr>` }),
    ['classified-mark'],
  ],
  ['a mark in the name', 'MẬT 05.txt', 'Nội dung', ['classified-mark']],
  [
    'a mark in a sheet',
    'd.xlsx',
    archive({
      'xl/workbook.xml': '<workbook/>',
      'xl/sharedStrings.xml': '<sst><si><r><t>TUYỆT</t></r><r><t> MẬT</t></r></si></sst>',
    }),
    ['classified-mark'],
  ],
  ['a mark in plain text', 'e.txt', 'Số 01\nMẬT\n', ['classified-mark']],
  ['a mark in a PDF', 'f.pdf', pdf(['ĐẢNG ỦY', 'TỐI MẬT', 'BÁO CÁO']), ['classified-mark']],
  ['macros', 'g.docx', docx(paragraph('x'), { 'word/vbaProject.bin': 'x' }), ['file-with-macros']],
  [
    'scripts in a PDF',
    'h.pdf',
    '%PDF-1.7\n1 0 obj << /OpenAction << /S /JavaScript /JS (app.alert) >> >> endobj',
    ['file-with-macros'],
  ],
  ['an old .doc', 'i.doc', Buffer.from('d0cf11e0a1b11ae1', 'hex'), ['file-kind-refused']],
  ['a picture', 'j.pdf', Buffer.from('89504e470d0a1a0a00', 'hex'), ['file-kind-refused']],
  ['a name that misleads', 'k.pdf', 'Chỉ là chữ', ['file-kind-refused']],
  ['an archive', 'l.docx', zipSync({ 'a.txt': strToU8('x') }), ['file-kind-refused']],
  ['a broken archive', 'm.docx', 'PK và hết', ['file-broken']],
  ['nothing', 'n.txt', '', ['file-empty']],
])('refused: %s', async (_story, name, content, expected) => {
  const answer = await attach(name, content)
  expect([answer.status, codes(answer)]).toEqual(
    name === 'n.txt' && answer.status === 400 ? [400, []] : [422, expected],
  )
  expect(await arriving().catch(() => [])).toEqual([])
})

test('one byte above the limit is refused with the limit', async () => {
  const answer = await attach('lớn.txt', new Uint8Array(25_000_001).fill(0x61))
  expect(answer.body.refusals).toEqual([{ code: 'file-too-large', limit: 25_000_000 }])
  expect(await arriving()).toEqual([])
})

test('a file that goes missing or is altered is found; one taken back leaves the folder', async () => {
  const check = () => verifyDocuments(registry.database.db, { dataFolder: registry.dataFolder })
  expect(await check()).toEqual([])
  const { body } = await attach('biên bản.txt', 'Biên bản')
  const path = pathOfContent(registry.dataFolder, body.sha256)
  await writeFile(path, 'Biên bãn')
  expect(await check()).toMatchObject([{ severity: 'error', code: 'file-altered', where: body.id }])
  await rm(path)
  expect(await check()).toMatchObject([{ code: 'file-missing', facts: { sha256: body.sha256 } }])
  await writeFile(path, 'Biên bản')
  expect(await check()).toEqual([])
  const back = await registry.tell('can-bo', `/${document}/files/${body.id}/withdrawal`, {
    reason: 'Đính nhầm',
  })
  expect(back.status).toBe(200)
  await expect(readFile(path)).rejects.toThrow()
  expect(await check()).toEqual([])
})

test('the text of a PDF is read by its tables of characters; words set apart on a line stay apart', () => {
  const { text, isActive } = pdfText(pdf(['Kế hoạch', 'LUẬT BẢO VỆ BÍ MẬT NHÀ NƯỚC']))
  expect(isActive).toBe(false)
  expect(text).toContain('LUẬT BẢO VỆ BÍ MẬT NHÀ NƯỚC')
  expect(pdfText(Buffer.from('%PDF-1.7\n')).text).toBeNull()
})
