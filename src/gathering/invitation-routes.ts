import type { Api } from '#access/doorway.ts'
import { mustBeAllowed } from '#access/policy.ts'
import { serve, type Context } from '#access/serve.ts'
import { insist, NotFound } from '#platform/errors.ts'
import * as api from './invitation-api.ts'
import * as store from './invitation-store.ts'
import { MOST } from './kinds.ts'
import { refusalsToAnswer, refusalsToChange, refusalsToInvite, refusalsToRollCall } from './rules.ts'
import { siteUnits } from './site-store.ts'
import { recordAbout } from './events.ts'
import { findGathering, gatheringToWrite, mustRecordAt, type Found } from './standing.ts'
import { unitsByAddress, unitsOfGroup } from './unit-store.ts'

/** Answers what is asked of invitations: who is invited, their answers, who came. */
export function serveInvitations(server: Api): void {
  serve(server, api.listInvitations, async ({ id, on }, { actor, db, today }) => {
    const found = await findGathering(db, actor, id, on ?? today)
    return { items: await store.listInvitations(db, actor, found, on ?? today) }
  })
  serve(server, api.invite, async ({ id, invited, answerBy }, context) => {
    const { db, today } = context
    const found = await gatheringToWrite(db, context.actor, id, today)
    const wanted = await wantedBy(context, found, invited)
    const { already, count } = await store.invitedAlready(db, found.id, wanted)
    const fresh = wanted.filter((one) => !already.has(store.keyOfInvitation(one)))
    insist([
      ...refusalsToInvite(found, { answerBy, invited: count + fresh.length, today }),
      ...(wanted.length > 0 && fresh.length === 0 ? [{ code: 'invited-already' }] : []),
      ...(wanted.length === 0 ? [{ code: 'nobody-to-invite' }] : []),
    ])
    const eventId = await recordAbout(context, found, 'gathering.invite', {
      who: invited.who,
      invited: fresh.length,
    })
    await store.invite(db, found.id, fresh, { answerBy, on: today }, eventId)
    return answer(context, id)
  })
  serve(server, api.withdrawInvitation, async ({ id, invitationId }, context) => {
    const found = await gatheringToWrite(context.db, context.actor, id, context.today)
    insist(refusalsToChange(found))
    const [invitation] = await store.findInvitations(context.db, found.id, [invitationId])
    const eventId = await recordAbout(context, found, 'gathering.invitation-withdrawal', {})
    await store.withdrawInvitation(context.db, invitation!.id, eventId)
    return answer(context, id)
  })
  serve(server, api.answerInvitation, async ({ id, invitationId, answer: said, reason }, context) => {
    const { db, actor, today } = context
    const found = await findGathering(db, actor, id, today)
    const [invitation] = await store.findInvitations(db, found.id, [invitationId])
    await mustRecordAt(db, actor, [invitation!.organisationId, found.organisationId])
    insist(refusalsToAnswer(found, { answer: said, reason }))
    const eventId = await recordAbout(context, found, 'gathering.answer', { answer: said })
    await store.answer(db, [{ invitationId: invitation!.id, answer: said, reason }], today, eventId)
    return answer(context, id)
  })
  serve(server, api.markPresence, async ({ id, marks }, context) => {
    const { db, today } = context
    const found = await gatheringToWrite(db, context.actor, id, today)
    const invitations = await store.findInvitations(
      db,
      found.id,
      marks.map((one) => one.invitationId),
    )
    const twice = new Set(invitations.map((one) => one.id)).size < invitations.length
    insist([...refusalsToRollCall(found, today), ...(twice ? [{ code: 'presence-twice' }] : [])])
    const present = marks.filter((one) => one.presence === 'present').length
    const details = { present, absent: marks.length - present }
    const eventId = await recordAbout(context, found, 'gathering.presence', details)
    const answers = marks.map(({ presence, reason }, index) => ({
      invitationId: invitations[index]!.id,
      answer: presence,
      reason,
    }))
    await store.answer(db, answers, today, eventId)
    return answer(context, id)
  })
}

/** Whom the request means; a person is invited through the unit that keeps the record. */
async function wantedBy(
  { actor, db, today }: Context,
  found: Found,
  invited: api.Invited,
): Promise<store.NewInvitation[]> {
  const unit = (organisationId: string) => ({ organisationId, post: null, holderId: null })
  const limit = MOST.invitations + 1
  const below = { of: 'below', itself: false } as const
  if (invited.who === 'sites') return (await siteUnits(db, found.id)).map(({ id }) => unit(id))
  if (invited.who === 'below')
    return (await unitsOfGroup(db, found.organisationId, below, today, limit)).map(({ id }) => unit(id))
  if (invited.who === 'kinds') {
    const group = { of: 'kinds', kinds: invited.kinds } as const
    return (await unitsOfGroup(db, found.organisationId, group, today, limit)).map(({ id }) => unit(id))
  }
  if (invited.who === 'person') {
    const guest = await store.findGuest(db, invited.personId)
    await mustBeAllowed(db, actor, 'person.read', guest.organisationId)
    return [{ organisationId: guest.organisationId, post: null, holderId: guest.id }]
  }
  const known = await unitsByAddress(db, found.organisationId, [invited.organisationId], today)
  const one = known.get(invited.organisationId)
  if (!one) throw new NotFound(`organisation ${invited.organisationId}`)
  return [{ ...unit(one.id), post: invited.who === 'post' ? invited.post : null }]
}

async function answer({ actor, db, today }: Context, publicId: string) {
  const found = await findGathering(db, actor, publicId, today)
  return { items: await store.listInvitations(db, actor, found, today) }
}
