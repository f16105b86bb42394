import { sql } from 'kysely'
import { recordEvent } from '#access/events.ts'
import type { Actor } from '#access/policy.ts'
import { holdsOn } from '#organisation/tree-store.ts'
import type { Day } from '#platform/day.ts'
import { bulkInsert, type Db } from '#platform/db.ts'
import type { Refusal } from '#platform/errors.ts'
import type { CaseGiven, Values } from './declaration.ts'
import type { AnyProcedure } from './declare.ts'
import { insistFor } from './refuse.ts'
import { givenOn, readDeviations, unitsOn, writeAct, type CaseRow } from './store.ts'
import { dueOn, landing, lawOn, refusalsToDay, refusalsToFields, stepOf } from './walk.ts'

/** A case to be opened; ids are internal. The caller has found the people and units and that the actor may act there. */
export interface Opening {
  organisationId: string
  secondId: string | null
  openerId: string
  personIds: readonly string[]
  on: Day
  values: Values
}

/** Who does it, and which day it is. */
export interface Doing {
  actor: Actor
  today: Day
}

/** Opens a case with its first act and event; throws Refused with all reasons. Serve it with `sees: 'register'`. */
export async function openCase(
  tx: Db,
  procedure: AnyProcedure,
  opening: Opening,
  { actor, today }: Doing,
): Promise<{ id: string; publicId: string }> {
  const { on } = opening
  await lockPeople(tx, opening.personIds)
  const publicId = crypto.randomUUID()
  const asked = givenOfOpening(procedure, publicId, opening)
  const one: CaseGiven = { ...asked, units: await unitsOn(tx, opening, on) }
  const given = await givenOn(tx, procedure, one, { on, today, actor, act: null })
  insistFor(procedure, [
    ...refusalsToDay(given, on, null),
    ...refusalsToSubject(procedure, opening),
    ...refusalsToFields(procedure.opening ?? [], opening.values, today),
    ...(await refusalsToUnits(tx, opening)),
    ...(await refusalsToPlace(tx, procedure, opening)),
    ...(await refusalsToSecondCase(tx, procedure, opening)),
    ...procedure.refusalsToOpen(given),
  ])
  const place = landing(procedure, given, procedure.steps[0]!.id)
  const row = await insertCase(tx, procedure, publicId, opening, place)
  const eventId = await recordEvent(tx, actor, {
    action: 'case.opened',
    organisationId: opening.openerId,
    subjectKind: 'case',
    subjectId: publicId,
    details: { kind: procedure.kind, on, people: opening.personIds.length },
  })
  await sql`update procedure_case set recorded_event = ${eventId} where id = ${row.id}`.execute(tx)
  const step = stepOf(procedure, place)!
  const due = dueOn(step, { ...given, case: { ...one, id: row.id } }, on, await readDeviations(tx))
  const standing = { place, state: 'open', round: 1, arrivedOn: on, dueOn: due, endedOn: null }
  await writeAct(
    tx,
    row,
    {
      act: 'opened',
      step: '',
      outcome: null,
      on,
      organisationId: opening.openerId,
      organ: 'person',
      values: {},
      vote: null,
      documentId: null,
      reason: null,
      law: lawOn(procedure, on).source,
    },
    { ...standing, awaitingUnit: step.who.unit, awaitingOrgan: step.who.organ },
    { eventId, today },
  )
  const done = { actor, eventId, caseId: row.id, organisationId: opening.openerId, documentId: null }
  await procedure.opened?.(tx, { ...given, case: { ...one, id: row.id } }, done)
  return { id: row.id, publicId }
}

function givenOfOpening(procedure: AnyProcedure, publicId: string, opening: Opening) {
  return {
    id: null,
    publicId,
    kind: procedure.kind,
    personIds: opening.personIds,
    organisationId: opening.organisationId,
    secondId: opening.secondId,
    openedOn: opening.on,
    values: opening.values,
    acts: [],
  }
}

/** Two officers opening for the same person wait for each other. */
async function lockPeople(tx: Db, personIds: readonly string[]): Promise<void> {
  await sql`
    select pg_advisory_xact_lock(hashtextextended('case of ' || id, 0))
    from (select id from unnest(${[...personIds]}::bigint[]) id order by id) people`.execute(tx)
}

function refusalsToSubject({ subject, second }: AnyProcedure, opening: Opening): Refusal[] {
  const refusals: Refusal[] = []
  const { personIds, secondId } = opening
  if (subject === 'unit' ? personIds.length > 0 : personIds.length === 0)
    refusals.push({ code: 'subject-missing', subject })
  if (subject === 'person' && personIds.length > 1) refusals.push({ code: 'subject-not-one' })
  if (secondId === null && second?.required) refusals.push({ code: 'second-missing', name: second.name })
  if (secondId !== null && !second) refusals.push({ code: 'second-not-asked' })
  if (secondId !== null && secondId === opening.organisationId) refusals.push({ code: 'second-is-home' })
  return refusals
}

