import { mustBeAllowed, type Actor } from '#access/policy.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { Refused } from '#platform/errors.ts'
import { refusalsToPeriod } from '#statistics/rules.ts'
import { getUnit } from '#statistics/unit.ts'

/** Unit and period, once the asker may read its figures. */
export async function allowed(
  db: Db,
  actor: Actor,
  { organisationId, from, to }: { organisationId: string; from: Day; to: Day },
) {
  const unit = await getUnit(db, { publicId: organisationId }, to)
  await mustBeAllowed(db, actor, 'statistics.read', unit.id)
  const refusals = refusalsToPeriod(from, to)
  if (refusals.length > 0) throw new Refused(refusals)
  return { unit, span: { from, to } }
}
