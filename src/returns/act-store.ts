import { sql, type RawBuilder } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { Act, Stage } from './codes.ts'
import { IS_MISSING, isAskedOn } from './progress.ts'

/** What was done with a return, by which unit. */
export interface NewAct {
  act: Act
  on: Day
  organisationId: string
  reason?: string | null
  dueOn?: Day | null
}

/** How far a return is after an act; null: as before. */
export const STAGE_AFTER: Record<Act, Stage | null> = {
  opened: 'draft',
  certified: 'submitted',
  returned: 'returned',
  accepted: 'accepted',
  nudged: null,
  extended: null,
}

/** Records an act on the returns that `which` selects of `given`, and what follows from it; answers how many. */
async function recordActs(tx: Db, which: RawBuilder<unknown>, one: NewAct, eventId: string): Promise<number> {
  const { act, on, organisationId, reason = null, dueOn = null } = one
  const stage = STAGE_AFTER[act]
  const changes = [
    ...(stage === null ? [] : [sql`stage = ${stage}, stage_on = ${on}`]),
    ...(act === 'certified' ? [sql`version = version + 1, certified_event = ${eventId}`] : []),
    ...(act === 'accepted' ? [sql`accepted_event = ${eventId}`] : []),
    ...(act === 'nudged' ? [sql`nudged_on = ${on}`] : []),
    ...(act === 'extended' ? [sql`due_on = ${dueOn}`] : []),
  ]
  const { numAffectedRows } = await sql`
    with chosen as materialized (select given.id ${which}),
    changed as (update unit_return set ${sql.join(changes)} from chosen where unit_return.id = chosen.id)
    insert into return_act (return_id, act, on_day, reason, due_on, organisation_id, recorded_event)
    select chosen.id, ${act}, ${on}::date, ${reason}, ${dueOn}::date, ${organisationId}::bigint, ${eventId}::bigint
    from chosen order by chosen.id`.execute(tx)
  return Number(numAffectedRows ?? 0)
}

/** Records an act on one return. */
export async function recordAct(tx: Db, key: string, act: NewAct, eventId: string): Promise<void> {
  await recordActs(tx, sql`from unit_return given where given.id = ${key}`, act, eventId)
}

interface Under {
  periodKey: string
  receiverId: string
}

const ofPeriod = ({ periodKey, receiverId }: Under) => sql`from unit_return given
  join return_period_terms terms on terms.period_id = given.period_id and terms.superseded_at is null
  where given.period_id = ${periodKey} and given.receiver_id = ${receiverId}`

/** Reminds the units that send their returns to a unit and have not; answers how many. */
export function nudgeMissing(
  tx: Db,
  under: Under,
  act: Omit<NewAct, 'act'>,
  eventId: string,
): Promise<number> {
  const which = sql`${ofPeriod(under)} and ${IS_MISSING} and ${isAskedOn(act.on)}`
  return recordActs(tx, which, { ...act, act: 'nudged' }, eventId)
}

/** Accepts all returns that wait for a unit; answers how many. */
export function acceptWaiting(
  tx: Db,
  under: Under,
  act: Omit<NewAct, 'act'>,
  eventId: string,
): Promise<number> {
  return recordActs(
    tx,
    sql`${ofPeriod(under)} and given.stage = 'submitted'`,
    { ...act, act: 'accepted' },
    eventId,
  )
}

/** How many returns that go to a unit can be reminded or accepted. */
export async function countUnder(
  db: Db,
  under: Under,
  today: Day,
): Promise<{ missing: number; waiting: number }> {
  const { rows } = await sql<{ missing: number; waiting: number }>`
    select count(*) filter (where ${IS_MISSING} and ${isAskedOn(today)})::int as missing,
      count(*) filter (where given.stage = 'submitted')::int as waiting
    ${ofPeriod(under)}`.execute(db)
  return rows[0]!
}

/** What the unit says about the findings of its draft. */
export async function notesOf(db: Db, key: string): Promise<{ finding: string; note: string }[]> {
  const { rows } = await sql<{ finding: string; note: string }>`
    select finding, note from return_note where return_id = ${key} and superseded_at is null
    order by finding limit 10000`.execute(db)
  return rows
}

/** Writes what the unit says about a finding in the place of what it said; null: nothing. */
export async function writeNote(
  tx: Db,
  key: string,
  { finding, note }: { finding: string; note: string | null },
  eventId: string,
): Promise<void> {
  await sql`update return_note set superseded_at = now(), superseded_event = ${eventId}
    where return_id = ${key} and finding = ${finding} and superseded_at is null`.execute(tx)
  if (note === null) return
  await sql`insert into return_note (return_id, finding, note, recorded_event)
    values (${key}, ${finding}, ${note}, ${eventId})`.execute(tx)
}
