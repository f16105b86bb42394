import type { Context } from '#access/serve.ts'
import { giveAssignment } from '#assignment/give.ts'
import { recordAbout } from './events.ts'
import { linkAssignment } from './outcome-store.ts'
import type { GivenConclusion } from './rules.ts'
import type { Found } from './standing.ts'

/** A conclusion with those whom it is given to. */
export interface Wanted extends GivenConclusion {
  conclusionId: string
  text: string
  product: string | null
}

/** Gives them, each as an assignment that names the gathering as its origin; the caller has judged them. */
export async function giveAll(
  { actor, db, today }: Pick<Context, 'actor' | 'db' | 'today'>,
  found: Pick<Found, 'id' | 'publicId' | 'organisationId' | 'bodyId' | 'title'>,
  wanted: readonly Wanted[],
): Promise<void> {
  const units = wanted.reduce((sum, one) => sum + one.addressees.length, 0)
  const details = { conclusions: wanted.length, units }
  const eventId = await recordAbout({ actor, db }, found, 'gathering.give', details)
  for (const one of wanted) {
    const giving = {
      kind: 'conclusion' as const,
      organisationId: found.organisationId,
      bodyId: found.bodyId,
      title: one.text,
      ground: found.title,
      product: one.product,
      origin: { kind: 'gathering', id: found.id },
      givenOn: today,
      startsOn: today,
      dueOn: one.dueOn,
      addressees: one.addressees.map(({ key, role, name }) => ({ organisationId: key, role, code: name })),
    }
    const made = await giveAssignment(db, giving, eventId)
    await linkAssignment(db, one.conclusionId, made.id)
  }
}
