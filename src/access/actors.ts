import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import type { Locale } from './api.ts'
import type { Actor, Holding } from './policy.ts'
import type { Role } from './rules.ts'

/** The account as the one who asks, with the roles that it holds on `today`; null when disabled or unknown. */
export async function findActor(db: Db, accountId: string, today: Day): Promise<Actor | null> {
  const { rows } = await sql<AccountRow>`
    select id, public_id, user_name, full_name, locale from account where id = ${accountId} and disabled_at is null`.execute(
    db,
  )
  const [account] = rows
  if (!account) return null
  return actorOf(account, (await holdingsOf(db, [account.id], today)).get(account.id) ?? [], today)
}

/** An account with its roles as the one who asks, before any request. */
export function actorOf(account: AccountRow, holdings: readonly Holding[], today: Day): Actor {
  return {
    kind: 'account',
    accountId: account.id,
    publicId: account.public_id,
    name: account.user_name,
    fullName: account.full_name,
    locale: account.locale,
    holdings,
    today,
    requestId: null,
  }
}

/** The roles that these accounts hold on `today`, by account id (function holdings_of). */
export async function holdingsOf(
  db: Db,
  accountIds: readonly string[],
  today: Day,
): Promise<Map<string, Holding[]>> {
  const { rows } = await sql<HoldingRow & { account_id: string }>`
    select * from holdings_of(${[...accountIds]}::bigint[], ${today})`.execute(db)
  const holdings = new Map<string, Holding[]>(accountIds.map((id) => [id, []]))
  for (const row of rows) holdings.get(row.account_id)!.push(holdingOf(row))
  return holdings
}

/** A role as the functions holdings_of and session_account tell it. */
export function holdingOf(row: HoldingRow): Holding {
  return {
    id: row.id,
    role: row.role,
    organisationId: row.organisation_id,
    organisationPublicId: row.public_id,
    organisationCode: row.code,
    organisationName: row.name,
    from: row.from_day,
    whole: row.whole,
  }
}

export interface AccountRow {
  id: string
  public_id: string
  user_name: string
  full_name: string
  locale: Locale
}

export interface HoldingRow {
  id: string
  role: Role
  from_day: Day
  organisation_id: string | null
  public_id: string | null
  code: string | null
  name: string | null
  whole: boolean
}
