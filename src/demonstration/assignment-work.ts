import { sql } from 'kysely'
import { recordEvent } from '#access/events.ts'
import type { Actor } from '#access/policy.ts'
import { issueTo, unitsChosen } from '#assignment/choose.ts'
import { insertAssignment, recordAct, recordActs, type RecordedAct } from '#assignment/give.ts'
import { ASKED_STAGES } from '#assignment/stages.ts'
import { addDays, day, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { DIRECTIVES, WELFARE, type Directive } from './assignment-texts.ts'
import { DEMONSTRATION_TODAY } from './calendar.ts'

const BLOC = 'NAMDINH.KHOI'

/**
 * The cascade of the texts that article 003 names, from the bloc to its grassroots organisations and, for two of them, on to
 * the branches, with what every unit did; and a welfare action with its results. Invented, but for the names of the texts.
 */
export async function loadAssignmentWork(tx: Db, actor: Actor): Promise<void> {
  const bloc = await unitOf(tx, BLOC)
  for (const directive of DIRECTIVES) await giveDirective(tx, actor, bloc, directive)
  await giveWelfare(tx, actor, bloc)
}

async function giveDirective(tx: Db, actor: Actor, bloc: string, directive: Directive): Promise<void> {
  const { key, title, document, givenOn, dueOn, ground, product, toBranches } = directive
  const eventId = await recordEvent(tx, actor, {
    action: 'assignment.give',
    organisationId: bloc,
    details: { kind: 'directive', on: givenOn, due: dueOn },
  })
  const documentId = await documentOf(tx, document)
  const giving = { kind: 'directive', organisationId: bloc, title, ground, product, documentId } as const
  const days = { givenOn: day(givenOn), startsOn: day(givenOn), dueOn: day(dueOn) }
  const { id } = await insertAssignment(tx, { ...giving, stages: ASKED_STAGES, ...days }, eventId)
  const issue = { assignmentId: id, passedBy: null, givenOn: days.givenOn, dueOn: days.dueOn, eventId }
  await issueTo(tx, issue, unitsChosen(bloc, { of: 'children' }, days.givenOn))
  if (toBranches) await passToBranches(tx, id, eventId)
  const addressees = await addresseesOf(tx, id)
  const programmes = await programmesOf(tx, id)
  await recordActs(
    tx,
    addressees.flatMap((one) =>
      actsOf(one, directive, programmes.get(one.organisationId) ?? null, { id: bloc, key }),
    ),
    eventId,
  )
}

/** Every committee passes it on to the branches that it had four weeks later. */
async function passToBranches(tx: Db, assignmentId: string, eventId: string): Promise<void> {
  await sql`
    insert into assignment_addressee
      (assignment_id, organisation_id, kind, passed_by, given_on, first_due_on, due_on, recorded_event)
    select given.assignment_id, state.organisation_id, state.kind, given.organisation_id, given.given_on + 28, given.due_on - 14,
      given.due_on - 14, ${eventId}::bigint
    from assignment_addressee given
    join organisation_ancestor above on above.ancestor_id = given.organisation_id
      and above.from_day <= given.given_on + 28 and given.given_on + 28 < above.until_day
    join organisation_state state on state.organisation_id = above.descendant_id and state.superseded_at is null
      and state.from_day <= given.given_on + 28 and given.given_on + 28 < state.until_day
    where given.assignment_id = ${assignmentId} and state.kind = 'chi_bo_truc_thuoc'
    order by state.organisation_id`.execute(tx)
}

interface Addressed {
  id: string
  organisationId: string
  code: string
  passedBy: string | null
  givenOn: Day
  dueOn: Day
  /** The first day on which the unit is no more, and who answers for it then. */
  until: Day
  heirId: string
}

async function addresseesOf(tx: Db, assignmentId: string): Promise<Addressed[]> {
  const { rows } = await sql<Addressed>`
    select given.id, given.organisation_id as "organisationId", code, given.passed_by as "passedBy",
      given.given_on as "givenOn", given.due_on as "dueOn", (
        select max(self.until_day) from organisation_ancestor self
        where self.ancestor_id = given.organisation_id and self.descendant_id = given.organisation_id) as until,
      unit_answering(given.organisation_id, ${DEMONSTRATION_TODAY}::date) as "heirId"
    from assignment_addressee given join organisation on organisation.id = given.organisation_id
    where given.assignment_id = ${assignmentId} order by code`.execute(tx)
  return rows
}

/** What a unit did: how far it came is drawn from its code, so that every run gives the same. */
function actsOf(
  unit: Addressed,
  { late, ends, closed, slow = [] }: Directive,
  programme: Programme | null,
  giver: { id: string; key: string },
): RecordedAct[] {
  const draw = drawOf(`${giver.key} ${unit.code}`)
  const rank = draw(1000)
  const isSlow = slow.some((one) => unit.code === `${BLOC}.${one}`)
  const drawn = isSlow ? 1 : [1, 3, 9, 20].reduce((sum, share) => sum + Number(rank >= late * share), 0)
  // Whose programme stands in the register of documents has issued it.
  const steps = programme ? Math.max(drawn, 3) : drawn
  const after = (days: number) => addDays(unit.givenOn, days)
  const by = { addresseeId: unit.id, organisationId: unit.organisationId }
  const target = 8 + draw(60)
  const form = draw(5) === 0 ? 'online' : 'in_person'
  const attendees = target - draw(4)
  const serial = String(1 + draw(40)).padStart(2, '0')
  const symbol = unit.passedBy === null && !unit.code.includes('.CB') ? 'ĐU' : 'CB'
  const drafted = after(24 + draw(20))
  const programmeOn = programme ? addDays(programme.issuedOn, 1) : drafted
  const acts: RecordedAct[] = [
    { ...by, stage: 'received', on: after(1 + draw(6)) },
    { ...by, stage: 'disseminated', on: after(9 + draw(14)), details: { form, attendees, target } },
    {
      ...by,
      stage: 'programme',
      on: programmeOn,
      documentId: programme?.documentId ?? null,
      details: programme ? {} : { number: `${serial}-KH/${symbol}`, issuedOn: addDays(programmeOn, -1) },
    },
    { ...by, stage: 'progress', on: after(70 + draw(30)), details: { percent: 30 + draw(5) * 10 } },
    { ...by, stage: 'reported', on: ends === null ? addDays(unit.dueOn, -draw(40)) : day(ends) },
  ]
  // Who came less far has done fewer of them; before the end nobody has reported.
  const done = ends === null ? (steps === 4 ? 5 : steps) : Math.min(steps, 4)
  const list = acts.slice(0, done)
  const reportedOn = done === 5 ? acts[4]!.on : null
  const judge = unit.passedBy ?? giver.id
  const end = { addresseeId: unit.id, organisationId: judge }
  if (reportedOn !== null && draw(100) < closed)
    list.push({ ...end, stage: 'closed', on: addDays(reportedOn, 7 + draw(14)) })
  if (done < 4 && unit.dueOn < DEMONSTRATION_TODAY)
    list.push({
      ...end,
      stage: 'nudged',
      on: addDays(unit.dueOn, 5),
      note: 'Đề nghị khẩn trương thực hiện, báo cáo.',
    })
  return list
    .filter((act) => act.on <= DEMONSTRATION_TODAY)
    .map((act) =>
      act.organisationId === unit.organisationId && act.on >= unit.until
        ? { ...act, organisationId: unit.heirId }
        : act,
    )
}

/** Numbers drawn one after another from a text. */
function drawOf(text: string): (below: number) => number {
  let state = 2_166_136_261
  for (const sign of text) state = Math.imul(state ^ sign.codePointAt(0)!, 16_777_619) >>> 0
  return (below) => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return (state >>> 8) % below
  }
}

