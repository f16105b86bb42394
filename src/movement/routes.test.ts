import { sql } from 'kysely'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { cookieOf, enrol, openDoor, plantUnits, send, TODAY } from '#access/small-world.ts'
import type { Api } from '#access/doorway.ts'
import type { Database } from '#platform/database/connect.ts'
import { verifyOrganisations } from '#organisation/verify.ts'
import { testDatabase } from '#testing/database.ts'
import { serveMovements } from './routes.ts'
import { verifyMovements } from './verify.ts'

let database: Database
let door: Api
let units: Map<string, string>
const uuid: Record<string, string> = {}
const cookie: Record<string, string> = {}
const now = new Date('2022-10-27T03:00:00Z')

beforeAll(async () => {
  database = await testDatabase()
  const { db } = database
  units = await plantUnits(db)
  door = openDoor(db, { now }).door
  serveMovements(door)
  for (const [code, id] of units) {
    const { rows } = await sql<{
      id: string
    }>`select public_id as id from organisation where id = ${id}`.execute(db)
    uuid[code] = rows[0]!.id
  }
  const officers = [
    ['canbo', 'officer', 'NAM'],
    ['lanhdao', 'leader', 'NAM'],
    ['ban', 'officer', 'BAC'],
  ] as const
  for (const [name, role, code] of officers)
    cookie[name] = await cookieOf(db, await enrol(db, name, role, units.get(code)!), now)
})
afterAll(() => database.close())

let person: string
beforeEach(async () => {
  const { rows } = await sql<{ id: string }>`
    insert into person (organisation_id, full_name, name_key, given_key, name_order, sex, born_on)
    values (${units.get('NAM.MOI.1')}, 'Trần Thị Ví Dụ', 'tran thi vi du', 'du tran thi vi', 'du', 'nữ', '1995-05-01')
    returning public_id as id`.execute(database.db)
  person = rows[0]!.id
})

const record = (who: string, body: object) =>
  send(door, `POST /api/people/${person}/movements`, { as: cookie[who], body })
const admitted = { on: '2020-01-10', category: 'I1', toOrganisationId: '' }

async function admit(on = '2020-01-10', code = 'NAM.MOI.1') {
  const answer = await record('canbo', { ...admitted, on, toOrganisationId: uuid[code] })
  expect(answer.status).toBe(200)
  return answer.body as { id: string; may: { record: boolean } }
}

test('an officer records an admission, then a death; the person is a member in between', async () => {
  const entry = await admit()
  expect(entry.may.record).toBe(true)
  const standing = await send(door, `GET /api/people/${person}/standing?on=2021-01-01`, {
    as: cookie['canbo'],
  })
  expect(standing.body).toMatchObject({
    unit: { code: 'NAM.MOI.1' },
    since: '2020-01-10',
    person: { memberCode: expect.stringMatching(/^DV\d+$/) },
  })
  expect(
    (await record('canbo', { on: '2022-03-01', category: 'D1', fromOrganisationId: uuid['NAM.MOI.1'] }))
      .status,
  ).toBe(200)
  const after = await send(door, `GET /api/people/${person}/standing?on=2022-03-01`, { as: cookie['canbo'] })
  expect(after.body.unit).toBeNull()
})

test('all that stands against a movement is said with its reason, and nothing is written', async () => {
  await admit()
  const codes = async (body: object) => {
    const { status, body: problem } = await record('canbo', body)
    expect(status).toBe(422)
    return problem.refusals.map((one: { code: string }) => one.code)
  }
  const [here, there] = [uuid['NAM.MOI.1'], uuid['NAM.MOI.2']]
  expect(await codes({ on: '2021-01-01', category: 'I1', toOrganisationId: here })).toEqual([
    'already-in-a-branch',
  ])
  expect(await codes({ on: '2019-01-01', category: 'D1', fromOrganisationId: here })).toContain(
    'out-before-in',
  )
  expect(
    await codes({ on: '2021-01-01', category: 'I4', fromOrganisationId: here, toOrganisationId: there }),
  ).toEqual(['unit-not-there'])
  expect(await codes({ on: '2022-10-28', category: 'D1', fromOrganisationId: here })).toEqual(['future-day'])
  expect(await codes({ on: '2021-01-01', category: 'D9', fromOrganisationId: here })).toEqual(['needs-note'])
  expect(await codes({ on: '2021-01-01', category: 'D1' })).toEqual(['needs-giver'])
  const { rows } = await sql<{ n: string }>`
    select count(*) as n from movement join person on person.id = member_id where public_id = ${person}`.execute(
    database.db,
  )
  expect(rows[0]!.n).toBe('1')
})

