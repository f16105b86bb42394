import { Hono } from 'hono'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testDatabase } from '#testing/database.ts'
import type { Api } from './doorway.ts'
import { serveNotes } from './small-room.ts'
import { cookieOf, enrol, openDoor, plantUnits, send } from './small-world.ts'

let database: Awaited<ReturnType<typeof testDatabase>>
let door: Api
let as: string
const clock = { now: new Date('2022-10-27T02:00:00Z') }

beforeAll(async () => {
  database = await testDatabase()
  const { db } = database
  const unit = await plantUnits(db)
  as = await cookieOf(db, await enrol(db, 'can-bo', 'officer', unit.get('NAM')!), clock.now)
  door = openDoor(db, clock).door
  serveNotes(door, unit)
})
afterAll(() => database.close())

test('without a session every operation answers 401 before anything is read, except what is open', async () => {
  for (const {
    endpoint: { method, path },
    open,
  } of door.operations) {
    const route = `${method} ${path.replaceAll(/:\w+/g, 'x')}`
    const { status, body } = await send(door, route, method === 'GET' ? {} : { body: '{{{' })
    if (open) expect(status, route).not.toBe(404)
    else expect([status, body.code], route).toEqual([401, 'sign-in-needed'])
  }
  expect(door.operations.length).toBeGreaterThan(20)
  for (const route of [
    'GET /api/nothing',
    'OPTIONS /api/session',
    'POST /api/sign-in/x',
    'GET /api/session/',
    'GET /api//session',
  ])
    expect((await send(door, route)).status, route).toBe(401)
  expect(
    (await send(door, 'GET /api/session', { as: 'dangvu=AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA' }))
      .status,
  ).toBe(401)
})

test('a page of another site cannot write with my cookie', async () => {
  const body = { text: 'x' }
  const from = (headers: Record<string, string>) => send(door, 'POST /api/notes/NAM', { as, body, headers })
  expect((await from({ 'sec-fetch-site': 'cross-site' })).body.code).toBe('cross-site')
  expect((await from({ 'sec-fetch-site': 'same-site' })).status).toBe(403)
  expect((await from({ origin: 'https://evil.example' })).status).toBe(403)
  expect((await from({ origin: 'null' })).status).toBe(403)
  expect((await from({ origin: 'http://localhost' })).status).toBe(200)
})
test('answers are not kept by browsers nor framed, and problems speak the language of the reader', async () => {
  const { headers } = await send(door, 'GET /api/session', { as })
  expect(headers.get('cache-control')).toBe('no-store')
  expect(headers.get('content-security-policy')).toMatch(/default-src 'none'/)
  expect((await send(door, 'GET /api/session')).body.title).toBe('Cần đăng nhập')
  expect((await send(door, 'GET /api/session', { headers: { 'accept-language': 'en-GB' } })).body.title).toBe(
    'Please sign in',
  )
})

test('the description names every operation with its whole path', async () => {
  const { body, status } = await send(door, 'GET /api/openapi.json')
  expect([status, body.openapi]).toEqual([200, '3.1.0'])
  expect(Object.keys(body.paths)).toContain('/api/accounts/{id}/roles')
  const { requestBody, parameters } = body.paths['/api/notes/{unit}'].post
  expect(Object.keys(requestBody.content['application/json'].schema.properties)).toEqual(['text', 'on'])
  expect(parameters.map(({ name }: { name: string }) => name)).toEqual(['unit', 'Idempotency-Key'])
  expect((await send(door, 'GET /api/docs')).body).toMatch(/\/api\/openapi\.json/)
})

test('the API answers for itself inside the whole application too', async () => {
  const whole = new Hono().route('/', door.app).notFound((c) => c.text('a page', 404))
  const ask = async (path: string, cookie = '') => {
    const answer = await whole.request(path, { headers: { cookie } })
    return [answer.status, answer.headers.get('content-type')?.split(';')[0]]
  }
  expect(await ask('/api/session', as)).toEqual([200, 'application/json'])
  expect(await ask('/api/nothing')).toEqual([401, 'application/problem+json'])
  expect(await ask('/api/nothing', as)).toEqual([404, 'application/problem+json'])
  expect(await ask('/nothing')).toEqual([404, 'text/plain'])
})
