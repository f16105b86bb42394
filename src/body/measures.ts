import { sql, type RawBuilder } from 'kysely'
import type { Measure } from '#measure/declaration.ts'
import { columnOf, under, WHOSE } from '#measure/facts.ts'
import { INTERNAL } from './codes.ts'
import { categoryWords, kindWords } from './words.ts'

const KIND = columnOf('kind', { vi: 'Loại cơ quan, ban', en: 'Kind of body' }, kindWords)
const COMMON = { time: 'day', source: null, action: 'work.read', opensTo: 'things' } as const

/** Bodies that exist on a day, under the organisation in or beside which they stand. */
const standing = (targets: RawBuilder<unknown>, to: RawBuilder<unknown>, amount: RawBuilder<unknown>) => sql`
  select above.ancestor_id as target_id, above.descendant_id as kept_by, state.from_day as on_day, state.kind, ${amount} as amount, body.public_id as thing_id,
    state.name as thing_name, '/bodies/' || body.public_id as thing_path
  from body
  join body_state state on state.body_id = body.id and state.superseded_at is null and state.from_day <= ${to} and ${to} < state.until_day
  ${under(sql`body.organisation_id`, targets, to)}`

const BODIES: Measure = {
  ...COMMON,
  key: 'bodies',
  label: { vi: 'Cơ quan, ban', en: 'Bodies' },
  definition: {
    vi: 'Cơ quan, ban, ban chỉ đạo bên cạnh tổ chức đảng của đơn vị và cấp dưới vào cuối ngày cuối kỳ; đầu mối bên trong là một loại riêng.',
    en: 'Bodies beside the party organisations of the unit and those below at the end of the last day; internal units are a kind of their own.',
  },
  noun: { vi: 'cơ quan, ban', en: 'bodies' },
  dimensions: [KIND, WHOSE],
  rows: (targets, { to }) => standing(targets, sql`${to}::date`, sql`1`),
}

const numbers = (key: 'quota' | 'present', said: Pick<Measure, 'label' | 'definition'>): Measure => ({
  ...COMMON,
  ...said,
  key: `staff-${key}`,
  noun: { vi: 'biên chế', en: 'posts' },
  sums: true,
  dimensions: [KIND, WHOSE],
  rows: (targets, { to }) => sql`${standing(targets, sql`${to}::date`, sql.ref(`state.${key}`))}
    where state.kind <> ${INTERNAL} and ${sql.ref(`state.${key}`)} is not null`,
})

const QUOTA = numbers('quota', {
  label: { vi: 'Biên chế được giao', en: 'Staff allotted' },
  definition: {
    vi: 'Biên chế giao cho các cơ quan, ban vào cuối ngày cuối kỳ; đầu mối bên trong không cộng thêm.',
    en: 'Staff allotted to bodies at the end of the last day; internal units are not added.',
  },
})

const PRESENT = numbers('present', {
  label: { vi: 'Biên chế có mặt', en: 'Staff present' },
  definition: {
    vi: 'Số người có mặt ở các cơ quan, ban vào cuối ngày cuối kỳ; đầu mối bên trong không cộng thêm.',
    en: 'Staff present in bodies at the end of the last day; internal units are not added.',
  },
})

const POSITIONS: Measure = {
  ...COMMON,
  key: 'job-positions',
  label: { vi: 'Vị trí việc làm đã bố trí', en: 'Job positions filled' },
  definition: {
    vi: 'Số người đã bố trí vào các vị trí việc làm của cơ quan, ban vào cuối ngày cuối kỳ.',
    en: 'How many people fill the job positions of bodies at the end of the last day.',
  },
  noun: { vi: 'người', en: 'people' },
  sums: true,
  dimensions: [columnOf('category', { vi: 'Nhóm vị trí', en: 'Category' }, categoryWords), WHOSE],
  rows: (targets, { to }) => sql`
    select held.target_id, held.kept_by, held.on_day, held.thing_id, held.thing_name, held.thing_path, position.category,
      position.actual as amount
    from (${standing(targets, sql`${to}::date`, sql`0`)}) held
    join body on body.public_id = held.thing_id
    join body_position position on position.body_id = body.id and position.superseded_at is null
      and position.from_day <= ${to} and ${to} < position.until_day`,
}

export const BODY_MEASURES: readonly Measure[] = [BODIES, QUOTA, PRESENT, POSITIONS]
