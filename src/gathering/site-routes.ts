import type { Api } from '#access/doorway.ts'
import { recordEvent, type Recorder } from '#access/events.ts'
import { serve, serveOpen, type Context, type OpenContext } from '#access/serve.ts'
import { foldText } from '#person/name.ts'
import { inTransaction, type Db } from '#platform/db.ts'
import type { Day } from '#platform/day.ts'
import { insist, Refused } from '#platform/errors.ts'
import { asksOf, MOST } from './kinds.ts'
import { refusalsToChange, refusalsToPresent, refusalsToRollCall, type GatheringRefusal } from './rules.ts'
import * as api from './site-api.ts'
import { matchSites, readSiteLines, type NewSite, type SiteRefusal } from './site-lines.ts'
import * as store from './site-store.ts'
import { recordAbout } from './events.ts'
import {
  findGathering,
  gatheringToWrite,
  mustRecordAt,
  recordsAt,
  standingOf,
  type Found,
} from './standing.ts'
import { candidatesFor, unitsOfGroup } from './unit-store.ts'

/** Answers what is asked of sites: the list, making them, roll call by number and by link. */
export function serveSites(server: Api): void {
  serve(server, api.listSites, async ({ id, on }, { actor, db, today }) =>
    store.listSites(db, actor, await findGathering(db, actor, id, on ?? today), on ?? today),
  )
  serve(
    server,
    api.previewSites,
    async ({ id, made }, { actor, db, today }) => {
      const found = await findGathering(db, actor, id, today)
      await mustRecordAt(db, actor, [found.organisationId])
      const sites = await sitesOf(db, found, made, today)
      const invited = sites.reduce((sum, site) => sum + (site.invited ?? 0), 0)
      return { count: sites.length, names: sites.map((site) => site.name), invited }
    },
    { reads: true },
  )
  serve(server, api.makeSites, async ({ id, made }, context) => {
    const found = await gatheringToWrite(context.db, context.actor, id, context.today)
    const sites = await sitesOf(context.db, found, made, context.today)
    const eventId = await recordAbout(context, found, 'gathering.sites', {
      from: made.from,
      sites: sites.length,
    })
    await store.makeSites(context.db, found.id, sites, eventId)
    return answer(context, found)
  })
  serve(server, api.changeSite, async ({ id, siteId, ...given }, context) => {
    const found = await gatheringToWrite(context.db, context.actor, id, context.today)
    const [site] = await store.sitesToReport(context.db, found.id, [siteId])
    const changed = { name: site!.name, invited: given.invited }
    insist([...refusalsToChange(found), ...refusalsToPresent(changed, site!.present ?? 0)])
    const eventId = await recordAbout(context, found, 'gathering.site-change', { invited: given.invited })
    await store.changeSite(context.db, site!.id, given, eventId)
    return answer(context, found)
  })
  serve(server, api.withdrawSite, async ({ id, siteId }, context) => {
    const found = await gatheringToWrite(context.db, context.actor, id, context.today)
    insist(refusalsToChange(found))
    const [site] = await store.sitesToReport(context.db, found.id, [siteId])
    const eventId = await recordAbout(context, found, 'gathering.site-withdrawal', {})
    await store.withdrawSite(context.db, site!.id, eventId)
    return answer(context, found)
  })
  serveRollCall(server)
  serveLinks(server)
}

/** The sites that would be made; throws Refused with everything that stands against any of them. */
async function sitesOf(db: Db, found: Found, made: api.Made, today: Day): Promise<NewSite[]> {
  const there = await store.siteKeys(db, found.id)
  const present = new Set(there.map((one) => one.organisationId ?? `* ${foldText(one.name)}`))
  const { sites, refusals } =
    made.from === 'pasted'
      ? await pastedSites(db, found, made.text, present, today)
      : { sites: await groupSites(db, found, made, present, today), refusals: [] }
  const count = there.length + sites.length
  insist([
    ...refusalsToChange(found),
    ...refusals,
    ...(sites.length === 0 && refusals.length === 0 ? [{ code: 'no-sites', least: 1 }] : []),
    ...(count > MOST.sites ? [{ code: 'too-many-sites', count, most: MOST.sites }] : []),
  ])
  return sites
}

async function pastedSites(
  db: Db,
  found: Found,
  text: string,
  present: ReadonlySet<string>,
  today: Day,
): Promise<{ sites: NewSite[]; refusals: SiteRefusal[] }> {
  const { lines, refusals } = readSiteLines(text)
  if (lines.length > 2 * MOST.sites)
    return { sites: [], refusals: [{ code: 'too-many-sites', count: lines.length, most: MOST.sites }] }
  const candidates = await candidatesFor(db, found.organisationId, lines, treeDay(found, today))
  const matched = matchSites(lines, candidates, present)
  const inOrder = (refusal: SiteRefusal) => ('line' in refusal ? Number(refusal.line) : 0)
  return {
    sites: matched.sites,
    refusals: [...refusals, ...matched.refusals].sort((a, b) => inOrder(a) - inOrder(b)),
  }
}

