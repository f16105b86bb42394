import { sql, type RawBuilder } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { Conflict, insist } from '#platform/errors.ts'
import { insertAct, situationOf, type RecordedAct } from './give.ts'
import { refusalsToAct, refusalsToCorrection, type NewAct } from './rules.ts'
import { refreshStages } from './stage-days.ts'
import type { Stage } from './stages.ts'

interface KeptAct extends NewAct {
  id: string
  seq: string
  publicId: string
  organisationId: string
}

/**
 * Supersedes an act with the reason; with `instead` it is recorded again as it should be. Throws Conflict when it counts no
 * more, Refused when later acts rest on it or the new one cannot stand.
 */
export async function correctAct(
  tx: Db,
  { addresseeId, actId, reason }: { addresseeId: string; actId: string; reason: string },
  instead: Omit<RecordedAct, 'addresseeId' | 'stage' | 'organisationId'> | null,
  eventId: string,
  today: Day,
): Promise<void> {
  const situation = await situationOf(tx, addresseeId)
  const kept = await keptActs(tx, addresseeId)
  const wrong = kept.find((one) => one.publicId === actId)
  if (!wrong) throw new Conflict('the act counts no more')
  const rest = kept.filter((one) => one !== wrong)
  const right: (NewAct & { seq: string }) | null = instead && {
    seq: wrong.seq,
    stage: wrong.stage,
    on: instead.on,
    details: instead.details ?? {},
    note: instead.note ?? null,
    hasDocument: (instead.documentId ?? null) !== null,
  }
  const wanted = right ? inOrder([...rest, right]) : rest
  const before = { ...situation, acts: right ? wanted.slice(0, wanted.indexOf(right)) : [] }
  const own = right ? refusalsToAct(before, right, today) : []
  insist(own.length > 0 ? own : refusalsToCorrection(situation, wanted))
  await sql`
    update assignment_act set superseded_at = now(), superseded_event = ${eventId}, superseded_reason = ${reason}
    where id = ${wrong.id}`.execute(tx)
  if (instead) {
    const { stage, organisationId } = wrong
    await insertAct(tx, { ...instead, addresseeId, stage, organisationId }, eventId, wrong.seq)
  }
  await refreshStages(tx, [addresseeId])
}

function inOrder<Act extends NewAct & { seq: string }>(acts: readonly Act[]): Act[] {
  return acts.toSorted((a, b) => (a.on === b.on ? Number(a.seq) - Number(b.seq) : a.on < b.on ? -1 : 1))
}

async function keptActs(db: Db, addresseeId: string): Promise<KeptAct[]> {
  const { rows } = await sql<KeptAct>`
    select id, seq, public_id as "publicId", stage, on_day as "on", details, note, document_id is not null as "hasDocument",
      organisation_id as "organisationId"
    from assignment_act where addressee_id = ${addresseeId} and superseded_at is null order by on_day, seq`.execute(
    db,
  )
  return rows
}

/** One act on every addressee that `which` selects of the rows `given`; answers on how many. */
export async function actOnAll(
  tx: Db,
  which: RawBuilder<boolean>,
  act: { stage: Extract<Stage, 'nudged' | 'closed'>; on: Day; note: string | null; organisationId: string },
  eventId: string,
): Promise<number> {
  const { stage, on, note, organisationId } = act
  const follows =
    stage === 'nudged'
      ? sql`nudged_on = greatest(held.nudged_on, ${on}::date)`
      : sql`closed_on = ${on}::date, done_on = least(held.done_on, ${on}::date)`
  const { numAffectedRows } = await sql`
    with picked as materialized (select given.id from assignment_addressee given where ${which} for no key update),
    acted as (
      insert into assignment_act (addressee_id, stage, on_day, note, organisation_id, recorded_event)
      select id, ${stage}, ${on}::date, ${note}, ${organisationId}::bigint, ${eventId}::bigint from picked
    )
    update assignment_addressee held set ${follows} from picked where held.id = picked.id`.execute(tx)
  return Number(numAffectedRows ?? 0)
}

/** Withdraws an assignment: nothing is owed under it any more; throws Conflict when it is withdrawn already. */
export async function withdrawAssignment(
  tx: Db,
  assignmentId: string,
  { on, reason }: { on: Day; reason: string },
  eventId: string,
): Promise<void> {
  const { numAffectedRows } = await sql`
    update assignment set withdrawn_on = ${on}::date, withdrawn_reason = ${reason}, withdrawn_event = ${eventId}
    where id = ${assignmentId} and withdrawn_on is null`.execute(tx)
  if (numAffectedRows === 0n) throw new Conflict('the assignment is withdrawn')
}

/** Withdraws what came from these records of a room and is not withdrawn yet; `closed` too, unless told otherwise. */
export async function withdrawFrom(
  tx: Db,
  { kind, ids }: { kind: string; ids: readonly string[] },
  { on, reason, closed = true }: { on: Day; reason: string; closed?: boolean },
  eventId: string,
): Promise<void> {
  const open = sql`not exists (
    select from assignment_addressee given where given.assignment_id = assignment.id and given.closed_on is not null)`
  await sql`
    update assignment set withdrawn_on = ${on}::date, withdrawn_reason = ${reason}, withdrawn_event = ${eventId}
    where origin_kind = ${kind} and origin_id = any(${[...ids]}::bigint[]) and withdrawn_on is null
      and ${closed ? sql`true` : open}`.execute(tx)
}
