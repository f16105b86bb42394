import { sql } from 'kysely'
import type { Measure } from '#measure/declaration.ts'
import { columnOf } from '#measure/facts.ts'
import { memberDimensions } from '#member/dimensions.ts'
import { memberFacts } from '#member/facts.ts'

/** Thẻ đảng viên: cards handed over in a period, as their procedures finished. */
const CARDS: Measure = {
  key: 'cards',
  label: { vi: 'Thẻ đảng viên đã trao', en: 'Cards handed over' },
  definition: {
    vi: 'Thẻ đảng viên phát lần đầu, đổi hoặc cấp lại trong kỳ, tính vào ngày trao thẻ ghi trong hồ sơ thủ tục và đơn vị của đảng viên ngày đó.',
    en: 'Cards issued, exchanged or made again in the period, on the day on which the procedure says they were handed over.',
  },
  noun: { vi: 'thẻ', en: 'cards' },
  time: 'period',
  source: '38-HD/BTCTW',
  action: 'statistics.read',
  opensTo: 'people',
  dimensions: [
    columnOf(
      'act',
      { vi: 'Phát, đổi, cấp lại', en: 'Act' },
      {
        issued: { vi: 'Phát lần đầu', en: 'First issue' },
        exchanged: { vi: 'Đổi thẻ', en: 'Exchanged' },
        lost: { vi: 'Cấp lại thẻ bị mất', en: 'Issued for a lost one' },
      },
    ),
    columnOf(
      'ground',
      { vi: 'Lý do', en: 'Ground' },
      {
        first: { vi: 'Lần đầu', en: 'First card' },
        lost: { vi: 'Bị mất', en: 'Lost' },
        damaged: { vi: 'Bị hỏng', en: 'Damaged' },
        wrong: { vi: 'Ghi sai', en: 'Wrong' },
        chip: { vi: 'Đổi sang thẻ gắn chíp', en: 'For a chip card' },
      },
    ),
    ...memberDimensions(() => sql`fact.on_day`),
  ],
  rows: (targets, { from, to }) =>
    memberFacts(
      sql`select subject.person_id as member_id, act.on_day, one.given ->> 'ground' as ground,
          case when one.kind = 'card-exchange' then 'exchanged' when one.given ->> 'ground' = 'lost' then 'lost' else 'issued' end as act
        from procedure_act act
        join procedure_case one on one.id = act.case_id and one.kind in ('card-issue', 'card-exchange')
        join procedure_subject subject on subject.case_id = one.id
        where act.superseded_at is null and act.step = 'handed' and act.outcome = 'done' and act.on_day between ${from} and ${to}`,
      targets,
    ),
}

export const CARD_MEASURES: readonly Measure[] = [CARDS]
