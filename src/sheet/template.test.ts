import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readXlsx } from 'hucre/xlsx'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { COLUMNS, SHEETS } from './format.ts'
import { parseRow } from './parse.ts'
import { openSource } from './source.ts'
import { EXAMPLES } from './template-words.ts'
import { templateBytes, writeTemplate } from './template.ts'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'dangvu-template-'))
})
afterAll(() => rm(folder, { recursive: true }))

test.each(['vi', 'en'] as const)(
  'the template (%s) is itself a source without rows and without complaints',
  async (language) => {
    const path = join(folder, `${language}.xlsx`)
    await writeTemplate(path, language)
    const source = await openSource(path)
    expect(source.sheets.map(({ sheet }) => sheet)).toEqual([
      'organisations',
      'members',
      'movements',
      'attributes',
    ])
    for (const { sheet, columns } of source.sheets) {
      expect(columns.map(({ column }) => column)).toEqual(COLUMNS[sheet].map(({ name }) => name))
      for await (const row of source.rows(sheet)) expect(row).toBeUndefined()
    }
    expect(source.findings()).toEqual([])
    expect(await readFile(path)).toEqual(await templateBytes(language))
  },
)

test('the lists offered in cells are the code lists, as another program reads them', async () => {
  const book = await readXlsx(await templateBytes('vi'))
  const codes = book.sheets.at(-1)!
  const offered = book.sheets
    .flatMap(({ dataValidations }) => dataValidations ?? [])
    .map((one) => {
      const [, first, last] = /!\$B\$(\d+):\$B\$(\d+)$/.exec(one.formula1!)!
      return codes.rows.slice(Number(first) - 1, Number(last)).map((row) => row[1])
    })
  expect(offered.map((list) => [list[0], list.at(-1)])).toEqual([
    ['trung_uong', 'ban_can_su_dang'],
    ['xa', 'khac'],
    ['nam', 'nữ'],
    ['I0', 'D9'],
    ['ethnicity', 'phone'],
  ])
})

test.each(SHEETS.filter((sheet) => EXAMPLES[sheet]))('the examples for %s can be imported', (sheet) => {
  const cells = EXAMPLES[sheet]!
  expect(parseRow({ sheet, line: 2, cells }).findings).toEqual([])
  expect(Object.keys(cells)).toEqual(COLUMNS[sheet].map(({ name }) => name))
})
