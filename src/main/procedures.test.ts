import fc from 'fast-check'
import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { machineActor } from '#access/policy.ts'
import { day } from '#platform/day.ts'
import { faultsOf, type AnyProcedure } from '#procedure/declare.ts'
import { leadsTo, verifyProcedures } from '#procedure/verify.ts'
import { isEnd } from '#procedure/walk.ts'
import { verifyMovements } from '#movement/verify.ts'
import { testDatabase } from '#testing/database.ts'
import { groundOf, walkRandomly, type Seen } from '#testing/random-cases.ts'
import { drawFrom } from '#testing/random-world.ts'
import { loadSmallWorld, TODAY } from '#testing/small-world.ts'
import { PROCEDURES } from './procedures.ts'

const RUNS = Number(process.env['DANGVU_TEST_RUNS'] ?? 1)
const actor = machineActor('test', TODAY)

test('every procedure has its own kind, a sound table, and excludes only what there is, both ways', () => {
  const kinds = PROCEDURES.map((one) => one.kind)
  expect(new Set(kinds).size).toBe(kinds.length)
  for (const procedure of PROCEDURES) {
    expect(faultsOf(procedure), procedure.kind).toEqual([])
    for (const other of procedure.excludes ?? [])
      expect(
        PROCEDURES.find((one) => one.kind === other)?.excludes,
        `${other} excludes ${procedure.kind}`,
      ).toContain(procedure.kind)
  }
})

test.each(PROCEDURES.map((one) => [one.kind, one] as const))(
  'whatever outcome is taken at whatever step of %s, it comes to a step or an end of its table',
  (_kind, procedure) => {
    const walk = fc.array(fc.nat(20), { minLength: 1, maxLength: 40 })
    fc.assert(
      fc.property(walk, (choices) => {
        let place = procedure.steps[0]!.id
        for (const choice of choices) {
          if (isEnd(place)) break
          const step = procedure.steps.find((one) => one.id === place)!
          const outcome = step.outcomes[choice % step.outcomes.length]!
          expect(leadsTo(procedure, step.id, outcome.id, outcome.to)).toBe(true)
          place = outcome.to
        }
        expect(isEnd(place) || procedure.steps.some((one) => one.id === place)).toBe(true)
      }),
      { numRuns: 50, seed: 7 },
    )
  },
)

test(
  'random walks through every procedure leave the ledger sound, no fact without an event, and verify silent',
  { timeout: 120_000 },
  async () => {
    const seen = new Map<string, Seen>()
    for (let seed = 1; seed <= RUNS; seed++) await story(seed, seen)
    const total = [...seen.values()].reduce((sum, one) => sum + one.acted, 0)
    expect(total).toBeGreaterThan(PROCEDURES.length)
    // The worked example walks to its end.
    expect(seen.get('card-exchange')!.acted).toBeGreaterThan(2)
  },
)

async function story(seed: number, seen: Map<string, Seen>): Promise<void> {
  const database = await testDatabase()
  const { db } = database
  try {
    await loadSmallWorld(db)
    const ground = await groundOf(db, actor)
    const draw = drawFrom(seed)
    for (const procedure of PROCEDURES)
      for (let index = 0; index < 2; index++)
        await walkRandomly(ground, procedure, draw, day('2022-06-01'), seenOf(seen, procedure))
    expect(await verifyProcedures(db, PROCEDURES, TODAY)).toEqual([])
    expect(await verifyMovements(db)).toEqual([])
    const { rows } = await sql<{ count: number }>`
      select (select count(*) from member_status where recorded_event is null)::int
        + (select count(*) from badge where recorded_event is null)::int
        + (select count(*) from document where recorded_event is null)::int
        + (select count(*) from movement where recorded_event is null and superseded_event is not null)::int as count`.execute(
      db,
    )
    expect(rows).toEqual([{ count: 0 }])
  } finally {
    await database.close()
  }
}

function seenOf(seen: Map<string, Seen>, { kind }: AnyProcedure): Seen {
  const known = seen.get(kind) ?? { opened: 0, acted: 0, refused: 0, ended: 0 }
  seen.set(kind, known)
  return known
}
