import { CATEGORY_BY_CODE } from '#movement/categories.ts'
import { KINDS, KIND_BY_CODE } from '#organisation/kinds.ts'
import { foldText } from '#person/name.ts'
import { dayOf, daysInMonth, type Day } from '#platform/day.ts'
import { remembering } from '#platform/remember.ts'
import {
  COLUMNS,
  DATED_FIELDS,
  type CellKind,
  type Column,
  type DatedField,
  type Finding,
  type SheetRow,
  type Sex,
} from './format.ts'
import { columnNamed, foldHeader } from './headers.ts'
import { findingOf, type ValueCode } from './source-finding.ts'

/** A value, or the code that says why the text is none. */
export type Read<Value> = { value: Value } | { code: ValueCode }

/** A birth as well as it is known: the first day of the month or year when only that is known. */
export interface ParsedBirth {
  on: Day
  precision: 'day' | 'month' | 'year'
}

/** The value of a cell: a text, a day or code as text, or a birth; null when empty. */
export type ParsedValue = string | ParsedBirth | null

/** A row read: the columns whose cells could be read; all of them when no finding is an error. */
export interface ParsedRow {
  values: Readonly<Record<string, ParsedValue>>
  findings: readonly Finding[]
}

/** The values of a row and the findings of its cells, those made when the file was read among them. */
export function parseRow(row: SheetRow): ParsedRow {
  const { sheet, line, cells } = row
  const values: Record<string, ParsedValue> = {}
  const findings = [...(row.findings ?? [])]
  const unread = new Set<string>()
  for (const { severity, column } of findings) if (severity === 'error') unread.add(column)
  for (const column of COLUMNS[sheet]) {
    if (unread.has(column.name)) continue
    const value = cells[column.name] ?? ''
    const read = value === '' ? readEmpty(column) : READERS[column.kind](value)
    if ('value' in read) values[column.name] = read.value
    else findings.push(findingOf(read.code, { sheet, line, column: column.name }, { value }))
  }
  return { values, findings }
}

// The days of a century are few.
const birthOf = remembering((text): Read<ParsedBirth> => {
  const parts = partsOfDay(text)
  if (parts === null) return { code: 'not-a-day' }
  const { year, month, date } = parts
  if (year.length === 2) return { code: 'two-digit-year' }
  const [y, m, d] = [year, month ?? '1', date ?? '1'].map(Number) as [number, number, number]
  if (y < 1800 || y > 2999) return { code: 'year-out-of-range' }
  if (m < 1 || m > 12 || d < 1 || d > daysInMonth(y, m)) return { code: 'no-such-day' }
  return { value: { on: dayOf(y, m, d), precision: date ? 'day' : month ? 'month' : 'year' } }
})

const READERS: Record<CellKind, (text: string) => Read<ParsedValue>> = {
  text: (value) => ({ value }),
  day: parseDay,
  birth: parseBirth,
  sex: parseSex,
  category: parseCategory,
  kind: parseKind,
  field: parseField,
}

function readEmpty(column: Column): Read<null> {
  return column.required ? { code: 'missing-value' } : { value: null }
}

/** A day: `2022-10-27`, `27/10/2022`, `27-10-2022`, `27.10.2022`; day and month may have one digit. */
export function parseDay(text: string): Read<Day> {
  const read = parseBirth(text)
  if ('code' in read) return read
  if (read.value.precision === 'month') return { code: 'month-alone' }
  return read.value.precision === 'year' ? { code: 'year-alone' } : { value: read.value.on }
}

/** A day, or a month (`10/2022`, `2022-10`) or a year alone. */
export function parseBirth(text: string): Read<ParsedBirth> {
  return birthOf(text)
}

interface DayParts {
  year: string
  month?: string
  date?: string
}

function partsOfDay(text: string): DayParts | null {
  const iso = /^(\d{4})-(\d{2})(?:-(\d{2}))?$/.exec(text)
  if (iso) return { year: iso[1]!, month: iso[2], date: iso[3] }
  const local = /^(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})$/.exec(text)
  if (local) return { year: local[4]!, month: local[3], date: local[1] }
  const month = /^(\d{1,2})\/(\d{4}|\d{2})$/.exec(text)
  if (month) return { year: month[2]!, month: month[1] }
  return /^\d{4}$/.test(text) ? { year: text } : null
}

/** `nam` or `nữ`, with or without marks, in any case. */
export function parseSex(text: string): Read<Sex> {
  const folded = foldText(text)
  return folded === 'nam' ? { value: 'nam' } : folded === 'nu' ? { value: 'nữ' } : { code: 'unknown-sex' }
}

/** A category of the ledger by its code. */
export function parseCategory(text: string): Read<string> {
  const code = text.toUpperCase()
  return CATEGORY_BY_CODE.has(code) ? { value: code } : { code: 'unknown-category' }
}

const KIND_BY_NAME: ReadonlyMap<string, string> = new Map(KINDS.map(({ vi, code }) => [foldText(vi), code]))

/** A kind of organisation, by its code or Vietnamese name. */
export function parseKind(text: string): Read<string> {
  const kind = KIND_BY_CODE.has(text) ? text : KIND_BY_NAME.get(foldText(text))
  return kind ? { value: kind } : { code: 'unknown-kind' }
}

/** An attribute that changes over time, by its name or a Vietnamese header of the members' sheet. */
export function parseField(text: string): Read<DatedField> {
  if ((DATED_FIELDS as readonly string[]).includes(text)) return { value: text as DatedField }
  const named = columnNamed('members', text)
  const field = DATED_FIELDS.find((one) => one === named || foldHeader(one) === foldHeader(text))
  return field ? { value: field } : { code: 'unknown-field' }
}
