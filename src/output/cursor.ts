/** The rows of a table while they are written: one is seen ahead, so that a sheet ends only where more rows begin another. */
export interface Cursor<Row> {
  /** The next row, taken; null: there is none. */
  take(): Promise<Row | null>
  /** Whether a row is left. */
  more(): Promise<boolean>
}

export function cursorOver<Row>(rows: Iterable<Row> | AsyncIterable<Row>): Cursor<Row> {
  const iterator = Symbol.asyncIterator in rows ? rows[Symbol.asyncIterator]() : rows[Symbol.iterator]()
  let ahead: IteratorResult<Row> | null = null
  const seen = async () => (ahead ??= await iterator.next())
  return {
    take: async () => {
      const next = await seen()
      if (!next.done) ahead = null
      return next.done ? null : next.value
    },
    more: async () => !(await seen()).done,
  }
}
