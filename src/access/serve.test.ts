import { sql } from 'kysely'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '#testing/database.ts'
import type { Api } from './doorway.ts'
import { serveNotes } from './small-room.ts'
import { cookieOf, enrol, openDoor, plantUnits, send } from './small-world.ts'

let database: Awaited<ReturnType<typeof testDatabase>>
let door: Api
let errors: object[]
let unit: Map<string, string>
let as: string
let asLeader: string
const clock = { now: new Date('2022-10-27T02:00:00Z') }

beforeAll(async () => {
  database = await testDatabase()
  const { db } = database
  unit = await plantUnits(db)
  as = await cookieOf(db, await enrol(db, 'can-bo', 'officer', unit.get('NAM')!), clock.now)
  asLeader = await cookieOf(db, await enrol(db, 'lanh-dao', 'leader', unit.get('NAM')!), clock.now)
  ;({ door, errors } = openDoor(db, clock))
  serveNotes(door, unit)
})
afterAll(() => database.close())

async function countEvents(action: string): Promise<number> {
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from event where action = ${action}`.execute(database.db)
  return rows[0]!.n
}

test('done: the answer holds what the operation names and nothing else, and the act is in the log', async () => {
  const answer = await send(door, 'POST /api/notes/NAM.MOI', {
    as,
    body: { text: 'xin chào', on: '2022-10-27' },
  })
  expect(answer).toMatchObject({ status: 200, body: { text: 'xin chào by can-bo', on: '2022-10-27' } })
  expect(answer.body).not.toHaveProperty('secret')
  const { rows } =
    await sql`select actor_name, organisation_id, request_id, details from event where action = 'note.write'`.execute(
      database.db,
    )
  expect(rows).toEqual([
    {
      actor_name: 'can-bo',
      organisation_id: unit.get('NAM.MOI'),
      request_id: answer.headers.get('x-request-id'),
      details: { length: 8 },
    },
  ])
})

test.each<[story: string, route: string, body: unknown, status: number, problem: object]>([
  [
    'refused by the rules',
    'POST /api/notes/NAM',
    { text: 'refused' },
    422,
    { code: 'refused', refusals: [{ code: 'note-unfit', source: '294-QĐ/TW' }] },
  ],
  ['out of reach', 'POST /api/notes/BAC', { text: 'x' }, 404, { code: 'not-found' }],
  ['no such operation', 'POST /api/nothing', {}, 404, { code: 'not-found' }],
  ['no such method', 'DELETE /api/notes/NAM', undefined, 404, { code: 'not-found' }],
  ['a conflict', 'POST /api/clash', {}, 409, { code: 'conflict', detail: 'the note has its number' }],
  [
    'text missing and a day that does not exist',
    'POST /api/notes/NAM',
    { on: '2022-02-30' },
    400,
    {
      code: 'malformed',
      problems: [
        { path: 'text', code: 'invalid-type' },
        { path: 'on', code: 'not a calendar day (YYYY-MM-DD)' },
      ],
    },
  ],
  [
    'text too long',
    'POST /api/notes/NAM',
    { text: 'x'.repeat(21) },
    400,
    { problems: [{ path: 'text', code: 'too-big' }] },
  ],
  ['not JSON', 'POST /api/notes/NAM', '{"text":', 400, { problems: [{ path: '', code: 'not-json' }] }],
  ['a list', 'POST /api/notes/NAM', [1], 400, { problems: [{ path: '', code: 'not-an-object' }] }],
  [
    'a NUL that PostgreSQL cannot keep',
    'POST /api/notes/NAM',
    { text: 'a\0b' },
    400,
    { problems: [{ path: 'text', code: 'unreadable-text' }] },
  ],
  [
    'half of a surrogate pair',
    'POST /api/notes/NAM',
    { text: '\ud800' },
    400,
    { problems: [{ path: 'text', code: 'unreadable-text' }] },
  ],
  [
    'a NUL in the address',
    'POST /api/notes/%00',
    { text: 'a' },
    400,
    { problems: [{ path: 'unit', code: 'unreadable-text' }] },
  ],
  ['more than 1 MB', 'POST /api/notes/NAM', { text: 'x'.repeat(1_048_577) }, 413, { code: 'too-large' }],
  [
    'a deep pit',
    'POST /api/notes/NAM',
    `{"text":"a","x":${'['.repeat(200_000)}${']'.repeat(200_000)}}`,
    200,
    { text: 'a by can-bo' },
  ],
])('%s', async (_story, route, body, status, problem) => {
  const answer = await send(door, route, { as, body })
  expect(answer.status).toBe(status)
  expect(answer.body).toMatchObject(problem)
  if (status !== 200)
    expect(answer.body).toMatchObject({ status, requestId: answer.headers.get('x-request-id') })
})

test('forbidden: a leader reads but does not record', async () => {
  expect(await send(door, 'POST /api/notes/NAM', { as: asLeader, body: { text: 'x' } })).toMatchObject({
    status: 403,
    body: { code: 'forbidden', detail: 'movement.record' },
  })
})

test('a repeated write under one Idempotency-Key is done once; the key serves nothing else', async () => {
  const headers = { 'idempotency-key': '0b8f64a0-9a51-4e43-9d7e-0d3b4a1c7e55' }
  const before = await countEvents('note.write')
  const first = await send(door, 'POST /api/notes/NAM', { as, body: { text: 'một lần' }, headers })
  const again = await send(door, 'POST /api/notes/NAM', { as, body: { text: 'một lần' }, headers })
  expect(again.body).toEqual(first.body)
  expect(await countEvents('note.write')).toBe(before + 1)
  expect(await send(door, 'POST /api/notes/NAM', { as, body: { text: 'khác' }, headers })).toMatchObject({
    status: 409,
    body: { code: 'key-reused' },
  })
  expect(
    (
      await send(door, 'POST /api/notes/NAM', {
        as,
        body: { text: 'x' },
        headers: { 'idempotency-key': 'short' },
      })
    ).status,
  ).toBe(400)
  const refused = { as, body: { text: 'refused' }, headers: { 'idempotency-key': 'another-key-of-mine-1' } }
  expect((await send(door, 'POST /api/notes/NAM', refused)).status).toBe(422)
  expect((await send(door, 'POST /api/notes/NAM', { ...refused, body: { text: 'mended' } })).status).toBe(200)
})

test('two equal writes at the same moment under one key are one act', async () => {
  const before = await countEvents('note.write')
  const one = { as, body: { text: 'đôi' }, headers: { 'idempotency-key': 'the-same-moment-0001' } }
  const answers = await Promise.all([1, 2, 3].map(() => send(door, 'POST /api/notes/NAM', one)))
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
  expect(await countEvents('note.write')).toBe(before + 1)
})

test('our own mistakes are told as 500 without their words: no event, a read that writes, a crash', async () => {
  const forgotten = await send(door, 'PUT /api/notes/NAM', { as, body: {} })
  expect(forgotten).toMatchObject({ status: 500, body: { code: 'internal' } })
  expect((await send(door, 'GET /api/notes/sneak', { as })).status).toBe(500)
  expect(await countEvents('note.sneak')).toBe(0)
  const crashed = await send(door, 'POST /api/crash', { as, body: {} })
  expect(JSON.stringify(crashed.body)).not.toMatch(/Bí Mật|001099/)
  expect(errors).toHaveLength(3)
})

test('looking is an event; a search by POST is none by itself; an export is a file and an event', async () => {
  expect((await send(door, 'GET /api/notes?say=hello', { as })).body).toEqual({ text: 'hello' })
  expect(await countEvents('note.view')).toBe(1)
  expect((await send(door, 'POST /api/notes-search', { as, body: { text: 'a' } })).status).toBe(200)
  const file = await send(door, 'GET /api/notes.csv', { as })
  expect([file.body, file.headers.get('content-disposition')]).toEqual([
    'text\n',
    "attachment; filename*=UTF-8''s%E1%BB%95%20tay.csv",
  ])
  expect(await countEvents('note.export')).toBe(1)
})

test('an uploaded file is taken up to its limit', async () => {
  expect((await send(door, 'POST /api/notes-file', { as, body: '0123456789' })).body).toEqual({ bytes: 10 })
  expect((await send(door, 'POST /api/notes-file', { as, body: '0123456789X' })).status).toBe(413)
})
