import type { Context as HonoContext } from 'hono'
import type { z } from 'zod'
import type { Day } from '#platform/day.ts'
import { inTransaction, type Db } from '#platform/db.ts'
import type { Endpoint } from '#platform/endpoint.ts'
import { Malformed } from '#platform/errors.ts'
import { endCookie, keepCookie, problemResponse, type Api, type Env } from './doorway.ts'
import { eventsRecordedBy, recordEvent, type NewEvent } from './events.ts'
import { mustBeForMember } from './member-door.ts'
import type { Actor } from './policy.ts'
import { Unauthenticated } from './problems.ts'
import { enterReach } from './reach.ts'
import { claimKey, keepAnswer, type KeyedWrite } from './replay.ts'
import { limited, readInput } from './request.ts'
import type { NewSession } from './sessions.ts'

/** What a handler works with; `db` is the one transaction around it. */
export interface Context {
  actor: Actor
  db: Db
  today: Day
  now: Date
  requestId: string
  /** The secret of the session that asks, and its last moment. */
  session: { token: string; expiresAt: Date } | null
  /** Of a read: what was looked at, searched or exported, recorded before the answer leaves. */
  viewed: (event: NewEvent) => void
  /** Sets the browser's session cookie; null clears it. */
  keepSession: (session: NewSession | null) => void
  /** The address the request came from, for throttling. */
  address: string
}

/** As Context, where nobody needs to have signed in; `db` is no transaction. */
export type OpenContext = Omit<Context, 'actor'> & { actor: Actor | null }

/** A file to save; a `content` stream must not need the handler's transaction. */
export interface FileAnswer {
  name: string
  type: string
  content: Uint8Array<ArrayBuffer> | ReadableStream<Uint8Array>
}

export interface ServeOptions {
  /** A POST that only asks (a search that names people): read only, no event demanded. */
  reads?: boolean
  /** false: `db` is no transaction, because the handler hashes or waits; it opens its own around what it writes. */
  transaction?: boolean
  /**
   * `reach` (the default): of members' data the transaction sees what is kept within the asker's reach alone, by
   * row-level security. `register`: everything, for counts and for acts that are judged unit by unit.
   */
  sees?: 'reach' | 'register'
}

type Handler<Input extends z.ZodType, Result, Given> = (
  input: z.output<Input>,
  context: Given,
) => Promise<Result>

/**
 * Answers an operation for those who have signed in: checks the input, runs the handler in one transaction (reads:
 * read only, on one snapshot), lets out only what the output names. A write must record an event; one with an
 * Idempotency-Key is done once. Handlers check permission themselves (`mustBeAllowed`, `withinReach`).
 */
export function serve<Input extends z.ZodType, Output extends z.ZodType>(
  api: Api,
  endpoint: Endpoint<Input, Output>,
  handler: Handler<Input, z.input<Output>, Context>,
  options: ServeOptions = {},
): void {
  const reads = options.reads ?? endpoint.method === 'GET'
  const { sees = 'reach' } = options
  const answerText = async (input: z.output<Input>, context: Context) =>
    JSON.stringify(endpoint.output.parse(await handler(input, context)))
  if (endpoint.method === 'GET' && options.transaction !== false)
    api.questions.push({ endpoint, sees, answer: answerText as (typeof api.questions)[number]['answer'] })
  register(api, endpoint, { reads }, async (c) => {
    const { input, body } = await readInput(c, endpoint)
    const given = contextOf(api, c)
    const answer = async (db: Db) => {
      if (db.isTransaction && sees === 'reach') await enterReach(db, given.context.actor)
      return answerText(input, { ...given.context, db })
    }
    if (options.transaction === false) {
      const text = await demandEvent(api, c, given.context.actor, !reads, () => answer(api.options.db))
      return json(c, await given.recordViews(text))
    }
    if (reads) return json(c, await readRecorded(api, given.recordViews, answer))
    return json(c, await write(api, c, given.context, body, answer))
  })
}

/** Answers an operation for anybody, also without a session; outside any transaction. */
export function serveOpen<Input extends z.ZodType, Output extends z.ZodType>(
  api: Api,
  endpoint: Endpoint<Input, Output>,
  handler: Handler<Input, z.input<Output>, OpenContext>,
): void {
  register(api, endpoint, { reads: endpoint.method === 'GET', open: true }, async (c) => {
    const { input } = await readInput(c, endpoint)
    return json(c, JSON.stringify(endpoint.output.parse(await handler(input, openContextOf(api, c).context))))
  })
}

/** Answers with a file to save; the handler runs outside any transaction and names what it exported by `viewed`. */
export function serveDownload<Input extends z.ZodType>(
  api: Api,
  endpoint: Endpoint<Input>,
  handler: Handler<Input, FileAnswer, Context>,
): void {
  register(api, endpoint, { reads: true, download: true }, async (c) => {
    const { input } = await readInput(c, endpoint)
    const given = contextOf(api, c)
    const { name, type, content } = await given.recordViews(await handler(input, given.context))
    const disposition = `attachment; filename*=UTF-8''${encodeURIComponent(name)}`
    return c.body(content, 200, { 'content-type': type, 'content-disposition': disposition })
  })
}

