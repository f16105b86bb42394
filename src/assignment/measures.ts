import { sql } from 'kysely'
import type { Measure } from '#measure/declaration.ts'
import { columnOf, under, whether, WHOSE } from '#measure/facts.ts'
import { isDoneOn, isLateOn } from './list.ts'
import { kindWords } from './state-words.ts'

const KIND = columnOf('kind', { vi: 'Nguồn việc', en: 'Where it comes from' }, kindWords)
const COMMON = { time: 'period', source: null, action: 'work.read', opensTo: 'things' } as const

/** Nhiệm vụ đã giao: assignments by who gives them. */
const GIVEN: Measure = {
  ...COMMON,
  key: 'assignments',
  label: { vi: 'Nhiệm vụ đã giao', en: 'Assignments given' },
  definition: {
    vi: 'Nhiệm vụ do đơn vị và cấp dưới giao trong kỳ; giao cho nhiều nơi tính một; nhiệm vụ đã rút không tính.',
    en: 'Assignments that the unit and those below gave in the period, one to many addressees once; withdrawn ones are not counted.',
  },
  noun: { vi: 'nhiệm vụ', en: 'assignments' },
  dimensions: [KIND, WHOSE],
  rows: (targets, { from, to }) => sql`
    select above.ancestor_id as target_id, above.descendant_id as kept_by, given.given_on as on_day, given.kind, given.public_id as thing_id,
      given.title as thing_name, '/assignments/' || given.public_id as thing_path
    from assignment given
    ${under(sql`given.organisation_id`, targets, sql`given.given_on`)}
    where given.given_on between ${from} and ${to} and (given.withdrawn_on is null or given.withdrawn_on > ${to})`,
}

/** Lượt giao việc: assignments by who receives them, with what each has done by the last day; coverage of directives. */
const TASKS: Measure = {
  ...COMMON,
  key: 'tasks',
  label: { vi: 'Nhiệm vụ được giao', en: 'Tasks received' },
  definition: {
    vi: 'Mỗi nhiệm vụ giao cho một đơn vị trong kỳ tính một, ở đơn vị được giao; kết quả tính đến ngày cuối kỳ.',
    en: 'Each assignment to a unit in the period, at the unit that it was given to; what was done with it by the last day.',
  },
  noun: { vi: 'lượt giao', en: 'tasks' },
  dimensions: [
    KIND,
    columnOf(
      'role',
      { vi: 'Chủ trì, phối hợp', en: 'Lead or co-unit' },
      { lead: { vi: 'Chủ trì', en: 'Lead' }, co: { vi: 'Phối hợp', en: 'Co-unit' } },
    ),
    whether('done', { vi: 'Đã xong', en: 'Done' }, 'is_done'),
    whether('late', { vi: 'Quá hạn', en: 'Overdue' }, 'is_late'),
    whether('received', { vi: 'Đã tiếp nhận', en: 'Received' }, 'is_received'),
    whether('disseminated', { vi: 'Đã quán triệt', en: 'Disseminated' }, 'is_disseminated'),
    whether('programme', { vi: 'Đã ban hành chương trình', en: 'Own programme issued' }, 'has_programme'),
    whether('reported', { vi: 'Đã báo cáo', en: 'Reported' }, 'is_reported'),
    columnOf('title', { vi: 'Tên nhiệm vụ', en: 'Title' }, null),
    WHOSE,
  ],
  rows: (targets, { from, to }) => sql`
    select above.ancestor_id as target_id, above.descendant_id as kept_by, given.given_on as on_day, task.kind, given.role, task.title, (${isDoneOn(to)}) is true as is_done,
      (${isLateOn(to)}) is true as is_late, (given.received_on <= ${to}) is true as is_received,
      (given.disseminated_on <= ${to}) is true as is_disseminated, (given.programme_on <= ${to}) is true as has_programme,
      (given.reported_on <= ${to}) is true as is_reported, task.public_id as thing_id, task.title as thing_name,
      '/assignments/' || task.public_id as thing_path
    from assignment_addressee given
    join assignment task on task.id = given.assignment_id
    ${under(sql`given.organisation_id`, targets, sql`given.given_on`)}
    where given.given_on between ${from} and ${to} and (task.withdrawn_on is null or task.withdrawn_on > ${to})`,
}

export const ASSIGNMENT_MEASURES: readonly Measure[] = [GIVEN, TASKS]
