import { CATEGORIES } from '#movement/categories.ts'
import { OPEN } from './day-number.ts'

/** Category codes by their small number. */
export const CATEGORY_CODES: readonly string[] = CATEGORIES.map((one) => one.code)

const numberOfCode = (code: string) => CATEGORY_CODES.indexOf(code)

/** As what the receiving and the giving side count a movement: a transfer in is the giver's transfer out. */
export const AS_RECEIVED = Uint8Array.from(CATEGORY_CODES, (code, at) =>
  code === 'D5' ? numberOfCode('I4') : code === 'D6' ? numberOfCode('I5') : at,
)
export const AS_GIVEN = Uint8Array.from(CATEGORY_CODES, (code, at) =>
  code === 'I4' ? numberOfCode('D5') : code === 'I5' ? numberOfCode('D6') : at,
)
export const GAINED_WITH_UNIT = numberOfCode('I5')
export const LOST_WITH_UNIT = numberOfCode('D6')

/** The ledger as columns in order of days; equal movements of a day are one row with their number. */
export class Ledger {
  category = new Uint8Array(1024)
  giver = new Int32Array(1024)
  receiver = new Int32Array(1024)
  count = new Int32Array(1024)
  /** The first row of each day: rows of day d are starts[d] to starts[d + 1] - 1. */
  readonly starts = new Int32Array(OPEN + 2)
  readonly late = new LateMovements()
  private rows = 0
  private day = 0

  /** Adds a row; days must come in order. */
  put(day: number, category: number, giver: number, receiver: number, count: number): void {
    if (this.rows === this.count.length) this.resize(this.rows * 2)
    while (this.day < day) this.starts[++this.day] = this.rows
    this.category[this.rows] = category
    this.giver[this.rows] = giver
    this.receiver[this.rows] = receiver
    this.count[this.rows++] = count
  }

  /** To be called after the last row. */
  seal(): void {
    this.resize(this.rows)
    while (this.day < OPEN + 1) this.starts[++this.day] = this.rows
  }

  private resize(length: number): void {
    const fitted = <Column extends Uint8Array | Int32Array>(column: Column, made: Column): Column => {
      made.set(column.subarray(0, Math.min(this.rows, length)))
      return made
    }
    this.category = fitted(this.category, new Uint8Array(length))
    this.giver = fitted(this.giver, new Int32Array(length))
    this.receiver = fitted(this.receiver, new Int32Array(length))
    this.count = fitted(this.count, new Int32Array(length))
  }
}

/** Movements recorded (weight 1) and superseded (-1) since the load. */
export class LateMovements {
  readonly day: number[] = []
  readonly category: number[] = []
  readonly giver: number[] = []
  readonly receiver: number[] = []
  readonly weight: number[] = []

  get count(): number {
    return this.day.length
  }

  push(day: number, category: number, giver: number, receiver: number, weight: number): void {
    this.day.push(day)
    this.category.push(category)
    this.giver.push(giver)
    this.receiver.push(receiver)
    this.weight.push(weight)
  }
}
