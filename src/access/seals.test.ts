import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Db } from '#platform/db.ts'
import { testDatabase } from '#testing/database.ts'
import { recordEvent } from './events.ts'
import { startHousekeeping } from './housekeeping.ts'
import { machineActor } from './policy.ts'
import { sealEvents, verifyEvents, verifySeals } from './seals.ts'
import { TODAY } from './small-world.ts'

let database: Awaited<ReturnType<typeof testDatabase>>
let db: Db
const machine = machineActor('tester', TODAY)

beforeAll(async () => {
  database = await testDatabase()
  db = database.db
  for (let batch = 0; batch < 3; batch++) {
    for (let i = 0; i < 4; i++)
      await recordEvent(db, machine, { action: 'note.write', details: { batch, tỉ_lệ: 1.5 + i } })
    await sealEvents(db, new Date())
  }
  await recordEvent(db, machine, { action: 'note.tail' })
})
afterAll(() => database.close())

test('an untouched log is proved, and its tail is counted', async () => {
  expect(await verifySeals(db, new Date())).toMatchObject({ findings: [], seals: 3, events: 12, unsealed: 1 })
})

test.each<[story: string, tamper: string, codes: string[], seal: number]>([
  [
    'one word of one event changed',
    `update event set details = '{"batch":1}' where id = 5`,
    ['event-altered'],
    2,
  ],
  ['an event dated back', `update event set at = at - interval '1 day' where id = 1`, ['event-altered'], 1],
  [
    'an act laid at somebody else’s door',
    `update event set actor_name = 'machine:other' where id = 12`,
    ['event-altered'],
    3,
  ],
  ['an event removed', 'delete from event where id = 6', ['event-removed'], 2],
  [
    'an event slipped in',
    `insert into event (actor_kind, actor_name, action, seal_id) values ('machine', 'machine:tester', 'note.write', 2)`,
    ['event-inserted'],
    2,
  ],
  [
    'one removed and another put in its place',
    `update event set id = 1006 where id = 6`,
    ['event-altered'],
    2,
  ],
  [
    'a seal removed with its events',
    'with gone as (delete from event where seal_id = 2) delete from event_seal where id = 2',
    ['seal-missing', 'event-altered'],
    3,
  ],
])('%s: found', async (_story, tamper, codes, seal) => {
  await db
    .transaction()
    .execute(async (tx) => {
      for (const one of [tamper]) await sql.raw(one).execute(tx)
      const findings = await verifyEvents(tx, new Date())
      expect(findings.map(({ code }) => code)).toEqual(codes)
      expect(findings.at(-1)!.line).toBe(seal)
      throw new Error('put back')
    })
    .catch((error: Error) => expect(error.message).toBe('put back'))
})

test('an event that waits for its seal longer than ten minutes is worth a warning', async () => {
  const [finding] = await verifyEvents(db, new Date(Date.now() + 660_000))
  expect(finding).toMatchObject({ code: 'seal-late', severity: 'warning', facts: { events: 1 } })
})

test('the server seals by itself and leaves nothing when it stops', async () => {
  const sealer = startHousekeeping(db, {
    everyMs: 20,
    now: () => new Date(),
    failed: (error) => expect(error).toBeNull(),
  })
  await Promise.all(Array.from({ length: 20 }, () => recordEvent(db, machine, { action: 'note.write' })))
  await sealer.stop()
  expect(await verifySeals(db, new Date())).toMatchObject({ findings: [], events: 33, unsealed: 0 })
})

test('two sealers at once make one chain', async () => {
  for (let i = 0; i < 5; i++) await recordEvent(db, machine, { action: 'note.write' })
  await Promise.all([sealEvents(db, new Date()), sealEvents(db, new Date())])
  expect(await verifySeals(db, new Date())).toMatchObject({ findings: [], events: 38, unsealed: 0 })
})
