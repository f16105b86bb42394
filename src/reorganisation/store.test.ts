import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { machineActor } from '#access/policy.ts'
import { verifyMovements } from '#movement/verify.ts'
import type { Database } from '#platform/database/connect.ts'
import { addDays, day, type Day } from '#platform/day.ts'
import { inTransaction, type Db } from '#platform/db.ts'
import { Refused } from '#platform/errors.ts'
import { flowRows, stockRows } from '#statistics/flow-rows.ts'
import { testDatabase } from '#testing/database.ts'
import { emptyRegister, loadRegister } from '#testing/load-register.ts'
import { eventDays } from '#testing/naive-register.ts'
import { exampleRegister } from '#testing/random-register.ts'
import { drawFrom } from '#testing/random-world.ts'
import { randomReorganisation } from '#testing/random-reorganisation.ts'
import { verifyOrganisations } from '#organisation/verify.ts'
import { getKept, publicIdOf } from './list.ts'
import { previewOf } from './preview.ts'
import { prepareReorganisation, recordReorganisation } from './store.ts'
import { lockTree } from '#organisation/states.ts'
import { withdrawReorganisation } from './withdraw.ts'
import type { WantedReorganisation } from './api.ts'

let database: Database
beforeAll(async () => {
  database = await testDatabase()
})
afterAll(() => database.close())

const TODAY = day('2031-01-01')
const actor = machineActor('test', TODAY)
const SEEDS = Number(process.env['DANGVU_TEST_RUNS'] ?? 4)
const ACTS_EACH = 14

const record = (db: Db, wanted: WantedReorganisation) =>
  inTransaction(db, async (tx) => {
    await lockTree(tx)
    const prepared = await prepareReorganisation(tx, wanted, TODAY)
    if (prepared.refusals.length > 0) throw new Refused(prepared.refusals)
    return recordReorganisation(tx, actor, prepared)
  })

const withdraw = (db: Db, id: string) =>
  inTransaction(db, async (tx) => {
    await lockTree(tx)
    const { kept } = await getKept(tx, actor, await publicIdOf(tx, id))
    await withdrawReorganisation(tx, actor, kept, 'Ghi nhầm')
  })

test(
  'after any act the register verifies, no member is lost and every balance closes; withdrawn, all is as before',
  { timeout: 240_000 },
  async () => {
    const { db } = database
    const done: Record<string, number> = {}
    const refused: Record<string, number> = {}
    const withdrawn: Record<string, number> = { done: 0, refused: 0 }
    for (let seed = 1; seed <= SEEDS; seed++) {
      const register = exampleRegister(seed)
      await emptyRegister(db)
      const { errors } = await loadRegister(db, register)
      expect(errors).toBe(0)
      const draw = drawFrom(seed)
      const last = eventDays(register).at(-1)!
      const earlier: string[] = []
      for (let count = 0; count < ACTS_EACH; count++) {
        const on = draw(3) > 0 ? addDays(last, draw(30)) : addDays(last, -draw(60))
        const wanted = await randomReorganisation(db, on, draw)
        if (!wanted) continue
        const story = JSON.stringify({ seed, count, wanted })
        const before = await pictureOf(db, on)
        const id = await record(db, wanted).catch((error: unknown) => {
          if (!(error instanceof Refused)) throw new Error(story, { cause: error })
          for (const { code } of error.refusals) refused[code] = (refused[code] ?? 0) + 1
          return null
        })
        if (id === null) {
          expect(await pictureOf(db, on), story).toEqual(before)
          continue
        }
        done[wanted.act] = (done[wanted.act] ?? 0) + 1
        expect([...(await verifyOrganisations(db)), ...(await verifyMovements(db))], story).toEqual([])
        const after = await pictureOf(db, on)
        expect(after.total, story).toBe(before.total)
        expect(await openBalances(db, on), story).toEqual([])
        if (draw(3) === 0) {
          await withdraw(db, id)
          expect([...(await verifyOrganisations(db)), ...(await verifyMovements(db))], story).toEqual([])
          expect(await pictureOf(db, on), story).toEqual(before)
        } else earlier.push(id)
      }
      for (const id of earlier) {
        const outcome = await withdraw(db, id).then(
          () => 'done',
          (error: unknown) => (error instanceof Refused ? 'refused' : String(error)),
        )
        withdrawn[outcome] = (withdrawn[outcome] ?? 0) + 1
        expect([...(await verifyOrganisations(db)), ...(await verifyMovements(db))], `${seed} ${id}`).toEqual(
          [],
        )
      }
    }
    if (process.env['DANGVU_TEST_RUNS']) console.log({ done, refused, withdrawn })
    expect(Object.keys(done).length).toBeGreaterThan(6)
    expect(Object.keys(withdrawn)).toEqual(['done', 'refused'])
  },
)

/** All states in force and who is where on every day, and the headcount of the whole register at the end of the day. */
async function pictureOf(db: Db, on: Day) {
  const states = await sql`
    select code, from_day, until_day, name, kind, type, superior_id, official_code, decision_no
    from organisation_state state join organisation on organisation.id = state.organisation_id
    where superseded_at is null order by code, from_day`.execute(db)
  const spells = await sql`select * from member_spell order by member_id, from_day`.execute(db)
  const records = await sql`select id, organisation_id from person order by id`.execute(db)
  const total = await sql<{ n: string }>`
    select count(*) as n from member_spell where from_day <= ${on}::date and ${on}::date < until_day`.execute(
    db,
  )
  return { states: states.rows, spells: spells.rows, records: records.rows, total: total.rows[0]!.n }
}

/** Units whose balance around the day does not close. */
async function openBalances(db: Db, on: Day): Promise<string[]> {
  const [from, to] = [addDays(on, -2), addDays(on, 1)]
  const every = sql`select id from organisation`
  const { rows } = await sql<{ code: string }>`
    with opening as (select target_id, count(*) as n from (${stockRows(every, addDays(from, -1))}) stock group by target_id),
    closing as (select target_id, count(*) as n from (${stockRows(every, to)}) stock group by target_id),
    change as (
      select target_id, sum(case when category like 'I%' then 1 else -1 end) as n from (${flowRows(every, from, to)}) flow
      group by target_id
    )
    select code from organisation
    left join opening on opening.target_id = organisation.id left join closing on closing.target_id = organisation.id
    left join change on change.target_id = organisation.id
    where coalesce(opening.n, 0) + coalesce(change.n, 0) <> coalesce(closing.n, 0)`.execute(db)
  return rows.map((row) => row.code)
}

test('a preview writes nothing and says what the record will hold', async () => {
  const { db } = database
  await emptyRegister(db)
  await loadRegister(db, exampleRegister(3))
  const draw = drawFrom(5)
  const on = addDays(eventDays(exampleRegister(3)).at(-1)!, 3)
  for (let count = 0; count < 20; count++) {
    const wanted = await randomReorganisation(db, on, draw)
    if (!wanted) continue
    const before = await pictureOf(db, on)
    const prepared = await prepareReorganisation(db, wanted, TODAY)
    const preview = await previewOf(db, prepared)
    expect(await pictureOf(db, on)).toEqual(before)
    if (preview.refusals.length > 0) continue
    const id = await record(db, wanted)
    const { units } = await getKept(db, actor, await publicIdOf(db, id))
    const byNumber = (a: number | null, b: number | null) => (a ?? -1) - (b ?? -1)
    expect(units.map((one) => one.membersAfter).sort(byNumber)).toEqual(
      preview.units.map((one) => one.after?.members ?? null).sort(byNumber),
    )
    expect(preview.total.after).toBe(preview.total.before)
  }
})
