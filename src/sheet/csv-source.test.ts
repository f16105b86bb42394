import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { SheetName, SheetRow } from './format.ts'
import { openSource, type Source } from './source.ts'
import { findingLine } from './source-words.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dangvu-csv-'))
})
afterAll(() => rm(folder, { recursive: true }))

let count = 0
async function folderOf(files: Record<string, string | Buffer>): Promise<string> {
  const path = join(folder, String(count++))
  await mkdir(path)
  for (const [name, content] of Object.entries(files)) await writeFile(join(path, name), content)
  return path
}

async function rowsOf(source: Source, sheet: SheetName): Promise<SheetRow[]> {
  const rows: SheetRow[] = []
  for await (const row of source.rows(sheet)) rows.push(row)
  return rows
}

/** What reading movements.csv with this content gives: cells of the rows, and the lines of findings without reasons. */
async function readMovements(content: string | Buffer) {
  const source = await openSource(await folderOf({ 'movements.csv': content }))
  const rows = await rowsOf(source, 'movements')
  const findings = [...source.findings(), ...rows.flatMap((row) => row.findings ?? [])]
  return { rows, codes: findings.map(({ line, column, code }) => `${line}:${column}:${code}`) }
}

const HEADER = 'member_code,day,category,from_code,to_code,decision_no,note'

test('a folder as another system wrote it: marks, semicolons, line feeds inside quotes, extra files', async () => {
  const path = await folderOf({
    'members.csv':
      '\ufeffMã đảng viên;Họ và tên (*);Giới tính;Ngày sinh (dd/mm/yyyy);Cỡ giày\r\nDV1;"Trần ""Ba"" Văn\r\nAn";nam;1/2/1970;41\r\n\r\nDV2;Lê Thị Bé;nữ;1980;36\r\n',
    'organisations.csv': 'code\tname\tkind\tfrom\nTW\tĐảng bộ\ttrung_uong\t1930-02-03\n',
    'notes.txt': 'hello',
    'members.csv.bak': '',
  })
  const source = await openSource(path)
  expect(source.sheets.map(({ sheet }) => sheet)).toEqual(['organisations', 'members'])
  expect(source.findings().map(({ code, sheet, severity }) => [code, sheet, severity])).toEqual([
    ['other-file', 'members.csv.bak', 'warning'],
    ['other-file', 'notes.txt', 'warning'],
    ['unknown-column', 'members', 'warning'],
  ])
  expect(
    (await rowsOf(source, 'members')).map(({ line, cells }) => [line, cells['full_name'], cells['born_on']]),
  ).toEqual([
    [2, 'Trần "Ba" Văn\nAn', '1/2/1970'],
    [5, 'Lê Thị Bé', '1980'],
  ])
  expect((await rowsOf(source, 'organisations'))[0]!.cells['name']).toBe('Đảng bộ')
  expect(await rowsOf(source, 'movements')).toEqual([])
})

test('the digest follows the content, not the name of the folder', async () => {
  const [first, same, other] = await Promise.all(
    [HEADER, HEADER, `${HEADER}\n`].map(async (text) =>
      openSource(await folderOf({ 'movements.csv': text })),
    ),
  )
  expect(first!.digest).toBe(same!.digest)
  expect(first!.digest).not.toBe(other!.digest)
})

test('text as it should be kept: one form of letters, plain spaces, no guard before a formula', async () => {
  const nfd = 'Đảng bộ xã Hòa'.normalize('NFD')
  const { rows } = await readMovements(
    `${HEADER}\n\u00a0DV1 ,2020-01-01,I0,,'=A,'+84,''x\nDV2,2020-01-01,I0,,'B,${nfd},-\n`,
  )
  expect(
    rows.map(({ cells }) => [cells['member_code'], cells['to_code'], cells['decision_no'], cells['note']]),
  ).toEqual([
    ['DV1', '=A', '+84', "'x"],
    ['DV2', "'B", 'Đảng bộ xã Hòa', '-'],
  ])
})

