import { sql } from 'kysely'
import { bandOfYears, type YearsBand } from '#measure/bands.ts'
import type { Dimension, Measure } from '#measure/declaration.ts'
import { columnOf, under } from '#measure/facts.ts'
import { memberDimensions } from '#member/dimensions.ts'
import { memberFacts } from '#member/facts.ts'
import { contextWords, kindWords, routeWords, stageWords } from './code-words.ts'
import { factsOn, stageOn } from './source-sql.ts'

const ROUTE = columnOf('route', { vi: 'Nguồn giới thiệu', en: 'Introduced by' }, routeWords)
const CONTEXT = columnOf('context', { vi: 'Bối cảnh', en: 'Context' }, contextWords)
const AGES: readonly YearsBand[] = [
  { value: '18-30', label: { vi: 'Đến 30 tuổi', en: 'Up to 30' }, below: 31 },
  { value: '31-40', label: { vi: '31 đến 40 tuổi', en: '31 to 40' }, below: 41 },
  { value: '41-', label: { vi: 'Trên 40 tuổi', en: 'Over 40' }, below: null },
]

const OF_PERSON: readonly Dimension[] = [
  {
    key: 'sex',
    label: { vi: 'Giới tính', en: 'Sex' },
    values: [
      { value: 'nam', label: { vi: 'Nam', en: 'Men' } },
      { value: 'nữ', label: { vi: 'Nữ', en: 'Women' } },
    ],
    sql: () => sql`fact.sex`,
  },
  {
    key: 'age',
    label: { vi: 'Nhóm tuổi', en: 'Age' },
    values: AGES,
    sql: ({ to }) => bandOfYears(sql`fact.born_on`, AGES, to),
  },
]

/** Quần chúng ưu tú: who stands on the lists of branches on a day; no members, so nobody is opened by name here. */
const SOURCES: Measure = {
  key: 'sources',
  label: { vi: 'Quần chúng ưu tú trong nguồn', en: 'Outstanding people on lists' },
  definition: {
    vi: 'Quần chúng ưu tú có tên trong danh sách nguồn của các chi bộ vào cuối ngày cuối kỳ.',
    en: 'Outstanding people who are on the lists of branches at the end of the last day.',
  },
  noun: { vi: 'người', en: 'people' },
  time: 'day',
  source: '01-HD/TW',
  action: 'statistics.read',
  opensTo: null,
  dimensions: [
    ROUTE,
    CONTEXT,
    columnOf('stage', { vi: 'Đã đến bước', en: 'How far' }, stageWords),
    ...OF_PERSON,
  ],
  rows: (targets, { to }) => sql`
    select above.ancestor_id as target_id, ${to}::date as on_day, s.route, s.context, ${stageOn(to)} as stage, p.sex, p.born_on
    from admission_source s join person p on p.id = s.person_id
    ${factsOn(to)}
    ${under(sql`s.organisation_id`, targets, sql`${to}::date`)}
    where s.superseded_at is null and s.ended_by is distinct from 'mistake' and s.from_day <= ${to} and ${to} < s.until_day`,
}

/** Admissions told by their records: by route and context. */
const ADMITTED: Measure = {
  key: 'admitted',
  label: { vi: 'Kết nạp theo hồ sơ', en: 'Admissions by record' },
  definition: {
    vi: 'Kết nạp, kết nạp lại, phục hồi trong kỳ có hồ sơ kết nạp ghi nguồn và bối cảnh, tính vào ngày làm lễ hoặc có hiệu lực.',
    en: 'Admissions, readmissions and restorations of the period whose record tells route and context, on the day of the ceremony.',
  },
  noun: { vi: 'đảng viên', en: 'members' },
  time: 'period',
  source: '01-HD/TW',
  action: 'statistics.read',
  opensTo: 'people',
  dimensions: [
    columnOf('kind', { vi: 'Loại', en: 'Kind' }, kindWords),
    ROUTE,
    CONTEXT,
    ...memberDimensions(() => sql`fact.on_day`),
  ],
  rows: (targets, { from, to }) =>
    memberFacts(
      sql`select person_id as member_id, on_day, kind, route, context from admission
        where superseded_at is null and on_day between ${from} and ${to}`,
      targets,
    ),
}

const RECOGNITIONS: Measure = {
  key: 'recognitions',
  label: { vi: 'Công nhận đảng viên chính thức', en: 'Recognitions' },
  definition: {
    vi: 'Đảng viên được tính là chính thức từ một ngày trong kỳ, ở đơn vị của ngày đó.',
    en: 'Members whose official day is in the period, at the unit of that day.',
  },
  noun: { vi: 'đảng viên', en: 'members' },
  time: 'period',
  source: 'Điều lệ Đảng, Điều 5',
  action: 'statistics.read',
  opensTo: 'people',
  dimensions: memberDimensions(() => sql`fact.on_day`),
  rows: (targets, { from, to }) => sql`
    select above.ancestor_id as target_id, spell.official_on as on_day, spell.*
    from member_spell spell
    ${under(sql`spell.organisation_id`, targets, sql`spell.official_on`)}
    where spell.official_on between ${from} and ${to} and spell.from_day <= spell.official_on and spell.official_on < spell.until_day`,
}

/** The day on which twelve months after the ceremony are complete. */
const DUE = sql`(member.ceremony_on + interval '12 months'
  + case when extract(day from member.ceremony_on) > extract(day from member.ceremony_on + interval '12 months')
    then interval '1 day' else interval '0' end)::date`

const RECOGNITIONS_DUE: Measure = {
  ...RECOGNITIONS,
  key: 'recognitions-due',
  label: { vi: 'Đảng viên dự bị đến hạn xét công nhận', en: 'Recognitions due' },
  definition: {
    vi: 'Đảng viên có đủ 12 tháng dự bị vào một ngày trong kỳ, tính từ ngày làm lễ kết nạp, dù đã được công nhận hay chưa.',
    en: 'Members whose twelve months since the ceremony are complete on a day of the period, recognised by now or not.',
  },
  dimensions: [
    columnOf(
      'recognised',
      { vi: 'Đã có ngày chính thức', en: 'Has an official day' },
      { yes: { vi: 'Có', en: 'Yes' }, no: { vi: 'Chưa', en: 'Not yet' } },
    ),
    ...RECOGNITIONS.dimensions,
  ],
  rows: (targets, { from, to }) => sql`
    select above.ancestor_id as target_id, due.on_day, spell.*, case when spell.official_on <= ${to} then 'yes' else 'no' end as recognised
    from (
      select member.person_id, ${DUE} as on_day from member
      where member.ceremony_on between ${from}::date - interval '13 months' and ${to}::date - interval '11 months'
    ) due
    join member_spell spell on spell.member_id = due.person_id and spell.from_day <= due.on_day and due.on_day < spell.until_day
    ${under(sql`spell.organisation_id`, targets, sql`due.on_day`)}
    where due.on_day between ${from} and ${to}`,
}

export const ADMISSION_MEASURES: readonly Measure[] = [ADMITTED, RECOGNITIONS, RECOGNITIONS_DUE, SOURCES]
