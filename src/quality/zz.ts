import { openDatabase } from '#platform/database/connect.ts'
import { sql } from 'kysely'
import { findPairs } from '#quality/pair-search.ts'
import { qualityOf } from '#quality/score-store.ts'
import { day } from '#platform/day.ts'
const database = await openDatabase({ url: 'postgresql://dangvu@127.0.0.1:54329/nation', dataFolder: '/tmp/q-nation-df' })
const what = process.argv[2]
const t = performance.now()
await database.db.transaction().execute(async (tx: any) => {
  await sql`set local max_parallel_workers_per_gather = 0`.execute(tx)
  if (what === 'pairs') {
    const pairs = await findPairs(tx, (p) => console.log(((performance.now() - t) / 1000).toFixed(1), p))
    console.log(pairs.length, pairs.slice(0, 3), process.memoryUsage().rss / 1e6)
  } else {
    const root = (await sql<{ id: string }>`select organisation_id as id from organisation_state where superior_id is null limit 1`.execute(tx)).rows[0]!.id
    const on = day(process.argv[3] ?? '2025-12-31')
    const score = await qualityOf(tx, { unit: root, on, isLarge: true })
    console.log(score.members, score.complete, score.below.length, score.rules)
  }
})
console.log('seconds', (performance.now() - t) / 1000)
await database.close()
process.exit(0)
