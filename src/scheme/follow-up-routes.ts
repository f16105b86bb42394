import type { Api } from '#access/doorway.ts'
import { serve } from '#access/serve.ts'
import { giveAssignment } from '#assignment/give.ts'
import { insist } from '#platform/errors.ts'
import { begin, record } from './begin.ts'
import { giveFollowUp } from './follow-up-api.ts'
import { getScheme, ORIGINS } from './record-store.ts'
import { refusalsToFollowUp } from './rules.ts'
import { chosenUnits } from './units.ts'

/** Answers what follows from an adopted scheme: what units do to carry it out, by when. */
export function serveFollowUps(server: Api): void {
  serve(server, giveFollowUp, async ({ id, title, product, dueOn, units }, context) => {
    const { actor, db, today } = context
    const scheme = await begin(context, id)
    const chosen = await chosenUnits(db, scheme.organisationId, units, today)
    insist(refusalsToFollowUp({ dueOn, ...chosen }, scheme.state, today))
    const details = { code: scheme.code, units: chosen.ids.length, due: dueOn }
    const eventId = await record(context, scheme, 'scheme.follow-up', details)
    await giveAssignment(
      db,
      {
        kind: 'follow_up',
        organisationId: scheme.organisationId,
        title,
        ground: scheme.title,
        product: product || null,
        origin: { kind: ORIGINS.scheme, id: scheme.id },
        givenOn: today,
        startsOn: today,
        dueOn,
        addressees: chosen.ids.map((organisationId) => ({ organisationId, role: 'lead' })),
      },
      eventId,
    )
    return getScheme(db, actor, id, today)
  })
}
