import { sql } from 'kysely'
import { addMonths, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { Result } from '#training/codes.ts'
import { MOST } from './api.ts'

/** A class that a person attended or attends, with what came of it. */
export interface OwnClass {
  name: string
  from: Day
  until: Day
  result: Result | null
  certificateNo: string | null
  /** Last day of the certificate's validity; null: it does not run out, or there is none. */
  validUntil: Day | null
}

/** Classes of a person that have begun by a day, the latest first. */
export async function ownClasses(db: Db, personId: string, on: Day): Promise<OwnClass[]> {
  const { rows } = await sql<OwnClass>`
    select plan.name, plan.from_day as "from", plan.until_day - 1 as until, result.result, certificate.number as "certificateNo",
      case when certificate.until_day < 'infinity' then certificate.until_day - 1 end as "validUntil"
    from training_learner learner
    join training_plan plan on plan.class_id = learner.class_id and plan.superseded_at is null
    left join training_result result on result.class_id = learner.class_id and result.person_id = learner.person_id
      and result.superseded_at is null
    left join training_certificate certificate on certificate.class_id = learner.class_id
      and certificate.person_id = learner.person_id and certificate.superseded_at is null
    where learner.person_id = ${personId} and learner.superseded_at is null and plan.from_day <= ${on}
    order by plan.from_day desc, learner.id desc limit ${MOST.classes}`.execute(db)
  return rows
}

/** Dues of a member for one month in đồng: what was owed when the branch closed the month (null: still open), what he paid. */
export interface OwnDues {
  month: Day
  owed: number | null
  paid: number
}

/** Dues of the year up to a day for which anything was owed or paid, the latest month first. */
export async function ownDues(db: Db, memberId: string, on: Day): Promise<OwnDues[]> {
  const { rows } = await sql<OwnDues>`
    select month, max(owed)::float8 as owed, coalesce(sum(paid), 0)::float8 as paid
    from (
      select month, due_vnd as owed, null::bigint as paid from dues_charge where member_id = ${memberId} and superseded_at is null
      union all
      select month, null, amount_vnd from dues_payment where member_id = ${memberId} and superseded_at is null
    ) each
    where month > ${addMonths(on, -12)}::date and month <= ${on}::date
    group by month order by month desc`.execute(db)
  return rows
}
