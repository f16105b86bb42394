import type { z } from 'zod'
import { pathParameters, type Endpoint } from '#platform/endpoint.ts'
import type { Refusal } from '#platform/errors.ts'

/**
 * The server said no, or could not be reached: `status` 0 is no connection. `refusals` are all reasons of a 422,
 * `problems` the unreadable places of a 400 (path and code). Source: RFC 9457.
 */
export class ApiError extends Error {
  override readonly name = 'ApiError'
  constructor(
    readonly status: number,
    readonly code: string,
    readonly refusals: readonly Refusal[],
    readonly problems: readonly { path: string; code: string }[],
    readonly requestId: string | null,
  ) {
    super(`${status} ${code}`)
  }
}

export interface CallOptions {
  signal?: AbortSignal
  /** The same key asks for the same write once; made anew when absent. */
  idempotencyKey?: string
}

const OPEN = ['/api/sign-in', '/api/invitation', '/api/passkey', '/api/oidc']
/** Asked alone: what needs no session would be refused together with what does, and who has none hears so by this one. */
const ALONE = [...OPEN, '/api/session']
const listeners = new Set<() => void>()

/** Asks the server; throws ApiError. A 401 also tells `onSignedOut`, except where nobody needs to be signed in. */
export async function call<Input extends z.ZodType, Output extends z.ZodType>(
  endpoint: Endpoint<Input, Output>,
  input: z.input<Input>,
  options: CallOptions = {},
): Promise<z.output<Output>> {
  const { url, body } = requestOf(endpoint, input ?? {})
  const { method, path } = endpoint
  if (method === 'GET') return (await askSoon(url, path, options.signal)) as z.output<Output>
  const headers: Record<string, string> = {
    accept: 'application/json',
    'idempotency-key': options.idempotencyKey ?? newKey(),
    ...(body !== undefined && { 'content-type': 'application/json' }),
  }
  const response = await reach(url, { method, headers, body, signal: options.signal })
  return (await answerOf(response, path)) as z.output<Output>
}

/** Calls back when the session has ended; returns how to stop listening. */
export function onSignedOut(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/**
 * Sends a file as the raw body of a POST (its name in `X-File-Name`, URI-encoded) and reports the share sent, 0 to 1.
 */
export function upload<Answer>(
  url: string,
  file: File,
  options: CallOptions & { onProgress?: (share: number) => void } = {},
): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest()
    request.open('POST', url)
    request.setRequestHeader('accept', 'application/json')
    request.setRequestHeader('content-type', file.type || 'application/octet-stream')
    request.setRequestHeader('x-file-name', encodeURIComponent(file.name.normalize('NFC')))
    request.setRequestHeader('idempotency-key', options.idempotencyKey ?? newKey())
    request.upload.onprogress = (event) => options.onProgress?.(event.total ? event.loaded / event.total : 0)
    request.onerror = () => reject(unreachable())
    request.onabort = () => reject(new DOMException('aborted', 'AbortError'))
    request.onload = () =>
      answerOf(new Response(request.responseText || null, { status: request.status }), url).then(
        (answer) => resolve(answer as Answer),
        reject,
      )
    options.signal?.addEventListener('abort', () => request.abort())
    request.send(file)
  })
}

/** Fetches a file and hands it to the browser to save, under the name that the server gives it; throws ApiError. */
export async function download(url: string): Promise<void> {
  const response = await reach(url, {})
  if (!response.ok) await answerOf(response, url)
  const name = /filename\*=UTF-8''([^;]+)/.exec(response.headers.get('content-disposition') ?? '')?.[1]
  const address = URL.createObjectURL(await response.blob())
  const link = document.createElement('a')
  link.href = address
  link.download = decodeURIComponent(name ?? 'file')
  link.click()
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}

