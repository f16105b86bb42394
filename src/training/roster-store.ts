import { sql } from 'kysely'
import { birthText } from '#person/field-values.ts'
import { foldText } from '#person/name.ts'
import { cursorOf, idPart, readCursor } from '#platform/cursor.ts'
import { FOREVER, lastDayOf, type Day } from '#platform/day.ts'
import { bulkInsert, type Db } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'
import type { KeptClass } from './class-store.ts'
import type { Result } from './codes.ts'
import type { Learner } from './roster-api.ts'
import type { Learner as KnownLearner } from './roster-rules.ts'

interface RosterRow extends Omit<Learner, 'unit' | 'certificate'> {
  key: string
  nameOrder: string
  precision: 'day' | 'month' | 'year'
  unitId: string
  unitCode: string
  unitName: string
  number: string | null
  issuedOn: Day | null
  until: Day | null
}

/** A page of a class's roster as of a day, in the order of names, as far as it is within reach. */
export async function listRoster(
  db: Db,
  classKey: string,
  { after, limit }: { after?: string | undefined; limit: number },
  on: Day,
): Promise<{ items: Learner[]; next: string | null }> {
  const last = readCursor(after, 2)
  const { rows } = await sql<RosterRow>`
    select p.id as key, p.name_order as "nameOrder", p.public_id as "personId", p.full_name as "fullName", p.sex,
      p.born_on as "bornOn", p.born_precision as precision, p.member_code as "memberCode", l.joined_on as "joinedOn",
      o.public_id as "unitId", o.code as "unitCode", unit_name(o.id, l.joined_on) as "unitName",
      r.result, r.on_day as "resultOn", cert.number, cert.issued_on as "issuedOn", cert.until_day as "until",
      away.absences, away.excused
    from training_learner l
    cross join lateral named_learner(l.person_id, l.organiser_id) p
    join organisation o on o.id = l.sent_by_id
    left join training_result r on r.class_id = l.class_id and r.person_id = l.person_id and r.superseded_at is null
      and r.on_day <= ${on}::date
    left join training_certificate cert on cert.class_id = l.class_id and cert.person_id = l.person_id
      and cert.superseded_at is null and cert.issued_on <= ${on}::date
    cross join lateral (
      select count(*)::integer as absences, count(*) filter (where a.excused)::integer as excused
      from training_absence a join training_session s on s.id = a.session_id
      where a.person_id = l.person_id and s.class_id = l.class_id and s.superseded_at is null and s.on_day <= ${on}::date
    ) away
    where l.class_id = ${classKey} and l.superseded_at is null and l.joined_on <= ${on}::date
      and ${last ? sql`(p.name_order, p.id) > (${String(last[0])}, ${idPart(last[1])}::bigint)` : sql`true`}
    order by p.name_order, p.id limit ${limit + 1}`.execute(db)
  const page = rows.slice(0, limit)
  const end = page.at(-1)
  return {
    items: page.map(learnerOf),
    next: rows.length > limit && end ? cursorOf([end.nameOrder, end.key]) : null,
  }
}

function learnerOf(row: RosterRow): Learner {
  const { unitId, unitCode, unitName, number, issuedOn, until, bornOn, precision, ...rest } = row
  return {
    ...rest,
    bornOn: birthText(bornOn as Day, precision),
    unit: { id: unitId, code: unitCode, name: unitName },
    certificate:
      number !== null && issuedOn !== null ? { number, issuedOn, to: lastDayOf(until ?? FOREVER) } : null,
  }
}

