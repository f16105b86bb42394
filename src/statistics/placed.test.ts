import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '#platform/database/connect.ts'
import { day } from '#platform/day.ts'
import { testDatabase } from '#testing/database.ts'
import { loadRegister } from '#testing/load-register.ts'
import { getBalance } from './balance.ts'
import { listBalancePeople } from './people.ts'
import { getUnit } from './unit.ts'

let database: Database
beforeAll(async () => {
  database = await testDatabase()
  await loadRegister(database.db, REGISTER, '1')
})
afterAll(() => database.close())

const state = (code: string, parent_code: string, from: string, to = '') => ({
  code,
  name: `Đảng bộ ${code}`,
  kind: parent_code === '' ? 'trung_uong' : 'dang_bo_co_so',
  type: '',
  parent_code,
  from,
  to,
  decision_no: '',
})
const person = (member_code: string) => ({
  member_code,
  full_name: `Nguyễn Văn ${member_code}`,
  sex: 'nam',
  born_on: '1980-01-01',
})
const entered = (member_code: string, to_code: string, on = '2020-01-01') => ({
  member_code,
  day: on,
  category: on === '2020-01-01' ? 'I0' : 'I1',
  from_code: '',
  to_code,
  decision_no: '',
  note: '',
})

/** Two provinces until 1 July 2025, when TAY was taken in by DONG with its commune and its own member. */
const REGISTER = {
  organisations: [
    state('TW', '', '2020-01-01'),
    state('DONG', 'TW', '2020-01-01'),
    state('TAY', 'TW', '2020-01-01', '2025-06-30'),
    state('XA1', 'DONG', '2020-01-01'),
    state('XA2', 'TAY', '2020-01-01', '2025-06-30'),
    state('XA2', 'DONG', '2025-07-01'),
  ],
  members: ['A', 'B', 'C', 'D'].map(person),
  movements: [
    entered('A', 'XA1'),
    entered('B', 'XA2'),
    entered('C', 'TAY'),
    entered('D', 'XA2', '2024-03-03'),
    {
      member_code: 'B',
      day: '2024-05-05',
      category: 'I4',
      from_code: 'XA2',
      to_code: 'XA1',
      decision_no: '',
      note: '',
    },
    {
      member_code: 'C',
      day: '2025-07-01',
      category: 'I5',
      from_code: 'TAY',
      to_code: 'XA1',
      decision_no: '',
      note: '',
    },
  ],
  links: [
    { predecessor_code: 'TAY', successor_code: 'DONG', day: '2025-07-01', act: 'absorb', decision_no: '' },
  ],
}

const [FROM, TO, TODAY] = [day('2024-01-01'), day('2024-12-31'), day('2025-12-31')]
const used = (counts: Record<string, number>) =>
  Object.fromEntries(Object.entries(counts).filter(([, count]) => count > 0))

test('before the merger the province held its own, by today’s structure also what it was to take in', async () => {
  const { db } = database
  const unit = await getUnit(db, { code: 'DONG' }, TO)
  const was = await getBalance(db, unit, FROM, TO)
  expect([was.opening, used(was.increases), used(was.decreases), was.closing]).toEqual([1, { I4: 1 }, {}, 2])
  const now = await getBalance(db, unit, FROM, TO, { treeOn: TODAY })
  // The transfer between the two provinces is now inside one; the admission in XA2 is ours.
  expect([now.opening, used(now.increases), used(now.decreases), now.closing]).toEqual([3, { I1: 1 }, {}, 4])
  const rows = now.children.map((child) => [
    child.unit.code,
    child.opening,
    used(child.increases),
    used(child.decreases),
    child.closing,
  ])
  expect(rows).toEqual([
    ['XA1', 1, { I4: 1 }, {}, 2],
    ['XA2', 1, { I1: 1 }, { D5: 1 }, 1],
  ])
  // What the province that ended held itself stands with its heir.
  expect([now.own.opening, now.own.closing]).toEqual([1, 1])
})

test('the year of the merger shows no members passing along, but the one who moved on', async () => {
  const { db } = database
  const unit = await getUnit(db, { code: 'DONG' }, TODAY)
  const now = await getBalance(db, unit, day('2025-01-01'), TODAY, { treeOn: TODAY })
  expect([now.opening, used(now.increases), used(now.decreases), now.closing]).toEqual([4, {}, {}, 4])
  expect(used(now.own.decreases)).toEqual({ D6: 1 })
})

test('the cells open to the people whom they count', async () => {
  const { db } = database
  const { rows } = await sql<{ id: string }>`select id from organisation where code = 'DONG'`.execute(db)
  const names = async (cell: string, own: boolean) =>
    (
      await listBalancePeople(
        db,
        rows[0]!.id,
        { from: FROM, to: TO, cell, own, treeOn: TODAY },
        { limit: 10 },
      )
    ).items.map((one) => one.memberCode)
  expect(await names('I1', false)).toEqual(['D'])
  expect(await names('closing', false)).toEqual(['A', 'B', 'C', 'D'])
  expect(await names('closing', true)).toEqual(['C'])
})
