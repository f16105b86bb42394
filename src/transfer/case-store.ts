import { sql } from 'kysely'
import { asRegister } from '#access/reach.ts'
import { changeLedger } from '#movement/ledger.ts'
import { KINDS } from '#organisation/kinds.ts'
import { addDays, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { workingDaysAfter } from '#procedure/calendar.ts'
import {
  dayOf,
  lastAt,
  type ActGiven,
  type DoneAct,
  type FactsAsked,
  type Given,
  type Written,
} from '#procedure/declaration.ts'
import { readDeviations } from '#procedure/store.ts'
import { readLimits } from './limits-store.ts'
import { transferLawOn } from './law.ts'
import { scopeOf, type TransferFacts } from './rules.ts'

const BRANCHES = KINDS.filter((kind) => kind.branch).map((kind) => kind.code)

/** The day on which the letter was issued: by the superior, or inside one grassroots organisation by that. */
export function letterDay(one: Given['case']): Day | null {
  const last = lastAt(one, 'issue') ?? lastAt(one, 'introduce')
  return last?.on ?? (one.values.letter_on as Day | undefined) ?? null
}

/** The number of the letter of a case. */
export function letterNo(one: Given['case']): string | null {
  const last = lastAt(one, 'issue') ?? lastAt(one, 'introduce')
  return last?.decisionNo ?? (one.values.letter_no as string | undefined) ?? null
}

/** What the rules of transfers need to know of the member, the receiver and the calendar. */
export async function transferFacts(db: Db, asked: FactsAsked): Promise<TransferFacts> {
  const { case: one, on, act } = asked
  const deviations = await readDeviations(db)
  const changedOn = one.values.changed_on as Day | undefined
  const issued = letterDay(one)
  const law = transferLawOn(on)
  return {
    ...(await memberFacts(db, one.personIds[0] ?? null, act?.on ?? on)),
    receiver: await receiverOf(db, asked, act?.values.branch as string | undefined),
    startBy: changedOn ? workingDaysAfter(changedOn, law.startWithin, deviations) : null,
    presentBy: issued ? workingDaysAfter(issued, law.presentWithin, deviations) : null,
    limits: await readLimits(db, on),
  }
}

async function memberFacts(db: Db, personId: string | null, on: Day) {
  const { rows } = await sql<Pick<TransferFacts, 'standsIn' | 'memberCode' | 'away'>>`
    select member.member_code as "memberCode",
      (select to_organisation_id::text from movement where member_id = member.person_id and superseded_at is null
        and on_day <= ${on}::date order by on_day desc, seq desc limit 1) as "standsIn",
      (select json_build_object('from', from_day, 'until', until_day) from member_status
        where member_id = member.person_id and status = 'chuyen_tam_thoi' and superseded_at is null
          and until_day > ${on}::date order by from_day limit 1) as away
    from member where person_id = ${personId}`.execute(db)
  return rows[0] ?? { standsIn: null, memberCode: null, away: null }
}

/** The branch that was chosen, or the receiving unit itself; null while nobody has said where. */
async function receiverOf(
  db: Db,
  { case: one, on, act }: FactsAsked,
  branch: string | undefined,
): Promise<TransferFacts['receiver']> {
  const above =
    one.kind === 'transfer-in' ? (one.units.branch ?? one.organisationId) : (one.units.second ?? one.secondId)
  if (above === null) return null
  const { rows } = await sql<NonNullable<TransferFacts['receiver']>>`
    select organisation.id::text, coalesce(state.kind is not null, false) as exists,
      coalesce(state.kind = any(${BRANCHES}), false) as "holdsMembers",
      exists (select from organisation_ancestor where ancestor_id = ${above} and descendant_id = organisation.id
        and from_day <= ${act?.on ?? on}::date and ${act?.on ?? on}::date < until_day) as "isBelowSecond"
    from organisation left join organisation_state state on state.organisation_id = organisation.id
      and state.superseded_at is null and state.from_day <= ${act?.on ?? on}::date and ${act?.on ?? on}::date < state.until_day
    where ${branch ? sql`organisation.public_id = ${branch}` : sql`organisation.id = ${above}`}`.execute(db)
  const [found] = rows
  if (!found) return null
  // A committee that receives names the branch; until then there is no receiver to judge.
  return branch || found.holdsMembers || !found.exists ? found : null
}

/** How far the transfer goes is kept with the case, for lists. */
export async function keepScope(tx: Db, given: Given<TransferFacts>, done: Written): Promise<void> {
  await sql`insert into transfer_case (case_id, scope, recorded_event)
    values (${done.caseId}, ${scopeOf(given.case.units)}, ${done.eventId})`.execute(tx)
}

/** The movement of an official transfer, on the day of receipt: inside the register, out of it, or into it. */
export async function writeMovement(
  tx: Db,
  given: Given<TransferFacts>,
  act: ActGiven,
  done: Written,
): Promise<void> {
  const { facts, case: one, today } = given
  const isOut = one.kind === 'transfer-out'
  const entry = {
    on: act.on,
    category: isOut ? 'D5' : 'I4',
    from: one.kind === 'transfer-in' ? null : facts.standsIn,
    to: isOut ? null : facts.receiver!.id,
    decisionNo: letterNo(one),
    note: null,
  }
  const change = { memberId: one.personIds[0]!, entry, event: { id: done.eventId }, today }
  // The receiver does not reach the record until this very movement brings it to him.
  await asRegister(tx, (all) => changeLedger(all, done.actor, change))
}

/** Withdraws the movement of an act that never happened. */
export async function unwriteMovement(
  tx: Db,
  given: Given<TransferFacts>,
  act: DoneAct,
  done: Written,
): Promise<void> {
  const memberId = given.case.personIds[0]!
  await asRegister(tx, async (all) => {
    const { rows } = await sql<{ id: string }>`
      select movement.id from movement join procedure_act act on act.recorded_event = movement.recorded_event
      where act.id = ${act.id} and member_id = ${memberId} and movement.superseded_at is null`.execute(all)
    if (!rows[0]) return
    const instead = { id: rows[0].id, reason: 'Hủy bước tiếp nhận ghi nhầm' }
    const change = { memberId, entry: null, instead, event: { id: done.eventId }, today: given.today }
    await changeLedger(all, done.actor, change)
  })
}

/** Of these finished cases those whose receipt has left no movement. */
export async function movementsMissing(db: Db, caseIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select act.case_id as id from procedure_act act join procedure_subject subject on subject.case_id = act.case_id
    where act.case_id = any(${[...caseIds]}::bigint[]) and act.to_step = 'done' and act.superseded_at is null
      and not exists (select from movement where member_id = subject.person_id
        and movement.recorded_event = act.recorded_event)`.execute(db)
  return rows.map((row) => row.id)
}

/** The status of a temporary transfer: begun at the host, extended, or ended; the headcount stays where it is. */
export async function writeStay(
  tx: Db,
  given: Given<TransferFacts>,
  act: ActGiven,
  done: Written,
): Promise<void> {
  await asRegister(tx, (all) =>
    act.step === 'stay' ? changeStay(all, given, act, done) : beginStay(all, given, act, done),
  )
}

async function beginStay(all: Db, given: Given<TransferFacts>, act: ActGiven, done: Written): Promise<void> {
  const { case: one } = given
  const { from, to, study, host } = one.values as { from: Day; to: Day; study?: boolean; host?: string }
  const begun = act.on > from ? act.on : from
  await sql`
    insert into member_status (member_id, status, from_day, until_day, decision_no, note, host_organisation_id, host_name,
      study, recorded_event)
    values (${one.personIds[0]!}, 'chuyen_tam_thoi', ${begun}, ${addDays(to, 1)}, ${letterNo(one)}, null,
      ${given.facts.receiver?.id ?? one.units.second}, ${host ?? null}, ${study === true}, ${done.eventId})`.execute(
    all,
  )
}

async function changeStay(all: Db, { case: one }: Given, act: ActGiven, done: Written): Promise<void> {
  const until = act.outcome === 'extended' ? addDays(act.values.new_to as Day, 1) : act.on
  await sql`
    with held as (
      update member_status set superseded_at = now(), superseded_event = ${done.eventId}
      where member_id = ${one.personIds[0]!} and status = 'chuyen_tam_thoi' and superseded_at is null
        and id = (select id from member_status where member_id = ${one.personIds[0]!} and status = 'chuyen_tam_thoi'
          and superseded_at is null order by from_day desc limit 1)
      returning *
    )
    insert into member_status (member_id, status, from_day, until_day, decision_no, note, host_organisation_id, host_name,
      study, recorded_event)
    select member_id, status, from_day, ${until}::date, coalesce(${act.decisionNo}, decision_no), note,
      host_organisation_id, host_name, study, ${done.eventId} from held`.execute(all)
}

/** Of these finished cases those whose stay has left no status. */
export async function staysMissing(db: Db, caseIds: readonly string[]): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select act.case_id as id from procedure_act act join procedure_subject subject on subject.case_id = act.case_id
    where act.case_id = any(${[...caseIds]}::bigint[]) and act.to_step = 'done' and act.superseded_at is null
      and not exists (select from member_status where member_id = subject.person_id
        and status = 'chuyen_tam_thoi' and recorded_event = act.recorded_event)`.execute(db)
  return rows.map((row) => row.id)
}

/** The day on which a case's letter has to be presented by: for the deadline of the receipt. */
export function presentFrom({ case: one }: Given): Day | null {
  return dayOf(one, 'issue') ?? dayOf(one, 'introduce') ?? letterDay(one)
}
