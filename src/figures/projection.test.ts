import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { headcountsOf } from '#organisation/tree-store.ts'
import type { Database } from '#platform/database/connect.ts'
import { addDays, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { getBalance, type Flows } from '#statistics/balance.ts'
import { STRUCTURE_KEYS } from '#statistics/keys.ts'
import { FORM_CELLS } from '#statistics/national-form.ts'
import { getSeries, endsBetween } from '#statistics/series.ts'
import { getStructure } from '#statistics/structure.ts'
import { testDatabase } from '#testing/database.ts'
import { emptyRegister, loadRegister } from '#testing/load-register.ts'
import type { Register } from '#testing/naive-register.ts'
import { arbitraryRegister, questionAbout } from '#testing/random-register.ts'
import { Projection } from './projection.ts'
import type { CountedFlows } from './questions.ts'

let database: Database
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

const RUNS = { numRuns: Number(process.env['DANGVU_TEST_RUNS'] ?? 10) }

async function allUnits(db: Db) {
  const { rows } = await sql<{ id: string; publicId: string; code: string }>`
    select id, public_id as "publicId", code from organisation order by id`.execute(db)
  return rows.map((row) => ({ ...row, name: row.code, kind: '' }))
}

const nonZero = (counts: Record<string, number>) =>
  Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0))
const counted = ({ opening, closing, flows }: CountedFlows) => ({ opening, closing, flows })
const bySql = ({ opening, closing, increases, decreases }: Flows) => ({
  opening,
  closing,
  flows: nonZero({ ...increases, ...decreases }),
})
const sorted = (groups: readonly object[]) => groups.map((group) => JSON.stringify(group)).sort(byText)
const byText = (a: string, b: string) => (a < b ? -1 : 1)

/** Everything that can be asked, of every unit, from memory and from the database. */
async function expectSameAnswers(projection: Projection, from: Day, to: Day, seed: number): Promise<void> {
  const { db } = database
  const units = await allUnits(db)
  for (const unit of units) {
    const balance = await getBalance(db, unit, from, to)
    const below = balance.children.map((child) => child.unit.id)
    const answer = (await projection.answer('balance', { unit: unit.id, below, from, to }))!
    const where = `${unit.code} ${from} ${to}`
    expect([where, counted(answer.whole)]).toEqual([where, bySql(balance)])
    expect([where, counted(answer.own)]).toEqual([where, bySql(balance.own)])
    expect([where, answer.below.map(counted)]).toEqual([where, balance.children.map(bySql)])
    const keys = STRUCTURE_KEYS.filter((_, at) => ((seed + Number(unit.id)) >> at) % 2 === 1).slice(0, 4)
    const structure = await getStructure(db, unit.id, to, keys)
    const groups = (await projection.answer('structure', { unit: unit.id, on: to, keys }))!
    expect(groups.reduce((sum, group) => sum + group.count, 0)).toBe(structure.total)
    expect(groups.length).toBe(structure.groups.length)
    expect(sorted(groups.map(({ count }) => ({ count })))).toEqual(
      sorted(structure.groups.map(({ count }) => ({ count }))),
    )
  }
  const ids = units.map((unit) => unit.id)
  const headcounts = await headcountsOf(db, ids, to)
  expect(await projection.answer('headcounts', { units: ids, on: to })).toEqual(
    ids.map((id) => headcounts.get(id) ?? { total: 0, official: 0 }),
  )
  const days = endsBetween(from, to, 'month')
  const series = await getSeries(db, ids[0]!, from, to, 'month')
  expect(await projection.answer('series', { unit: ids[0]!, days })).toEqual(
    series.map((point) => point.headcount),
  )
}

/** Every cell of the form of a unit, against the structure by all the keys that cells ask about. */
async function expectSameForm(projection: Projection, on: Day): Promise<void> {
  const { db } = database
  for (const unit of await allUnits(db)) {
    const cells = FORM_CELLS.map((cell) => cell.where)
    const answer = (await projection.answer('form', { unit: unit.id, on, cells }))!
    const rows = new Map(answer.map((row) => [row.unit, row.counts]))
    expect(rows.get(unit.id)).toEqual(await formBySql(db, unit.id, on))
    for (const row of answer.slice(1)) expect(row.counts).toEqual(await formBySql(db, row.unit, on))
  }
}

async function formBySql(db: Db, unitId: string, on: Day): Promise<number[]> {
  const counts = FORM_CELLS.map(() => 0)
  for (const [at, { where }] of FORM_CELLS.entries()) {
    const keys = STRUCTURE_KEYS.filter((key) => where[key])
    const { groups } = await getStructure(db, unitId, on, keys)
    for (const group of groups) {
      const taken = keys.every((key) => {
        const value = group[key] ?? null
        const asked = where[key]!
        return value !== null && ('is' in asked ? value === asked.is : !asked.not.includes(value))
      })
      if (taken) counts[at]! += group.count
    }
  }
  return counts
}

test('figures from memory are those of the database, for random histories, units and days', async () => {
  await fc.assert(
    fc.asyncProperty(arbitraryRegister, fc.nat({ max: 1_000_000 }), async (register, seed) => {
      await emptyRegister(database.db)
      await loadRegister(database.db, register)
      const projection = new Projection(database)
      await projection.load()
      const { from, to } = questionAbout(register, seed)
      await expectSameAnswers(projection, from, to, seed)
      await expectSameAnswers(projection, addDays(to, -40), to, seed + 1)
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
      await expectSameForm(projection, questionAbout(register, seed).to)
    }),
    { numRuns: 3 },
  )
}, 240_000)
