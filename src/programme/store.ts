import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { may, type Actor } from '#access/policy.ts'
import { linksOn } from '#organisation/unit-store.ts'
import { cursorOf, dayPart, idPart, readCursor } from '#platform/cursor.ts'
import { lastDayOf, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'
import type { Programme, ProgrammeRecord } from './api.ts'
import type { Span } from './codes.ts'
import { figuresOf } from './figure-store.ts'
import { above, isReadable } from './visible.ts'

/** A programme as the store keeps it; `id` is internal. */
export interface KeptProgramme {
  id: string
  publicId: string
  organisationId: string
  worker: string | null
  span: Span
  from: Day
  until: Day
  title: string
  source: string | null
  audience: 'own' | 'below'
  document: { id: string; number: string | null; subject: string } | null
}

const KEPT = sql`
  select p.id, p.public_id as "publicId", p.organisation_id as "organisationId", p.worker, p.span, p.from_day as "from",
    p.until_day as "until", p.title, p.source, p.audience,
    case when d.id is not null then json_build_object('id', d.public_id, 'number', d.number, 'subject', d.subject) end as document
  from programme p left join document d on d.id = p.document_id`

/** The programme behind an id in an address; throws NotFound where it may not be read. */
export async function getKept(db: Db, actor: Actor, publicId: string): Promise<KeptProgramme> {
  const { rows } = await sql<KeptProgramme>`
    ${KEPT} where p.public_id = ${publicId} and p.superseded_at is null and ${isReadable(actor)}`.execute(db)
  if (!rows[0]) throw new NotFound(`programme ${publicId}`)
  return rows[0]
}

/** One programme as of a day. */
export async function getProgramme(
  db: Db,
  actor: Actor,
  publicId: string,
  on: Day,
): Promise<ProgrammeRecord> {
  const kept = await getKept(db, actor, publicId)
  const [programme] = await shown(db, actor, [kept], on)
  return {
    ...programme!,
    on,
    next: await laterOf(db, kept),
    may: { record: await may(db, actor, 'work.record', kept.organisationId) },
  }
}

/** Which programmes are listed: of the unit itself, of those above, of those below. */
export interface ProgrammeList {
  organisationId: string
  of: 'own' | 'above' | 'below'
  span?: Span | undefined
  on: Day
  after?: string | undefined
  limit: number
}

/** Programmes of a unit or of those around it, newest first. */
export async function listProgrammes(
  db: Db,
  actor: Actor,
  { organisationId, of, span, on, after, limit }: ProgrammeList,
): Promise<{ items: Programme[]; next: string | null }> {
  const last = readCursor(after, 2)
  const { rows } = await sql<KeptProgramme>`
    ${KEPT}
    where p.superseded_at is null and ${isOf(of, organisationId, on)} and ${isReadable(actor)}
      and ${span ? sql`p.span = ${span}` : sql`true`}
      and ${last ? sql`(p.from_day, p.id) < (${dayPart(last[0])}::date, ${idPart(last[1])}::bigint)` : sql`true`}
    order by p.from_day desc, p.id desc limit ${limit + 1}`.execute(db)
  const page = rows.slice(0, limit)
  const end = page.at(-1)
  const next = rows.length > limit && end ? cursorOf([end.from, end.id]) : null
  return { items: await shown(db, actor, page, on), next }
}

function isOf(of: ProgrammeList['of'], organisationId: string, on: Day): RawBuilder<SqlBool> {
  if (of === 'own') return sql<SqlBool>`p.organisation_id = ${organisationId}`
  if (of === 'above')
    return sql<SqlBool>`p.organisation_id <> ${organisationId} and p.organisation_id in (${above([organisationId], on)})`
  return sql<SqlBool>`p.organisation_id <> ${organisationId} and p.organisation_id in (
    select a.descendant_id from organisation_ancestor a
    where a.ancestor_id = ${organisationId} and a.from_day <= ${on}::date and ${on}::date < a.until_day)`
}

async function shown(db: Db, actor: Actor, kept: readonly KeptProgramme[], on: Day): Promise<Programme[]> {
  const owners = await linksOn(
    db,
    actor,
    kept.map((one) => one.organisationId),
    on,
  )
  const figures = await figuresOf(
    db,
    kept.map((one) => one.id),
    on,
  )
  return kept.map(({ id, publicId, organisationId, until, ...rest }) => ({
    ...rest,
    id: publicId,
    to: lastDayOf(until)!,
    owner: owners.get(organisationId)!,
    figures: figures.get(id)!,
  }))
}

async function laterOf(db: Db, { organisationId, until }: KeptProgramme): Promise<ProgrammeRecord['next']> {
  const { rows } = await sql<{ id: string; title: string; from: Day }>`
    select public_id as id, title, from_day as "from" from programme
    where organisation_id = ${organisationId} and superseded_at is null and from_day >= ${until}::date
    order by from_day limit 20`.execute(db)
  return rows
}

/** The programme of the same owner, worker and span right before this one; null: none. */
export async function findBefore(db: Db, kept: KeptProgramme): Promise<KeptProgramme | null> {
  const { rows } = await sql<KeptProgramme>`
    ${KEPT} where p.organisation_id = ${kept.organisationId} and p.superseded_at is null and p.span = ${kept.span}
      and p.until_day <= ${kept.from}::date
    order by p.from_day desc, (p.worker is not distinct from ${kept.worker}) desc limit 1`.execute(db)
  return rows[0] ?? null
}

/** Another programme (`besides`: internal id of this one) of the same owner, worker, span and first day; null: none. */
export async function findSame(
  db: Db,
  { organisationId, span, from, worker }: Pick<NewProgramme, 'organisationId' | 'span' | 'from' | 'worker'>,
  besides: string | null = null,
): Promise<{ title: string } | null> {
  const { rows } = await sql<{ title: string }>`
    select title from programme where organisation_id = ${organisationId} and superseded_at is null and span = ${span}
      and from_day = ${from}::date and coalesce(worker, '') = coalesce(${worker}, '') and id is distinct from ${besides}::bigint`.execute(
    db,
  )
  return rows[0] ?? null
}

export interface NewProgramme {
  organisationId: string
  worker: string | null
  span: Span
  from: Day
  until: Day
  title: string
  source: string | null
  documentId: string | null
  audience: 'own' | 'below'
}

/** Records a programme; `documentId` is internal. */
export async function recordProgramme(
  tx: Db,
  programme: NewProgramme,
  eventId: string,
): Promise<{ id: string; publicId: string }> {
  const { organisationId, worker, span, from, until, title, source, documentId, audience } = programme
  const { rows } = await sql<{ id: string; publicId: string }>`
    insert into programme
      (organisation_id, worker, span, from_day, until_day, title, source, document_id, audience, recorded_event)
    values (${organisationId}, ${worker}, ${span}, ${from}, ${until}, ${title}, ${source}, ${documentId}, ${audience},
      ${eventId})
    returning id, public_id as "publicId"`.execute(tx)
  return rows[0]!
}

export type ProgrammeChange = Pick<NewProgramme, 'title' | 'worker' | 'source' | 'documentId' | 'audience'>

/** Writes what is right and keeps what stood before; `documentId` is internal. */
export async function correctProgramme(
  tx: Db,
  id: string,
  { title, worker, source, documentId, audience }: ProgrammeChange,
  reason: string,
  eventId: string,
): Promise<void> {
  await sql`
    insert into programme_correction (programme_id, title, worker, source, document_id, audience, reason, recorded_event)
    select id, title, worker, source, document_id, audience, ${reason}, ${eventId} from programme where id = ${id}`.execute(
    tx,
  )
  await sql`update programme set title = ${title}, worker = ${worker}, source = ${source}, document_id = ${documentId},
    audience = ${audience} where id = ${id}`.execute(tx)
}

export async function withdrawProgramme(tx: Db, id: string, reason: string, eventId: string): Promise<void> {
  await sql`update programme set superseded_at = now(), superseded_event = ${eventId}, superseded_reason = ${reason}
    where id = ${id}`.execute(tx)
}

/** How many items in force a programme holds. */
export async function countItems(db: Db, programmeId: string): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from programme_item_state
    where programme_id = ${programmeId} and superseded_at is null`.execute(db)
  return rows[0]!.n
}