test('a correction supersedes and says why; the old entry stays, the stay follows the new one', async () => {
  const { id } = await admit()
  const corrected = await send(door, `POST /api/people/${person}/movements/${id}/correction`, {
    as: cookie['canbo'],
    body: { ...admitted, on: '2020-02-10', toOrganisationId: uuid['NAM.MOI.1'], reason: 'ghi nhầm tháng' },
  })
  expect(corrected.body).toMatchObject({ on: '2020-02-10', supersedes: id, reason: 'ghi nhầm tháng' })
  const { body } = await send(door, `GET /api/people/${person}/standing?on=2020-02-01`, {
    as: cookie['canbo'],
  })
  expect(body.unit).toBeNull()
  expect(body.movements).toHaveLength(2)
  const again = await send(door, `POST /api/people/${person}/movements/${id}/withdrawal`, {
    as: cookie['canbo'],
    body: { reason: 'đã đính chính' },
  })
  expect(again.status).toBe(404)
})

test('what later entries rest on is not withdrawn from under them', async () => {
  const { id } = await admit()
  await record('canbo', { on: '2022-03-01', category: 'D1', fromOrganisationId: uuid['NAM.MOI.1'] })
  const refused = await send(door, `POST /api/people/${person}/movements/${id}/withdrawal`, {
    as: cookie['canbo'],
    body: { reason: 'không có việc này' },
  })
  expect(refused.body.refusals.map((one: { code: string }) => one.code)).toEqual(['out-before-in'])
})

test('a leader reads but does not record; an officer of another province finds nobody', async () => {
  await admit()
  const body = { on: '2022-03-01', category: 'D1', fromOrganisationId: uuid['NAM.MOI.1'] }
  expect((await record('lanhdao', body)).status).toBe(403)
  expect((await record('ban', body)).status).toBe(404)
  expect(
    (await send(door, `GET /api/people/${person}/standing?on=2021-01-01`, { as: cookie['ban'] })).status,
  ).toBe(404)
  const list = (who: string) =>
    send(door, `GET /api/movements?organisationId=${uuid['NAM']}&to=${TODAY}`, { as: cookie[who] })
  expect((await list('lanhdao')).body.items.length).toBeGreaterThan(0)
  expect((await list('ban')).status).toBe(404)
})

test('a list of movements is paged without loss or repetition', async () => {
  const branch = uuid['NAM.MOI.1']
  await admit('2016-01-01')
  for (const category of ['D4', 'I2', 'D4'])
    await record('canbo', {
      on: '2016-01-01',
      category,
      ...(category === 'I2' ? { toOrganisationId: branch } : { fromOrganisationId: branch }),
    })
  const seen: string[] = []
  let after = ''
  for (let page = 0; page < 50; page++) {
    const path = `/api/movements?organisationId=${uuid['NAM']}&to=${TODAY}&limit=3${after && `&after=${after}`}`
    const { body } = await send(door, `GET ${path}`, { as: cookie['canbo'] })
    seen.push(...body.items.map((one: { id: string }) => one.id))
    if (body.next === null) break
    after = body.next
  }
  const { rows } = await sql<{ id: string }>`select id from movement where superseded_at is null`.execute(
    database.db,
  )
  expect(new Set(seen).size).toBe(seen.length)
  expect(new Set(seen)).toEqual(new Set(rows.map((row) => row.id)))
  const wrong = await send(door, `GET /api/movements?organisationId=${uuid['NAM']}&to=${TODAY}&after=xyz`, {
    as: cookie['canbo'],
  })
  expect(wrong.status).toBe(400)
})

test('after all of it the register verifies; a spell cut or a movement removed is found', async () => {
  const { db } = database
  expect(await verifyOrganisations(db)).toEqual([])
  expect(await verifyMovements(db)).toEqual([])
  await admit()
  await sql`update member_spell set until_day = from_day + 1 where member_id = (select id from person where public_id = ${person})`.execute(
    db,
  )
  const cut = await verifyMovements(db)
  expect(cut.map((one) => one.code)).toEqual(expect.arrayContaining(['spell-missing', 'spell-surplus']))
  await sql`delete from movement where member_id = (select id from person where public_id = ${person})`.execute(
    db,
  )
  expect((await verifyMovements(db)).map((one) => one.code)).toContain('spell-surplus')
})
