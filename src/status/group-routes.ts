import { sql } from 'kysely'
import type { Api } from '#access/doorway.ts'
import { recordEvent } from '#access/events.ts'
import { organisationIdOf } from '#access/organisations.ts'
import { may, mustBeAllowed } from '#access/policy.ts'
import { serve, type Context } from '#access/serve.ts'
import { holdsOn } from '#organisation/tree-store.ts'
import { addDays, type Day } from '#platform/day.ts'
import { advisoryLock } from '#platform/db.ts'
import { insist, NotFound } from '#platform/errors.ts'
import { readable } from '#person/person-reach.ts'
import * as api from './api.ts'
import type { Groups } from './api.ts'
import { findUnitOf } from './facts-store.ts'
import { refusalsToForm, refusalsToJoin, refusalsToLast } from './group-rules.ts'
import * as store from './group-store.ts'

/** Answers for groups inside a branch (tổ đảng). */
export function serveGroups(server: Api): void {
  serve(server, api.listGroups, async ({ id, on }, context) => {
    const unitId = await organisationIdOf(context.db, id)
    await mustBeAllowed(context.db, context.actor, 'person.read', unitId)
    context.viewed({ action: 'status.groups', organisationId: unitId, details: { on: on ?? context.today } })
    return answer(context, unitId, on ?? context.today)
  })
  serve(server, api.formGroup, async ({ id, name, forAway, from }, context) => {
    const unitId = await begin(context, id)
    const names = await store.groupNames(context.db, unitId, from)
    insist(
      refusalsToForm({ name, from }, { kind: await kindOf(context, unitId, from), names }, context.today),
    )
    const eventId = await record(context, unitId, 'status.group', { from, forAway })
    await store.insertGroup(context.db, { unitId, name, forAway, from }, eventId)
    return answer(context, unitId, context.today)
  })
  serve(server, api.endGroup, async ({ id, groupId, to, reason }, context) => {
    const unitId = await begin(context, id)
    const group = await store.getGroup(context.db, unitId, groupId)
    insist(refusalsToLast(group.from, to, context.today))
    const eventId = await record(context, unitId, 'status.group-end', { to })
    await store.closeGroup(context.db, group.id, to, { eventId, reason })
    return answer(context, unitId, context.today)
  })
  serve(server, api.joinGroup, async ({ id, groupId, personId, role, from }, context) => {
    const { db, actor, today } = context
    const unitId = await begin(context, id)
    const { person } = await readable(db, actor, personId)
    const group = await store.getGroup(db, unitId, groupId)
    const places = await store.placesHeld(db, unitId, from)
    const isOfUnit = (await findUnitOf(db, person.id, from)) === unitId
    const asked = { personId: person.id, role, from }
    insist(refusalsToJoin(asked, { group, isOfUnit, places }, today))
    const eventId = await record(context, unitId, 'status.group-place', { role, from })
    const before = places.find((one) => one.personId === person.id && one.groupId === group.id)
    if (before)
      await store.closePlaces(db, group.id, before.placeId, addDays(from, -1), {
        eventId,
        reason: 'Đổi vai trò',
      })
    await store.insertPlace(db, { groupId: group.id, ...asked, until: group.until }, eventId)
    return answer(context, unitId, today)
  })
  serve(server, api.leaveGroup, async ({ id, groupId, placeId, to, reason }, context) => {
    const unitId = await begin(context, id)
    const group = await store.getGroup(context.db, unitId, groupId)
    insist(refusalsToLast(group.from, to, context.today))
    const eventId = await record(context, unitId, 'status.group-leave', { to })
    if ((await store.closePlaces(context.db, group.id, placeId, to, { eventId, reason })) === 0)
      throw new NotFound(`place ${placeId}`)
    return answer(context, unitId, context.today)
  })
}

/** The unit that is written to, its groups to itself until the transaction ends. */
async function begin({ db, actor }: Context, publicId: string): Promise<string> {
  const unitId = await organisationIdOf(db, publicId)
  await mustBeAllowed(db, actor, 'person.record', unitId)
  await advisoryLock(db, `groups ${unitId}`)
  return unitId
}

async function kindOf({ db }: Context, unitId: string, on: Day): Promise<string> {
  const { rows } = await sql<{ kind: string }>`
    select kind from organisation_state s
    where s.organisation_id = ${unitId} and s.superseded_at is null and ${holdsOn('s', on)}`.execute(db)
  return rows[0]?.kind ?? ''
}

function record(
  { db, actor }: Context,
  organisationId: string,
  action: string,
  details: Record<string, unknown>,
): Promise<string> {
  return recordEvent(db, actor, { action, organisationId, details })
}

async function answer({ db, actor }: Context, unitId: string, on: Day): Promise<Groups> {
  const record = await may(db, actor, 'person.record', unitId)
  return { ...(await store.listGroups(db, unitId, on)), may: { record } }
}
