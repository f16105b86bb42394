import { sql } from 'kysely'
import type { Measure } from '#measure/declaration.ts'
import { columnOf, under } from '#measure/facts.ts'
import { memberDimensions } from '#member/dimensions.ts'
import { KINDS } from '#organisation/kinds.ts'
import { committeeWords, mannerWords, roleWords } from './words.ts'

/** Chức vụ cấp ủy: posts held on a day; who holds two counts twice. */
const POSTS: Measure = {
  key: 'posts',
  label: { vi: 'Chức vụ trong cấp ủy', en: 'Committee posts held' },
  definition: {
    vi: 'Chức vụ trong cấp ủy, ban thường vụ, chi ủy, ủy ban kiểm tra có người giữ vào cuối ngày cuối kỳ; một người giữ hai chức vụ tính hai.',
    en: 'Posts in committees that are held at the end of the last day; somebody with two posts counts twice.',
  },
  noun: { vi: 'chức vụ', en: 'posts' },
  time: 'day',
  source: 'Điều lệ Đảng',
  action: 'statistics.read',
  opensTo: 'people',
  dimensions: [
    columnOf('committee', { vi: 'Cấp ủy, cơ quan', en: 'Committee' }, committeeWords),
    columnOf('role', { vi: 'Chức vụ', en: 'Post' }, roleWords),
    columnOf('manner', { vi: 'Hình thức', en: 'How filled' }, mannerWords),
    columnOf(
      'kind',
      { vi: 'Loại tổ chức', en: 'Kind of unit' },
      Object.fromEntries(KINDS.map(({ code, vi, en }) => [code, { vi, en }])),
    ),
    ...memberDimensions(({ to }) => to),
  ],
  rows: (targets, { to }) => sql`
    select above.ancestor_id as target_id, ${to}::date as on_day, held.person_id as member_id, held.organisation_id, held.committee,
      held.role, held.manner, state.kind, spell.sex, spell.born_on, spell.decided_on, spell.official_on, spell.ethnicity,
      spell.religion, spell.education, spell.theory, spell.stratum
    from post held
    ${under(sql`held.organisation_id`, targets, sql`${to}::date`)}
    join organisation_state state on state.organisation_id = held.organisation_id and state.superseded_at is null
      and state.from_day <= ${to} and ${to} < state.until_day
    join member_spell spell on spell.member_id = held.person_id and spell.from_day <= ${to} and ${to} < spell.until_day
    where held.superseded_at is null and held.from_day <= ${to} and ${to} < held.until_day`,
}

export const COMMITTEE_MEASURES: readonly Measure[] = [POSTS]
