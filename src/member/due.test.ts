import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '#platform/database/connect.ts'
import { addDays, day, type Day } from '#platform/day.ts'
import { testDatabase } from '#testing/database.ts'
import { loadSmallWorld } from '#testing/small-world.ts'
import { badgeLevelsOn, retiresOn } from './due-law.ts'
import { membersDue, type MemberDueKind } from './due.ts'

test.each<[string, 'nam' | 'nữ', string | null]>([
  ['1960-12-31', 'nam', null],
  ['1961-01-01', 'nam', '2021-04-30'],
  ['1961-09-30', 'nam', '2021-12-31'],
  ['1961-10-01', 'nam', '2022-04-30'],
  ['1962-06-15', 'nam', '2022-12-31'],
  ['1962-07-01', 'nam', '2023-04-30'],
  ['1966-03-31', 'nam', '2027-12-31'],
  ['1966-04-01', 'nam', '2028-04-30'],
  ['1980-05-20', 'nam', '2042-05-31'],
  ['1965-12-31', 'nữ', null],
  ['1966-01-01', 'nữ', '2021-05-31'],
  ['1966-08-31', 'nữ', '2021-12-31'],
  ['1966-09-01', 'nữ', '2022-05-31'],
  ['1974-09-01', 'nữ', '2034-05-31'],
  ['1975-05-01', 'nữ', '2035-05-31'],
  ['1990-02-11', 'nữ', '2050-02-28'],
])('born %s, %s: retires on %s', (bornOn, sex, expected) => {
  expect(retiresOn(day(bornOn), sex)).toBe(expected)
})

test('the badge of 45 years came in 2016', () => {
  expect(badgeLevelsOn(day('2016-07-24'))).not.toContain(45)
  expect(badgeLevelsOn(day('2016-07-25'))).toContain(45)
})

let database: Database
beforeAll(async () => {
  database = await testDatabase()
  await loadSmallWorld(database.db)
})
afterAll(() => database.close())

async function due(kind: MemberDueKind, code: string, on: string, within = 0) {
  const { rows } = await sql<{ id: string }>`select id from organisation where code = ${code}`.execute(
    database.db,
  )
  const from = day(on)
  const found = await membersDue(database.db, kind, {
    organisationId: rows[0]!.id,
    on: from,
    until: addDays(from, within),
  })
  return found.map(({ member_code, due_on, level }) => [member_code, due_on, level] as [string, Day, number?])
}

test('a probationer is due after twelve months, on that very day', async () => {
  expect(await due('recognition', 'NK', '2022-05-19', 364)).toEqual([])
  expect(await due('recognition', 'NK', '2022-05-19', 365)).toEqual([['NK-4', '2023-05-19', undefined]])
  expect(await due('recognition', 'NK', '2023-05-19')).toEqual([['NK-4', '2023-05-19', undefined]])
  expect(await due('recognition', 'NK', '2023-05-20', 30)).toEqual([])
  expect(await due('recognition', 'NK.CB1', '2023-05-19')).toEqual([])
})

test('a badge is due when the level is reached, the highest one, unless it is held', async () => {
  expect(await due('badge', 'NK.CB1', '2015-01-14')).toEqual([])
  expect(await due('badge', 'NK.CB1', '2015-01-14', 1)).toEqual([['NK-5', '2015-01-15', 30]])
  expect(await due('badge', 'NK', '2020-12-31')).toEqual([
    ['NK-5', '2015-01-15', 30],
    ['NK-8', '2020-02-01', 55],
  ])
  await sql`insert into badge (member_id, level, on_day)
    select person_id, 55, '2020-02-03' from member where member_code = 'NK-8'`.execute(database.db)
  expect(await due('badge', 'NK', '2020-12-31')).toEqual([['NK-5', '2015-01-15', 30]])
  expect(await due('badge', 'NK', '2020-01-31', 1)).toContainEqual(['NK-8', '2020-02-01', 55])
})

test('a badge of somebody admitted on 29 February is due on 1 March', async () => {
  await sql`update member set admission_decided_on = '1984-02-29' where member_code = 'NK-3'`.execute(
    database.db,
  )
  expect(await due('badge', 'NK.CB2', '2014-02-28')).not.toContainEqual(['NK-3', '2014-03-01', 30])
  expect(await due('badge', 'NK.CB2', '2014-03-01')).toContainEqual(['NK-3', '2014-03-01', 30])
})

test('who reaches the age of the year retires at the end of that month', async () => {
  expect(await due('retirement', 'NK', '2025-01-01', 365 * 3)).toEqual([['NK-7', '2027-11-30', undefined]])
  expect(await due('retirement', 'NK', '2027-12-01', 365)).toEqual([])
})
