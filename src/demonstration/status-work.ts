import { sql } from 'kysely'
import { recordEvent } from '#access/events.ts'
import type { Actor } from '#access/policy.ts'
import { addDays, addMonths, day, type Day } from '#platform/day.ts'
import { bulkInsert, type Db } from '#platform/db.ts'
import { recordCases, type PastCase } from '#procedure/bulk.ts'
import { insertGroup, insertPlace } from '#status/group-store.ts'
import { abroad, farAway } from '#status/plain-procedures.ts'
import { discipline } from '#status/exit-procedures.ts'
import { exemption } from '#status/procedures.ts'
import { FOREVER } from '#platform/day.ts'

const BLOC = 'NAMDINH.KHOI'
const TODAY = day('2022-10-27')

/** So many of each in the bloc on 27/10/2022; a test asks the queries for them. */
export const STATUSES_IN_2022 = { exempt: 12, farAway: 5, abroad: 3, disciplined: 2 } as const

interface Somebody {
  id: string
  unitId: string
  /** Official members of his branch. */
  officials: number
}

const PLACES = [
  ['Phường Thuận Giao, thành phố Thuận An, Bình Dương', '0900 000 101', '2023-01-20'],
  ['Phường Hiệp Thành, Quận 12, Thành phố Hồ Chí Minh', '0900 000 102', '2023-01-20'],
  ['Thị trấn Trảng Bom, huyện Trảng Bom, Đồng Nai', '0900 000 103', '2022-11-15'],
  ['Phường Đông Ngạc, quận Bắc Từ Liêm, Hà Nội', '0900 000 104', '2022-10-15'],
  ['Phường Đằng Hải, quận Hải An, Hải Phòng', '0900 000 105', '2023-03-31'],
] as const
const COUNTRIES = ['Hàn Quốc', 'Nhật Bản', 'Cộng hòa liên bang Đức'] as const

/** Statuses in the bloc: the oldest exempt, a branch with members far away and their group, some abroad, two disciplined. */
export async function loadStatuses(tx: Db, actor: Actor): Promise<void> {
  const { rows: organisations } = await sql<{ id: string }>`
    select id from organisation where code = ${BLOC}`.execute(tx)
  const organisationId = organisations[0]!.id
  const eventId = await recordEvent(tx, actor, { action: 'status.group', organisationId, details: {} })
  const recording = { actor, eventId, today: TODAY, writes: true }
  const old = await people(tx, organisationId, 'oldest', STATUSES_IN_2022.exempt)
  await recordCases(tx, exemption, old.map(exempted), recording)
  const branch = await awayBranch(tx, organisationId)
  const young = branch === null ? [] : await people(tx, branch, 'youngest', STATUSES_IN_2022.farAway)
  await recordCases(tx, farAway, young.map(gone), recording)
  const others = await people(tx, organisationId, 'youngest', 40)
  const free = others.filter((one) => one.unitId !== branch)
  await recordCases(tx, abroad, free.slice(0, STATUSES_IN_2022.abroad).map(overseas), recording)
  const disciplined = free.slice(
    STATUSES_IN_2022.abroad,
    STATUSES_IN_2022.abroad + STATUSES_IN_2022.disciplined,
  )
  await recordCases(tx, discipline, disciplined.map(reprimanded), recording)
  if (branch !== null) await loadGroup(tx, branch, young, eventId)
}

