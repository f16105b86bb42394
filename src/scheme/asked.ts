import { sql } from 'kysely'
import { giveAssignment, recordActs } from '#assignment/give.ts'
import type { AssignmentKind } from '#assignment/stages.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'

/** What units are asked for by a day: their opinion about a draft, their answers to a survey. */
export interface Asking {
  kind: Extract<AssignmentKind, 'opinion' | 'survey' | 'review'>
  organisationId: string
  title: string
  origin: { kind: string; id: string }
  on: Day
  by: Day
  units: readonly string[]
}

/** What units are asked is owed by them: an assignment that asks for one thing, the answer. */
export async function askUnits(tx: Db, asking: Asking, eventId: string): Promise<void> {
  const { kind, organisationId, title, origin, on, by, units } = asking
  await giveAssignment(
    tx,
    {
      kind,
      organisationId,
      title,
      stages: ['reported'],
      origin,
      givenOn: on,
      startsOn: on,
      dueOn: by,
      addressees: units.map((unit) => ({ organisationId: unit, role: 'lead' })),
    },
    eventId,
  )
}

/** Units have answered what they were asked: nothing more is owed, and nobody need close it. */
export async function markAnswered(
  tx: Db,
  origin: { kind: string; id: string },
  answers: readonly { unit: string; on: Day }[],
  eventId: string,
): Promise<void> {
  const { rows } = await sql<{ id: string; unit: string; giver: string }>`
    select given.id, given.organisation_id as unit, assignment.organisation_id as giver
    from assignment_addressee given join assignment on assignment.id = given.assignment_id
    where origin_kind = ${origin.kind} and origin_id = ${origin.id} and reported_on is null and closed_on is null
      and withdrawn_on is null and given.organisation_id = any(${answers.map((one) => one.unit)}::bigint[])`.execute(
    tx,
  )
  const dayOf = new Map(answers.map(({ unit, on }) => [unit, on]))
  const acts = rows.flatMap(({ id, unit, giver }) => {
    const base = { addresseeId: id, on: dayOf.get(unit)! }
    return [
      { ...base, stage: 'reported' as const, organisationId: unit },
      { ...base, stage: 'closed' as const, organisationId: giver },
    ]
  })
  await recordActs(tx, acts, eventId)
}
