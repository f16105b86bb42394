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
    ...(dump ? { loadDataDir: dump } : {}),
  })
  await engine.exec('create extension if not exists btree_gin; create extension if not exists btree_gist')
  return engine
}