/** The first branch of the bloc with fifteen members: that of the demonstration's secretary. */
async function awayBranch(tx: Db, organisationId: string): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    select b.id from organisation_ancestor a join organisation b on b.id = a.descendant_id
    join member_spell s on s.organisation_id = b.id and s.from_day <= ${TODAY}::date and ${TODAY}::date < s.until_day
    where a.ancestor_id = ${organisationId} and a.from_day <= ${TODAY}::date and ${TODAY}::date < a.until_day
      and not exists (select from organisation_ancestor c where c.ancestor_id = b.id and c.descendant_id <> b.id)
    group by b.id, b.code having count(*) >= 15 order by b.code limit 1`.execute(tx)
  return rows[0]?.id ?? null
}

/** Official members below a unit by age; members of the branches alone. */
async function people(
  tx: Db,
  unitId: string,
  which: 'oldest' | 'youngest',
  count: number,
): Promise<Somebody[]> {
  const { rows } = await sql<Somebody>`
    select s.member_id as id, s.organisation_id as "unitId", (select count(*)::int from member_spell o
      where o.organisation_id = s.organisation_id and o.official_on <= '2022-01-01' and o.until_day > ${TODAY}::date) as officials
    from organisation_ancestor a join member_spell s on s.organisation_id = a.descendant_id
    where a.ancestor_id = ${unitId} and a.from_day <= ${TODAY}::date and ${TODAY}::date < a.until_day
      and s.official_on <= '2022-01-01' and s.from_day <= '2022-01-01' and s.until_day > ${TODAY}::date
    order by ${which === 'oldest' ? sql`s.born_on` : sql`s.born_on desc`}, s.member_id limit ${count}`.execute(
    tx,
  )
  return rows
}

const vote = (base: number) => ({
  base,
  present: base,
  inFavour: base,
  against: 0,
  exemptPresent: 0,
  typed: false,
})

function exempted({ id, unitId, officials }: Somebody, index: number): PastCase {
  const on = addDays(day('2022-03-01'), index * 5)
  return {
    organisationId: unitId,
    personIds: [id],
    openedOn: addDays(on, -6),
    values: { ground: index === 3 ? 'treatment' : 'old_ill', applied_on: addDays(on, -10) },
    acts: [
      {
        step: 'branch',
        outcome: 'agreed',
        on,
        values: { from: addDays(on, 1), ...(index === 3 ? { last_day: '2022-11-20' } : {}) },
        vote: vote(officials),
        decisionNo: `${String(index + 1).padStart(2, '0')}-NQ/CB`,
        decisionTerm: '2020-2022',
      },
      { step: 'report', outcome: 'noted', on: addDays(on, 4) },
    ],
  }
}

function gone({ id, unitId }: Somebody, index: number): PastCase {
  const [place, contact, expected] = PLACES[index]!
  const on = addDays(day('2022-02-10'), index * 20)
  const values = { from: addDays(on, -3), place, contact, expected_on: expected }
  return {
    organisationId: unitId,
    personIds: [id],
    openedOn: on,
    acts: [{ step: 'branch', outcome: 'recorded', on, values }],
  }
}

function overseas({ id, unitId }: Somebody, index: number): PastCase {
  const on = addDays(day('2022-04-05'), index * 30)
  const values = { from: on, place: COUNTRIES[index]!, expected_on: addMonths(on, 24) }
  return {
    organisationId: unitId,
    personIds: [id],
    openedOn: on,
    acts: [{ step: 'branch', outcome: 'recorded', on, values }],
  }
}

function reprimanded({ id, unitId, officials }: Somebody, index: number): PastCase {
  const on = day(['2022-05-12', '2022-08-18'][index]!)
  return {
    organisationId: unitId,
    personIds: [id],
    openedOn: addDays(on, -14),
    values: { measure: index === 0 ? 'khien_trach' : 'canh_cao' },
    acts: [
      {
        step: 'branch',
        outcome: 'decided',
        on,
        vote: vote(officials),
        decisionNo: `0${index + 1}-QĐ/CB`,
        decisionTerm: '2020-2022',
      },
    ],
  }
}

const CONTACT = [
  { name: 'person_id', type: 'bigint' },
  { name: 'on_day', type: 'date' },
  { name: 'manner', type: 'text' },
  { name: 'recorded_event', type: 'bigint' },
] as const

/** The group of those who are far away, with word of them month by month. Source of the model: the pilot of article 002. */
async function loadGroup(
  tx: Db,
  unitId: string,
  members: readonly Somebody[],
  eventId: string,
): Promise<void> {
  const from = day('2022-06-01')
  const group = { unitId, name: 'Tổ đảng đi làm ăn xa', forAway: true, from }
  const groupId = await insertGroup(tx, group, eventId)
  for (const [index, { id }] of members.entries()) {
    const role = index === 0 ? 'leader' : index === 1 ? 'deputy' : 'member'
    await insertPlace(tx, { groupId, personId: id, role, from, until: FOREVER }, eventId)
  }
  const heard: readonly Day[] = [day('2022-07-30'), day('2022-08-30'), day('2022-09-30')]
  const rows = members.slice(0, 4).flatMap(({ id }) =>
    heard.map((on, index) => ({
      person_id: id,
      on_day: on,
      manner: index === 2 ? 'online' : 'phone',
      recorded_event: eventId,
    })),
  )
  await bulkInsert(tx, 'away_contact', CONTACT, rows)
}
