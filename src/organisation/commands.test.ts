import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { machineActor } from '#access/policy.ts'
import type { Database } from '#platform/database/connect.ts'
import type { Day } from '#platform/day.ts'
import { testDatabase } from '#testing/database.ts'
import { emptyRegister, loadRegister } from '#testing/load-register.ts'
import { naiveOrganisationsOn } from '#testing/naive-register.ts'
import { arbitraryRegister, questionAbout } from '#testing/random-register.ts'
import { organisationsOn } from './commands.ts'
import { headcountsOf, listChildren } from './tree-store.ts'

let database: Database
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

test(
  'the tree of random histories on any day equals a naive recount, and parts sum to the whole',
  { timeout: 120_000 },
  async () => {
    const { db } = database
    await fc.assert(
      fc.asyncProperty(arbitraryRegister, fc.integer({ min: 1, max: 1_000_000 }), async (register, seed) => {
        await emptyRegister(db)
        await loadRegister(db, register)
        const on = questionAbout(register, seed).to
        const lines = await organisationsOn(db, { on })
        const naive = naiveOrganisationsOn(register, on)
        const byCode = (rows: readonly { code: string }[]) =>
          rows.toSorted((a, b) => (a.code < b.code ? -1 : 1))
        const told = lines.map(({ code, name, kind, superior, headcount }) => ({
          code,
          name,
          kind,
          superior,
          headcount,
        }))
        const expected = naive.map(({ code, name, kind, superior, headcount }) => ({
          code,
          name,
          kind,
          superior,
          headcount,
        }))
        expect(byCode(told)).toEqual(byCode(expected))
        const seen = new Set<string>()
        for (const { code, superior } of lines) {
          expect(superior === null || seen.has(superior)).toBe(true)
          seen.add(code)
        }
        await expectSums(on)
      }),
      { numRuns: Number(process.env['DANGVU_TEST_RUNS'] ?? 8) },
    )
  },
)

/** A unit's members are those of its children and its own. */
async function expectSums(on: Day): Promise<void> {
  const { db } = database
  const actor = machineActor('test', on)
  const { rows } = await sql<{ id: string }>`select id from organisation`.execute(db)
  const headcounts = await headcountsOf(
    db,
    rows.map((row) => row.id),
    on,
  )
  for (const { id } of rows) {
    const { items } = await listChildren(db, actor, id, on, { limit: 1000 })
    const own = await sql<{ n: number }>`
      select count(*)::int as n from member_spell
      where organisation_id = ${id} and from_day <= ${on} and ${on} < until_day`.execute(db)
    const parts = items.reduce((sum, child) => sum + child.headcount, own.rows[0]!.n)
    expect(parts).toBe(headcounts.get(id)?.total ?? 0)
  }
}
