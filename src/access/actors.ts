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
  return {
    kind: 'account',
    accountId: account.id,
    publicId: account.public_id,
    name: account.user_name,
    fullName: account.full_name,
    locale: account.locale,
    holdings: (await holdingsOf(db, [account.id], today)).get(account.id) ?? [],
    today,
    requestId: null,
  }
}

/**
 * The roles that these accounts hold on `today`, by account id. A role in the whole register is shown at its
 * present root; a role at the present root reaches every unit that the register has ever known.
 */
export async function holdingsOf(
  db: Db,
  accountIds: readonly string[],
  today: Day,
): Promise<Map<string, Holding[]>> {
  const { rows } = await sql<HoldingRow>`
    with root as (
      select organisation_id as id from organisation_state
      where superior_id is null and superseded_at is null and from_day <= ${today}::date and ${today}::date < until_day
      limit 1
    )
    select h.account_id, h.id, h.role, h.from_day, o.id as organisation_id, o.public_id, o.code,
      (select s.name from organisation_state s where s.organisation_id = o.id and s.superseded_at is null
        order by (s.from_day <= ${today}::date) desc, case when s.from_day <= ${today}::date then s.from_day end desc, s.from_day
        limit 1) as name,
      h.organisation_id is null or h.organisation_id = (select id from root) as whole
    from role_holding h left join organisation o on o.id = coalesce(h.organisation_id, (select id from root))
    where h.account_id = any(${[...accountIds]}::bigint[]) and h.from_day <= ${today}::date and ${today}::date < h.until_day
    order by h.id`.execute(db)
  const holdings = new Map<string, Holding[]>(accountIds.map((id) => [id, []]))
  for (const row of rows) {
    holdings.get(row.account_id)!.push({
      id: row.id,
      role: row.role,
      organisationId: row.organisation_id,
      organisationPublicId: row.public_id,
      organisationCode: row.code,
      organisationName: row.name,
      from: row.from_day,
      whole: row.whole ?? false,
    })
  }
  return holdings
}

interface AccountRow {
  id: string
  public_id: string
  user_name: string
  full_name: string
  locale: Locale
}

interface HoldingRow {
  account_id: string
  id: string
  role: Role
  from_day: Day
  organisation_id: string | null
  public_id: string | null
  code: string | null
  name: string | null
  whole: boolean | null
}
