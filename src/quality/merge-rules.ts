import type { Period } from '#organisation/tree.ts'
import type { LedgerStep } from '#movement/member-ledger.ts'
import { refusalsToChain, type ChainRefusal } from '#movement/rules.ts'

/** Which of two files: the one that is kept, or the one merged into it. */
export type Side = 'kept' | 'merged'

/** A movement of either file. */
export interface SidedStep extends LedgerStep {
  side: Side
}

export type MergeRefusal =
  | { code: 'same-person' }
  | { code: 'merged-already'; side: Side }
  | { code: 'kept-is-no-member' }
  | { code: 'merged-has-open-case'; cases: number }
  | { code: 'merged-has-account' }
  | { code: 'merged-on-source-list' }
  | { code: 'changed-since'; what: 'movements' | 'facts' | 'fields' }
  | { code: 'undone-already' }
  | (ChainRefusal & { code: ChainRefusal['code'] })

/** All movements of both on one line: by day, and within a day those of the kept file first. */
export function onOneLine(kept: readonly LedgerStep[], merged: readonly LedgerStep[]): SidedStep[] {
  return [
    ...kept.map((step): SidedStep => ({ ...step, side: 'kept' })),
    ...merged.map((step): SidedStep => ({ ...step, side: 'merged' })),
  ].sort(
    (a, b) =>
      (a.on < b.on ? -1 : a.on > b.on ? 1 : 0) ||
      (a.side === b.side ? a.seq - b.seq : a.side === 'kept' ? -1 : 1),
  )
}

/** What stands when nobody has chosen: the kept file's movements, or the other's where it has none. */
export function usuallyStanding(line: readonly SidedStep[]): string[] {
  const side: Side = line.some((step) => step.side === 'kept') ? 'kept' : 'merged'
  return line.filter((step) => step.side === side).map((step) => step.id)
}

/** Why the movements that are to stand do not chain: in two units at once, out before in. Source: docs/figures.md. */
export function refusalsToLine(
  line: readonly SidedStep[],
  standing: ReadonlySet<string>,
  existence: readonly (Period & { unit: string })[],
): ChainRefusal[] {
  return refusalsToChain(
    line.filter((step) => standing.has(step.id)),
    (unit) => existence.filter((one) => one.unit === unit),
  )
}
