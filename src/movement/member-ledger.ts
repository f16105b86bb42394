import { sql } from 'kysely'
import type { Period } from '#organisation/tree.ts'
import type { Day } from '#platform/day.ts'
import { kept, type Db } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'
import type { Step } from './rules.ts'
import { codeValues } from './spells.ts'
import type { CountedValue } from './stays.ts'

/** An entry of a member's ledger that is not superseded. */
export interface LedgerStep extends Step {
  id: string
  seq: number
}

/** A row of `member_spell`, as JSON carries it. */
export type SpellRow = Record<string, string | number | null> & { from_day: Day; until_day: Day }

/** All that a change of one member's ledger is judged by and written from. */
export interface MemberLedger {
  memberId: string
  /** The unit that keeps the person's record. */
  home: string
  steps: LedgerStep[]
  /** When each unit of the steps, and the receiver asked about, exists. */
  existence: (Period & { unit: string })[]
  values: (CountedValue & { value: string | null })[]
  /** What every spell of the member repeats. */
  facts: Record<string, string | number | null>
  spells: SpellRow[]
}

/**
 * The member's ledger, read so that until `tx` ends nobody else changes it, nor the tree; with the existence of
 * `receiver`. Throws NotFound where there is no such member.
 */
export async function lockLedger(tx: Db, memberId: string, receiver: string | null): Promise<MemberLedger> {
  const ledger = await readLedger(tx, memberId, receiver)
  if (!ledger.values.some((one) => one.value !== null && one.code === null)) return ledger
  await codeValues(tx, [memberId])
  return readLedger(tx, memberId, receiver)
}

async function readLedger(tx: Db, memberId: string, receiver: string | null): Promise<MemberLedger> {
  const { rows } = await sql<{ ledger: Omit<MemberLedger, 'memberId'> | null }>`
    ${kept} select locked_ledger(${memberId}, ${receiver}) as ledger`.execute(tx)
  const ledger = rows[0]?.ledger
  if (!ledger) throw new NotFound(`member ${memberId}`)
  return { memberId, ...ledger }
}
