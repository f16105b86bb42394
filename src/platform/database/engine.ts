import { fsyncSync } from 'node:fs'
import { PGlite } from '@electric-sql/pglite'
import { btree_gin } from '@electric-sql/pglite/contrib/btree_gin'
import { btree_gist } from '@electric-sql/pglite/contrib/btree_gist'

/** The embedded PostgreSQL of this process. Nobody queries it directly: `shareEngine` takes turns on it. */
export type Engine = PGlite

/** Opens the database in a folder, or in memory when there is none; `dump` fills a new one. */
export async function openEngine(folder: string | null, dump?: Blob): Promise<Engine> {
  const engine = await PGlite.create({
    dataDir: folder ?? 'memory://',
    extensions: { btree_gin, btree_gist },
    relaxedDurability: false,
    ...(folder === null ? {} : { startParams: DURABLE }),
    ...(dump ? { loadDataDir: dump } : {}),
  })
  if (folder !== null) syncToDisk(engine)
  await engine.exec('create extension if not exists btree_gin; create extension if not exists btree_gist')
  return engine
}

/** PGlite runs with `-F` (no fsync) unless told otherwise; its fdatasync does nothing. */
const DURABLE = [...PGlite.defaultStartParams.filter((one) => one !== '-F'), '-c', 'wal_sync_method=fsync']

/** Emscripten's files on disk lack fsync: with it a commit survives a power cut, not only the end of the process. */
function syncToDisk(engine: Engine): void {
  const files = engine.Module.FS as unknown as EmscriptenFiles
  const stream = files.open('/pglite/data/PG_VERSION', 'r')
  stream.stream_ops.fsync = ({ nfd }) => {
    if (nfd !== undefined) fsyncSync(nfd)
    return 0
  }
  files.close(stream)
}

interface EmscriptenFiles {
  open(path: string, flags: string): { stream_ops: { fsync?: (stream: { nfd?: number }) => number } }
  close(stream: unknown): void
}
