import { createHash } from 'node:crypto'
import type { EngineKind } from '#platform/database/connect.ts'
import type { Db } from '#platform/db.ts'
import type { Told } from './backup.ts'
import {
  damaged,
  END_OF_ROWS,
  mustBeWhole,
  type Counts,
  type Header,
  type KeptTable,
  type Manifest,
  type Reading,
  type TableLine,
} from './format.ts'
import { rowsIn, type RowsIn } from './rows-in.ts'

const AFTER_ROWS = Buffer.from(`\n${END_OF_ROWS}\n`)

/** Reads the second version: the rows go on as they stand, in large pieces. */
export class SecondFormat implements Reading {
  private hash = createHash('sha256')
  private begun = false
  private rows: { table: string; to: RowsIn } | null = null
  private counts: Counts = {}
  private manifest: Manifest | null = null

  constructor(
    private tx: Db,
    private engine: EngineKind,
    private tables: readonly KeptTable[],
    private told: Told,
  ) {}

  async take(lines: Buffer): Promise<void> {
    for (let left = lines; left.length > 0;) {
      if (this.manifest) throw damaged()
      const taken = this.rows ? await this.takeRows(left, this.rows) : await this.takeLine(left)
      if (!this.manifest) this.hash.update(left.subarray(0, taken))
      left = left.subarray(taken)
    }
  }

  /** Passes rows on up to the table's end or the end of the lines; answers how many bytes those were. */
  private async takeRows(lines: Buffer, { table, to }: { table: string; to: RowsIn }): Promise<number> {
    const none = lines.subarray(0, AFTER_ROWS.length - 1).equals(AFTER_ROWS.subarray(1))
    const found = none ? -1 : lines.indexOf(AFTER_ROWS)
    const ends = none || found >= 0
    const length = ends ? found + 1 : lines.length
    if (length > 0) await to.write(lines.subarray(0, length))
    if (!ends) return length
    this.counts[table] = await to.end()
    this.rows = null
    return length + AFTER_ROWS.length - 1
  }

  private async takeLine(lines: Buffer): Promise<number> {
    const length = lines.indexOf(10) + 1 || lines.length
    const line = JSON.parse(lines.toString('utf8', 0, length)) as Header | TableLine | Manifest
    if ('dangvu' in line && !this.begun) this.begun = true
    else if ('table' in line && this.begun) await this.open(line)
    else if ('counts' in line && this.begun) this.manifest = line
    else throw damaged()
    return length
  }

  private async open({ table, columns }: TableLine): Promise<void> {
    const known = this.tables.find((one) => one.name === table)
    const found = known?.columns.filter((column) => columns.includes(column.name))
    if (!found || found.length !== columns.length || table in this.counts) throw damaged()
    found.sort((a, b) => columns.indexOf(a.name) - columns.indexOf(b.name))
    this.told(table)
    this.rows = { table, to: await rowsIn(this.tx, this.engine, table, found) }
  }

  finish(): Counts {
    mustBeWhole(this.manifest, this.counts, this.hash)
    return this.counts
  }

  abandon(error: Error): void {
    this.rows?.to.abandon(error)
  }
}
