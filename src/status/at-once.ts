import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { actOnCase } from '#procedure/act.ts'
import type { Values } from '#procedure/declaration.ts'
import type { AnyProcedure } from '#procedure/declare.ts'
import { openCase, type Doing } from '#procedure/open.ts'

/**
 * Opens a case of one person and does its only step on the same day: what a branch notes without a vote. Answers the
 * case's public id; throws Refused with all reasons, and then nothing is written.
 */
export async function doAtOnce(
  tx: Db,
  procedure: AnyProcedure,
  asked: { personId: string; organisationId: string; on: Day; values: Values },
  doing: Doing,
): Promise<string> {
  const { personId, organisationId, on, values } = asked
  const opening = {
    organisationId,
    secondId: null,
    openerId: organisationId,
    personIds: [personId],
    on,
    values: {},
  }
  const { publicId } = await openCase(tx, procedure, opening, doing)
  const [step] = procedure.steps
  const act = {
    caseId: publicId,
    seen: 1,
    step: step!.id,
    outcome: step!.outcomes[0]!.id,
    on,
    values,
    vote: null,
    decisionNo: null,
    decisionTerm: null,
    people: {},
    reason: null,
  }
  await actOnCase(tx, procedure, act, doing)
  return publicId
}
