import { sql } from 'kysely'
import type { Measure } from '#measure/declaration.ts'
import { columnOf, under, whether } from '#measure/facts.ts'
import { kindWords, methodWords } from './words.ts'

const COMMON = {
  time: 'period',
  source: '01-QĐ/TW',
  action: 'dues.read',
  opensTo: 'people',
  sums: true,
  noun: { vi: 'đồng', en: 'đồng' },
} as const

const OWED: Measure = {
  ...COMMON,
  key: 'dues-owed',
  label: { vi: 'Đảng phí phải đóng', en: 'Dues owed' },
  definition: {
    vi: 'Tiền đảng phí đảng viên phải đóng của các tháng trong kỳ mà chi bộ đã chốt sổ, cộng theo đồng.',
    en: 'What members owed for the months of the period whose books their branches have closed, in đồng.',
  },
  dimensions: [
    columnOf('kind', { vi: 'Nguồn tính', en: 'Counted from' }, kindWords),
    whether('paid', { vi: 'Đã đóng đủ', en: 'Paid in full' }, 'is_paid'),
  ],
  rows: (targets, { from, to }) => sql`
    select above.ancestor_id as target_id, charge.month as on_day, charge.member_id, charge.organisation_id, charge.kind,
      coalesce(charge.due_vnd, 0) as amount, coalesce(money.paid, 0) >= coalesce(charge.due_vnd, 0) as is_paid
    from dues_charge charge
    left join lateral (select sum(paid.amount_vnd) as paid from dues_payment paid
      where paid.member_id = charge.member_id and paid.month = charge.month and paid.superseded_at is null and paid.on_day <= ${to}) money on true
    ${under(sql`charge.organisation_id`, targets, sql`charge.month`)}
    where charge.superseded_at is null and charge.month between ${from} and ${to}`,
}

const PAID: Measure = {
  ...COMMON,
  key: 'dues-paid',
  label: { vi: 'Đảng phí đã thu', en: 'Dues paid' },
  definition: {
    vi: 'Tiền đảng phí đảng viên đã đóng, theo sổ thu của các tháng trong kỳ, kể cả điều chỉnh, cộng theo đồng.',
    en: 'What members paid into the books of the months of the period, corrections included, in đồng.',
  },
  dimensions: [columnOf('method', { vi: 'Cách đóng', en: 'How paid' }, methodWords)],
  rows: (targets, { from, to }) => sql`
    select above.ancestor_id as target_id, paid.booked_month as on_day, paid.member_id, paid.organisation_id, paid.method,
      paid.amount_vnd as amount
    from dues_payment paid
    ${under(sql`paid.organisation_id`, targets, sql`paid.booked_month`)}
    where paid.superseded_at is null and paid.booked_month between ${from} and ${to}`,
}

export const DUES_MEASURES: readonly Measure[] = [OWED, PAID]
