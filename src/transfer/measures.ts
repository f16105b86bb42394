import { sql, type RawBuilder } from 'kysely'
import type { Measure } from '#measure/declaration.ts'
import { columnOf, whether } from '#measure/facts.ts'
import { IN_TRANSIT, KINDS } from './list-store.ts'
import { words } from './words.ts'

/** Cases `one` of transfers under each target that holds an end of them on a day: `direction` out, in, or inside it. */
function byTarget(
  cases: RawBuilder<unknown>,
  targets: RawBuilder<unknown>,
  on: RawBuilder<unknown>,
): RawBuilder<unknown> {
  return sql`
    select held.target_id, one.*, case when held.is_in and held.is_out then 'inside' when held.is_in then 'in' else 'out' end as direction
    from (${cases}) one
    cross join lateral (
      select above.ancestor_id as target_id, bool_or(one.kind <> 'transfer-in' and above.descendant_id = one.organisation_id) as is_out,
        bool_or(above.descendant_id = one.second_id or one.kind = 'transfer-in' and above.descendant_id = one.organisation_id) as is_in
      from organisation_ancestor above
      where above.descendant_id in (one.organisation_id, one.second_id) and above.ancestor_id in (${targets})
        and above.from_day <= ${on} and ${on} < above.until_day
      group by above.ancestor_id
    ) held`
}

const DIMENSIONS = [
  columnOf(
    'direction',
    { vi: 'Chiều chuyển', en: 'Direction' },
    {
      out: { vi: 'Chuyển đi', en: 'Out' },
      in: { vi: 'Chuyển đến', en: 'In' },
      inside: { vi: 'Trong đơn vị', en: 'Inside the unit' },
    },
  ),
  columnOf('kind', { vi: 'Hình thức', en: 'Kind' }, words.kinds),
  columnOf('scope', { vi: 'Phạm vi', en: 'Scope' }, words.scopes),
]

const COMMON = {
  noun: { vi: 'hồ sơ chuyển sinh hoạt', en: 'transfers' },
  action: 'person.read',
  source: '38-HD/BTCTW',
  opensTo: 'things',
} as const

const THING = sql`one.public_id as thing_id, '/procedures/' || one.public_id as thing_path, case one.kind
  ${sql.join(
    KINDS.map(
      (kind) =>
        sql`when ${sql.lit(kind)} then ${sql.lit(`Chuyển sinh hoạt: ${words.kinds[kind].vi.toLowerCase()}`)}`,
    ),
    sql` `,
  )} end as thing_name`

const TRANSFERS: Measure = {
  ...COMMON,
  key: 'transfers',
  label: { vi: 'Giấy giới thiệu chuyển sinh hoạt', en: 'Letters of transfer' },
  definition: {
    vi: 'Giấy giới thiệu sinh hoạt đảng cấp trong kỳ cho từng đảng viên, tính vào ngày cấp; chuyển trong đơn vị tính một lần.',
    en: 'Letters of transfer issued in the period for single members, on their day; one inside the unit counts once.',
  },
  time: 'period',
  dimensions: DIMENSIONS,
  rows: (targets, { from, to }) =>
    byTarget(
      sql`select act.on_day, one.organisation_id, one.second_id, one.kind, far.scope, ${THING}
        from procedure_act act join procedure_case one on one.id = act.case_id and one.kind = any(${[...KINDS]}::text[])
        left join transfer_case far on far.case_id = one.id
        where act.superseded_at is null and act.on_day between ${from} and ${to} and act.step in ('issue', 'introduce')
          and act.to_step = any(${[...IN_TRANSIT]}::text[])
          and not exists (select from procedure_act later where later.case_id = act.case_id and later.superseded_at is null
            and later.step in ('issue', 'introduce') and later.to_step = any(${[...IN_TRANSIT]}::text[]) and later.id > act.id)`,
      targets,
      sql`one.on_day`,
    ),
}

const UNDER_WAY: Measure = {
  ...COMMON,
  key: 'transfers-under-way',
  label: { vi: 'Hồ sơ chuyển sinh hoạt đang làm', en: 'Transfers under way' },
  definition: {
    vi: 'Hồ sơ chuyển sinh hoạt của đảng viên chưa kết thúc vào cuối ngày cuối kỳ, ở nơi đi hoặc nơi đến.',
    en: 'Transfers that have not ended at the end of the last day, at either end.',
  },
  time: 'day',
  dimensions: [
    ...DIMENSIONS,
    whether(
      'transit',
      { vi: 'Đã cấp giấy, chưa tiếp nhận', en: 'Letter issued, not received' },
      'is_transit',
    ),
    whether('late', { vi: 'Quá hạn', en: 'Overdue' }, 'is_late'),
  ],
  rows: (targets, { to }) =>
    byTarget(
      sql`select ${to}::date as on_day, one.organisation_id, one.second_id, one.kind, far.scope, ${THING},
          last.to_step = any(${[...IN_TRANSIT]}::text[]) and one.kind <> 'transfer-in' as is_transit, (last.due_on < ${to}) is true as is_late
        from procedure_case one
        left join transfer_case far on far.case_id = one.id
        cross join lateral (
          select act.to_step, act.due_on from procedure_act act
          where act.case_id = one.id and act.superseded_at is null and act.on_day <= ${to} order by act.id desc limit 1
        ) last
        where one.kind = any(${[...KINDS]}::text[]) and one.opened_on <= ${to} and (one.ended_on is null or one.ended_on > ${to})
          and not (one.kind = 'transfer-temporary' and last.to_step = 'stay')`,
      targets,
      sql`${to}::date`,
    ),
}

export const TRANSFER_MEASURES: readonly Measure[] = [TRANSFERS, UNDER_WAY]
