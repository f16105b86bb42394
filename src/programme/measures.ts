import { sql } from 'kysely'
import type { Measure } from '#measure/declaration.ts'
import { columnOf, under, whether, WHOSE } from '#measure/facts.ts'
import { itemsOn } from './visible.ts'
import { fieldWords, groundWords, kindWords, productWords, spanWords, stateWords } from './words.ts'

/** Nội dung chương trình công tác: items of work programmes, planned and arising. */
const ITEMS: Measure = {
  key: 'programme-items',
  label: { vi: 'Nội dung chương trình công tác', en: 'Items of work programmes' },
  definition: {
    vi: 'Nội dung trong chương trình có hạn trong kỳ và nội dung phát sinh bắt đầu trong kỳ, của chương trình do đơn vị và cấp dưới ban hành; tình trạng tính đến ngày cuối kỳ.',
    en: 'Planned items due in the period and arising ones begun in it, of programmes of the unit and those below; as they stand on the last day.',
  },
  noun: { vi: 'nội dung', en: 'items' },
  time: 'period',
  source: null,
  action: 'work.read',
  opensTo: 'things',
  dimensions: [
    columnOf('kind', { vi: 'Trong chương trình, phát sinh', en: 'Planned or arising' }, kindWords),
    columnOf('ground', { vi: 'Căn cứ phát sinh', en: 'Why it arose' }, groundWords),
    whether('submitted', { vi: 'Đã trình', en: 'Submitted' }, 'is_submitted'),
    whether('in-time', { vi: 'Trình đúng hạn', en: 'Submitted in time' }, 'is_in_time'),
    columnOf('state', { vi: 'Tình trạng', en: 'State' }, stateWords),
    whether('late', { vi: 'Quá hạn, chưa trình', en: 'Overdue, not submitted' }, 'is_late'),
    columnOf('field', { vi: 'Lĩnh vực', en: 'Field' }, fieldWords),
    columnOf('product', { vi: 'Sản phẩm', en: 'Product' }, productWords),
    columnOf('span', { vi: 'Loại chương trình', en: 'Kind of programme' }, spanWords),
    WHOSE,
  ],
  rows: (targets, { from, to }) => sql`
    select above.ancestor_id as target_id, above.descendant_id as kept_by, item.*, '/programme-items/' || item.thing_id as thing_path
    from (
      select p.organisation_id, case s.kind when 'planned' then s.due_on else s.starts_on end as on_day, s.kind, s.ground, s.field,
        s.product, p.span, coalesce(last.act, 'planned') as state, submitted.on_day is not null as is_submitted,
        case when submitted.on_day is not null then submitted.on_day <= s.due_on end as is_in_time,
        submitted.on_day is null and s.due_on < ${to} and coalesce(last.act, 'planned') not in ('dropped', 'deferred')
          and carried.yes is null as is_late, i.public_id as thing_id, s.title as thing_name
      from ${itemsOn(sql`${to}`)}
      join programme p on p.id = i.programme_id and p.superseded_at is null
    ) item
    ${under(sql`item.organisation_id`, targets, sql`item.on_day`)}
    where item.on_day between ${from} and ${to}`,
}

export const PROGRAMME_MEASURES: readonly Measure[] = [ITEMS]
