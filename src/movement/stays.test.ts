import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '#platform/database/connect.ts'
import { day, FOREVER } from '#platform/day.ts'
import { inTransaction } from '#platform/db.ts'
import { testDatabase } from '#testing/database.ts'
import { emptyRegister, loadRegister } from '#testing/load-register.ts'
import { exampleRegister } from '#testing/random-register.ts'
import { lockLedger } from './member-ledger.ts'
import { COUNTED_FIELDS, staysOf, type CountedValue } from './stays.ts'

let database: Database
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

const step = (on: string, from: string | null, to: string | null) => ({
  on: day(on),
  category: 'I4',
  from,
  to,
})
const value = (from: string | null, code: number | null): CountedValue => ({
  field: 'education',
  from: from === null ? null : day(from),
  code,
})

const IN = step('2020-01-01', null, 'A')

test.each<
  [
    story: string,
    steps: ReturnType<typeof step>[],
    values: CountedValue[],
    stays: [string, string, string, number | null][],
  ]
>([
  ['stays until further notice', [IN], [], [['A', '2020-01-01', FOREVER, null]]],
  [
    'moves',
    [IN, step('2021-05-01', 'A', 'B')],
    [],
    [
      ['A', '2020-01-01', '2021-05-01', null],
      ['B', '2021-05-01', FOREVER, null],
    ],
  ],
  ['leaves on the day of coming: no stay', [IN, step('2020-01-01', 'A', null)], [], []],
  [
    'moves on twice on one day: only the last unit has him',
    [IN, step('2020-01-01', 'A', 'B')],
    [],
    [['B', '2020-01-01', FOREVER, null]],
  ],
  [
    'graduates in between: two stays in one unit',
    [IN],
    [value(null, 1), value('2022-07-01', 2)],
    [
      ['A', '2020-01-01', '2022-07-01', 1],
      ['A', '2022-07-01', FOREVER, 2],
    ],
  ],
  [
    'graduated before, and on the first day: nothing to cut',
    [IN],
    [value('2020-01-01', 3), value(null, 1), value('2019-07-01', 2)],
    [['A', '2020-01-01', FOREVER, 3]],
  ],
  [
    'what was known is known no more',
    [IN],
    [value(null, 1), value('2022-07-01', null)],
    [
      ['A', '2020-01-01', '2022-07-01', 1],
      ['A', '2022-07-01', FOREVER, null],
    ],
  ],
])('a member who %s', (_story, steps, values, stays) => {
  const found = staysOf(steps, values).map((one) => [one.organisationId, one.from, one.until, one.education])
  expect(found).toEqual(stays)
})

test('the stays of each member are those that are derived of all members together', async () => {
  const { db } = database
  let stays = 0
  for (const seed of [21, 22, 23]) {
    await emptyRegister(db)
    await loadRegister(db, exampleRegister(seed))
    const { rows } = await sql<{ id: string }>`select person_id as id from member`.execute(db)
    for (const { id } of rows) {
      const { steps, values, spells } = await inTransaction(db, (tx) => lockLedger(tx, id, null))
      const derived = staysOf(steps, values).map(({ organisationId, from, until, ...counted }) => ({
        organisation_id: Number(organisationId),
        from_day: from,
        until_day: until,
        ...counted,
      }))
      const kept = spells
        .toSorted((one, other) => (one.from_day < other.from_day ? -1 : 1))
        .map((spell) =>
          Object.fromEntries(
            ['organisation_id', 'from_day', 'until_day', ...COUNTED_FIELDS].map((column) => [
              column,
              spell[column],
            ]),
          ),
        )
      expect(derived, `${seed} ${id}`).toEqual(kept)
      stays += derived.length
    }
  }
  expect(stays).toBeGreaterThan(100)
}, 60_000)
