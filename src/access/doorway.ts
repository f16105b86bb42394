import { randomUUID } from 'node:crypto'
import { Hono, type Context, type MiddlewareHandler } from 'hono'
import { deleteCookie, getCookie, setCookie } from 'hono/cookie'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { Endpoint } from '#platform/endpoint.ts'
import { NotFound } from '#platform/errors.ts'
import { SECURITY_HEADERS } from '#platform/static.ts'
import type { Locale } from './api.ts'
import type { Actor } from './policy.ts'
import { problemOf, Unauthenticated } from './problems.ts'
import { refuseCrossSite } from './request.ts'
import { findSession, type NewSession } from './sessions.ts'
import type { Question } from './together.ts'

/** What a request carries on its way through. */
export type Env = {
  Variables: {
    actor: Actor | null
    session: { token: string; expiresAt: Date } | null
    requestId: string
    address: string
    known: boolean
  }
}

export interface ApiOptions {
  db: Db
  now: () => Date
  today: () => Day
  /** Reached by https alone: Secure cookies, HSTS. */
  secure: boolean
  /** The product's own address where a proxy changes the Host header, e.g. `https://dangvu.example`. */
  origin?: string
  /** Tests and development: a write without an event is an error. */
  strict: boolean
  /** One line per request, and every unforeseen error; pino fits. */
  log: { info: (facts: object, text: string) => void; error: (facts: object, text: string) => void }
  /** The sender's address where a trusted proxy tells it; default: the socket's. */
  addressOf?: (c: Context) => string
}

/** An operation as registered, for OpenAPI and for tests that visit all of them. */
export interface Operation {
  endpoint: Endpoint
  reads: boolean
  open?: boolean
  download?: boolean
  upload?: boolean
}

/** The HTTP API: `app` answers `/api/*`; rooms add their operations by `serve`. */
export interface Api {
  app: Hono<Env>
  options: ApiOptions
  operations: Operation[]
  /** `METHOD path` of what anybody may ask; everything else answers 401 without a session. */
  open: Set<string>
  /** Questions that may be asked together. */
  questions: Question[]
  /** Sessions that are being looked up for a GET at this moment, by their secret. */
  lookedUp: Map<string, ReturnType<typeof findSession>>
}

/** An API without operations: authentication, refusal of other sites, security headers, 404 for unknown paths. */
export function createApi(options: ApiOptions): Api {
  const api: Api = {
    app: new Hono<Env>(),
    options,
    operations: [],
    open: new Set(),
    questions: [],
    lookedUp: new Map(),
  }
  api.app.use('/api/*', guard(api))
  api.app.onError((error, c) => problemResponse(api, c, error))
  return api
}

/** The error as problem details in the reader's language; unforeseen ones are logged whole but without values. */
export function problemResponse(api: Api, c: Context<Env>, error: unknown): Response {
  const requestId = c.get('requestId')
  const problem = problemOf(error, requestId, c.get('actor')?.locale ?? localeOf(c))
  if (problem.status === 500) {
    const { name, message, stack, code } = error as Error & { code?: string }
    api.options.log.error({ requestId, name, code, message, stack }, 'unforeseen error')
  }
  const headers = new Headers({ 'content-type': 'application/problem+json; charset=utf-8' })
  if (problem.status === 401) headers.set('www-authenticate', 'Session realm="dangvu"')
  if (problem.retryAfterSeconds !== undefined) headers.set('retry-after', String(problem.retryAfterSeconds))
  return c.body(JSON.stringify(problem), {
    status: problem.status as 400,
    headers: Object.fromEntries(headers),
  })
}

/** Sets the session cookie: not readable by scripts, not sent along from other sites. */
export function keepCookie(api: Api, c: Context<Env>, { token, expiresAt }: NewSession): void {
  const { secure } = api.options
  const maxAge = Math.floor((expiresAt.getTime() - api.options.now().getTime()) / 1000)
  setCookie(c, cookieName(api), token, { path: '/', httpOnly: true, sameSite: 'Lax', secure, maxAge })
}

/** Clears the session cookie. */
export function endCookie(api: Api, c: Context<Env>): void {
  deleteCookie(c, cookieName(api), { path: '/', secure: api.options.secure })
}

function guard(api: Api): MiddlewareHandler<Env> {
  return async (c, next) => {
    const started = performance.now()
    c.set('requestId', randomUUID())
    c.set('address', (api.options.addressOf ?? socketAddress)(c))
    c.set('known', false)
    setSecurityHeaders(api, c)
    try {
      await authenticate(api, c)
      await next()
      if (!c.get('known') && c.res.status === 404) c.res = problemResponse(api, c, new NotFound('operation'))
    } catch (error) {
      c.res = problemResponse(api, c, error)
    }
    const ms = Math.round(performance.now() - started)
    const [requestId, method, path] = [c.get('requestId'), c.req.method, c.req.path]
    const account = c.get('actor')?.publicId ?? null
    api.options.log.info({ requestId, method, path, status: c.res.status, ms, account }, 'request')
  }
}

/** Who is asking, before anything else is looked at; default is to refuse. */
async function authenticate(api: Api, c: Context<Env>): Promise<void> {
  const { origin } = api.options
  c.set('actor', null)
  c.set('session', null)
  const token = getCookie(c, cookieName(api)) ?? null
  const method = c.req.method === 'HEAD' ? 'GET' : c.req.method
  const session =
    token === null || token.length > 100 ? null : await lookUpSession(api, token, method === 'GET')
  if (session) {
    c.set('actor', { ...session.actor, requestId: c.get('requestId') })
    c.set('session', { token: token!, expiresAt: session.expiresAt })
  } else if (!api.open.has(`${method} ${c.req.path}`)) throw new Unauthenticated()
  if (method !== 'GET') refuseCrossSite(c.req.raw, origin)
}

/** A page asks several questions at once: they share the look that is under way, and none outlives its answer. */
async function lookUpSession(api: Api, token: string, isShared: boolean): ReturnType<typeof findSession> {
  const { db, now, today } = api.options
  const underWay = isShared ? api.lookedUp.get(token) : undefined
  if (underWay) return underWay
  const looking = findSession(db, token, now(), today())
  if (!isShared) return looking
  api.lookedUp.set(token, looking)
  try {
    return await looking
  } finally {
    api.lookedUp.delete(token)
  }
}

/** Before the answer is made: headers added to a finished answer cost it its short way out. */
function setSecurityHeaders(api: Api, c: Context<Env>): void {
  const headers: Record<string, string> = {
    ...SECURITY_HEADERS,
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
    'cross-origin-resource-policy': 'same-origin',
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'x-request-id': c.get('requestId'),
    ...(api.options.secure ? { 'strict-transport-security': 'max-age=31536000' } : {}),
  }
  for (const [name, value] of Object.entries(headers)) c.header(name, value)
}

function cookieName(api: Api): string {
  return api.options.secure ? '__Host-dangvu' : 'dangvu'
}

function localeOf(c: Context): Locale {
  return /^en\b/i.test(c.req.header('accept-language') ?? '') ? 'en' : 'vi'
}

function socketAddress(c: Context): string {
  const env = c.env as { incoming?: { socket?: { remoteAddress?: string } } } | undefined
  return env?.incoming?.socket?.remoteAddress ?? 'unknown'
}
