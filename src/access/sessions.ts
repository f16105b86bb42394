import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import { kept, type Db } from '#platform/db.ts'
import { actorOf, holdingOf, type AccountRow, type HoldingRow } from './actors.ts'
import type { Actor } from './policy.ts'
import { digestOf, newToken } from './tokens.ts'

const IDLE_HOURS = 12
const ABSOLUTE_HOURS = 7 * 24
const HOUR = 3_600_000

/** A session (phiên) that has just begun: its secret goes into the cookie and is kept nowhere else. */
export interface NewSession {
  token: string
  expiresAt: Date
}

/** Begins a session of at most seven days; twelve hours without a request end it. `address` is kept as a digest. */
export async function beginSession(
  db: Db,
  accountId: string,
  now: Date,
  address: string | null,
): Promise<NewSession> {
  const token = newToken()
  const expiresAt = new Date(now.getTime() + ABSOLUTE_HOURS * HOUR)
  await sql`insert into session (token_digest, account_id, created_at, last_seen_at, expires_at, address_digest)
    values (${digestOf('session', token)}, ${accountId}, ${now}, ${now}, ${expiresAt},
      ${address === null ? null : digestOf('address', address)})`.execute(db)
  return { token, expiresAt }
}

/** Who holds this secret, and until when; null when the session is unknown, idle, expired or its account disabled. */
export async function findSession(
  db: Db,
  token: string,
  now: Date,
  today: Day,
): Promise<{ actor: Actor; expiresAt: Date } | null> {
  const digest = digestOf('session', token)
  const { rows } = await sql<SessionRow>`
    ${kept} select * from session_account(${digest}, ${now}, ${hoursBefore(now, IDLE_HOURS)}, ${today})`.execute(
    db,
  )
  const [session] = rows
  if (!session) return null
  if (now.getTime() - session.last_seen_at.getTime() > 60_000)
    await sql`update session set last_seen_at = ${now} where token_digest = ${digest}`.execute(db)
  const actor = actorOf(session, session.holdings.map(holdingOf), today)
  return { actor, expiresAt: session.expires_at }
}

type SessionRow = AccountRow & { last_seen_at: Date; expires_at: Date; holdings: HoldingRow[] }

/** Ends the session of this secret. */
export async function endSession(db: Db, token: string): Promise<void> {
  await sql`delete from session where token_digest = ${digestOf('session', token)}`.execute(db)
}

/** Ends every session of the account: its password changed, or it was disabled. */
export async function endSessions(db: Db, accountId: string): Promise<void> {
  await sql`delete from session where account_id = ${accountId}`.execute(db)
}

/** Deletes sessions that can no longer be used. */
export async function forgetSessions(db: Db, now: Date): Promise<void> {
  await sql`delete from session
    where expires_at <= ${now} or last_seen_at <= ${hoursBefore(now, IDLE_HOURS)}`.execute(db)
}

function hoursBefore(now: Date, hours: number): Date {
  return new Date(now.getTime() - hours * HOUR)
}
