/** What a cell of a table says: a figure stays a figure, nothing is an empty cell. */
export type CsvValue = string | number | null

const FORMULA = /^[=+\-@'\t\r]/
const QUOTED = /[";\r\n]/

/**
 * A table as .csv for a spreadsheet with Vietnamese settings: UTF-8 with its mark, `;` between cells, CRLF. A text that
 * a spreadsheet would take for a formula gets a leading `'`. Source: docs/exchange-format.md.
 */
export function csvOf(rows: readonly (readonly CsvValue[])[]): string {
  return `\uFEFF${rows.map((row) => `${row.map(cellOf).join(';')}\r\n`).join('')}`
}

/** Saves a table as a file of that name. */
export function saveCsv(name: string, rows: readonly (readonly CsvValue[])[]): void {
  const url = URL.createObjectURL(new Blob([csvOf(rows)], { type: 'text/csv;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  setTimeout(() => URL.revokeObjectURL(url), 10_000)
}

function cellOf(value: CsvValue): string {
  if (value === null) return ''
  if (typeof value === 'number') return String(value).replace('.', ',')
  const text = FORMULA.test(value) ? `'${value}` : value
  return QUOTED.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}
