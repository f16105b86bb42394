import type { Db } from './db.ts'

const remembered = new WeakMap<Db, Map<string, Promise<unknown>>>()

/** From here on questions asked through `onceInSnapshot` are answered once in this transaction, which reads one snapshot. */
export function rememberInSnapshot(tx: Db): void {
  remembered.set(tx, new Map())
}

/** The answer to a question named by `key`: where the transaction reads one snapshot for one asker, it is asked once. */
export function onceInSnapshot<Answer>(db: Db, key: string, ask: () => Promise<Answer>): Promise<Answer> {
  const known = remembered.get(db)
  if (!known) return ask()
  const before = known.get(key) as Promise<Answer> | undefined
  if (before) return before
  const asked = ask()
  known.set(key, asked)
  return asked
}
