import { addDays, day, isDay } from '#platform/day.ts'
import type { Column } from './format.ts'
import { SourceFault } from './source-finding.ts'

/** What a cell's number format shows of a number. */
export interface Style {
  /** As much of a date as is shown; null: no date. */
  date: 'day' | 'month' | 'year' | 'time' | null
  /** The number of digits to which leading zeros are shown. */
  zeros: number
}

/** A cell as it stands in the sheet. */
export interface RawCell {
  type: string
  style: Style
  /** The number, text or result; null when there is none. */
  value: string | null
  formula: boolean
}

const GENERAL: Style = { date: null, zeros: 0 }

/** What a number format shows, by its number and, where the workbook defines it, its code. */
export function styleOf(id: number, code = ''): Style {
  if (code === '') {
    if (id === 17) return { date: 'month', zeros: 0 }
    if ((id >= 18 && id <= 21) || (id >= 45 && id <= 47)) return { date: 'time', zeros: 0 }
    const day = (id >= 14 && id <= 16) || id === 22 || (id >= 27 && id <= 36) || (id >= 50 && id <= 58)
    return day ? { date: 'day', zeros: 0 } : GENERAL
  }
  const bare = code.replace(/"[^"]*"|\[[^\]]*\]|[\\_*]./g, '').split(';')[0]!
  if (/^0+$/.test(bare)) return { date: null, zeros: bare.length }
  if (/general/i.test(bare) || !/[ymdhs]/i.test(bare)) return GENERAL
  if (/d/i.test(bare)) return { date: 'day', zeros: 0 }
  if (!/y/i.test(bare)) return { date: 'time', zeros: 0 }
  return { date: /m/i.test(bare) ? 'month' : 'year', zeros: 0 }
}

/** Lengths of identity numbers. Source: 38-HD/BTCTW and the card of Quyết định 85; Luật Căn cước and the old card. */
const IDENTITY_LENGTHS: Readonly<Record<string, readonly number[]>> = {
  card_no: [8, 12],
  citizen_id: [9, 12],
}

/**
 * The text of a cell as its column means it, not yet normalised: numbers without exponent, days as YYYY-MM-DD.
 * `texts` is the workbook's table. Throws SourceFault when the cell has lost what was typed, or has no result.
 */
export function textOfCell(
  cell: RawCell,
  column: Column,
  texts: readonly string[],
  from1904: boolean,
): string {
  const { type, value, formula } = cell
  if (value === null) {
    if (formula) throw new SourceFault('formula')
    return ''
  }
  if (type === 's') return textNumbered(value, texts)
  if (type === 'b') return value === '1' || value === 'true' ? 'TRUE' : 'FALSE'
  if (type === 'e') throw new SourceFault('error-cell', {}, { value })
  if (type === 'd') return column.kind === 'day' || column.kind === 'birth' ? value.slice(0, 10) : value
  if (type === 'str' || type === 'inlineStr') return resolveEscapes(value)
  if (value === '') return ''
  const number = Number(value)
  if (!Number.isFinite(number)) throw new SourceFault('error-cell', {}, { value })
  if (column.kind === 'day' || column.kind === 'birth') return dayText(number, cell.style, from1904)
  return numberText(number, cell.style, column, from1904)
}

/** The text of a header cell, whatever it is. */
export function headerText({ type, value }: RawCell, texts: readonly string[]): string {
  return value === null ? '' : type === 's' ? textNumbered(value, texts) : resolveEscapes(value)
}

/** Characters that XML cannot hold are written `_x000D_`. */
function resolveEscapes(text: string): string {
  if (!text.includes('_x')) return text
  return text.replace(/_x([0-9a-f]{4})_/gi, (_whole, code: string) => String.fromCharCode(parseInt(code, 16)))
}

function textNumbered(value: string, texts: readonly string[]): string {
  const text = texts[Number(value)]
  if (text === undefined) throw new SourceFault('error-cell', {}, { value: `text ${value}` })
  return resolveEscapes(text)
}

/** A year typed as a number stays a year; any other number counts days. */
function dayText(number: number, { date }: Style, from1904: boolean): string {
  if (date === null && Number.isInteger(number) && number >= 1800 && number <= 2999) return String(number)
  const on = date === 'time' ? null : dayOfSerial(number, from1904)
  if (on === null) throw new SourceFault('no-such-serial', {}, { value: String(number) })
  return date === 'year' ? on.slice(0, 4) : date === 'month' ? on.slice(0, 7) : on
}

/** The day that a spreadsheet counts so; null when there is none. 1900 is taken for a leap year by all of them. */
export function dayOfSerial(serial: number, from1904: boolean): string | null {
  const days = Math.floor(serial)
  if (days < (from1904 ? 0 : 1) || days > 500_000 || (!from1904 && days === 60)) return null
  const on = from1904
    ? addDays(day('1904-01-01'), days)
    : addDays(day('1899-12-31'), days > 60 ? days - 1 : days)
  return isDay(on) ? on : null
}

function numberText(number: number, { date, zeros }: Style, column: Column, from1904: boolean): string {
  if (date !== null)
    throw new SourceFault('became-date', {}, { value: dayOfSerial(number, from1904) ?? String(number) })
  if (!Number.isInteger(number)) return String(number)
  if (Math.abs(number) >= 1e15) throw new SourceFault('lost-digits', {}, { value: number.toFixed(0) })
  const text = String(number).padStart(zeros, '0')
  const lengths = IDENTITY_LENGTHS[column.name]
  if (lengths && !lengths.includes(text.length) && text.length < Math.max(...lengths)) {
    throw new SourceFault('lost-leading-zeros', {}, { value: text })
  }
  return text
}
