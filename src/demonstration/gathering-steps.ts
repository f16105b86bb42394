import { sql } from 'kysely'
import { recordEvent } from '#access/events.ts'
import type { Actor } from '#access/policy.ts'
import { recordActs } from '#assignment/give.ts'
import type { Item } from '#gathering/api.ts'
import { giveAll } from '#gathering/giving.ts'
import { answer, findInvitationsOf, invite } from '#gathering/invitation-store.ts'
import type { Kind, State } from '#gathering/kinds.ts'
import { listConclusions, setConclusions } from '#gathering/outcome-store.ts'
import { makeSites, reportSites } from '#gathering/site-store.ts'
import { act, plan, writeMinutes } from '#gathering/store.ts'
import { day, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'

/** A conference of one day with the days of its acts. */
export interface Conference {
  organisationId: string
  /** The commission that prepares it, by its name. */
  body?: string
  kind: Kind
  title: string
  chair: string
  place: string
  on: Day
  startsAt: string
  note: string
  opinionsDueOn?: Day
  acts: readonly [act: State, on: string][]
}

/** One that was convened; `eventId` is that of everything recorded about it. */
export interface Made {
  id: string
  publicId: string
  organisationId: string
  bodyId: string | null
  title: string
  eventId: string
}

/** Plans a conference and records what happened to it on which day. */
export async function convene(tx: Db, actor: Actor, { acts, on, ...one }: Conference): Promise<Made> {
  const eventId = await recordEvent(tx, actor, {
    action: 'gathering.plan',
    organisationId: one.organisationId,
    details: { kind: one.kind, from: on, to: on },
  })
  const [[, plannedOn], ...later] = acts as [[State, string], ...[State, string][]]
  const { organisationId, title, opinionsDueOn = null } = one
  const bodyId = await bodyNamed(tx, one)
  const made = await plan(
    tx,
    { ...one, on: day(plannedOn), bodyId, fromDay: on, toDay: on, endsAt: null, opinionsDueOn },
    eventId,
  )
  for (const [step, stepOn] of later)
    await act(tx, made.id, { act: step, on: day(stepOn), note: null, documentId: null }, eventId)
  return { ...made, organisationId, bodyId, title, eventId }
}

/** The body of the convener's with this name; null where the demonstration has none. */
async function bodyNamed(tx: Db, { organisationId, body }: Pick<Conference, 'organisationId' | 'body'>) {
  if (body === undefined) return null
  const { rows } = await sql<{ id: string }>`
    select body.id from body join body_state state on state.body_id = body.id and state.superseded_at is null
    where body.organisation_id = ${organisationId} and state.name = ${body} limit 1`.execute(tx)
  return rows[0]?.id ?? null
}

/** The usual programme of summing up one period and beginning the next. */
export function programmeOf(past: string, ahead: string): Item[] {
  const item = (title: string, speaker: string | null, minutes: number, standing = false): Item => ({
    title,
    speaker,
    minutes,
    standing,
  })
  return [
    item('Khai mạc, giới thiệu đại biểu', 'Ban tổ chức hội nghị', 10, true),
    item(`Báo cáo kết quả công tác ${past}`, 'Phó trưởng ban thường trực', 30),
    item('Thảo luận, tham luận', 'Đại diện các đơn vị', 90),
    item(`Nhiệm vụ trọng tâm ${ahead}`, 'Chủ trì hội nghị', 30),
    item('Kết luận hội nghị', 'Chủ trì hội nghị', 20, true),
  ]
}

/** A paper sent ahead. */
export function paper(title: string, sentOn: string) {
  return { title, documentId: null, sentOn: day(sentOn) }
}

interface DemoUnit {
  id: string
  name: string
}

/** The units of these codes, in that order, as they were called on a day. */
export async function unitsOfCodes(tx: Db, codes: readonly string[], on: Day): Promise<DemoUnit[]> {
  const { rows } = await sql<DemoUnit>`
    select o.id, unit_name(o.id, ${on}) as name
    from unnest(${[...codes]}::text[]) with ordinality as wanted (code, place)
    join organisation o on o.code = wanted.code order by place`.execute(tx)
  return rows
}

/** Sites with invented numbers of people invited. */
export async function sitesAt(tx: Db, made: Made, units: readonly DemoUnit[], about: number): Promise<void> {
  const sites = units.map(({ id, name }, index) => ({
    organisationId: id,
    name: id === made.organisationId ? 'Điểm cầu Trung ương' : name,
    chair: id === made.organisationId ? null : 'Trưởng ban Tổ chức',
    invited: about + ((index * 7) % 11),
    place: null,
  }))
  await makeSites(tx, made.id, sites, made.eventId)
}

/** Every site reports, a few fewer than were invited. */
export async function callRoll(tx: Db, made: Made, on: Day): Promise<void> {
  const { rows } = await sql<{ id: string; invited: number }>`
    select s.id, d.invited from gathering_site s join gathering_site_detail d on d.site_id = s.id
    where s.gathering_id = ${made.id} order by s.position`.execute(tx)
  const reports = rows.map(({ id, invited }, index) => ({
    siteId: id,
    present: invited - (index % 4),
    note: null,
  }))
  await reportSites(tx, reports, { on, means: 'typed' }, made.eventId)
}

/** Units are invited, accept and come. */
export async function callIn(
  tx: Db,
  made: Made,
  units: readonly DemoUnit[],
  { sentOn, on }: { sentOn: Day; on: Day },
): Promise<void> {
  const invited = units.map(({ id }) => ({ organisationId: id, post: null, holderId: null }))
  await invite(tx, made.id, invited, { answerBy: null, on: sentOn }, made.eventId)
  const invitations = await findInvitationsOf(tx, made.id)
  const all = (said: 'accepted' | 'present') =>
    invitations.map(({ id }) => ({ invitationId: id, answer: said, reason: null }))
  await answer(tx, all('accepted'), sentOn, made.eventId)
  await answer(tx, all('present'), on, made.eventId)
}

/** Minutes, conclusions, and the tasks among them given to units; where `reportedOn` is said they have reported since. */
export async function conclude(
  tx: Db,
  actor: Actor,
  made: Made,
  outcome: {
    on: Day
    lessons?: readonly string[]
    tasks: readonly string[]
    codes: readonly string[]
    dueOn: Day | null
    reportedOn?: Day
  },
): Promise<void> {
  const { on, lessons = [], tasks, dueOn, reportedOn } = outcome
  const text = 'Biên bản minh họa: hội nghị nghe báo cáo, thảo luận và thống nhất các kết luận ghi ở dưới.'
  await writeMinutes(tx, made.id, { text, clerk: 'Văn phòng Ban Tổ chức', on }, made.eventId)
  const none = { votesFor: null, votesAgainst: null, votesNone: null }
  const items = [
    ...lessons.map((one) => ({ kind: 'lesson' as const, text: one, ...none })),
    ...tasks.map((one) => ({ kind: 'task' as const, text: one, ...none })),
  ]
  await setConclusions(tx, made.id, items, on, made.eventId)
  const units = await unitsOfCodes(tx, outcome.codes, on)
  const addressees = units.map(({ id, name }) => ({ key: id, name, role: 'lead' as const }))
  const conclusions = (await listConclusions(tx, made.id)).filter((one) => one.kind === 'task')
  await giveAll(
    { actor, db: tx, today: on },
    made,
    conclusions.map(({ id, number, kind, text: task, given }) => ({
      conclusionId: id,
      line: number,
      kind,
      text: task,
      given,
      dueOn,
      product: null,
      addressees,
      unknown: 0,
    })),
  )
  if (reportedOn) await report(tx, made, on, reportedOn)
}

/** Everybody has received the tasks at once and reported on them later; what a unit left behind its successor answers for. */
async function report(tx: Db, made: Made, receivedOn: Day, reportedOn: Day): Promise<void> {
  const { rows } = await sql<{ id: string; first: string; later: string }>`
    select given.id, unit_answering(given.organisation_id, ${receivedOn}::date) as first,
      unit_answering(given.organisation_id, ${reportedOn}::date) as later
    from assignment join assignment_addressee given on given.assignment_id = assignment.id
    where assignment.origin_kind = 'gathering' and assignment.origin_id = ${made.id} order by given.id`.execute(
    tx,
  )
  const acts = rows.flatMap(({ id, first, later }) => [
    { addresseeId: id, stage: 'received' as const, on: receivedOn, organisationId: first },
    { addresseeId: id, stage: 'reported' as const, on: reportedOn, organisationId: later },
  ])
  await recordActs(tx, acts, made.eventId)
}
