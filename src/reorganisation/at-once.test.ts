import { sql } from 'kysely'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { machineActor } from '#access/policy.ts'
import { serveMovements } from '#movement/routes.ts'
import { verifyMovements } from '#movement/verify.ts'
import { serveOrganisations } from '#organisation/routes.ts'
import { lockTree } from '#organisation/states.ts'
import { verifyOrganisations } from '#organisation/verify.ts'
import type { Database } from '#platform/database/connect.ts'
import { serveStatistics } from '#statistics/routes.ts'
import { testDatabase } from '#testing/database.ts'
import { emptyRegister } from '#testing/load-register.ts'
import { openPeopleDoor, type Ask } from '#testing/people-door.ts'
import { personId, TODAY, unitId } from '#testing/small-world.ts'
import { WantedReorganisation } from './api.ts'
import { serveReorganisations } from './routes.ts'
import { prepareReorganisation, recordReorganisation } from './store.ts'
import { onServer } from '#testing/where.ts'

let database: Database | undefined
let ask: Ask
let errors: object[]

beforeEach(async () => {
  database ??= await testDatabase()
  await sql`truncate account cascade`.execute(database.db)
  await emptyRegister(database.db)
  const opened = await openPeopleDoor(database.db)
  ;({ ask, errors } = opened)
  for (const serveRoom of [serveOrganisations, serveMovements, serveReorganisations, serveStatistics])
    serveRoom(opened.door)
})
afterAll(() => database?.close())

const decision = { number: '45-QĐ/ĐUK', date: '2022-09-20', issuer: 'Đảng ủy khối Ví dụ' }
const everyOrganisation = async () => ({
  act: 'end_activity',
  on: '2022-10-01',
  decision,
  every: { kind: 'dang_bo_co_so', belowId: await unitId(database!.db, 'NK') },
  toSuperior: true,
})
const codesBelow = async () => {
  const { body } = await ask(
    'officer NK',
    `GET /api/organisations/${await unitId(database!.db, 'NK')}/children?on=2022-10-27`,
  )
  return body.items.map((one: { code: string }) => one.code)
}
const faults = async () => [
  ...(await verifyOrganisations(database!.db)),
  ...(await verifyMovements(database!.db)),
  ...errors,
]

test('every organisation of a kind ends in one decision; its branches go to its superior, and back when it is withdrawn', async () => {
  const wanted = await everyOrganisation()
  const preview = await ask('officer NK', 'POST /api/reorganisations/preview', wanted)
  expect(preview.body).toMatchObject({ refusals: [], moving: 0, unitsLeftOut: 0 })
  const parts = preview.body.units.map(
    (one: { unit: { code: string }; part: string }) => `${one.unit.code} ${one.part}`,
  )
  expect(parts).toEqual([
    'NK.DB ended',
    'NK.DB2 ended',
    'NK.CB1 moved',
    'NK.CB2 moved',
    'NK.CB3 moved',
    'NK superior',
  ])
  const recorded = await ask('officer NK', 'POST /api/reorganisations', wanted)
  expect(recorded.status).toBe(200)
  expect(await codesBelow()).toEqual(['NK.CB1', 'NK.CB2', 'NK.CB3'])
  expect(await faults()).toEqual([])
  const withdrawal = `POST /api/reorganisations/${recorded.body.id}/withdrawal`
  expect((await ask('officer NK', withdrawal, { reason: 'Quyết định bị thu hồi' })).status).toBe(200)
  expect(await codesBelow()).toEqual(['NK.DB2', 'NK.DB'])
  expect(await faults()).toEqual([])
})

test('a decision over every organisation of a kind needs the right to reorganise each of them', async () => {
  const asked = await ask('officer NK.DB', 'POST /api/reorganisations/preview', await everyOrganisation())
  expect([403, 404]).toContain(asked.status)
})

onServer(
  'while an act is being recorded readers read on as before; a movement waits for its end and lands in the new order',
  async () => {
    const { db } = database!
    const [nk, member] = [await unitId(db, 'NK'), await personId(db, 'NK-2')]
    const wanted = WantedReorganisation.parse(await everyOrganisation())
    const move = async () =>
      ask('officer NK', `POST /api/people/${member}/movements`, {
        on: '2022-10-20',
        category: 'I4',
        fromOrganisationId: await unitId(db, 'NK.CB1'),
        toOrganisationId: await unitId(db, 'NK.CB3'),
      })
    expect(await codesBelow()).toEqual(['NK.DB2', 'NK.DB'])
    let moved = false
    const moving = await db.transaction().execute(async (tx) => {
      await lockTree(tx)
      const actor = machineActor('test', TODAY)
      await recordReorganisation(tx, actor, await prepareReorganisation(tx, wanted, TODAY))
      const waiting = move().finally(() => (moved = true))
      const page = await ask('officer NK', `GET /api/organisations/${nk}?on=2022-10-27`)
      expect(page.body).toMatchObject({ headcount: { total: 7 }, below: { children: 2 } })
      const period = 'from=2022-01-01&to=2022-10-27'
      const balance = await ask('officer NK', `GET /api/statistics/balance?organisationId=${nk}&${period}`)
      expect(balance.body).toMatchObject({ opening: 6, closing: 7 })
      expect(await codesBelow()).toEqual(['NK.DB2', 'NK.DB'])
      expect(moved).toBe(false)
      return { waiting }
    })
    expect((await moving.waiting).status).toBe(200)
    expect(await codesBelow()).toEqual(['NK.CB1', 'NK.CB2', 'NK.CB3'])
    expect(await faults()).toEqual([])
  },
)
