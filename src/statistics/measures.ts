import { sql } from 'kysely'
import type { Dimension, Measure } from '#measure/declaration.ts'
import { memberDimensions } from '#member/dimensions.ts'
import { CATEGORIES } from '#movement/categories.ts'
import { flowRows } from './flow-rows.ts'

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
  rows: (targets, { from, to }) => sql`
    select flow.target_id, flow.member_id, flow.on_day, flow.category, spell.organisation_id, spell.sex, spell.born_on, spell.decided_on,
      spell.official_on, spell.ethnicity, spell.religion, spell.education, spell.theory, spell.stratum
    from (${flowRows(targets, from, to)}) flow
    left join lateral (
      select * from member_spell stay where stay.member_id = flow.member_id
        and stay.from_day <= flow.on_day - (case when flow.category like 'D%' then 1 else 0 end)
      order by stay.from_day desc limit 1
    ) spell on true`,
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
  dimensions: CHANGES.dimensions.map((one) =>
    one.key === 'category'
      ? { ...one, values: one.values!.filter(({ value }) => value === 'I1' || value === 'I2') }
      : one,
  ),
  rows: (targets, span) =>
    sql`select * from (${CHANGES.rows(targets, span)}) change where change.category in ('I1', 'I2')`,
}

export const STATISTICS_MEASURES: readonly Measure[] = [CHANGES, ADMISSIONS]
