import { inTransaction, type Db } from '#platform/db.ts'
import { findPairs } from '#quality/pair-search.ts'

/** The search for people with two files in the whole register, as the job does it. */
export interface DuplicateSearch {
  seconds: number
  pairs: number
}

/** Looks for duplicates among everybody once; the comparison happens in the database. */
export async function measureDuplicates(db: Db, say: (text: string) => void): Promise<DuplicateSearch> {
  say('duplicates…')
  const started = performance.now()
  const pairs = await inTransaction(db, (tx) => findPairs(tx, () => {}))
  const seconds = Math.round((performance.now() - started) / 100) / 10
  say(`duplicates: ${pairs.length} pairs in ${seconds} s`)
  return { seconds, pairs: pairs.length }
}
