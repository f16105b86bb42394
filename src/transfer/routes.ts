import type { Api } from '#access/doorway.ts'
import { recordEvent } from '#access/events.ts'
import { organisationIdOf } from '#access/organisations.ts'
import { machineActor, mayEverywhere, mustBeAllowed, mustBeAllowedSomewhere } from '#access/policy.ts'
import { serve, type Context } from '#access/serve.ts'
import { searchUnits } from '#organisation/search-store.ts'
import { Forbidden } from '#platform/errors.ts'
import { transferLawOn } from './law.ts'
import * as limitsApi from './limits-api.ts'
import { readLimits, writeLimits } from './limits-store.ts'
import * as api from './list-api.ts'
import { countTransfers, listStays, listTransfers } from './list-store.ts'
import { serveLetterLists } from './bulk-routes.ts'
import { serveCarried } from './carried-routes.ts'
import { servePackages } from './package-routes.ts'

/** Answers what is asked of transfers: lists, the limits of temporary ones, letters with lists, and packages. */
export function serveTransfers(server: Api, { dataFolder }: { dataFolder: string }): void {
  serveLists(server)
  serveReceivers(server)
  serveLimits(server)
  serveLetterLists(server)
  serveCarried(server)
  servePackages(server, dataFolder)
}

function serveLists(server: Api): void {
  const unitOf = async ({ actor, db }: Context, publicId: string) => {
    const id = await organisationIdOf(db, publicId)
    await mustBeAllowed(db, actor, 'movement.read', id)
    return id
  }
  serve(server, api.listTransfers, async ({ view, ...asked }, context) => {
    const organisationId = await unitOf(context, asked.organisationId)
    const { db, actor, today, viewed } = context
    viewed({ action: 'transfer.list', organisationId, details: { view } })
    return listTransfers(db, actor, view, { ...asked, organisationId, on: asked.on ?? today })
  })
  serve(server, api.countTransfers, async ({ organisationId, on }, context) =>
    countTransfers(context.db, {
      organisationId: await unitOf(context, organisationId),
      on: on ?? context.today,
      limit: 1,
    }),
  )
  serve(server, api.listStays, async ({ side, ...asked }, context) => {
    const organisationId = await unitOf(context, asked.organisationId)
    const { db, actor, today, viewed } = context
    viewed({ action: 'transfer.list', organisationId, details: { view: side } })
    return listStays(db, actor, side, { ...asked, organisationId, on: asked.on ?? today })
  })
}

function serveReceivers(server: Api): void {
  serve(server, api.findReceivers, async ({ text }, { actor, db, today }) => {
    mustBeAllowedSomewhere(actor, 'movement.record')
    // Names of units and of those above them, for whoever writes letters; nothing of people.
    const everywhere = machineActor(actor.name, today)
    const { items } = await searchUnits(db, everywhere, { text, on: today, underId: null, limit: 20 })
    return {
      items: items
        .filter((one) => one.exists)
        .map(({ id, name, path }) => ({ id, name, path: path.map((unit) => unit.name).join(' › ') })),
    }
  })
}

function serveLimits(server: Api): void {
  const answer = async ({ actor, db, today }: Context) => {
    const law = transferLawOn(today)
    const limits = await readLimits(db, today)
    return {
      limits,
      law: law.temporary,
      source: law.source,
      isSet: JSON.stringify(limits) !== JSON.stringify(law.temporary),
      may: { set: mayEverywhere(actor, 'organisation.record') },
    }
  }
  serve(server, limitsApi.getLimits, async (_input, context) => {
    mustBeAllowedSomewhere(context.actor, 'movement.read')
    return answer(context)
  })
  serve(server, limitsApi.setLimits, async ({ limits }, context) => {
    const { actor, db } = context
    // They hold for all units of the register.
    if (!mayEverywhere(actor, 'organisation.record')) throw new Forbidden('organisation.record')
    await writeLimits(db, limits)
    await recordEvent(db, actor, { action: 'transfer.limits', details: { ...limits } })
    return answer(context)
  })
}
