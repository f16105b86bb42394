import { below, type Random } from '#generate/random.ts'
import { addDays, dayOf, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { Counts } from './baseline.ts'
import type { Ground } from './ground.ts'

/** A request as one is drawn by chance for a question. */
export interface Asked {
  path: string
  body?: object
  /** Who asks: the officer of the whole, or the one of the largest province. */
  as: 'nation' | 'province'
  /** The numbers that the answer gives. */
  counts?: (answer: never) => Counts
  /** The same numbers from recorded facts alone. */
  plain?: (db: Db) => Promise<Counts>
  /** Bytes that any answer from unaggregated columns must at least read; absent where an index leads to few rows. */
  bytes?: number
}

/** A question of the table of targets; `draw` words it differently each time. */
export interface Question {
  name: string
  /** Asked for in ms, and of which percentile. */
  target?: { ms: number; of: 'p50' | 'p99' }
  draw: (random: Random) => Asked
}

/** Any day of the years that the register covers, up to today. */
export function anyDay(random: Random, { years: [first, last], today }: Ground): Day {
  const on = addDays(dayOf(first, 1, 1), below(random, (last - first + 1) * 365))
  return on < today ? on : today
}
