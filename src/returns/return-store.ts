import { sql, type RawBuilder, type SqlBool } from 'kysely'
import { isWithinReach, type Actor } from '#access/policy.ts'
import { holdsOn } from '#organisation/tree-store.ts'
import { linksOn } from '#organisation/unit-store.ts'
import { cursorOf, dayPart, idPart, readCursor } from '#platform/cursor.ts'
import { lastDayOf, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'
import type { ReturnRow } from './api.ts'
import type { Act, Level, PeriodKind, Stage, State, Which } from './codes.ts'
import { IS_MISSING, isAskedOn } from './progress.ts'

/** A return as the store reads it; `key` and ids ending in Id are internal, `to` the last day. */
export interface KeptReturn {
  key: string
  id: string
  periodKey: string
  periodId: string
  title: string
  periodKind: PeriodKind
  announcerId: string
  from: Day
  to: Day
  cutOffOn: Day
  forms: string[]
  withdrawnOn: Day | null
  organisationId: string
  receiverId: string | null
  level: Level
  firstDueOn: Day
  dueOn: Day
  stage: Stage
  state: State
  stageOn: Day
  version: number
  nudgedOn: Day | null
}

/** Accepted, and in the return that the receiver has certified since. */
const IS_CONSOLIDATED = sql<SqlBool>`(given.stage = 'accepted' and exists (
  select from unit_return up where up.period_id = given.period_id and up.organisation_id = given.receiver_id
    and up.stage in ('submitted', 'accepted') and up.certified_event > given.accepted_event))`

const FROM = sql`from unit_return given
  join return_period period on period.id = given.period_id
  join return_period_terms terms on terms.period_id = period.id and terms.superseded_at is null`

async function readReturns(
  db: Db,
  what: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
  limit: number,
): Promise<KeptReturn[]> {
  const { rows } = await sql<Omit<KeptReturn, 'to'> & { until: Day }>`
    select given.id as key, given.public_id as id, given.period_id as "periodKey", period.public_id as "periodId", terms.title,
      period.kind as "periodKind", period.organisation_id as "announcerId", period.from_day as "from", period.until_day as "until",
      terms.cut_off_on as "cutOffOn", terms.forms, period.withdrawn_on as "withdrawnOn",
      given.organisation_id as "organisationId", given.receiver_id as "receiverId", given.level,
      given.first_due_on as "firstDueOn", given.due_on as "dueOn", given.stage,
      case when ${IS_CONSOLIDATED} then 'consolidated' else given.stage end as state,
      given.stage_on as "stageOn", given.version, given.nudged_on as "nudgedOn"
    ${FROM} where ${what} order by ${order} limit ${limit}`.execute(db)
  return rows.map(({ until, ...row }) => ({ ...row, to: lastDayOf(until)! }))
}

/** The return behind an id in an address: of a unit within reach, or of one for which a unit within reach answers. */
export async function getReturn(db: Db, actor: Actor, publicId: string): Promise<KeptReturn> {
  const readable = sql`(${isWithinReach(actor, 'work.read', sql.ref('given.organisation_id'))}
    or ${isWithinReach(actor, 'work.read', sql`unit_answering(given.organisation_id, ${actor.today}::date)`)})`
  const [kept] = await readReturns(db, sql`given.public_id = ${publicId} and ${readable}`, sql`given.id`, 1)
  if (!kept) throw new NotFound(`return ${publicId}`)
  return kept
}

/** The return of a unit for a period; null: it is not asked. */
export async function findReturn(
  db: Db,
  periodKey: string,
  organisationId: string,
): Promise<KeptReturn | null> {
  const what = sql`given.period_id = ${periodKey} and given.organisation_id = ${organisationId}`
  return (await readReturns(db, what, sql`given.id`, 1))[0] ?? null
}

/** The unit that acts for another on a day: itself, or what it became. */
export async function answeringFor(db: Db, organisationId: string, on: Day): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select unit_answering(${organisationId}, ${on}::date) as id`.execute(db)
  return rows[0]!.id
}

interface PageAsked {
  after?: string | undefined
  limit: number
}
interface Page {
  items: ReturnRow[]
  next: string | null
}

/** The returns of a unit and of ended units for which it answers, newest period first. */
export async function listOfUnit(
  db: Db,
  actor: Actor,
  organisationId: string,
  asked: PageAsked,
): Promise<Page> {
  const last = readCursor(asked.after, 2)
  const beyond = last
    ? sql`(given.due_on, given.id) < (${dayPart(last[0])}::date, ${idPart(last[1])}::bigint)`
    : sql`true`
  const units = sql`array(select units_answered_for(array[${organisationId}::bigint], ${actor.today}::date)) || ${organisationId}::bigint`
  const what = sql`given.organisation_id = any(${units}) and period.withdrawn_on is null and ${beyond}`
  const rows = await readReturns(db, what, sql`given.due_on desc, given.id desc`, asked.limit + 1)
  return pageOfRows(db, actor, rows, asked.limit)
}

const ONLY: Record<Which, (today: Day) => RawBuilder<SqlBool>> = {
  missing: () => IS_MISSING,
  late: (today) => sql<SqlBool>`${IS_MISSING} and given.due_on < ${today}::date`,
  submitted: () => sql<SqlBool>`given.stage = 'submitted'`,
  returned: () => sql<SqlBool>`given.stage = 'returned'`,
  accepted: () => sql<SqlBool>`given.stage = 'accepted'`,
  all: () => sql<SqlBool>`true`,
}

interface AskedOfPeriod extends PageAsked {
  periodKey: string
  organisationId: string
  which: Which
  /** Whose tree says what stands below the unit. */
  on: Day
}

/** The returns of a period at a unit and below it that are so far, by due day. */
export async function listOfPeriod(
  db: Db,
  actor: Actor,
  { periodKey, organisationId, which, on, ...asked }: AskedOfPeriod,
): Promise<Page> {
  const last = readCursor(asked.after, 2)
  const beyond = last
    ? sql`(given.due_on, given.id) > (${dayPart(last[0])}::date, ${idPart(last[1])}::bigint)`
    : sql`true`
  const what = sql`given.period_id = ${periodKey} and ${ONLY[which](actor.today)} and ${isAskedOn(actor.today)} and ${beyond}
    and exists (select from organisation_ancestor above where above.ancestor_id = ${organisationId}
      and above.descendant_id = given.organisation_id and ${holdsOn('above', on)})`
  const rows = await readReturns(db, what, sql`given.due_on, given.id`, asked.limit + 1)
  return pageOfRows(db, actor, rows, asked.limit)
}

async function pageOfRows(db: Db, actor: Actor, rows: readonly KeptReturn[], limit: number): Promise<Page> {
  const kept = rows.slice(0, limit)
  const end = kept.at(-1)
  const next = rows.length > limit && end ? cursorOf([end.dueOn, end.key]) : null
  return { items: await rowsOf(db, actor, kept), next }
}

/** Returns as lists tell them. */
export async function rowsOf(db: Db, actor: Actor, kept: readonly KeptReturn[]): Promise<ReturnRow[]> {
  const units = kept.map((one) => one.organisationId)
  const named = await linksOn(db, actor, units, actor.today)
  return kept.map((one) => ({
    id: one.id,
    periodId: one.periodId,
    title: one.title,
    unit: named.get(one.organisationId)!,
    level: one.level,
    from: one.from,
    to: one.to,
    cutOffOn: one.cutOffOn,
    dueOn: one.dueOn,
    state: one.state,
    stateOn: one.stageOn,
    version: one.version,
    nudgedOn: one.nudgedOn,
    late: isOpen(one.stage) && one.dueOn < actor.today,
  }))
}

/** Nothing certified is with the unit above. */
export function isOpen(stage: Stage): boolean {
  return stage === 'asked' || stage === 'draft' || stage === 'returned'
}

/** What was done with a return, the first first. */
export async function actsOf(db: Db, key: string) {
  const { rows } = await sql<{
    act: Act
    on: Day
    organisationId: string
    recordedBy: string
    reason: string | null
    dueOn: Day | null
  }>`
    select act.act, act.on_day as on, act.organisation_id as "organisationId", event.actor_name as "recordedBy", act.reason,
      act.due_on as "dueOn"
    from return_act act join event on event.id = act.recorded_event
    where act.return_id = ${key} order by act.id limit 200`.execute(db)
  return rows
}
