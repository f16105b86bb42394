import { sql } from 'kysely'
import { recordEvent } from '#access/events.ts'
import type { Actor } from '#access/policy.ts'
import { writeAct } from '#body/act-store.ts'
import type { Particulars, WantedAct } from '#body/api.ts'
import type { BodyRole } from '#body/codes.ts'
import { foundMany } from '#body/found-many.ts'
import { recordMember, recordPosition } from '#body/member-store.ts'
import { outlookOf } from '#body/outlook.ts'
import { refusalsToAct } from '#body/rules.ts'
import { actKeys, situationOf } from '#body/situation.ts'
import { particulars, wantedAct } from '#body/small-bodies.ts'
import { day, FOREVER, untilOf } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { insist } from '#platform/errors.ts'
import { CITY_COMMISSION, FOUNDED, LEANER, POSITIONS, type Founded } from './body-names.ts'
import { loadCoordination } from './coordination-work.ts'
import { loadDuties } from './duty-work.ts'

/** Bodies recorded so far, by name. */
type Known = Map<string, { id: string; publicId: string }>

/** Bodies, what became of them, the division of work in the bloc's standing committee, a coordination plan. */
export async function loadBodyWork(tx: Db, actor: Actor): Promise<void> {
  const units = await unitIds(tx)
  const known: Known = new Map()
  for (const level of [FOUNDED.filter((one) => !one.under), FOUNDED.filter((one) => one.under)])
    await foundLevel(tx, actor, level, units, known)
  await makeLeaner(tx, actor, units, known)
  await mergeInFirm(tx, actor)
  await mergeInBloc(tx, actor, units, known)
  await fillPositions(tx, actor, known)
  await seatSteering(tx, actor, known)
  await loadDuties(tx, actor)
  await loadCoordination(tx, actor)
}

type Units = ReadonlyMap<string, { id: string; publicId: string }>

async function unitIds(tx: Db): Promise<Units> {
  const codes = [...new Set(FOUNDED.flatMap(({ unit, partyGroup }) => [unit, partyGroup ?? unit]))]
  const { rows } = await sql<{ code: string; id: string; publicId: string }>`
    select code, id, public_id as "publicId" from organisation where code = any(${codes}::text[])`.execute(tx)
  return new Map(rows.map(({ code, ...ids }) => [code, ids]))
}

/** Founds bodies whose superiors are founded already. */
async function foundLevel(
  tx: Db,
  actor: Actor,
  level: readonly Founded[],
  units: Units,
  known: Known,
): Promise<void> {
  const ids = await foundMany(
    tx,
    actor,
    level.map((one) => ({
      organisationId: units.get(one.unit)!.id,
      on: day(one.on),
      decisionNo: decisionOf(one.on),
      particulars: particularsOf(one),
      superiorId: one.under ? known.get(one.under)!.id : null,
      partyGroupId: one.partyGroup ? units.get(one.partyGroup)!.id : null,
    })),
  )
  const { rows } = await sql<{ id: string; publicId: string }>`
    select id, public_id as "publicId" from body where id = any(${ids}::bigint[])`.execute(tx)
  const byId = new Map(rows.map((row) => [row.id, row]))
  level.forEach(({ name }, index) => known.set(name, byId.get(ids[index]!)!))
}

function particularsOf({ name, kind, functions, numbers = [], plannedTo }: Founded): Particulars {
  const [quota = null, present = null, internalUnits = null, deputies = null, deputyLimit = null] = numbers
  const planned = plannedTo === undefined ? null : day(plannedTo)
  const staff = { quota, present, internalUnits, deputies, deputyLimit }
  return particulars(name, { kind, functions: functions ?? null, plannedTo: planned, ...staff })
}

function decisionOf(on: string): string {
  return `${on.slice(8)}${on.slice(5, 7)}-QĐ/MH`
}

/** An act under an invented decision that is numbered by its day. */
function decided(act: WantedAct['act'], unit: string, on: string, change: Partial<WantedAct>): WantedAct {
  return wantedAct(act, unit, on, { decisionNo: decisionOf(on), ...change })
}

/** Records an act as the routes do, judged by the same rules; answers the public id of its main body. */
async function act(tx: Db, actor: Actor, wanted: WantedAct): Promise<string> {
  const keys = await actKeys(tx, actor, wanted)
  const situation = await situationOf(tx, wanted, keys)
  insist(refusalsToAct(wanted, situation))
  const outlook = outlookOf(wanted, situation)
  const details = { act: wanted.act, on: wanted.on, bodies: wanted.bodies.length }
  const eventId = await recordEvent(tx, actor, {
    action: 'body.act',
    organisationId: keys.organisationId,
    details,
  })
  const { bodyId } = await writeAct(tx, { wanted, keys, outlook, documentId: null }, eventId)
  const { rows } = await sql<{ id: string }>`select public_id as id from body where id = ${bodyId}`.execute(
    tx,
  )
  return rows[0]!.id
}

