import pino, { type DestinationStream, type Logger } from 'pino'

export type Log = Logger

/**
 * The log of this process: one JSON object per line on standard error. What could name a person or open a door
 * is removed by key; addresses lose their query, and errors keep class, code, message and stack only. Write
 * ids, counts and durations, nothing else. Lines are written while requests go on, and the rest when the process ends.
 */
export function createLog(
  level: string,
  destination: DestinationStream = pino.destination({ dest: 2, sync: false }),
): Log {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: { paths: PRIVATE.flatMap((key) => [key, `*.${key}`, `*.*.${key}`]), censor: '[removed]' },
      serializers: { err: errorFacts, error: errorFacts, url: withoutQuery },
    },
    destination,
  )
}

const PRIVATE = (
  'password secret token cookie cookies authorization session otp query body search databaseUrl smtpUrl ' +
  'name fullName full_name bornOn born_on citizenId citizen_id cardNo card_no phone email residence ' +
  'nativePlace native_place'
).split(' ')

/** What may be logged of an error: PostgreSQL's detail and parameters hold values of rows, so they stay out. */
function errorFacts(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: 'not an Error' }
  const { name, message, stack, code } = error as Error & { code?: unknown }
  const fromDatabase = typeof code === 'string' && /^[0-9A-Z]{5}$/.test(code)
  return {
    class: name,
    ...(code === undefined ? {} : { code }),
    // A type error of PostgreSQL quotes the value it could not read.
    message: fromDatabase
      ? message.replace(/"[^"]*"$|: ".*$/s, '"…"').slice(0, 300)
      : message.slice(0, 1_000),
    stack: stack?.split('\n').slice(1, 12).join('\n'),
  }
}

function withoutQuery(url: unknown): string {
  return String(url).split(/[?#]/)[0]!
}
