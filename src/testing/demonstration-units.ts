import { demonstrationRegister } from '#demonstration/register.ts'
import type { Db } from '#platform/db.ts'
import { loadRegister } from './load-register.ts'

/** The units of the demonstration without its people: what the commissions' work is recorded upon. */
export async function plantDemonstrationUnits(db: Db): Promise<void> {
  const { organisations, links } = demonstrationRegister()
  await loadRegister(db, { organisations, links })
}
