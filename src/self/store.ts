import { sql } from 'kysely'
import type { Actor } from '#access/policy.ts'
import { holdsOn } from '#organisation/tree-store.ts'
import type { Day } from '#platform/day.ts'
import { bulkInsert, type Db } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'
import { FIELDS, FIELD_BY_KEY } from '#person/fields.ts'
import { realChanges, writeAttribute, writeChanges } from '#person/edit-store.ts'
import { datedValues, getStoredPerson, valueOn, type StoredPerson } from '#person/stored-person.ts'
import type { FactsAsked, Given, ActGiven, Written } from '#procedure/declaration.ts'
import type { AskedValue, OwnFile, SelfFacts } from './rules.ts'

/** The person whom the account is linked to; throws NotFound where it is to nobody. */
export async function ownPerson(db: Db, actor: Actor, lock = false): Promise<StoredPerson> {
  const { rows } = await sql<{ id: string }>`
    select p.public_id as id from account a join person p on p.id = a.person_id where a.id = ${actor.accountId}`.execute(
    db,
  )
  if (!rows[0]) throw new NotFound('own record')
  return getStoredPerson(db, rows[0].id, lock)
}

/** What the record holds today, by field. */
export async function ownFile(db: Db, person: StoredPerson, today: Day): Promise<OwnFile> {
  const dated = await datedValues(db, person.id)
  const values = new Map(FIELDS.map((field) => [field.key, valueOn(person, field, dated, today).value]))
  return { values, bornOn: person.bornOn }
}

const CHANGE = [
  { name: 'person_id', type: 'bigint' },
  { name: 'case_id', type: 'bigint' },
  { name: 'field', type: 'text' },
  { name: 'mode', type: 'text' },
  { name: 'from_day', type: 'date' },
  { name: 'was', type: 'text' },
  { name: 'value', type: 'text' },
  { name: 'reason', type: 'text' },
  { name: 'recorded_event', type: 'bigint' },
] as const

/** Writes down what is asked; of a correction with the dated change that it is about. */
export async function insertChanges(
  tx: Db,
  person: StoredPerson,
  asked: readonly AskedValue[],
  { caseId, eventId, today }: { caseId: string; eventId: string; today: Day },
): Promise<void> {
  const dated = await datedValues(tx, person.id)
  const rows = asked.map(({ field: key, mode, from, value, reason }) => {
    const field = FIELD_BY_KEY.get(key)!
    const now = valueOn(person, field, dated, today)
    // What has no days of its own, or changes on a day of its own already, takes the place of what stands there.
    const there = dated.find((one) => one.field === key && one.from === from)
    const kept = mode === 'change' && field.dated && !there ? 'change' : 'correction'
    const stands = mode === 'change' && there ? there : now
    return {
      person_id: person.id,
      case_id: caseId,
      field: key,
      mode: kept,
      from_day: kept === 'change' ? from : stands.from,
      was: kept === 'change' ? now.value : stands.value,
      value: value?.trim() ? value.normalize('NFC').trim() : null,
      reason,
      recorded_event: eventId,
    }
  })
  await bulkInsert(tx, 'self_change', CHANGE, rows)
}

/** A value of a case, as its verdict and its writing need it. */
export interface StoredChange {
  id: string
  publicId: string
  field: string
  mode: 'correction' | 'change'
  from: Day | null
  was: string | null
  value: string | null
  reason: string | null
  verdict: 'accepted' | 'refused' | null
  verdictReason: string | null
}

/** The values that cases are about, in the order in which they were asked. */
export async function changesOf(
  db: Db,
  caseIds: readonly string[],
): Promise<(StoredChange & { caseId: string })[]> {
  const { rows } = await sql<StoredChange & { caseId: string }>`
    select id, public_id as "publicId", case_id as "caseId", field, mode, from_day as "from", was, value, reason, verdict,
      verdict_reason as "verdictReason"
    from self_change where case_id = any(${[...caseIds]}::bigint[]) and superseded_at is null
    order by case_id, array_position(${FIELDS.map((one) => one.key)}::text[], field)`.execute(db)
  return rows
}

