import { sql, type RawBuilder, type SqlBool } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { Forbidden, NotFound, Refused } from '#platform/errors.ts'
import { foldText } from '#person/name.ts'
import { holdingsOf } from './actors.ts'
import type { Account, Locale } from './api.ts'
import { mayEverywhere, withinReach, type Actor } from './policy.ts'
import type { Role } from './rules.ts'
import { endSessions } from './sessions.ts'
import type { AccountRefusal } from './words.ts'

/** What is asked of the store when an account is made. */
export interface NewAccount {
  userName: string
  fullName: string
  email?: string | null
  locale?: Locale
}

/** Keeps a new account without password; answers its ids. Throws Refused `user-name-taken`. */
export async function insertAccount(db: Db, account: NewAccount): Promise<{ id: string; publicId: string }> {
  const fullName = account.fullName.normalize('NFC').replace(/\s+/g, ' ').trim()
  const { rows } = await sql<{ id: string; publicId: string }>`
    insert into account (user_name, full_name, name_key, email, locale)
    values (${account.userName}, ${fullName}, ${foldText(fullName)}, ${account.email ?? null}, ${account.locale ?? 'vi'})
    on conflict (user_name) do nothing returning id, public_id as "publicId"`.execute(db)
  return rows[0] ?? refuse({ code: 'user-name-taken' })
}

/** Gives a role from a day on, at an organisation or (null) in the whole register. Throws `role-already-held`. */
export async function insertHolding(
  db: Db,
  granted: {
    accountId: string
    role: Role
    organisationId: string | null
    from: Day
    by: string
    eventId: string | null
  },
): Promise<void> {
  const { accountId, role, organisationId, from, by, eventId } = granted
  const { rows } = await sql`
    insert into role_holding (account_id, role, organisation_id, from_day, granted_by, event_id)
    values (${accountId}, ${role}, ${organisationId}, ${from}, ${by}, ${eventId})
    on conflict do nothing returning 1`.execute(db)
  if (rows.length === 0) refuse({ code: 'role-already-held' })
}

/** Ends a role of this account on `today`; throws NotFound when it holds no such role. */
export async function endHolding(
  db: Db,
  accountId: string,
  holdingId: string,
  today: Day,
): Promise<{ role: Role; organisationId: string | null }> {
  const { rows } = await sql<{ role: Role; organisationId: string | null }>`
    update role_holding set until_day = greatest(from_day, ${today}::date)
    where id = ${holdingId} and account_id = ${accountId} and until_day > ${today}::date
    returning role, organisation_id as "organisationId"`.execute(db)
  if (!rows[0]) throw new NotFound(`role ${holdingId}`)
  return rows[0]
}

/** Disables an account and ends its sessions, or enables it again. */
export async function setDisabled(db: Db, accountId: string, disabledAt: Date | null): Promise<void> {
  await sql`update account set disabled_at = ${disabledAt} where id = ${accountId}`.execute(db)
  if (disabledAt) await endSessions(db, accountId)
}

/** Keeps a new password's hash and ends every session of the account. */
export async function setPasswordHash(db: Db, accountId: string, hash: string): Promise<void> {
  await sql`update account set password_hash = ${hash} where id = ${accountId}`.execute(db)
  await endSessions(db, accountId)
}

/** The account of this public id, if the actor may keep it; see `mustKeep`. */
export interface KeptAccount {
  id: string
  publicId: string
  userName: string
}

/**
 * The account, when the actor keeps accounts wherever it holds a role: otherwise resetting a password would lend
 * him roles above his own. Throws NotFound when none of its roles is within reach, Forbidden when some are not.
 */