/** How many of a roster the reader sees, of a class as of a day. */
export async function countSeen(db: Db, classKey: string, on: Day): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*)::integer as count from training_learner
    where class_id = ${classKey} and superseded_at is null and joined_on <= ${on}::date`.execute(db)
  return rows[0]!.count
}

/** The internal ids of everybody on a roster; run with the eyes of the register where it must be whole. */
export async function rosterIds(db: Db, classKey: string): Promise<Set<string>> {
  const { rows } = await sql<{ id: string }>`
    select person_id as id from training_learner where class_id = ${classKey} and superseded_at is null`.execute(
    db,
  )
  return new Set(rows.map(({ id }) => id))
}

/** Everybody on a roster with what is recorded of him, by public id. */
export async function learnersOf(
  db: Db,
  classKey: string,
): Promise<Map<string, KnownLearner & { key: string }>> {
  const { rows } = await sql<KnownLearner & { key: string; id: string }>`
    select p.id as key, p.public_id as id, p.full_name as who, r.result, r.on_day as "resultOn",
      exists (select from training_certificate cert where cert.class_id = l.class_id and cert.person_id = l.person_id
        and cert.superseded_at is null) as "hasCertificate"
    from training_learner l cross join lateral named_learner(l.person_id, l.organiser_id) p
    left join training_result r on r.class_id = l.class_id and r.person_id = l.person_id and r.superseded_at is null
    where l.class_id = ${classKey} and l.superseded_at is null`.execute(db)
  return new Map(rows.map(({ id, ...one }) => [id, one]))
}

/** Puts people on a roster; ids are internal. */
export async function insertLearners(
  tx: Db,
  found: { key: string; organisationId: string },
  people: readonly { id: string; unitId: string }[],
  on: Day,
  eventId: string,
): Promise<void> {
  const columns = [
    { name: 'person_id', type: 'bigint' },
    { name: 'class_id', type: 'bigint' },
    { name: 'organiser_id', type: 'bigint' },
    { name: 'sent_by_id', type: 'bigint' },
    { name: 'joined_on', type: 'date' },
    { name: 'recorded_event', type: 'bigint' },
  ]
  const rows = people.map(({ id, unitId }) => ({
    person_id: id,
    class_id: found.key,
    organiser_id: found.organisationId,
    sent_by_id: unitId,
    joined_on: on,
    recorded_event: eventId,
  }))
  await bulkInsert(tx, 'training_learner', columns, rows)
}

/** Takes somebody off a roster; throws NotFound where he is not on it. */
export async function removeLearner(
  tx: Db,
  classKey: string,
  personKey: string,
  reason: string,
  eventId: string,
): Promise<void> {
  const { rows } = await sql`
    update training_learner set superseded_at = now(), superseded_event = ${eventId}, superseded_reason = ${reason}
    where class_id = ${classKey} and person_id = ${personKey} and superseded_at is null returning id`.execute(
    tx,
  )
  if (rows.length === 0) throw new NotFound('learner')
}

/** Records results; those recorded before are superseded with the reason. */
export async function insertResults(
  tx: Db,
  found: { key: string; organisationId: string },
  {
    on,
    results,
    reason,
  }: { on: Day; results: readonly { key: string; result: Result }[]; reason: string | null },
  eventId: string,
): Promise<void> {
  const keys = results.map((one) => one.key)
  await sql`
    update training_result set superseded_at = now(), superseded_event = ${eventId}, superseded_reason = ${reason}
    where class_id = ${found.key} and person_id = any(${keys}::bigint[]) and superseded_at is null`.execute(
    tx,
  )
  const columns = [
    { name: 'person_id', type: 'bigint' },
    { name: 'class_id', type: 'bigint' },
    { name: 'organiser_id', type: 'bigint' },
    { name: 'result', type: 'text' },
    { name: 'on_day', type: 'date' },
    { name: 'recorded_event', type: 'bigint' },
  ]
  const common = {
    class_id: found.key,
    organiser_id: found.organisationId,
    on_day: on,
    recorded_event: eventId,
  }
  await bulkInsert(
    tx,
    'training_result',
    columns,
    results.map(({ key, result }) => ({ ...common, person_id: key, result })),
  )
}

/** A class as certificates need it. */
export type Numbered = Pick<KeptClass, 'key' | 'organisationId' | 'school' | 'kind'>

/** Who numbers the certificates of a class: the unit that organises it, or the school. */
export function issuerOf(found: Pick<KeptClass, 'organisationId' | 'school'>): string {
  return found.school === null ? found.organisationId : `school ${foldText(found.school)}`
}

/** Which of these numbers an issuer has given in a kind and year. */
export async function takenNumbers(
  db: Db,
  found: Numbered,
  year: number,
  numbers: readonly string[],
): Promise<Set<string>> {
  const { rows } = await sql<{ number: string }>`
    select number from training_number where issuer = ${issuerOf(found)} and kind = ${found.kind} and year = ${year}
      and number = any(${[...numbers]}::text[])`.execute(db)
  return new Set(rows.map(({ number }) => number))
}

/** The number given last in an issuer's kind and year, or null. */
export async function lastNumber(db: Db, found: Numbered, year: number): Promise<string | null> {
  const { rows } = await sql<{ number: string }>`
    select number from training_number where issuer = ${issuerOf(found)} and kind = ${found.kind} and year = ${year}
    order by length(number) desc, number desc limit 1`.execute(db)
  return rows[0]?.number ?? null
}

/** Issues certificates under their numbers; `until` is the first day on which they are no longer good. */
export async function insertCertificates(
  tx: Db,
  found: Numbered,
  {
    on,
    until,
    certificates,
  }: { on: Day; until: Day; certificates: readonly { key: string; number: string }[] },
  eventId: string,
): Promise<void> {
  const numbers = certificates.map((one) => one.number)
  await sql`
    insert into training_number (issuer, kind, year, number, recorded_event)
    select ${issuerOf(found)}, ${found.kind}, ${Number(on.slice(0, 4))}, number, ${eventId}
    from unnest(${numbers}::text[]) as number`.execute(tx)
  const columns = [
    { name: 'person_id', type: 'bigint' },
    { name: 'class_id', type: 'bigint' },
    { name: 'organiser_id', type: 'bigint' },
    { name: 'kind', type: 'text' },
    { name: 'number', type: 'text' },
    { name: 'issued_on', type: 'date' },
    { name: 'until_day', type: 'date' },
    { name: 'recorded_event', type: 'bigint' },
  ]
  const common = {
    class_id: found.key,
    organiser_id: found.organisationId,
    kind: found.kind,
    issued_on: on,
    until_day: until,
    recorded_event: eventId,
  }
  await bulkInsert(
    tx,
    'training_certificate',
    columns,
    certificates.map(({ key, number }) => ({ ...common, person_id: key, number })),
  )
}

/** Takes back somebody's certificate of a class; throws NotFound where there is none. */
export async function withdrawCertificate(
  tx: Db,
  classKey: string,
  personKey: string,
  reason: string,
  eventId: string,
): Promise<void> {
  const { rows } = await sql`
    update training_certificate set superseded_at = now(), superseded_event = ${eventId}, superseded_reason = ${reason}
    where class_id = ${classKey} and person_id = ${personKey} and superseded_at is null returning id`.execute(
    tx,
  )
  if (rows.length === 0) throw new NotFound('certificate')
}
