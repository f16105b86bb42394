import type { Figures } from '#figures/questions.ts'
import { membersTable } from '#member/tables.ts'
import type { TableSource } from '#output/source.ts'
import { statisticsTables } from '#statistics/tables.ts'

/** Every table that can be saved as a file, of all rooms. */
export function tablesOf(figures: Figures): TableSource[] {
  return [...statisticsTables(figures), membersTable]
}