/** Units that are not there on the day: a home that has ended, a receiver that no longer exists. */
async function refusalsToUnits(tx: Db, { organisationId, secondId, on }: Opening): Promise<Refusal[]> {
  const { rows } = await sql<{ id: string; name: string; there: boolean }>`
    select o.id, s.name, s.from_day <= ${on}::date and ${on}::date < s.until_day as there
    from organisation o cross join lateral (
      select name, from_day, until_day from organisation_state s
      where s.organisation_id = o.id and s.superseded_at is null
      order by (s.from_day <= ${on}::date and ${on}::date < s.until_day) desc, s.until_day desc limit 1) s
    where o.id = any(${[organisationId, secondId ?? organisationId]}::bigint[])`.execute(tx)
  return rows
    .filter((row) => !row.there)
    .map(({ id, name }) => ({
      code: id === organisationId ? 'home-not-there' : 'second-not-there',
      name,
      on,
    }))
}

/** People who do not stand where the procedure expects them on the day. */
async function refusalsToPlace(
  tx: Db,
  { subjectStands = 'home' }: AnyProcedure,
  { personIds, organisationId, on }: Opening,
): Promise<Refusal[]> {
  if (subjectStands === 'any' || personIds.length === 0) return []
  const people = sql`unnest(${[...personIds]}::bigint[]) as wanted (id)`
  const misplaced =
    subjectStands === 'nowhere'
      ? sql`select count(*)::int as count from ${people} where exists (
          select from member_spell spell where spell.member_id = wanted.id and ${holdsOn('spell', on)})`
      : sql`select count(*)::int as count from ${people} join person p on p.id = wanted.id where not exists (
          select from organisation_ancestor above where above.ancestor_id = ${organisationId}
            and above.descendant_id = coalesce((select spell.organisation_id from member_spell spell
              where spell.member_id = p.id and ${holdsOn('spell', on)}), p.organisation_id)
            and above.until_day > ${on}::date)`
  const { rows } = await sql<{ count: number }>`${misplaced}`.execute(tx)
  const { count } = rows[0]!
  return count === 0
    ? []
    : [{ code: subjectStands === 'nowhere' ? 'person-stands' : 'person-not-of-home', count, on }]
}

/** One open case per person and kind, and none of a kind that excludes it. */
async function refusalsToSecondCase(
  tx: Db,
  { kind, excludes = [] }: AnyProcedure,
  { personIds }: Opening,
): Promise<Refusal[]> {
  const { rows } = await sql<{ kind: string; openedOn: Day; count: number }>`
    select s.kind, min(c.opened_on) as "openedOn", count(*)::int as count
    from procedure_subject s join procedure_case c on c.id = s.case_id
    where s.person_id = any(${[...personIds]}::bigint[]) and s.is_open and s.kind = any(${[kind, ...excludes]}::text[])
    group by s.kind order by s.kind`.execute(tx)
  return rows.map((row) => ({ code: row.kind === kind ? 'case-open-already' : 'case-excluded', ...row }))
}

async function insertCase(
  tx: Db,
  { kind }: AnyProcedure,
  publicId: string,
  opening: Opening,
  place: string,
): Promise<CaseRow> {
  const { organisationId, secondId, openerId, on, values, personIds } = opening
  const { rows } = await sql<{ id: string }>`
    insert into procedure_case (public_id, kind, organisation_id, second_id, opener_id, opened_on, given, place, state,
      arrived_on, awaiting_id)
    values (${publicId}, ${kind}, ${organisationId}, ${secondId}, ${openerId}, ${on}, ${JSON.stringify(values)}::jsonb,
      ${place}, 'open', ${on}, ${organisationId}) returning id`.execute(tx)
  const { id } = rows[0]!
  const people = personIds.map((personId) => ({ case_id: id, person_id: personId, kind }))
  await bulkInsert(tx, 'procedure_subject', SUBJECT, people)
  const units = [...new Set([organisationId, openerId, ...(secondId === null ? [] : [secondId])])]
  await sql`insert into procedure_unit (case_id, organisation_id)
    select ${id}, unit from unnest(${units}::bigint[]) unit`.execute(tx)
  return {
    id,
    publicId,
    kind,
    organisationId,
    secondId,
    openerId,
    openedOn: on,
    given: values,
    place,
    state: 'open',
    round: 1,
    arrivedOn: on,
    awaitingId: organisationId,
    awaitingUnit: null,
    awaitingOrgan: null,
    dueOn: null,
    endedOn: null,
    acts: 0,
  }
}

/** The columns of those whom a case is about. */
export const SUBJECT = [
  { name: 'case_id', type: 'bigint' },
  { name: 'person_id', type: 'bigint' },
  { name: 'kind', type: 'text' },
] as const
