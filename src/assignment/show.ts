import { sql } from 'kysely'
import { may, type Actor } from '#access/policy.ts'
import { linksOn } from '#organisation/unit-store.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { z } from 'zod'
import type { getAssignment } from './api.ts'
import { documentRef } from './documents.ts'
import { ADDRESSEE, addresseeOf, SUMMARY, type AddresseeRow, type SummaryRow } from './list.ts'
import { unitsActing, type KeptAssignment } from './reading.ts'

const MOST_MINE = 20

type Shown = z.infer<(typeof getAssignment)['output']>
type Row = SummaryRow & Pick<Shown, 'body' | 'ground' | 'document' | 'withdrawnReason' | 'recordedBy'>

/** An assignment as its page shows it, with what of it was given to the unit that asks. */
export async function readShown(
  db: Db,
  actor: Actor,
  { id, giverId: judgeId, issuing }: KeptAssignment,
  unitId: string | null,
  on: Day,
): Promise<Shown> {
  const { rows } = await sql<Row>`
    select ${SUMMARY}, ground, ${documentRef('assignment.document_id')} as document, withdrawn_reason as "withdrawnReason",
      (select actor_name from event where event.id = assignment.recorded_event) as "recordedBy",
      (select state.name from body_state state where state.body_id = assignment.body_id and state.superseded_at is null
        order by state.from_day desc limit 1) as body
    from assignment where assignment.id = ${id}`.execute(db)
  const { internalId: _internal, originId: _origin, giverId, ...shown } = rows[0]!
  const mine = unitId === null ? [] : await listMine(db, id, unitId, on)
  const judge = await may(db, actor, 'work.record', judgeId)
  const looksDown = unitId === null || (await may(db, actor, 'work.read', judgeId))
  const viewFrom = looksDown ? judgeId : unitId
  const links = await linksOn(db, actor, [giverId, viewFrom, ...mine.map((row) => row.organisationId)], on)
  return {
    ...shown,
    giver: links.get(giverId)!,
    issuing: issuing !== null,
    mine: mine.map((row) => addresseeOf(row, links, on)),
    viewFrom: links.get(viewFrom)!,
    may: { judge },
  }
}

async function listMine(db: Db, assignmentId: string, unitId: string, on: Day): Promise<AddresseeRow[]> {
  const { rows } = await sql<AddresseeRow>`
    select ${ADDRESSEE} from assignment_addressee given
    where given.assignment_id = ${assignmentId} and given.organisation_id in (${unitsActing([unitId], on)})
    order by given.id limit ${MOST_MINE}`.execute(db)
  return rows
}
