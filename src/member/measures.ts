import { sql } from 'kysely'
import type { Dimension, Measure } from '#measure/declaration.ts'
import { memberDimensions } from './dimensions.ts'
import { STATUSES } from './statuses.ts'

/** The status that leaves a member in the headcount, as of the last day; the latest begun where there are several. */
const STATUS: Dimension = {
  key: 'status',
  label: { vi: 'Diện sinh hoạt', en: 'Status' },
  values: Object.entries(STATUSES).map(([value, label]) => ({ value, label })),
  sql: ({ to }) => sql`(select status from member_status held
    where held.member_id = fact.member_id and held.superseded_at is null and held.from_day <= ${to} and ${to} < held.until_day
    order by held.from_day desc, held.id desc limit 1)`,
}

/** Đảng viên: who is a member of a unit at the end of a day. */
export const MEMBERS: Measure = {
  key: 'members',
  label: { vi: 'Đảng viên', en: 'Members' },
  definition: {
    vi: 'Đảng viên thuộc đơn vị vào cuối ngày cuối kỳ, theo cây tổ chức của ngày ấy; người chuyển sinh hoạt tạm thời, miễn sinh hoạt, bị đình chỉ vẫn được tính.',
    en: 'Members who belong to the unit at the end of the last day, by the tree of that day; who is exempt, suspended or away for a time is counted.',
  },
  noun: { vi: 'đảng viên', en: 'members' },
  time: 'day',
  source: '11-HD/BTCTW',
  action: 'statistics.read',
  opensTo: 'people',
  dimensions: [...memberDimensions(({ to }) => to), STATUS],
  rows: (targets, { to }) => sql`
    select above.ancestor_id as target_id, ${to}::date as on_day, spell.*
    from member_spell spell
    join organisation_ancestor above on above.descendant_id = spell.organisation_id and above.ancestor_id in (${targets})
      and above.from_day <= ${to} and ${to} < above.until_day
    where spell.from_day <= ${to} and ${to} < spell.until_day`,
}

/** Đảng viên theo diện sinh hoạt: who has a status at the end of a day, read from the statuses. */
const MEMBER_STATUSES: Measure = {
  ...MEMBERS,
  key: 'member-statuses',
  label: { vi: 'Đảng viên theo diện sinh hoạt', en: 'Members with a status' },
  definition: {
    vi: 'Đảng viên đang được miễn sinh hoạt, chuyển sinh hoạt tạm thời, bị đình chỉ, đi làm ăn xa hoặc ở nước ngoài vào cuối ngày cuối kỳ; mỗi người một diện, diện bắt đầu sau cùng.',
    en: 'Members who are exempt, on temporary transfer, suspended, away or abroad at the end of the last day; each counts by the status begun last.',
  },
  dimensions: [
    { ...STATUS, sql: () => sql`fact.status` },
    ...MEMBERS.dimensions.filter((one) => one !== STATUS),
  ],
  rows: (targets, { to }) => sql`
    select above.ancestor_id as target_id, ${to}::date as on_day, held.status, spell.*
    from (select distinct on (member_id) member_id, status from member_status
      where superseded_at is null and from_day <= ${to} and ${to} < until_day
      order by member_id, from_day desc, id desc) held
    join member_spell spell on spell.member_id = held.member_id and spell.from_day <= ${to} and ${to} < spell.until_day
    join organisation_ancestor above on above.descendant_id = spell.organisation_id and above.ancestor_id in (${targets})
      and above.from_day <= ${to} and ${to} < above.until_day`,
}

export const MEMBER_MEASURES: readonly Measure[] = [MEMBERS, MEMBER_STATUSES]
