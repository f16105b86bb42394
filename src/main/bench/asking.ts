import { Agent, request } from 'node:http'

/** An answer over HTTP: its status, its body, how long it took. */
export interface Answered {
  status: number
  body: string
  ms: number
}

/** One request as it is sent. */
export interface Sent {
  path: string
  body?: object
  cookie: string
  /** Sent along as `Idempotency-Key`, as the pages do with what they record. */
  key?: string
}

const PATIENCE_MS = 120_000

/** Asks a server over connections that stay open; the answer is read whole. A connection that breaks is status 0. */
export function openAsker(origin: string): { ask: (sent: Sent) => Promise<Answered>; close: () => void } {
  const agent = new Agent({ keepAlive: true, maxSockets: 512 })
  const { hostname, port } = new URL(origin)
  const ask = ({ path, body, cookie, key }: Sent) =>
    new Promise<Answered>((done) => {
      const started = performance.now()
      const text = body === undefined ? undefined : JSON.stringify(body)
      const headers = {
        cookie,
        ...(key !== undefined && { 'idempotency-key': key }),
        ...(text !== undefined && {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(text),
        }),
      }
      const method = text === undefined ? 'GET' : 'POST'
      const answered = (status: number, chunks: Buffer[]) =>
        done({ status, body: Buffer.concat(chunks).toString(), ms: performance.now() - started })
      const asking = request(
        { agent, hostname, port, path, method, headers, timeout: PATIENCE_MS },
        (response) => {
          const chunks: Buffer[] = []
          response.on('data', (chunk: Buffer) => chunks.push(chunk))
          response.once('end', () => answered(response.statusCode!, chunks))
          response.once('error', () => answered(0, chunks))
        },
      )
      asking.once('timeout', () => asking.destroy())
      asking.once('error', () => answered(0, []))
      asking.end(text)
    })
  return { ask, close: () => agent.destroy() }
}

/** Times in ms as told: the half, all but one in a hundred, the worst. */
export interface Times {
  n: number
  p50: number
  p99: number
  max: number
}

/** What a list of times amounts to. */
export function summarise(times: readonly number[]): Times {
  const sorted = [...times].sort((a, b) => a - b)
  const at = (part: number) =>
    tenth(sorted[Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)] ?? 0)
  return { n: sorted.length, p50: at(0.5), p99: at(0.99), max: at(1) }
}

/** Rounded to a tenth. */
export function tenth(value: number): number {
  return Math.round(value * 10) / 10
}
