import { sql } from 'kysely'
import { expect } from 'vitest'
import { headcountsOf } from '#organisation/tree-store.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { getBalance, type Flows, type UnitRef } from '#statistics/balance.ts'
import { STRUCTURE_KEYS } from '#statistics/keys.ts'
import { FORM_CELLS } from '#statistics/national-form.ts'
import { endsBetween, getSeries } from '#statistics/series.ts'
import { getStructure } from '#statistics/structure.ts'
import type { CountedFlows, Questions, QuestionName } from './questions.ts'

/** Asks a projection, in whatever way a test wants it asked. */
export type Ask = <Name extends QuestionName>(
  name: Name,
  asked: Questions[Name]['asked'],
) => Promise<Questions[Name]['answer'] | null>

export async function allUnits(db: Db) {
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
export async function expectSameAnswers(
  db: Db,
  ask: Ask,
  { from, to }: { from: Day; to: Day },
  seed: number,
): Promise<void> {
  const units = await allUnits(db)
  for (const unit of units) {
    const balance = await getBalance(db, unit, from, to)
    const below = balance.children.map((child) => child.unit.id)
    const answer = (await ask('balance', { unit: unit.id, below, from, to }))!
    const where = `${unit.code} ${from} ${to}`
    expect([where, counted(answer.whole)]).toEqual([where, bySql(balance)])
    expect([where, counted(answer.own)]).toEqual([where, bySql(balance.own)])
    expect([where, answer.below.map(counted)]).toEqual([where, balance.children.map(bySql)])
    await expectSamePlaced(db, ask, { unit, from, to })
    const keys = STRUCTURE_KEYS.filter((_, at) => ((seed + Number(unit.id)) >> at) % 2 === 1).slice(0, 4)
    const structure = await getStructure(db, unit.id, to, keys)
    const groups = (await ask('structure', { unit: unit.id, on: to, keys }))!
    expect(groups.reduce((sum, group) => sum + group.count, 0)).toBe(structure.total)
    expect(groups.length).toBe(structure.groups.length)
    expect(sorted(groups.map(({ count }) => ({ count })))).toEqual(
      sorted(structure.groups.map(({ count }) => ({ count }))),
    )
  }
  const ids = units.map((unit) => unit.id)
  const headcounts = await headcountsOf(db, ids, to)
  expect(await ask('headcounts', { units: ids, on: to })).toEqual(
    ids.map((id) => headcounts.get(id) ?? { total: 0, official: 0 }),
  )
  const days = endsBetween(from, to, 'month')
  const series = await getSeries(db, ids[0]!, from, to, 'month')
  expect(await ask('series', { unit: ids[0]!, days })).toEqual(series.map((point) => point.headcount))
}

/** The balance by the structure of the last day; its parts add up to the whole. */
async function expectSamePlaced(
  db: Db,
  ask: Ask,
  { unit, from, to }: { unit: UnitRef; from: Day; to: Day },
): Promise<void> {
  const balance = await getBalance(db, unit, from, to, { treeOn: to })
  const below = balance.children.map((child) => child.unit.id)
  const answer = (await ask('balance', { unit: unit.id, below, from, to, treeOn: to }))!
  expect([unit.code, counted(answer.whole)]).toEqual([unit.code, bySql(balance)])
  expect([unit.code, counted(answer.own)]).toEqual([unit.code, bySql(balance.own)])
  expect([unit.code, answer.below.map(counted)]).toEqual([unit.code, balance.children.map(bySql)])
  const parts = [balance.own, ...balance.children]
  expect(parts.reduce((sum, part) => sum + part.opening, 0)).toBe(balance.opening)
  expect(parts.reduce((sum, part) => sum + part.closing, 0)).toBe(balance.closing)
}

/** Every cell of the form of a unit, against the structure by all the keys that cells ask about. */
export async function expectSameForm(db: Db, ask: Ask, on: Day): Promise<void> {
  for (const unit of await allUnits(db)) {
    const cells = FORM_CELLS.map((cell) => cell.where)
    const answer = (await ask('form', { unit: unit.id, on, cells }))!
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
