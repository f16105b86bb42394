import { sql } from 'kysely'
import type { Measure } from '#measure/declaration.ts'
import { columnOf, under, whether, WHOSE } from '#measure/facts.ts'
import { fieldWords, stateWords } from '#programme/words.ts'
import { kindWords } from './words.ts'

/** Đề án: schemes worked on in a period. */
const SCHEMES: Measure = {
  key: 'schemes',
  label: { vi: 'Đề án, tổng kết', en: 'Schemes' },
  definition: {
    vi: 'Đề án và việc tổng kết văn bản đã bắt đầu và chưa kết thúc trước kỳ, tính đến ngày cuối kỳ; thông qua hoặc dừng trong kỳ vẫn tính.',
    en: 'Schemes and summings-up begun by the last day and not ended before the period; those adopted or dropped in it are counted.',
  },
  noun: { vi: 'đề án', en: 'schemes' },
  time: 'period',
  source: null,
  action: 'work.read',
  opensTo: 'things',
  dimensions: [
    columnOf('kind', { vi: 'Loại', en: 'Kind' }, kindWords),
    columnOf('state', { vi: 'Tình trạng', en: 'State' }, stateWords),
    whether('late', { vi: 'Quá hạn, chưa trình', en: 'Overdue, not submitted' }, 'is_late'),
    columnOf('field', { vi: 'Lĩnh vực', en: 'Field' }, fieldWords),
    WHOSE,
  ],
  rows: (targets, { from, to }) => sql`
    select above.ancestor_id as target_id, above.descendant_id as kept_by, about.starts_on as on_day, about.kind, about.field, coalesce(last.act, 'planned') as state,
      about.due_on < ${to} and coalesce(last.act, 'planned') not in ('submitted', 'adopted', 'dropped', 'deferred') as is_late,
      scheme.public_id as thing_id, about.title as thing_name, '/schemes/' || scheme.public_id as thing_path
    from scheme
    join scheme_state about on about.scheme_id = scheme.id and about.superseded_at is null
    left join lateral (
      select act.act, act.on_day from scheme_act act
      where act.scheme_id = scheme.id and act.superseded_at is null and act.on_day <= ${to}
      order by act.on_day desc, act.id desc limit 1
    ) last on true
    ${under(sql`scheme.organisation_id`, targets, sql`greatest(about.starts_on, ${from}::date)`)}
    where about.starts_on <= ${to}
      and (coalesce(last.act, '') not in ('adopted', 'dropped') or last.on_day >= ${from})`,
}

export const SCHEME_MEASURES: readonly Measure[] = [SCHEMES]
