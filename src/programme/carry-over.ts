import type { z } from 'zod'
import { recordEvent } from '#access/events.ts'
import { mustBeAllowed } from '#access/policy.ts'
import type { Context } from '#access/serve.ts'
import { advisoryLock } from '#platform/db.ts'
import { lastDayOf } from '#platform/day.ts'
import { insist, NotFound } from '#platform/errors.ts'
import type * as api from './api.ts'
import { coUnits, getKeptItem } from './item-record-store.ts'
import { codesIn, recordItems } from './item-write.ts'
import { oweItem, settleItems } from './owed.ts'
import { refusalsToCarry, type ProgrammeRefusal } from './rules.ts'
import { getKept } from './store.ts'

/** Carries unfinished items over into a later programme of the same owner, each linked to the old one; all or none. */
export async function carryOver(
  { id, toId, itemIds, dueOn }: z.output<typeof api.carryOver.input>,
  { actor, db, today }: Context,
): Promise<{ toId: string; carried: number }> {
  const [from, to] = [await getKept(db, actor, id), await getKept(db, actor, toId)]
  await mustBeAllowed(db, actor, 'work.record', from.organisationId)
  await mustBeAllowed(db, actor, 'work.record', to.organisationId)
  await advisoryLock(db, `programme ${from.organisationId}`)
  const items = []
  for (const itemId of new Set(itemIds)) {
    const { item, programme } = await getKeptItem(db, actor, itemId, today)
    if (programme.id !== from.id) throw new NotFound(`programme item ${itemId}`)
    items.push(item)
  }
  const refusals: ProgrammeRefusal[] = refusalsToCarry(
    items.map(({ code, state, carriedOn }) => ({ code, state, carried: carriedOn })),
    { ...from, owner: from.organisationId },
    { ...to, owner: to.organisationId },
  )
  if (dueOn < to.from || dueOn >= to.until)
    refusals.push({ code: 'outside-programme', from: to.from, to: lastDayOf(to.until)!, day: dueOn })
  insist(refusals)
  const { organisationId } = to
  const eventId = await recordEvent(db, actor, {
    action: 'programme.carry-over',
    organisationId,
    details: { items: items.length, from: from.from, to: to.from },
  })
  const codes = new Set(await codesIn(db, to.id, null))
  const going = []
  for (const item of items) {
    const code = freeCode(item.code, from.from.slice(0, 4), codes)
    codes.add(code)
    const anew = { programmeId: to.id, code, kind: 'planned' as const, ground: null, groundText: null }
    const coIds = await coUnits(db, item.stateId)
    going.push({ ...item, ...anew, coIds, startsOn: to.from, dueOn, carriedFrom: item.id })
  }
  const recorded = await recordItems(db, going, eventId)
  await settleItems(
    db,
    items.map((item) => item.id),
    { organisationId, today },
    eventId,
  )
  for (const [index, item] of going.entries())
    await oweItem(db, recorded[index]!.id, item, { organisationId, today }, eventId)
  return { toId, carried: items.length }
}

/** The old code, or with the old year and a running number where it is taken. */
function freeCode(code: string, year: string, taken: ReadonlySet<string>): string {
  if (!taken.has(code)) return code
  const base = `${code.slice(0, 18)}-${year}`
  for (let n = 1; ; n++) {
    const next = n === 1 ? base : `${base}.${n}`
    if (!taken.has(next)) return next
  }
}
