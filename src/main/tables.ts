import { counterWith } from '#figures/counter.ts'
import type { Figures } from '#figures/questions.ts'
import { figureTable } from '#measure/tables.ts'
import { membersTable } from '#member/tables.ts'
import type { TableSource } from '#output/source.ts'
import { pivotTable } from '#pivot/tables.ts'
import { returnTable } from '#returns/tables.ts'
import { publicationTables } from '#publication/tables.ts'
import { reviewTable } from '#review/tables.ts'
import { statisticsTables } from '#statistics/tables.ts'
import { MEASURES } from './measures.ts'

/** Every table that can be saved as a file, of all rooms. */
export function tablesOf(figures: Figures): TableSource[] {
  const counter = counterWith(figures)
  return [
    ...statisticsTables(figures),
    membersTable,
    reviewTable,
    returnTable,
    figureTable(MEASURES, counter),
    pivotTable(MEASURES, counter),
    ...publicationTables(MEASURES, counter),
  ]
}
