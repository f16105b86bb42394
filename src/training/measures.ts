import { sql, type RawBuilder } from 'kysely'
import type { Dimension, Measure, Said, Span } from '#measure/declaration.ts'
import { columnOf, under, whether, WHOSE } from '#measure/facts.ts'
import { COMPLETED } from './codes.ts'
import { resultWords, targetWords } from './words.ts'

/** Classes opened in the span and not cancelled by its end, under the unit that keeps them. */
function opened(targets: RawBuilder<unknown>, { from, to }: Span): RawBuilder<unknown> {
  return sql`
    select above.ancestor_id as target_id, above.descendant_id as kept_by, act.on_day, class.id as class_id, class.public_id as thing_id, plan.name as thing_name,
      '/training/' || class.public_id as thing_path, ${kindOf(sql`kind.code`)} as kind, kind.target, plan.school is not null as is_elsewhere,
      plan.counted_learners, plan.counted_completed
    from training_act act
    join training_class class on class.id = act.class_id
    join training_plan plan on plan.class_id = class.id and plan.superseded_at is null
    join training_kind kind on kind.code = plan.kind
    ${under(sql`class.organisation_id`, targets, sql`act.on_day`)}
    where act.act = 'opened' and act.superseded_at is null and act.on_day between ${from} and ${to}
      and not exists (select from training_act gone where gone.class_id = class.id and gone.act = 'cancelled'
        and gone.superseded_at is null and gone.on_day <= ${to})`
}

/** The kinds that everybody has (migration 0038); those that units add count together. */
const KINDS: Readonly<Record<string, Said>> = {
  awareness: { vi: 'Bồi dưỡng nhận thức về Đảng', en: 'Awareness of the Party' },
  new_members: { vi: 'Lý luận chính trị cho đảng viên mới', en: 'Political theory for new members' },
  theory_elementary: { vi: 'Sơ cấp lý luận chính trị', en: 'Political theory, elementary' },
  theory_intermediate: { vi: 'Trung cấp lý luận chính trị', en: 'Political theory, intermediate' },
  theory_advanced: { vi: 'Cao cấp lý luận chính trị', en: 'Political theory, advanced' },
  state_management: { vi: 'Bồi dưỡng quản lý nhà nước', en: 'State management' },
  post: { vi: 'Bồi dưỡng chức danh', en: 'For a post' },
  committee: {
    vi: 'Bồi dưỡng cấp ủy viên, bí thư chi bộ',
    en: 'For committee members and branch secretaries',
  },
  party_work: { vi: 'Bồi dưỡng nghiệp vụ công tác đảng', en: 'Party work' },
  degree: { vi: 'Đại học, sau đại học chuyên ngành', en: 'University and higher degrees' },
  other: { vi: 'Loại lớp khác', en: 'Other kinds' },
}

const kindOf = (column: RawBuilder<unknown>) =>
  sql`case when ${column} = any(${Object.keys(KINDS)}::text[]) then ${column} else 'other' end`

const OF_CLASS: readonly Dimension[] = [
  columnOf('kind', { vi: 'Loại lớp', en: 'Kind of class' }, KINDS),
  columnOf('target', { vi: 'Đối tượng', en: 'For whom' }, targetWords),
  whether('elsewhere', { vi: 'Cử đi học nơi khác', en: 'Held elsewhere' }, 'is_elsewhere'),
  WHOSE,
]

const COMMON = {
  time: 'period',
  source: null,
  action: 'work.read',
  opensTo: 'things',
} as const

const CLASSES: Measure = {
  ...COMMON,
  key: 'classes',
  label: { vi: 'Lớp đào tạo, bồi dưỡng', en: 'Classes' },
  definition: {
    vi: 'Lớp khai giảng trong kỳ do đơn vị hoặc cấp dưới mở hay cử người đi học; lớp đã hủy không tính.',
    en: 'Classes opened in the period, held or attended by the unit and those below; cancelled ones are not counted.',
  },
  noun: { vi: 'lớp', en: 'classes' },
  dimensions: OF_CLASS,
  rows: opened,
}

/** Each learner of a roster, and for a class whose report counts other than its roster the difference as one row. */
const LEARNERS: Measure = {
  ...COMMON,
  key: 'learners',
  label: { vi: 'Học viên', en: 'Learners' },
  definition: {
    vi: 'Học viên của các lớp khai giảng trong kỳ: theo danh sách lớp, hoặc theo số trong báo cáo của lớp nếu danh sách chưa nhập đủ.',
    en: 'Learners of the classes opened in the period: by roster, or by the number of the class report where the roster is not whole.',
  },
  noun: { vi: 'học viên', en: 'learners' },
  sums: true,
  dimensions: [
    ...OF_CLASS,
    columnOf('result', { vi: 'Kết quả', en: 'Result' }, resultWords),
    whether('completed', { vi: 'Hoàn thành', en: 'Completed' }, 'is_completed'),
    whether('named', { vi: 'Có tên trong danh sách lớp', en: 'Named on the roster' }, 'is_named'),
  ],
  rows: (targets, span) => sql`
    with class as materialized (${opened(targets, span)}),
    learner as materialized (
      select class.class_id, class.target_id, got.result, (got.result = any(${[...COMPLETED]}::text[])) is true as is_completed
      from class join training_learner roster on roster.class_id = class.class_id and roster.superseded_at is null
        and roster.joined_on <= ${span.to}
      left join training_result got on got.class_id = roster.class_id and got.person_id = roster.person_id
        and got.superseded_at is null and got.on_day <= ${span.to}
    )
    select class.*, learner.result, learner.is_completed, true as is_named, 1 as amount from class join learner using (class_id, target_id)
    union all
    select class.*, null, more.is_completed, false, more.n from class
    cross join lateral (
      select count(*) as known, count(*) filter (where is_completed) as completed from learner
      where learner.class_id = class.class_id and learner.target_id = class.target_id
    ) roster
    cross join lateral (values
      (true, coalesce(class.counted_completed - roster.completed, 0)),
      (null, class.counted_learners - roster.known - coalesce(class.counted_completed - roster.completed, 0))
    ) more (is_completed, n)
    where class.counted_learners is not null and more.n <> 0`,
}

const CERTIFICATES: Measure = {
  ...COMMON,
  key: 'certificates',
  label: { vi: 'Giấy chứng nhận đã cấp', en: 'Certificates issued' },
  definition: {
    vi: 'Giấy chứng nhận học lớp cấp trong kỳ, tính vào ngày cấp, ở đơn vị mở lớp.',
    en: 'Certificates of classes issued in the period, on their day, at the unit that keeps the class.',
  },
  noun: { vi: 'giấy chứng nhận', en: 'certificates' },
  dimensions: [OF_CLASS[0]!, WHOSE],
  rows: (targets, { from, to }) => sql`
    select above.ancestor_id as target_id, above.descendant_id as kept_by, issued.issued_on as on_day, ${kindOf(sql`issued.kind`)} as kind, class.public_id as thing_id,
      plan.name as thing_name, '/training/' || class.public_id as thing_path
    from training_certificate issued
    join training_class class on class.id = issued.class_id
    join training_plan plan on plan.class_id = class.id and plan.superseded_at is null
    ${under(sql`class.organisation_id`, targets, sql`issued.issued_on`)}
    where issued.superseded_at is null and issued.issued_on between ${from} and ${to}`,
}

export const TRAINING_MEASURES: readonly Measure[] = [CLASSES, LEARNERS, CERTIFICATES]
