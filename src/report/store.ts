import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { withinReach, type Actor } from '#access/policy.ts'
import type { Organ } from '#document/organs.ts'
import { linksOn } from '#organisation/unit-store.ts'
import { cursorOf, dayPart, idPart, readCursor } from '#platform/cursor.ts'
import { lastDayOf, untilOf, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'
import type { ReportSummary } from './api.ts'
import type { Kind } from './declaration.ts'

/** A report as the store reads it; `key` and `organisationId` are internal ids, `to` the last day. */
export interface KeptReport extends Omit<ReportSummary, 'unit' | 'state'> {
  key: string
  organisationId: string
  /** Public id of the unit. */
  unitId: string
  organ: Organ
}

async function readReports(db: Db, what: RawBuilder<SqlBool>, limit: number): Promise<KeptReport[]> {
  const { rows } = await sql<Omit<KeptReport, 'to' | 'writtenAt'> & { until: Day; writtenAt: Date | null }>`
    select r.id as key, r.public_id as id, r.organisation_id as "organisationId",
      (select o.public_id from organisation o where o.id = r.organisation_id) as "unitId", r.kind, r.template, r.organ,
      r.from_day as "from", r.until_day as "until",
      (select max(t.recorded_at) from report_text t where t.report_id = r.id) as "writtenAt",
      case when i.report_id is not null then
        json_build_object('on', i.issued_on, 'number', d.number, 'documentId', d.public_id) end as issued
    from report r left join report_issue i on i.report_id = r.id left join document d on d.id = i.document_id
    where r.superseded_at is null and ${what}
    order by r.until_day desc, r.id desc limit ${limit}`.execute(db)
  return rows.map(({ until, writtenAt, ...row }) => ({
    ...row,
    to: lastDayOf(until)!,
    writtenAt: writtenAt && new Date(writtenAt).toISOString(),
  }))
}

/** The report behind an id in an address; throws NotFound where there is none within reach. */
export async function getKept(db: Db, actor: Actor, publicId: string): Promise<KeptReport> {
  const within = withinReach(actor, 'work.read', sql.ref('r.organisation_id'))
  const [kept] = await readReports(db, sql<SqlBool>`r.public_id = ${publicId} and ${within}`, 1)
  if (!kept) throw new NotFound(`report ${publicId}`)
  return kept
}

/** The report of a unit by its template and period, or null. */
export async function findReport(
  db: Db,
  one: { organisationId: string; template: string; from: Day; to: Day },
): Promise<KeptReport | null> {
  const [kept] = await readReports(
    db,
    sql<SqlBool>`r.organisation_id = ${one.organisationId} and r.template = ${one.template}
      and r.from_day = ${one.from} and r.until_day = ${untilOf(one.to)}`,
    1,
  )
  return kept ?? null
}

/** Reports of a unit, or also of the units below it, the latest period first. */
export async function listReports(
  db: Db,
  actor: Actor,
  organisationId: string,
  {
    below,
    kind,
    after,
    limit,
  }: { below: boolean; kind?: Kind | undefined; after?: string | undefined; limit: number },
): Promise<{ items: ReportSummary[]; next: string | null }> {
  const last = readCursor(after, 2)
  const units = below
    ? sql`r.organisation_id in (select descendant_id from organisation_ancestor
        where ancestor_id = ${organisationId} and from_day <= ${actor.today} and ${actor.today} < until_day)`
    : sql`r.organisation_id = ${organisationId}`
  const rows = await readReports(
    db,
    sql<SqlBool>`${units} and ${withinReach(actor, 'work.read', sql.ref('r.organisation_id'))}
      and ${kind === undefined ? sql`true` : sql`r.kind = ${kind}`}
      and ${last ? sql`(r.until_day, r.id) < (${dayPart(last[0])}::date, ${idPart(last[1])}::bigint)` : sql`true`}`,
    limit + 1,
  )
  const page = rows.slice(0, limit)
  const end = page.at(-1)
  return {
    items: await summariesOf(db, actor, page),
    next: rows.length > limit && end ? cursorOf([untilOf(end.to), end.key]) : null,
  }
}

/** Reports as pages tell them. */
export async function summariesOf(
  db: Db,
  actor: Actor,
  kept: readonly KeptReport[],
): Promise<ReportSummary[]> {
  const ids = kept.map((one) => one.organisationId)
  const named = await linksOn(db, actor, ids, actor.today)
  return kept.map(({ key: _key, organisationId, unitId: _unitId, organ: _organ, ...report }) => ({
    ...report,
    unit: named.get(organisationId)!,
    state: report.issued ? 'issued' : 'draft',
  }))
}

/** Records a report; `to` is its last day. Answers its ids. */
export async function insertReport(
  tx: Db,
  one: { organisationId: string; kind: Kind; template: string; from: Day; to: Day; organ: Organ },
  eventId: string | null,
): Promise<{ key: string; id: string }> {
  const { rows } = await sql<{ key: string; id: string }>`
    insert into report (organisation_id, kind, template, from_day, until_day, organ, recorded_event)
    values (${one.organisationId}, ${one.kind}, ${one.template}, ${one.from}, ${untilOf(one.to)}, ${one.organ}, ${eventId})
    returning id as key, public_id as id`.execute(tx)
  return rows[0]!
}

/** Takes back a report that was begun by mistake. */
export async function supersedeReport(tx: Db, key: string, reason: string, eventId: string): Promise<void> {
  await sql`
    update report set superseded_at = now(), superseded_event = ${eventId}, superseded_reason = ${reason}
    where id = ${key}`.execute(tx)
}
