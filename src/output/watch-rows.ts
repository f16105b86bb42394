import type { OutputTable, TableFile } from './table-file.ts'

/** The same tables, with `passed` called for every row before it is written. */
export function watchingRows(file: TableFile, passed: () => void): TableFile {
  const watched = async function* (rows: OutputTable['rows']) {
    for await (const row of rows) {
      passed()
      yield row
    }
  }
  return { ...file, tables: file.tables.map((table) => ({ ...table, rows: watched(table.rows) })) }
}
