import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { addDays, addMonths, type Day } from '#platform/day.ts'
import { COMPLETED } from '#training/codes.ts'
import type { WarningCode } from './codes.ts'
import { admissionLawOn, OUR_CHOICE } from './law.ts'

/** Joins to listing s what is known of the person by a day: helpers, certificate, papers, admission, official day. */
export function factsOn(on: Day): RawBuilder<unknown> {
  return sql`
    left join lateral (
      select count(*) filter (where kind = 'helper' and ${on}::date < f.until_day)::integer as helpers,
        greatest(max(f.on_day) filter (where kind = 'certificate'), (
          select max(c.issued_on) from training_certificate c
          where c.person_id = s.person_id and c.kind = 'awareness' and c.superseded_at is null and c.issued_on <= ${on}::date
        )) as certificate_on,
        max(f.on_day) filter (where kind = 'paper' and code = 'verification') as verification,
        max(f.on_day) filter (where kind = 'paper' and code = 'mass_opinion') as mass_opinion,
        max(f.on_day) filter (where kind = 'paper' and code = 'residence_opinion') as residence_opinion
      from admission_fact f where f.person_id = s.person_id and f.superseded_at is null and f.on_day <= ${on}::date
    ) fact on true
    left join lateral (
      select v.on_day as admitted_on from movement v
      where v.member_id = s.person_id and v.superseded_at is null and v.category in ('I1', 'I2')
        and v.on_day between s.from_day and ${on}::date
      order by v.on_day limit 1
    ) entry on true
    left join member m on m.person_id = s.person_id`
}

/** How far listing s has come, after `factsOn`. */
export function stageOn(on: Day): RawBuilder<string> {
  return sql<string>`case
    when entry.admitted_on is not null and m.official_on <= ${on}::date then 'official'
    when entry.admitted_on is not null then 'probation'
    when ${hasApplied(on)} then 'applied'
    when fact.certificate_on is not null then 'trained'
    else 'listed' end`
}

/** Whether an admission of the person of listing s was opened by a day, since the listing. */
export function hasApplied(on: Day): RawBuilder<SqlBool> {
  return sql<SqlBool>`exists (
    select from procedure_subject subject join procedure_case c on c.id = subject.case_id
    where subject.person_id = s.person_id and subject.kind in ('admission', 'readmission')
      and c.opened_on between s.from_day and ${on}::date)`
}

/** Whether a warning is true of listing s of person p, after `factsOn`; the same as `warningsOf`. */
export function hasWarning(code: WarningCode, on: Day): RawBuilder<SqlBool> {
  const law = admissionLawOn(on)
  const expired = earliestHolding(law.certificateInMonths, on)
  const old = earliestHolding(law.paperInMonths, on)
  const runsOut = earliestHolding(
    law.certificateInMonths,
    addDays(on, OUR_CHOICE.certificateRunsOutInDays + 1),
  )
  const months = sql`((extract(year from ${on}::date) - extract(year from p.born_on)) * 12
    + extract(month from ${on}::date) - extract(month from p.born_on))`
  const needed = sql`case when s.route = 'members' then 2 else 1 end`
  const conditions: Record<WarningCode, RawBuilder<SqlBool>> = {
    no_helper: sql`fact.helpers = 0`,
    one_helper: sql`fact.helpers > 0 and fact.helpers < ${needed}`,
    no_certificate: sql`fact.certificate_on is null`,
    certificate_expired: sql`fact.certificate_on < ${expired}::date`,
    certificate_runs_out: sql`fact.certificate_on >= ${expired}::date and fact.certificate_on < ${runsOut}::date`,
    paper_old: sql`least(fact.verification, fact.mass_opinion, fact.residence_opinion) < ${old}::date`,
    too_young: sql`${months} < ${law.ageInMonths.least}`,
    over_age: sql`${months} > ${law.ageInMonths.most}`,
  }
  return sql<SqlBool>`coalesce(${conditions[code]}, false)`
}

/** The earliest day whose paper, holding so many months, still holds on a day. */
export function earliestHolding(months: number, on: Day): Day {
  let earliest = addDays(addMonths(on, -months), -3)
  while (addMonths(earliest, months) <= on) earliest = addDays(earliest, 1)
  return earliest
}

/** Units of a subtree on a day. */
export function unitsBelow(organisationId: string, on: Day): RawBuilder<unknown> {
  return sql`select a.descendant_id from organisation_ancestor a
    where a.ancestor_id = ${organisationId} and a.from_day <= ${on}::date and ${on}::date < a.until_day`
}

/** When the person in this column finished the class for new members: as a class here has it, or as recorded of one elsewhere. */
export function memberCourseOn(person: string, on: Day): RawBuilder<Day | null> {
  return sql<Day | null>`greatest(
    (select max(f.on_day) from admission_fact f where f.person_id = ${sql.ref(person)} and f.kind = 'member_course'
      and f.superseded_at is null and f.on_day <= ${on}::date),
    (select max(r.on_day) from training_result r
      join training_plan plan on plan.class_id = r.class_id and plan.superseded_at is null and plan.kind = 'new_members'
      where r.person_id = ${sql.ref(person)} and r.superseded_at is null and r.on_day <= ${on}::date
        and r.result = any(${[...COMPLETED]}::text[])))`
}
