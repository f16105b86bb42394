import { sql } from 'kysely'
import { addMonths, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { MOST_MEMBERS } from './api.ts'
import { KINDS, type Kind } from './law.ts'
import { duesOf, type Missing } from './rules.ts'
import type { DuesSettings } from './setting-store.ts'

/** A member's dues of a month as the store knows them; `key` is the internal id. */
export interface Line {
  key: string
  id: string
  fullName: string
  kind: Kind | null
  base: bigint | null
  voluntary: bigint | null
  reliefPercent: number
  exempt: boolean
  missing: Missing | null
  ruleSet: string
  due: bigint | null
  paid: bigint
  receipts: string
  paymentId: string | null
}

interface Row {
  key: string
  id: string
  fullName: string
  kind: string | null
  base: string | null
  voluntary: string | null
  relief: number
  start: Day | null
  bornOn: Day
  sex: 'nam' | 'nữ'
  paid: string
  receipts: string
  paymentId: string | null
}

/**
 * Who pays dues of a month in a unit: whoever belongs to it on the month's last day, or belonged to it last when he left
 * the Party in that month. `stay` are spells.
 */
export function payersOf(organisationId: string, month: Day) {
  const end = addMonths(month, 1)
  return sql`select stay.member_id from member_spell stay
    where stay.organisation_id = ${organisationId} and stay.from_day < ${end}::date and ${month}::date < stay.until_day
      and not exists (select from member_spell later where later.member_id = stay.member_id
        and later.from_day > stay.from_day and later.from_day < ${end}::date)`
}

const PAID = (month: Day) => sql`
  left join lateral (
    select sum(y.amount_vnd)::text as paid, string_agg(y.receipt_no, ', ' order by y.id) as receipts,
      (array_agg(y.public_id order by y.id desc) filter (where y.amount_vnd > 0))[1] as "paymentId"
    from dues_payment y where y.member_id = who.member_id and y.month = ${month}::date and y.superseded_at is null
  ) money on true`

/** The lines of a month that is open, in the order of names: counted from what holds now. */
export async function openLines(
  db: Db,
  organisationId: string,
  month: Day,
  { region, rounding }: DuesSettings,
): Promise<Line[]> {
  const { rows } = await sql<Row>`
    select p.id as key, p.public_id as id, p.full_name as "fullName", base.kind, base.base_vnd::text as base,
      base.voluntary_vnd::text as voluntary, p.born_on as "bornOn", p.sex, coalesce(relief.percent, 0) as relief,
      seniority_start(p.id, ${month}::date) as start, coalesce(money.paid, '0') as paid,
      coalesce(money.receipts, '') as receipts, money."paymentId"
    from (${payersOf(organisationId, month)}) who join person p on p.id = who.member_id
    left join lateral (
      select b.kind, b.base_vnd, b.voluntary_vnd from dues_base b where b.member_id = p.id and b.superseded_at is null
        and b.from_month <= ${month}::date order by b.from_month desc limit 1
    ) base on true
    left join lateral (
      select least(100, coalesce(sum(r.percent), 0))::integer as percent from dues_relief r where r.member_id = p.id
        and r.superseded_at is null and r.from_month <= ${month}::date and ${month}::date < r.until_month
    ) relief on true
    ${PAID(month)}
    order by p.name_order, p.id limit ${MOST_MEMBERS}`.execute(db)
  return rows.map((row) => {
    const kind = KINDS.find((one) => one === row.kind) ?? null
    const [base, voluntary] = [vndOf(row.base), vndOf(row.voluntary)]
    const facts = { ...row, kind, base, voluntary, region, reliefPercent: row.relief }
    const { due, missing, exempt, ruleSet } = duesOf(facts, month, rounding)
    const { key, id, fullName, receipts, paymentId } = row
    const named = { key, id, fullName, receipts, paymentId }
    return {
      ...named,
      kind,
      base,
      voluntary,
      reliefPercent: row.relief,
      due,
      missing,
      exempt,
      ruleSet,
      paid: BigInt(row.paid),
    }
  })
}

/** The lines of a month that was closed: as they were frozen then, with what has been paid since. */
export async function frozenLines(db: Db, organisationId: string, month: Day): Promise<Line[]> {
  const { rows } = await sql<
    Omit<Row, 'voluntary' | 'start' | 'bornOn' | 'sex'> & { due: string | null; ruleSet: string }
  >`
    select p.id as key, p.public_id as id, p.full_name as "fullName", who.kind, who.base_vnd::text as base,
      who.relief_percent::integer as relief, who.due_vnd::text as due, who.rule_set as "ruleSet",
      coalesce(money.paid, '0') as paid, coalesce(money.receipts, '') as receipts, money."paymentId"
    from dues_charge who cross join lateral named_person(who.member_id) p ${PAID(month)}
    where who.organisation_id = ${organisationId} and who.month = ${month}::date and who.superseded_at is null
    order by p.name_order, p.id limit ${MOST_MEMBERS}`.execute(db)
  return rows.map(({ key, id, fullName, kind, base, relief, due, ruleSet, paid, receipts, paymentId }) => ({
    key,
    id,
    fullName,
    ruleSet,
    receipts,
    paymentId,
    kind: KINDS.find((one) => one === kind) ?? null,
    base: vndOf(base),
    voluntary: null,
    reliefPercent: relief,
    exempt: due === '0' && relief === 0,
    missing: due === null ? 'base' : null,
    due: vndOf(due),
    paid: BigInt(paid),
  }))
}

/** Money that was counted into a month's book. */
export async function bookedIn(db: Db, organisationId: string, month: Day): Promise<bigint> {
  const { rows } = await sql<{ sum: string }>`
    select coalesce(sum(amount_vnd), 0)::text as sum from dues_payment
    where organisation_id = ${organisationId} and booked_month = ${month}::date and superseded_at is null`.execute(
    db,
  )
  return BigInt(rows[0]!.sum)
}

/** What was written with the last tap into a book, if it can still be undone. */
export async function lastBatch(db: Db, organisationId: string, month: Day) {
  const { rows } = await sql<{ id: string; rows: number; amount: string }>`
    select batch as id, count(*)::integer as rows, sum(amount_vnd)::text as amount from dues_payment
    where organisation_id = ${organisationId} and booked_month = ${month}::date and superseded_at is null
      and recorded_event is not null
    group by batch order by max(id) desc limit 1`.execute(db)
  const last = rows[0]
  return last ? { ...last, amount: Number(last.amount) } : null
}

function vndOf(text: string | null): bigint | null {
  return text === null ? null : BigInt(text)
}
