import { sql } from 'kysely'
import { recordEvent } from '#access/events.ts'
import type { Db } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'
import { withdrawDocument } from '#document/change-store.ts'
import type { AnyProcedure } from './declare.ts'
import type { Doing } from './open.ts'
import { takeUp } from './act.ts'
import { insistFor } from './refuse.ts'
import { givenOn, placeCase, type ActRow, type After } from './store.ts'
import { stepOf } from './walk.ts'

/**
 * Takes back the last act of a case, which was typed wrongly: it is superseded with its decision, the facts that it wrote
 * are taken back, and the case stands where it stood before. Throws Refused where it cannot be undone.
 */
export async function takeBackLast(
  tx: Db,
  procedure: AnyProcedure,
  asked: { caseId: string; seen: number; actId: string; reason: string; unitId: string },
  { actor, today }: Doing,
): Promise<void> {
  const taken = await takeUp(tx, asked.caseId, asked.seen, today)
  const { row, one } = taken
  const acts = taken.acts as ActRow[]
  const last = acts.at(-1)!
  if (!acts.some((act) => act.publicId === asked.actId)) throw new NotFound('act')
  const wrote = wroteFacts(procedure, last)
  insistFor(procedure, [
    ...(last.publicId === asked.actId ? [] : [{ code: 'not-the-last' }]),
    ...(last.act === 'opened' ? [{ code: 'opening-stays' }] : []),
    ...(wrote && !procedure.unwrite ? [{ code: 'facts-stay' }] : []),
  ])
  const eventId = await recordEvent(tx, actor, {
    action: 'case.taken-back',
    organisationId: asked.unitId,
    subjectKind: 'case',
    subjectId: row.publicId,
    details: { kind: row.kind, act: last.act, step: last.step },
  })
  await sql`
    update procedure_act set superseded_at = now(), superseded_event = ${eventId}, superseded_reason = ${asked.reason}
    where id = ${last.id}`.execute(tx)
  if (last.documentId !== null) await withdrawDocument(tx, last.documentId, asked.reason, eventId)
  if (wrote) {
    const given = await givenOn(tx, procedure, one, { on: last.on, today, actor, act: null })
    const { organisationId, documentId } = last
    await procedure.unwrite!(tx, given, last, { actor, eventId, caseId: row.id, organisationId, documentId })
  }
  await placeCase(tx, row, whereItStood(procedure, acts.at(-2)!), today)
}

/** Whether an act called the room's `write`. */
export function wroteFacts(procedure: AnyProcedure, { act, step, outcome }: ActRow): boolean {
  if (act !== 'step') return false
  return stepOf(procedure, step)?.outcomes.find((one) => one.id === outcome)?.writes === true
}

/** Where a case stands by its last act in effect. */
export function whereItStood(procedure: AnyProcedure, act: ActRow): After {
  const step = stepOf(procedure, act.to)
  return {
    place: act.to,
    state: act.state,
    round: act.round,
    arrivedOn: act.arrivedOn,
    dueOn: act.dueOn,
    awaitingUnit: step?.who.unit ?? null,
    awaitingOrgan: step?.who.organ ?? null,
    endedOn: step ? null : act.on,
  }
}
