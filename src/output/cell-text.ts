import { formatDay, isDay } from '#platform/day.ts'
import type { CellKind, CellValue } from './table-file.ts'

/** A cell as it stands on paper: 8.642; 90,2 %; 27/10/2022. */
export function printedCell(kind: CellKind, value: CellValue): string {
  if (value === null || value === '') return ''
  if (typeof value === 'string') return kind === 'day' && isDay(value) ? formatDay(value) : value
  if (!Number.isFinite(value)) return ''
  if (kind === 'share')
    return `${(value * 100).toLocaleString('vi-VN', { minimumFractionDigits: 1, maximumFractionDigits: 1 })}%`
  return value.toLocaleString('vi-VN', { maximumFractionDigits: 2 })
}

/** A cell of a .csv file, for a spreadsheet with Vietnamese settings: figures plain, with a decimal comma. */
export function csvText(kind: CellKind, value: CellValue): string | number | null {
  if (typeof value === 'number') return Number.isFinite(value) ? value : null
  return value !== null && kind === 'day' && isDay(value) ? formatDay(value) : value
}

/** Days from 30/12/1899, as workbooks count them; null before 1/3/1900, where they count wrongly. */
export function serialOf(on: string): number | null {
  if (!isDay(on)) return null
  const days = Math.round((Date.parse(on) - Date.UTC(1899, 11, 30)) / 86_400_000)
  return days > 60 ? days : null
}
