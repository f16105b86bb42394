import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { Actor } from '#access/policy.ts'
import { holdsOn } from '#organisation/tree-store.ts'
import { linksOn } from '#organisation/unit-store.ts'
import { cursorOf, dayPart, idPart, readCursor } from '#platform/cursor.ts'
import { day, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { AddresseeRow as Shown, WHICH } from './api.ts'
import { unitsGone } from './coverage.ts'
import { ADDRESSEE, addresseeOf, isDoneOn, isLateOn, type AddresseeRow } from './list.ts'
import type { AskedStage, Stage } from './stages.ts'

export type Which = (typeof WHICH)[number]

/** What is listed: addressees of an assignment at a unit and below it that are so on a day. */
export interface Listed {
  assignmentId: string
  organisationId: string
  on: Day
  which: Which
}

/** Ended addressees for which a unit at or below this one answers on a day. */
export async function goneBelow(
  db: Db,
  assignmentId: string,
  organisationId: string,
  on: Day,
): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select gone.id from (${unitsGone(sql<boolean>`given.assignment_id = ${assignmentId}`, on)}) gone
    join organisation_ancestor above on above.descendant_id = gone.answering_id and ${holdsOn('above', on)}
    where above.ancestor_id = ${organisationId}`.execute(db)
  return rows.map(({ id }) => id)
}

/** Whether the row `given` is one of those listed; `gone` as `goneBelow` tells it. */
export function isListed(
  { assignmentId, organisationId, on, which }: Listed,
  gone: readonly string[],
): RawBuilder<SqlBool> {
  return sql<SqlBool>`given.assignment_id = ${assignmentId} and given.given_on <= ${on}::date and ${isSo(which, on)} and (
    exists (select from organisation_ancestor above
      where above.ancestor_id = ${organisationId} and above.descendant_id = given.organisation_id and ${holdsOn('above', on)})
    or given.organisation_id = any(${[...gone]}::bigint[]))`
}

function isSo(which: Which, on: Day): RawBuilder<boolean> {
  const by = (column: string) => sql<boolean>`coalesce(${sql.ref(`given.${column}`)} <= ${on}::date, false)`
  const owing = (column: string) => sql<boolean>`not ${by(column)} and not ${by('closed_on')}`
  const so: Record<Which, RawBuilder<boolean>> = {
    all: sql<boolean>`true`,
    late: isLateOn(on),
    open: sql<boolean>`not coalesce(${isDoneOn(on)}, false)`,
    not_received: owing('received_on'),
    not_disseminated: owing('disseminated_on'),
    no_programme: owing('programme_on'),
    not_reported: owing('reported_on'),
    to_close: sql<boolean>`${by('reported_on')} and not ${by('closed_on')}`,
    closed: by('closed_on'),
  }
  return so[which]
}

const NO_DEADLINE = day('2999-12-31')

interface LateRow extends AddresseeRow {
  stages: AskedStage[]
  under: string | null
  dueKey: Day
  lastAct: { stage: Stage; on: Day; note: string | null } | null
}

/** The addressees behind a figure of coverage, the longest overdue first. */
export async function listRows(
  db: Db,
  actor: Actor,
  listed: Listed,
  { after, limit }: { after?: string | undefined; limit: number },
): Promise<{ items: Shown[]; next: string | null }> {
  const { on } = listed
  const last = readCursor(after, 2)
  const gone = await goneBelow(db, listed.assignmentId, listed.organisationId, on)
  const key = sql`coalesce(given.due_on, ${NO_DEADLINE}::date)`
  const { rows } = await sql<LateRow>`
    select ${ADDRESSEE}, assignment.stages, ${key} as "dueKey", ${underName(on)} as under,
      (select json_build_object('stage', act.stage, 'on', act.on_day, 'note', act.note) from assignment_act act
        where act.addressee_id = given.id and act.superseded_at is null and act.on_day <= ${on}::date
        order by act.on_day desc, act.seq desc limit 1) as "lastAct"
    from assignment_addressee given join assignment on assignment.id = given.assignment_id
    where ${isListed(listed, gone)}
      and ${last ? sql`(${key}, given.id) > (${dayPart(last[0])}::date, ${idPart(last[1])}::bigint)` : sql`true`}
    order by ${key}, given.id limit ${limit + 1}`.execute(db)
  const page = rows.slice(0, limit)
  const end = page.at(-1)
  const links = await linksOn(
    db,
    actor,
    page.map((row) => row.organisationId),
    on,
  )
  const items = page.map((row) => ({
    ...addresseeOf(row, links, on),
    under: row.under,
    daysLate: daysLate(row, on),
    missing: row.stages.filter((stage) => row[stage] === null || row[stage] > on),
    lastAct: row.lastAct,
    nudgedOn: row.nudged !== null && row.nudged <= on ? row.nudged : null,
  }))
  return { items, next: rows.length > limit && end ? cursorOf([end.dueKey, end.internalId]) : null }
}

/** The unit right above an addressee, or the one that answers in its place. */
function underName(on: Day): RawBuilder<unknown> {
  return sql`(
    select state.name from organisation_state state
    where state.superseded_at is null and ${holdsOn('state', on)} and state.organisation_id = coalesce(
      (select own.superior_id from organisation_state own
        where own.organisation_id = given.organisation_id and own.superseded_at is null and ${holdsOn('own', on)}),
      (select unit_answering(given.organisation_id, ${on}::date) where not exists (
        select from organisation_state own
        where own.organisation_id = given.organisation_id and own.superseded_at is null and ${holdsOn('own', on)}))))`
}

function daysLate({ due, done }: AddresseeRow, on: Day): number | null {
  if (due === null || due >= on || (done !== null && done <= on)) return null
  return Math.round((Date.parse(on) - Date.parse(due)) / 86_400_000)
}
