import { sql } from 'kysely'
import { verifyEvents, type SealFinding } from '#access/seals.ts'
import { verifyMovements } from '#movement/verify.ts'
import { verifyOrganisations } from '#organisation/verify.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { VerifyFinding } from '#platform/verify.ts'
import type { UnitRef } from '#statistics/balance.ts'
import { verifyBalances, verifySums } from '#statistics/verify.ts'

/** Every invariant of the register, on one snapshot: tree, ledger, spells, balances of a unit, audit seals. */
export async function verifyRegister(
  db: Db,
  unit: UnitRef | null,
  today: Day,
  now: Date,
): Promise<VerifyFinding[]> {
  const structure = await verifyOrganisations(db)
  // Figures over a broken tree would only repeat its fault many times over.
  const broken = structure.some((one) => one.check === 'tree')
  const asked = unit ?? (await findRoot(db, today))
  return [
    ...structure,
    ...(await verifyMovements(db)),
    ...(asked && !broken
      ? [...(await verifyBalances(db, asked)), ...(await verifySums(db, asked, today))]
      : []),
    ...(await verifyEvents(db, now)).map(auditFinding),
  ]
}

function auditFinding({ severity, code, line, facts }: SealFinding): VerifyFinding {
  return { severity, check: 'audit', code, where: `seal ${line}`, facts }
}

async function findRoot(db: Db, on: Day): Promise<UnitRef | null> {
  const { rows } = await sql<UnitRef>`
    select organisation.id, public_id as "publicId", code, name, kind
    from organisation_state state join organisation on organisation.id = state.organisation_id
    where superseded_at is null and superior_id is null
    order by (from_day <= ${on} and ${on} < until_day) desc, from_day desc limit 1`.execute(db)
  return rows[0] ?? null
}
