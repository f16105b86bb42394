import { createHash, randomBytes } from 'node:crypto'

/** A secret of 32 random bytes as text for a cookie or a link. */
export function newToken(): string {
  return randomBytes(32).toString('base64url')
}

/** What is kept of a secret: SHA-256 of its text, apart for each purpose. */
export function digestOf(
  purpose: 'session' | 'link' | 'attempt' | 'address' | 'key' | 'body',
  text: string | Uint8Array,
): Buffer {
  return createHash('sha256').update(`dangvu ${purpose}\n`).update(text).digest()
}
