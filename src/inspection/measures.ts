import { sql } from 'kysely'
import type { Measure } from '#measure/declaration.ts'
import { columnOf, under, whether, WHOSE } from '#measure/facts.ts'
import { CONCLUDED } from './codes.ts'
import { fieldWords, kindWords, organWords, stageWords } from './words.ts'

/** Kiểm tra, giám sát: cases of the year's programmes; never what was found. */
const INSPECTIONS: Measure = {
  key: 'inspections',
  label: { vi: 'Cuộc kiểm tra, giám sát', en: 'Inspections' },
  definition: {
    vi: 'Cuộc kiểm tra, giám sát trong chương trình của đơn vị và cấp dưới, dự kiến bắt đầu trong kỳ; tình trạng tính đến ngày cuối kỳ. Nội dung không được lưu.',
    en: 'Cases in the programmes of the unit and those below that are planned to begin in the period, as they stand on the last day. Contents are not kept.',
  },
  noun: { vi: 'cuộc', en: 'cases' },
  time: 'period',
  source: '296-QĐ/TW',
  action: 'work.read',
  opensTo: 'things',
  dimensions: [
    columnOf('kind', { vi: 'Hình thức', en: 'Kind' }, kindWords),
    columnOf('organ', { vi: 'Chủ thể', en: 'Whose programme' }, organWords),
    columnOf('field', { vi: 'Lĩnh vực', en: 'Field' }, fieldWords),
    columnOf('stage', { vi: 'Tình trạng', en: 'Stage' }, stageWords),
    whether('concluded', { vi: 'Đã kết luận', en: 'Concluded' }, 'is_concluded'),
    WHOSE,
  ],
  rows: (targets, { from, to }) => sql`
    select above.ancestor_id as target_id, above.descendant_id as kept_by, one.planned_from as on_day, one.kind, one.field, programme.organ,
      coalesce(last.stage, 'planned') as stage, coalesce(last.stage, '') = any(${[...CONCLUDED]}::text[]) as is_concluded,
      one.public_id as thing_id, one.title as thing_name, '/inspections/' || one.public_id as thing_path
    from inspection_case one
    join inspection_programme programme on programme.id = one.programme_id and programme.superseded_at is null
    left join lateral (
      select act.stage from inspection_act act where act.case_id = one.id and act.superseded_at is null and act.on_day <= ${to}
      order by act.on_day desc, act.id desc limit 1
    ) last on true
    ${under(sql`programme.organisation_id`, targets, sql`one.planned_from`)}
    where one.superseded_at is null and one.planned_from between ${from} and ${to}`,
}

export const INSPECTION_MEASURES: readonly Measure[] = [INSPECTIONS]
