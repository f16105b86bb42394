import { sql } from 'kysely'
import { mayEverywhere, withinReach, type Actor } from '#access/policy.ts'
import { digestOf } from '#access/tokens.ts'
import type { Db } from '#platform/db.ts'
import { MOST_MAILS, type MailRow, type ReminderSetting } from './api.ts'
import type { Wish } from './rules.ts'

const VERIFICATION_LIFE_MS = 48 * 3_600_000

/** Before anybody chose: no letters; if any, at seven in the morning and none at night. */
const STANDARD = { rhythm: 'off', hour: 7, weekday: 1, quietFrom: 20, quietUntil: 6 } as const

/** How an account is reminded; its own address where it has not chosen one. */
export async function getSetting(db: Db, accountId: string, mail: boolean): Promise<ReminderSetting> {
  const { rows } = await sql<
    Partial<Wish> & { email: string | null; verified: boolean; lastSentAt: Date | null }
  >`
    select coalesce(s.email, account.email) as email, s.verified_at is not null as verified, s.rhythm, s.hour, s.weekday,
      s.quiet_from as "quietFrom", s.quiet_until as "quietUntil",
      (select max(ended_at) from reminder_mail m where m.account_id = account.id and kind = 'digest' and state = 'sent')
        as "lastSentAt"
    from account left join reminder_setting s on s.account_id = account.id where account.id = ${accountId}`.execute(
    db,
  )
  const { email, verified, lastSentAt, ...wish } = rows[0]!
  const chosen = wish.rhythm ? (wish as Wish) : STANDARD
  return { ...chosen, email: email ?? '', verified, mail, lastSentAt: lastSentAt?.toISOString() ?? null }
}

/** Keeps the wishes of an account; another address is not verified yet. Answers whether it needs to be. */
export async function saveSetting(
  tx: Db,
  accountId: string,
  { email, ...wish }: Wish & { email: string },
  now: Date,
): Promise<boolean> {
  const { rows } = await sql<{ verified: boolean }>`
    insert into reminder_setting as s (account_id, email, rhythm, hour, weekday, quiet_from, quiet_until, changed_at)
    values (${accountId}, ${email}, ${wish.rhythm}, ${wish.hour}, ${wish.weekday}, ${wish.quietFrom}, ${wish.quietUntil}, ${now})
    on conflict (account_id) do update set rhythm = excluded.rhythm, hour = excluded.hour, weekday = excluded.weekday,
      quiet_from = excluded.quiet_from, quiet_until = excluded.quiet_until, changed_at = excluded.changed_at,
      verified_at = case when s.email = excluded.email then s.verified_at end, email = excluded.email
    returning verified_at is not null as verified`.execute(tx)
  await sql`update account set email = ${email} where id = ${accountId} and email is distinct from ${email}`.execute(
    tx,
  )
  return !rows[0]!.verified
}

/** How many links to open an account has been sent within a day. */
export async function verificationsToday(db: Db, accountId: string, now: Date): Promise<number> {
  const since = new Date(now.getTime() - 24 * 3_600_000)
  const { rows } = await sql<{ n: number }>`select count(*)::integer as n from reminder_mail
    where account_id = ${accountId} and kind = 'verification' and created_at > ${since}`.execute(db)
  return rows[0]!.n
}

/** A letter to put into the outbox; without a text there was nothing to say. */
export interface NewMail {
  accountId: string
  kind: 'digest' | 'verification'
  slot: string
  letter: { recipient: string; subject: string; body: string; token: string } | null
}

/** Puts a letter into the outbox; of one kind and slot there is only ever one. */
export async function enqueue(db: Db, { accountId, kind, slot, letter }: NewMail, now: Date): Promise<void> {
  await sql`insert into reminder_mail (account_id, kind, slot, recipient, subject, body, link_digest, state, next_at, created_at, ended_at)
    values (${accountId}, ${kind}, ${slot}, ${letter?.recipient ?? null}, ${letter?.subject ?? null}, ${letter?.body ?? null},
      ${letter ? digestOf('link', letter.token) : null}, ${letter ? 'waiting' : 'nothing'}, ${now}, ${now},
      ${letter ? null : now})
    on conflict (account_id, kind, slot) do nothing`.execute(db)
}

