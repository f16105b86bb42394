import { sql, type RawBuilder } from 'kysely'
import type { Measure, Span } from '#measure/declaration.ts'
import { columnOf, under, whether, WHOSE } from '#measure/facts.ts'
import { kindWords, stateWords } from './words.ts'

/** Gatherings that begin in the span and were planned by its end, under the unit that convenes them. */
function convened(targets: RawBuilder<unknown>, { from, to }: Span): RawBuilder<unknown> {
  return sql`
    select above.ancestor_id as target_id, above.descendant_id as kept_by, plan.from_day as on_day, one.id as gathering_id, plan.kind, last.act as state,
      one.public_id as thing_id, plan.title as thing_name, '/gatherings/' || one.public_id as thing_path
    from gathering one
    join gathering_plan plan on plan.gathering_id = one.id and plan.superseded_at is null
    cross join lateral (select gathering_state(one.id, ${to}::date) as act) last
    ${under(sql`one.organisation_id`, targets, sql`plan.from_day`)}
    where plan.from_day between ${from} and ${to} and last.act is not null`
}

const KIND = columnOf('kind', { vi: 'Loại hội nghị', en: 'Kind' }, kindWords)
const COMMON = { time: 'period', source: null, action: 'work.read', opensTo: 'things' } as const

const GATHERINGS: Measure = {
  ...COMMON,
  key: 'gatherings',
  label: { vi: 'Hội nghị, cuộc họp', en: 'Gatherings' },
  definition: {
    vi: 'Hội nghị, cuộc họp do đơn vị và cấp dưới triệu tập, khai mạc trong kỳ; tình trạng tính đến ngày cuối kỳ, cả cuộc hoãn, hủy.',
    en: 'Conferences and meetings convened by the unit and those below that begin in the period, postponed and cancelled ones too.',
  },
  noun: { vi: 'hội nghị', en: 'gatherings' },
  dimensions: [KIND, columnOf('state', { vi: 'Tình trạng', en: 'State' }, stateWords), WHOSE],
  rows: convened,
}

const SITES: Measure = {
  ...COMMON,
  key: 'sites',
  label: { vi: 'Điểm cầu', en: 'Sites' },
  definition: {
    vi: 'Điểm cầu của các hội nghị khai mạc trong kỳ, không tính hội nghị đã hủy.',
    en: 'Sites of conferences that begin in the period; of cancelled ones none.',
  },
  noun: { vi: 'điểm cầu', en: 'sites' },
  dimensions: [
    KIND,
    whether('reported', { vi: 'Đã báo quân số', en: 'Has reported' }, 'has_reported'),
    WHOSE,
  ],
  rows: (targets, span) => sql`
    select held.*, exists (select from gathering_roll_call roll where roll.site_id = site.id and roll.on_day <= ${span.to}) as has_reported
    from (${convened(targets, span)}) held
    join gathering_site site on site.gathering_id = held.gathering_id and site.withdrawn_at is null
    where held.state <> 'cancelled'`,
}

const CONCLUSIONS: Measure = {
  ...COMMON,
  key: 'conclusions',
  label: { vi: 'Kết luận hội nghị', en: 'Conclusions' },
  definition: {
    vi: 'Bài học và nhiệm vụ trọng tâm trong kết luận của các hội nghị khai mạc trong kỳ.',
    en: 'Lessons and focal tasks in the conclusions of gatherings that begin in the period.',
  },
  noun: { vi: 'kết luận', en: 'conclusions' },
  dimensions: [
    columnOf(
      'kind',
      { vi: 'Bài học, nhiệm vụ', en: 'Lesson or task' },
      {
        lesson: { vi: 'Bài học kinh nghiệm', en: 'Lesson' },
        task: { vi: 'Nhiệm vụ trọng tâm', en: 'Focal task' },
      },
      'conclusion',
    ),
    whether('given', { vi: 'Đã giao thành nhiệm vụ', en: 'Given as an assignment' }, 'is_given'),
    WHOSE,
  ],
  rows: (targets, span) => sql`
    select held.*, said.kind as conclusion, said.assignment_id is not null as is_given
    from (${convened(targets, span)}) held
    join gathering_conclusion said on said.gathering_id = held.gathering_id and said.superseded_at is null
      and said.on_day <= ${span.to}`,
}

export const GATHERING_MEASURES: readonly Measure[] = [GATHERINGS, SITES, CONCLUSIONS]
