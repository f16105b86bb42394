import { sql } from 'kysely'
import { bulkInsert, type Db } from '#platform/db.ts'
import { addMonths, FOREVER, lastDayOf, type Day } from '#platform/day.ts'
import type { Paying } from './rules.ts'
import { payersOf } from './sheet-store.ts'

/** The first month whose book is open: the one after the last that was closed; null: none was ever closed. */
export async function firstOpenMonth(db: Db, organisationId: string): Promise<Day | null> {
  const { rows } = await sql<{ month: Day | null }>`
    select max(month) as month from dues_closing where organisation_id = ${organisationId}`.execute(db)
  return rows[0]?.month ? addMonths(rows[0].month, 1) : null
}

/** The book into which money for a month is counted now: its own, or, where that is closed, the first open one. */
export function bookFor(month: Day, open: Day | null): Day {
  return open !== null && month < open ? open : month
}

export interface Asked {
  key: string
  month: Day
  amount: bigint
  receiptNo: string
}

/** Payments with what the rules need to know of the members. */
export async function payingOf(db: Db, organisationId: string, asked: readonly Asked[]): Promise<Paying[]> {
  const months = [...new Set(asked.map((one) => one.month))]
  const payers = new Map<Day, Set<string>>()
  for (const month of months) {
    const { rows } = await sql<{ id: string }>`
      select who.member_id as id from (${payersOf(organisationId, month)}
        union select c.member_id from dues_charge c
        where c.organisation_id = ${organisationId} and c.month = ${month}::date and c.superseded_at is null) who`.execute(
      db,
    )
    payers.set(month, new Set(rows.map((row) => row.id)))
  }
  const { rows: spans } = await sql<{ id: string; from: Day | null; until: Day | null }>`
    select wanted.id, least(min(s.from_day), m.ceremony_on) as "from", max(s.until_day) as until
    from unnest(${asked.map((one) => one.key)}::bigint[]) wanted (id)
    left join member_spell s on s.member_id = wanted.id left join member m on m.person_id = wanted.id
    group by wanted.id, m.ceremony_on`.execute(db)
  const { rows: used } = await sql<{ no: string }>`
    select distinct receipt_no as no from dues_payment where organisation_id = ${organisationId} and superseded_at is null
      and receipt_no = any(${asked.map((one) => one.receiptNo)}::text[])`.execute(db)
  const spanOf = new Map(spans.map((row) => [row.id, row]))
  const taken = new Set(used.map((row) => row.no))
  return asked.map(({ key, month, amount, receiptNo }, index) => {
    const span = spanOf.get(key)
    return {
      row: index + 1,
      month,
      amount,
      receiptNo,
      joinedOn: span?.from ?? null,
      leftOn: span?.until && span.until !== FOREVER ? lastDayOf(span.until) : null,
      isOfUnit: payers.get(month)!.has(key),
      receiptUsed: taken.has(receiptNo),
    }
  })
}

/** The next so many free receipt numbers of a unit in a year: 17/2022. */
export async function nextReceipts(
  db: Db,
  organisationId: string,
  on: Day,
  count: number,
): Promise<string[]> {
  const year = on.slice(0, 4)
  const { rows } = await sql<{ last: number | null }>`
    select max(split_part(receipt_no, '/', 1)::integer) as last from dues_payment
    where organisation_id = ${organisationId} and receipt_no ~ ${`^[0-9]{1,8}/${year}$`}`.execute(db)
  const last = rows[0]?.last ?? 0
  return Array.from({ length: count }, (_, index) => `${last + index + 1}/${year}`)
}

export interface Written {
  organisationId: string
  on: Day
  method: string
  batch: string
  eventId: string
}

/** Writes payments into their books; answers how many. */
export async function writePayments(tx: Db, asked: readonly Asked[], written: Written): Promise<number> {
  const open = await firstOpenMonth(tx, written.organisationId)
  await bulkInsert(
    tx,
    'dues_payment',
    [
      { name: 'member_id', type: 'bigint' },
      { name: 'organisation_id', type: 'bigint' },
      { name: 'month', type: 'date' },
      { name: 'booked_month', type: 'date' },
      { name: 'on_day', type: 'date' },
      { name: 'amount_vnd', type: 'bigint' },
      { name: 'method', type: 'text' },
      { name: 'receipt_no', type: 'text' },
      { name: 'batch', type: 'uuid' },
      { name: 'recorded_event', type: 'bigint' },
    ],
    asked.map(({ key, month, amount, receiptNo }) => ({
      member_id: key,
      organisation_id: written.organisationId,
      month,
      booked_month: bookFor(month, open),
      on_day: written.on,
      amount_vnd: String(amount),
      method: written.method,
      receipt_no: receiptNo,
      batch: written.batch,
      recorded_event: written.eventId,
    })),
  )
  return asked.length
}

/** The books of a batch, and how many rows it still has. */
export async function batchOf(
  db: Db,
  organisationId: string,
  batch: string,
): Promise<{ rows: number; first: Day | null }> {
  const { rows } = await sql<{ rows: number; first: Day | null }>`
    select count(*)::integer as rows, min(booked_month) as first from dues_payment
    where organisation_id = ${organisationId} and batch = ${batch} and superseded_at is null`.execute(db)
  return rows[0]!
}

/** Takes back a batch while its book is open. */
export async function supersedeBatch(
  tx: Db,
  organisationId: string,
  batch: string,
  eventId: string,
): Promise<void> {
  await sql`update dues_payment set superseded_at = now(), superseded_event = ${eventId}
    where organisation_id = ${organisationId} and batch = ${batch} and superseded_at is null`.execute(tx)
}

export interface Payment {
  key: string
  memberId: string
  month: Day
  bookedMonth: Day
  amount: string
  receiptNo: string
  corrected: boolean
}

/** A payment in a unit's books; null where there is none in effect. */
export async function findPayment(db: Db, organisationId: string, publicId: string): Promise<Payment | null> {
  const { rows } = await sql<Payment>`
    select y.id as key, y.member_id as "memberId", y.month, y.booked_month as "bookedMonth", y.amount_vnd::text as amount,
      y.receipt_no as "receiptNo", exists (select from dues_payment c where c.member_id = y.member_id
        and c.corrects = y.id and c.superseded_at is null) as corrected
    from dues_payment y where y.organisation_id = ${organisationId} and y.public_id = ${publicId}
      and y.superseded_at is null and y.amount_vnd > 0`.execute(db)
  return rows[0] ?? null
}

/** Takes a payment back: out of an open book, or as a difference in the first open one. */
export async function takeBack(
  tx: Db,
  payment: Payment,
  {
    organisationId,
    on,
    reason,
    eventId,
  }: { organisationId: string; on: Day; reason: string; eventId: string },
): Promise<void> {
  const open = await firstOpenMonth(tx, organisationId)
  const book = bookFor(payment.bookedMonth, open)
  if (book === payment.bookedMonth) {
    await sql`update dues_payment set superseded_at = now(), superseded_event = ${eventId}
      where member_id = ${payment.memberId} and id = ${payment.key}`.execute(tx)
    return
  }
  await sql`
    insert into dues_payment (member_id, organisation_id, month, booked_month, on_day, amount_vnd, method, receipt_no,
      corrects, reason, recorded_event)
    select member_id, organisation_id, month, ${book}, ${on}, -amount_vnd, method, receipt_no, id, ${reason}, ${eventId}
    from dues_payment where member_id = ${payment.memberId} and id = ${payment.key}`.execute(tx)
}
