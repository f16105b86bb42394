import { sql } from 'kysely'
import { machineActor, type Actor } from '#access/policy.ts'
import { listMovements } from '#movement/store.ts'
import { getUnit } from '#organisation/unit-store.ts'
import { lockTree } from '#organisation/states.ts'
import type { Database } from '#platform/database/connect.ts'
import { addDays, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { WantedReorganisation } from '#reorganisation/api.ts'
import { previewOf } from '#reorganisation/preview.ts'
import { prepareReorganisation, recordReorganisation } from '#reorganisation/store.ts'
import { summarise, type Times } from './asking.ts'
import { actsToMeasure } from './reorganisation-acts.ts'

/** One act of reorganisation at size; it is rolled back, so that the register stays as it was. */
export interface ReorganisationMeasure {
  name: string
  units: number
  members: number
  previewMs: number
  /** From the tree's lock to the moment before the commit. */
  recordMs: number
  /** Rows written by table. */
  rows: Record<string, number>
  /** How much more memory this process held at most, in MB. */
  megabytes: number
  /** A page and the movements of a unit that the act concerns, asked again and again while it was open, in ms. */
  reader: Times
}

/**
 * Measures acts of reorganisation on the eve of the day after `today`: a superior changes hands, hundreds of units do in
 * one decision, hundreds are dissolved, branches merge. Each is previewed, recorded and rolled back; others may read.
 */
export async function measureReorganisation(
  { db }: Pick<Database, 'db'>,
  { today }: { today: Day },
): Promise<ReorganisationMeasure[]> {
  const on = addDays(today, 1)
  const measures: ReorganisationMeasure[] = []
  for (const { name, ...parts } of await actsToMeasure(db, today)) {
    const decision = { number: '1-QĐ/ĐO', date: on, issuer: 'Cơ quan đo thử' }
    const wanted = WantedReorganisation.parse({ on, decision, ...parts })
    measures.push({ name, ...(await measure(db, wanted, machineActor('bench', on))) })
  }
  return measures
}

async function measure(
  db: Db,
  wanted: WantedReorganisation,
  actor: Actor,
): Promise<Omit<ReorganisationMeasure, 'name'>> {
  const memory = watchOwnMemory()
  const began = performance.now()
  const prepared = await prepareReorganisation(db, wanted, actor.today)
  const { refusals, moving, units, unitsLeftOut } = await previewOf(db, prepared)
  if (refusals.length > 0)
    throw new Error(`the bench's act is refused: ${JSON.stringify(refusals.slice(0, 3))}`)
  const previewMs = Math.round(performance.now() - began)
  const first = prepared.situation.units.get(prepared.reorganisation.units[0]!)!
  const reader = readMeanwhile(db, actor, await branchBelow(db, first.id))
  let recordMs = 0
  let rows: Record<string, number> = {}
  const undone = new Error('rolled back')
  await db
    .transaction()
    .execute(async (tx) => {
      const start = performance.now()
      await lockTree(tx)
      await recordReorganisation(tx, actor, await prepareReorganisation(tx, wanted, actor.today))
      recordMs = Math.round(performance.now() - start)
      rows = await rowsWritten(tx)
      throw undone
    })
    .catch((error: unknown) => {
      if (error !== undone) throw error
    })
  return {
    units: units.length + unitsLeftOut,
    members: moving,
    previewMs,
    recordMs,
    rows,
    megabytes: memory.stop(),
    reader: await reader.stop(),
  }
}

/** What this transaction has written so far, by table. */
async function rowsWritten(tx: Db): Promise<Record<string, number>> {
  const { rows } = await sql<{ table: string; n: string }>`
    select relname as table, n_tup_ins + n_tup_upd + n_tup_del as n from pg_stat_xact_user_tables
    where n_tup_ins + n_tup_upd + n_tup_del > 0 order by n desc`.execute(tx)
  return Object.fromEntries(rows.map(({ table, n }) => [table, Number(n)]))
}

/** A unit at or below this one that holds members. */
async function branchBelow(db: Db, organisationId: string): Promise<string> {
  const { rows } = await sql<{ id: string }>`
    select descendant_id as id from organisation_ancestor below
    where ancestor_id = ${organisationId} and until_day = 'infinity' and exists (
      select from member_spell spell where spell.organisation_id = below.descendant_id and spell.until_day = 'infinity')
    limit 1`.execute(db)
  return rows[0]?.id ?? organisationId
}

function readMeanwhile(db: Db, actor: Actor, organisationId: string): { stop: () => Promise<Times> } {
  const times: number[] = []
  const going = { on: true }
  const read = async () => {
    while (going.on) {
      const start = performance.now()
      await getUnit(db, actor, organisationId, actor.today)
      await listMovements(db, actor, { organisationId, to: actor.today, limit: 50 })
      times.push(performance.now() - start)
    }
  }
  const reading = read()
  return {
    stop: async () => {
      going.on = false
      await reading
      return summarise(times)
    },
  }
}

function watchOwnMemory(): { stop: () => number } {
  const before = process.memoryUsage.rss()
  let peak = before
  const timer = setInterval(() => (peak = Math.max(peak, process.memoryUsage.rss())), 50)
  return {
    stop: () => {
      clearInterval(timer)
      return Math.round((Math.max(peak, process.memoryUsage.rss()) - before) / 2 ** 20)
    },
  }
}
