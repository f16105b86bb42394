import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { z } from 'zod'
import type { Actor } from '#access/policy.ts'
import { unitsActing } from '#assignment/reading.ts'
import { linksOn } from '#organisation/unit-store.ts'
import { cursorOf, dayPart, idPart, readCursor } from '#platform/cursor.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { CellShown, listLike, listProposals, ProposalRow } from './api.ts'
import { MOST, OPEN_STAGES, type Stage } from './codes.ts'
import { isReadable, readProposals, rowOf, standingOn, unitsNamed, type Kept } from './store.ts'
import { wordsOf } from './wording.ts'

type Asked = z.output<typeof listProposals.input>
type View = Asked['view']

/** Whether proposal p was raised by the unit or by one that stood below it then. */
const raisedBelow = (organisationId: string) => sql<SqlBool>`p.organisation_id in (
  select a.descendant_id from organisation_ancestor a
  where a.ancestor_id = ${organisationId} and a.from_day <= p.raised_on and p.raised_on < a.until_day)`

/** Whether proposal p stands with the unit, or with one whose work it has taken over. */
export const standsWith = (organisationId: string, on: Day) =>
  sql<SqlBool>`held.to_organisation_id in (${unitsActing([organisationId], on)})`

/** Whether proposal p awaits an answer by one of the units (a query of ids): it stands there, and not inside a group. */
export const awaitsAnswer = (units: RawBuilder<unknown>) => sql<SqlBool>`(
  now.stage in ('sent', 'acknowledged', 'transferred') and went.into_id is null and held.to_organisation_id in (${units})
  and p.id in (select came.proposal_id from proposal_act came
    where came.superseded_at is null and came.to_organisation_id in (${units})))`

function whatView(view: View, organisationId: string, on: Day): RawBuilder<SqlBool> {
  if (view === 'raised') return sql<SqlBool>`p.organisation_id = ${organisationId} and not p.is_group`
  if (view === 'groups') return sql<SqlBool>`p.organisation_id = ${organisationId} and p.is_group`
  if (view === 'below') return sql<SqlBool>`not p.is_group and ${raisedBelow(organisationId)}`
  return awaitsAnswer(unitsActing([organisationId], on))
}

function whatState(state: Asked['state']): RawBuilder<SqlBool> {
  if (state === 'all') return sql<SqlBool>`true`
  const isOpen = sql<SqlBool>`now.stage = any(${[...OPEN_STAGES]}::text[])`
  return state === 'open' ? isOpen : sql<SqlBool>`not ${isOpen}`
}

/** Proposals of a unit as of a day, newest first. */
export async function listOf(
  db: Db,
  actor: Actor,
  organisationId: string,
  { view, state, field, kind, after, limit }: Omit<Asked, 'organisationId' | 'on'>,
  on: Day,
): Promise<{ items: ProposalRow[]; next: string | null }> {
  const last = readCursor(after, 2)
  const what = sql<SqlBool>`${whatView(view, organisationId, on)} and ${whatState(state)} and ${isReadable(actor)}
    and ${field === undefined ? sql`true` : sql`p.field = ${field}`} and ${kind === undefined ? sql`true` : sql`p.kind = ${kind}`}
    and ${last ? sql`(p.raised_on, p.id) < (${dayPart(last[0])}::date, ${idPart(last[1])}::bigint)` : sql`true`}`
  const rows = await readProposals(db, on, what, limit + 1)
  const page = rows.slice(0, limit)
  const end = page.at(-1)
  const named = await linksOn(db, actor, page.flatMap(unitsNamed), on)
  return {
    items: page.map((kept) => rowOf(kept, named, on)),
    next: rows.length > limit && end ? cursorOf([end.raisedOn, end.key]) : null,
  }
}

/** Open proposals that the unit could consolidate with this one, the likest first. */
export async function likeOnes(
  db: Db,
  actor: Actor,
  kept: Kept,
  organisationId: string,
  on: Day,
): Promise<z.input<typeof listLike.output>['items']> {
  const words = wordsOf(kept.text)
  const { rows } = await sql<{ key: string; shared: number; own: number; stage: Stage }>`
    select p.id as key, now.stage, shared.n as shared, cardinality(p.word_keys) as own
    from proposal p ${standingOn(on)}
    cross join lateral (
      select count(*)::integer as n from unnest(p.word_keys) word where word = any(${words}::text[])) shared
    where p.superseded_at is null and p.id <> ${kept.key} and p.kind = ${kept.kind} and went.into_id is null
      and now.stage = any(${[...OPEN_STAGES]}::text[]) and ${isReadable(actor)}
      and (${raisedBelow(organisationId)} or ${standsWith(organisationId, on)})
      and (shared.n > 0 or p.field = ${kept.field})
    order by shared.n::numeric / greatest(least(cardinality(p.word_keys), ${words.length}), 1) desc,
      p.field = ${kept.field} desc, p.raised_on desc, p.id desc
    limit ${MOST.like}`.execute(db)
  const found = await readProposals(
    db,
    on,
    sql<SqlBool>`p.id = any(${rows.map((row) => row.key)}::bigint[])`,
    MOST.like,
  )
  const named = await linksOn(db, actor, found.flatMap(unitsNamed), on)
  return rows.map(({ key, shared, own, stage }) => {
    const { id, text, field, raisedOn, isGroup, organisationId: from } = found.find((one) => one.key === key)!
    const likeness = shared / Math.max(Math.min(own, words.length), 1)
    return { id, text, field, raisedOn, isGroup, stage, likeness, from: named.get(from)! }
  })
}

/** What was raised by the unit and all below in a period, by field and stage as of a day; groups are not counted again. */
export async function tableOf(
  db: Db,
  organisationId: string,
  { on, from, to, within }: { on: Day; from: Day | undefined; to: Day | undefined; within: number },
): Promise<CellShown[]> {
  const { rows } = await sql<{ field: string; stage: Stage; count: number; inTime: number }>`
    select p.field, now.stage, count(*)::integer as count,
      (count(*) filter (where answered.on_day <= p.raised_on + ${within}::integer))::integer as "inTime"
    from proposal p ${standingOn(on)}
    left join lateral (
      select min(a.on_day) as on_day from proposal_act a
      where a.proposal_id = p.id and a.superseded_at is null and a.on_day <= ${on}::date
        and a.stage in ('answered', 'not_accepted')
    ) answered on true
    where p.superseded_at is null and not p.is_group and now.id is not null and ${raisedBelow(organisationId)}
      and ${from === undefined ? sql`true` : sql`p.raised_on >= ${from}::date`}
      and ${to === undefined ? sql`true` : sql`p.raised_on <= ${to}::date`}
    group by p.field, now.stage`.execute(db)
  const byField = new Map<string, CellShown>()
  for (const { field, stage, count, inTime } of rows) {
    const cell = byField.get(field) ?? { field, stages: [], total: 0, inTime: 0 }
    cell.stages.push({ stage, count })
    cell.total += count
    cell.inTime += inTime
    byField.set(field, cell)
  }
  return [...byField.values()]
}
