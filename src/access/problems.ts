import { Conflict, Forbidden, Malformed, NotFound, Refused, type Refusal } from '#platform/errors.ts'
import type { Locale } from './api.ts'
import { problemWords, type ProblemCode } from './words.ts'

/** No valid session or token (401); `code` tells a wrong password from a missing session. */
export class Unauthenticated extends Error {
  override readonly name = 'Unauthenticated'
  constructor(readonly code: 'sign-in-needed' | 'wrong-credentials' = 'sign-in-needed') {
    super(code)
  }
}

/** Too many attempts (429); try again after so many seconds. */
export class Throttled extends Error {
  override readonly name = 'Throttled'
  constructor(readonly retryAfterSeconds: number) {
    super(`try again in ${retryAfterSeconds} s`)
  }
}

/** The server has more to do than it can take on just now (503). */
export class TooBusy extends Error {
  override readonly name = 'TooBusy'
}

/** The body is longer than this operation takes (413). */
export class TooLarge extends Error {
  override readonly name = 'TooLarge'
  constructor(readonly limitInBytes: number) {
    super(`more than ${limitInBytes} bytes`)
  }
}

/** Another site's page sent this (403). */
export class CrossSite extends Error {
  override readonly name = 'CrossSite'
}

/** The key belongs to another request (409). */
export class KeyReused extends Error {
  override readonly name = 'KeyReused'
}

/** Problem details. Source: RFC 9457. */
export interface Problem {
  type: string
  title: string
  status: number
  code: ProblemCode
  detail?: string
  requestId: string
  /** Why an act is refused, all reasons at once, with their legal source. */
  refusals?: readonly Refusal[]
  /** Where the request cannot be read. */
  problems?: readonly { path: string; code: string }[]
  retryAfterSeconds?: number
}

const STATUS: Record<ProblemCode, number> = {
  malformed: 400,
  'sign-in-needed': 401,
  'wrong-credentials': 401,
  forbidden: 403,
  'cross-site': 403,
  'not-found': 404,
  conflict: 409,
  'already-recorded': 409,
  'key-reused': 409,
  'too-large': 413,
  refused: 422,
  throttled: 429,
  internal: 500,
  'too-busy': 503,
}

/** The problem that an error is to the one who asked; anything unforeseen is `internal` and says nothing more. */
export function problemOf(error: unknown, requestId: string, locale: Locale): Problem {
  const { code, ...facts } = factsOf(error)
  return {
    type: `/api/docs#${code}`,
    title: problemWords[code][locale],
    status: STATUS[code],
    code,
    ...facts,
    requestId,
  }
}

/** Every problem code with its status, for the documentation. */
export const PROBLEM_STATUS: Readonly<Record<ProblemCode, number>> = STATUS

type Facts = Pick<Problem, 'code' | 'detail' | 'refusals' | 'problems' | 'retryAfterSeconds'>

function factsOf(error: unknown): Facts {
  if (error instanceof Refused) return { code: 'refused', refusals: error.refusals }
  if (error instanceof Malformed) return { code: 'malformed', problems: error.problems }
  if (error instanceof Forbidden) return { code: 'forbidden', detail: error.action }
  if (error instanceof NotFound) return { code: 'not-found' }
  if (error instanceof Conflict) return { code: 'conflict', detail: error.message }
  if (error instanceof Unauthenticated) return { code: error.code }
  if (error instanceof Throttled) return { code: 'throttled', retryAfterSeconds: error.retryAfterSeconds }
  if (error instanceof TooLarge) return { code: 'too-large', detail: error.message }
  if (error instanceof CrossSite) return { code: 'cross-site' }
  if (error instanceof KeyReused) return { code: 'key-reused' }
  if (error instanceof TooBusy) return { code: 'too-busy', retryAfterSeconds: 5 }
  return factsOfDatabase(error)
}

/** Two writers met: a unique or an exclusion constraint, or a conflict that three attempts did not resolve. */
function factsOfDatabase(error: unknown): Facts {
  const code = (error as { code?: unknown } | null)?.code
  if (code === '23505' || code === '23P01' || code === '40001' || code === '40P01')
    return { code: 'already-recorded' }
  return { code: 'internal' }
}
