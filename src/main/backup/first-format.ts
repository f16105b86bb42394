import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import type { Told } from './backup.ts'
import { damaged, mustBeWhole, type Counts, type KeptTable, type Manifest, type Reading } from './format.ts'

const BATCH = 2000

/** Reads the first version: a header, for each table `{table}` and its rows as JSON, then the manifest; a digest of lines. */
export class FirstFormat implements Reading {
  private hash = createHash('sha256')
  private begun = false
  private table: string | null = null
  private batch: string[] = []
  private counts: Counts = {}
  private manifest: Manifest | null = null

  constructor(
    private tx: Db,
    private tables: readonly KeptTable[],
    private told: Told,
  ) {}

  async take(lines: Buffer): Promise<void> {
    for (const line of lines.toString('utf8').replace(/\n$/, '').split('\n')) await this.takeLine(line)
  }

  private async takeLine(line: string): Promise<void> {
    if (this.manifest) throw damaged()
    if (line.startsWith('{"counts":')) {
      await this.flush()
      this.manifest = JSON.parse(line)
      return
    }
    this.hash.update(line)
    if (!this.begun) this.begun = true
    else if (line.startsWith('{"table":')) await this.open((JSON.parse(line) as { table: string }).table)
    else if (this.batch.push(line) >= BATCH) await this.flush()
  }

  private async open(table: string): Promise<void> {
    await this.flush()
    if (!this.tables.some((one) => one.name === table)) throw damaged()
    this.told(table)
    this.table = table
    this.counts[table] = 0
  }

  private async flush(): Promise<void> {
    if (this.batch.length === 0) return
    if (this.table === null) throw damaged()
    await sql`
      insert into ${sql.table(this.table)} overriding system value
      select kept.* from unnest(${this.batch}::text[]) with ordinality as line (text, place)
      cross join lateral jsonb_populate_record(null::${sql.table(this.table)}, line.text::jsonb) kept
      order by place`.execute(this.tx)
    this.counts[this.table]! += this.batch.length
    this.batch = []
  }

  finish(): Counts {
    mustBeWhole(this.manifest, this.counts, this.hash)
    return this.counts
  }

  abandon(): void {}
}
