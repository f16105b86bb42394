import type { Api } from '#access/doorway.ts'
import { serve } from '#access/serve.ts'
import { existingUnits } from '#assignment/give.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { insist, NotFound } from '#platform/errors.ts'
import { giveAll, type Wanted } from './giving.ts'
import { MOST } from './kinds.ts'
import * as api from './outcome-api.ts'
import * as store from './outcome-store.ts'
import { refusalsToGiving, type GivenConclusion } from './rules.ts'
import { siteUnits } from './site-store.ts'
import { findGathering, gatheringToWrite, mustRecordAt, type Found } from './standing.ts'
import { unitsByAddress, unitsOfGroup } from './unit-store.ts'

/** Answers what is asked of conclusions that become assignments: seen before they are signed, all in one step. */
export function serveGiving(server: Api): void {
  serve(
    server,
    api.previewGiving,
    async ({ id, given }, { actor, db, today }) => {
      const found = await findGathering(db, actor, id, today)
      await mustRecordAt(db, actor, [found.organisationId])
      const wanted = await wantedBy(db, found, given, today)
      insist(refusalsToGiving(found, wanted, today))
      return {
        items: wanted.map(({ conclusionId, dueOn, addressees }) => ({
          conclusionId,
          dueOn,
          leads: addressees.filter((one) => one.role === 'lead').length,
          co: addressees.filter((one) => one.role === 'co').length,
          names: addressees.slice(0, 5).map((one) => one.name),
        })),
      }
    },
    { reads: true },
  )
  serve(server, api.giveConclusions, async ({ id, given }, context) => {
    const { db, today } = context
    const found = await gatheringToWrite(db, context.actor, id, today)
    const wanted = await wantedBy(db, found, given, today)
    insist(refusalsToGiving(found, wanted, today))
    await giveAll(context, found, wanted)
    return { items: await store.listConclusions(db, found.id) }
  })
}

async function wantedBy(
  db: Db,
  found: Found,
  given: readonly api.ConclusionGiving[],
  today: Day,
): Promise<Wanted[]> {
  const conclusions = new Map((await store.listConclusions(db, found.id)).map((one) => [one.id, one]))
  const wanted: Wanted[] = []
  for (const { conclusionId, addressed, dueOn, product } of given) {
    const conclusion = conclusions.get(conclusionId)
    if (!conclusion) throw new NotFound(`conclusion ${conclusionId}`)
    const { number: line, kind, text, given: already } = conclusion
    const addressees = await addresseesOf(db, found, addressed, today)
    const asked =
      addressed.to === 'units' ? new Set(addressed.units.map((one) => one.organisationId)).size : 0
    const unknown = Math.max(0, asked - new Set(addressees.map((one) => one.key)).size)
    wanted.push({ conclusionId, line, kind, text, given: already, dueOn, product, addressees, unknown })
  }
  return wanted
}

/** The units meant, as of today; what asks for a whole group makes each of them lead in its own place. */
async function addresseesOf(
  db: Db,
  found: Found,
  addressed: api.Addressed,
  today: Day,
): Promise<GivenConclusion['addressees'][number][]> {
  const limit = MOST.addressees + 1
  const lead = ({ id, name }: { id: string; name: string }) => ({ key: id, name, role: 'lead' as const })
  if (addressed.to === 'units') {
    const ids = addressed.units.map((one) => one.organisationId)
    const known = await unitsByAddress(db, found.organisationId, ids, today)
    return addressed.units.flatMap(({ organisationId, role }) => {
      const unit = known.get(organisationId)
      return unit ? [{ key: unit.id, name: unit.name, role }] : []
    })
  }
  if (addressed.to === 'sites') {
    const units = await siteUnits(db, found.id)
    const existing = await existingUnits(
      db,
      units.map((one) => one.id),
      today,
    )
    return units.filter((one) => existing.has(one.id) && one.id !== found.organisationId).map(lead)
  }
  const group =
    addressed.to === 'below'
      ? ({ of: 'below', itself: false } as const)
      : ({ of: 'kinds', kinds: addressed.kinds } as const)
  return (await unitsOfGroup(db, found.organisationId, group, today, limit)).map(lead)
}
