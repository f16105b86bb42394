import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '#platform/database/connect.ts'
import { corruptions } from './corruptions.ts'
import { testDatabase } from './database.ts'
import { emptyRegister, loadRegister } from './load-register.ts'
import { naiveProblems } from './naive-problems.ts'
import { exampleRegister } from './random-register.ts'

let database: Database
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

/** What the importer says against a register, having recorded nothing of it. */
async function errorsOf(
  register: object,
): Promise<{ code: string; sheet: string; line: number; col: string }[]> {
  const { db } = database
  await emptyRegister(db)
  const staging = ['organisation', 'member', 'movement', 'attribute', 'existence', 'other'].map(
    (one) => `import_${one}`,
  )
  await sql`truncate ${sql.join(staging.map((table) => sql.table(table)))}`.execute(db)
  const { findings } = await loadRegister(db, register)
  const { rows } = await sql<{ n: string }>`
    select (select count(*) from organisation) + (select count(*) from person) + (select count(*) from movement) as n`.execute(
    db,
  )
  expect(Number(rows[0]!.n)).toBe(0)
  return findings.filter((one) => one.severity === 'error')
}

test(
  'the importer refuses every planted fault, names a place of it, and records nothing',
  { timeout: 240_000 },
  async () => {
    const missed: string[] = []
    for (const { fault, register, code } of corruptions(exampleRegister(1), 1)) {
      // Where two rows contradict each other either may be named, but no row that has no part in it.
      const places = naiveProblems(register).filter((one) => one.code === code)
      const errors = await errorsOf(register)
      const named = errors.some((error) =>
        places.some(
          ({ sheet, line, column }) =>
            error.code === code &&
            error.sheet === sheet &&
            (line === 0 || (error.line === line && error.col === column)),
        ),
      )
      if (!named)
        missed.push(
          `${fault}: ${JSON.stringify(places.slice(0, 3))}, found ${JSON.stringify(errors.slice(0, 3))}`,
        )
    }
    expect(missed).toEqual([])
  },
)
