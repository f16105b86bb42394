import { afterAll, beforeAll, expect, test } from 'vitest'
import { sql } from 'kysely'
import { machineActor } from '#access/policy.ts'
import { cardExchange } from '#card/exchange.ts'
import { inTransaction } from '#platform/db.ts'
import type { Database } from '#platform/database/connect.ts'
import { verifyProcedures } from '#procedure/verify.ts'
import { listOf } from '#procedure/list-store.ts'
import { testDatabase } from '#testing/database.ts'
import { loadRegister } from '#testing/load-register.ts'
import { SMALL_WORLD, TODAY } from '#testing/small-world.ts'
import { loadCardWork } from './card-work.ts'
import { procedureMeasures } from '#procedure/measures.ts'
import { countFigure } from '#testing/count-figure.ts'

const actor = machineActor('test', TODAY)
const CODES: Record<string, string> = { NK: 'NAMDINH.KHOI' }
const renamed = (code: string) => CODES[code] ?? code

let database: Database
beforeAll(async () => {
  database = await testDatabase()
  const { organisations, members, movements, attributes } = SMALL_WORLD
  await loadRegister(database.db, {
    organisations: organisations.map((one) => ({
      ...one,
      code: renamed(one.code),
      parent_code: renamed(one.parent_code),
    })),
    members: members.map((one, index) => ({ ...one, card_no: String(11_111_111 + index) })),
    movements,
    attributes,
  })
  await inTransaction(database.db, (tx) => loadCardWork(tx, actor))
})
afterAll(() => database.close())

test('the demonstration’s card exchanges stand where their days say, and verify finds nothing', async () => {
  const { db } = database
  const { rows } = await sql<{ id: string }>`
    select id from organisation where code = 'NAMDINH.KHOI'`.execute(db)
  const asked = { which: 'all', whose: 'all', limit: 50 } as const
  const { items, open, overdue } = await listOf(db, actor, rows[0]!.id, [cardExchange], asked, TODAY)
  // The small world has three branches with members who were official by 2020.
  expect(items.map((one) => [one.home.code, one.place, one.dueOn])).toEqual([
    ['NK.CB3', 'grassroots', '2022-10-12'],
    ['NK.CB2', 'branch', null],
    ['NK.CB1', 'branch', null],
  ])
  expect([open, overdue]).toEqual([3, 1])
  expect(await verifyProcedures(db, [cardExchange], TODAY)).toEqual([])
})

test('as a measure: the same cases are open, one of them overdue', async () => {
  const count = (where: string) =>
    countFigure(
      database.db,
      procedureMeasures([cardExchange]),
      'open-cases',
      ['NAMDINH.KHOI', TODAY, TODAY],
      where,
    )
  expect(await count('kind=card-exchange')).toBe(3)
  expect(await count('overdue=yes')).toBe(1)
})
