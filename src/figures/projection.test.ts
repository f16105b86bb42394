import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '#platform/database/connect.ts'
import { addDays, type Day } from '#platform/day.ts'
import { FORM_CELLS } from '#statistics/national-form.ts'
import { runConcurrentScenario } from '#testing/concurrent-scenario.ts'
import { testDatabase } from '#testing/database.ts'
import { emptyRegister, loadRegister } from '#testing/load-register.ts'
import type { Register } from '#testing/naive-register.ts'
import { arbitraryRegister, questionAbout } from '#testing/random-register.ts'
import { SERVER } from '#testing/template.ts'
import { Projection } from './projection.ts'
import { allUnits, expectSameAnswers, expectSameForm } from './same-answers.ts'
import { onServer } from '#testing/where.ts'

let database: Database
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

/** Figures are kept in memory beside a server alone; the embedded database, on which they load as well, is a glance. */
const RUNS = { numRuns: Number(process.env['DANGVU_TEST_RUNS'] ?? (SERVER ? 10 : 2)) }

test('figures from memory are those of the database, for random histories, units and days', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryRegister, fc.nat({ max: 1_000_000 }), async (register, seed) => {
      await emptyRegister(database.db)
      await loadRegister(database.db, register)
      const projection = new Projection(database)
      await projection.load()
      const { from, to } = questionAbout(register, seed)
      await expectSameAnswers(database.db, projection.answer, { from, to }, seed)
      await expectSameAnswers(database.db, projection.answer, { from: addDays(to, -40), to }, seed + 1)
      expect(projection.ready).toBe(true)
    }),
    RUNS,
  )
}, 240_000)

test('every cell of the national form is the recount of its members', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryRegister, fc.nat({ max: 1_000_000 }), async (register, seed) => {
      await emptyRegister(database.db)
      await loadRegister(database.db, register)
      const projection = new Projection(database)
      await projection.load()
      await expectSameForm(database.db, projection.answer, questionAbout(register, seed).to)
      expect(projection.ready).toBe(true)
    }),
    { numRuns: SERVER ? 3 : 1 },
  )
}, 240_000)

/** The register without every second member: what an earlier import would have brought. */
function firstHalf(register: Register): Register {
  const codes = new Set(
    register.members.map((row) => row['member_code']!).filter((_, index) => index % 2 === 0),
  )
  const kept = (rows: Register['members']) => rows.filter((row) => codes.has(row['member_code']!))
  return {
    ...register,
    members: kept(register.members),
    movements: kept(register.movements),
    attributes: kept(register.attributes),
  }
}

test('what is recorded after the load is taken in before the next answer, whatever was kept', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryRegister, fc.nat({ max: 1_000_000 }), async (register, seed) => {
      await emptyRegister(database.db)
      await loadRegister(database.db, firstHalf(register), '1')
      const projection = new Projection(database)
      await projection.load()
      const { from, to } = questionAbout(register, seed)
      await expectSameAnswers(database.db, projection.answer, { from, to }, seed)
      await projection.answer('form', formQuestion(await allUnits(database.db), to))
      await loadRegister(database.db, register, '2')
      await expectSameAnswers(database.db, projection.answer, { from, to }, seed)
      await expectSameForm(database.db, projection.answer, to)
      expect(projection.ready).toBe(true)
    }),
    { numRuns: SERVER ? 4 : 1 },
  )
}, 240_000)

const formQuestion = (units: { id: string }[], on: Day) => ({
  unit: units[0]!.id,
  on,
  cells: FORM_CELLS.map((cell) => cell.where),
})

// On the embedded database, where writers take turns, figures are not kept in memory.
onServer(
  'while others write, correct and reorganise, memory and recount agree at every moment',
  async () => {
    const projection = new Projection(database)
    let moments = 0
    const seed = Math.floor(Math.random() * 100_000)
    const scenario = runConcurrentScenario(database, {
      seed,
      writers: 3,
      acts: Number(process.env['DANGVU_TEST_RUNS'] ?? 7),
      onPause: async ({ first, last }) => {
        await (projection.ready ? Promise.resolve() : projection.load())
        await database.db
          .transaction()
          .setIsolationLevel('repeatable read')
          .setAccessMode('read only')
          .execute(async (snapshot) => {
            if (!(await projection.catchUp(snapshot))) return
            const ask = (name: never, asked: never) => Promise.resolve(projection.answerNow(name, asked))
            await expectSameAnswers(snapshot, ask as never, { from: first, to: last }, seed + moments)
            await expectSameForm(snapshot, ask as never, addDays(last, -moments))
            moments++
          })
      },
    })
    await scenario.catch((error: unknown) => {
      throw new Error(`with seed ${seed}`, { cause: error })
    })
    expect(moments).toBeGreaterThan(3)
  },
  240_000,
)