/** Takes a file as the body (input: path and query) and answers JSON; the handler runs outside any transaction. */
export function serveUpload<Input extends z.ZodType, Output extends z.ZodType>(
  api: Api,
  endpoint: Endpoint<Input, Output>,
  handler: Handler<Input, z.input<Output>, Context & { body: ReadableStream<Uint8Array> }>,
  { limitInBytes }: { limitInBytes: number },
): void {
  register(api, endpoint, { reads: false, upload: true }, async (c) => {
    const { input } = await readInput(c, endpoint, true)
    if (c.req.raw.body === null) throw new Malformed([{ path: '', code: 'no-file' }])
    const given = contextOf(api, c)
    const body = limited(c.req.raw.body, limitInBytes)
    const result = await handler(input, { ...given.context, body })
    return json(c, await given.recordViews(JSON.stringify(endpoint.output.parse(result))))
  })
}

type Kind = { reads: boolean; open?: boolean; download?: boolean; upload?: boolean }

/** Lets the API answer an operation; `together.ts` does so for several at once. */
export function register(
  api: Api,
  endpoint: Endpoint,
  kind: Kind,
  answer: (c: HonoContext<Env>) => Promise<Response>,
): void {
  api.operations.push({ endpoint, ...kind })
  if (kind.open) api.open.add(`${endpoint.method} ${endpoint.path}`)
  api.app.on(endpoint.method, endpoint.path, async (c) => {
    c.set('known', true)
    try {
      if (!kind.open) mustBeForMember(c.get('actor'), endpoint)
      return await answer(c)
    } catch (error) {
      return problemResponse(api, c, error)
    }
  })
}

/** What a handler gets of a request, and how its views are recorded before the answer leaves. */
export function contextOf(api: Api, c: HonoContext<Env>) {
  const { context, views } = openContextOf(api, c)
  const { actor } = context
  if (actor === null) throw new Unauthenticated()
  const recordViews = async <Answer>(answer: Answer): Promise<Answer> => {
    const [first, ...more] = views
    // One event is one statement, which needs no transaction around it.
    if (first && more.length === 0) await recordEvent(api.options.db, actor, first)
    else if (first)
      await inTransaction(api.options.db, async (tx) => {
        for (const view of views) await recordEvent(tx, actor, view)
      })
    return answer
  }
  return { context: { ...context, actor }, recordViews }
}

function openContextOf(api: Api, c: HonoContext<Env>): { context: OpenContext; views: NewEvent[] } {
  const { options } = api
  const views: NewEvent[] = []
  const context: OpenContext = {
    actor: c.get('actor'),
    db: options.db,
    today: options.today(),
    now: options.now(),
    requestId: c.get('requestId'),
    session: c.get('session'),
    viewed: (event) => void views.push(event),
    keepSession: (session) => (session ? keepCookie(api, c, session) : endCookie(api, c)),
    address: c.get('address'),
  }
  return { context, views }
}

/** One snapshot for all statements of a read, so that figures agree with each other. */
export function readOnly<Result>(db: Db, fn: (tx: Db) => Promise<Result>): Promise<Result> {
  return db.transaction().setIsolationLevel('repeatable read').setAccessMode('read only').execute(fn)
}

/** A read whose views are being recorded while its transaction, which changed nothing, ends. */
async function readRecorded(
  { options }: Api,
  recordViews: (text: string) => Promise<string>,
  answer: (tx: Db) => Promise<string>,
): Promise<string> {
  let recording = Promise.resolve('')
  await readOnly(options.db, async (tx) => {
    const text = await answer(tx)
    recording = recordViews(text)
    // Heard below; if the transaction fails at its end, nobody is left to hear it.
    recording.catch(() => {})
  })
  return recording
}

async function write(
  api: Api,
  c: HonoContext<Env>,
  { actor, now }: Context,
  body: string,
  answer: (tx: Db) => Promise<string>,
): Promise<string> {
  const keyed = keyedWriteOf(c, actor, body)
  return inTransaction(api.options.db, async (tx) => {
    const given = keyed && (await claimKey(tx, keyed, now))
    if (given) return given
    const text = await demandEvent(api, c, actor, true, () => answer(tx))
    if (keyed) await keepAnswer(tx, keyed, text)
    return text
  })
}

/** In tests and development a write that recorded no event is our bug. */
async function demandEvent(
  api: Api,
  c: HonoContext<Env>,
  actor: Actor,
  demanded: boolean,
  answer: () => Promise<string>,
): Promise<string> {
  const before = eventsRecordedBy(actor)
  const text = await answer()
  if (demanded && api.options.strict && eventsRecordedBy(actor) === before)
    throw new Error(`${c.req.method} ${c.req.path} wrote without recording an event`)
  return text
}

function keyedWriteOf(c: HonoContext<Env>, { accountId }: Actor, body: string): KeyedWrite | null {
  const key = c.req.header('idempotency-key')
  if (key === undefined || accountId === null) return null
  if (!/^[\x21-\x7e]{16,255}$/.test(key))
    throw new Malformed([{ path: 'Idempotency-Key', code: 'not-a-key' }])
  return { accountId, key, method: c.req.method, path: c.req.path, body }
}

/** An answer whose text is JSON already. */
export function json(c: HonoContext<Env>, text: string): Response {
  return c.body(text, 200, { 'content-type': 'application/json; charset=utf-8' })
}