/** The units of a group that are no sites yet. */
async function groupSites(
  db: Db,
  found: Found,
  made: Exclude<api.Made, { from: 'pasted' }>,
  present: ReadonlySet<string>,
  today: Day,
): Promise<NewSite[]> {
  const group =
    made.from === 'below'
      ? ({ of: 'below', itself: made.itself } as const)
      : ({ of: 'kinds', kinds: made.kinds } as const)
  const on = treeDay(found, today)
  const units = await unitsOfGroup(db, found.organisationId, group, on, 2 * MOST.sites)
  return units
    .filter(({ id }) => !present.has(id))
    .map(({ id, name }) => ({ organisationId: id, name, chair: null, invited: made.invited, place: null }))
}

/** The day on whose tree units are looked up: that of the gathering, today's for one to come. */
export function treeDay({ fromDay }: Pick<Found, 'fromDay'>, today: Day): Day {
  return fromDay < today ? fromDay : today
}

function serveRollCall(server: Api): void {
  serve(server, api.reportSites, async ({ id, reports }, context) => {
    const { db, actor, today } = context
    const found = await findGathering(db, actor, id, today)
    const sites = await store.sitesToReport(
      db,
      found.id,
      reports.map((one) => one.siteId),
    )
    for (const unit of new Set(sites.map((site) => site.organisationId)))
      await mustRecordAt(db, actor, [found.organisationId, unit])
    const twice = new Set(sites.map((site) => site.id)).size < sites.length
    const refusals: GatheringRefusal[] = [
      ...refusalsToRollCall(found, today),
      ...(twice ? [{ code: 'presence-twice' } as const] : []),
      ...sites.flatMap((site, index) => refusalsToPresent(site, reports[index]!.present)),
    ]
    insist(refusals)
    const eventId = await recordAbout(context, found, 'gathering.roll-call', { sites: sites.length })
    const told = reports.map(({ present, note }, index) => ({ siteId: sites[index]!.id, present, note }))
    await store.reportSites(db, told, { on: today, means: 'typed' }, eventId)
    return answer(context, found)
  })
  serve(server, api.makeSiteLinks, async ({ id, on }, context) => {
    const { db, actor, today } = context
    const found = await gatheringToWrite(db, actor, id, today)
    const { state, fromDay, toDay } = found
    insist([
      ...refusalsToChange(found),
      ...(state === 'planned' || state === 'postponed' ? [{ code: 'not-announced', state }] : []),
      ...(on < fromDay || on > toDay || on < today ? [{ code: 'link-of-another-day', on }] : []),
      ...(found.sites === 0 ? [{ code: 'no-sites', least: asksOf(found.kind).sites ?? 1 }] : []),
    ])
    const eventId = await recordAbout(context, found, 'gathering.site-links', { on, sites: found.sites })
    return { on, items: await store.makeLinks(db, found.id, on, eventId) }
  })
}

/** What the holder of a printed code may do without signing in; docs/decisions/0016-roll-call-links.md. */
function serveLinks(server: Api): void {
  serveOpen(server, api.lookAtLink, async ({ token }, context) => {
    const link = await openLink(context.db, token, false)
    return shownTo(context, context.db, link)
  })
  serveOpen(server, api.reportByLink, async ({ token, present, note }, context) => {
    const { today, now, requestId } = context
    return inTransaction(context.db, async (tx) => {
      const link = await openLink(tx, token, true)
      const corrects = await mayCorrect(context, tx, link)
      const standing = await standingOf(tx, link.gatheringId, today)
      insist([
        ...(link.validOn === today
          ? refusalsToRollCall(standing, today)
          : [{ code: 'link-of-another-day', on: link.validOn }]),
        ...(link.usedAt !== null && !corrects
          ? [{ code: 'link-used', present: link.site.present ?? 0 }]
          : []),
        ...refusalsToPresent(link.site, present),
      ])
      const anonymous: Recorder = { kind: 'account', accountId: null, name: 'roll-call-link', requestId }
      const eventId = await recordEvent(tx, context.actor ?? anonymous, {
        action: 'gathering.roll-call-link',
        organisationId: link.keeperId,
        subjectKind: 'gathering',
        subjectId: link.gatheringPublicId,
        details: { sites: 1 },
      })
      await store.reportSites(
        tx,
        [{ siteId: link.site.id, present, note }],
        { on: today, means: 'link' },
        eventId,
      )
      await store.spendLink(tx, token, now)
      return shownTo(context, tx, await openLink(tx, token, false))
    })
  })
}

async function openLink(db: Db, token: string, lock: boolean): Promise<store.Link> {
  const link = await store.findLink(db, token, lock)
  if (!link) throw new Refused([{ code: 'link-invalid' }])
  return link
}

/** Whether somebody is signed in who reports for the site, or for the convener, anyway. */
async function mayCorrect({ actor }: OpenContext, db: Db, link: store.Link): Promise<boolean> {
  return actor !== null && (await recordsAt(db, actor, [link.keeperId, link.site.organisationId]))
}

async function shownTo(context: OpenContext, db: Db, link: store.Link) {
  const standing = await standingOf(db, link.gatheringId, context.today)
  return {
    title: link.title,
    fromDay: standing.fromDay,
    on: link.validOn,
    site: link.site.name,
    invited: link.site.invited,
    present: link.site.present,
    used: link.usedAt !== null,
    mayCorrect: await mayCorrect(context, db, link),
  }
}

async function answer({ actor, db, today }: Context, { publicId }: Found) {
  return store.listSites(db, actor, await findGathering(db, actor, publicId, today), today)
}
