import { sql } from 'kysely'
import type { Actor } from '#access/policy.ts'
import { asRegister } from '#access/reach.ts'
import { linksOn } from '#organisation/unit-store.ts'
import { addMonths, lastDayOf, type Day } from '#platform/day.ts'
import { bulkInsert, type Db } from '#platform/db.ts'
import { cut } from '#platform/rest.ts'
import { MOST_CHILDREN, type ChildMonth, type Closing } from './api.ts'
import { split } from './rules.ts'
import type { Line } from './sheet-store.ts'

const CLOSING = sql`c.public_id as id, c.closed_on as "closedOn", c.members, c.payers, c.due_vnd::float8 as due,
  c.collected_vnd::float8 as collected, c.received_vnd::float8 as received, c.kept_vnd::float8 as kept,
  c.passed_vnd::float8 as passed, c.keep_percent::float8 as "keepPercent", c.keep_source as "keepSource",
  c.received_on as "receivedOn", c.receipt_no as "receiptNo"`

/** How a unit closed a month; null: it has not. */
export async function closingOf(db: Db, organisationId: string, month: Day): Promise<Closing | null> {
  const { rows } = await sql<Closing>`
    select ${CLOSING} from dues_closing c where c.organisation_id = ${organisationId} and c.month = ${month}::date`.execute(
    db,
  )
  return rows[0] ?? null
}

/** Kinds of units through which dues pass. */
const PASSES = sql`s.kind not in ('dang_doan', 'ban_can_su_dang')`

/** The units directly below on the month's last day. */
const childrenOf = (organisationId: string, month: Day) => sql`
  select s.organisation_id as id, s.name_order from organisation_state s
  where s.superior_id = ${organisationId} and s.superseded_at is null and ${PASSES}
    and s.from_day <= ${lastOf(month)}::date and ${lastOf(month)}::date < s.until_day`

/** What is known of a unit whose month is to be closed. */
export async function situationOf(db: Db, organisationId: string, month: Day) {
  const { rows } = await sql<{
    earlierOpen: Day | null
    openBelow: number
    inTransit: number
    received: string
  }>`
    with child as (${childrenOf(organisationId, month)})
    select
      (select case when last.month < (${month}::date - interval '1 month') then (last.month + interval '1 month')::date end
        from (select max(month) as month from dues_closing where organisation_id = ${organisationId}) last) as "earlierOpen",
      (select count(*)::integer from child where not exists (
        select from dues_closing c where c.organisation_id = child.id and c.month = ${month}::date)) as "openBelow",
      (select count(*)::integer from dues_closing c where c.superior_id = ${organisationId} and c.month <= ${month}::date
        and c.received_on is null and c.passed_vnd <> 0) as "inTransit",
      (select coalesce(sum(c.passed_vnd), 0)::text from dues_closing c
        where c.superior_id = ${organisationId} and c.received_month = ${month}::date) as received`.execute(
    db,
  )
  return rows[0]!
}

export interface NewClosing {
  organisationId: string
  month: Day
  lines: readonly Line[]
  collected: bigint
  received: bigint
  keep: number
  keepSource: string
  on: Day
}

/** Freezes what everybody owed, the sums, and what goes up. Answers the public id. */
export async function writeClosing(tx: Db, one: NewClosing, eventId: string): Promise<string> {
  const { organisationId, month, lines, collected, received } = one
  await bulkInsert(
    tx,
    'dues_charge',
    [
      { name: 'member_id', type: 'bigint' },
      { name: 'organisation_id', type: 'bigint' },
      { name: 'month', type: 'date' },
      { name: 'kind', type: 'text' },
      { name: 'rule_set', type: 'text' },
      { name: 'base_vnd', type: 'bigint' },
      { name: 'relief_percent', type: 'smallint' },
      { name: 'due_vnd', type: 'bigint' },
      { name: 'recorded_event', type: 'bigint' },
    ],
    lines.map((line) => ({
      member_id: line.key,
      organisation_id: organisationId,
      month,
      kind: line.kind,
      rule_set: line.ruleSet,
      base_vnd: line.base === null ? null : String(line.base),
      relief_percent: line.reliefPercent,
      due_vnd: line.due === null ? null : String(line.due),
      recorded_event: eventId,
    })),
  )
  const due = lines.reduce((sum, line) => sum + (line.due ?? 0n), 0n)
  const payers = lines.filter((line) => line.paid > 0n).length
  const { kept, passed } = split(collected + received, one.keep)
  const { rows } = await sql<{ id: string }>`
    insert into dues_closing (organisation_id, superior_id, month, members, payers, due_vnd, collected_vnd, received_vnd,
      kept_vnd, passed_vnd, keep_percent, keep_source, closed_on, recorded_event)
    values (${organisationId}, (
        select superior_id from organisation_state where organisation_id = ${organisationId} and superseded_at is null
          and from_day <= ${lastOf(month)}::date and ${lastOf(month)}::date < until_day),
      ${month}, ${lines.length}, ${payers}, ${String(due)}, ${String(collected)}, ${String(received)}, ${String(kept)},
      ${String(passed)}, ${one.keep / 100}, ${one.keepSource}, ${one.on}, ${eventId})
    returning public_id as id`.execute(tx)
  return rows[0]!.id
}

