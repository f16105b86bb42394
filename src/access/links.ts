import { sql } from 'kysely'
import type { Db } from '#platform/db.ts'
import { Refused } from '#platform/errors.ts'
import { digestOf, newToken } from './tokens.ts'

const HOUR = 3_600_000
const LIFE_IN_HOURS = { setup: 24, invitation: 7 * 24, password: 24 } as const
export type LinkPurpose = keyof typeof LIFE_IN_HOURS

/** A one-time link (đường dẫn dùng một lần) as handed over; the secret is its fragment, which no server log sees. */
export interface NewLink {
  path: string
  expiresAt: string
}

/** What an unused link stands for; a set-up link has no account yet. */
export interface OpenLink {
  purpose: LinkPurpose
  accountId: string | null
  userName: string | null
  fullName: string | null
  expiresAt: Date
}

/** Makes a one-time link; earlier unused links of the account (or earlier set-up links) end. */
export async function createLink(
  db: Db,
  purpose: LinkPurpose,
  accountId: string | null,
  now: Date,
): Promise<NewLink> {
  const token = newToken()
  const expiresAt = new Date(now.getTime() + LIFE_IN_HOURS[purpose] * HOUR)
  await sql`update invitation set expires_at = ${now}
    where account_id is not distinct from ${accountId}::bigint and used_at is null and expires_at > ${now}`.execute(
    db,
  )
  await sql`insert into invitation (token_digest, account_id, purpose, created_at, expires_at)
    values (${digestOf('link', token)}, ${accountId}, ${purpose}, ${now}, ${expiresAt})`.execute(db)
  return { path: `/invitation#${token}`, expiresAt: expiresAt.toISOString() }
}

/** The link of this secret; throws Refused `link-invalid` when it is wrong, used, expired or its account disabled. */
export async function getLink(db: Db, token: string, now: Date): Promise<OpenLink> {
  const { rows } = await sql<OpenLink>`
    select i.purpose, i.account_id as "accountId", a.user_name as "userName", a.full_name as "fullName",
      i.expires_at as "expiresAt"
    from invitation i left join account a on a.id = i.account_id
    where i.token_digest = ${digestOf('link', token)} and i.used_at is null and i.expires_at > ${now}
      and a.disabled_at is null`.execute(db)
  const [link] = rows
  if (!link) throw new Refused([{ code: 'link-invalid' }])
  return link
}

/** Uses the link up; throws Refused `link-invalid` when somebody else just did. */
export async function spendLink(db: Db, token: string, now: Date): Promise<void> {
  const { rows } = await sql`update invitation set used_at = ${now}
    where token_digest = ${digestOf('link', token)} and used_at is null and expires_at > ${now} returning 1`.execute(
    db,
  )
  if (rows.length === 0) throw new Refused([{ code: 'link-invalid' }])
}
