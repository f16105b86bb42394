import { sql, type SqlBool } from 'kysely'
import type { Actor } from '#access/policy.ts'
import { linksOn } from '#organisation/unit-store.ts'
import { cursorOf, dayPart, idPart, readCursor } from '#platform/cursor.ts'
import { day, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { AssignmentSummary, Received } from './api.ts'
import {
  ADDRESSEE,
  addresseeOf,
  isDoneOn,
  isLateOn,
  SUMMARY,
  summariesOf,
  type AddresseeRow,
  type SummaryRow,
} from './list.ts'
import { unitsActing } from './reading.ts'

interface Page {
  after?: string | undefined
  limit: number
}

/** What a unit has given by a day, itself or as an ended one for which it answers, newest first. */
export async function listGiven(
  db: Db,
  actor: Actor,
  { organisationId, on, kind }: { organisationId: string; on: Day; kind: string },
  { after, limit }: Page,
): Promise<{ items: AssignmentSummary[]; next: string | null }> {
  const last = readCursor(after, 2)
  const { rows } = await sql<SummaryRow>`
    select ${SUMMARY} from assignment
    where organisation_id in (${unitsActing([organisationId], on)}) and given_on <= ${on}::date
      and ${kind === 'all' ? sql<SqlBool>`true` : sql<SqlBool>`kind = ${kind}`}
      and ${last ? sql`(given_on, assignment.id) < (${dayPart(last[0])}::date, ${idPart(last[1])}::bigint)` : sql`true`}
    order by given_on desc, assignment.id desc limit ${limit + 1}`.execute(db)
  const page = rows.slice(0, limit)
  const end = page.at(-1)
  return {
    items: await summariesOf(db, actor, page, on),
    next: rows.length > limit && end ? cursorOf([end.givenOn, end.internalId]) : null,
  }
}

type ReceivedRow = AddresseeRow & {
  assignment: Received['assignment']
  giverId: string
  givenOn: Day
  keyDay: Day
}

const NO_DEADLINE = day('2999-12-31')

/** What was given to a unit, or to ended ones for which it answers; what is open by deadline, the rest newest first. */
export async function listReceived(
  db: Db,
  actor: Actor,
  { organisationId, on, which }: { organisationId: string; on: Day; which: 'open' | 'late' | 'done' | 'all' },
  { after, limit }: Page,
): Promise<{ items: Received[]; next: string | null }> {
  const last = readCursor(after, 2)
  const byDeadline = which === 'open' || which === 'late'
  const key = byDeadline ? sql`coalesce(given.due_on, ${NO_DEADLINE}::date)` : sql`given.given_on`
  const beyond = byDeadline ? sql`>` : sql`<`
  const order = byDeadline ? sql`${key}, given.id` : sql`${key} desc, given.id desc`
  const { rows } = await sql<ReceivedRow>`
    select ${ADDRESSEE}, given.given_on as "givenOn", ${key} as "keyDay", assignment.organisation_id as "giverId",
      json_build_object('id', assignment.public_id, 'kind', assignment.kind, 'title', assignment.title,
        'withdrawnOn', assignment.withdrawn_on) as assignment
    from assignment_addressee given join assignment on assignment.id = given.assignment_id
    where given.organisation_id in (${unitsActing([organisationId], on)}) and given.given_on <= ${on}::date
      and ${WHICH[which](on)}
      and ${last ? sql`(${key}, given.id) ${beyond} (${dayPart(last[0])}::date, ${idPart(last[1])}::bigint)` : sql`true`}
    order by ${order} limit ${limit + 1}`.execute(db)
  const page = rows.slice(0, limit)
  const end = page.at(-1)
  const links = await linksOn(
    db,
    actor,
    page.flatMap((row) => [row.organisationId, row.giverId]),
    on,
  )
  const items = page.map((row) => ({
    ...addresseeOf(row, links, on),
    assignment: row.assignment,
    giver: links.get(row.giverId)!,
    givenOn: row.givenOn,
  }))
  return { items, next: rows.length > limit && end ? cursorOf([end.keyDay, end.internalId]) : null }
}

const isOpenOn = (on: Day) =>
  sql<SqlBool>`not coalesce(${isDoneOn(on)}, false) and (withdrawn_on is null or withdrawn_on > ${on}::date)`
const WHICH = {
  open: isOpenOn,
  late: (on: Day) => sql<SqlBool>`${isOpenOn(on)} and ${isLateOn(on)}`,
  done: (on: Day) => sql<SqlBool>`coalesce(${isDoneOn(on)}, false)`,
  all: () => sql<SqlBool>`true`,
}
