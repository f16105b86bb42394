import { sql, type RawBuilder } from 'kysely'
import type { Measure } from '#measure/declaration.ts'
import { columnOf, under, whether } from '#measure/facts.ts'
import { KINDS } from './kinds.ts'

const BRANCHES = KINDS.filter(({ branch }) => branch)

/** How many official members a branch needs, needs for a committee of its own, and has before it is large. */
const SIZES = [3, 9, 30] as const

const band = (column: RawBuilder<unknown>) => sql`case when ${column} < ${sql.lit(SIZES[0])} then 'under-3'
  when ${column} < ${sql.lit(SIZES[1])} then '3-8' when ${column} < ${sql.lit(SIZES[2])} then '9-29' else '30-' end`

/** Chi bộ: the units to which members belong directly, by what wants a look at them. Source: Điều lệ Đ.21, Đ.24. */
const BRANCH_UNITS: Measure = {
  key: 'branches',
  label: { vi: 'Chi bộ', en: 'Branches' },
  definition: {
    vi: 'Chi bộ còn hoạt động vào cuối ngày cuối kỳ, theo số đảng viên chính thức, việc có bí thư và nhiệm kỳ của chi ủy.',
    en: 'Branches that exist at the end of the last day, by official members, whether they have a secretary, and by the term of the committee.',
  },
  noun: { vi: 'chi bộ', en: 'branches' },
  time: 'day',
  source: 'Điều lệ Đảng, Điều 21, 24',
  action: 'statistics.read',
  opensTo: 'units',
  dimensions: [
    columnOf(
      'size',
      { vi: 'Số đảng viên chính thức', en: 'Official members' },
      {
        'under-3': { vi: 'Dưới 3 (chưa đủ tối thiểu)', en: 'Under 3 (below the minimum)' },
        '3-8': { vi: '3 đến 8', en: '3 to 8' },
        '9-29': { vi: '9 đến 29', en: '9 to 29' },
        '30-': { vi: 'Từ 30', en: '30 and more' },
      },
    ),
    whether('secretary', { vi: 'Có bí thư', en: 'Has a secretary' }, 'has_secretary'),
    columnOf(
      'term',
      { vi: 'Nhiệm kỳ', en: 'Term' },
      {
        running: { vi: 'Trong nhiệm kỳ', en: 'Running' },
        over: { vi: 'Quá nhiệm kỳ', en: 'Over' },
      },
    ),
    columnOf(
      'kind',
      { vi: 'Loại chi bộ', en: 'Kind' },
      Object.fromEntries(BRANCHES.map(({ code, vi, en }) => [code, { vi, en }])),
    ),
  ],
  rows: (targets, { to }) => sql`
    select above.ancestor_id as target_id, ${to}::date as on_day, state.organisation_id, state.kind,
      ${band(sql`coalesce(held.official, 0)`)} as size, term.state as term,
      case when term.state is not null or seat.known then seat.secretaries > 0 end as has_secretary
    from organisation_state state
    ${under(sql`state.organisation_id`, targets, sql`${to}::date`)}
    left join (
      select organisation_id, count(*) as official from member_spell
      where from_day <= ${to} and ${to} < until_day and official_on <= ${to} and organisation_id in (
        select below.descendant_id from organisation_ancestor below
        where below.ancestor_id in (${targets}) and below.from_day <= ${to} and ${to} < below.until_day)
      group by organisation_id
    ) held on held.organisation_id = state.organisation_id
    left join lateral (
      select count(*) > 0 as known, count(*) filter (where post.role = 'bi_thu' and ${to} < post.until_day) as secretaries
      from post where post.organisation_id = state.organisation_id and post.superseded_at is null and post.from_day <= ${to}
    ) seat on true
    left join lateral (
      select case when ${to} < coalesce(last.extended_until, last.until_day) then 'running' else 'over' end as state
      from committee_term last
      where last.organisation_id = state.organisation_id and last.superseded_at is null and last.from_day <= ${to}
      order by last.from_day desc limit 1
    ) term on true
    where state.superseded_at is null and state.from_day <= ${to} and ${to} < state.until_day
      and state.kind = any(${BRANCHES.map(({ code }) => code)}::text[])`,
}

export const BRANCH_MEASURES: readonly Measure[] = [BRANCH_UNITS]
