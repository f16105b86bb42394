import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'
import type { Deviations } from './calendar.ts'
import { ACTING_UNITS } from './table-words.ts'
import type { CaseGiven, CaseUnits, DoneAct, Given, Values, VoteGiven } from './declaration.ts'
import type { ActingUnit, CaseAct } from './table-words.ts'
import type { AnyProcedure } from './declare.ts'
import type { Standing } from './walk.ts'

/** A case as its writers know it; ids are internal. */
export interface CaseRow extends Standing {
  id: string
  publicId: string
  kind: string
  organisationId: string
  secondId: string | null
  openerId: string
  openedOn: Day
  given: Values
  awaitingId: string | null
  awaitingUnit: ActingUnit | null
  awaitingOrgan: string | null
  endedOn: Day | null
  acts: number
}

const CASE = sql`c.id, c.public_id as "publicId", c.kind, c.organisation_id as "organisationId", c.second_id as "secondId",
  c.opener_id as "openerId", c.opened_on as "openedOn", c.given, c.place, c.state, c.round, c.arrived_on as "arrivedOn",
  c.awaiting_id as "awaitingId", c.awaiting_unit as "awaitingUnit", c.awaiting_organ as "awaitingOrgan",
  c.due_on as "dueOn", c.ended_on as "endedOn", c.acts`

/** The case of a public id; `lock`: nobody else acts on it until the transaction ends. Throws NotFound. */
export async function getCase(db: Db, publicId: string, lock = false): Promise<CaseRow> {
  const { rows } = await sql<CaseRow>`
    select ${CASE} from procedure_case c where c.public_id = ${publicId} ${lock ? sql`for update` : sql``}`.execute(
    db,
  )
  if (!rows[0]) throw new NotFound(`case ${publicId}`)
  return rows[0]
}

/** An act as it is kept, with who recorded it. */
export interface ActRow extends DoneAct {
  publicId: string
  organ: string
  dueOn: Day | null
  state: string
  arrivedOn: Day
  recordedAt: Date
  recordedBy: string | null
  documentPublicId: string | null
  /** Why it was taken back; null while it is in effect. */
  takenBack: string | null
}

/** Acts in effect, or `all` with those taken back, oldest first. */
export async function actsOf(db: Db, caseId: string, all = false): Promise<ActRow[]> {
  const { rows } = await sql<
    Omit<ActRow, 'people' | 'decisionNo' | 'values'> & { given: Values; number: string | null }
  >`
    select a.id, a.public_id as "publicId", a.act, a.step, a.outcome, a.to_step as "to", a.state, a.round,
      a.arrived_on as "arrivedOn", a.due_on as "dueOn", a.on_day as "on", a.organisation_id as "organisationId", a.organ,
      a.given, a.vote, a.document_id as "documentId", a.reason, a.law, a.recorded_at as "recordedAt",
      e.actor_name as "recordedBy", d.number, d.public_id as "documentPublicId", a.superseded_reason as "takenBack"
    from procedure_act a left join event e on e.id = a.recorded_event left join document d on d.id = a.document_id
    where a.case_id = ${caseId} and ${all ? sql`true` : sql`a.superseded_at is null`} order by a.id`.execute(
    db,
  )
  const people = await outcomesOf(
    db,
    rows.map((row) => row.id),
  )
  return rows.map(({ given, number, ...row }) => ({
    ...row,
    outcome: row.outcome ?? '',
    values: given,
    decisionNo: number,
    people: people.get(row.id) ?? {},
  }))
}

type Outcomes = Record<string, { outcome: string; reason: string | null }>

async function outcomesOf(db: Db, actIds: readonly string[]): Promise<Map<string, Outcomes>> {
  const { rows } = await sql<{ act: string; person: string; outcome: string; reason: string | null }>`
    select act_id as act, person_id as person, outcome, reason from procedure_person_outcome
    where act_id = any(${[...actIds]}::bigint[])`.execute(db)
  const found = new Map<string, Outcomes>()
  for (const { act, person, outcome, reason } of rows)
    found.set(act, { ...found.get(act), [person]: { outcome, reason } })
  return found
}

/** The units that act in a case on a day. */
export async function unitsOn(
  db: Db,
  { organisationId, secondId, openerId }: Pick<CaseRow, 'organisationId' | 'secondId' | 'openerId'>,
  on: Day,
): Promise<CaseUnits> {
  const { rows } = await sql<CaseUnits>`
    select own.branch, own.department, own.grassroots, own.superior, own.province,
      unit_answering(${openerId}::bigint, ${on}::date) as opener, other.branch as second,
      other.grassroots as second_grassroots, other.superior as second_superior, other.province as second_province
    from case_line(${organisationId}::bigint, ${on}::date) own
    left join case_line(${secondId}::bigint, ${on}::date) other on ${secondId}::bigint is not null`.execute(
    db,
  )
  const units = rows[0]!
  return Object.fromEntries(ACTING_UNITS.map((which) => [which, units[which] ?? null])) as CaseUnits
}