export async function mustKeep(db: Db, actor: Actor, publicId: string): Promise<KeptAccount> {
  const { rows } = await sql<KeptAccount & { visible: boolean; whole: boolean }>`
    select a.id, a.public_id as "publicId", a.user_name as "userName", ${visibleTo(actor)} as visible,
      ${mayEverywhere(actor, 'account.manage')}::boolean or not exists (select 1 from role_holding h
        where h.account_id = a.id and h.until_day > ${actor.today}::date
          and not coalesce(${withinReach(actor, 'account.manage', sql.ref('h.organisation_id'))}, false)) as whole
    from account a where a.public_id = ${publicId}`.execute(db)
  const [account] = rows
  if (!account?.visible) throw new NotFound(`account ${publicId}`)
  if (!account.whole) throw new Forbidden('account.manage')
  return { id: account.id, publicId: account.publicId, userName: account.userName }
}

/** Nobody changes his own account or roles: throws Refused `own-account`. */
export function refuseOwn(actor: Actor, account: KeptAccount): void {
  if (actor.accountId === account.id) refuse({ code: 'own-account' })
}

/** One account with its present roles; throws NotFound outside reach. */
export async function getAccount(db: Db, actor: Actor, publicId: string): Promise<Account> {
  const [account] = await accountsWhere(db, actor, sql`a.public_id = ${publicId}`, 1)
  if (!account) throw new NotFound(`account ${publicId}`)
  return account
}

/** Accounts that hold a role within reach, by user name after that of account `after`; `text` may lack marks. */
export async function listAccounts(
  db: Db,
  actor: Actor,
  { text, after, limit }: { text?: string; after?: string; limit: number },
): Promise<{ items: Account[]; next: string | null }> {
  const key = foldText(text ?? '')
  const found = await accountsWhere(
    db,
    actor,
    sql`(${key} = '' or position(${key} in a.user_name) > 0 or position(${key} in a.name_key) > 0)
      and (${after ?? null}::uuid is null
        or a.user_name > (select user_name from account where public_id = ${after ?? null}::uuid))`,
    limit + 1,
  )
  const items = found.slice(0, limit)
  return { items, next: found.length > limit ? items.at(-1)!.id : null }
}

async function accountsWhere(
  db: Db,
  actor: Actor,
  condition: RawBuilder<unknown>,
  limit: number,
): Promise<Account[]> {
  const { rows } = await sql<AccountRow>`
    select a.id, a.public_id, a.user_name, a.full_name, a.email, a.locale, a.created_at, a.disabled_at,
      a.password_hash is not null as has_password,
      (select max(s.last_seen_at) from session s where s.account_id = a.id) as last_seen_at
    from account a where ${condition} and ${visibleTo(actor)}
    order by a.user_name limit ${limit}`.execute(db)
  const ids = rows.map((row) => row.id)
  const holdings = await holdingsOf(db, ids, actor.today)
  return rows.map((row) => ({
    id: row.public_id,
    userName: row.user_name,
    fullName: row.full_name,
    email: row.email,
    locale: row.locale,
    createdAt: row.created_at.toISOString(),
    disabledAt: row.disabled_at?.toISOString() ?? null,
    lastSeenAt: row.last_seen_at?.toISOString() ?? null,
    hasPassword: row.has_password,
    holdings: holdings
      .get(row.id)!
      .map(({ id, role, organisationPublicId, organisationCode, organisationName, from }) => ({
        id,
        role,
        organisationId: organisationPublicId,
        code: organisationCode,
        name: organisationName,
        from,
      })),
  }))
}

function visibleTo(actor: Actor): RawBuilder<SqlBool> {
  if (mayEverywhere(actor, 'account.manage')) return sql<SqlBool>`true`
  return sql<SqlBool>`exists (select 1 from role_holding h
    where h.account_id = a.id and ${withinReach(actor, 'account.manage', sql.ref('h.organisation_id'))})`
}

function refuse(refusal: AccountRefusal): never {
  throw new Refused([refusal])
}

interface AccountRow {
  id: string
  public_id: string
  user_name: string
  full_name: string
  email: string | null
  locale: Locale
  created_at: Date
  disabled_at: Date | null
  has_password: boolean
  last_seen_at: Date | null
}
