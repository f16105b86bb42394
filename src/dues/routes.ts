import type { Api } from '#access/doorway.ts'
import { recordEvent } from '#access/events.ts'
import { organisationIdOf } from '#access/organisations.ts'
import { may, mustBeAllowed } from '#access/policy.ts'
import { serve, type Context } from '#access/serve.ts'
import type { Day } from '#platform/day.ts'
import { advisoryLock } from '#platform/db.ts'
import { Conflict, insist, NotFound } from '#platform/errors.ts'
import * as api from './api.ts'
import { listArrears } from './arrears-store.ts'
import { isThere, memberKeys, setBase } from './base-store.ts'
import { closeMonth, receiveMonth } from './closing.ts'
import { closingOf, consolidate } from './close-store.ts'
import * as store from './pay-store.ts'
import { refusalsToBase, refusalsToPay } from './rules.ts'
import { listSettings, readSetting, setSetting, settingsFor } from './setting-store.ts'
import { readSheet, shownSettings } from './sheet.ts'
import { openLines } from './sheet-store.ts'

/** Answers what is asked of dues. */
export function serveDues(server: Api): void {
  serveReading(server)
  serveSettings(server)
  servePayments(server)
  serve(server, api.closeMonth, async ({ organisationId, month, ...asked }, context) => {
    const unit = await begin(context, organisationId)
    return { id: await closeMonth(context, unit, month, asked) }
  })
  serve(server, api.receive, async ({ id, on, receiptNo }, context) => {
    await receiveMonth(context, id, on, receiptNo)
    return { id }
  })
}

function serveReading(server: Api): void {
  serve(server, api.getSheet, async ({ organisationId, month }, { actor, db, viewed }) => {
    const unit = await organisationIdOf(db, organisationId)
    await mustBeAllowed(db, actor, 'dues.read', unit)
    const sheet = await readSheet(db, actor, unit, month)
    const people = sheet.rows.length
    if (people > 0) viewed({ action: 'dues.view', organisationId: unit, details: { month, people } })
    return sheet
  })
  serve(server, api.getConsolidation, async ({ organisationId, month }, { actor, db }) => {
    const unit = await organisationIdOf(db, organisationId)
    await mustBeAllowed(db, actor, 'dues.read', unit)
    return {
      month,
      ...(await consolidate(db, actor, unit, month)),
      own: await closingOf(db, unit, month),
      settings: shownSettings(await settingsFor(db, unit, month)),
      may: { record: await may(db, actor, 'dues.record', unit) },
    }
  })
  serve(server, api.listArrears, async ({ organisationId, ...asked }, { actor, db, viewed }) => {
    const unit = await organisationIdOf(db, organisationId)
    await mustBeAllowed(db, actor, 'dues.read', unit)
    const page = await listArrears(db, actor, { organisationId: unit, ...asked })
    const people = page.items.length
    if (people > 0)
      viewed({ action: 'dues.view', organisationId: unit, details: { month: asked.month, people } })
    return page
  })
}

function serveSettings(server: Api): void {
  serve(server, api.listSettings, async ({ organisationId, month }, { actor, db }) => {
    const unit = await organisationIdOf(db, organisationId)
    await mustBeAllowed(db, actor, 'dues.read', unit)
    const items = await listSettings(db, actor, unit, month)
    return { items, may: { record: await may(db, actor, 'dues.record', unit) } }
  })
  serve(server, api.setSetting, async ({ organisationId, key, value, ...one }, context) => {
    const unit = await begin(context, organisationId)
    const read = readSetting(key, value)
    insist(read.refusals)
    const eventId = await record(context, unit, 'dues.setting', { key, from: one.fromMonth })
    await setSetting(context.db, { organisationId: unit, key, value: read.value, ...one }, eventId)
    return { key }
  })
  serve(server, api.setBase, async ({ organisationId, personId, fromMonth, kind, ...amounts }, context) => {
    const { db } = context
    const unit = await begin(context, organisationId)
    const [memberId] = await keysOf(context, [personId])
    const base = amounts.base === null ? null : BigInt(amounts.base)
    const voluntary = amounts.voluntary === null ? null : BigInt(amounts.voluntary)
    const isMember = await isThere(db, memberId!, unit, fromMonth)
    const refusals = refusalsToBase({ kind, base, month: fromMonth, isMember })
    const open = await store.firstOpenMonth(db, unit)
    if (open !== null && fromMonth < open) refusals.push({ code: 'dues-month-closed', month: fromMonth })
    insist(refusals)
    const eventId = await record(context, unit, 'dues.base', { kind, from: fromMonth }, personId)
    await setBase(db, { memberId: memberId!, fromMonth, kind, base, voluntary }, eventId)
    return { id: personId }
  })
}

