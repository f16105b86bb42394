import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { createWriteStream } from 'node:fs'
import { open, rename } from 'node:fs/promises'
import { finished } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import { sql } from 'kysely'
import type { Database } from '#platform/database/connect.ts'
import type { Db } from '#platform/db.ts'
import { leavingNothing } from '#platform/unfinished.ts'
import {
  END_OF_ROWS,
  keptTables,
  migrationsOf,
  type Counts,
  type Header,
  type Manifest,
  type TableLine,
} from './format.ts'
import { rowsOut } from './rows-out.ts'

/** How far a backup or a restore is, in words for the terminal. */
export type Told = (stage: string) => void

/** Writes all tables of one snapshot; the file appears whole or not at all, and nobody waits for it. Returns rows by table. */
export async function backup(
  { db, engine }: Pick<Database, 'db' | 'engine'>,
  file: string,
  told: Told = () => {},
): Promise<Counts> {
  const part = `${file}.part`
  return leavingNothing(part, async () => {
    const writing = new BackupFile(part)
    try {
      const counts = await db
        .transaction()
        .setIsolationLevel('repeatable read')
        .setAccessMode('read only')
        .execute((tx: Db) => writeTables(tx, engine, writing, told))
      await writing.end(counts)
      await rename(part, file)
      return counts
    } catch (error) {
      writing.abandon()
      throw error
    }
  })
}

async function writeTables(
  tx: Db,
  engine: Database['engine'],
  file: BackupFile,
  told: Told,
): Promise<Counts> {
  // Rows in the order in which they lie, and the same text whoever asks.
  await sql`set local synchronize_seqscans = off`.execute(tx)
  await sql`set local datestyle = 'ISO'`.execute(tx)
  await sql`set local timezone = 'UTC'`.execute(tx)
  await file.line({ dangvu: 2, migrations: await migrationsOf(tx) } satisfies Header)
  const counts: Counts = {}
  for (const table of await keptTables(tx)) {
    told(table.name)
    const columns = table.columns.map((column) => column.name)
    await file.line({ table: table.name, columns } satisfies TableLine)
    counts[table.name] = await rowsOut(tx, engine, table, (rows) => file.write(rows))
    await file.write(`${END_OF_ROWS}\n`)
  }
  return counts
}

/** Rows come in small pieces; what goes to the digest and to gzip are few large ones. */
const PIECE = 512 * 1024

/** The file of a backup while it is written: gathered, digested, packed. */
class BackupFile {
  private hash = createHash('sha256')
  // Level 1 takes less than a third of the time of level 6; the files are a quarter larger.
  private gzip = createGzip({ level: 1, chunkSize: PIECE })
  private gathered: Buffer[] = []
  private length = 0
  private out: ReturnType<typeof createWriteStream>

  constructor(private path: string) {
    this.out = createWriteStream(path, { mode: 0o600 })
    this.out.on('error', (error) => this.gzip.destroy(error))
    this.gzip.on('error', () => {})
    this.gzip.pipe(this.out)
  }

  async line(value: object): Promise<void> {
    await this.write(`${JSON.stringify(value)}\n`)
  }

  async write(piece: Buffer | string): Promise<void> {
    const bytes = typeof piece === 'string' ? Buffer.from(piece) : piece
    this.gathered.push(bytes)
    this.length += bytes.length
    if (this.length >= PIECE) await this.pass()
  }

  private async pass(): Promise<void> {
    const bytes = Buffer.concat(this.gathered)
    this.gathered = []
    this.length = 0
    this.hash.update(bytes)
    if (this.gzip.errored) throw this.gzip.errored
    if (!this.gzip.write(bytes)) await once(this.gzip, 'drain')
  }

  /** Writes the manifest and waits until the disk has all of it. */
  async end(counts: Counts): Promise<void> {
    await this.pass()
    const manifest: Manifest = { counts, sha256: this.hash.digest('hex') }
    this.gzip.end(`${JSON.stringify(manifest)}\n`)
    await finished(this.out)
    const written = await open(this.path, 'r+')
    await written.sync()
    await written.close()
  }

  abandon(): void {
    this.gzip.destroy()
    this.out.destroy()
  }
}
