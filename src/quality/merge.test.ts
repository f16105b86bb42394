import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { machineActor } from '#access/policy.ts'
import { Refused } from '#platform/errors.ts'
import { driftingSpells, verifyMovements } from '#movement/verify.ts'
import type { Database } from '#platform/database/connect.ts'
import { day } from '#platform/day.ts'
import { inTransaction, type Db } from '#platform/db.ts'
import { testDatabase } from '#testing/database.ts'
import { emptyRegister, loadRegister } from '#testing/load-register.ts'
import { exampleRegister } from '#testing/random-register.ts'
import { drawFrom } from '#testing/random-world.ts'
import { usuallyStanding } from './merge-rules.ts'
import { faceToFace, fieldsFacing } from './merge-store.ts'
import { mergePeople, undoMerge } from './merge-write.ts'
import { registerInForce } from './small-merges.ts'
import { verifyQuality } from './verify.ts'

const TODAY = day('2030-01-01')
const actor = machineActor('test', TODAY)

let database: Database
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

/** Members in the order of their codes, whatever ids an import gave them. */
const NUMBERED = sql`(select person_id, row_number() over (order by member_code) as place from member) numbered`

/** Some facts that the random register has not: badges, statuses and periods, the same of some pairs. */
async function plantFacts(db: Db) {
  await sql`insert into badge (member_id, level, on_day, badge_no)
    select person_id, 30 + (place % 3)::smallint * 10, '2015-05-19', 'B' || place from ${NUMBERED}`.execute(
    db,
  )
  await sql`insert into member_status (member_id, status, from_day)
    select person_id, 'mien_sinh_hoat', '2016-01-01' from ${NUMBERED} where place % 2 = 0`.execute(db)
  await sql`insert into person_period (person_id, kind, from_day, data)
    select person_id, 'career', '2001-01-01', jsonb_build_object('what', (place % 2)::text) from ${NUMBERED}`.execute(
    db,
  )
}

test.each([1, 2])(
  'in random history %i any two files are merged soundly, and parted again the register equals itself',
  async (seed) => {
    const { db } = database
    await emptyRegister(db)
    await loadRegister(db, exampleRegister(seed))
    await plantFacts(db)
    const { rows: people } = await sql<{
      id: string
    }>`select public_id as id from member join person on person.id = person_id order by member_code`.execute(
      db,
    )
    const draw = drawFrom(seed)
    let merged = 0
    for (let time = 0; time < 5; time++) {
      const [one, other] = [people[draw(people.length)]!.id, people[draw(people.length)]!.id]
      if (one === other) continue
      const before = await registerInForce(db)
      const done = await inTransaction(db, async (tx) => {
        const facing = await faceToFace(tx, one, other)
        const take = (await fieldsFacing(tx, facing, TODAY))
          .map(({ field }) => field)
          .filter(() => draw(2) === 0)
        const all = facing.line.map((step) => step.id)
        const standing = draw(3) === 0 ? all.filter(() => draw(2) === 0) : usuallyStanding(facing.line)
        return mergePeople(tx, actor, { keptId: one, mergedId: other, take, standing, reason: 'thử' }, TODAY)
      }).catch((error: unknown) => {
        if (error instanceof Refused) return null
        throw error
      })
      if (done === null) {
        expect(await registerInForce(db)).toEqual(before)
        continue
      }
      merged++
      expect([...(await verifyMovements(db)), ...(await verifyQuality(db))]).toEqual([])
      await inTransaction(db, (tx) => undoMerge(tx, actor, { id: done.id, reason: 'thử lại' }))
      expect(await registerInForce(db)).toEqual(before)
      expect([...(await driftingSpells(db)), ...(await verifyQuality(db))]).toEqual([])
    }
    expect(merged).toBeGreaterThan(1)
  },
)

test('what a merge wrote and somebody has changed since is not undone over their heads', async () => {
  const { db } = database
  await emptyRegister(db)
  await loadRegister(db, exampleRegister(9))
  const { rows } = await sql<{ id: string; key: string }>`
    select public_id as id, id::text as key from person order by id limit 2`.execute(db)
  const [kept, other] = rows as [{ id: string; key: string }, { id: string; key: string }]
  const decision = { keptId: kept.id, mergedId: other.id, take: ['profession'], reason: 'thử' }
  await sql`update person set profession = 'Giáo viên' where id = ${other.key}`.execute(db)
  const { id } = await inTransaction(db, async (tx) => {
    const { line } = await faceToFace(tx, kept.id, other.id)
    return mergePeople(tx, actor, { ...decision, standing: usuallyStanding(line) }, TODAY)
  })
  await sql`update person set profession = 'Kỹ sư' where id = ${kept.key}`.execute(db)
  const undoing = inTransaction(db, (tx) => undoMerge(tx, actor, { id, reason: 'thử lại' }))
  await expect(undoing).rejects.toMatchObject({ refusals: [{ code: 'changed-since', what: 'fields' }] })
})