/** Address and body of a call: path parameters are filled in, the rest goes to the query or the body. */
export function requestOf(
  endpoint: Pick<Endpoint, 'method' | 'path'>,
  input: Record<string, unknown>,
): { url: string; body: string | undefined } {
  const names = pathParameters(endpoint.path)
  const path = endpoint.path.replace(/:(\w+)/g, (_all, name: string) =>
    encodeURIComponent(String(input[name])),
  )
  const rest = Object.entries(input).filter(([name, value]) => !names.includes(name) && value !== undefined)
  if (endpoint.method === 'POST' || endpoint.method === 'PUT')
    return { url: path, body: JSON.stringify(Object.fromEntries(rest)) }
  const query = new URLSearchParams()
  for (const [name, value] of rest)
    for (const one of Array.isArray(value) ? value : [value])
      if (one !== null) query.append(name, String(one))
  return { url: query.size > 0 ? `${path}?${query}` : path, body: undefined }
}

/** A question that waits for others of the same page, to be asked together. */
interface Waiting {
  url: string
  path: string
  signal: AbortSignal | undefined
  resolve: (answer: unknown) => void
  reject: (error: unknown) => void
}

let waiting: Waiting[] = []

function askSoon(url: string, path: string, signal: AbortSignal | undefined): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const one = { url, path, signal, resolve, reject }
    if (ALONE.some((start) => path.startsWith(start))) void askAll([one])
    else if (waiting.push(one) === 1) setTimeout(askWaiting)
  })
}

function askWaiting(): void {
  const asked = waiting
  waiting = []
  for (let at = 0; at < asked.length; at += MOST_TOGETHER) void askAll(asked.slice(at, at + MOST_TOGETHER))
}

const MOST_TOGETHER = 20

async function askAll(asked: readonly Waiting[]): Promise<void> {
  const [first] = asked
  try {
    if (asked.length === 1) {
      const { url, path, signal, resolve } = first!
      return resolve(
        await answerOf(await reach(url, { headers: { accept: 'application/json' }, signal }), path),
      )
    }
    const response = await reach('/api/questions', {
      method: 'POST',
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      body: JSON.stringify({ paths: asked.map((one) => one.url) }),
    })
    const { answers } = (await answerOf(response, '/api/questions')) as {
      answers: { status: number; body: unknown }[]
    }
    asked.forEach(({ resolve, reject }, at) => {
      const { status, body } = answers[at]!
      if (status === 200) resolve(body)
      else reject(errorOf(status, body))
    })
  } catch (error) {
    for (const { reject } of asked) reject(error)
  }
}

async function reach(url: string, init: RequestInit): Promise<Response> {
  try {
    return await fetch(url, { ...init, credentials: 'same-origin' })
  } catch (cause) {
    if (init.signal?.aborted) throw cause
    throw unreachable()
  }
}

async function answerOf(response: Response, path: string): Promise<unknown> {
  const answer: unknown = await response.json().catch(() => null)
  if (response.ok) return answer
  if (response.status === 401 && !OPEN.some((start) => path.startsWith(start)))
    for (const listener of listeners) listener()
  throw errorOf(response.status, answer)
}

function errorOf(status: number, answer: unknown): ApiError {
  const problem = (typeof answer === 'object' && answer !== null ? answer : {}) as Record<string, unknown>
  const list = <Item>(value: unknown) => (Array.isArray(value) ? (value as Item[]) : [])
  return new ApiError(
    status,
    typeof problem.code === 'string' ? problem.code : 'unknown',
    list<Refusal>(problem.refusals),
    list<{ path: string; code: string }>(problem.problems ?? problem.errors),
    typeof problem.requestId === 'string' ? problem.requestId : null,
  )
}

function unreachable(): ApiError {
  return new ApiError(0, 'unreachable', [], [], null)
}

/** `crypto.randomUUID` is missing where the page is not served securely; random values are not. */
function newKey(): string {
  return [...crypto.getRandomValues(new Uint8Array(16))]
    .map((byte) => byte.toString(16).padStart(2, '0'))
    .join('')
}
