import type { Context } from 'hono'
import type { z } from 'zod'
import type { Endpoint } from '#platform/endpoint.ts'
import { Malformed } from '#platform/errors.ts'
import { CrossSite, TooLarge } from './problems.ts'

/** Longest JSON body, in bytes. */
export const BODY_LIMIT_IN_BYTES = 1_048_576

/** What a request asks for: the checked input, and the body's text as sent ('' without one). */
export interface ReadInput<Input> {
  input: Input
  body: string
}

/**
 * Reads path parameters with the query (GET, DELETE, uploads) or the JSON body (POST, PUT) and checks them; an upload's
 * `name` may come as `X-File-Name`, URI-encoded, so that file names stay out of addresses;
 * throws Malformed with every place, TooLarge beyond 1 MB. A path parameter wins over a field of the same name.
 */
export async function readInput<Input extends z.ZodType>(
  c: Context,
  endpoint: Endpoint<Input>,
  bodyIsFile = false,
): Promise<ReadInput<z.output<Input>>> {
  const hasJson = !bodyIsFile && (endpoint.method === 'POST' || endpoint.method === 'PUT')
  const body = hasJson ? await readText(c.req.raw) : ''
  const sent = hasJson ? parseJson(body) : { ...(bodyIsFile && fileNameOf(c)), ...queryOf(c) }
  return { input: checkInput(endpoint, { ...sent, ...(c.req.param() as Record<string, string>) }), body }
}

/** What was given, as the operation understands it; throws Malformed with every place that it does not. */
export function checkInput<Input extends z.ZodType>(
  endpoint: Endpoint<Input>,
  given: Record<string, unknown>,
): z.output<Input> {
  const places = unreadableTexts(given)
  if (places.length > 0) throw new Malformed(places.map((path) => ({ path, code: 'unreadable-text' })))
  const parsed = endpoint.input.safeParse(given)
  if (!parsed.success) throw new Malformed(parsed.error.issues.map(problemAt))
  return parsed.data
}

/** Throws CrossSite when a browser says that another site's page sent this. Source: Fetch Metadata; RFC 6454. */
export function refuseCrossSite(request: Request, origin: string | undefined): void {
  const site = request.headers.get('sec-fetch-site')
  if (site !== null && site !== 'same-origin' && site !== 'none') throw new CrossSite()
  const sender = request.headers.get('origin')
  if (sender === null) return
  const own =
    URL.canParse(sender) &&
    new URL(sender).host === (request.headers.get('host') ?? new URL(request.url).host)
  if (!own && sender !== origin) throw new CrossSite()
}

/** The stream as it comes, ending in TooLarge once it is longer than the limit. */
export function limited(body: ReadableStream<Uint8Array>, limitInBytes: number): ReadableStream<Uint8Array> {
  let length = 0
  return body.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        length += chunk.byteLength
        if (length > limitInBytes) controller.error(new TooLarge(limitInBytes))
        else controller.enqueue(chunk)
      },
    }),
  )
}

async function readText(request: Request): Promise<string> {
  if (request.body === null) return ''
  if (Number(request.headers.get('content-length') ?? 0) > BODY_LIMIT_IN_BYTES)
    throw new TooLarge(BODY_LIMIT_IN_BYTES)
  const chunks: Uint8Array[] = []
  for await (const chunk of limited(request.body, BODY_LIMIT_IN_BYTES)) chunks.push(chunk)
  if (chunks.length === 0) return ''
  const type = request.headers.get('content-type') ?? ''
  if (!/^application\/json\s*(;|$)/i.test(type)) throw malformed('not-json')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(Buffer.concat(chunks))
  } catch {
    throw malformed('not-utf-8')
  }
}

function parseJson(text: string): Record<string, unknown> {
  if (text === '') return {}
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    throw malformed('not-json')
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw malformed('not-an-object')
  return value as Record<string, unknown>
}

function queryOf(c: Context): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(c.req.queries()).map(([name, values]) => [
      name,
      values.length === 1 ? values[0]! : values,
    ]),
  )
}

function fileNameOf(c: Context): { name?: string } {
  const header = c.req.header('x-file-name')
  if (header === undefined) return {}
  try {
    return { name: decodeURIComponent(header) }
  } catch {
    throw malformed('unreadable-file-name')
  }
}

/** Where a text holds what PostgreSQL cannot keep: NUL, or half of a surrogate pair. Walks without recursion. */
function unreadableTexts(root: unknown): string[] {
  const places: string[] = []
  const open: { path: string; value: unknown }[] = [{ path: '', value: root }]
  for (let one = open.pop(); one !== undefined; one = open.pop()) {
    const { path, value } = one
    if (typeof value === 'string' && (value.includes('\0') || !isWellFormed(value))) places.push(path)
    if (typeof value !== 'object' || value === null) continue
    for (const [key, inner] of Object.entries(value)) {
      if (key.includes('\0') || !isWellFormed(key)) places.push(path)
      open.push({ path: path === '' ? key : `${path}.${key}`, value: inner })
    }
  }
  return places
}

function isWellFormed(text: string): boolean {
  return !/\p{Surrogate}/u.test(text)
}

function problemAt(issue: z.core.$ZodIssue): { path: string; code: string } {
  const named = issue.code === 'custom' || (issue.code === 'invalid_format' && issue.format === 'regex')
  const code = named ? issue.message : issue.code === 'invalid_format' ? `not-a-${issue.format}` : issue.code
  return { path: issue.path.join('.'), code: code.replaceAll('_', '-') }
}

function malformed(code: string): Malformed {
  return new Malformed([{ path: '', code }])
}
