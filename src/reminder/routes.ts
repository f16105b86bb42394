import type { Api } from '#access/doorway.ts'
import { recordEvent } from '#access/events.ts'
import { mustBeAllowedSomewhere } from '#access/policy.ts'
import { serve, serveOpen, type Context } from '#access/serve.ts'
import { newToken } from '#access/tokens.ts'
import { inTransaction } from '#platform/db.ts'
import { Forbidden, insist, NotFound, Refused } from '#platform/errors.ts'
import * as api from './api.ts'
import { verificationLetter } from './letters.ts'
import { refusalsToWish } from './rules.ts'
import {
  countSent,
  dropWaiting,
  enqueue,
  getSetting,
  listUnsent,
  retry,
  saveSetting,
  stopByLink,
  verificationsToday,
  verifyByLink,
  type LinkOwner,
} from './store.ts'

/** Whether letters can be sent, and the address that their links lead to. */
export interface PostOffice {
  mail: boolean
  publicUrl: string
}

const DONE = { done: true } as const
const MOST_VERIFICATIONS_A_DAY = 5

/** Answers how an account is reminded by e-mail, its links, and for the administrator what did not leave. */
export function serveReminders(server: Api, { mail, publicUrl }: PostOffice): void {
  serve(server, api.getReminders, async (_input, { actor, db }) => getSetting(db, ownAccount(actor), mail))
  serve(server, api.setReminders, async (wish, context) => {
    const { actor, db, now } = context
    const accountId = ownAccount(actor)
    insist(refusalsToWish(wish, mail))
    const unverified = await saveSetting(db, accountId, wish, now)
    if (wish.rhythm === 'off') await dropWaiting(db, accountId, now)
    await recordEvent(db, actor, { action: 'reminder.set', details: { rhythm: wish.rhythm } })
    if (unverified && wish.rhythm !== 'off') await sendLink(context, accountId, wish.email, publicUrl)
    return getSetting(db, accountId, mail)
  })
  serve(server, api.resendVerification, async (_input, context) => {
    const { actor, db } = context
    const accountId = ownAccount(actor)
    const { email, verified } = await getSetting(db, accountId, mail)
    if (!mail) throw new Refused([{ code: 'no-mail-server' }])
    await recordEvent(db, actor, { action: 'reminder.link' })
    if (!verified && email !== '') await sendLink(context, accountId, email, publicUrl)
    return getSetting(db, accountId, mail)
  })
  serveLinks(server)
  serveOutbox(server, mail)
}

function serveLinks(server: Api): void {
  serveOpen(server, api.verifyAddress, async ({ token }, { db, now }) => {
    await inTransaction(db, async (tx) => record(tx, await verifyByLink(tx, token, now), 'reminder.verify'))
    return DONE
  })
  serveOpen(server, api.stopReminders, async ({ token }, { db, now }) => {
    await inTransaction(db, async (tx) => record(tx, await stopByLink(tx, token, now), 'reminder.stop'))
    return DONE
  })
}

async function record(tx: Context['db'], owner: LinkOwner | null, action: string): Promise<void> {
  if (!owner) throw new Refused([{ code: 'link-invalid' }])
  await recordEvent(
    tx,
    { kind: 'account', accountId: owner.accountId, name: owner.name, requestId: null },
    { action },
  )
}

function serveOutbox(server: Api, mail: boolean): void {
  serve(server, api.listMails, async (_input, { actor, db, now }) => {
    mustBeAllowedSomewhere(actor, 'account.manage')
    return { mail, items: await listUnsent(db, actor), sentInWeek: await countSent(db, actor, now) }
  })
  serve(server, api.retryMail, async ({ id }, { actor, db, now }) => {
    mustBeAllowedSomewhere(actor, 'account.manage')
    if (!(await retry(db, actor, id, now))) throw new NotFound(`letter ${id}`)
    await recordEvent(db, actor, { action: 'reminder.retry', subjectKind: 'reminder-mail', subjectId: id })
    return DONE
  })
}

function ownAccount({ accountId }: Context['actor']): string {
  if (accountId === null) throw new Forbidden('reminders')
  return accountId
}

/** A few a day: nobody floods an address that may not be his own. */
async function sendLink(
  { actor, db, now }: Context,
  accountId: string,
  email: string,
  publicUrl: string,
): Promise<void> {
  if ((await verificationsToday(db, accountId, now)) >= MOST_VERIFICATIONS_A_DAY)
    throw new Refused([{ code: 'too-many-links', most: MOST_VERIFICATIONS_A_DAY }])
  const token = newToken()
  const letter = { recipient: email, token, ...verificationLetter(actor.locale, { publicUrl, token }) }
  await enqueue(db, { accountId, kind: 'verification', slot: `${email} ${now.toISOString()}`, letter }, now)
}
