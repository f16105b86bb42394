import { sql, type RawBuilder } from 'kysely'
import type { Actor } from '#access/policy.ts'
import { cursorOf, dayPart, idPart, readCursor } from '#platform/cursor.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { Direction, DocumentSummary } from './api.ts'
import { numberKey, wordsKey } from './numbers.ts'
import { isInForce, madeKnownTo, readable, summaryColumns, summaryOf, type SummaryRow } from './store.ts'

/** What is asked of the registers; `unitId` null: all within reach. */
export interface DocumentSearch {
  unitId: string | null
  below: boolean
  above: boolean
  direction?: Direction | undefined
  text: string
  type?: string | undefined
  issuerId: string | null
  from?: Day | undefined
  to?: Day | undefined
  on: Day
  inForce: boolean
  after?: string | undefined
  limit: number
}

/** Documents, latest first, by page. */
export async function listDocuments(
  db: Db,
  actor: Actor,
  asked: DocumentSearch,
): Promise<{ items: DocumentSummary[]; next: string | null }> {
  const last = readCursor(asked.after, 2)
  const key = last
    ? sql`(d.issued_on, d.id) < (${dayPart(last[0])}::date, ${idPart(last[1])}::bigint)`
    : sql`true`
  const words = await wordsOf(db, asked.text)
  const { rows } = await sql<SummaryRow>`
    with ${words.found} d as (
      select d.* from document d
      where d.superseded_at is null and ${sql.join([...conditionsOf(asked, actor), words.condition], sql` and `)} and ${key}
        and ${readable(actor, 'many')}
      order by d.issued_on desc, d.id desc limit ${asked.limit + 1}
    )
    select ${summaryColumns(asked.on)} from d order by d.issued_on desc, d.id desc`.execute(db)
  const page = rows.slice(0, asked.limit)
  const end = page.at(-1)
  const next = rows.length > asked.limit && end ? cursorOf([end.issuedOn, end.rowId]) : null
  return { items: page.map(summaryOf), next }
}

/** Up to so many documents are found by their words first; more are come across soon enough by day. */
const FEW = 5000

/**
 * How documents with these words are found: few of them by the index of words, many by walking back from the latest. The
 * planner cannot know which it will be, and would read the words of whole registers for a word that nobody wrote.
 */
async function wordsOf(
  db: Db,
  text: string,
): Promise<{ found: RawBuilder<unknown>; condition: RawBuilder<unknown> }> {
  if (text.trim() === '') return { found: sql``, condition: sql`true` }
  const condition = matching(text)
  const { rows } = await sql<{ n: string }>`
    select count(*) as n from (
      select from document d where d.superseded_at is null and ${condition} limit ${FEW + 1}) counted`.execute(
    db,
  )
  if (Number(rows[0]!.n) > FEW) return { found: sql``, condition }
  return {
    found: sql`found as materialized (
      select d.id from document d where d.superseded_at is null and ${condition}),`,
    condition: sql`d.id in (select id from found)`,
  }
}

function conditionsOf(asked: DocumentSearch, actor: Actor): RawBuilder<unknown>[] {
  const { type, issuerId, from, to, on, inForce } = asked
  return [
    inRegister(asked, actor),
    ...(type ? [sql`d.type = ${type}`] : []),
    ...(issuerId === null ? [] : [sql`d.issuer_organisation_id = ${issuerId}::bigint`]),
    ...(from ? [sql`d.issued_on >= ${from}::date`] : []),
    sql`d.issued_on <= ${to ?? on}::date`,
    ...(inForce ? [isInForce(on)] : []),
  ]
}

/** Of the unit's own register, or of those below it too; what superiors have made known counts as received. */
function inRegister(
  { unitId, below, above, direction }: DocumentSearch,
  { today }: Actor,
): RawBuilder<unknown> {
  const ofDirection = direction ? sql`d.direction = ${direction}` : sql`true`
  if (unitId === null) return ofDirection
  const units = sql`select descendant_id from organisation_ancestor where ancestor_id = ${unitId}::bigint`
  const own = below ? sql`d.organisation_id in (${units})` : sql`d.organisation_id = ${unitId}::bigint`
  if (!above || direction === 'issued') return sql`(${own} and ${ofDirection})`
  return sql`((${own} and ${ofDirection}) or (d.organisation_id <> ${unitId}::bigint and ${madeKnownTo([unitId], today)}))`
}

/** By number when the text looks like the beginning of one, by words of subject and issuer otherwise. */
function matching(text: string): RawBuilder<unknown> {
  const words = wordsKey(text).split(' ').filter(Boolean)
  const byWords =
    words.length === 0
      ? sql`false`
      : sql`to_tsvector('simple', d.subject_key) @@ to_tsquery('simple', ${words.map((word) => `${word}:*`).join(' & ')})`
  if (!/^\s*(?:số\s*)?\d/i.test(text)) return byWords
  return sql`(d.number_key like ${`${numberKey(text).replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`} or ${byWords})`
}
