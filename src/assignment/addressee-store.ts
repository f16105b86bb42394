import { sql } from 'kysely'
import { may, type Actor } from '#access/policy.ts'
import { holdsOn } from '#organisation/tree-store.ts'
import { linksOn } from '#organisation/unit-store.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'
import { MOST_ACTS, type Act, type Addressee } from './act-api.ts'
import { documentRef } from './documents.ts'
import { ADDRESSEE, addresseeOf, type AddresseeRow } from './list.ts'
import { ASKED_STAGES } from './stages.ts'

/** What was given to one unit, as those know it who act on it; ids are internal. */
export interface KeptAddressee {
  id: string
  publicId: string
  assignmentId: string
  assignmentPublicId: string
  kind: string
  organisationId: string
  answeringId: string
  giverId: string
  passedBy: string | null
}

/** What the actor may do with what was given to a unit: act for the unit, judge for the giver, only read. */
export interface Standing {
  kept: KeptAddressee
  act: boolean
  judge: boolean
}

/** The addressee behind an id in an address; throws NotFound where neither unit nor giver is within the actor's reach. */
export async function getStanding(db: Db, actor: Actor, publicId: string): Promise<Standing> {
  const today = actor.today
  const { rows } = await sql<KeptAddressee>`
    select given.id, given.public_id as "publicId", given.assignment_id as "assignmentId",
      assignment.public_id as "assignmentPublicId", assignment.kind, given.organisation_id as "organisationId",
      unit_answering(given.organisation_id, ${today}::date) as "answeringId",
      unit_answering(assignment.organisation_id, ${today}::date) as "giverId",
      unit_answering(given.passed_by, ${today}::date) as "passedBy"
    from assignment_addressee given join assignment on assignment.id = given.assignment_id
    where given.public_id = ${publicId}`.execute(db)
  const [kept] = rows
  if (!kept) throw new NotFound(`addressee ${publicId}`)
  const givers = [kept.giverId, ...(kept.passedBy === null ? [] : [kept.passedBy])]
  const reads = async (id: string) => may(db, actor, 'work.read', id)
  const readable = await anyOf([kept.answeringId, kept.organisationId, ...givers], reads)
  if (!readable) throw new NotFound(`addressee ${publicId}`)
  const records = async (id: string) => may(db, actor, 'work.record', id)
  return { kept, act: await records(kept.answeringId), judge: await anyOf(givers, records) }
}

async function anyOf(ids: readonly string[], allowed: (id: string) => Promise<boolean>): Promise<boolean> {
  for (const id of new Set(ids)) if (await allowed(id)) return true
  return false
}

type Row = AddresseeRow & {
  assignment: Addressee['assignment']
  givenOn: Day
  firstDueOn: Day | null
  hasBelow: boolean
}

/** All that the page of an addressee shows, as of a day. */
export async function readAddressee(
  db: Db,
  actor: Actor,
  { kept, act, judge }: Standing,
  on: Day,
): Promise<Addressee> {
  const { rows } = await sql<Row>`
    select ${ADDRESSEE}, given.given_on as "givenOn", given.first_due_on as "firstDueOn",
      exists (select from organisation_state below where below.superior_id = ${kept.answeringId}
        and below.superseded_at is null and ${holdsOn('below', actor.today)}) as "hasBelow",
      json_build_object('id', assignment.public_id, 'kind', assignment.kind, 'title', assignment.title,
        'ground', assignment.ground, 'product', assignment.product, 'stages', assignment.stages,
        'startsOn', assignment.starts_on, 'withdrawnOn', assignment.withdrawn_on,
        'document', ${documentRef('assignment.document_id')}) as assignment
    from assignment_addressee given join assignment on assignment.id = given.assignment_id
    where given.id = ${kept.id}`.execute(db)
  const row = rows[0]!
  const { acts, beyond } = await listActs(db, actor, kept.id, on)
  const { giverId, passedBy, answeringId, organisationId } = kept
  const ids = [organisationId, giverId, answeringId, ...(passedBy === null ? [] : [passedBy])]
  const links = await linksOn(db, actor, ids, on)
  const { stages } = row.assignment
  const asked = ASKED_STAGES.filter((stage) => stages.includes(stage))
  return {
    ...addresseeOf(row, links, on),
    assignment: row.assignment,
    giver: links.get(giverId)!,
    passedBy: passedBy === null ? null : links.get(passedBy)!,
    answering: links.get(answeringId)!,
    givenOn: row.givenOn,
    firstDueOn: row.firstDueOn,
    stageDays: Object.fromEntries(asked.map((stage) => [stage, row[stage]])),
    nudgedOn: row.nudged,
    acts,
    beyond,
    may: {
      act,
      judge,
      passOn: act && row.hasBelow && row.assignment.withdrawnOn === null && row.closed === null,
    },
  }
}

async function listActs(db: Db, actor: Actor, addresseeId: string, on: Day) {
  const { rows } = await sql<
    Omit<Act, 'unit' | 'recordedAt'> & { unitId: string; recordedAt: Date; whole: number }
  >`
    select count(*) over ()::int as whole, act.public_id as id, stage, on_day as "on", note, act.details,
      ${documentRef('act.document_id')} as document, act.organisation_id as "unitId", event.actor_name as by,
      act.recorded_at as "recordedAt", coalesce((
        select json_agg(json_build_object('what', what, 'beneficiaries', beneficiaries, 'people', people, 'value', value)
          order by result.id) from assignment_result result where result.act_id = act.id), '[]') as results
    from assignment_act act left join event on event.id = act.recorded_event
    where addressee_id = ${addresseeId} and superseded_at is null
    order by on_day desc, act.seq desc limit ${MOST_ACTS}`.execute(db)
  const links = await linksOn(
    db,
    actor,
    rows.map((row) => row.unitId),
    on,
  )
  const acts = rows.map(({ unitId, recordedAt, whole: _whole, ...row }) => ({
    ...row,
    unit: links.get(unitId)!,
    recordedAt: recordedAt.toISOString(),
  }))
  return { acts, beyond: (rows[0]?.whole ?? 0) - rows.length }
}
