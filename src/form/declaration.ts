import type { Said } from '#measure/declaration.ts'
import type { Filter } from '#measure/filter.ts'

/** How well the layout of a form is known; `proposal`: the product's own, until the official template is uploaded. */
export type Confidence = 'official' | 'proposal'

/** What a row or a column contributes to its cells; a cell counts what both ask together. */
export interface Asking {
  /** Key of the measure counted; of row or column one must name it, a column's outweighs the row's. */
  measure?: string
  /** Of a stock: at the end of the day before the period instead of its last day. */
  at?: 'opening'
  where?: Filter
}

export interface FormColumn extends Asking {
  key: string
  label: Said
  /** In per cent, to one decimal: what the row's cell in this column is of the block's first row. */
  shareOf?: string
}

export interface FormRow extends Asking {
  key: string
  label: Said
  /** How far the row is moved in: 0 a total, 1 what it consists of, 2 of which. */
  level: 0 | 1 | 2
  /** A heading alone, without figures. */
  isHeading?: boolean
  /** The cell is the mean of this dimension's numbers, to one decimal, instead of a count: `years`. */
  mean?: string
}

export interface FormBlock {
  key: string
  title?: Said
  columns: readonly FormColumn[]
  rows: readonly FormRow[]
}

/** One side of a check: the sum of some cells, `-` before what is taken off. */
export interface CheckSide {
  block: string
  column: string
  rows: readonly string[]
}

/**
 * What must agree before a form is signed: both sides in every unit, whole and below. `parts`: what the unit holds itself
 * and what those below it hold; of stocks, and done in the whole alone.
 */
export interface FormCheck {
  key: string
  label: Said
  left: readonly CheckSide[]
  right: readonly CheckSide[] | 'parts'
}

/** Biểu thống kê: a statistical form as data. */
export interface StatisticalForm {
  /** As the texts number it: `1`, `2B`. */
  key: string
  symbol: string
  title: Said
  source: string
  confidence: Confidence
  blocks: readonly FormBlock[]
  checks: readonly FormCheck[]
  /** What the register cannot fill in, in words; shown under the form. */
  lacking?: Said
}

/** The cells of a form for one unit: by block and row, in the order of the columns; null: not counted by the register. */
export interface CountedCells {
  blocks: { key: string; rows: { key: string; cells: (number | null)[] }[] }[]
}

/** A check done; `holds` is false where the sides differ. */
export interface CheckDone {
  key: string
  /** Code of the unit in which it was done. */
  unit: string
  left: number
  right: number
  holds: boolean
}

/** A form filled in by the register for a unit and a period, with a part for each unit directly below. */
export interface CountedForm {
  form: string
  /** Digest of the declaration counted by, so that a frozen form says what it was. */
  version: string
  unit: { id: string; code: string; name: string; kind: string }
  from: string
  to: string
  whole: CountedCells
  below: ({ unit: { id: string; code: string; name: string; kind: string } } & CountedCells)[]
  checks: CheckDone[]
}
