import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { machineActor } from '#access/policy.ts'
import { verifyBodies } from '#body/verify.ts'
import { getPlan, listPlans } from '#coordination/store.ts'
import { totalsByKind } from '#body/store.ts'
import { sumOf } from '#body/rules.ts'
import { getMatrix } from '#duty/store.ts'
import { stateOf } from '#duty/rules.ts'
import { loadDemonstration } from '#main/register.ts'
import { day } from '#platform/day.ts'
import type { Database } from '#platform/database/connect.ts'
import { testDatabase } from '#testing/database.ts'

const actor = machineActor('test', day('2022-10-27'))
let database: Database
beforeAll(async () => {
  database = await testDatabase()
  await loadDemonstration(database.db, actor)
}, 120_000)
afterAll(() => database.close())

const unitOf = async (code: string) => {
  const { rows } = await sql<{ id: string }>`select id from organisation where code = ${code}`.execute(
    database.db,
  )
  return rows[0]!.id
}
const totals = async (code: string, on: string, scope: 'own' | 'below' = 'own') =>
  totalsByKind(database.db, actor, { organisationId: await unitOf(code), on: day(on), scope })

test('article 004: central bodies have fewer internal units, deputies and staff than two years before', async () => {
  const [before, after] = [
    sumOf([...(await totals('TW', '2018-10-05')).values()]),
    sumOf([...(await totals('TW', '2021-06-30')).values()]),
  ]
  expect(after.bodies).toBe(before.bodies)
  expect(before.internalUnits - after.internalUnits).toBe(6 + 4 + 4)
  expect(before.quota - after.quota).toBe(80 + 50 + 30)
  expect(before.deputies - after.deputies).toBe(3)
})

test('article 004: two offices of a firm of the bloc became one under guidance 17', async () => {
  const at = async (on: string) => {
    const byKind = await totals('NAMDINH.KHOI', on, 'below')
    return [byKind.get('tham_muu')?.bodies ?? 0, byKind.get('chuyen_mon')?.bodies ?? 0]
  }
  expect([await at('2018-10-05'), await at('2019-06-30'), await at('2019-07-01')]).toEqual([
    [1, 1],
    [1, 1],
    [1, 0],
  ])
})

test('article 000: the city’s commission has its offices, its staff and its job positions', async () => {
  const { rows } = await sql<{
    quota: number
    present: number
    positions: number
    filled: number
    offices: number
  }>`
    select state.quota, state.present, (select sum(quota)::integer from body_position where body_id = body.id) as positions,
      (select sum(actual)::integer from body_position where body_id = body.id) as filled,
      (select count(*)::integer from body_state one where one.superior_id = body.id) as offices
    from body join body_state state on state.body_id = body.id
    where state.name = 'Ban Tổ chức Thành ủy Thành phố Hồ Chí Minh'`.execute(database.db)
  expect(rows).toEqual([{ quota: 72, present: 68, positions: 72, filled: 68, offices: 6 }])
})

test('the bloc’s standing committee has divided its work, with one gap, one overlap and four units left over', async () => {
  const matrix = await getMatrix(database.db, actor, {
    organisationId: await unitOf('NAMDINH.KHOI'),
    committee: 'ban_thuong_vu',
    on: day('2022-10-27'),
  })
  expect(matrix.members).toHaveLength(9)
  const states = matrix.fields.map(({ name, holders }) => [name, stateOf(holders)])
  expect(states.filter(([, state]) => state !== 'one')).toEqual([
    ['Phát triển kinh tế, doanh nghiệp', 'overlap'],
    ['Quốc phòng, an ninh', 'gap'],
  ])
  expect(matrix.areas).toEqual({ all: 159, gaps: 4, overlaps: 0 })
  expect(matrix.regulations).toMatchObject([{ number: '01-QC/ĐUK', inForce: true }])
})

test('article 002: the plan of 2023-2027 of Đồng Nai with the Front, its tasks and its first review', async () => {
  const unit = { organisationId: await unitOf('DONGNAI'), on: day('2024-04-01') }
  const { items } = await listPlans(database.db, actor, unit, { limit: 10 })
  expect(items).toMatchObject([{ from: '2023-01-01', to: '2027-12-31', years: { over: 1, reviewed: 1 } }])
  const plan = await getPlan(database.db, actor, items[0]!.id, day('2024-04-01'))
  expect(plan.partners.map((one) => one.name)).toEqual([
    'Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh Đồng Nai',
    'Ban tổ chức các huyện ủy, thành ủy trực thuộc',
  ])
  expect(plan.assignments).toHaveLength(3)
})

test('nothing that is recorded of bodies contradicts itself, and what does is found', async () => {
  expect(await verifyBodies(database.db)).toEqual([])
  await sql`
    update body_state set superseded_at = now()
    where name = 'Ban Chỉ đạo thực hiện Chỉ thị 05 của Đảng ủy Khối'`.execute(database.db)
  expect(new Set((await verifyBodies(database.db)).map((one) => one.code))).toEqual(
    new Set(['outside-body', 'superior-not-there']),
  )
})
