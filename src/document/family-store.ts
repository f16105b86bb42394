import { sql } from 'kysely'
import type { Actor } from '#access/policy.ts'
import { KINDS } from '#organisation/kinds.ts'
import { cursorOf, dayPart, idPart, readCursor } from '#platform/cursor.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { MOST, type Relation, type Relative } from './api.ts'
import { readable, summaryColumns, summaryOf, type SummaryRow } from './store.ts'

export interface FamilyStep {
  documentId: string
  way: 'up' | 'down'
  on: Day
  after?: string | undefined
  limit: number
}

/** So many of the next step are counted. */
const COUNTED = 100

/** One step of a family: up to what a document rests on, down to what rests on it; earliest first. */
export async function listFamily(
  db: Db,
  actor: Actor,
  { documentId, way, on, after, limit }: FamilyStep,
): Promise<{ items: Relative[]; next: string | null }> {
  const [mine, theirs] =
    way === 'up'
      ? [sql.ref('l.document_id'), sql.ref('l.target_id')]
      : [sql.ref('l.target_id'), sql.ref('l.document_id')]
  const nextMine = way === 'up' ? sql.ref('n.document_id') : sql.ref('n.target_id')
  const last = readCursor(after, 2)
  const key = last
    ? sql`(l.on_day, l.id) > (${dayPart(last[0])}::date, ${idPart(last[1])}::bigint)`
    : sql`true`
  const { rows } = await sql<SummaryRow & { relation: Relation; linkId: string; linkedOn: Day; kin: string }>`
    select ${summaryColumns(on)}, l.relation, l.id as "linkId", l.on_day as "linkedOn",
      (select count(*) from (
        select from document_link n where ${nextMine} = d.id and n.superseded_at is null
        order by n.on_day, n.id limit ${COUNTED}) counted) as kin
    from document_link l join document d on d.id = ${theirs}
    where ${mine} = ${documentId} and l.superseded_at is null and d.superseded_at is null and d.issued_on <= ${on}::date
      and ${readable(actor, 'many')} and ${key}
    order by l.on_day, l.id limit ${limit + 1}`.execute(db)
  const page = rows.slice(0, limit)
  const end = page.at(-1)
  return {
    items: page.map((row) => ({ relation: row.relation, document: summaryOf(row), kin: Number(row.kin) })),
    next: rows.length > limit && end ? cursorOf([end.linkedOn, end.linkId]) : null,
  }
}

/** How many issuers of each kind of organisation have implemented a document by a day, through however many steps. */
export async function countFamily(db: Db, actor: Actor, documentId: string, on: Day) {
  const { rows } = await sql<{ kind: string | null; issuers: string; documents: string }>`
    with recursive below (id) as (
      select l.document_id from document_link l
      where l.target_id = ${documentId} and l.relation = 'implements' and l.superseded_at is null
      union
      select l.document_id from below join document_link l on l.target_id = below.id
      where l.relation = 'implements' and l.superseded_at is null
    )
    select unit.kind, count(distinct coalesce(d.issuer_organisation_id::text, d.series)) as issuers, count(*) as documents
    from below join document d on d.id = below.id
    left join lateral (
      select s.kind from organisation_state s
      where s.organisation_id = d.issuer_organisation_id and s.superseded_at is null
        and s.from_day <= d.issued_on and d.issued_on < s.until_day
    ) unit on d.issuer_body_id is null
    where d.superseded_at is null and d.issued_on <= ${on}::date and d.id <> ${documentId} and ${readable(actor, 'many')}
    group by unit.kind order by array_position(${KINDS.map((one) => one.code)}::text[], unit.kind) limit ${MOST.units}`.execute(
    db,
  )
  const levels = rows.map(({ kind, issuers, documents }) => ({
    kind,
    issuers: Number(issuers),
    documents: Number(documents),
  }))
  return { documents: levels.reduce((sum, one) => sum + one.documents, 0), levels }
}
