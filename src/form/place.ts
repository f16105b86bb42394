import type { Figures } from '#figures/questions.ts'
import type { Measure } from '#measure/declaration.ts'

/** What the room of forms needs beside the database. */
export interface FormPlace {
  measures: readonly Measure[]
  figures: Figures
  dataFolder: string
}