/** Verifies the address that the link was sent to; null: the link is wrong, too old, or of another address. */
export async function verifyByLink(tx: Db, token: string, now: Date): Promise<LinkOwner | null> {
  const since = new Date(now.getTime() - VERIFICATION_LIFE_MS)
  const { rows } = await sql<LinkOwner>`
    update reminder_setting s set verified_at = coalesce(s.verified_at, ${now})
    from reminder_mail m join account on account.id = m.account_id
    where m.link_digest = ${digestOf('link', token)} and m.kind = 'verification' and m.created_at > ${since}
      and s.account_id = m.account_id and starts_with(m.slot, s.email || ' ')
    returning account.id as "accountId", account.user_name as name`.execute(tx)
  return rows[0] ?? null
}

/** Stops the letters of the account that the link belongs to; null: the link is wrong. */
export async function stopByLink(tx: Db, token: string, now: Date): Promise<LinkOwner | null> {
  const { rows } = await sql<LinkOwner>`
    update reminder_setting s set rhythm = 'off', changed_at = ${now}
    from reminder_mail m join account on account.id = m.account_id
    where m.link_digest = ${digestOf('link', token)} and m.kind = 'digest' and s.account_id = m.account_id
    returning account.id as "accountId", account.user_name as name`.execute(tx)
  if (rows[0]) await dropWaiting(tx, rows[0].accountId, now)
  return rows[0] ?? null
}

export interface LinkOwner {
  accountId: string
  name: string
}

/** Takes digests that have not left out of the outbox. */
export async function dropWaiting(tx: Db, accountId: string, now: Date): Promise<void> {
  await sql`update reminder_mail set state = 'nothing', ended_at = ${now}, recipient = null, subject = null, body = null
    where account_id = ${accountId} and kind = 'digest' and state = 'waiting'`.execute(tx)
}

/** Letters that have not left, of accounts that the actor keeps. */
export async function listUnsent(db: Db, actor: Actor): Promise<MailRow[]> {
  const { rows } = await sql<Omit<MailRow, 'createdAt' | 'nextAt'> & { createdAt: Date; nextAt: Date }>`
    select m.public_id as id, account.user_name as "userName", kind, state, attempts, error,
      m.created_at as "createdAt", next_at as "nextAt"
    from reminder_mail m join account on account.id = m.account_id
    where state in ('waiting', 'sending', 'dead', 'uncertain') and ${isKept(actor)}
    order by m.id desc limit ${MOST_MAILS}`.execute(db)
  return rows.map(({ createdAt, nextAt, ...row }) => ({
    ...row,
    createdAt: createdAt.toISOString(),
    nextAt: row.state === 'waiting' ? nextAt.toISOString() : null,
  }))
}

/** How many letters left in the week before, to accounts that the actor keeps. */
export async function countSent(db: Db, actor: Actor, now: Date): Promise<number> {
  const since = new Date(now.getTime() - 7 * 24 * 3_600_000)
  const { rows } = await sql<{ n: number }>`select count(*)::integer as n from reminder_mail m
    join account on account.id = m.account_id
    where state = 'sent' and ended_at > ${since} and ${isKept(actor)}`.execute(db)
  return rows[0]!.n
}

/** Puts a dead or uncertain letter back; answers whether it was one. */
export async function retry(tx: Db, actor: Actor, publicId: string, now: Date): Promise<boolean> {
  const { rows } =
    await sql`update reminder_mail m set state = 'waiting', attempts = 0, next_at = ${now}, error = null, ended_at = null
    from account where account.id = m.account_id and m.public_id = ${publicId} and state in ('dead', 'uncertain')
      and body is not null and ${isKept(actor)} returning 1`.execute(tx)
  return rows.length > 0
}

function isKept(actor: Actor) {
  if (mayEverywhere(actor, 'account.manage')) return sql`true`
  return sql`exists (select from role_holding held where held.account_id = account.id
    and ${withinReach(actor, 'account.manage', sql.ref('held.organisation_id'))})`
}

const KEPT_MS = 90 * 24 * 3_600_000

/** Deletes what has ended long ago. */
export async function forgetMails(db: Db, now: Date): Promise<void> {
  await sql`delete from reminder_mail where ended_at < ${new Date(now.getTime() - KEPT_MS)}`.execute(db)
}
