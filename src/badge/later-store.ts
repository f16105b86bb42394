import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { ActGiven, DoneAct, FactsAsked, Given, Written } from '#procedure/declaration.ts'

/** What the rules need of what becomes of a badge after it was given. */
export interface LaterFacts {
  /** Whether the level is held and was not handed back. */
  isHeld: boolean
  diedOn: Day | null
  /** The day on which the name was removed, the member expelled or left. */
  outOn: Day | null
}

export async function laterFacts(db: Db, { case: one }: FactsAsked): Promise<LaterFacts> {
  const person = one.personIds[0] ?? null
  const last = (categories: readonly string[]) => sql`(select max(v.on_day) from movement v
    where v.member_id = ${person}::bigint and v.superseded_at is null and v.category = any(${[...categories]}::text[]))`
  const { rows } = await sql<LaterFacts>`
    select ${last(['D1'])} as "diedOn", ${last(['D2', 'D3', 'D4', 'D7'])} as "outOn",
      exists (select from badge b where b.member_id = ${person}::bigint and b.superseded_at is null
        and b.level = ${Number(one.values['level'] ?? 0)})
      and not exists (select from badge_act a where a.member_id = ${person}::bigint and a.superseded_at is null
        and a.level = ${Number(one.values['level'] ?? 0)} and a.act = 'returned' and a.case_id is distinct from ${one.id}::bigint)
      as "isHeld"`.execute(db)
  return rows[0]!
}

/** Writes what became of a badge. */
export async function writeLater(
  tx: Db,
  given: Given<LaterFacts>,
  act: ActGiven,
  done: Written,
): Promise<void> {
  const { case: one } = given
  const what = one.kind === 'badge-reissue' ? 'reissued' : one.values['what'] === 'kept' ? 'kept' : 'returned'
  const decided = one.acts.find((other) => other.step === 'decision')?.decisionNo ?? null
  await sql`
    insert into badge_act (member_id, level, act, on_day, badge_no, certificate_no, decision_no, case_id, recorded_event)
    values (${one.personIds[0]!}, ${Number(one.values['level'])}, ${what}, ${act.on}, ${act.values['badge_no'] ?? null},
      ${act.values['certificate_no'] ?? null}, ${decided}, ${done.caseId}, ${done.eventId})`.execute(tx)
}

export async function unwriteLater(
  tx: Db,
  _given: Given<LaterFacts>,
  _act: DoneAct,
  done: Written,
): Promise<void> {
  await sql`update badge_act set superseded_at = now(), superseded_event = ${done.eventId},
    superseded_reason = 'Hủy bước ghi nhầm' where case_id = ${done.caseId} and superseded_at is null`.execute(
    tx,
  )
}

/** Of these finished cases those of which the register holds nothing. */
export async function laterMissing(db: Db, caseIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select wanted.id from unnest(${[...caseIds]}::bigint[]) wanted (id)
    where not exists (select from badge_act a where a.case_id = wanted.id)`.execute(db)
  return rows.map((row) => row.id)
}
