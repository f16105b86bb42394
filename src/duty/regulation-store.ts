import { sql } from 'kysely'
import { FOREVER, lastDayOf, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'
import { MOST, type Regulation } from './api.ts'

/** The working regulations of a committee, the latest first. */
export async function listRegulations(
  db: Db,
  organisationId: string,
  committee: string,
  on: Day,
): Promise<Regulation[]> {
  const { rows } = await sql<Omit<Regulation, 'to'> & { until: Day }>`
    select own.public_id as id, own.committee, own.number, own.subject, document.public_id as "documentId",
      own.from_day as "from", own.until_day as until, own.from_day <= ${on}::date and ${on}::date < own.until_day as "inForce"
    from work_regulation own left join document on document.id = own.document_id
    where own.organisation_id = ${organisationId} and own.committee = ${committee} and own.superseded_at is null
    order by own.from_day desc, own.id desc limit ${MOST.regulations}`.execute(db)
  return rows.map(({ until, ...regulation }) => ({ ...regulation, to: lastDayOf(until) }))
}

/** Periods of a committee's working regulations, as rules take them. */
export async function regulationPeriods(db: Db, organisationId: string, committee: string) {
  const { rows } = await sql<{ number: string; from: Day; until: Day }>`
    select number, from_day as "from", until_day as until from work_regulation
    where organisation_id = ${organisationId} and committee = ${committee} and superseded_at is null
    order by from_day`.execute(db)
  return rows
}

export interface NewRegulation {
  organisationId: string
  committee: string
  number: string
  subject: string
  documentId: string | null
  from: Day
  until: Day
}

export async function recordRegulation(
  tx: Db,
  given: NewRegulation,
  eventId: string,
): Promise<{ id: string }> {
  const { rows } = await sql<{ id: string }>`
    insert into work_regulation (organisation_id, committee, number, subject, document_id, from_day, until_day, recorded_event)
    values (${given.organisationId}, ${given.committee}, ${given.number}, ${given.subject}, ${given.documentId}, ${given.from},
      ${given.until}, ${eventId})
    returning public_id as id`.execute(tx)
  return rows[0]!
}

/** A working regulation as recorded; throws NotFound. */
export async function getRegulation(db: Db, publicId: string) {
  const { rows } = await sql<{
    id: string
    organisationId: string
    committee: string
    from: Day
    until: Day
  }>`
    select id, organisation_id as "organisationId", committee, from_day as "from", until_day as until from work_regulation
    where public_id = ${publicId} and superseded_at is null`.execute(db)
  if (!rows[0]) throw new NotFound(`regulation ${publicId}`)
  return rows[0]
}

/** Supersedes a regulation with the reason; with `until` it is recorded again, ending then. */
export async function changeRegulation(
  tx: Db,
  id: string,
  { until, reason }: { until: Day | null; reason: string },
  eventId: string,
): Promise<void> {
  await sql`
    update work_regulation set superseded_at = now(), superseded_event = ${eventId}, superseded_reason = ${reason}
    where id = ${id}`.execute(tx)
  await sql`
    insert into work_regulation (organisation_id, committee, number, subject, document_id, from_day, until_day, recorded_event)
    select organisation_id, committee, number, subject, document_id, from_day, ${until ?? FOREVER}::date, ${eventId}
    from work_regulation where id = ${id} and ${until !== null}`.execute(tx)
}
