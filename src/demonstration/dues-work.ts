import { sql } from 'kysely'
import { recordEvent } from '#access/events.ts'
import type { Actor } from '#access/policy.ts'
import { closeMonth, receiveMonth } from '#dues/closing.ts'
import { nextReceipts, writePayments } from '#dues/pay-store.ts'
import { monthOf } from '#dues/rules.ts'
import { settingsFor } from '#dues/setting-store.ts'
import { openLines } from '#dues/sheet-store.ts'
import { addDays, addMonths, day, type Day } from '#platform/day.ts'
import { bulkInsert, type Db } from '#platform/db.ts'

/** A committee whose branches keep their dues here, all amounts invented. */
const COMMITTEE = 'NAMDINH.KHOI.001'
const FIRST = day('2022-01-01')
const CLOSED: readonly Day[] = [day('2022-08-01'), day('2022-09-01')]

/** Two months of dues of one committee of the bloc: closed, passed on, received; a few still owe. October is open. */
export async function loadDuesWork(tx: Db, actor: Actor): Promise<void> {
  const units = await unitsOf(tx)
  if (units.length === 0) return
  const [committee, ...branches] = units as [string, ...string[]]
  const eventId = await recordEvent(tx, actor, {
    action: 'dues.base',
    organisationId: committee,
    details: { from: FIRST, branches: branches.length },
  })
  await layBases(tx, branches, eventId)
  for (const month of CLOSED) {
    for (const [index, branch] of branches.entries())
      await keepMonth(tx, actor, branch, month, eventId, index)
    await closeMonth(contextOf(tx, actor), committee, month, { withoutOpen: false })
  }
}

type Context = Parameters<typeof closeMonth>[0]

function contextOf(db: Db, actor: Actor): Context {
  return { db, actor, today: actor.today } as Context
}

/** The committee, then the units below it from the lowest up. */
async function unitsOf(tx: Db): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select below.descendant_id as id from organisation o
    join organisation_ancestor below on below.ancestor_id = o.id and below.until_day > ${FIRST}::date
      and below.from_day <= ${FIRST}::date
    where o.code = ${COMMITTEE}
    order by below.descendant_id <> o.id, (select count(*) from organisation_ancestor up
      where up.descendant_id = below.descendant_id and up.from_day <= ${FIRST}::date and ${FIRST}::date < up.until_day) desc,
      below.descendant_id`.execute(tx)
  return rows.map((row) => row.id)
}

/** Salaries by the place in the list: what the amounts are is of no account. */
async function layBases(tx: Db, branches: readonly string[], eventId: string): Promise<void> {
  const { rows } = await sql<{ id: string; joined: Day }>`
    select s.member_id as id, min(s.from_day) as joined from member_spell s
    where s.organisation_id = any(${[...branches]}::bigint[]) and s.until_day > ${FIRST}::date
    group by s.member_id order by s.member_id`.execute(tx)
  await bulkInsert(
    tx,
    'dues_base',
    [
      { name: 'member_id', type: 'bigint' },
      { name: 'from_month', type: 'date' },
      { name: 'kind', type: 'text' },
      { name: 'base_vnd', type: 'bigint' },
      { name: 'recorded_event', type: 'bigint' },
    ],
    rows
      .filter((_, index) => index % 37 !== 36)
      .map(({ id, joined }, index) => ({
        member_id: id,
        from_month: joined > FIRST ? monthOf(joined) : FIRST,
        kind: 'insured',
        base_vnd: 4_600_000 + (index % 23) * 185_000,
        recorded_event: eventId,
      })),
  )
}

/** A branch's month: nearly all pay by the last day, the book is closed with 30% kept, the committee has the money soon. */
async function keepMonth(
  tx: Db,
  actor: Actor,
  organisationId: string,
  month: Day,
  eventId: string,
  index: number,
): Promise<void> {
  const lines = await openLines(tx, organisationId, month, await settingsFor(tx, organisationId, month))
  const payers = lines.filter((line, at) => line.due !== null && line.due > 0n && at % 29 !== 28)
  const on = addDays(addMonths(month, 1), -1)
  const receipts = await nextReceipts(tx, organisationId, on, payers.length)
  const asked = payers.map((line, at) => ({
    key: line.key,
    month,
    amount: line.due!,
    receiptNo: receipts[at]!,
  }))
  const written = { organisationId, on, method: 'cash', batch: crypto.randomUUID(), eventId }
  await writePayments(tx, asked, written)
  const how = { keepPercent: 30, keepSource: 'Đảng ủy quy định 30%', withoutOpen: false }
  const id = await closeMonth(contextOf(tx, actor), organisationId, month, how)
  const receiptNo = `${month.slice(5, 7)}-${index + 1}`
  await receiveMonth(contextOf(tx, actor), id, actor.today, receiptNo)
}
