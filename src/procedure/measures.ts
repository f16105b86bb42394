import { sql, type RawBuilder } from 'kysely'
import type { Dimension, Measure } from '#measure/declaration.ts'
import { columnOf, under, whether } from '#measure/facts.ts'
import type { AnyProcedure } from './declare.ts'
import { words } from './words.ts'

const COMMON = {
  noun: { vi: 'hồ sơ', en: 'cases' },
  source: null,
  action: 'person.read',
  opensTo: 'things',
} as const

/** Hồ sơ thủ tục: cases that are open on a day and that ended in a period, of these procedures. */
export function procedureMeasures(procedures: readonly AnyProcedure[]): readonly Measure[] {
  const kind = columnOf(
    'kind',
    { vi: 'Thủ tục', en: 'Procedure' },
    Object.fromEntries(procedures.map((one) => [one.kind, one.name])),
  )
  const thing = sql`one.public_id as thing_id, '/procedures/' || one.public_id as thing_path, case one.kind
    ${sql.join(
      procedures.map((each) => sql`when ${sql.lit(each.kind)} then ${sql.lit(each.name.vi)}`),
      sql` `,
    )} else one.kind end as thing_name`
  return [openCases(kind, thing), endedCases(kind, thing)]
}

const openCases = (kind: Dimension, thing: RawBuilder<unknown>): Measure => ({
  ...COMMON,
  key: 'open-cases',
  label: { vi: 'Hồ sơ thủ tục đang giải quyết', en: 'Open cases' },
  definition: {
    vi: 'Hồ sơ thủ tục chưa kết thúc vào cuối ngày cuối kỳ, tính ở đơn vị của người hoặc việc được giải quyết.',
    en: 'Cases that have not ended at the end of the last day, at the home unit of whom or what they are about.',
  },
  time: 'day',
  dimensions: [
    kind,
    whether('overdue', { vi: 'Quá hạn', en: 'Overdue' }, 'is_overdue'),
    whether('suspended', { vi: 'Tạm dừng', en: 'Suspended' }, 'is_suspended'),
  ],
  rows: (targets, { to }) => sql`
    select above.ancestor_id as target_id, one.opened_on as on_day, one.kind, ${thing},
      last.state = 'suspended' as is_suspended, (last.state = 'open' and last.due_on < ${to}) is true as is_overdue
    from procedure_case one
    ${under(sql`one.organisation_id`, targets, sql`${to}::date`)}
    left join lateral (
      select act.state, act.due_on from procedure_act act
      where act.case_id = one.id and act.superseded_at is null and act.on_day <= ${to} order by act.id desc limit 1
    ) last on true
    where one.opened_on <= ${to} and (one.ended_on is null or one.ended_on > ${to})`,
})

const endedCases = (kind: Dimension, thing: RawBuilder<unknown>): Measure => ({
  ...COMMON,
  key: 'ended-cases',
  label: { vi: 'Hồ sơ thủ tục đã kết thúc', en: 'Cases ended' },
  definition: {
    vi: 'Hồ sơ thủ tục kết thúc trong kỳ, tính vào ngày kết thúc, ở đơn vị của người hoặc việc được giải quyết.',
    en: 'Cases that ended in the period, on that day, at the home unit of whom or what they are about.',
  },
  time: 'period',
  dimensions: [
    kind,
    columnOf(
      'outcome',
      { vi: 'Kết quả', en: 'Outcome' },
      {
        done: words.states.done,
        rejected: words.states.rejected,
        withdrawn: words.states.withdrawn,
        expired: words.states.expired,
        cancelled: words.states.cancelled,
      },
    ),
  ],
  rows: (targets, { from, to }) => sql`
    select above.ancestor_id as target_id, one.ended_on as on_day, one.kind, one.state as outcome, ${thing}
    from procedure_case one
    ${under(sql`one.organisation_id`, targets, sql`one.ended_on`)}
    where one.ended_on between ${from} and ${to}`,
})
