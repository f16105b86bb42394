import { afterEach, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { endpoint } from '#platform/endpoint.ts'
import { ApiError, call, onSignedOut, requestOf } from './call.ts'

const getMember = endpoint(
  'GET /api/members/:id',
  z.object({ id: z.string(), on: z.string().optional() }),
  z.object({ name: z.string() }),
  '',
)
const record = endpoint(
  'POST /api/members/:id/movements',
  z.object({ id: z.string(), day: z.string() }),
  z.object({}),
  '',
)
const hints = endpoint('GET /api/sign-in/hints', z.object({}), z.object({}), '')
const session = endpoint('GET /api/session', z.object({}), z.object({}), '')
const signIn = endpoint('POST /api/sign-in', z.object({}), z.object({}), '')

afterEach(() => vi.unstubAllGlobals())

function answer(status: number, body: unknown) {
  const fetched = vi.fn<typeof fetch>(async () => Response.json(body, { status }))
  vi.stubGlobal('fetch', fetched)
  return fetched
}

test('a question fills its path and puts the rest into the query, without what is not asked', () => {
  const { url, body } = requestOf(getMember, { id: 'a/b', on: '2021-12-31', kind: undefined })
  expect(url).toBe('/api/members/a%2Fb?on=2021-12-31')
  expect(body).toBeUndefined()
})

test('a write sends the rest as its body, names of people never in the address', () => {
  expect(requestOf(record, { id: '7', day: '2022-10-27', name: 'Nguyễn Văn Ví Dụ' })).toEqual({
    url: '/api/members/7/movements',
    body: JSON.stringify({ day: '2022-10-27', name: 'Nguyễn Văn Ví Dụ' }),
  })
})

test('what the sign-in page asks goes alone, so that nobody is refused it for want of a session', async () => {
  const fetched = answer(200, {})
  await Promise.all([call(session, {}), call(hints, {}), call(getMember, { id: '7' })])
  const addresses = fetched.mock.calls.map(([address]) => address)
  expect(new Set(addresses)).toEqual(new Set(['/api/session', '/api/sign-in/hints', '/api/members/7']))
})

test('what a page asks in one moment goes as one question; each gets its own answer or its own refusal', async () => {
  const fetched = answer(200, {
    answers: [
      { status: 200, body: { name: 'Trần' } },
      { status: 404, body: { code: 'not-found' } },
    ],
  })
  const asked = await Promise.allSettled([
    call(getMember, { id: '7', on: '2022-10-27' }),
    call(getMember, { id: '8' }),
  ])
  expect(fetched).toHaveBeenCalledTimes(1)
  const [address, init] = fetched.mock.calls[0]!
  expect([address, init?.body]).toEqual([
    '/api/questions',
    JSON.stringify({ paths: ['/api/members/7?on=2022-10-27', '/api/members/8'] }),
  ])
  expect(asked).toEqual([
    { status: 'fulfilled', value: { name: 'Trần' } },
    { status: 'rejected', reason: expect.objectContaining({ status: 404, code: 'not-found' }) },
  ])
})

test('a write carries an idempotency key, a question does not', async () => {
  const fetched = answer(200, { name: 'Trần' })
  await call(getMember, { id: '7' })
  await call(record, { id: '7', day: '2022-10-27' })
  await call(record, { id: '7', day: '2022-10-27' }, { idempotencyKey: 'once' })
  const keys = fetched.mock.calls.map(
    ([, init]) => new Headers(init?.headers).get('idempotency-key') ?? undefined,
  )
  expect(keys[0]).toBeUndefined()
  expect(keys[1]).toMatch(/^[0-9a-f]{32}$/)
  expect(keys[2]).toBe('once')
})

test('a refusal comes with all its reasons and the number of the request', async () => {
  answer(422, {
    code: 'refused',
    requestId: 'r-1',
    refusals: [{ code: 'too-young', source: 'Điều lệ Đ.1' }, { code: 'no-vote' }],
  })
  const error = await call(record, { id: '7', day: '2022-10-27' }).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(ApiError)
  expect(error).toMatchObject({
    status: 422,
    requestId: 'r-1',
    refusals: [{ code: 'too-young' }, { code: 'no-vote' }],
  })
})

test('no connection is an error of its own', async () => {
  vi.stubGlobal('fetch', async () => Promise.reject(new TypeError('Failed to fetch')))
  await expect(call(getMember, { id: '7' })).rejects.toMatchObject({ status: 0, code: 'unreachable' })
})

test('an answer that is not ours, such as a proxy’s page, is still an error in plain words', async () => {
  vi.stubGlobal('fetch', async () => new Response('<h1>Bad gateway</h1>', { status: 502 }))
  await expect(call(getMember, { id: '7' })).rejects.toMatchObject({ status: 502, code: 'unknown' })
})

test('an ended session is told, a wrong password at the sign-in is not', async () => {
  const told = vi.fn<() => void>()
  const stop = onSignedOut(told)
  answer(401, { code: 'sign-in-needed' })
  await expect(call(getMember, { id: '7' })).rejects.toMatchObject({ status: 401 })
  expect(told).toHaveBeenCalledTimes(1)
  await expect(call(signIn, {})).rejects.toMatchObject({ status: 401 })
  expect(told).toHaveBeenCalledTimes(1)
  stop()
})
