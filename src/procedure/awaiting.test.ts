import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cardExchange } from '#card/exchange.ts'
import { plantUnits } from '#access/small-world.ts'
import { machineActor } from '#access/policy.ts'
import { day } from '#platform/day.ts'
import type { Database } from '#platform/database/connect.ts'
import { testDatabase } from '#testing/database.ts'
import { awaitedBy, casesAwaiting } from './awaiting.ts'

const TODAY = day('2022-10-27')
const UNTIL = day('2022-11-26')

let database: Database
let unit: Map<string, string>
beforeAll(async () => {
  database = await testDatabase()
  const { db } = database
  unit = await plantUnits(db, [
    ['TW', null],
    ['TINH', 'TW'],
    ['TINH.1', 'TINH'],
    ['TINH.2', 'TINH'],
    ['BAC', 'TW'],
  ])
  // A province with many people, 5,000 open cases of which each unit awaits a part, and as many that have ended.
  await sql`
    insert into person (organisation_id, full_name, name_key, given_key, name_order, sex, born_on)
    select ${unit.get('TINH.1')}, 'Người thử ' || n, '', '', '', 'nam', '1990-01-01' from generate_series(1, 20000) n`.execute(
    db,
  )
  await sql`
    insert into procedure_case (kind, organisation_id, opener_id, opened_on, place, state, arrived_on, awaiting_id,
      awaiting_unit, awaiting_organ, due_on, ended_on, acts)
    select 'card-exchange', ${unit.get('TINH.1')}, ${unit.get('TINH.1')}, '2022-09-01',
      case when n <= 5000 then 'decision' else 'done' end, case when n <= 5000 then 'open' else 'done' end, '2022-09-01',
      case when n <= 5000 then (array[${unit.get('TINH')}, ${unit.get('TINH.1')}, ${unit.get('TINH.2')}, ${unit.get('BAC')}]::bigint[])[1 + n % 4] end,
      'superior', 'standing', date '2022-10-01' + n % 100, case when n > 5000 then date '2022-10-01' end, 1
    from generate_series(1, 10000) n`.execute(db)
  await sql`
    insert into procedure_subject (case_id, person_id, kind, is_open)
    select c.id, p.id, c.kind, c.ended_on is null from procedure_case c join person p on p.id = (
      select min(id) from person) + c.id`.execute(db)
  await sql`analyze person, procedure_case, procedure_subject`.execute(db)
})
afterAll(() => database.close())

const units = () => sql`select unnest(${[unit.get('TINH')!]}::bigint[])`

test('the inbox of a province with 5,000 open cases reads one index and no more people than it lists', async () => {
  const question = awaitedBy({ units: units(), until: UNTIL, limit: 301 })
  const { rows } = await sql<{ 'QUERY PLAN': object }>`explain (format json) ${question}`.execute(database.db)
  const plan = JSON.stringify(rows[0]!['QUERY PLAN'])
  expect(plan).toContain('procedure_case_awaiting')
  expect(plan).not.toMatch(/"Seq Scan"[^}]*"Relation Name":"(person|procedure_case|procedure_subject)"/)
  expect(plan).toContain('person_pkey')
})

test('it lists what is due by the day, overdue first, and counts the units below', async () => {
  const { db } = database
  const source = casesAwaiting([cardExchange])
  const actor = machineActor('test', TODAY)
  const listed = await source.list(db, actor, { units: units(), on: TODAY, until: UNTIL, limit: 2000 })
  const days = listed.map((one) => one.dueOn!)
  expect(days).toEqual(days.toSorted())
  // Of 1,250 cases with deadlines over 100 days from 01/10, those with a day of the first 57 that is 0 modulo 4.
  expect(listed).toHaveLength(750)
  expect(days.at(-1)! <= UNTIL).toBe(true)
  const below = await source.below!(db, actor, {
    organisationId: unit.get('TW')!,
    on: TODAY,
    until: day('2022-11-03'),
  })
  const named = new Map([...unit].map(([code, id]) => [id, code]))
  const counted = Object.fromEntries(
    below.map((one) => [named.get(one.organisationId), one.overdue + one.soon]),
  )
  expect(counted).toEqual({ TINH: 1300, BAC: 400 })
})
