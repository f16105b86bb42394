import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { Projection } from '#figures/projection.ts'
import { MEMBER_MEASURES } from '#member/measures.ts'
import { ORGANISATION_MEASURES } from '#organisation/measures.ts'
import { addDays, type Day } from '#platform/day.ts'
import type { Database } from '#platform/database/connect.ts'
import type { UnitRef } from '#statistics/balance.ts'
import { STATISTICS_MEASURES } from '#statistics/measures.ts'
import { testDatabase } from '#testing/database.ts'
import { emptyRegister, loadRegister } from '#testing/load-register.ts'
import {
  naiveChangeFacts,
  naiveMemberFacts,
  naiveOrganisationFacts,
  type NaiveFact,
} from '#testing/naive-forms.ts'
import { eventDays, type Register } from '#testing/naive-register.ts'
import { arbitraryRegister, questionAbout } from '#testing/random-register.ts'
import { SERVER } from '#testing/template.ts'
import { checkAcross } from './across.ts'
import { countForms, planOf } from './count.ts'
import type { CountedCells, StatisticalForm } from './declaration.ts'
import { FORMS } from './forms.ts'

let database: Database
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

const MEASURES = [...MEMBER_MEASURES, ...STATISTICS_MEASURES, ...ORGANISATION_MEASURES]
const COUNTED = FORMS.filter(({ key }) => ['1', '2', '2B', '3', '4', '5'].includes(key))
const TYPES = ['', '', 'xa', 'phuong', 'truong_hoc']

/** Some units are given a type, which may be another one after the next state. */
function typed(register: Register): Register {
  return {
    ...register,
    organisations: register.organisations.map((row, at) => ({ ...row, type: TYPES[(at * 7) % 5]! })),
  }
}

test(
  'every cell of every form is a naive recount of random histories, by SQL and from memory, and all checks hold',
  { timeout: 300_000 },
  async () => {
    await fc.assert(
      fc.asyncProperty(arbitraryRegister, fc.integer({ min: 1, max: 1_000_000 }), async (random, seed) => {
        const register = typed(random)
        await emptyRegister(database.db)
        await loadRegister(database.db, register)
        const projection = new Projection(database)
        await projection.load()
        const span = questionAbout(register, seed)
        for (const unit of (await units()).slice(0, 4)) {
          const asked = { unit, span, measures: MEASURES }
          const counted = await countForms(database.db, COUNTED, asked)
          for (const form of counted)
            expectNaive(
              register,
              unit.code,
              span,
              FORMS.find(({ key }) => key === form.form)!,
              form.whole,
            )
          const checks = [...counted.flatMap((form) => form.checks), ...checkAcross(counted)]
          expect(checks.filter(({ holds }) => !holds)).toEqual([])
          await expectSameFromMemory(projection, unit, span)
        }
      }),
      {
        numRuns: Number(process.env['DANGVU_TEST_RUNS'] ?? (SERVER ? 8 : 5)),
        // Making a history smaller takes longer than the test is given.
        endOnFailure: true,
      },
    )
  },
)

async function units(): Promise<UnitRef[]> {
  const { rows } = await sql<UnitRef>`
    select id::text, public_id as "publicId", code, code as name, '' as kind from organisation order by code`.execute(
    database.db,
  )
  return rows
}

function expectNaive(
  register: Register,
  code: string,
  { from, to }: { from: Day; to: Day },
  form: StatisticalForm,
  counted: CountedCells,
): void {
  const changes = naiveChangeFacts(register, code, from, to)
  const facts: Record<string, NaiveFact[]> = {
    'members closing': naiveMemberFacts(register, code, to),
    'members opening': naiveMemberFacts(register, code, addDays(from, -1)),
    'changes closing': changes,
    'admissions closing': changes.filter(({ category }) => category === 'I1' || category === 'I2'),
    'organisations closing': naiveOrganisationFacts(register, code, to),
  }
  for (const block of form.blocks)
    for (const [line, row] of block.rows.entries())
      for (const [at, column] of block.columns.entries()) {
        const plan = planOf(form, block, { row, column })
        const known = plan && facts[`${plan.measure} ${plan.at}`]
        if (!known) continue
        const found = known.filter((fact) => satisfies(fact, plan.where))
        const years = found.map((fact) => Number(fact[plan.mean!]))
        const mean = years.reduce((sum, one) => sum + one, 0) / years.length
        const expected = plan.mean ? (found.length ? Math.round(mean * 10) / 10 : null) : found.length
        const cell = counted.blocks.find(({ key }) => key === block.key)!.rows[line]!.cells[at]
        expect([code, from, to, plan.name, cell]).toEqual([code, from, to, plan.name, expected])
      }
}

const GRASSROOTS: Record<string, string> = { dang_bo_co_so: 'dang_bo', chi_bo_co_so: 'chi_bo' }

function satisfies(fact: NaiveFact, where: ReturnType<typeof Object>): boolean {
  return Object.entries(where as Record<string, { is?: string[]; not?: string[] }>).every(
    ([key, { is, not }]) => {
      const value = (key === 'grassroots' ? GRASSROOTS[fact['kind']!] : fact[key]) ?? null
      return is ? is.includes(value ?? '∅') : value !== null && !not!.includes(value)
    },
  )
}

/** What the figures process would answer of each measure and crossing that forms ask about. */
async function expectSameFromMemory(
  projection: Projection,
  unit: UnitRef,
  span: { from: Day; to: Day },
): Promise<void> {
  const { db } = database
  let asked = 0
  const ask: typeof projection.answer = async (name, question) => {
    const answer = await projection.answer(name, question)
    if (answer !== null) asked++
    return answer
  }
  const bySql = await countForms(db, COUNTED, { unit, span, measures: MEASURES })
  const fromMemory = await countForms(db, COUNTED, {
    unit,
    span,
    measures: MEASURES,
    figures: { ask },
    large: true,
  })
  expect(fromMemory).toEqual(bySql)
  expect(asked).toBe(4)
}

test('every day of a history opens with what the day before closed with', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryRegister, async (register) => {
      await emptyRegister(database.db)
      await loadRegister(database.db, register)
      const [unit] = await units()
      const last = eventDays(register).at(-1)!
      const form = FORMS.filter(({ key }) => key === '1')
      const ask = (span: { from: Day; to: Day }) =>
        countForms(database.db, form, { unit: unit!, span, measures: MEASURES })
      const [first] = await ask({ from: addDays(last, -100), to: addDays(last, -30) })
      const [second] = await ask({ from: addDays(last, -29), to: last })
      expect(lineOf(second!.whole, 'opening')).toEqual(lineOf(first!.whole, 'closing'))
    }),
    { numRuns: 3 },
  )
})

const lineOf = ({ blocks }: CountedCells, row: string) =>
  blocks[0]!.rows.find(({ key }) => key === row)!.cells
