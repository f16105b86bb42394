import { sql } from 'kysely'
import { writeCard } from '#card/store.ts'
import { ensureMember, writeBaseValues } from '#person/edit-store.ts'
import { lockPerson } from '#person/stored-person.ts'
import { unitNameAt } from '#person/unit-store.ts'
import { changeLedger } from '#movement/ledger.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { dayOf, lastAt, type ActGiven, type Given, type Written } from '#procedure/declaration.ts'
import { dayIn, decidedOn, introducersIn, type CaseFacts } from './case-rules.ts'
import { officialDayOf } from './rules.ts'
import { changeListing, insertFact } from './source-write.ts'

type Ask = Given<CaseFacts>
type Way = 'I1' | 'I2' | 'I3' | 'D3'

/** Writes what a step of an admission, a readmission or a restoration comes to, in the transaction of its act. */
export async function writeFacts(tx: Db, given: Ask, act: ActGiven, done: Written): Promise<void> {
  const personId = given.case.personIds[0]!
  switch (act.step) {
    case 'ceremony':
      return writeCeremony(tx, given, act, done)
    case 'member_course': {
      const on = dayIn(act.values, 'course_on')
      if (on !== null) await insertFact(tx, { personKey: personId, kind: 'member_course', on }, done.eventId)
      return
    }
    case 'decision2':
    case 'decision2_own':
      return writeRecognition(tx, given, act, done)
    case 'removal':
      return move(tx, given, act, done, 'D3', 'Đảng viên dự bị')
    default:
      return writeRestoration(tx, given, act, done)
  }
}

/** The ceremony: the member's dates, the entry in the ledger, the end of the listing and of the help. */
async function writeCeremony(tx: Db, given: Ask, act: ActGiven, done: Written): Promise<void> {
  const { case: one } = given
  const personId = one.personIds[0]!
  const isAgain = one.kind === 'readmission'
  await ensureMember(tx, personId)
  const person = await lockPerson(tx, personId)
  const [first, second] = await introducerNames(tx, given)
  const branch = await unitNameAt(tx, one.units.branch!, act.on)
  const names: Record<string, string | null> = isAgain
    ? { readmission_introducers: [first, second].filter(Boolean).join('; ') || null }
    : { introducer_1: first ?? null, introducer_2: second ?? null, admission_branch: branch }
  const dates: Record<string, string | null> = {
    admission_decided_on: decidedOn(one),
    ceremony_on: act.on,
    ...(isAgain ? { official_on: null, recognition_decided_on: null } : {}),
  }
  await writeBaseValues(
    tx,
    person,
    { ...dates, ...names },
    { eventId: done.eventId, reason: REASONS[one.kind]! },
  )
  await move(tx, given, act, done, isAgain ? 'I2' : 'I1', null)
  await insertAdmission(tx, given, act, done)
  await endListing(tx, personId, act.on, done.eventId)
}

const REASONS: Readonly<Record<string, string>> = {
  admission: 'Kết nạp đảng viên',
  readmission: 'Kết nạp lại đảng viên',
  restoration: 'Khôi phục đảng tịch',
}

/** Recognition: official twelve months after the ceremony, however late the decision is; the card where it is issued with it. */
async function writeRecognition(tx: Db, given: Ask, act: ActGiven, done: Written): Promise<void> {
  const { case: one } = given
  const person = await lockPerson(tx, one.personIds[0]!)
  const values = {
    official_on: officialDayOf(dayOf(one, 'ceremony')!),
    recognition_decided_on: act.on,
    recognition_branch: await unitNameAt(tx, one.units.branch!, act.on),
  }
  await writeBaseValues(tx, person, values, {
    eventId: done.eventId,
    reason: 'Công nhận đảng viên chính thức',
  })
  if (act.values.card_no) await writeCard(tx, { ...given, facts: given.facts.card }, act, done)
}

/** Restoration: back in the branch from the day of the decision; the dates of the membership stay what they were. */
async function writeRestoration(tx: Db, given: Ask, act: ActGiven, done: Written): Promise<void> {
  await move(tx, given, act, done, 'I3', REASONS.restoration!)
  await insertAdmission(tx, given, act, done)
}

/** The entry in the ledger, under the event of the act. */
async function move(
  tx: Db,
  { case: one, today }: Ask,
  act: ActGiven,
  { actor, eventId }: Written,
  category: Way,
  note: string | null,
): Promise<void> {
  const branch = one.units.branch!
  const isOut = category === 'D3'
  const entry = {
    on: act.on,
    category,
    from: isOut ? branch : null,
    to: isOut ? null : branch,
    decisionNo: act.decisionNo ?? lastDecision(one),
    note,
  }
  await changeLedger(tx, actor, { memberId: one.personIds[0]!, entry, event: { id: eventId }, today })
}

function lastDecision(one: Ask['case']): string | null {
  return (lastAt(one, 'decision') ?? lastAt(one, 'decision_own'))?.decisionNo ?? null
}

async function insertAdmission(tx: Db, { case: one }: Ask, act: ActGiven, done: Written): Promise<void> {
  const decision = lastAt(one, 'decision') ?? lastAt(one, 'decision_own')
  await sql`
    insert into admission (person_id, kind, organisation_id, decided_by, case_id, route, context, considered_on, decided_on,
      decision_no, on_day, place, recorded_event)
    values (${one.personIds[0]!}, ${one.kind}, ${one.units.branch!}, ${decision?.organisationId ?? done.organisationId},
      ${one.publicId}, ${text(one.values.route)}, ${text(one.values.context)}, ${dayOf(one, 'cell_resolution')},
      ${decision?.on ?? act.on}, ${decision?.decisionNo ?? act.decisionNo}, ${act.on}, ${text(act.values.place)},
      ${done.eventId})`.execute(tx)
}

const text = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null)

/** The listing ends with the ceremony, and those who helped have helped. */
async function endListing(tx: Db, personId: string, on: Day, eventId: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select public_id as id from admission_source
    where person_id = ${personId} and superseded_at is null and ended_by is null`.execute(tx)
  for (const { id } of rows)
    await changeListing(tx, personId, id, { ended: { on, by: 'admitted' }, reason: 'admitted' }, eventId)
}

async function introducerNames(tx: Db, { case: one }: Ask): Promise<string[]> {
  const ids = introducersIn(lastAt(one, 'assigned')?.values ?? {}).map(({ id }) => id)
  const { rows } = await sql<{ name: string }>`
    select full_name as name from person where public_id = any(${ids}::uuid[])
    order by array_position(${ids}::uuid[], public_id)`.execute(tx)
  return rows.map((row) => row.name)
}
