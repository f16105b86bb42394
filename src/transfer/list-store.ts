import { sql, type RawBuilder } from 'kysely'
import { isWithinReach, type Actor } from '#access/policy.ts'
import { asRegister } from '#access/reach.ts'
import type { UnitLink } from '#organisation/api.ts'
import { linksOn } from '#organisation/unit-store.ts'
import { cursorOf, idPart, readCursor } from '#platform/cursor.ts'
import { FOREVER, isDay, lastDayOf, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { Malformed } from '#platform/errors.ts'
import { workingDaysBetween } from '#procedure/calendar.ts'
import { readDeviations } from '#procedure/store.ts'
import type { StayRow, TransferRow, VIEWS } from './list-api.ts'
import type { Scope } from './rules.ts'

type View = (typeof VIEWS)[number]

export interface ListAsked {
  organisationId: string
  on: Day
  after?: string | undefined
  limit: number
}

export const KINDS = ['transfer-official', 'transfer-temporary', 'transfer-out', 'transfer-in'] as const
/** Places between letter and receipt. */
export const IN_TRANSIT = ['receive', 'confirm', 'away'] as const

/** A unit and those below it on a day; what has ended by then belongs to the superior that it had last. */
export function below(unit: string, on: Day): RawBuilder<unknown> {
  return sql`(select a.descendant_id from organisation_ancestor a
    where a.ancestor_id = ${unit} and a.from_day <= ${on}::date and (${on}::date < a.until_day or a.until_day = (
      select max(self.until_day) from organisation_ancestor self
      where self.ancestor_id = a.descendant_id and self.descendant_id = a.descendant_id)))`
}

/** Cases c of transfers with an end in the unit or below it, each with where it stood on the day (at). */
function standing(on: Day, which: RawBuilder<unknown>): RawBuilder<unknown> {
  return sql`procedure_case c cross join lateral (
      select a.to_step as place, a.due_on from procedure_act a
      where a.case_id = c.id and a.superseded_at is null and a.on_day <= ${on}::date order by a.id desc limit 1
    ) at
    where c.kind = any(${[...KINDS]}::text[]) and c.opened_on <= ${on}::date and ${which}`
}

const isOpen = (on: Day) => sql`(c.ended_on is null or c.ended_on > ${on}::date)`
const isArrival = (unit: string, on: Day) => sql`(c.second_id in ${below(unit, on)}
  or c.kind = 'transfer-in' and c.organisation_id in ${below(unit, on)})`
const isDeparture = (unit: string, on: Day) =>
  sql`(c.kind <> 'transfer-in' and c.organisation_id in ${below(unit, on)})`
const isWithHost = sql`(c.kind = 'transfer-temporary' and at.place = 'stay')`
const isUnderWay = sql`(at.place = any(${[...IN_TRANSIT]}::text[]) and c.kind <> 'transfer-in')`

function chosen(view: View, { organisationId: unit, on }: ListAsked): RawBuilder<unknown> {
  const [departs, arrives] = [isDeparture(unit, on), isArrival(unit, on)]
  if (view === 'out') return sql`${isOpen(on)} and ${departs} and not ${isWithHost}`
  if (view === 'in') return sql`${isOpen(on)} and ${arrives} and not ${isWithHost}`
  if (view === 'transit') return sql`${isOpen(on)} and (${departs} or ${arrives}) and ${isUnderWay}`
  return sql`not ${isOpen(on)} and (${departs} or ${arrives})`
}

/** How many there are of each on a day. */
export async function countTransfers(db: Db, asked: ListAsked) {
  const { organisationId: unit, on } = asked
  const { rows } = await asRegister(db, (all) =>
    sql<Record<'out' | 'in' | 'transit' | 'late' | 'away' | 'guests', number>>`
      select count(*) filter (where ${chosen('out', asked)})::int as out,
        count(*) filter (where ${chosen('in', asked)})::int as in,
        count(*) filter (where ${chosen('transit', asked)})::int as transit,
        count(*) filter (where ${chosen('transit', asked)} and at.due_on < ${on}::date)::int as late,
        (select count(*)::int from ${staysOn(on)} and ${isAway(unit, on)}) as away,
        (select count(*)::int from ${staysOn(on)} and ${isGuest(unit, on)}) as guests
      from ${standing(on, sql`${isOpen(on)} and (c.organisation_id in ${below(unit, on)} or c.second_id in ${below(unit, on)})`)}`.execute(
      all,
    ),
  )
  return rows[0]!
}

interface TransferSql {
  key: string
  id: string
  kind: string
  personId: string
  fullName: string
  memberCode: string | null
  readable: boolean
  homeId: string
  secondId: string | null
  outside: string | null
  scope: Scope | null
  place: string
  openedOn: Day
  letterNo: string | null
  letterOn: Day | null
  dueOn: Day | null
  endedOn: Day | null
}

/** Transfers of a unit and all below it, by deadline (ended ones: the latest first). The caller judges the unit. */
export async function listTransfers(
  db: Db,
  actor: Actor,
  view: View,
  asked: ListAsked,
): Promise<{ items: TransferRow[]; next: string | null }> {
  const { on, limit } = asked
  const last = keyOf(asked.after)
  const ended = view === 'ended'
  const sortDay = ended ? sql`c.ended_on` : sql`coalesce(at.due_on, 'infinity'::date)`
  const behind = last
    ? ended
      ? sql`and (c.ended_on, c.id) < (${last.day}::date, ${last.id}::bigint)`
      : sql`and (${sortDay}, c.id) > (${last.day}::date, ${last.id}::bigint)`
    : sql``
  const { rows } = await asRegister(db, (all) =>
    sql<TransferSql>`
      select c.id as key, c.public_id as id, c.kind, p.public_id as "personId", p.full_name as "fullName",
        m.member_code as "memberCode", ${isWithinReach(actor, 'person.read', sql.ref('p.organisation_id'))} as readable,
        c.organisation_id as "homeId", c.second_id as "secondId",
        coalesce(c.given ->> 'receiver', c.given ->> 'host', c.given ->> 'issuer') as outside, t.scope,
        at.place, c.opened_on as "openedOn", coalesce(letter.no, c.given ->> 'letter_no') as "letterNo",
        coalesce(letter.on_day, (c.given ->> 'letter_on')::date) as "letterOn", at.due_on as "dueOn",
        case when ${isOpen(on)} then null else c.ended_on end as "endedOn"
      from (select c.*, at.place as at_place, at.due_on as at_due from ${standing(on, chosen(view, asked))} ${behind}
        order by ${sortDay} ${ended ? sql`desc` : sql``}, c.id ${ended ? sql`desc` : sql``} limit ${limit + 1}) c
      cross join lateral (select c.at_place as place, c.at_due as due_on) at
      join procedure_subject s on s.case_id = c.id join person p on p.id = s.person_id
      left join member m on m.person_id = p.id left join transfer_case t on t.case_id = c.id
      left join lateral (select d.number as no, a.on_day from procedure_act a left join document d on d.id = a.document_id
        where a.case_id = c.id and a.superseded_at is null and a.on_day <= ${on}::date
          and a.step in ('issue', 'introduce') and a.outcome = 'issued' order by a.id desc limit 1) letter on true
      order by ${sortDay} ${ended ? sql`desc` : sql``}, c.id ${ended ? sql`desc` : sql``}`.execute(all),
  )
  const page = rows.slice(0, limit)
  const units = await linksOn(
    db,
    actor,
    page.flatMap(({ homeId, secondId }) => (secondId === null ? [homeId] : [homeId, secondId])),
    on,
  )
  const deviations = await readDeviations(db)
  const end = page.at(-1)
  return {
    items: page.map((row) =>
      transferRow(row, units, on, row.letterOn ? workingDaysBetween(row.letterOn, on, deviations) : null),
    ),
    next:
      rows.length > limit && end ? cursorOf([(ended ? end.endedOn : end.dueOn) ?? FOREVER, end.key]) : null,
  }
}

function transferRow(
  row: TransferSql,
  units: ReadonlyMap<string, UnitLink>,
  on: Day,
  workingDays: number | null,
): TransferRow {
  const { id, kind, place, openedOn, letterNo, letterOn, dueOn, endedOn, outside } = row
  const [home, second] = [units.get(row.homeId)!, row.secondId === null ? null : units.get(row.secondId)!]
  const isIn = kind === 'transfer-in'
  return {
    id,
    kind,
    person: { id: row.personId, fullName: row.fullName, memberCode: row.memberCode, readable: row.readable },
    from: isIn ? null : home,
    to: isIn ? home : second,
    outside,
    scope: row.scope ?? 'outside',
    place,
    openedOn,
    letterNo,
    letterOn,
    dueOn,
    late: endedOn === null && dueOn !== null && dueOn < on,
    underWay: endedOn === null && (IN_TRANSIT as readonly string[]).includes(place) ? workingDays : null,
  }
}

/** Temporary transfers in force on a day, as rows `stay`. */
function staysOn(on: Day): RawBuilder<unknown> {
  return sql`member_status stay join person host_of on host_of.id = stay.member_id
    where stay.status = 'chuyen_tam_thoi' and stay.superseded_at is null
      and stay.from_day <= ${on}::date and ${on}::date < stay.until_day`
}
const isAway = (unit: string, on: Day) => sql`host_of.organisation_id in ${below(unit, on)}`
const isGuest = (unit: string, on: Day) => sql`stay.host_organisation_id in ${below(unit, on)}`

interface StaySql extends Omit<StayRow, 'person' | 'home' | 'host' | 'to'> {
  memberId: string
  personId: string
  fullName: string
  memberCode: string | null
  readable: boolean
  homeId: string
  hostId: string | null
  until: Day
}

/** Members who are away for a time, or guests of the unit and below, by the last day. The caller judges the unit. */
export async function listStays(
  db: Db,
  actor: Actor,
  side: 'away' | 'guests',
  asked: ListAsked,
): Promise<{ items: StayRow[]; next: string | null }> {
  const { organisationId: unit, on, limit } = asked
  const last = keyOf(asked.after)
  const { rows } = await asRegister(db, (all) =>
    sql<StaySql>`
      select stay.id::text as key, stay.member_id as "memberId", host_of.public_id as "personId",
        host_of.full_name as "fullName", m.member_code as "memberCode",
        ${isWithinReach(actor, 'person.read', sql.ref('host_of.organisation_id'))} as readable,
        host_of.organisation_id as "homeId", stay.host_organisation_id as "hostId", stay.host_name as "hostName",
        coalesce(stay.study, false) as study, stay.from_day as "from", stay.until_day as "until",
        stay.decision_no as "letterNo", (
          select c.public_id from procedure_subject s join procedure_case c on c.id = s.case_id
          where s.person_id = stay.member_id and s.kind = 'transfer-temporary' and s.is_open limit 1) as "caseId"
      from (select stay.*, host_of.organisation_id as home from ${staysOn(on)}
        and ${side === 'away' ? isAway(unit, on) : isGuest(unit, on)}
        ${last ? sql`and (stay.until_day, stay.id) > (${last.day}::date, ${last.id}::bigint)` : sql``}
        order by stay.until_day, stay.id limit ${limit + 1}) stay
      join person host_of on host_of.id = stay.member_id left join member m on m.person_id = stay.member_id
      order by stay.until_day, stay.id`.execute(all),
  )
  const page = rows.slice(0, limit)
  const ids = page.flatMap(({ homeId, hostId }) => (hostId === null ? [homeId] : [homeId, hostId]))
  const units = await linksOn(db, actor, ids, on)
  const end = page.at(-1)
  return {
    items: page.map((row) => ({
      key: row.key,
      person: {
        id: row.personId,
        fullName: row.fullName,
        memberCode: row.memberCode,
        readable: row.readable,
      },
      home: units.get(row.homeId)!,
      host: row.hostId === null ? null : units.get(row.hostId)!,
      hostName: row.hostName,
      study: row.study,
      from: row.from,
      to: lastDayOf(row.until),
      letterNo: row.letterNo,
      caseId: row.caseId,
    })),
    next: rows.length > limit && end ? cursorOf([end.until, end.key]) : null,
  }
}

function keyOf(after: string | undefined): { day: Day; id: string } | null {
  const last = readCursor(after, 2)
  if (!last) return null
  const [day, id] = last
  if (day !== FOREVER && !isDay(String(day))) throw new Malformed([{ path: 'after', code: 'not-a-page' }])
  return { day: String(day) as Day, id: idPart(id) }
}
