import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'
import { digestOf } from '#platform/canonical.ts'
import type { CertifiedContent } from './content.ts'

/** A certified version of a return without its content, whose digest has been recomputed. */
export interface CertificateHead {
  id: string
  version: number
  on: Day
  by: string
  post: string
  digest: string
  /** The content still has this digest. */
  holds: boolean
  eventId: string
}

/** SHA-256 of the content as PostgreSQL counts it, so that a large content need not travel to be checked. */
export const RECOUNTED = sql`encode(sha256(convert_to(certificate.content, 'UTF8')), 'hex')`

/** The certified versions of a return, the first first. */
export async function headsOf(db: Db, returnKey: string): Promise<CertificateHead[]> {
  const { rows } = await sql<CertificateHead>`
    select certificate.public_id as id, certificate.version, certificate.certified_on as on, certificate.digest,
      signed ->> 'by' as by, signed ->> 'post' as post, certificate.digest = ${RECOUNTED} as holds,
      certificate.recorded_event::text as "eventId"
    from return_certificate certificate
    cross join lateral (select certificate.content::jsonb -> 'certified' as signed) content
    where certificate.return_id = ${returnKey} order by certificate.version limit 100`.execute(db)
  return rows
}

/** A certified version as it was signed; throws NotFound. */
export async function getCertificate(
  db: Db,
  returnKey: string,
  version: number,
): Promise<{ digest: string; holds: boolean; text: string; content: CertifiedContent }> {
  const { rows } = await sql<{ digest: string; content: string }>`
    select digest, content from return_certificate where return_id = ${returnKey} and version = ${version}`.execute(
    db,
  )
  if (!rows[0]) throw new NotFound(`certificate ${version}`)
  const { digest, content } = rows[0]
  return {
    digest,
    holds: digestOf(content) === digest,
    text: content,
    content: JSON.parse(content) as CertifiedContent,
  }
}

/** Freezes a content for good; the caller has recorded the event with its digest. */
export async function insertCertificate(
  tx: Db,
  one: { returnKey: string; version: number; content: string; digest: string; on: Day },
  eventId: string,
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into return_certificate (return_id, version, content, digest, certified_on, recorded_event)
    values (${one.returnKey}, ${one.version}, ${one.content}, ${one.digest}, ${one.on}, ${eventId})
    returning public_id as id`.execute(tx)
  return rows[0]!.id
}

/** A certified return of a unit with what later ones may say of it. */
export interface EarlierCertificate {
  id: string
  returnId: string
  digest: string
  certifiedOn: Day
  certifiedAt: Date
  eventId: string
  content: CertifiedContent
}

/** So many earlier returns of a unit are counted again when it reports: a year of quarters. */
const LOOKED_BACK = 4

/**
 * The certified returns of a unit, for periods that end no later than a day and other than a return, that stand: the latest
 * version of each that was not sent back, the latest period first.
 */
export async function earlierCertificates(
  db: Db,
  { organisationId, until, besides }: { organisationId: string; until: Day; besides: string },
): Promise<EarlierCertificate[]> {
  const { rows } = await sql<Omit<EarlierCertificate, 'content'> & { content: string }>`
    select certificate.public_id as id, given.public_id as "returnId", certificate.digest,
      certificate.certified_on as "certifiedOn", certificate.certified_at as "certifiedAt",
      certificate.recorded_event::text as "eventId", certificate.content
    from unit_return given
    join return_period period on period.id = given.period_id and period.withdrawn_on is null and period.until_day <= ${until}
    join return_certificate certificate on certificate.return_id = given.id and certificate.version = given.version
    where given.organisation_id = ${organisationId} and given.id <> ${besides} and given.stage in ('submitted', 'accepted')
    order by period.until_day desc, certificate.id desc limit ${LOOKED_BACK}`.execute(db)
  return rows.map(({ content, ...row }) => ({ ...row, content: JSON.parse(content) as CertifiedContent }))
}
