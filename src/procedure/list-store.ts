import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { z } from 'zod'
import type { Actor } from '#access/policy.ts'
import { unitsActing } from '#assignment/reading.ts'
import { holdsOn } from '#organisation/tree-store.ts'
import { linksOn } from '#organisation/unit-store.ts'
import { cursorOf, idPart, readCursor } from '#platform/cursor.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { Malformed } from '#platform/errors.ts'
import type { CaseLine, listCases, Which } from './api.ts'
import type { CaseOrgan } from './table-words.ts'
import type { AnyProcedure } from './declare.ts'
import { stepOf } from './walk.ts'

type Asked = Omit<z.output<typeof listCases.input>, 'organisationId' | 'on'>

/** Case c has a part for the unit or for one below it, among them those whose work it has taken over. */
function takesPart(organisationId: string, on: Day): RawBuilder<SqlBool> {
  return sql<SqlBool>`c.id in (
    select part.case_id from procedure_unit part where part.organisation_id in (
      select below.descendant_id from organisation_ancestor below
      where below.ancestor_id = ${organisationId} and ${holdsOn('below', on)}
      union select units_answered_for(array[${organisationId}]::bigint[], ${on}::date)))`
}

function isWhich(which: Which, on: Day): RawBuilder<SqlBool> {
  if (which === 'all') return sql<SqlBool>`true`
  if (which === 'open') return sql<SqlBool>`c.ended_on is null`
  if (which === 'ended') return sql<SqlBool>`c.ended_on is not null`
  if (which === 'suspended') return sql<SqlBool>`c.state = 'suspended'`
  return sql<SqlBool>`c.ended_on is null and c.state = 'open' and c.due_on < ${on}::date`
}

/** The deadline as a sort value: what has none, or has ended, comes last. */
const DUE = sql`(case when c.ended_on is null then coalesce(c.due_on, 'infinity') else 'infinity' end)`

/** Cases in which a unit or those below take part, by deadline; of procedures that the actor may read there. */
export async function listOf(
  db: Db,
  actor: Actor,
  organisationId: string,
  procedures: readonly AnyProcedure[],
  { which, kind, step, whose, after, limit }: Asked,
  on: Day,
) {
  const kinds = procedures.map((one) => one.kind)
  const key = readCursor(after, 2)
  const base = sql<SqlBool>`c.kind = any(${kinds}::text[]) and c.opened_on <= ${on}::date and ${
    whose === 'mine'
      ? sql`c.awaiting_id in (${unitsActing([organisationId], on)})`
      : takesPart(organisationId, on)
  }`
  const filters = sql<SqlBool>`${kind === undefined ? sql`true` : sql`c.kind = ${kind}`}
    and ${step === undefined ? sql`true` : sql`c.place = ${step}`}`
  const { rows: counts } = await sql<{ open: number; overdue: number }>`
    select count(*)::int as open, (count(*) filter (where ${isWhich('overdue', on)}))::int as overdue
    from procedure_case c where ${base} and ${filters} and c.ended_on is null`.execute(db)
  const later = key
    ? sql`(${DUE}, -c.id) > (${duePart(key[0])}::date, -${idPart(key[1])}::bigint)`
    : sql`true`
  const rows = await readLines(
    db,
    sql<SqlBool>`${base} and ${filters} and ${isWhich(which, on)} and ${later}`,
    sql`${DUE}, c.id desc`,
    limit + 1,
  )
  const page = rows.slice(0, limit)
  const end = page.at(-1)
  return {
    items: await linesOf(db, actor, procedures, page, on),
    next: rows.length > limit && end ? cursorOf([end.sortOn, end.rowId]) : null,
    ...counts[0]!,
  }
}

function duePart(value: string | number | null | undefined): string {
  if (typeof value === 'string' && /^(infinity|\d{4}-\d{2}-\d{2})$/.test(value)) return value
  throw new Malformed([{ path: 'after', code: 'not-a-page' }])
}

/** Cases of one person, the open ones first. */
export async function listOfPerson(
  db: Db,
  actor: Actor,
  personId: string,
  procedures: readonly AnyProcedure[],
  on: Day,
): Promise<CaseLine[]> {
  const kinds = procedures.map((one) => one.kind)
  const rows = await readLines(
    db,
    sql<SqlBool>`c.kind = any(${kinds}::text[])
      and c.id in (select s.case_id from procedure_subject s where s.person_id = ${personId})`,
    sql`c.ended_on desc nulls first, c.id desc`,
    200,
  )
  return linesOf(db, actor, procedures, rows, on)
}

export interface LineRow {
  rowId: string
  id: string
  kind: string
  person: string | null
  people: number
  homeId: string
  state: CaseLine['state']
  place: string
  awaitingId: string | null
  organ: CaseOrgan | null
  dueOn: Day | null
  openedOn: Day
  endedOn: Day | null
  sortOn: string
}

async function readLines(
  db: Db,
  which: RawBuilder<SqlBool>,
  order: RawBuilder<unknown>,
  limit: number,
): Promise<LineRow[]> {
  const { rows } = await sql<LineRow>`
    select c.id as "rowId", c.public_id as id, c.kind, c.organisation_id as "homeId", c.state, c.place,
      c.awaiting_id as "awaitingId", c.awaiting_organ as organ, c.due_on as "dueOn", c.opened_on as "openedOn",
      c.ended_on as "endedOn", ${DUE}::text as "sortOn",
      (select p.full_name from procedure_subject s join person p on p.id = s.person_id
        where s.case_id = c.id order by s.person_id limit 1) as person,
      (select count(*)::int from procedure_subject s where s.case_id = c.id) as people
    from procedure_case c where ${which} order by ${order} limit ${limit}`.execute(db)
  return rows
}

async function linesOf(
  db: Db,
  actor: Actor,
  procedures: readonly AnyProcedure[],
  rows: readonly LineRow[],
  on: Day,
): Promise<CaseLine[]> {
  const units = await linksOn(
    db,
    actor,
    rows.flatMap((row) => [row.homeId, ...(row.awaitingId === null ? [] : [row.awaitingId])]),
    on,
  )
  return rows.map(({ rowId: _rowId, sortOn: _sortOn, homeId, awaitingId, ...row }) => {
    const procedure = procedures.find((one) => one.kind === row.kind)!
    return {
      ...row,
      name: procedure.name,
      step: stepOf(procedure, row.place)?.name ?? null,
      home: units.get(homeId)!,
      awaiting: awaitingId === null ? null : units.get(awaitingId)!,
    }
  })
}
