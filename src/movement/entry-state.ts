import type { KeptMovement } from './api.ts'

type Entry = Pick<KeptMovement, 'id' | 'supersededAt' | 'supersedes' | 'reason'>

/**
 * Where an entry stands among all of its member: in force, corrected by a later one, or withdrawn; with the reason that
 * was given: a correction's stands on the entry that corrects, a withdrawal's on the withdrawn one.
 */
export function stateOf(
  entry: Entry,
  entries: readonly Entry[],
): { state: 'inForce' | 'corrected' | 'withdrawn'; reason: string | null } {
  if (entry.supersededAt === null) return { state: 'inForce', reason: entry.reason }
  const instead = entries.find((one) => one.supersedes === entry.id)
  return instead
    ? { state: 'corrected', reason: instead.reason }
    : { state: 'withdrawn', reason: entry.reason }
}
