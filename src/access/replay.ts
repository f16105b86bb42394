import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto'
import { sql } from 'kysely'
import { kept, type Db } from '#platform/db.ts'
import { KeyReused } from './problems.ts'
import { digestOf } from './tokens.ts'

/** A write that carries an Idempotency-Key. Source: draft-ietf-httpapi-idempotency-key-header. */
export interface KeyedWrite {
  accountId: string
  key: string
  method: string
  path: string
  body: string
}

/**
 * The answer given when this account sent the same write under the same key; null when it is the first time, and
 * the key is then taken. Throws KeyReused when the key belongs to another request. A second request at the same
 * moment waits for the first one's transaction.
 */
export async function claimKey(tx: Db, write: KeyedWrite, now: Date): Promise<string | null> {
  const digest = digestOf('key', write.key)
  const body = digestOf('body', write.body)
  const taken = await sql`
    ${kept} insert into idempotency_key (account_id, key_digest, method, path, body_digest, created_at)
    values (${write.accountId}, ${digest}, ${write.method}, ${write.path}, ${body}, ${now})
    on conflict do nothing returning 1`.execute(tx)
  if (taken.rows.length > 0) return null
  const { rows } = await sql<{ response: Buffer | null }>`
    select response from idempotency_key
    where account_id = ${write.accountId} and key_digest = ${digest} and method = ${write.method}
      and path = ${write.path} and body_digest = ${body}`.execute(tx)
  const [before] = rows
  if (!before?.response) throw new KeyReused()
  return decrypted(before.response, write.key)
}

/** Keeps the answer of a claimed write, readable only with its key: answers hold people's data and one-time links. */
export async function keepAnswer(tx: Db, write: KeyedWrite, answer: string): Promise<void> {
  await sql`${kept} update idempotency_key set response = ${encrypted(answer, write.key)}
    where account_id = ${write.accountId} and key_digest = ${digestOf('key', write.key)}`.execute(tx)
}

/** Deletes keys older than a day. */
export async function forgetKeys(db: Db, now: Date): Promise<void> {
  await sql`delete from idempotency_key where created_at < ${now}::timestamptz - interval '1 day'`.execute(db)
}

function encrypted(text: string, key: string): Buffer {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', secretOf(key), iv)
  return Buffer.concat([iv, cipher.update(text, 'utf8'), cipher.final(), cipher.getAuthTag()])
}

function decrypted(kept: Buffer, key: string): string {
  const decipher = createDecipheriv('aes-256-gcm', secretOf(key), kept.subarray(0, 12))
  decipher.setAuthTag(kept.subarray(-16))
  return Buffer.concat([decipher.update(kept.subarray(12, -16)), decipher.final()]).toString('utf8')
}

function secretOf(key: string): Buffer {
  return Buffer.from(hkdfSync('sha256', key, 'dangvu', 'idempotency answer', 32))
}
