import { sql } from 'kysely'
import { COMMITTEES } from '#committee/codes.ts'
import { committeeWords } from '#committee/words.ts'
import type { Dimension, Measure } from '#measure/declaration.ts'
import { memberDimensions } from '#member/dimensions.ts'
import { retiringMonths } from './retiring.ts'

/** The month of a fact, `2022-11`. */
const MONTH: Dimension = {
  key: 'month',
  label: { vi: 'Tháng', en: 'Month' },
  values: null,
  sql: () => sql`to_char(fact.on_day, 'YYYY-MM')`,
}

/** Đến tuổi nghỉ hưu: members who reach the age of retirement in a period, also in one that is still to come. */
export const RETIREMENTS: Measure = {
  key: 'retirements',
  label: { vi: 'Đến tuổi nghỉ hưu', en: 'Reaching the age of retirement' },
  definition: {
    vi: 'Đảng viên của đơn vị vào cuối ngày cuối kỳ mà trong kỳ đến tuổi nghỉ hưu trong điều kiện bình thường (ngày cuối của tháng đủ tuổi).',
    en: 'Members of the unit at the end of the last day who in the period reach the age of retirement under normal conditions (on the last day of that month).',
  },
  noun: { vi: 'đảng viên', en: 'members' },
  time: 'period',
  source: '135/2020/NĐ-CP',
  action: 'statistics.read',
  opensTo: 'people',
  dimensions: [MONTH, ...memberDimensions(({ to }) => to)],
  rows: (targets, span) => {
    const months = retiringMonths(span)
    return sql`
    select above.ancestor_id as target_id, due.on_day, spell.*
    from unnest(${months.map(({ sex }) => sex)}::smallint[], ${months.map(({ from }) => from)}::date[],
      ${months.map(({ until }) => until)}::date[], ${months.map(({ on }) => on)}::date[])
      as due (of_sex, born_from, born_until, on_day)
    join member_spell spell on spell.sex = due.of_sex and due.born_from <= spell.born_on and spell.born_on < due.born_until
      and spell.from_day <= ${span.to} and ${span.to} < spell.until_day
    join organisation_ancestor above on above.descendant_id = spell.organisation_id and above.ancestor_id in (${targets})
      and above.from_day <= ${span.to} and ${span.to} < above.until_day`
  },
}

/** Nhiệm kỳ kết thúc: terms of committees that end in a period and that no next one follows yet. */
export const TERMS_ENDING: Measure = {
  key: 'terms-ending',
  label: { vi: 'Nhiệm kỳ kết thúc', en: 'Terms ending' },
  definition: {
    vi: 'Nhiệm kỳ cấp ủy có ngày cuối trong kỳ và chưa ghi nhiệm kỳ kế tiếp, của đơn vị và các tổ chức bên dưới.',
    en: 'Terms of committees whose last day lies in the period and after which no next one is recorded, of the unit and all below it.',
  },
  noun: { vi: 'nhiệm kỳ', en: 'terms' },
  time: 'period',
  source: null,
  action: 'statistics.read',
  opensTo: 'units',
  dimensions: [
    MONTH,
    {
      key: 'committee',
      label: { vi: 'Cấp ủy, cơ quan', en: 'Committee' },
      values: COMMITTEES.map((value) => ({ value, label: committeeWords[value] })),
      sql: () => sql`fact.committee`,
    },
  ],
  rows: (targets, { from, to }) => sql`
    select above.ancestor_id as target_id, ends.on_day, term.organisation_id, term.committee
    from committee_term term
    cross join lateral (
      select greatest(term.until_day, coalesce(term.extended_until, term.until_day)) as until_day) ended
    cross join lateral (select case when ended.until_day < 'infinity' then ended.until_day - 1 end as on_day) ends
    join organisation_ancestor above on above.descendant_id = term.organisation_id and above.ancestor_id in (${targets})
      and above.from_day <= ends.on_day and ends.on_day < above.until_day
    where term.superseded_at is null and ends.on_day between ${from} and ${to}
      and not exists (select from committee_term later where later.organisation_id = term.organisation_id
        and later.committee = term.committee and later.superseded_at is null and later.from_day > term.from_day)`,
}

export const DASHBOARD_MEASURES: readonly Measure[] = [RETIREMENTS, TERMS_ENDING]
