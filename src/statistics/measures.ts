import { sql, type RawBuilder } from 'kysely'
import type { Dimension, Measure, Span } from '#measure/declaration.ts'
import { memberDimensions } from '#member/dimensions.ts'
import { BASE_TYPE, baseTypeOf } from '#organisation/base-type.ts'
import { CATEGORIES } from '#movement/categories.ts'
import { carriedRows, movedRows } from './flow-rows.ts'

const CATEGORY: Dimension = {
  key: 'category',
  label: { vi: 'Loại biến động', en: 'Category' },
  values: CATEGORIES.map(({ code, vi, en }) => ({ value: code, label: { vi, en } })),
  sql: () => sql`fact.category`,
}

/**
 * Tăng, giảm: every change of a unit's headcount in a period, with the member's attributes on that day (of who left, on his
 * last). A transfer between two units below one is no change of it.
 */
export const CHANGES: Measure = {
  key: 'changes',
  label: { vi: 'Tăng, giảm đảng viên', en: 'Increases and decreases' },
  definition: {
    vi: 'Mỗi lần số đảng viên của đơn vị tăng hoặc giảm một trong kỳ, theo cây tổ chức của ngày đó; chuyển giữa hai đơn vị bên trong không tính.',
    en: 'Each time the headcount of the unit rose or fell by one in the period, by the tree of that day; moves inside the unit do not count.',
  },
  noun: { vi: 'lượt', en: 'changes' },
  time: 'period',
  source: '11-HD/BTCTW',
  action: 'statistics.read',
  opensTo: 'people',
  dimensions: [
    CATEGORY,
    ...memberDimensions(
      () => sql`fact.on_day`,
      () => sql`(fact.on_day - (case when fact.category like 'D%' then 1 else 0 end))`,
    ),
  ],
  rows: (targets, span) => sql`${ownChanges(targets, span)} union all ${carriedChanges(targets, span)}`,
}

/** Of the changes those that a movement of the member's own made. */
export const OWN_CHANGES: Measure = { ...CHANGES, rows: ownChanges }

/** Of the changes those with a unit, in some units that passed, of whoever did not stay there that day or was told otherwise. */
export function leavingChanges(units: readonly string[]): Measure {
  return { ...CHANGES, rows: (targets, span) => carriedChanges(targets, span, units) }
}

function ownChanges(targets: RawBuilder<unknown>, { from, to }: Span): RawBuilder<unknown> {
  return toldRows(movedRows(targets, from, to))
}

function carriedChanges(
  targets: RawBuilder<unknown>,
  { from, to }: Span,
  leaving?: readonly string[],
): RawBuilder<unknown> {
  return sql`
    select carried.target_id, carried.member_id, carried.on_day, carried.category, ${toldAfter('carried', 'next')}
    from (${carriedRows(targets, from, to, leaving)}) carried
    left join lateral (
      select * from member_spell stay where carried.category = 'I5' and carried.until_day = carried.on_day
        and stay.member_id = carried.member_id and stay.from_day = carried.on_day
    ) next on true`
}

/** What is told of a member by the spell that he was in. */
const TOLD = [
  'organisation_id',
  'sex',
  'born_on',
  'decided_on',
  'official_on',
  'ethnicity',
  'religion',
  'education',
  'theory',
  'stratum',
]
const told = (spell: string) => sql.join(TOLD.map((column) => sql.ref(`${spell}.${column}`)))

/** The same, by the spell that began on the day where there is one. */
const toldAfter = (spell: string, next: string) =>
  sql.join(
    TOLD.map(
      (column) =>
        sql`case when ${sql.ref(`${next}.member_id`)} is null then ${sql.ref(`${spell}.${column}`)} else ${sql.ref(`${next}.${column}`)} end`,
    ),
  )

/**
 * Changes with what is told of the member that day, of who left on his last; who came and left on one day is told as he was
 * at its end, so that what comes in and goes out has the same marks.
 */
function toldRows(flows: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`
    select flow.target_id, flow.member_id, flow.on_day, flow.category, ${told('spell')}
    from (${flows}) flow
    left join lateral (
      select * from member_spell stay where stay.member_id = flow.member_id
        and stay.from_day <= flow.on_day
      order by flow.category like 'D%' and stay.from_day = flow.on_day, stay.from_day desc limit 1
    ) spell on true`
}

/** Kết nạp: the admissions among the changes, for those who ask for nothing else. */
export const ADMISSIONS: Measure = {
  ...CHANGES,
  key: 'admissions',
  label: { vi: 'Kết nạp đảng viên', en: 'Admissions' },
  definition: {
    vi: 'Người được kết nạp hoặc kết nạp lại trong kỳ, tính vào ngày vào đơn vị; đặc điểm lấy theo ngày đó.',
    en: 'People admitted or readmitted in the period, on the day on which they entered the unit; attributes as of that day.',
  },
  noun: { vi: 'đảng viên', en: 'members' },
  dimensions: CHANGES.dimensions.map((one) => {
    if (one.key === BASE_TYPE.key) return BASE_TYPE
    if (one.key !== CATEGORY.key) return one
    return { ...one, values: one.values!.filter(({ value }) => value === 'I1' || value === 'I2') }
  }),
  // Nobody gives an admission away: the receiver alone is looked at; each is told once, whatever stands above him.
  rows: (targets, { from, to }) => sql`
    select above.ancestor_id as target_id, told.*
    from (
      select fact.*, ${baseTypeOf(sql`fact.organisation_id`, sql`fact.on_day`)} as base_type
      from (${toldRows(sql`
        select moved.to_organisation_id as target_id, moved.member_id, moved.on_day, moved.category
        from movement moved
        where moved.superseded_at is null and moved.category in ('I1', 'I2') and moved.on_day between ${from} and ${to}
          and moved.to_organisation_id in (select descendant_id from organisation_ancestor where ancestor_id in (${targets}))`)}) fact
      offset 0
    ) told (receiver_id)
    join organisation_ancestor above on above.descendant_id = told.receiver_id and above.ancestor_id in (${targets})
      and above.from_day <= told.on_day and told.on_day < above.until_day`,
}

export const STATISTICS_MEASURES: readonly Measure[] = [CHANGES, ADMISSIONS]
