import { sql } from 'kysely'
import { recordEvent } from '#access/events.ts'
import { organisationIdOfCode } from '#access/organisations.ts'
import type { Actor } from '#access/policy.ts'
import { shuffled, seeded } from '#generate/random.ts'
import { day, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { Result } from '#training/codes.ts'
import { untilOfCertificate } from '#training/law.ts'
import { insertNomination } from '#training/nomination-store.ts'
import { insertCertificates, insertLearners, insertResults } from '#training/roster-store.ts'
import { insertSession } from '#training/session-store.ts'
import { insertAct, insertClass, type PlanRow } from '#training/write-store.ts'
import {
  CLASSES_OF_2021,
  EARLY_AWARENESS,
  EARLY_NEW_MEMBERS,
  SENT_AWAY,
  STILL_PLANNED,
  TERM_CLASSES,
  type ToldClass,
} from './training-lines.ts'
import { admittedIn, inventPeople, type Admitted, type Sent } from './training-people.ts'

/** Branches at which invented outstanding people are on file, and how many of them lack the course. */
const HOMES = 60
const WITHOUT_COURSE = 24

/** What every class of one loading has in common. */
interface Bloc {
  tx: Db
  id: string
  eventId: string
  /** How many certificates were given in each series, which is a kind and a year. */
  given: Map<string, number>
}

/** A class as `plan` takes it. */
type Told = Omit<Partial<PlanRow>, 'from' | 'to'> & { kind: string; name: string; from: string; to: string }

/**
 * Article 003 as records. Of the 25 courses of 2015-2020 the register knows by name only those who were admitted later:
 * the article's 2,678 stand as the classes' reports count them, and rosters name whom the demonstration has. The classes
 * of early 2022 have their whole rosters: who was admitted after them, and outstanding people who are still on file.
 */
export async function loadTraining(tx: Db, actor: Actor): Promise<void> {
  const id = await organisationIdOfCode(tx, 'NAMDINH.KHOI')
  const details = { classes: TERM_CLASSES.length + 13 }
  const eventId = await recordEvent(tx, actor, { action: 'training.plan', organisationId: id, details })
  const bloc = { tx, id, eventId, given: new Map<string, number>() }
  const admitted = await admittedIn(tx, id, '2015-07-01', '2022-10-27')
  if (admitted.length === 0) return
  const branches = [...new Set(admitted.slice(-400).map((one) => one.unitId))].slice(0, HOMES)
  const rosters = rostersOf(admitted)
  const missing = EARLY_AWARENESS.reduce((sum, one) => sum + one.learners - rosters.get(one)!.length, 0)
  const outstanding = await inventPeople(tx, branches, missing + WITHOUT_COURSE)
  for (const told of [...TERM_CLASSES, ...CLASSES_OF_2021])
    await hold(bloc, told, rosters.get(told)!, told.learners)
  const without = outstanding.slice(0, WITHOUT_COURSE)
  await holdEarly(bloc, rosters, outstanding.slice(WITHOUT_COURSE))
  await holdNewMembers(bloc, admitted)
  for (const one of SENT_AWAY) await sendAway(bloc, one)
  const planned = new Map<string, string>()
  for (const one of STILL_PLANNED) planned.set(one.kind, (await plan(bloc, one)).key)
  await nominateSome(bloc, planned.get('awareness')!, without)
}

/** Who was admitted learns in one of the last courses that ended two months before the decision and still has room. */
function rostersOf(admitted: readonly Admitted[]): Map<ToldClass, Sent[]> {
  const classes = [...TERM_CLASSES, ...CLASSES_OF_2021, ...EARLY_AWARENESS]
  const rosters = new Map<ToldClass, Sent[]>(classes.map((one) => [one, []]))
  for (const one of admitted) {
    const late = classes.findLast((told) => {
      const months = monthsOf(one.decidedOn) - monthsOf(told.to)
      return months >= 2 && months < 60 && rosters.get(told)!.length < roomIn(told)
    })
    if (late) rosters.get(late)!.push(one)
  }
  return rosters
}

/** A tenth of those of a course are never admitted, or only later. */
function roomIn({ learners }: ToldClass): number {
  return Math.floor(learners * 0.9)
}

function monthsOf(on: string): number {
  return Number(on.slice(0, 4)) * 12 + Number(on.slice(5, 7))
}

function plan({ tx, id, eventId }: Bloc, told: Told) {
  const isCourse = told.kind === 'awareness'
  const row: PlanRow = {
    school: null,
    place: told.school ? null : 'Hội trường Đảng ủy Khối',
    lessons: isCourse ? 5 : told.kind === 'new_members' ? 10 : null,
    periods: isCourse ? 50 : null,
    planNo: null,
    documentId: null,
    plannedLearners: told.school ? null : 110,
    countedLearners: null,
    countedCompleted: null,
    ...told,
    from: day(told.from),
    to: day(told.to),
  }
  return insertClass(tx, id, row, eventId)
}

/** A class from the plan to its certificates; those who are named all complete it, but one in forty in recent ones. */
async function hold(
  bloc: Bloc,
  { learners: _learners, ...told }: ToldClass,
  roster: readonly Sent[],
  counted: number | null,
): Promise<string> {
  const { tx, id, eventId } = bloc
  const { key } = await plan(bloc, { ...told, countedLearners: counted })
  const [from, to] = [day(told.from), day(told.to)]
  await insertAct(tx, key, { act: 'opened', on: from, reason: null }, eventId)
  await insertAct(tx, key, { act: 'closed', on: to, reason: null }, eventId)
  if (roster.length === 0) return key
  const found = { key, organisationId: id, school: null, kind: told.kind }
  await insertLearners(tx, found, roster, from, eventId)
  const results = roster.map((one, index) => ({ key: one.id, result: resultAt(index, counted === null) }))
  await insertResults(tx, found, { on: to, results, reason: null }, eventId)
  const done = results.filter(({ result }) => result !== 'failed')
  await certify(bloc, found, to, done)
  return key
}

function resultAt(index: number, isRecent: boolean): Result {
  if (isRecent && index % 40 === 39) return 'failed'
  return index % 9 === 0 ? 'excellent' : index % 3 === 0 ? 'good' : 'fair'
}

/** Numbers run through the year of a kind. */
async function certify(
  { tx, eventId, given }: Bloc,
  found: { key: string; organisationId: string; school: null; kind: string },
  on: Day,
  people: readonly { key: string }[],
): Promise<void> {
  const year = on.slice(0, 4)
  const series = `${found.kind} ${year}`
  const first = given.get(series) ?? 0
  given.set(series, first + people.length)
  const certificates = people.map(({ key }, index) => ({
    key,
    number: `${String(first + index + 1).padStart(3, '0')}/${year}`,
  }))
  await insertCertificates(
    tx,
    found,
    { on, until: untilOfCertificate(found.kind, on), certificates },
    eventId,
  )
}

/** The three courses of early 2022: who was admitted after them, and others who are still on file. */
async function holdEarly(
  bloc: Bloc,
  rosters: ReadonlyMap<ToldClass, readonly Sent[]>,
  outstanding: readonly Sent[],
): Promise<void> {
  let next = 0
  for (const told of EARLY_AWARENESS) {
    const known = rosters.get(told)!
    const missing = told.learners - known.length
    const roster = [...known, ...outstanding.slice(next, next + missing)]
    next += missing
    const key = await hold(bloc, told, shuffled(seeded(told.learners, next), roster), null)
    await callRoll(bloc, key, told, roster)
  }
}

/** Ten sessions in five days with a few absent. */
async function callRoll(bloc: Bloc, key: string, told: ToldClass, roster: readonly Sent[]): Promise<void> {
  const first = Number(told.from.slice(8))
  for (let at = 0; at < 10; at++) {
    const on = day(`${told.from.slice(0, 8)}${String(first + Math.floor(at / 2)).padStart(2, '0')}`)
    const absent = at % 3 === 1 ? [{ key: roster[at * 7]!.id, excused: at % 2 === 0 }] : []
    const part = at % 2 === 0 ? ('morning' as const) : ('afternoon' as const)
    const topic = at % 2 === 0 ? `Bài ${at / 2 + 1}` : null
    await insertSession(
      bloc.tx,
      { key, organisationId: bloc.id },
      { on, part, topic, present: null, absent },
      bloc.eventId,
    )
  }
}

/** Whoever had been admitted before a class and has not learnt yet, the earliest first; one in twenty-five was away. */
async function holdNewMembers(bloc: Bloc, admitted: readonly Admitted[]): Promise<void> {
  const waiting = admitted.filter((one) => one.ceremonyOn >= '2021-02-20')
  const gone = new Set<string>()
  for (const told of EARLY_NEW_MEMBERS) {
    const open = waiting.filter(
      ({ id, ceremonyOn }, at) => !gone.has(id) && ceremonyOn < told.from && at % 25 !== 24,
    )
    const roster = open.slice(0, told.learners)
    roster.forEach(({ id }) => gone.add(id))
    await hold(bloc, told, roster, null)
  }
}

/** Holders of posts in the bloc's grassroots organisations, sent to a school. */
async function sendAway(
  bloc: Bloc,
  { isClosed, roles, learners, ...told }: (typeof SENT_AWAY)[number],
): Promise<void> {
  const { tx, id, eventId } = bloc
  const { rows } = await sql<Sent>`
    select distinct on (post.person_id) post.person_id as id, post.organisation_id as "unitId" from post
    join organisation_state state on state.organisation_id = post.organisation_id and state.superseded_at is null
      and state.superior_id = ${id} and state.from_day <= ${told.from}::date and ${told.from}::date < state.until_day
    where post.superseded_at is null and post.role = any(${[...roles]}::text[]) and post.from_day <= ${told.from}::date
      and ${told.from}::date < post.until_day and (post.person_id % 3 = 0) = ${isClosed}
    order by post.person_id limit ${learners}`.execute(tx)
  const { key } = await plan(bloc, told)
  await insertAct(tx, key, { act: 'opened', on: day(told.from), reason: null }, eventId)
  await insertLearners(tx, { key, organisationId: id }, rows, day(told.from), eventId)
  if (!isClosed) return
  await insertAct(tx, key, { act: 'closed', on: day(told.to), reason: null }, eventId)
  const results = rows.slice(1).map((one) => ({ key: one.id, result: 'good' as const }))
  await insertResults(tx, { key, organisationId: id }, { on: day(told.to), results, reason: null }, eventId)
}

/** Two branches ask for places in the next course. */
async function nominateSome(
  { tx, id, eventId }: Bloc,
  classKey: string,
  people: readonly Sent[],
): Promise<void> {
  const branches = [...new Set(people.map((one) => one.unitId))].slice(0, 2)
  for (const [index, branch] of branches.entries())
    await insertNomination(
      tx,
      {
        organisationId: branch,
        askedId: id,
        kind: 'awareness',
        classKey,
        on: day(index === 0 ? '2022-10-12' : '2022-10-24'),
        need: 'Tạo nguồn kết nạp năm 2023',
        personKeys: people.filter((one) => one.unitId === branch).map((one) => one.id),
      },
      eventId,
    )
}
