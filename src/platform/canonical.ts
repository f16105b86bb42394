import { createHash } from 'node:crypto'

/**
 * JSON in the one form that is digested: keys in the order of their UTF-16 code units, no white space, numbers as ECMAScript
 * writes them, texts as they are; what is undefined is left out. Throws RangeError for what JSON cannot hold. Source: RFC 8785.
 */
export function canonicalJson(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`
  if (typeof value === 'object' && value !== null) {
    const parts = Object.entries(value)
      .filter(([, part]) => part !== undefined)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, part]) => `${JSON.stringify(key)}:${canonicalJson(part)}`)
    return `{${parts.join(',')}}`
  }
  const isPlain = value === null || typeof value === 'boolean' || typeof value === 'string'
  if (!isPlain && !(typeof value === 'number' && Number.isFinite(value)))
    throw new RangeError(`a ${typeof value} is nothing that JSON can hold`)
  return JSON.stringify(value)
}

/** SHA-256 of a text in UTF-8, in hexadecimal. */
export function digestOf(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex')
}
