import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import { inTransaction, type Db } from '#platform/db.ts'
import { insist, Refused } from '#platform/errors.ts'
import { insertAccount, insertHolding, setPasswordHash } from './accounts.ts'
import { findActor } from './actors.ts'
import type { Locale } from './api.ts'
import { recordEvent, type Recorder } from './events.ts'
import { getLink, spendLink, type OpenLink } from './links.ts'
import { hashPassword, isPassword } from './passwords.ts'
import type { Actor } from './policy.ts'
import { Unauthenticated } from './problems.ts'
import { refusalsToPassword } from './rules.ts'
import { beginSession, endSession, type NewSession } from './sessions.ts'
import { beginAttempt, endAttempt, type Subject } from './throttle.ts'

/** Where and when somebody knocks. */
export interface Knock {
  now: Date
  today: Day
  address: string
  requestId: string
}

/** Somebody who has just signed in. */
export interface SignedIn {
  actor: Actor
  session: NewSession
}

/**
 * Signs in with a name and a password. A wrong name, a wrong password and a disabled account answer alike and
 * take as long; attempts are counted before they are judged.
 */
export async function signInByPassword(
  db: Db,
  { userName, password }: { userName: string; password: string },
  knock: Knock,
): Promise<SignedIn> {
  const name = userName.normalize('NFC').trim().toLowerCase()
  const subjects: Subject[] = [
    { kind: 'address', name: knock.address },
    { kind: 'account', name },
  ]
  await beginAttempt(db, subjects, knock.now)
  const account = await findCredentials(db, name)
  const kept = account?.disabled_at === null ? account.password_hash : null
  if (!(await isPassword(kept, password)) || !account) {
    await recordEvent(db, strangerAt(account, knock), { action: 'sign-in.failure' })
    throw new Unauthenticated('wrong-credentials')
  }
  return inTransaction(db, async (tx) => {
    await endAttempt(tx, subjects)
    return signInAs(tx, account.id, knock, 'sign-in')
  })
}

/**
 * Sets the password of a one-time link and signs in; a set-up link also creates the first administrator.
 * Throws Refused with what stands against the password, or `link-invalid`.
 */
export async function signInByLink(
  db: Db,
  asked: { token: string; password: string; userName?: string; fullName?: string; locale?: Locale },
  knock: Knock,
): Promise<SignedIn> {
  await beginAttempt(db, [{ kind: 'address', name: `link ${knock.address}` }], knock.now)
  const link = await getLink(db, asked.token, knock.now)
  const [userName, fullName] = [link.userName ?? asked.userName, link.fullName ?? asked.fullName]
  if (!userName) throw new Refused([{ code: 'user-name-needed' }])
  if (!fullName) throw new Refused([{ code: 'full-name-needed' }])
  insist(refusalsToPassword(asked.password, userName))
  const hash = await hashPassword(asked.password)
  return inTransaction(db, async (tx) => {
    await spendLink(tx, asked.token, knock.now)
    await endAttempt(tx, [{ kind: 'address', name: `link ${knock.address}` }])
    const accountId = await accountOf(tx, link, { userName, fullName, locale: asked.locale }, knock)
    await setPasswordHash(tx, accountId, hash)
    return signInAs(tx, accountId, knock, `link.${link.purpose}`)
  })
}

/** Changes one's own password; all sessions end and a new one begins. Throws Refused `wrong-current-password`. */
export async function replacePassword(
  db: Db,
  actor: Actor,
  { current, next }: { current: string; next: string },
  knock: Knock,
): Promise<NewSession> {
  const subjects: Subject[] = [{ kind: 'account', name: `password of ${actor.name}` }]
  insist(refusalsToPassword(next, actor.name))
  await beginAttempt(db, subjects, knock.now)
  const account = await findCredentials(db, actor.name)
  if (!(await isPassword(account?.password_hash ?? null, current)))
    throw new Refused([{ code: 'wrong-current-password' }])
  const hash = await hashPassword(next)
  return inTransaction(db, async (tx) => {
    await endAttempt(tx, subjects)
    await setPasswordHash(tx, actor.accountId!, hash)
    await recordEvent(tx, actor, {
      action: 'password.change',
      subjectKind: 'account',
      subjectId: actor.publicId!,
    })
    return beginSession(tx, actor.accountId!, knock.now, knock.address)
  })
}

/** Ends the session that asks. */
export async function signOutOf(db: Db, actor: Actor, token: string): Promise<void> {
  await endSession(db, token)
  await recordEvent(db, actor, { action: 'sign-out' })
}

/** Whether no account exists yet, so that a set-up link is what is needed. */
export async function isSetUpNeeded(db: Db): Promise<boolean> {
  const { rows } = await sql`select 1 from account limit 1`.execute(db)
  return rows.length === 0
}

interface Credentials {
  id: string
  user_name: string
  password_hash: string | null
  disabled_at: Date | null
}

async function findCredentials(db: Db, userName: string): Promise<Credentials | undefined> {
  const { rows } = await sql<Credentials>`
    select id, user_name, password_hash, disabled_at from account where user_name = ${userName}`.execute(db)
  return rows[0]
}

async function signInAs(tx: Db, accountId: string, knock: Knock, action: string): Promise<SignedIn> {
  const found = await findActor(tx, accountId, knock.today)
  if (!found) throw new Unauthenticated('wrong-credentials')
  const actor = { ...found, requestId: knock.requestId }
  const session = await beginSession(tx, accountId, knock.now, knock.address)
  await recordEvent(tx, actor, { action, subjectKind: 'account', subjectId: actor.publicId! })
  return { actor, session }
}

async function accountOf(
  tx: Db,
  link: OpenLink,
  named: { userName: string; fullName: string; locale?: Locale },
  knock: Knock,
): Promise<string> {
  if (link.accountId !== null) return link.accountId
  if (!(await isSetUpNeeded(tx))) throw new Refused([{ code: 'link-invalid' }])
  const { id } = await insertAccount(tx, named)
  const role = { accountId: id, role: 'administrator', organisationId: null, from: knock.today } as const
  await insertHolding(tx, { ...role, by: 'set-up', eventId: null })
  return id
}

/** Who failed to sign in: the account if there is one, never the name as typed, which may be a password. */
function strangerAt(account: Credentials | undefined, { requestId }: Knock): Recorder {
  return {
    kind: 'account',
    accountId: account?.id ?? null,
    name: account?.user_name ?? '(unknown)',
    requestId,
  }
}
