import { sql } from 'kysely'
import { recordEvent } from '#access/events.ts'
import type { Outcome, Work } from '#job/work.ts'
import { inTransaction, type Db } from '#platform/db.ts'
import { getCampaign, keepCounts } from './campaign-store.ts'
import { findPairs } from './pair-search.ts'
import { eitherBelow, keepPairs } from './pair-store.ts'
import { keepScore } from './score-keep.ts'
import { LARGE, qualityOf, type UnitScore } from './score-store.ts'

/** Background work: counts a large unit or a campaign of very many. */
export function countQuality(work: Work): Promise<Outcome> {
  const campaign = work.parameters['campaign']
  return campaign ? countCampaign(work, campaign) : countUnit(work)
}

async function countCampaign({ db, today, organisationId, tell }: Work, id: string): Promise<Outcome> {
  tell({ step: 'count', done: 0, expected: null })
  await inTransaction(db, async (tx) => keepCounts(tx, await getCampaign(tx, id, today), 'after', today))
  return { counts: {}, event: { action: 'quality.count', organisationId, details: {} } }
}

/** The unit and every large unit below it, so that their pages show it. */
async function countUnit(work: Work): Promise<Outcome> {
  const { db, actor, today, organisationId: unit } = work
  const counted: { unit: string; score: UnitScore }[] = []
  await work.snapshot(async (tx) => {
    const waiting = [unit!]
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      work.tell({ step: 'count', done: counted.length, expected: counted.length + waiting.length + 1 })
      const score = await qualityOf(tx, { unit: next, on: today, isLarge: true })
      counted.push({ unit: next, score })
      waiting.push(...score.below.filter(({ members }) => members > LARGE).map((one) => one.unit.id))
    }
  })
  await inTransaction(db, async (tx) => {
    const details = { units: counted.length, members: counted[0]!.score.members }
    const eventId = await recordEvent(tx, actor, { action: 'quality.count', organisationId: unit, details })
    for (const one of counted.reverse()) await keepScore(tx, { ...one, on: today, eventId })
  })
  const { members, complete } = counted.at(-1)!.score
  return {
    counts: { members, complete },
    event: { action: 'quality.count', organisationId: unit, details: { members } },
  }
}

/** Background work: looks for people with two files, at a unit and below it; compared with the whole register. */
export async function findDuplicates(work: Work): Promise<Outcome> {
  const { today, organisationId: unit } = work
  const pairs = await work.snapshot(async (tx) => {
    await sql`set local work_mem = '256MB'`.execute(tx)
    return findPairs(tx, work.tell)
  })
  const kept = await inTransaction(work.db, (tx: Db) =>
    keepPairs(tx, pairs, { on: today, within: eitherBelow(unit, today) }),
  )
  return {
    counts: { pairs: kept },
    event: { action: 'quality.duplicates', organisationId: unit, details: { pairs: kept } },
  }
}
