import { sql } from 'kysely'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { serveAccounts } from './account-routes.ts'
import * as api from './api.ts'
import { DEMONSTRATION_PASSWORD, isDemonstration, listDemonstrationAccounts } from './demonstration.ts'
import type { Api } from './doorway.ts'
import { recordEvent } from './events.ts'
import { getLink } from './links.ts'
import { readEvents } from './log.ts'
import { serveDescription } from './openapi.ts'
import {
  mustBeAllowedSomewhere,
  permissionsAnywhere,
  permissionsAt,
  permissionsOf,
  type Actor,
} from './policy.ts'
import { countSeals } from './seals.ts'
import { serve, serveOpen } from './serve.ts'
import { isSetUpNeeded, replacePassword, signInByLink, signInByPassword, signOutOf } from './sign-in.ts'
import { beginAttempt, endAttempt } from './throttle.ts'

/** Everything that this room answers, and the description of all operations registered before a request comes. */
export function serveAccess(door: Api): void {
  serveSessions(door)
  serveAccounts(door)
  serveLog(door)
  serveDescription(door)
}

/** Signing in and out, one-time links, who I am, my language and password. */
function serveSessions(door: Api): void {
  serveOpen(door, api.signInHints, async (_input, { db, today }) => hintsFor(db, today))
  serveOpen(door, api.signIn, async (asked, { db, keepSession, ...knock }) => {
    const { actor, session } = await signInByPassword(db, asked, knock)
    keepSession(session)
    return sessionAnswer(db, actor, session.expiresAt)
  })
  serveOpen(door, api.getInvitation, async ({ token }, { db, now, address }) => {
    const subjects = [{ kind: 'address', name: `link ${address}` } as const]
    await beginAttempt(db, subjects, now)
    const link = await getLink(db, token, now)
    await endAttempt(db, subjects)
    return { ...link, expiresAt: link.expiresAt.toISOString() }
  })
  serveOpen(door, api.acceptInvitation, async (asked, { db, keepSession, ...knock }) => {
    const { actor, session } = await signInByLink(db, asked, knock)
    keepSession(session)
    return sessionAnswer(db, actor, session.expiresAt)
  })
  serve(door, api.signOut, async (_input, { db, actor, session, keepSession }) => {
    await signOutOf(db, actor, session!.token)
    keepSession(null)
    return { done: true as const }
  })
  serve(door, api.getSession, async (_input, { db, actor, session }) =>
    sessionAnswer(db, actor, session!.expiresAt),
  )
  serve(door, api.setLocale, async ({ locale }, { db, actor, session }) => {
    await sql`update account set locale = ${locale} where id = ${actor.accountId}`.execute(db)
    await recordEvent(db, actor, { action: 'account.locale', details: { locale } })
    return sessionAnswer(db, { ...actor, locale }, session!.expiresAt)
  })
  const ownTransaction = { transaction: false }
  serve(
    door,
    api.changePassword,
    async (asked, { db, actor, keepSession, ...knock }) => {
      keepSession(await replacePassword(db, actor, asked, knock))
      return { done: true as const }
    },
    ownTransaction,
  )
}

/** The audit log. */
function serveLog(door: Api): void {
  serve(door, api.listEvents, async (question, { db, actor }) => {
    mustBeAllowedSomewhere(actor, 'audit.read')
    return readEvents(db, actor, question)
  })
  serve(door, api.getSeals, async (_input, { db, actor }) => {
    mustBeAllowedSomewhere(actor, 'audit.read')
    const { sealed, unsealed, lastSealedAt } = await countSeals(db)
    return { sealed, unsealed, lastSealedAt: lastSealedAt?.toISOString() ?? null }
  })
}

async function hintsFor(db: Db, today: Day) {
  const demonstration = await isDemonstration(db)
  return {
    demonstration,
    today,
    setUpNeeded: await isSetUpNeeded(db),
    password: demonstration ? DEMONSTRATION_PASSWORD : null,
    accounts: demonstration ? await listDemonstrationAccounts(db, today) : [],
  }
}

async function sessionAnswer(db: Db, actor: Actor, expiresAt: Date): Promise<api.Session> {
  const at = await permissionsAt(db, actor, [
    ...new Set(actor.holdings.flatMap((one) => one.organisationId ?? [])),
  ])
  return {
    account: { id: actor.publicId!, userName: actor.name, fullName: actor.fullName, locale: actor.locale },
    units: actor.holdings.map((one) => ({
      organisationId: one.organisationPublicId,
      code: one.organisationCode,
      name: one.organisationName,
      role: one.role,
      may: one.organisationId === null ? permissionsOf([one.role]) : at.get(one.organisationId)!,
    })),
    may: permissionsAnywhere(actor),
    today: actor.today,
    demonstration: await isDemonstration(db),
    expiresAt: expiresAt.toISOString(),
  }
}
