import { sql } from 'kysely'
import { addDays, dayOf, FOREVER, partsOf, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { VerifyFinding } from '#platform/verify.ts'
import { getBalance, type Balance, type Flows, type UnitRef } from './balance.ts'

/** Whether every calendar year of a unit's balance closes, years join, and its parts sum to the whole on every year's ends. */
export async function verifyBalances(db: Db, unit: UnitRef): Promise<VerifyFinding[]> {
  const { rows } = await sql<{ first: Day | null; last: Day | null }>`
    select min(on_day) as first, max(on_day) as last from movement where superseded_at is null`.execute(db)
  const { first, last } = rows[0]!
  if (first === null || last === null || last === FOREVER) return []
  const findings: VerifyFinding[] = []
  let before: Balance | null = null
  for (let year = partsOf(first).year; year <= partsOf(last).year; year++) {
    const balance = await getBalance(db, unit, dayOf(year, 1, 1), dayOf(year, 12, 31))
    findings.push(...yearFindings(balance, before))
    before = balance
  }
  return findings
}

function yearFindings(balance: Balance, before: Balance | null): VerifyFinding[] {
  const findings: VerifyFinding[] = []
  const fail = (code: string, where: string, facts: Record<string, unknown>) =>
    findings.push({
      severity: 'error',
      check: 'balance',
      code,
      where,
      facts: { from: balance.from, to: balance.to, ...facts },
    })
  const rows: [string, Flows][] = [
    [balance.unit.code, balance],
    [`${balance.unit.code} (own)`, balance.own],
    ...balance.children.map((child): [string, Flows] => [child.unit.code, child]),
  ]
  for (const [where, { opening, increases, decreases, closing }] of rows) {
    const expected = opening + sum(increases) - sum(decreases)
    if (expected !== closing) fail('balance-open', where, { expected, closing })
  }
  if (before && before.closing !== balance.opening)
    fail('years-apart', balance.unit.code, { closed: before.closing, opened: balance.opening })
  return findings
}

/** Headcounts add up on any one day: the units below and what a unit holds itself make the whole. */
export async function verifySums(db: Db, unit: UnitRef, on: Day): Promise<VerifyFinding[]> {
  const balance = await getBalance(db, unit, addDays(on, 1), addDays(on, 1))
  const parts = balance.own.opening + balance.children.reduce((total, child) => total + child.opening, 0)
  const { rows } = await sql<{ n: string }>`
    select count(*) as n from organisation_state
    where superseded_at is null and superior_id = ${unit.id} and from_day = ${addDays(on, 1)}`.execute(db)
  // On a day whose morrow brings other units below, the balance lists both sets; the sum is then not one tree's.
  if (rows[0]!.n !== '0' || parts === balance.opening) return []
  return [
    {
      severity: 'error',
      check: 'balance',
      code: 'parts-differ',
      where: unit.code,
      facts: { on, whole: balance.opening, parts },
    },
  ]
}

function sum(counts: Record<string, number>): number {
  return Object.values(counts).reduce((total, n) => total + n, 0)
}
