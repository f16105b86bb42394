import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { bookOf, HEADER, inline, readBook, TYPES } from './handmade-workbook.ts'

const sound = bookOf(`${HEADER}<row>${inline('DV1')}</row>`)
const bombOf = (bytes: number) =>
  bookOf(HEADER, {
    parts: {
      'xl/worksheets/a.xml': strToU8(`<worksheet><sheetData>${' '.repeat(bytes)}</sheetData></worksheet>`),
    },
  })
/** The same archive, but every size of the sheet's part is said to be small. */
function lyingBomb(): Uint8Array {
  const bytes = Buffer.from(bombOf(3_000_000))
  const length = Buffer.alloc(4)
  length.writeUInt32LE(3_000_000 + '<worksheet><sheetData></sheetData></worksheet>'.length)
  const small = Buffer.from([0, 1, 0, 0])
  for (let at = bytes.indexOf(length); at !== -1; at = bytes.indexOf(length)) small.copy(bytes, at)
  return bytes
}

test.each<[story: string, content: Uint8Array, codes: string[]]>([
  ['a sound workbook', sound, []],
  ['an old .xls or one with a password', Buffer.from('d0cf11e0a1b11ae10000', 'hex'), ['0::old-workbook']],
  ['a page saved as .xlsx', strToU8('<html>'), ['0::not-a-workbook']],
  ['an empty file', new Uint8Array(), ['0::not-a-workbook']],
  ['another archive', zipSync({ 'a.txt': strToU8('a') }), ['0::not-a-workbook']],
  ['half a workbook', sound.subarray(0, sound.length / 2), ['0::cut-off']],
  ['all but the last byte', sound.subarray(0, -1), ['0::cut-off']],
  ['macros', bookOf(HEADER, { parts: { 'xl/vbaProject.bin': strToU8('x') } }), ['0::macros']],
  [
    'the type of a workbook with macros',
    bookOf(HEADER, {
      parts: {
        '[Content_Types].xml': strToU8(
          TYPES.replace('openxmlformats-officedocument.spreadsheetml.sheet', 'ms-excel.sheet.macroEnabled'),
        ),
      },
    }),
    ['0::macros'],
  ],
  [
    'links to other workbooks',
    bookOf(HEADER, { parts: { 'xl/externalLinks/externalLink1.xml': strToU8('<x/>') } }),
    ['0::external-links'],
  ],
  ['a part that unpacks to two hundred times its size', bombOf(12_000_000), ['0::zip-bomb']],
  ['an archive that lies about its sizes', lyingBomb(), ['0::broken-zip']],
  [
    'entities within entities',
    bookOf(HEADER, {
      parts: { 'xl/sharedStrings.xml': strToU8('<!DOCTYPE x [<!ENTITY a "&b;&b;">]><sst>&a;</sst>') },
    }),
    ['0::xml-dtd'],
  ],
  ['an entity that nobody declared', bookOf(`<row>${inline('&a;')}</row>`), ['0::broken-xml']],
  ['tags in the wrong order', bookOf('<row><c></row></c>'), ['0::broken-xml']],
  ['rows in the wrong order', bookOf(`${HEADER}<row r="1">${inline('DV1')}</row>`), ['0::broken-xml']],
  [
    'a text that the table does not have',
    bookOf(`${HEADER}<row><c t="s"><v>7</v></c></row>`),
    ['2:member_code:error-cell'],
  ],
  [
    'a control character',
    bookOf(`${HEADER}<row>${inline('a&#7;')}</row>`),
    ['2:member_code:control-character'],
  ],
  [
    'half a character',
    bookOf(`${HEADER}<row>${inline('a&#xD800;')}</row>`),
    ['2:member_code:control-character'],
  ],
  [
    'an absurd cell',
    bookOf(`${HEADER}<row>${inline('a'.repeat(50_000))}</row>`),
    ['2:member_code:cell-too-long'],
  ],
  [
    'notes beside the table',
    bookOf(`${HEADER}<row><c r="A2"><v>7</v></c><c r="XFD2"><v>1</v></c></row>`),
    ['2::cells-without-header'],
  ],
  ['an empty sheet', bookOf(''), ['0::no-header']],
  [
    'paths that climb out of the archive',
    bookOf(HEADER, { parts: { '../../etc/passwd': strToU8('x') } }),
    [],
  ],
])('%s', async (_story, content, codes) => {
  expect((await readBook(content, 'movements')).codes).toEqual(codes)
})

test('every bit that is flipped in the sheet is noticed, never thrown', async () => {
  for (let at = 0; at < sound.length; at += 17) {
    const damaged = Uint8Array.from(sound)
    damaged[at]! ^= 0x10
    const { rows, codes } = await readBook(damaged, 'movements')
    expect(codes.length > 0 || JSON.stringify(rows)).toSatisfy(
      (kept) => kept === true || kept === '[[2,{"member_code":"DV1"}]]',
    )
  }
})

test('a workbook cut anywhere is told so', async () => {
  for (let length = 4; length < sound.length; length += 97) {
    expect((await readBook(sound.subarray(0, length), 'movements')).codes).toEqual(['0::cut-off'])
  }
})
