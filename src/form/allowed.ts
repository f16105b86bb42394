import { mustBeAllowed, permissions, type Actor } from '#access/policy.ts'
import type { Measure } from '#measure/declaration.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { Refused } from '#platform/errors.ts'
import { refusalsToPeriod } from '#statistics/rules.ts'
import { getUnit } from '#statistics/unit.ts'

/** Unit and period, once the asker may read its figures; of the measures those that he may read there. */
export async function allowed(
  db: Db,
  actor: Actor,
  { organisationId, from, to }: { organisationId: string; from: Day; to: Day },
  measures: readonly Measure[],
) {
  const unit = await getUnit(db, { publicId: organisationId }, to)
  await mustBeAllowed(db, actor, 'statistics.read', unit.id)
  const refusals = refusalsToPeriod(from, to)
  if (refusals.length > 0) throw new Refused(refusals)
  return { unit, span: { from, to }, measures: await readable(db, actor, unit.id, measures) }
}

/** The measures that an actor may read at a unit; the cells of others stay open. */
export async function readable(
  db: Db,
  actor: Actor,
  unitId: string,
  measures: readonly Measure[],
): Promise<readonly Measure[]> {
  const may = await permissions(db, actor, unitId)
  return measures.filter(({ action }) => may[action])
}
