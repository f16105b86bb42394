import { sql, type RawBuilder } from 'kysely'
import type { Day } from '#platform/day.ts'
import { RULES, type ExpectedField } from './rules.ts'

/** When a rule asks something of a member, and when it finds fault; over `spell`, `p` (person) and `m` (member) of a day. */
interface Condition {
  expected: RawBuilder<boolean>
  found: RawBuilder<boolean>
}

const ALWAYS = sql<boolean>`true`
const missing = (column: string): Condition => ({
  expected: ALWAYS,
  found: sql<boolean>`${sql.ref(column)} is null`,
})

const FIELD: Record<ExpectedField, (on: Day) => Condition> = {
  born_on: () => ({ expected: ALWAYS, found: sql<boolean>`p.born_precision <> 'day'` }),
  native_place: () => missing('p.native_place'),
  residence: (on) => ({
    expected: ALWAYS,
    found: sql<boolean>`p.residence is null and not exists (select from person_attribute a
      where a.person_id = p.id and a.field = 'residence' and a.superseded_at is null and a.value is not null
        and a.from_day <= ${on}::date)`,
  }),
  ethnicity: () => missing('spell.ethnicity'),
  religion: () => missing('spell.religion'),
  stratum: () => missing('spell.stratum'),
  admission_decided_on: () => missing('m.admission_decided_on'),
  ceremony_on: () => missing('m.ceremony_on'),
  official_on: (on) => ({
    expected: sql<boolean>`(m.ceremony_on is null or m.ceremony_on + interval '24 months' <= ${on}::date)`,
    found: sql<boolean>`m.official_on is null`,
  }),
  education: () => missing('spell.education'),
  theory: () => missing('spell.theory'),
  citizen_id: () => missing('p.citizen_id'),
  card_no: (on) => ({
    expected: sql<boolean>`m.official_on <= ${on}::date`,
    found: sql<boolean>`m.card_no is null`,
  }),
}

/** Whether the member's ledger holds such a movement: looked up for a few members, read once for very many. */
function ofLedger(isLarge: boolean, what: RawBuilder<unknown>): RawBuilder<boolean> {
  return isLarge
    ? sql`p.id in (select v.member_id from movement v where ${what})`
    : sql`exists (select from movement v where v.member_id = p.id and ${what})`
}

const ODD: Record<string, (on: Day, isLarge: boolean) => RawBuilder<boolean>> = {
  'admitted-before-18': () => sql`m.admission_decided_on < p.born_on + interval '18 years'`,
  'ceremony-before-decision': () => sql`m.ceremony_on < m.admission_decided_on`,
  'official-before-admission': () => sql`m.official_on < coalesce(m.ceremony_on, m.admission_decided_on)`,
  'official-after-24-months': () => sql`m.official_on > m.ceremony_on + interval '24 months'`,
  'probation-over-12-months': (
    on,
  ) => sql`m.official_on is null and m.ceremony_on + interval '12 months' < ${on}::date
    and m.ceremony_on + interval '24 months' > ${on}::date`,
  'age-implausible': (on) =>
    sql`(p.born_on > ${on}::date - interval '18 years' or p.born_on < ${on}::date - interval '106 years')`,
  'citizen-id-shape': () => sql`p.citizen_id !~ '^[0-9]{12}$'`,
  'citizen-id-against-birth': () => sql`p.citizen_id ~ '^[0-9]{12}$' and (
    (substr(p.citizen_id, 4, 1)::integer % 2 = 0) <> (p.sex = 'nam')
    or 1900 + substr(p.citizen_id, 4, 1)::integer / 2 * 100 + substr(p.citizen_id, 5, 2)::integer <> extract(year from p.born_on))`,
  'citizen-id-shared': (_on, isLarge) =>
    isLarge
      ? sql`p.citizen_id in (select o.citizen_id from person o where o.citizen_id is not null and o.merged_into is null
          group by o.citizen_id having count(*) > 1)`
      : sql`exists (select from person o where o.citizen_id = p.citizen_id and o.id <> p.id and o.merged_into is null)`,
  'card-no-shape': () => sql`m.card_no !~ '^([0-9]{8}|[0-9]{12})$'`,
  'card-no-shared': (_on, isLarge) =>
    isLarge
      ? sql`m.card_no in (select o.card_no from member o join person op on op.id = o.person_id and op.merged_into is null
          where o.card_no is not null group by o.card_no having count(*) > 1)`
      : sql`exists (select from member o join person op on op.id = o.person_id and op.merged_into is null
          where o.card_no = m.card_no and o.person_id <> p.id)`,
  'badge-beyond-seniority': (_on, isLarge) => {
    const early = sql`b.superseded_at is null and b.on_day < spell.decided_on + make_interval(years => b.level - 2)`
    return isLarge
      ? sql`(p.id in (select member_id from badge) and exists (select from badge b where b.member_id = p.id and ${early}))`
      : sql`exists (select from badge b where b.member_id = p.id and ${early})`
  },
  'dead-yet-member': (on, isLarge) =>
    ofLedger(isLarge, sql`v.superseded_at is null and v.category = 'D1' and v.on_day <= ${on}::date`),
  'movement-in-future': (on, isLarge) =>
    ofLedger(isLarge, sql`v.superseded_at is null and v.on_day > ${on}::date`),
}

/** A rule's condition on a day; `isLarge`: of very many members, whose facts are read once instead of one by one. */
export function conditionOfRule(code: string, on: Day, isLarge = false): Condition {
  if (Object.hasOwn(FIELD, code)) return FIELD[code as ExpectedField](on)
  return { expected: ALWAYS, found: ODD[code]!(on, isLarge) }
}

/** Whether a member's file shows what the rule finds, null never. */
export function isFound(code: string, on: Day, isLarge = false): RawBuilder<boolean> {
  const { expected, found } = conditionOfRule(code, on, isLarge)
  return sql<boolean>`coalesce(${expected} and ${found}, false)`
}

/** Whether any of these rules finds something. */
export function isAnyFound(codes: readonly string[], on: Day): RawBuilder<boolean> {
  return sql<boolean>`(${sql.join(
    codes.map((code) => isFound(code, on)),
    sql` or `,
  )})`
}

/** Members of a day with their person and member, as the conditions read them. */
export function heldOn(on: Day): RawBuilder<unknown> {
  return sql`(select * from member_spell where from_day <= ${on}::date and ${on}::date < until_day) spell
    join person p on p.id = spell.member_id
    join member m on m.person_id = spell.member_id`
}

/** The codes of rules about what a file should hold. */
export const GAP_CODES = RULES.filter((one) => one.group === 'completeness').map((one) => one.code)
