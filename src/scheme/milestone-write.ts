import { sql } from 'kysely'
import { withdrawFrom } from '#assignment/act-store.ts'
import { existingUnits, giveAssignment, recordActs } from '#assignment/give.ts'
import type { Day } from '#platform/day.ts'
import { bulkInsert, type Db } from '#platform/db.ts'
import { ORIGINS } from './record-store.ts'
import type { KeptMilestone } from './store.ts'

/** A milestone as it is to be; `id` where it is one already. */
export interface NewMilestone {
  id: string | null
  schemeId: string
  place: number
  title: string
  plannedOn: Day
  doneOn: Day | null
  unitId: string | null
}

/** Records milestones, all at once; those that have an id are said anew, which supersedes. Answers them with their ids. */
export async function recordMilestones(
  tx: Db,
  milestones: readonly NewMilestone[],
  eventId: string,
): Promise<(NewMilestone & { id: string })[]> {
  const fresh = milestones.filter((one) => one.id === null)
  const { rows } = await sql<{ id: string }>`
    insert into scheme_milestone (scheme_id)
    select scheme_id from unnest(${fresh.map((one) => one.schemeId)}::bigint[]) with ordinality as given (scheme_id, n)
    order by n returning id`.execute(tx)
  const ids = rows.map(({ id }) => id).toSorted((a, b) => Number(a) - Number(b))
  const whole = milestones.map((one) => ({ ...one, id: one.id ?? ids.shift()! }))
  await supersede(
    tx,
    milestones.flatMap(({ id }) => id ?? []),
    eventId,
  )
  await bulkInsert(
    tx,
    'scheme_milestone_state',
    [
      { name: 'milestone_id', type: 'bigint' },
      { name: 'scheme_id', type: 'bigint' },
      { name: 'place', type: 'integer' },
      { name: 'title', type: 'text' },
      { name: 'planned_on', type: 'date' },
      { name: 'unit_id', type: 'bigint' },
      { name: 'done_on', type: 'date' },
      { name: 'recorded_event', type: 'bigint' },
    ],
    whole.map((one) => ({
      milestone_id: one.id,
      scheme_id: one.schemeId,
      place: one.place,
      title: one.title,
      planned_on: one.plannedOn,
      unit_id: one.unitId,
      done_on: one.doneOn,
      recorded_event: eventId,
    })),
  )
  return whole
}

/** Takes milestones out of the plan. */
export async function supersede(tx: Db, milestoneIds: readonly string[], eventId: string): Promise<void> {
  await sql`update scheme_milestone_state set superseded_at = now(), superseded_event = ${eventId}
    where milestone_id = any(${[...milestoneIds]}::bigint[]) and superseded_at is null`.execute(tx)
}

interface Given {
  organisationId: string
  scheme: string
  startsOn: Day
  today: Day
}

/** Gives a milestone to the unit that owes it; what was given for it before is withdrawn. */
export async function oweMilestone(
  tx: Db,
  milestone: NewMilestone & { id: string },
  { organisationId, scheme, startsOn, today }: Given,
  eventId: string,
): Promise<void> {
  const { id, unitId, title, plannedOn, doneOn } = milestone
  await withdrawGiven(tx, [id], today, eventId)
  if (unitId === null || doneOn !== null) return
  if (!(await existingUnits(tx, [unitId], today)).has(unitId)) return
  await giveAssignment(
    tx,
    {
      kind: 'milestone',
      organisationId,
      title: `${title} (${scheme})`.slice(0, 500),
      origin: { kind: ORIGINS.milestone, id },
      givenOn: today,
      startsOn,
      dueOn: plannedOn,
      addressees: [{ organisationId: unitId, role: 'lead' }],
    },
    eventId,
  )
}

/** Withdraws what was given for milestones that changed or left the plan. */
export async function withdrawGiven(tx: Db, milestoneIds: readonly string[], today: Day, eventId: string) {
  const change = { on: today, reason: 'Thay đổi mốc của đề án', closed: false }
  await withdrawFrom(tx, { kind: ORIGINS.milestone, ids: milestoneIds }, change, eventId)
}

/** Closes what was given for a milestone that is done. */
export async function closeGiven(
  tx: Db,
  origin: { kind: string; id: string },
  { organisationId, today }: Pick<Given, 'organisationId' | 'today'>,
  eventId: string,
): Promise<void> {
  const { rows } = await sql<{ id: string; givenOn: Day }>`
    select given.id, given.given_on as "givenOn" from assignment_addressee given
    join assignment on assignment.id = given.assignment_id
    where origin_kind = ${origin.kind} and origin_id = ${origin.id} and withdrawn_on is null and given.closed_on is null`.execute(
    tx,
  )
  const acts = rows.map(({ id, givenOn }) => ({
    addresseeId: id,
    stage: 'closed' as const,
    on: givenOn > today ? givenOn : today,
    organisationId,
  }))
  await recordActs(tx, acts, eventId)
}

/** Whether two milestones ask the same of the same unit. */
export function asksTheSame(before: KeptMilestone | undefined, now: NewMilestone): boolean {
  return (
    before !== undefined &&
    before.unitId === now.unitId &&
    before.title === now.title &&
    before.plannedOn === now.plannedOn
  )
}
