import { sql } from 'kysely'
import { holdsOn } from '#organisation/tree-store.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { getField, writeBaseValues } from '#person/edit-store.ts'
import { baseValue, lockPerson } from '#person/stored-person.ts'
import { unitNameAt } from '#person/unit-store.ts'
import type { ActGiven, DoneAct, FactsAsked, Given, Written } from '#procedure/declaration.ts'
import type { CardFacts } from './rules.ts'

/** What the rules of cards need to know of the member on the day. */
export async function cardFacts(db: Db, { case: { personIds }, act, on }: FactsAsked): Promise<CardFacts> {
  const number = typeof act?.values.card_no === 'string' ? act.values.card_no : null
  const { rows } = await sql<{ officialOn: Day | null; cardNo: string | null; taken: boolean }>`
    select m.official_on as "officialOn", m.card_no as "cardNo",
      exists (select from member other where other.card_no = ${number} and other.person_id <> m.person_id) as taken
    from member m where m.person_id = ${personIds[0] ?? null}::bigint and exists (
      select from member_spell spell where spell.member_id = m.person_id and ${holdsOn('spell', on)})`.execute(
    db,
  )
  const [row] = rows
  return {
    isMember: row !== undefined,
    officialOn: row?.officialOn ?? null,
    cardNo: row?.cardNo ?? null,
    numbersTaken: row?.taken ? [number!] : [],
  }
}

/** Writes the new card into the member's record: number, day, issuer; what stood there is kept with the case as its reason. */
export async function writeCard(
  tx: Db,
  given: Given<CardFacts>,
  act: ActGiven,
  done: Written,
): Promise<void> {
  const person = await lockPerson(tx, given.case.personIds[0]!)
  const before = baseValue(person, getField('card_no'))
  const values: Record<string, string | null> = {
    card_no: act.values.card_no as string,
    card_issued_on: act.on,
    card_issued_by: await unitNameAt(tx, done.organisationId, act.on),
  }
  // Only the number of a card that the chip card replaces has its own place in the file.
  if (before?.length === 8 && values.card_no!.length === 12) values.old_card_no = before
  const reason = given.case.kind === 'card-exchange' ? 'Đổi thẻ đảng viên' : 'Phát thẻ đảng viên'
  await writeBaseValues(tx, person, values, { eventId: done.eventId, reason })
}

/** Puts back what stood in the record before the act; what has been corrected since stays. */
export async function unwriteCard(
  tx: Db,
  given: Given<CardFacts>,
  act: DoneAct,
  done: Written,
): Promise<void> {
  const { rows } = await sql<{ field: string; old: string | null; new: string | null }>`
    select c.field, c.old_value as old, c.new_value as new from person_change c
    join procedure_act a on a.recorded_event = c.recorded_event
    where a.id = ${act.id} and c.person_id = ${given.case.personIds[0]!}`.execute(tx)
  const person = await lockPerson(tx, given.case.personIds[0]!)
  const back = rows.filter((row) => baseValue(person, getField(row.field)) === row.new)
  await writeBaseValues(tx, person, Object.fromEntries(back.map((row) => [row.field, row.old])), {
    eventId: done.eventId,
    reason: 'Hủy bước ghi nhầm',
  })
}

/** Of these finished cases those whose last act is not to be found in the member's record or its history. */
export async function cardsMissing(db: Db, caseIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select a.case_id as id from procedure_act a join procedure_subject s on s.case_id = a.case_id
    join member m on m.person_id = s.person_id
    where a.case_id = any(${[...caseIds]}::bigint[]) and a.to_step = 'done' and a.superseded_at is null
      and m.card_no is distinct from a.given ->> 'card_no' and not exists (
        select from person_change c where c.person_id = s.person_id and c.field = 'card_no'
          and (c.old_value = a.given ->> 'card_no' or c.new_value = a.given ->> 'card_no'))`.execute(db)
  return rows.map((row) => row.id)
}
