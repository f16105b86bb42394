import type { Finding, SheetRow } from './format.ts'
import type { MappedColumn } from './headers.ts'
import { findingOf, SourceFault } from './source-finding.ts'
import type { SourceSheet } from './source.ts'

/**
 * The row with each mapped cell as `read` gives it, or null when all are empty. A cell that `read` refuses with a
 * SourceFault is a finding of the row and left empty.
 */
export function rowOf(
  { sheet, columns }: SourceSheet,
  line: number,
  read: (column: MappedColumn) => string,
): SheetRow | null {
  const cells: Record<string, string> = {}
  const findings: Finding[] = []
  let empty = true
  for (const one of columns) {
    const place = { sheet, line, column: one.column }
    let text = ''
    try {
      text = read(one)
    } catch (error) {
      if (!(error instanceof SourceFault)) throw error
      findings.push(findingOf(error.code, place, error.facts))
    }
    if (text.includes('\ufffd')) findings.push(findingOf('replacement-character', place, { value: text }))
    if (text !== '') empty = false
    cells[one.column] = text
  }
  if (findings.length > 0) return { sheet, line, cells, findings }
  return empty ? null : { sheet, line, cells }
}
