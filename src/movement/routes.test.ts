import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Database } from '#platform/database/connect.ts'
import { testDatabase } from '#testing/database.ts'
import { openPeopleDoor, type Ask } from '#testing/people-door.ts'
import { personId, unitId } from '#testing/small-world.ts'
import { serveMovements } from './routes.ts'

let database: Database
let ask: Ask
let errors: object[]
const person: Record<string, string> = {}
const unit: Record<string, string> = {}
beforeAll(async () => {
  database = await testDatabase()
  const opened = await openPeopleDoor(database.db)
  ;({ ask, errors } = opened)
  serveMovements(opened.door)
  for (const code of ['NK-1', 'NK-2', 'NK-3', 'NK-8']) person[code] = await personId(database.db, code)
  for (const code of ['NK', 'NK.CB1', 'NK.CB2', 'NK.CB3']) unit[code] = await unitId(database.db, code)
})
afterAll(() => database.close())

const record = (who: Parameters<Ask>[0], code: string, entry: Record<string, unknown>) =>
  ask(who, `POST /api/people/${person[code]}/movements`, { personId: person[code], ...entry })
const move = (on: string, from: string, to: string) => ({
  on,
  category: 'I4',
  fromOrganisationId: unit[from],
  toOrganisationId: unit[to],
})
const standing = async (code: string, on = '2022-10-27') =>
  (await ask('officer NK', `GET /api/people/${person[code]}/standing?on=${on}`)).body

test('an officer moves a member; the ledger says who recorded it', async () => {
  const { status, body } = await record('officer NK', 'NK-2', move('2022-10-01', 'NK.CB1', 'NK.CB2'))
  expect(status).toBe(200)
  expect(body).toMatchObject({
    on: '2022-10-01',
    from: { name: 'Chi bộ 1' },
    to: { name: 'Chi bộ 2' },
    recordedBy: 'officer.nk',
  })
  expect(await standing('NK-2')).toMatchObject({ unit: { name: 'Chi bộ 2' }, since: '2022-10-01' })
  expect(await standing('NK-2', '2022-09-30')).toMatchObject({ unit: { name: 'Chi bộ 1' } })
  const list = await ask('officer NK', `GET /api/movements?organisationId=${unit['NK']}&to=2022-10-27`)
  expect(list.body.items[0]).toMatchObject({ person: { memberCode: 'NK-2' }, recordedBy: 'officer.nk' })
  expect(errors).toEqual([])
})

test('a refusal names the units in words, never by their numbers inside', async () => {
  const elsewhere = await record('officer NK', 'NK-3', move('2022-10-01', 'NK.CB1', 'NK.CB3'))
  expect(elsewhere.status).toBe(422)
  expect(elsewhere.body.refusals).toEqual([
    { code: 'not-in-that-branch', on: '2022-10-01', unit: 'Chi bộ 1', here: 'Chi bộ 2' },
  ])
  const dead = await record('officer NK', 'NK-8', {
    on: '2022-10-01',
    category: 'D1',
    fromOrganisationId: unit['NK.CB2'],
  })
  expect(dead.body.refusals).toEqual([
    { code: 'out-before-in', on: '2022-10-01', unit: 'Chi bộ 2', here: null },
  ])
})

test('all that is wrong with an entry is said at once', async () => {
  const { body } = await record('officer NK', 'NK-3', {
    on: '2022-10-28',
    category: 'I9',
    fromOrganisationId: unit['NK.CB1'],
  })
  expect(body.refusals.map((one: { code: string }) => one.code)).toEqual([
    'needs-receiver',
    'giver-not-allowed',
    'future-day',
    'needs-note',
  ])
})

test('a correction keeps the old entry with who ended it; a withdrawal keeps its reason', async () => {
  const { movements } = await standing('NK-2')
  const moved = movements.at(-1)
  const path = `/api/people/${person['NK-2']}/movements`
  const corrected = await ask('officer NK', `POST ${path}/${moved.id}/correction`, {
    ...move('2022-09-01', 'NK.CB1', 'NK.CB2'),
    reason: 'sai ngày trong quyết định',
  })
  expect(corrected.body).toMatchObject({
    on: '2022-09-01',
    supersedes: moved.id,
    reason: 'sai ngày trong quyết định',
  })
  const kept = (await standing('NK-2')).movements.find((one: { id: string }) => one.id === moved.id)
  expect(kept).toMatchObject({ supersededBy: 'officer.nk', may: { record: false } })
  await ask('officer NK', `POST ${path}/${corrected.body.id}/withdrawal`, { reason: 'ghi nhầm người' })
  const after = await standing('NK-2')
  expect(after.unit).toMatchObject({ name: 'Chi bộ 1' })
  expect(after.movements.find((one: { id: string }) => one.id === corrected.body.id)).toMatchObject({
    reason: 'ghi nhầm người',
    supersededBy: 'officer.nk',
  })
  expect(errors).toEqual([])
})

test('a number can be put right without moving the entry, alone on its day or between two others', async () => {
  const path = `/api/people/${person['NK-3']}/movements`
  const day = '2022-10-20'
  const there = (await record('officer NK', 'NK-3', move(day, 'NK.CB2', 'NK.CB1'))).body
  const correct = (id: string, ends: object, decisionNo: string) =>
    ask('officer NK', `POST ${path}/${id}/correction`, { ...ends, decisionNo, reason: 'nhầm số quyết định' })
  const alone = await correct(there.id, move(day, 'NK.CB2', 'NK.CB1'), '51-QĐ/ĐU')
  expect(alone).toMatchObject({ status: 200, body: { on: day, decisionNo: '51-QĐ/ĐU' } })
  const on = (await record('officer NK', 'NK-3', move(day, 'NK.CB1', 'NK.CB3'))).body
  await record('officer NK', 'NK-3', move(day, 'NK.CB3', 'NK.CB2'))
  const between = await correct(on.id, move(day, 'NK.CB1', 'NK.CB3'), '52-QĐ/ĐU')
  expect(between).toMatchObject({ status: 200, body: { decisionNo: '52-QĐ/ĐU' } })
  const { movements } = await standing('NK-3')
  const kept = movements.filter(
    (one: { on: string; supersededAt: null }) => one.on === day && !one.supersededAt,
  )
  expect(kept.map((one: { decisionNo: string | null }) => one.decisionNo)).toEqual([
    '51-QĐ/ĐU',
    '52-QĐ/ĐU',
    null,
  ])
  expect(errors).toEqual([])
})

test('a leader reads the ledger but records nothing; a secretary moves nobody into a branch of others', async () => {
  expect(
    (await ask('leader NK', `GET /api/movements?organisationId=${unit['NK']}&to=2022-10-27`)).status,
  ).toBe(200)
  expect((await record('leader NK', 'NK-2', move('2022-10-01', 'NK.CB1', 'NK.CB2'))).status).toBe(403)
  expect((await record('secretary NK.CB1', 'NK-2', move('2022-10-01', 'NK.CB1', 'NK.CB2'))).status).toBe(404)
  expect(
    (await ask('secretary NK.CB1', `GET /api/people/${person['NK-3']}/standing?on=2022-10-27`)).status,
  ).toBe(404)
})