interface Programme {
  documentId: string
  issuedOn: Day
}

/** What the units issued to implement what this assignment passes down, where it stands in the register of documents. */
async function programmesOf(tx: Db, assignmentId: string): Promise<Map<string, Programme>> {
  const { rows } = await sql<Programme & { organisationId: string }>`
    select distinct on (own.organisation_id) own.organisation_id as "organisationId", own.id as "documentId", own.issued_on as "issuedOn"
    from assignment
    join document_link link on link.target_id = assignment.document_id and link.relation = 'implements'
    join document own on own.id = link.document_id and own.superseded_at is null
      and own.issued_on between assignment.given_on and assignment.given_on + 95
    where assignment.id = ${assignmentId} order by own.organisation_id, own.issued_on`.execute(tx)
  return new Map(rows.map((row) => [row.organisationId, row]))
}

/** The last document of this number in the register, if it is there. */
async function documentOf(tx: Db, { number, keeper }: Directive['document']): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select document.id from document join organisation on organisation.id = document.organisation_id
    where number = ${number} and code = ${keeper} and superseded_at is null order by issued_on desc limit 1`.execute(
    tx,
  )
  return rows[0]?.id ?? null
}

async function giveWelfare(tx: Db, actor: Actor, bloc: string): Promise<void> {
  const { title, givenOn, dueOn, actions } = WELFARE
  const eventId = await recordEvent(tx, actor, {
    action: 'assignment.give',
    organisationId: bloc,
    details: { kind: 'welfare', on: givenOn, due: dueOn },
  })
  const days = { givenOn: day(givenOn), startsOn: day(givenOn), dueOn: day(dueOn) }
  const giving = { kind: 'welfare', organisationId: bloc, title, stages: ['reported'] } as const
  const { id } = await insertAssignment(tx, { ...giving, ...days }, eventId)
  const issue = { assignmentId: id, passedBy: null, givenOn: days.givenOn, dueOn: days.dueOn, eventId }
  await issueTo(
    tx,
    issue,
    sql`
    select id from organisation where code = any(${actions.map((one) => `${BLOC}.${one.unit}`)}::text[])`,
  )
  const addressees = await addresseesOf(tx, id)
  for (const { unit, results } of actions) {
    const { id: addresseeId, organisationId } = addressees.find((one) => one.code === `${BLOC}.${unit}`)!
    const act = { addresseeId, organisationId, stage: 'reported', on: day(dueOn), results } as const
    await recordAct(tx, act, eventId)
  }
}

async function unitOf(tx: Db, code: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`select id from organisation where code = ${code}`.execute(tx)
  return rows[0]!.id
}
