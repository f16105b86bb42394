import { sql } from 'kysely'
import { recordEvent } from '#access/events.ts'
import type { Actor } from '#access/policy.ts'
import { SUGGESTED_FIELDS } from '#duty/codes.ts'
import { recordRegulation } from '#duty/regulation-store.ts'
import { quarterOf } from '#duty/rules.ts'
import { addFields } from '#duty/write-store.ts'
import { day, FOREVER } from '#platform/day.ts'
import { bulkInsert, type Db } from '#platform/db.ts'

const FROM = day('2020-09-01')
const DECISION = '15-TB/ĐUK'

/** Which members of the standing committee (by rank) answer for which field: one by nobody, one by two of them. */
const FIELDS: Record<(typeof SUGGESTED_FIELDS)[number], readonly number[]> = {
  'Phụ trách chung': [0],
  'Công tác tổ chức, cán bộ': [1],
  'Công tác kiểm tra, giám sát': [8],
  'Công tác tuyên giáo': [2],
  'Công tác dân vận, Mặt trận, đoàn thể': [3],
  'Công tác nội chính, phòng chống tham nhũng': [4],
  'Phát triển kinh tế, doanh nghiệp': [5, 6],
  'Văn hóa, xã hội': [7],
  'Quốc phòng, an ninh': [],
  'Văn phòng, tài chính đảng': [1],
}

/** How many grassroots organisations nobody follows. */
const UNFOLLOWED = 4
const DUTY = [
  { name: 'organisation_id', type: 'bigint' },
  { name: 'committee', type: 'text' },
  { name: 'kind', type: 'text' },
  { name: 'field_id', type: 'bigint' },
  { name: 'unit_id', type: 'bigint' },
  { name: 'holder_id', type: 'bigint' },
  { name: 'from_day', type: 'date' },
  { name: 'until_day', type: 'date' },
  { name: 'decision_no', type: 'text' },
  { name: 'recorded_event', type: 'bigint' },
] as const

/** The bloc's working regulation, the division of work in its standing committee, and branches whose meetings it attends. */
export async function loadDuties(tx: Db, actor: Actor): Promise<void> {
  const { rows: seats } = await sql<{ organisationId: string; holderId: string }>`
    select organisation.id as "organisationId", person_id as "holderId"
    from post join organisation on organisation.id = post.organisation_id
    where organisation.code = 'NAMDINH.KHOI' and committee = 'ban_thuong_vu' and superseded_at is null
    order by array_position('{bi_thu,pho_bi_thu_thuong_truc,pho_bi_thu,uy_vien_btv}'::text[], role), post.id`.execute(
    tx,
  )
  const { organisationId } = seats[0]!
  const eventId = await recordEvent(tx, actor, {
    action: 'duty.record',
    organisationId,
    details: { from: FROM },
  })
  await recordRegulation(
    tx,
    {
      organisationId,
      committee: 'ban_thuong_vu',
      number: '01-QC/ĐUK',
      subject: 'Quy chế làm việc của Ban Chấp hành, Ban Thường vụ Đảng ủy Khối nhiệm kỳ 2020-2025',
      documentId: null,
      from: day('2020-08-15'),
      until: FOREVER,
    },
    eventId,
  )
  await addFields(tx, organisationId, { names: SUGGESTED_FIELDS, from: day('2020-08-15') }, eventId)
  const duty = {
    organisation_id: organisationId,
    committee: 'ban_thuong_vu',
    from_day: FROM,
    until_day: FOREVER,
    decision_no: DECISION,
    recorded_event: eventId,
  }
  const holder = (rank: number) => seats[rank % seats.length]!.holderId
  await bulkInsert(
    tx,
    'duty',
    [...DUTY],
    [
      ...(await fieldDuties(tx, organisationId)).map(({ fieldId, rank }) => ({
        ...duty,
        kind: 'field',
        field_id: fieldId,
        holder_id: holder(rank),
      })),
      ...(await unitsToFollow(tx, organisationId)).map((unitId, index) => ({
        ...duty,
        kind: 'area',
        unit_id: unitId,
        holder_id: holder(index),
      })),
      ...(await branchesToAttend(tx)).map((unitId, index) => ({
        ...duty,
        kind: 'cell',
        unit_id: unitId,
        holder_id: holder(index),
      })),
    ],
  )
  await countMeetings(tx, organisationId, eventId)
}

async function fieldDuties(tx: Db, organisationId: string): Promise<{ fieldId: string; rank: number }[]> {
  const { rows } = await sql<{ id: string; name: keyof typeof FIELDS }>`
    select id, name from duty_field where organisation_id = ${organisationId} order by place`.execute(tx)
  return rows.flatMap(({ id, name }) => FIELDS[name].map((rank) => ({ fieldId: id, rank })))
}

async function unitsToFollow(tx: Db, organisationId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select organisation_id as id from organisation_state state join organisation on organisation.id = organisation_id
    where superior_id = ${organisationId} and superseded_at is null and from_day <= ${FROM}::date
      and '2022-10-27'::date < until_day
    order by code`.execute(tx)
  return rows.map((row) => row.id).slice(0, -UNFOLLOWED)
}

async function branchesToAttend(tx: Db): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`
    select organisation_id as id from organisation_state state join organisation on organisation.id = organisation_id
    where code in ('NAMDINH.KHOI.001.02', 'NAMDINH.KHOI.002.03', 'NAMDINH.KHOI.003.04', 'NAMDINH.KHOI.005.02',
      'NAMDINH.KHOI.006.03', 'NAMDINH.KHOI.008.01') and superseded_at is null
    group by organisation_id, code order by code`.execute(tx)
  return rows.map((row) => row.id)
}

/** Three quarters of 2022: three meetings each, of which all, two or one were attended. */
async function countMeetings(tx: Db, organisationId: string, eventId: string): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select id from duty where organisation_id = ${organisationId} and kind = 'cell' order by id`.execute(tx)
  const quarters = [1, 2, 3].map((quarter) => quarterOf(2022, quarter))
  await bulkInsert(
    tx,
    'duty_attendance',
    [
      { name: 'duty_id', type: 'bigint' },
      { name: 'from_day', type: 'date' },
      { name: 'until_day', type: 'date' },
      { name: 'held', type: 'integer' },
      { name: 'attended', type: 'integer' },
      { name: 'recorded_event', type: 'bigint' },
    ],
    rows.flatMap(({ id }, index) =>
      quarters.map(({ from, until }, quarter) => ({
        duty_id: id,
        from_day: from,
        until_day: until,
        held: 3,
        attended: 3 - ((index * (quarter + 1)) % 3),
        recorded_event: eventId,
      })),
    ),
  )
}
