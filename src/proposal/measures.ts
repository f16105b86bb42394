import { sql } from 'kysely'
import type { Measure } from '#measure/declaration.ts'
import { columnOf, under, whether, WHOSE } from '#measure/facts.ts'
import { OPEN_STAGES } from './codes.ts'
import { kindWords, stageWords } from './words.ts'

/** Kiến nghị, vướng mắc: what units have raised in a period; a group is counted by its members. */
const PROPOSALS: Measure = {
  key: 'proposals',
  label: { vi: 'Kiến nghị, vướng mắc', en: 'Proposals and matters' },
  definition: {
    vi: 'Kiến nghị, đề xuất, vướng mắc do đơn vị và cấp dưới nêu trong kỳ; bản gộp không tính thêm; tình trạng tính đến ngày cuối kỳ.',
    en: 'Proposals and matters that the unit and those below raised in the period, consolidated ones one by one; as they stand on the last day.',
  },
  noun: { vi: 'kiến nghị', en: 'proposals' },
  time: 'period',
  source: null,
  action: 'work.read',
  opensTo: 'things',
  dimensions: [
    columnOf('kind', { vi: 'Loại', en: 'Kind' }, kindWords),
    columnOf('field', { vi: 'Lĩnh vực', en: 'Field' }, null),
    whether('answered', { vi: 'Đã trả lời', en: 'Answered' }, 'is_answered'),
    columnOf('stage', { vi: 'Tình trạng', en: 'Stage' }, stageWords),
    whether('late', { vi: 'Quá hạn trả lời', en: 'Answer overdue' }, 'is_late'),
    WHOSE,
  ],
  rows: (targets, { from, to }) => sql`
    select above.ancestor_id as target_id, above.descendant_id as kept_by, asked.raised_on as on_day, asked.kind, field.name_vi as field, last.stage,
      last.stage <> all(${[...OPEN_STAGES]}::text[]) as is_answered,
      (last.stage = any(${[...OPEN_STAGES]}::text[]) and held.due_on < ${to}) is true as is_late,
      asked.public_id as thing_id, left(asked.wording, 200) as thing_name, '/proposals/' || asked.public_id as thing_path
    from proposal asked
    join proposal_field field on field.code = asked.field
    cross join lateral (
      select act.stage from proposal_act act where act.proposal_id = asked.id and act.superseded_at is null and act.on_day <= ${to}
      order by act.on_day desc, act.id desc limit 1
    ) last
    left join lateral (
      select act.due_on from proposal_act act where act.proposal_id = asked.id and act.superseded_at is null and act.on_day <= ${to}
        and act.to_organisation_id is not null
      order by act.on_day desc, act.id desc limit 1
    ) held on true
    ${under(sql`asked.organisation_id`, targets, sql`asked.raised_on`)}
    where asked.superseded_at is null and not asked.is_group and asked.raised_on between ${from} and ${to}`,
}

export const PROPOSAL_MEASURES: readonly Measure[] = [PROPOSALS]