test.each<[story: string, content: string | Buffer, codes: string[]]>([
  ['a sound file', `${HEADER}\nDV1,2020-01-01,I0,,CB1,,\n`, []],
  ['no line end after the last line', `${HEADER}\nDV1,2020-01-01,I0,,CB1,,`, []],
  ['short lines, as people type them', `${HEADER}\nDV1,2020-01-01,I0,,CB1\nDV2,2020-01-01,I0,,CB1`, []],
  ['cut in the last line', `${HEADER}\nDV1,2020-01-01,I0,,CB1,,\nDV2,2020-0`, ['3::last-line-cut']],
  ['cut inside quotes', `${HEADER}\nDV1,2020-01-01,I0,,CB1,,"a\nb`, ['2::unterminated-quote']],
  ['a quote that closes too early', `${HEADER}\nDV1,2020-01-01,I0,,CB1,,"a" b\n`, ['2::text-after-quote']],
  ['a quote inside a text is only a quote', `${HEADER}\nDV1,2020-01-01,I0,,CB1,,a "b"\n`, []],
  ['one separator too many', `${HEADER}\nDV1,2020-01-01,I0,,CB1,,a,b\n`, ['2::too-many-cells']],
  ['empty cells past the header', `${HEADER}\nDV1,2020-01-01,I0,,CB1,,a,,\n`, []],
  ['a control character', `${HEADER}\nDV1,2020-01-01,I0,,CB1,,a\u0007\n`, ['2:note:control-character']],
  [
    'a text direction override',
    `${HEADER}\nDV1,2020-01-01,I0,,CB1,,a\u202eb\n`,
    ['2:note:control-character'],
  ],
  ['an absurd cell', `${HEADER}\nDV1,2020-01-01,I0,,CB1,,${'a'.repeat(10_001)}\n`, ['2:note:cell-too-long']],
  ['a long cell', `${HEADER}\nDV1,2020-01-01,I0,,CB1,,${'a'.repeat(10_000)}\n`, []],
  [
    'letters lost earlier',
    `${HEADER}\nDV1,2020-01-01,I0,,CB1,,Nguy\ufffdn\n`,
    ['2:note:replacement-character'],
  ],
  ['Windows letters', Buffer.from(`${HEADER}\nDV1,2020-01-01,I0,,CB1,,caf\xe9\n`, 'latin1'), ['2::not-utf8']],
  ['UTF-16', Buffer.from(`\ufeff${HEADER}\n`, 'utf16le'), ['1::utf16']],
  ['nothing at all', '', ['0::no-header']],
  ['no required columns', 'day,note\n', ['1:member_code:missing-column', '1:category:missing-column']],
  ['a column twice', `${HEADER},Ghi chú\n`, ['1:note:duplicate-column']],
  ['a thousand columns', `${HEADER}${',x'.repeat(999)}\n`, ['1::too-many-columns']],
])('%s', async (_story, content, codes) => {
  expect((await readMovements(content)).codes).toEqual(codes)
})

test('the byte that is not UTF-8 is named, wherever pieces of the file are cut', async () => {
  const good = `${HEADER}\n${'DV1,2020-01-01,I0,,CB1,,Đảng\n'.repeat(20_000)}`
  const content = Buffer.concat([Buffer.from(good), Buffer.from([0x61, 0xc3, 0x28])])
  const source = await openSource(await folderOf({ 'movements.csv': content }))
  expect(await rowsOf(source, 'movements')).not.toHaveLength(0)
  const byte = Buffer.byteLength(good) + 1
  expect(source.findings().map((finding) => findingLine(finding, 'en'))).toEqual([
    `movements:20002:: not UTF-8 (at byte ${byte}): save it as “CSV UTF-8”`,
  ])
})

test('rows and line numbers do not depend on where pieces of the file are cut', async () => {
  const lines = Array.from(
    { length: 9_000 },
    (_, n) => `DV${n},2020-01-01,I0,,"CB\n${n}",${'ữ'.repeat(n % 40)},"""${n}"""`,
  )
  const { rows, codes } = await readMovements(`${HEADER}\n${lines.join('\r\n')}`)
  expect(codes).toEqual([])
  expect(rows).toHaveLength(9_000)
  expect(
    rows.every(
      ({ line, cells }, n) =>
        line === 2 * n + 2 && cells['note'] === `"${n}"` && cells['decision_no'] === 'ữ'.repeat(n % 40),
    ),
  ).toBe(true)
})

test('an unterminated quote is told where it opens, not read into memory to the end', async () => {
  const { rows, codes } = await readMovements(
    `${HEADER}\nDV1,2020-01-01,I0,,CB1,,\n"${'x'.repeat(6_000_000)}`,
  )
  expect(rows).toHaveLength(1)
  expect(codes).toEqual(['3::unterminated-quote'])
})

test('a line without end is refused', async () => {
  expect((await readMovements(`${HEADER}\n${'x'.repeat(6_000_000)}`)).codes).toEqual(['2::record-too-long'])
})

test('two files for one sheet, a link for a file, nothing to read, nothing there', async () => {
  const path = await folderOf({ 'members.csv': 'a', 'Đảng viên.csv': 'b' })
  await symlink('/etc/hostname', join(path, 'movements.csv'))
  expect((await openSource(path)).findings().map(({ code }) => code)).toEqual(
    expect.arrayContaining(['duplicate-sheet', 'other-file']),
  )
  expect((await openSource(await folderOf({}))).findings().map(({ code }) => code)).toEqual(['no-sheets'])
  expect((await openSource(join(folder, 'absent'))).findings().map(({ code }) => code)).toEqual([
    'no-such-file',
  ])
})

test.each([
  [69, ['too-large']],
  [70, []],
])('at most so many bytes: %s', async (fileBytes, codes) => {
  const path = await folderOf({ 'movements.csv': `${HEADER}\n0123456789` })
  const source = await openSource(path, { fileBytes })
  expect(source.findings().map(({ code }) => code)).toEqual(codes)
})

test('reading stops after so many findings', async () => {
  const path = await folderOf({ 'movements.csv': `${HEADER}\n${'1,2,3,4,5,6,7,8\n'.repeat(50)}` })
  const source = await openSource(path, { findings: 10 })
  await rowsOf(source, 'movements')
  expect(source.findings()).toHaveLength(11)
  expect(source.findings().at(-1)).toMatchObject({ code: 'too-many-findings', line: 12 })
})

test('what a hostile file is called or holds is shown without control characters', async () => {
  const source = await openSource(
    await folderOf({ 'movements.csv': `${HEADER},\u001b[31mx\n`, 'a\u001b]0;b.txt': '' }),
  )
  const lines = source
    .findings()
    .map((finding) => findingLine(finding, 'vi'))
    .join('')
  expect(lines).not.toContain('\u001b')
})
