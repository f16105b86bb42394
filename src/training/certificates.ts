import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { COMPLETED } from './codes.ts'

/** A certificate (giấy chứng nhận) as other rooms ask for it; `validUntil`: the first day on which it is no longer good. */
export interface Certificate {
  number: string
  issuedOn: Day
  /** FOREVER (`infinity`) where it does not run out. */
  validUntil: Day
}

/**
 * The certificate of a kind of class that somebody holds and that is good on a day, the latest one; null where there is
 * none. `personId` is internal.
 */
export async function certificateOf(
  db: Db,
  personId: string,
  kind: string,
  on: Day,
): Promise<Certificate | null> {
  return (await certificatesOf(db, [personId], kind, on)).get(personId) ?? null
}

/** The same for many people at once, by internal id. */
export async function certificatesOf(
  db: Db,
  personIds: readonly string[],
  kind: string,
  on: Day,
): Promise<Map<string, Certificate>> {
  const { rows } = await sql<Certificate & { personId: string }>`
    select distinct on (person_id) person_id as "personId", number, issued_on as "issuedOn", until_day as "validUntil"
    from training_certificate
    where person_id = any(${[...personIds]}::bigint[]) and kind = ${kind} and superseded_at is null
      and issued_on <= ${on}::date and ${on}::date < until_day
    order by person_id, issued_on desc, id desc`.execute(db)
  return new Map(rows.map(({ personId, ...certificate }) => [personId, certificate]))
}

/** Whether somebody has completed a class of this kind by a day, whatever became of its certificate. */
export async function hasCompleted(db: Db, personId: string, kind: string, on: Day): Promise<boolean> {
  const { rows } = await sql<{ done: boolean }>`
    select exists (
      select from training_result result
      join training_plan plan on plan.class_id = result.class_id and plan.superseded_at is null
      where result.person_id = ${personId} and result.superseded_at is null and plan.kind = ${kind}
        and result.on_day <= ${on}::date and result.result = any(${[...COMPLETED]}::text[])
    ) as done`.execute(db)
  return rows[0]!.done
}