/** Article 004: central bodies with fewer internal units, deputies and staff. */
async function makeLeaner(tx: Db, actor: Actor, units: Units, known: Known): Promise<void> {
  for (const { name, on, ...numbers } of LEANER) {
    const before = FOUNDED.find((one) => one.name === name)!
    const founding = particularsOf(before)
    const after = {
      ...founding,
      ...numbers,
      present: numbers.quota - 10,
      deputyLimit: numbers.deputies,
    }
    await act(
      tx,
      actor,
      decided('change', units.get('TW')!.publicId, on, {
        bodies: [known.get(name)!.publicId],
        particulars: after,
      }),
    )
  }
}

/** Article 004, 17-HD/BTCTW: in a firm of the bloc the committee's advisory body and the firm's own office become one. */
async function mergeInFirm(tx: Db, actor: Actor): Promise<void> {
  const { rows } = await sql<{ id: string }>`
    select organisation.public_id as id from organisation_state state
    join organisation on organisation.id = state.organisation_id
    where code like 'NAMDINH.KHOI.%' and state.type = 'doanh_nghiep_nha_nuoc' and state.kind = 'dang_bo_co_so'
      and state.superseded_at is null order by code limit 1`.execute(tx)
  const firm = rows[0]!.id
  const found = (name: string, kind: Particulars['kind'], quota: number) =>
    act(
      tx,
      actor,
      decided('found', firm, '2015-02-03', { particulars: particulars(name, { kind, quota, deputies: 1 }) }),
    )
  const bodies = [
    await found('Ban Tổ chức Đảng ủy Công ty', 'tham_muu', 3),
    await found('Phòng Tổ chức - Nhân sự Công ty', 'chuyen_mon', 9),
  ]
  const after = particulars('Phòng Tổ chức - Nhân sự, Đảng vụ', {
    kind: 'tham_muu',
    functions: 'Tham mưu, giúp việc Đảng ủy và Ban Giám đốc về tổ chức, cán bộ, đảng viên.',
    quota: 9,
    present: 9,
    deputies: 1,
    deputyLimit: 1,
  })
  const note = 'Hợp nhất theo Hướng dẫn 17-HD/BTCTW ngày 05/10/2018'
  await act(tx, actor, decided('merge', firm, '2019-07-01', { bodies, particulars: after, note }))
}

/** In the bloc itself propaganda and mass mobilisation become one commission. */
async function mergeInBloc(tx: Db, actor: Actor, units: Units, known: Known): Promise<void> {
  const bodies = ['Ban Tuyên giáo Đảng ủy Khối', 'Ban Dân vận Đảng ủy Khối'].map(
    (name) => known.get(name)!.publicId,
  )
  const after = particulars('Ban Tuyên giáo - Dân vận Đảng ủy Khối', {
    quota: 7,
    present: 6,
    deputies: 1,
    deputyLimit: 2,
  })
  await act(
    tx,
    actor,
    decided('merge', units.get('NAMDINH.KHOI')!.publicId, '2020-01-01', { bodies, particulars: after }),
  )
}

async function fillPositions(tx: Db, actor: Actor, known: Known): Promise<void> {
  const bodyId = known.get(CITY_COMMISSION)!.id
  const eventId = await recordEvent(tx, actor, {
    action: 'body.position',
    details: { positions: POSITIONS.length },
  })
  for (const [category, name, quota, actual] of POSITIONS)
    await recordPosition(
      tx,
      { bodyId, category, name, quota, actual, from: day('2021-01-01'), until: FOREVER },
      eventId,
    )
}

/** The bloc's steering committee is made of its standing committee; its drafting group of a few others. */
async function seatSteering(tx: Db, actor: Actor, known: Known): Promise<void> {
  const { rows } = await sql<{ holderId: string }>`
    select person_id as "holderId" from post join organisation on organisation.id = post.organisation_id
    where organisation.code = 'NAMDINH.KHOI' and committee = 'ban_thuong_vu' and superseded_at is null
    order by array_position('{bi_thu,pho_bi_thu_thuong_truc,pho_bi_thu,uy_vien_btv}'::text[], role), post.id`.execute(
    tx,
  )
  const eventId = await recordEvent(tx, actor, { action: 'body.member', details: { members: rows.length } })
  const steering = known.get('Ban Chỉ đạo thực hiện Chỉ thị 05 của Đảng ủy Khối')!.id
  const drafting = known.get('Tổ Biên tập báo cáo sơ kết Chỉ thị 05')!.id
  const roles: readonly BodyRole[] = ['head', 'standing_deputy', 'deputy']
  const seat = (bodyId: string, holderId: string, role: BodyRole, from: string, to: string) =>
    recordMember(
      tx,
      {
        bodyId,
        holderId,
        holderName: null,
        role,
        from: day(from),
        until: untilOf(day(to)),
        decisionNo: `${from.slice(8)}-QĐ/ĐUK`,
      },
      eventId,
    )
  for (const [index, { holderId }] of rows.entries())
    await seat(steering, holderId, roles[index] ?? 'member', '2021-07-01', '2025-06-30')
  for (const [index, { holderId }] of rows.slice(2, 5).entries())
    await seat(drafting, holderId, index === 0 ? 'head' : 'member', '2022-03-01', '2022-12-31')
}
