import { sql } from 'kysely'
import { inTransaction, type Db } from '#platform/db.ts'
import { MOST_ATTEMPTS, waitInMs } from './rules.ts'

/** A letter that has been claimed for sending. */
export interface ClaimedMail {
  id: string
  publicId: string
  recipient: string
  subject: string
  body: string
  kind: 'digest' | 'verification'
  attempts: number
}

/** What came of handing a letter to the mail server; `error` a code, never an address. */
export type Outcome =
  | { state: 'sent' }
  /** Certainly not taken: tried again. */
  | { state: 'failed'; error: string }
  /** Refused for good. */
  | { state: 'refused'; error: string }
  /** Nobody knows whether it was taken. */
  | { state: 'uncertain'; error: string }

export type SendMail = (mail: ClaimedMail) => Promise<Outcome>

const CLAIM_MS = 10 * 60_000

/**
 * Sends what is due, a bounded batch, one letter after the other; answers how many were handed over. A letter is claimed and that is
 * committed before the mail server hears of it: who crashes in between leaves it uncertain, and it is not sent again.
 */
export async function sendDue(db: Db, send: SendMail, now: () => Date, batch: number): Promise<number> {
  await giveUpAbandoned(db, now())
  let handed = 0
  while (handed < batch) {
    const mail = await claim(db, now())
    if (!mail) break
    handed += 1
    const outcome = await send(mail).catch(() => ({ state: 'uncertain', error: 'internal' }) as const)
    await record(db, mail, outcome, now())
  }
  return handed
}

/** Takes one waiting letter, past those that another server is taking. */
async function claim(db: Db, now: Date): Promise<ClaimedMail | null> {
  return inTransaction(db, async (tx) => {
    const { rows } = await sql<ClaimedMail>`
      with taken as (
        select id from reminder_mail where state = 'waiting' and next_at <= ${now} order by next_at, id limit 1
        for update skip locked)
      update reminder_mail mail set state = 'sending', attempts = attempts + 1, claimed_at = ${now} from taken
      where mail.id = taken.id
      returning mail.id, mail.public_id as "publicId", recipient, subject, body, kind, attempts`.execute(tx)
    return rows[0] ?? null
  })
}

async function giveUpAbandoned(db: Db, now: Date): Promise<void> {
  await sql`update reminder_mail set state = 'uncertain', error = 'interrupted', ended_at = ${now}
    where state = 'sending' and claimed_at < ${new Date(now.getTime() - CLAIM_MS)}`.execute(db)
}

async function record(db: Db, { id, attempts }: ClaimedMail, outcome: Outcome, now: Date): Promise<void> {
  if (outcome.state === 'sent') {
    await sql`update reminder_mail set state = 'sent', ended_at = ${now}, error = null, recipient = null, subject = null, body = null
      where id = ${id} and state = 'sending'`.execute(db)
    return
  }
  const again = outcome.state === 'failed' && attempts < MOST_ATTEMPTS
  const state = again ? 'waiting' : outcome.state === 'uncertain' ? 'uncertain' : 'dead'
  await sql`update reminder_mail set state = ${state}, error = ${outcome.error},
      next_at = ${new Date(now.getTime() + (again ? waitInMs(attempts) : 0))}, ended_at = ${again ? null : now}
    where id = ${id} and state = 'sending'`.execute(db)
}
