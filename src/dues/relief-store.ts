import { sql } from 'kysely'
import { addMonths, FOREVER, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { ActGiven, FactsAsked, Given, Written } from '#procedure/declaration.ts'
import { monthOf } from './rules.ts'

/** What the rules of relief need. */
export interface ReliefFacts {
  isMember: boolean
  /** Parts of a hundred that are remitted already in the months asked for. */
  remitted: number
  from: Day
  until: Day
  percent: number
}

/** The months that are asked for; without a number of months the relief has no end. */
export function monthsAsked(
  values: Given['case']['values'],
  on: Day,
): Pick<ReliefFacts, 'from' | 'until' | 'percent'> {
  const text = typeof values['from_month'] === 'string' ? values['from_month'] : on
  const from = monthOf(text as Day)
  const count = typeof values['months'] === 'number' ? values['months'] : null
  return {
    from,
    until: count === null ? FOREVER : addMonths(from, count),
    percent: Number(values['percent'] ?? 0),
  }
}

export async function reliefFacts(db: Db, { case: one, on }: FactsAsked): Promise<ReliefFacts> {
  const asked = monthsAsked(one.values, on)
  const { rows } = await sql<{ isMember: boolean; remitted: number }>`
    select exists (select from member_spell s where s.member_id = ${one.personIds[0] ?? null}::bigint
        and s.from_day <= ${on}::date and ${on}::date < s.until_day) as "isMember",
      coalesce((select sum(r.percent) from dues_relief r where r.member_id = ${one.personIds[0] ?? null}::bigint
        and r.superseded_at is null and r.case_id is distinct from ${one.id}::bigint
        and r.from_month < ${asked.until}::date and ${asked.from}::date < r.until_month), 0)::integer as remitted`.execute(
    db,
  )
  return { ...rows[0]!, ...asked }
}

/** Writes the relief that was decided. */
export async function writeRelief(
  tx: Db,
  { case: one, on }: Given<ReliefFacts>,
  act: ActGiven,
  done: Written,
): Promise<void> {
  const { from, until, percent } = monthsAsked(one.values, on)
  await sql`
    insert into dues_relief (member_id, ground, percent, from_month, until_month, decision_no, case_id, recorded_event)
    values (${one.personIds[0]!}, ${one.values['ground']}, ${percent}, ${from}, ${until}, ${act.decisionNo}, ${done.caseId},
      ${done.eventId})`.execute(tx)
}

/** Takes a relief back; months that are closed stay as they were. */
export async function unwriteRelief(
  tx: Db,
  _given: Given<ReliefFacts>,
  _act: unknown,
  done: Written,
): Promise<void> {
  await sql`update dues_relief set superseded_at = now(), superseded_event = ${done.eventId},
    superseded_reason = 'Hủy bước ghi nhầm' where case_id = ${done.caseId} and superseded_at is null`.execute(
    tx,
  )
}

/** Of these finished cases those without their relief. */
export async function reliefMissing(db: Db, caseIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select wanted.id from unnest(${[...caseIds]}::bigint[]) wanted (id)
    where not exists (select from dues_relief r where r.case_id = wanted.id)`.execute(db)
  return rows.map((row) => row.id)
}
