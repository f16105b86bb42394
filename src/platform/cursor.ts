import { isDay, type Day } from './day.ts'
import { Malformed } from './errors.ts'

/** The key of a list's next page as opaque text, from the sort values of the last row. */
export function cursorOf(values: readonly (string | number | null)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url')
}

/** The sort values behind a cursor of so many parts, or null at the beginning; throws Malformed on any other text. */
export function readCursor(cursor: string | undefined, parts: number): (string | number | null)[] | null {
  if (cursor === undefined || cursor === '') return null
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
    const plain = (one: unknown) => one === null || typeof one === 'string' || typeof one === 'number'
    if (Array.isArray(values) && values.length === parts && values.every(plain)) return values
  } catch {
    // Falls through: any unreadable text is refused alike.
  }
  throw notAPage()
}

/** A part of a cursor that must be a day. */
export function dayPart(value: string | number | null | undefined): Day {
  if (typeof value === 'string' && isDay(value)) return value
  throw notAPage()
}

/** A part of a cursor that must be an id or another whole number, as text. */
export function idPart(value: string | number | null | undefined): string {
  if (value !== null && value !== undefined && /^\d{1,18}$/.test(String(value))) return String(value)
  throw notAPage()
}

function notAPage(): Malformed {
  return new Malformed([{ path: 'after', code: 'not-a-page' }])
}
