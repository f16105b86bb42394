import { CATEGORIES } from '#movement/categories.ts'
import { KINDS, TYPES } from '#organisation/kinds.ts'
import { writeBook, type WrittenSheet } from './book-write.ts'
import { COLUMNS, DATED_FIELDS, SHEET_ALIASES, type CellKind, type Column, type SheetName } from './format.ts'
import { EXAMPLES, TEMPLATE_WORDS } from './template-words.ts'
import { writeWhole } from './write.ts'
import { GUIDE_SHEETS } from './xlsx-source.ts'

type Language = 'vi' | 'en'

/** Sheets that the template offers; the others of the format carry what an export holds besides. */
const OFFERED: readonly SheetName[] = ['organisations', 'members', 'movements', 'attributes']

/** Writes the empty workbook to be filled in: a guide with invented examples, code lists, and a sheet for each table. */
export async function writeTemplate(path: string, language: Language): Promise<void> {
  await writeWhole(path, (put) => writeBook(put, sheetsOfTemplate(language)))
}

/** The same workbook as bytes, for a download. */
export async function templateBytes(language: Language): Promise<Buffer> {
  const pieces: Buffer[] = []
  await writeBook(async (bytes) => void pieces.push(bytes), sheetsOfTemplate(language))
  return Buffer.concat(pieces)
}

function sheetsOfTemplate(language: Language): WrittenSheet[] {
  const lists = listsOf(language)
  return [
    guideSheet(language),
    ...OFFERED.map((sheet) => emptySheet(sheet, language, lists)),
    codesSheet(language, lists),
  ]
}

function emptySheet(sheet: SheetName, language: Language, lists: readonly CodeList[]): WrittenSheet {
  const header = COLUMNS[sheet].map((column) => headerOf(column, language))
  const choices = new Map<number, string>()
  for (const [index, column] of COLUMNS[sheet].entries()) {
    const range = rangeOf(lists, column, language)
    if (range) choices.set(index, range)
  }
  const widths = header.map((text) => Math.min(40, Math.max(14, text.length + 4)))
  return { name: nameOf(sheet, language), header, widths, rows: [], choices }
}

function guideSheet(language: Language): WrittenSheet {
  const words = TEMPLATE_WORDS[language]
  const rows: string[][] = [...words.guide.map((line) => [line]), [], [...words.columns]]
  for (const sheet of OFFERED) {
    for (const column of COLUMNS[sheet]) {
      const required = column.required ? words.required : ''
      const example = EXAMPLES[sheet]?.[column.name] ?? ''
      rows.push([
        nameOf(sheet, language),
        headerOf(column, language),
        column.name,
        required,
        words.kinds[column.kind],
        example,
      ])
    }
  }
  return { name: GUIDE_SHEETS[language][0], header: [words.title], widths: [22, 34, 26, 12, 48, 34], rows }
}

interface CodeList {
  kind: CellKind | 'type'
  title: string
  entries: readonly (readonly [code: string, name: string])[]
}

function listsOf(language: Language): CodeList[] {
  const { lists } = TEMPLATE_WORDS[language]
  const members = (name: string) => COLUMNS.members.find((column) => column.name === name)!
  return [
    { kind: 'kind', title: lists.kind, entries: KINDS.map((one) => [one.code, one[language]]) },
    { kind: 'type', title: lists.type, entries: TYPES.map((one) => [one.code, one[language]]) },
    { kind: 'category', title: lists.category, entries: CATEGORIES.map((one) => [one.code, one[language]]) },
    {
      kind: 'sex',
      title: lists.sex,
      entries: [
        ['nam', lists.male],
        ['nữ', lists.female],
      ],
    },
    {
      kind: 'field',
      title: lists.field,
      entries: DATED_FIELDS.map((one) => [one, headerOf(members(one), language)]),
    },
  ]
}

function codesSheet(language: Language, lists: readonly CodeList[]): WrittenSheet {
  const rows = lists.flatMap(({ title, entries }) => entries.map(([code, name]) => [title, code, name]))
  return {
    name: GUIDE_SHEETS[language][1],
    header: [...TEMPLATE_WORDS[language].codes],
    widths: [30, 28, 54],
    rows,
  }
}

/** The cells of the code list from which a column takes its values. */
function rangeOf(lists: readonly CodeList[], { name, kind }: Column, language: Language): string | null {
  let line = 2
  for (const list of lists) {
    const last = line + list.entries.length - 1
    if (list.kind === kind || (list.kind === 'type' && name === 'type'))
      return `'${GUIDE_SHEETS[language][1]}'!$B$${line}:$B$${last}`
    line = last + 1
  }
  return null
}

function headerOf(column: Column, language: Language): string {
  return language === 'vi' ? (column.vi?.[0] ?? column.name) : column.name
}

function nameOf(sheet: SheetName, language: Language): string {
  return language === 'vi' ? SHEET_ALIASES[sheet][0]! : sheet
}
