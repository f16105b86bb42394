import { sql } from 'kysely'
import { giveAssignment, recordActs, type RecordedAct } from '#assignment/give.ts'
import { refreshStages } from '#assignment/stage-days.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'

/** An answer that is owed by a day; ids are internal. */
export interface Owing {
  key: string
  text: string
  on: Day
  dueOn: Day
  organisationId: string
  toId: string
  toBodyId: string | null
}

/** How an assignment refers to a proposal. */
export const ORIGIN = 'proposal'
const TITLE = 240

/** The answer by a day becomes an assignment of the unit to which the proposal was sent. */
export async function owe(tx: Db, owing: Owing, eventId: string): Promise<void> {
  const title = `Trả lời: ${owing.text}`
  await giveAssignment(
    tx,
    {
      kind: 'answer',
      organisationId: owing.organisationId,
      title: title.length > TITLE ? `${title.slice(0, TITLE)}…` : title,
      origin: { kind: ORIGIN, id: owing.key },
      givenOn: owing.on,
      startsOn: owing.on,
      dueOn: owing.dueOn,
      addressees: [{ organisationId: owing.toId, bodyId: owing.toBodyId, role: 'lead' }],
    },
    eventId,
  )
}

/** What is owed for these proposals was taken up on a day (`acknowledged`), or is owed no more: answered or passed on. */
export async function settle(
  tx: Db,
  keys: readonly string[],
  act: { on: Day; organisationId: string; isDone: boolean; documentId: string | null },
  eventId: string,
): Promise<void> {
  const { rows } = await sql<{ id: string; received: boolean }>`
    select given.id, given.received_on is not null as received
    from assignment join assignment_addressee given on given.assignment_id = assignment.id
    where assignment.origin_kind = ${ORIGIN} and assignment.origin_id = any(${[...keys]}::bigint[])
      and assignment.withdrawn_on is null and given.done_on is null`.execute(tx)
  const { on, organisationId, isDone, documentId } = act
  const acts = rows.flatMap(({ id, received }): RecordedAct[] => {
    const base = { addresseeId: id, on, organisationId }
    return [
      ...(received ? [] : [{ ...base, stage: 'received' } as const]),
      ...(isDone ? [{ ...base, stage: 'reported', documentId } as const] : []),
    ]
  })
  await recordActs(tx, acts, eventId)
}

/** Takes back what an act made owed, and what it settled. */
export async function undo(
  tx: Db,
  actEvent: string,
  { reason, on }: { reason: string; on: Day },
  eventId: string,
): Promise<void> {
  await sql`
    update assignment set withdrawn_on = ${on}, withdrawn_reason = ${reason}, withdrawn_event = ${eventId}
    where origin_kind = ${ORIGIN} and recorded_event = ${actEvent} and withdrawn_on is null`.execute(tx)
  const { rows } = await sql<{ id: string }>`
    update assignment_act act
    set superseded_at = now(), superseded_event = ${eventId}, superseded_reason = ${reason}
    from assignment_addressee given join assignment on assignment.id = given.assignment_id
    where given.id = act.addressee_id and assignment.origin_kind = ${ORIGIN} and act.recorded_event = ${actEvent}
      and act.superseded_at is null
    returning given.id`.execute(tx)
  await refreshStages(tx, [...new Set(rows.map((row) => row.id))])
}
