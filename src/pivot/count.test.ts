import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { MEMBERS } from '#member/measures.ts'
import type { Database } from '#platform/database/connect.ts'
import { CHANGES } from '#statistics/measures.ts'
import { getUnit } from '#statistics/unit.ts'
import { testDatabase } from '#testing/database.ts'
import { emptyRegister, loadRegister } from '#testing/load-register.ts'
import { naiveBalance, naiveHeadcount, type Register } from '#testing/naive-register.ts'
import { naiveStructure } from '#testing/naive-structure.ts'
import { arbitraryRegister, questionAbout } from '#testing/random-register.ts'
import type { Span } from '#measure/declaration.ts'
import { countPivot, type CountedPivot } from './count.ts'
import type { Pivot } from './rules.ts'

let database: Database
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

const ASKED: Pivot = { measures: ['members'], rows: ['sex'], columns: ['standing'], where: {}, step: 'year' }
const sum = (numbers: readonly (number | null)[]) => numbers.reduce<number>((all, one) => all + (one ?? 0), 0)

interface About {
  register: Register
  code: string
  span: Span
}

/** Each line, each column and the whole are the sums of their cells, and the total is the naive count. */
function expectAddsUp(table: CountedPivot, total: number): void {
  expect(table.lineTotals).toEqual(table.cells.map(sum))
  expect(table.columnTotals).toEqual(table.columns.map((_, at) => sum(table.cells.map((line) => line[at]!))))
  expect([table.total, sum(table.lineTotals), sum(table.columnTotals)]).toEqual([total, total, total])
}

function expectStructure(table: CountedPivot, { register, code, span }: About): void {
  const { groups } = naiveStructure(register, code, span.to, ['sex', 'status'])
  const counted = table.lines.flatMap((line, at) =>
    table.columns.map((column, place) => [line[0], column[0], table.cells[at]![place]]),
  )
  const texts = (rows: readonly unknown[][]) => new Set(rows.map((row) => JSON.stringify(row)))
  expect(texts(counted.filter(([, , n]) => n !== 0))).toEqual(
    texts(groups.map(({ sex, status, count }) => [sex, status, count])),
  )
  expectAddsUp(table, naiveHeadcount(register, code, span.to))
}

function expectUnits(
  table: CountedPivot,
  codes: ReadonlyMap<string, string>,
  { register, code, span }: About,
) {
  for (const [at, [unit]] of table.lines.entries())
    expect(table.cells[at]).toEqual([naiveHeadcount(register, codes.get(unit!)!, span.to)])
  expect(table.total).toBe(naiveHeadcount(register, code, span.to))
}

function expectFlows(table: CountedPivot, { register, code, span }: About): void {
  const whole = naiveBalance(register, code, span.from, span.to)
  const naive = { ...whole.increases, ...whole.decreases } as Record<string, number>
  for (const [at, [category]] of table.lines.entries()) {
    expect([category, table.lineTotals[at]]).toEqual([category, naive[category!]])
    for (const [place, [step]] of table.columns.entries()) {
      const { from, to } = table.spans[Number(step)]!
      const { increases, decreases } = naiveBalance(register, code, from, to)
      const flows = { ...increases, ...decreases } as Record<string, number>
      expect(table.cells[at]![place]).toBe(flows[category!] ?? 0)
    }
  }
  expectAddsUp(table, sum(Object.values(naive)))
}

test(
  'a table of a random history is a naive recount: its cells, its totals, and the sums of both',
  { timeout: 240_000 },
  async () => {
    const { db } = database
    await fc.assert(
      fc.asyncProperty(arbitraryRegister, fc.integer({ min: 1, max: 1_000_000 }), async (register, seed) => {
        await emptyRegister(db)
        await loadRegister(db, register)
        const { from, to } = questionAbout(register, seed)
        const span = { from, to }
        const { rows: units } = await sql<{ id: string; code: string; publicId: string }>`
          select id::text, code, public_id as "publicId" from organisation order by id limit 4`.execute(db)
        const { rows: all } = await sql<{
          id: string
          code: string
        }>`select id::text, code from organisation`.execute(db)
        const codes = new Map(all.map(({ id, code }) => [id, code]))
        expect(units.length).toBeGreaterThan(0)
        for (const { code, publicId } of units) {
          const about = { register, code, span }
          const unit = await getUnit(db, { publicId }, to)
          const count = (pivot: Partial<Pivot>, measure = MEMBERS, asked = span) =>
            countPivot(db, { ...ASKED, ...pivot }, { unit, span: asked, measures: [measure] })
          expectStructure(await count({}), about)
          expectUnits(await count({ rows: ['units'], columns: [] }), codes, about)
          const years = span.to.slice(0, 4) === span.from.slice(0, 4) ? 'month' : 'year'
          expectFlows(await count({ rows: ['category'], columns: ['time'], step: years }, CHANGES), about)
        }
      }),
      { numRuns: Number(process.env['DANGVU_TEST_RUNS'] ?? 4) },
    )
  },
)
