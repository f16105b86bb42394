import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { askWhole, MOST_FINDINGS, type VerifyFinding } from '#platform/verify.ts'
import { RECOUNTED } from './certificate-store.ts'

/** What is recorded of returns: certified texts are those that were signed, columns say what the acts say. */
export async function verifyReturns(db: Db): Promise<VerifyFinding[]> {
  return [...(await alteredCertificates(db)), ...(await driftingReturns(db)), ...(await takenInUnknown(db))]
}

/** The digest of every certified text is counted again, and must be the one that the sealed event names. */
async function alteredCertificates(db: Db): Promise<VerifyFinding[]> {
  const { rows } = await sql<{ unit: string; certificate: string; isWhole: boolean }>`
    select organisation.code as unit, certificate.public_id as certificate,
      certificate.digest = ${RECOUNTED} as "isWhole"
    from return_certificate certificate
    join unit_return given on given.id = certificate.return_id
    join organisation on organisation.id = given.organisation_id
    left join event on event.id = certificate.recorded_event and event.action = 'return.certify'
      and event.subject_id = given.public_id::text
    where certificate.digest <> ${RECOUNTED} or event.details ->> 'digest' is distinct from certificate.digest
      or (event.details ->> 'version')::integer is distinct from certificate.version
    order by certificate.id limit ${MOST_FINDINGS}`.execute(db)
  return rows.map(({ unit, certificate, isWhole }) => ({
    severity: 'error',
    check: 'returns',
    code: isWhole ? 'certificate-without-event' : 'certificate-altered',
    where: unit,
    facts: { certificate },
  }))
}

/** How far a return is follows from its last act; so many certified versions as it says are there. */
async function driftingReturns(db: Db): Promise<VerifyFinding[]> {
  const rows = await askWhole(
    db,
    sql<{ unit: string; id: string }>`
      select organisation.code as unit, held.public_id as id from unit_return held
      join organisation on organisation.id = held.organisation_id
      left join (
        select distinct on (return_id) return_id, act, on_day from return_act
        where act in ('opened', 'certified', 'returned', 'accepted') order by return_id, id desc
      ) last on last.return_id = held.id
      left join (
        select return_id, max(recorded_event) filter (where act = 'certified') as certified,
          max(recorded_event) filter (where act = 'accepted') as accepted, max(on_day) filter (where act = 'nudged') as nudged
        from return_act group by return_id
      ) done on done.return_id = held.id
      left join (
        select distinct on (return_id) return_id, due_on from return_act where act = 'extended' order by return_id, id desc
      ) given on given.return_id = held.id
      left join (
        select return_id, count(*) as versions, max(version) as highest from return_certificate group by return_id
      ) signed on signed.return_id = held.id
      where held.stage <> case last.act when 'opened' then 'draft' when 'certified' then 'submitted' when 'returned' then 'returned'
          when 'accepted' then 'accepted' else 'asked' end
        or (last.on_day is not null and held.stage_on <> last.on_day)
        or held.version <> coalesce(signed.versions, 0) or held.version <> coalesce(signed.highest, 0)
        or held.certified_event is distinct from done.certified or held.accepted_event is distinct from done.accepted
        or held.nudged_on is distinct from done.nudged
        or held.due_on < coalesce(given.due_on, held.first_due_on)
      limit ${MOST_FINDINGS}`,
  )
  return rows.map(({ unit, id }) => ({
    severity: 'error',
    check: 'returns',
    code: 'return-drifts',
    where: unit,
    facts: { return: id },
  }))
}

/** Every return that a certified one took in was certified with the digest that it names. */
async function takenInUnknown(db: Db): Promise<VerifyFinding[]> {
  const { rows } = await sql<{ unit: string; digest: string }>`
    select organisation.code as unit, part ->> 'digest' as digest
    from return_certificate certificate
    join unit_return given on given.id = certificate.return_id
    join organisation on organisation.id = given.organisation_id
    cross join lateral jsonb_array_elements(certificate.content::jsonb -> 'takenIn') part
    where not exists (
      select from return_certificate below join unit_return source on source.id = below.return_id
      where source.public_id::text = part ->> 'return' and below.digest = part ->> 'digest')
    limit ${MOST_FINDINGS}`.execute(db)
  return rows.map(({ unit, digest }) => ({
    severity: 'error',
    check: 'returns',
    code: 'taken-in-unknown',
    where: unit,
    facts: { digest },
  }))
}