/** Those who are still in a case, in the order of their records. */
export async function peopleIn(db: Db, caseId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select s.person_id as id from procedure_subject s where s.case_id = ${caseId} and (s.is_open or not exists (
      select from procedure_person_outcome o join procedure_act a on a.id = o.act_id and a.superseded_at is null
      where o.person_id = s.person_id and a.case_id = s.case_id and not o.stays))
    order by s.person_id`.execute(db)
  return rows.map((row) => row.id)
}

/** A case as rules know it, as of a day, without the room's facts. */
export async function caseGiven(db: Db, row: CaseRow, acts: readonly DoneAct[], on: Day): Promise<CaseGiven> {
  return {
    id: row.id,
    publicId: row.publicId,
    kind: row.kind,
    personIds: await peopleIn(db, row.id),
    organisationId: row.organisationId,
    secondId: row.secondId,
    openedOn: row.openedOn,
    values: row.given,
    acts,
    units: await unitsOn(db, row, on),
  }
}

/** Days that deviate from the rule of the calendar. */
export async function readDeviations(db: Db): Promise<Deviations> {
  const { rows } = await sql<{ on: Day; off: boolean }>`
    select on_day as "on", is_off as off from holiday where superseded_at is null`.execute(db)
  return new Map(rows.map(({ on, off }) => [on, off]))
}

/** Where an act left a case. */
export interface After extends Standing {
  awaitingUnit: ActingUnit | null
  awaitingOrgan: string | null
  endedOn: Day | null
}

/** An act to be written down. */
export interface NewAct {
  act: CaseAct
  step: string
  outcome: string | null
  on: Day
  organisationId: string
  organ: string
  values: Values
  vote: VoteGiven | null
  documentId: string | null
  reason: string | null
  law: string
}

/** Writes an act and where it leaves the case; `today`'s tree says which unit is awaited. Answers the act's id. */
export async function writeAct(
  tx: Db,
  row: CaseRow,
  act: NewAct,
  after: After,
  { eventId, today }: { eventId: string; today: Day },
): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    insert into procedure_act (case_id, act, step, outcome, to_step, state, round, arrived_on, due_on, on_day,
      organisation_id, organ, given, vote, document_id, reason, law, recorded_event)
    values (${row.id}, ${act.act}, ${act.step}, ${act.outcome}, ${after.place}, ${after.state}, ${after.round},
      ${after.arrivedOn}, ${after.dueOn}, ${act.on}, ${act.organisationId}, ${act.organ},
      ${JSON.stringify(act.values)}::jsonb, ${act.vote === null ? null : JSON.stringify(act.vote)}::jsonb,
      ${act.documentId}, ${act.reason}, ${act.law}, ${eventId})
    returning id`.execute(tx)
  await placeCase(tx, row, after, today)
  await sql`
    insert into procedure_unit (case_id, organisation_id)
    select ${row.id}, id from (values (${act.organisationId}::bigint)) unit (id) on conflict do nothing`.execute(
    tx,
  )
  return rows[0]!.id
}

/** Brings a case to where its acts say it stands. */
export async function placeCase(tx: Db, row: CaseRow, after: After, today: Day): Promise<void> {
  const { awaitingUnit, endedOn } = after
  await sql`
    update procedure_case set place = ${after.place}, state = ${after.state}, round = ${after.round},
      arrived_on = ${after.arrivedOn}, due_on = ${after.dueOn}, awaiting_unit = ${awaitingUnit},
      awaiting_organ = ${after.awaitingOrgan}, ended_on = ${endedOn}, acts = acts + 1,
      awaiting_id = ${awaitingUnit === null ? null : sql`case_unit(${awaitingUnit}::text, organisation_id, second_id, opener_id, ${today}::date)`}
    where id = ${row.id}`.execute(tx)
  await sql`
    insert into procedure_unit (case_id, organisation_id)
    select id, awaiting_id from procedure_case where id = ${row.id} and awaiting_id is not null
    on conflict do nothing`.execute(tx)
  await sql`
    update procedure_subject s set is_open = ${endedOn === null} and not exists (
      select from procedure_person_outcome o join procedure_act a on a.id = o.act_id and a.superseded_at is null
      where o.person_id = s.person_id and a.case_id = s.case_id and not o.stays)
    where s.case_id = ${row.id}`.execute(tx)
}

/** After a change of the tree: open cases await the unit that their step means today. Answers how many moved. */
export async function refreshAwaiting(db: Db, today: Day): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    with now as (
      select c.id, case_unit(c.awaiting_unit, c.organisation_id, c.second_id, c.opener_id, ${today}::date) as unit_id
      from procedure_case c where c.ended_on is null and not exists (
        select from organisation_ancestor a where a.ancestor_id = c.awaiting_id and ${today}::date < a.until_day
          and a.from_day <= ${today}::date and a.descendant_id = case
            when c.awaiting_unit = 'opener' then c.opener_id
            when c.awaiting_unit like 'second%' then c.second_id else c.organisation_id end)
    )
    update procedure_case c set awaiting_id = now.unit_id from now
    where now.id = c.id and now.unit_id is not null and now.unit_id <> c.awaiting_id returning c.id`.execute(
    db,
  )
  await sql`
    insert into procedure_unit (case_id, organisation_id)
    select id, awaiting_id from procedure_case where id = any(${rows.map((row) => row.id)}::bigint[])
    on conflict do nothing`.execute(db)
  return rows.length
}

/** What the rules judge by on a day: the case with the room's facts. */
export async function givenOn(
  db: Db,
  procedure: AnyProcedure,
  one: CaseGiven,
  asked: {
    on: Day
    today: Day
    actor: Parameters<AnyProcedure['facts']>[1]['actor']
    act: Parameters<AnyProcedure['facts']>[1]['act']
  },
): Promise<Given> {
  const facts = await procedure.facts(db, { case: one, ...asked })
  return { facts, case: one, on: asked.on, today: asked.today }
}
