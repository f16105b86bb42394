import { recordEvent } from '#access/events.ts'
import { mustBeAllowed } from '#access/policy.ts'
import { asRegister } from '#access/reach.ts'
import type { Context } from '#access/serve.ts'
import type { Day } from '#platform/day.ts'
import { advisoryLock } from '#platform/db.ts'
import { insist, NotFound } from '#platform/errors.ts'
import {
  closingOf,
  findClosing,
  receiptTaken,
  situationOf,
  writeClosing,
  writeReceipt,
} from './close-store.ts'
import { bookFor, firstOpenMonth } from './pay-store.ts'
import { refusalsToClose, type DuesRefusal } from './rules.ts'
import { settingsFor } from './setting-store.ts'
import { bookedIn, openLines } from './sheet-store.ts'

interface HowToClose {
  keepPercent?: number | undefined
  keepSource?: string | undefined
  withoutOpen: boolean
}

/** Closes a month of a unit: its own members' dues and what the units below have submitted. Answers the public id. */
export async function closeMonth(
  { actor, db, today }: Context,
  organisationId: string,
  month: Day,
  { keepPercent, keepSource, withoutOpen }: HowToClose,
): Promise<string> {
  const settings = await settingsFor(db, organisationId, month)
  const situation = await asRegister(db, (all) => situationOf(all, organisationId, month))
  const keep = keepPercent === undefined ? settings.keep : Math.round(keepPercent * 100)
  insist(
    refusalsToClose({
      month,
      today,
      isClosed: (await closingOf(db, organisationId, month)) !== null,
      earlierOpen: situation.earlierOpen,
      openBelow: withoutOpen ? 0 : situation.openBelow,
      inTransit: withoutOpen ? 0 : situation.inTransit,
      keepHundredths: keep,
      allowed: settings.allowed,
    }),
  )
  const lines = await openLines(db, organisationId, month, settings)
  const collected = await bookedIn(db, organisationId, month)
  const eventId = await recordEvent(db, actor, {
    action: 'dues.close',
    organisationId,
    details: { month, members: lines.length },
  })
  const closing = {
    organisationId,
    month,
    lines,
    collected,
    received: BigInt(situation.received),
    keep: keep!,
    keepSource: keepSource ?? settings.keepSource ?? '',
    on: today,
  }
  return writeClosing(db, closing, eventId)
}

/** Says that a superior has a unit's money: into its book of that month, or the first open one. */
export async function receiveMonth(context: Context, id: string, on: Day, receiptNo: string): Promise<void> {
  const { actor, db, today } = context
  const closing = await findClosing(db, id)
  if (!closing?.superiorId) throw new NotFound(`closing ${id}`)
  const { superiorId, month } = closing
  await mustBeAllowed(db, actor, 'dues.record', superiorId)
  await advisoryLock(db, `dues ${superiorId}`)
  const refusals: DuesRefusal[] = []
  if (closing.receivedOn) refusals.push({ code: 'dues-received-already', on: closing.receivedOn })
  if (on > today) refusals.push({ code: 'dues-in-future', on })
  if (on < closing.closedOn) refusals.push({ code: 'dues-day-before-month', on, month: closing.closedOn })
  if (await receiptTaken(db, superiorId, receiptNo))
    refusals.push({ code: 'dues-receipt-used', row: 1, receiptNo })
  insist(refusals)
  const eventId = await recordEvent(db, actor, {
    action: 'dues.receive',
    organisationId: superiorId,
    details: { month, on },
  })
  const book = bookFor(month, await firstOpenMonth(db, superiorId))
  await writeReceipt(db, { key: closing.key, on, month: book, receiptNo }, eventId)
}
