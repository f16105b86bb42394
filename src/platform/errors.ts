/** One reason why an act is refused: a stable code, the facts for its sentence, and the text it rests on. */
export interface Refusal {
  code: string
  source?: string
  [fact: string]: unknown
}

/** The rules say no (422): all reasons at once. */
export class Refused extends Error {
  override readonly name = 'Refused'
  constructor(readonly refusals: readonly Refusal[]) {
    super(refusals.map((one) => one.code).join(', '))
  }
}

/** The actor may not do this here (403). */
export class Forbidden extends Error {
  override readonly name = 'Forbidden'
  constructor(readonly action: string) {
    super(`not allowed: ${action}`)
  }
}

/** No such thing, or none within the actor's reach (404). */
export class NotFound extends Error {
  override readonly name = 'NotFound'
  constructor(readonly what: string) {
    super(`not found: ${what}`)
  }
}

/** What is asked contradicts what has been recorded meanwhile (409). */
export class Conflict extends Error {
  override readonly name = 'Conflict'
}

/** The request cannot be read (400): one entry per place with its reason. */
export class Malformed extends Error {
  override readonly name = 'Malformed'
  constructor(readonly problems: readonly { path: string; code: string }[]) {
    super(problems.map((one) => `${one.path}: ${one.code}`).join('; '))
  }
}

/** Throws Refused when there is any reason against. */
export function insist(refusals: readonly Refusal[]): void {
  if (refusals.length > 0) throw new Refused(refusals)
}
