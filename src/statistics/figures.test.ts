import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '#platform/database/connect.ts'
import { testDatabase } from '#testing/database.ts'
import { emptyRegister, loadRegister } from '#testing/load-register.ts'
import { naiveBalance, type Flows as NaiveFlows } from '#testing/naive-register.ts'
import { naiveStructure } from '#testing/naive-structure.ts'
import { arbitraryRegister, questionAbout } from '#testing/random-register.ts'
import { getBalance, type Flows } from './balance.ts'
import { getStructure } from './structure.ts'
import { STRUCTURE_KEYS } from './keys.ts'

let database: Database
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

async function unitOf(code: string) {
  const { rows } = await sql<{
    id: string
    publicId: string
  }>`select id, public_id as "publicId" from organisation where code = ${code}`.execute(database.db)
  return { ...rows[0]!, code, name: code, kind: '' }
}

const byText = (a: string, b: string) => (a < b ? -1 : 1)

const nonZero = (counts: Record<string, number>) =>
  Object.fromEntries(Object.entries(counts).filter(([, n]) => n !== 0))
const plain = (flows: Flows | NaiveFlows) => ({
  opening: flows.opening,
  increases: nonZero(flows.increases),
  decreases: nonZero(flows.decreases),
  closing: flows.closing,
})

test(
  'balances and structures of random histories equal a naive recount, for every unit',
  { timeout: 240_000 },
  async () => {
    const { db } = database
    await fc.assert(
      fc.asyncProperty(arbitraryRegister, fc.integer({ min: 1, max: 1_000_000 }), async (register, seed) => {
        await emptyRegister(db)
        const loaded = await loadRegister(db, register)
        expect(loaded.findings.filter((one) => one.severity === 'error')).toEqual([])
        const codes = [...new Set(register.organisations.map((row) => row['code']!))]
        for (let i = 0; i < 3; i++) {
          const asked = questionAbout(register, seed + i)
          for (const code of codes) {
            const expected = naiveBalance(register, code, asked.from, asked.to)
            const counted = await getBalance(db, await unitOf(code), asked.from, asked.to)
            expect({ code, asked, ...plain(counted) }).toEqual({ code, asked, ...plain(expected) })
            expect(plain(counted.own)).toEqual(plain(expected.own))
            const byCode = new Map(expected.children.map((child) => [child.organisation, plain(child)]))
            expect(new Map(counted.children.map((child) => [child.unit.code, plain(child)]))).toEqual(byCode)
          }
          const keys = STRUCTURE_KEYS.filter((_, index) => (seed >> index) % 2 === 1).slice(0, 3)
          const expected = naiveStructure(register, codes[0]!, asked.to, keys)
          const counted = await getStructure(db, (await unitOf(codes[0]!)).id, asked.to, keys)
          const text = (groups: { count: number }[]) =>
            groups.map((one) => JSON.stringify(one, ['count', ...STRUCTURE_KEYS])).sort(byText)
          expect(text(counted.groups)).toEqual(text(expected.groups))
          expect(counted.total).toBe(expected.total)
        }
      }),
      { numRuns: Number(process.env['DANGVU_TEST_RUNS'] ?? 12) },
    )
  },
)
