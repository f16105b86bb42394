import { sql } from 'kysely'
import type { Dimension, Measure } from '#measure/declaration.ts'
import { columnOf, under } from '#measure/facts.ts'
import { memberDimensions } from '#member/dimensions.ts'
import { memberFacts } from '#member/facts.ts'
import { KINDS } from '#organisation/kinds.ts'
import type { UnitSubject } from './law.ts'
import { levelWords, reasonWords, subjectWords } from './level-words.ts'

const LEVEL = columnOf('level', { vi: 'Mức xếp loại', en: 'Level' }, levelWords)
const REASON = columnOf('reason', { vi: 'Lý do chưa xếp loại', en: 'Why not classified' }, reasonWords)
const YEAR: Dimension = columnOf('year', { vi: 'Năm xếp loại', en: 'Year reviewed' }, null)
const YEAR_END = sql`make_date(result.year, 12, 31)`

const KIND: Dimension = {
  key: 'kind',
  label: { vi: 'Loại tổ chức', en: 'Kind' },
  values: KINDS.map(({ code, vi, en }) => ({ value: code, label: { vi, en } })),
  sql: () => sql`fact.kind`,
}

const unitsReviewed =
  (subject: UnitSubject): Measure['rows'] =>
  (targets, { from, to }) =>
    sql`
    select above.ancestor_id as target_id, ${YEAR_END} as on_day, result.organisation_id, result.level, result.reason,
      result.year, state.kind
    from review_unit result ${under(sql`result.organisation_id`, targets, YEAR_END)}
    left join organisation_state state on state.organisation_id = result.organisation_id and state.superseded_at is null
      and state.from_day <= ${YEAR_END} and ${YEAR_END} < state.until_day
    where result.superseded_at is null and result.subject = ${subject} and ${YEAR_END} between ${from} and ${to}`

/** Kết quả xếp loại tổ chức đảng: organisations as they were classified for a year. */
const REVIEW_ORGANISATIONS: Measure = {
  key: 'review-organisations',
  label: { vi: 'Xếp loại tổ chức đảng', en: 'Organisations classified' },
  definition: {
    vi: 'Tổ chức đảng có kết quả đánh giá, xếp loại của năm có ngày 31/12 nằm trong kỳ, theo hệ thống tổ chức ngày đó.',
    en: 'Organisations with a result of the yearly review of a year whose last day lies in the period, on the tree of that day.',
  },
  noun: { vi: 'tổ chức', en: 'organisations' },
  time: 'period',
  source: '21-HD/BTCTW',
  action: 'statistics.read',
  opensTo: 'units',
  dimensions: [LEVEL, KIND, REASON, YEAR],
  rows: unitsReviewed('organisation'),
}

/** Kết quả xếp loại tập thể: committees and bodies of leaders as they were classified for a year. */
const REVIEW_COLLECTIVES: Measure = {
  ...REVIEW_ORGANISATIONS,
  key: 'review-collectives',
  label: { vi: 'Xếp loại tập thể lãnh đạo', en: 'Committees classified' },
  definition: {
    vi: 'Tập thể cấp ủy, lãnh đạo có kết quả xếp loại của năm có ngày 31/12 nằm trong kỳ.',
    en: 'Committees with a result of the yearly review of a year whose last day lies in the period.',
  },
  noun: { vi: 'tập thể', en: 'committees' },
  rows: unitsReviewed('collective'),
}

/** Kết quả xếp loại đảng viên, cán bộ: people as they were classified for a year. */
const REVIEW_MEMBERS: Measure = {
  key: 'review-members',
  label: { vi: 'Xếp loại đảng viên', en: 'Members classified' },
  definition: {
    vi: 'Kết quả đánh giá, xếp loại đảng viên, cán bộ lãnh đạo của năm có ngày 31/12 nằm trong kỳ, ở đơn vị của người đó ngày ấy; người vừa là đảng viên vừa là cán bộ có hai kết quả.',
    en: 'Results of members and of leaders of a year whose last day lies in the period, at the unit of that day; a leader has two results.',
  },
  noun: { vi: 'kết quả', en: 'results' },
  time: 'period',
  source: '21-HD/BTCTW',
  action: 'statistics.read',
  opensTo: 'people',
  dimensions: [
    LEVEL,
    columnOf(
      'kind',
      { vi: 'Đối tượng', en: 'Subject' },
      { member: subjectWords.member, leader: subjectWords.leader },
      'subject',
    ),
    REASON,
    YEAR,
    ...memberDimensions(() => sql`fact.on_day`),
  ],
  rows: (targets, { from, to }) =>
    memberFacts(
      sql`select result.member_id, ${YEAR_END} as on_day, result.level, result.reason, result.year, result.subject
        from review_member result where result.superseded_at is null and ${YEAR_END} between ${from} and ${to}`,
      targets,
    ),
}

export const REVIEW_MEASURES: readonly Measure[] = [REVIEW_ORGANISATIONS, REVIEW_COLLECTIVES, REVIEW_MEMBERS]
