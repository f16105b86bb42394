import type { Db } from '#platform/db.ts'
import {
  endHolding,
  getAccount,
  insertAccount,
  insertHolding,
  listAccounts,
  mustKeep,
  refuseOwn,
  setDisabled,
  type KeptAccount,
} from './accounts.ts'
import * as api from './api.ts'
import type { Api } from './doorway.ts'
import { recordEvent } from './events.ts'
import { createLink } from './links.ts'
import { organisationIdOf } from './organisations.ts'
import { mustBeAllowed, mustBeAllowedSomewhere, type Actor } from './policy.ts'
import { serve, type Context } from './serve.ts'

/** Keeping accounts: who may sign in, with which roles where. */
export function serveAccounts(door: Api): void {
  serve(
    door,
    api.searchAccounts,
    async (question, { db, actor }) => {
      mustBeAllowedSomewhere(actor, 'account.manage')
      return listAccounts(db, actor, question)
    },
    { reads: true },
  )
  serve(door, api.getAccount, async ({ id }, { db, actor }) => {
    mustBeAllowedSomewhere(actor, 'account.manage')
    return getAccount(db, actor, id)
  })
  serve(
    door,
    api.createAccount,
    async ({ role, organisationId: unit, ...named }, { db, actor, now, today }) => {
      mustBeAllowedSomewhere(actor, 'account.manage')
      const organisationId = await organisationIdOf(db, unit)
      await mustBeAllowed(db, actor, 'account.manage', organisationId)
      const { id, publicId } = await insertAccount(db, named)
      const eventId = await record(db, actor, 'account.create', publicId, organisationId, { role })
      await insertHolding(db, { accountId: id, role, organisationId, from: today, by: actor.name, eventId })
      const link = await createLink(db, 'invitation', id, now)
      return { account: await getAccount(db, actor, publicId), link }
    },
  )
  serveKept(door, api.disableAccount, async (account, { db, actor, now }) => {
    await setDisabled(db, account.id, now)
    await record(db, actor, 'account.disable', account.publicId)
  })
  serveKept(door, api.enableAccount, async (account, { db, actor }) => {
    await setDisabled(db, account.id, null)
    await record(db, actor, 'account.enable', account.publicId)
  })
  serve(door, api.resetPassword, async ({ id }, { db, actor, now }) => {
    const account = await keptByOther(db, actor, id)
    const link = await createLink(db, 'password', account.id, now)
    await record(db, actor, 'account.password-link', account.publicId)
    return { account: await getAccount(db, actor, id), link }
  })
  serveRoles(door)
}

function serveRoles(door: Api): void {
  serve(door, api.grantRole, async ({ id, role, organisationId: unit }, { db, actor, today }) => {
    const account = await keptByOther(db, actor, id)
    const organisationId = await organisationIdOf(db, unit)
    await mustBeAllowed(db, actor, 'account.manage', organisationId)
    const eventId = await record(db, actor, 'role.grant', account.publicId, organisationId, { role })
    await insertHolding(db, {
      accountId: account.id,
      role,
      organisationId,
      from: today,
      by: actor.name,
      eventId,
    })
    return getAccount(db, actor, id)
  })
  serve(door, api.revokeRole, async ({ id, holdingId }, { db, actor, today }) => {
    const account = await keptByOther(db, actor, id)
    const before = await getAccount(db, actor, id)
    const { role, organisationId } = await endHolding(db, account.id, holdingId, today)
    await record(db, actor, 'role.revoke', account.publicId, organisationId, { role })
    const holdings = before.holdings.filter((one) => one.id !== holdingId)
    return { ...before, holdings }
  })
}

type OnAccount = typeof api.disableAccount | typeof api.enableAccount

function serveKept(
  door: Api,
  endpoint: OnAccount,
  act: (account: KeptAccount, context: Context) => Promise<void>,
): void {
  serve(door, endpoint, async ({ id }, context) => {
    const account = await keptByOther(context.db, context.actor, id)
    await act(account, context)
    return getAccount(context.db, context.actor, id)
  })
}

async function keptByOther(db: Db, actor: Actor, publicId: string): Promise<KeptAccount> {
  mustBeAllowedSomewhere(actor, 'account.manage')
  const account = await mustKeep(db, actor, publicId)
  refuseOwn(actor, account)
  return account
}

function record(
  db: Db,
  actor: Actor,
  action: string,
  subjectId: string,
  organisationId: string | null = null,
  details: Record<string, unknown> = {},
): Promise<string> {
  return recordEvent(db, actor, { action, subjectKind: 'account', subjectId, organisationId, details })
}
