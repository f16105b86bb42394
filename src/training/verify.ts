import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { askWhole, MOST_FINDINGS, type VerifyFinding } from '#platform/verify.ts'
import { COMPLETED } from './codes.ts'

/** What cannot be of classes: days in the wrong order, results without a roster or an end, certificates without completion. */
export async function verifyTraining(db: Db): Promise<VerifyFinding[]> {
  const found = await askWhole(
    db,
    sql<{ id: string; code: string }>`
      select distinct id, code from (
        select c.public_id as id, case
          when opening.on_day > closing.on_day then 'closed-before-opened'
          when r.person_id is not null and closing.on_day is null then 'result-without-end'
          when r.on_day < closing.on_day then 'result-before-end'
          when r.person_id is not null and l.person_id is null then 'result-without-learner'
          when cert.person_id is not null and (r.person_id is null or not r.result = any(${[...COMPLETED]}::text[]))
            then 'certificate-without-completion'
          when cert.person_id is not null and n.number is null then 'certificate-number-unknown'
          end as code
        from training_class c
        left join training_act opening on opening.class_id = c.id and opening.act = 'opened' and opening.superseded_at is null
        left join training_act closing on closing.class_id = c.id and closing.act = 'closed' and closing.superseded_at is null
        left join (
          select class_id, person_id from training_result where superseded_at is null
          union select class_id, person_id from training_certificate where superseded_at is null
        ) person on person.class_id = c.id
        left join training_result r on r.class_id = c.id and r.person_id = person.person_id and r.superseded_at is null
        left join training_certificate cert on cert.class_id = c.id and cert.person_id = person.person_id
          and cert.superseded_at is null
        left join training_learner l on l.class_id = c.id and l.person_id = person.person_id and l.superseded_at is null
        left join training_number n on n.kind = cert.kind and n.number = cert.number
          and n.year = extract(year from cert.issued_on)
      ) judged where code is not null limit ${MOST_FINDINGS}`,
  )
  return found.map(({ id, code }) => ({
    severity: 'error',
    check: 'training',
    code,
    where: `class ${id}`,
    facts: {},
  }))
}