function servePayments(server: Api): void {
  serve(server, api.pay, async ({ organisationId, on, method, payments }, context) => {
    const unit = await begin(context, organisationId)
    const keys = await keysOf(
      context,
      payments.map((one) => one.personId),
    )
    const free = await store.nextReceipts(context.db, unit, on, payments.length)
    const asked = payments.map(({ month, amount, receiptNo }, index) => ({
      key: keys[index]!,
      month,
      amount: BigInt(amount),
      receiptNo: receiptNo ?? free[index]!,
    }))
    return write(context, unit, asked, { on, method })
  })
  serve(server, api.payAll, async ({ organisationId, month, on, method }, context) => {
    const { db } = context
    const unit = await begin(context, organisationId)
    const closed = (await closingOf(db, unit, month)) !== null
    const lines = closed ? [] : await openLines(db, unit, month, await settingsFor(db, unit, month))
    const owing = lines.filter((line) => line.due !== null && line.due > line.paid)
    if (closed) insist([{ code: 'dues-month-closed', month }])
    if (owing.length === 0) insist([{ code: 'dues-nothing-to-pay' }])
    const free = await store.nextReceipts(db, unit, on, owing.length)
    const asked = owing.map(({ key, due, paid }, index) => ({
      key,
      month,
      amount: due! - paid,
      receiptNo: free[index]!,
    }))
    return write(context, unit, asked, { on, method })
  })
  serve(server, api.undo, async ({ organisationId, batch }, context) => {
    const { db } = context
    const unit = await begin(context, organisationId)
    const { rows, first } = await store.batchOf(db, unit, batch)
    if (first === null) insist([{ code: 'dues-undone' }])
    const open = await store.firstOpenMonth(db, unit)
    if (open !== null && first! < open) insist([{ code: 'dues-month-closed', month: first! }])
    const eventId = await record(context, unit, 'dues.undo', { payments: rows })
    await store.supersedeBatch(db, unit, batch, eventId)
    return { batch, rows }
  })
  serve(server, api.takeBack, async ({ id, organisationId, reason }, context) => {
    const { db, today } = context
    const unit = await begin(context, organisationId)
    const payment = await store.findPayment(db, unit, id)
    if (!payment) throw new NotFound(`payment ${id}`)
    if (payment.corrected) throw new Conflict('the payment has been taken back')
    const open = await store.firstOpenMonth(db, unit)
    const isClosed = open !== null && payment.bookedMonth < open
    if (isClosed && reason.length < 3) insist([{ code: 'dues-reason-missing' }])
    const eventId = await record(context, unit, 'dues.take-back', { month: payment.month, closed: isClosed })
    await store.takeBack(db, payment, { organisationId: unit, on: today, reason, eventId })
    return { id }
  })
}

async function write(
  context: Context,
  organisationId: string,
  asked: readonly store.Asked[],
  { on, method }: { on: Day; method: string },
): Promise<{ batch: string; rows: number }> {
  const { db, today } = context
  insist(refusalsToPay(await store.payingOf(db, organisationId, asked), { on, today }))
  const eventId = await record(context, organisationId, 'dues.pay', { on, payments: asked.length, method })
  const batch = crypto.randomUUID()
  const rows = await store.writePayments(db, asked, { organisationId, on, method, batch, eventId })
  return { batch, rows }
}

/** The unit whose books are written, to itself until the transaction ends. */
async function begin({ actor, db }: Context, publicId: string): Promise<string> {
  const unit = await organisationIdOf(db, publicId)
  await mustBeAllowed(db, actor, 'dues.record', unit)
  await advisoryLock(db, `dues ${unit}`)
  return unit
}

/** Internal ids of people within reach; throws NotFound where one is not. */
async function keysOf({ db }: Context, publicIds: readonly string[]): Promise<string[]> {
  const keys = await memberKeys(db, publicIds)
  return publicIds.map((id) => {
    const key = keys.get(id)
    if (key === undefined) throw new NotFound(`person ${id}`)
    return key
  })
}

function record(
  { actor, db }: Context,
  organisationId: string,
  action: string,
  details: Record<string, unknown>,
  personId?: string,
): Promise<string> {
  const subject = personId === undefined ? {} : { subjectKind: 'person', subjectId: personId }
  return recordEvent(db, actor, { action, organisationId, details, ...subject })
}
