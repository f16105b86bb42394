import { sql } from 'kysely'
import { inTransaction, type Db } from '#platform/db.ts'
import { NotFound } from '#platform/errors.ts'
import { getAccount, insertAccount, insertHolding, listAccounts, setDisabled } from './accounts.ts'
import { UserName, type Account, type Locale } from './api.ts'
import { recordEvent } from './events.ts'
import { createLink, type NewLink } from './links.ts'
import { organisationIdOfCode } from './organisations.ts'
import type { Actor } from './policy.ts'
import type { Role } from './rules.ts'
import { isSetUpNeeded } from './sign-in.ts'

/** An account with the one-time link to hand over; `link.path` follows the product's address. */
export interface AccountAndLink {
  account: Account
  link: NewLink
}

/** `user add`: an account with its first role; throws NotFound for an unknown unit, Refused for a taken name. */
export function addUser(
  db: Db,
  actor: Actor,
  asked: { userName: string; fullName?: string; role: Role; code: string; locale?: Locale },
  now: Date,
): Promise<AccountAndLink> {
  const userName = UserName.parse(asked.userName)
  return inTransaction(db, async (tx) => {
    const organisationId = await organisationIdOfCode(tx, asked.code)
    const fullName = asked.fullName ?? userName
    const { id, publicId } = await insertAccount(tx, { userName, fullName, locale: asked.locale })
    const eventId = await recordEvent(tx, actor, {
      action: 'account.create',
      organisationId,
      subjectKind: 'account',
      subjectId: publicId,
      details: { role: asked.role },
    })
    const granted = { accountId: id, role: asked.role, organisationId, from: actor.today }
    await insertHolding(tx, { ...granted, by: actor.name, eventId })
    return {
      account: await getAccount(tx, actor, publicId),
      link: await createLink(tx, 'invitation', id, now),
    }
  })
}

/** `user list`: every account with its present roles, by user name. */
export async function listUsers(db: Db, actor: Actor): Promise<Account[]> {
  const accounts: Account[] = []
  for (let after: string | undefined; ;) {
    const { items, next } = await listAccounts(db, actor, { after, limit: 500 })
    accounts.push(...items)
    if (next === null) return accounts
    after = next
  }
}

/** `user disable`: ends the account's sessions; throws NotFound for an unknown name. */
export function disableUser(db: Db, actor: Actor, userName: string, now: Date): Promise<Account> {
  return inTransaction(db, async (tx) => {
    const { id, publicId } = await accountNamed(tx, userName)
    await setDisabled(tx, id, now)
    await recordEvent(tx, actor, { action: 'account.disable', subjectKind: 'account', subjectId: publicId })
    return getAccount(tx, actor, publicId)
  })
}

/** `user password-link`: a one-time link to set a new password; throws NotFound for an unknown name. */
export function createPasswordLink(
  db: Db,
  actor: Actor,
  userName: string,
  now: Date,
): Promise<AccountAndLink> {
  return inTransaction(db, async (tx) => {
    const { id, publicId } = await accountNamed(tx, userName)
    const link = await createLink(tx, 'password', id, now)
    await recordEvent(tx, actor, {
      action: 'account.password-link',
      subjectKind: 'account',
      subjectId: publicId,
    })
    return { account: await getAccount(tx, actor, publicId), link }
  })
}

/** The one-time link by which the first administrator names himself; null once any account exists. */
export function createSetupLink(db: Db, now: Date): Promise<NewLink | null> {
  return inTransaction(db, async (tx) =>
    (await isSetUpNeeded(tx)) ? createLink(tx, 'setup', null, now) : null,
  )
}

async function accountNamed(db: Db, userName: string): Promise<{ id: string; publicId: string }> {
  const { rows } = await sql<{ id: string; publicId: string }>`
    select id, public_id as "publicId" from account where user_name = ${userName.trim().toLowerCase()}`.execute(
    db,
  )
  if (!rows[0]) throw new NotFound(`account ${userName}`)
  return rows[0]
}
