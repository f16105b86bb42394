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
import { verifyQuality } from './verify.ts'

const TODAY = day('2030-01-01')
const actor = machineActor('test', TODAY)

let database: Database
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

/** All that stands in force, without numbers of rows: people, ledger, spells, dated values, statuses, badges. */
async function registerOf(db: Db) {
  const { rows } = await sql<{ table: string; rows: unknown }>`
    select 'person' as table, jsonb_agg(to_jsonb(p) order by id) as rows from person p
    union all select 'member', jsonb_agg(to_jsonb(m) order by person_id) from member m
    union all select 'movement', jsonb_agg(jsonb_build_array(member_id, on_day, seq, category, from_organisation_id,
        to_organisation_id, decision_no, note) order by member_id, on_day, seq) from movement where superseded_at is null
    union all select 'spell', jsonb_agg(to_jsonb(s) order by member_id, from_day) from member_spell s
    union all select 'attribute', jsonb_agg(jsonb_build_array(person_id, field, from_day, value) order by person_id, field, from_day)
      from person_attribute where superseded_at is null
    union all select 'status', jsonb_agg(jsonb_build_array(member_id, status, from_day, until_day) order by member_id, status, from_day)
      from member_status where superseded_at is null
    union all select 'badge', jsonb_agg(jsonb_build_array(member_id, level, on_day, badge_no) order by member_id, level)
      from badge where superseded_at is null
    union all select 'period', jsonb_agg(jsonb_build_array(person_id, kind, from_day, data) order by person_id, kind, from_day)
      from person_period where superseded_at is null`.execute(db)
  return rows
}

/** Some facts that the random register has not: badges, statuses and periods, the same of some pairs. */
async function plantFacts(db: Db) {
  await sql`insert into badge (member_id, level, on_day, badge_no)
    select person_id, 30 + (person_id % 3)::smallint * 10, '2015-05-19', 'B' || person_id from member`.execute(
    db,
  )
  await sql`insert into member_status (member_id, status, from_day)
    select person_id, 'mien_sinh_hoat', '2016-01-01' from member where person_id % 2 = 0`.execute(db)
  await sql`insert into person_period (person_id, kind, from_day, data)
    select person_id, 'career', '2001-01-01', jsonb_build_object('what', (person_id % 2)::text) from member`.execute(
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
    }>`select public_id as id from person order by id`.execute(db)
    const draw = drawFrom(seed)
    let merged = 0
    for (let time = 0; time < 5; time++) {
      const [one, other] = [people[draw(people.length)]!.id, people[draw(people.length)]!.id]
      if (one === other) continue
      const before = await registerOf(db)
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
        expect(await registerOf(db)).toEqual(before)
        continue
      }
      merged++
      expect([...(await verifyMovements(db)), ...(await verifyQuality(db))]).toEqual([])
      await inTransaction(db, (tx) => undoMerge(tx, actor, { id: done.id, reason: 'thử lại' }))
      expect(await registerOf(db)).toEqual(before)
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