/** A closing by its public id with the units it lies between; null where there is none. */
export async function findClosing(db: Db, publicId: string) {
  const { rows } = await sql<{
    key: string
    organisationId: string
    superiorId: string | null
    month: Day
    receivedOn: Day | null
    closedOn: Day
  }>`
    select id as key, organisation_id as "organisationId", superior_id as "superiorId", month, received_on as "receivedOn",
      closed_on as "closedOn"
    from dues_closing where public_id = ${publicId}`.execute(db)
  return rows[0] ?? null
}

/** Whether a receipt's number stands already for money that a unit received. */
export async function receiptTaken(db: Db, superiorId: string, receiptNo: string): Promise<boolean> {
  const { rows } = await sql`
    select from dues_closing where superior_id = ${superiorId} and receipt_no = ${receiptNo}`.execute(db)
  return rows.length > 0
}

/** Says that the superior has the money, in its book of a month. */
export async function writeReceipt(
  tx: Db,
  one: { key: string; on: Day; month: Day; receiptNo: string },
  eventId: string,
): Promise<void> {
  await sql`update dues_closing set received_on = ${one.on}, received_month = ${one.month}, receipt_no = ${one.receiptNo},
    received_event = ${eventId} where id = ${one.key}`.execute(tx)
}

interface ChildRow {
  organisationId: string
  whole: string
  closing: Closing | null
}

/** The units directly below with how they closed the month, in the order of names, and the sums over all of them. */
export async function consolidate(db: Db, actor: Actor, organisationId: string, month: Day) {
  return asRegister(db, async (all) => {
    const { rows } = await sql<ChildRow>`
      select child.id as "organisationId", count(*) over () as whole,
        (select to_jsonb(own) from (select ${CLOSING} from dues_closing c
          where c.organisation_id = child.id and c.month = ${month}::date) own) as closing
      from (${childrenOf(organisationId, month)}) child order by child.name_order, child.id limit ${MOST_CHILDREN}`.execute(
      all,
    )
    const { shown, beyond } = cut(rows, MOST_CHILDREN)
    const ids = shown.map((one) => one.organisationId)
    const units = await linksOn(all, actor, ids, lastOf(month))
    const children: ChildMonth[] = shown.map((one) => ({
      unit: units.get(one.organisationId)!,
      closing: one.closing,
    }))
    const totals = await sumsOf(all, organisationId, month)
    return { children, beyond, totals, below: await sumsBelow(all, organisationId, month) }
  })
}

async function sumsOf(db: Db, organisationId: string, month: Day) {
  const { rows } = await sql<{
    units: number
    closed: number
    members: number
    payers: number
    due: number
    collected: number
    submitted: number
    received: number
    inTransit: number
  }>`
    select count(*)::integer as units, count(c.id)::integer as closed, coalesce(sum(c.members), 0)::integer as members,
      coalesce(sum(c.payers), 0)::integer as payers, coalesce(sum(c.due_vnd), 0)::float8 as due,
      coalesce(sum(c.collected_vnd + c.received_vnd), 0)::float8 as collected,
      coalesce(sum(c.passed_vnd), 0)::float8 as submitted,
      coalesce(sum(c.passed_vnd) filter (where c.received_on is not null), 0)::float8 as received,
      coalesce(sum(c.passed_vnd) filter (where c.received_on is null), 0)::float8 as "inTransit"
    from (${childrenOf(organisationId, month)}) child
    left join dues_closing c on c.organisation_id = child.id and c.month = ${month}::date`.execute(db)
  return rows[0]!
}

/** Over all units below: how many have members who pay, how many of these have closed the month. */
async function sumsBelow(db: Db, organisationId: string, month: Day) {
  const { rows } = await sql<{ units: number; closed: number; collected: number; due: number }>`
    with below as (
      select a.descendant_id as id from organisation_ancestor a
      where a.ancestor_id = ${organisationId} and a.from_day <= ${lastOf(month)}::date and ${lastOf(month)}::date < a.until_day)
    select count(*)::integer as units, count(c.id)::integer as closed,
      coalesce(sum(c.collected_vnd), 0)::float8 as collected, coalesce(sum(c.due_vnd), 0)::float8 as due
    from below left join dues_closing c on c.organisation_id = below.id and c.month = ${month}::date
    where exists (select from member_spell s where s.organisation_id = below.id
      and s.from_day <= ${lastOf(month)}::date and ${lastOf(month)}::date < s.until_day)`.execute(db)
  return rows[0]!
}

/** The last day of a month given by its first. */
export function lastOf(month: Day): Day {
  return lastDayOf(addMonths(month, 1))!
}