/** A verdict takes the place of the value without one. */
export async function writeVerdicts(
  tx: Db,
  verdicts: readonly { change: StoredChange; accepted: boolean; reason: string | null }[],
  eventId: string,
): Promise<void> {
  for (const { change, accepted, reason } of verdicts)
    await sql`
      with judged as (
        update self_change set superseded_at = now(), superseded_event = ${eventId}
        where id = ${change.id} and superseded_at is null returning *
      )
      insert into self_change (person_id, public_id, case_id, field, mode, from_day, was, value, reason, verdict,
        verdict_reason, recorded_event)
      select person_id, public_id, case_id, field, mode, from_day, was, value, reason,
        ${accepted ? 'accepted' : 'refused'}, ${reason}, ${eventId}::bigint from judged`.execute(tx)
}

export async function selfFacts(db: Db, { case: one, on }: FactsAsked): Promise<SelfFacts> {
  const { rows } = await sql<SelfFacts>`
    select exists (select from member_spell spell where spell.member_id = ${one.personIds[0] ?? null}::bigint
        and ${holdsOn('spell', on)}) as "isMember",
      (select count(*)::int from self_change c where c.case_id = ${one.id}::bigint and c.superseded_at is null
        and c.verdict is null) as pending`.execute(db)
  return rows[0]!
}

/** Accepted values become the register's own: corrections with their history, changes from their day, the case as reason. */
export async function writeAccepted(
  tx: Db,
  given: Given<SelfFacts>,
  _act: ActGiven,
  { caseId, eventId }: Written,
): Promise<void> {
  const accepted = (await changesOf(tx, [caseId])).filter((one) => one.verdict === 'accepted')
  if (accepted.length === 0) return
  const { rows } = await sql<{ id: string }>`
    select public_id as id from person where id = ${given.case.personIds[0]!}`.execute(tx)
  const person = await getStoredPerson(tx, rows[0]!.id, true)
  const reason = given.case.kind === 'supplement' ? 'Phiếu bổ sung hồ sơ đảng viên' : 'Đảng viên đề nghị sửa'
  const corrections = accepted
    .filter((one) => one.mode === 'correction')
    .map(({ field, from, was, value }) => ({ field, from, was, value }))
  const changes = await realChanges(tx, person, corrections)
  if (changes.length > 0) await writeChanges(tx, person, changes, { eventId, reason })
  for (const one of accepted.filter(({ mode }) => mode === 'change'))
    await writeAttribute(tx, person, FIELD_BY_KEY.get(one.field)!, one.from!, one.value, { eventId, reason })
}

/** Of these finished cases those that accepted values of which the record and its history know nothing. */
export async function valuesMissing(db: Db, caseIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select distinct c.case_id as id from self_change c
    where c.case_id = any(${[...caseIds]}::bigint[]) and c.superseded_at is null and c.verdict = 'accepted'
      and not exists (select from person_change f where f.person_id = c.person_id and f.field = c.field)
      and not exists (select from person_attribute f where f.person_id = c.person_id and f.field = c.field
        and f.from_day = c.from_day)`.execute(db)
  return rows.map((row) => row.id)
}

export async function insertSupplement(
  tx: Db,
  one: { personId: string; caseId: string; year: number; unchanged: readonly string[]; forHim: boolean },
  eventId: string,
): Promise<void> {
  await sql`
    insert into supplement (person_id, case_id, year, unchanged, for_him, recorded_event)
    values (${one.personId}, ${one.caseId}, ${one.year}, ${[...one.unchanged]}::text[], ${one.forHim}, ${eventId})`.execute(
    tx,
  )
}

/** The years of which somebody's supplement is handed in and not taken back. */
export async function yearsDone(db: Db, personId: string): Promise<number[]> {
  const { rows } = await sql<{ year: number }>`
    select distinct s.year from supplement s join procedure_case c on c.id = s.case_id
    where s.person_id = ${personId} and c.state not in ('withdrawn', 'rejected', 'cancelled', 'expired')`.execute(
    db,
  )
  return rows.map((row) => row.year)
}
