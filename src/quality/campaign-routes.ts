import type { Api } from '#access/doorway.ts'
import { recordEvent } from '#access/events.ts'
import { may, mustBeAllowed, type Actor } from '#access/policy.ts'
import { serve } from '#access/serve.ts'
import { requestJob } from '#job/store.ts'
import { FIELD_BY_KEY } from '#person/fields.ts'
import { mustSeeGroup, recordable } from '#person/person-reach.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { Conflict, insist, Malformed, NotFound } from '#platform/errors.ts'
import { getUnit } from '#statistics/unit.ts'
import * as api from './campaign-api.ts'
import { refusalsToAnnounce, refusalsToTyping, type EntryRefusal } from './campaign-rules.ts'
import * as store from './campaign-store.ts'
import { missingOf, oddOf, readSheet, readTyped, writeTyped, type TypedField } from './entry-store.ts'
import { progressOf, type Progress } from './progress-store.ts'
import type { ExpectedField } from './rules.ts'
import { headcountOf, LARGE } from './score-store.ts'

const DAYS = [...FIELD_BY_KEY.values()]
  .filter((one) => one.type === 'day' || one.type === 'birth')
  .map((one) => one.key)

/** Answers for campaigns: announced, followed, printed, typed back, ended. */
export function serveCampaigns(server: Api): void {
  serveFollowing(server)
  serveActs(server)
  serveSheets(server)
}

function serveFollowing(server: Api): void {
  serve(server, api.listCampaigns, async ({ organisationId, on, ...page }, { actor, db, today }) => {
    const unit = await getUnit(db, { publicId: organisationId }, today)
    await mustBeAllowed(db, actor, 'statistics.read', unit.id)
    const { items, next } = await store.listCampaigns(db, actor, { unit: unit.id, on: on ?? today, ...page })
    return { items: items.map(shown), next }
  })
  serve(
    server,
    api.getCampaign,
    async ({ id, organisationId, ...asked }, { actor, db, today }) => {
      const on = asked.on ?? today
      const campaign = await store.getCampaign(db, id, on)
      const at = await placeIn(db, actor, campaign, organisationId, on)
      const allowed = await mustBeAllowed(db, actor, 'statistics.read', at.id)
      const isLarge = (await headcountOf(db, at.id, on)) > LARGE
      const isLive = !isLarge && campaign.endedOn === null
      const progress = await progressOf(db, campaign, { unit: at.id, on, isLive })
      const end = await may(db, actor, 'work.record', campaign.unitKey)
      return {
        ...shown(campaign),
        at: { id: at.publicId, name: at.name },
        progress: part(progress),
        own: progress.own && part(progress.own),
        below: progress.below.map(({ unit, ...rest }) => ({
          unit: { id: unit.publicId, name: unit.name },
          ...part(rest),
        })),
        countedOn: progress.countedOn,
        isLarge,
        may: { end: end && campaign.endedOn === null, enter: allowed['person.read'] },
      }
    },
    { sees: 'register' },
  )
}

function serveActs(server: Api): void {
  serve(
    server,
    api.announceCampaign,
    async ({ organisationId, name, rules, dueOn, note }, { actor, db, today }) => {
      const unit = await getUnit(db, { publicId: organisationId }, today)
      await mustBeAllowed(db, actor, 'work.record', unit.id)
      insist(refusalsToAnnounce(dueOn, today))
      const eventId = await recordEvent(db, actor, {
        action: 'quality.campaign',
        organisationId: unit.id,
        details: { fields: rules, due: dueOn },
      })
      const given = { unitKey: unit.id, name, rules, announcedOn: today, dueOn, note: note || null }
      const { key, id } = await store.insertCampaign(db, given, eventId)
      await store.keepCounts(db, { key, unitKey: unit.id, rules }, 'before', today)
      return { id }
    },
    { sees: 'register' },
  )
  serve(
    server,
    api.endCampaign,
    async ({ id }, { actor, db, today }) => {
      const campaign = await store.getCampaign(db, id, today)
      await mustBeAllowed(db, actor, 'work.record', campaign.unitKey)
      if (campaign.endedOn) throw new Conflict('ended already')
      const event = { action: 'quality.campaign-end', organisationId: campaign.unitKey }
      const eventId = await recordEvent(db, actor, { ...event, subjectKind: 'campaign', subjectId: id })
      await store.keepCounts(db, campaign, 'after', today)
      await store.endCampaign(db, campaign.key, today, eventId)
      return { endedOn: today }
    },
    { sees: 'register' },
  )
  serve(server, api.countCampaign, async ({ id }, { actor, db, today }) => {
    const campaign = await store.getCampaign(db, id, today)
    if (campaign.endedOn) throw new Conflict('ended already')
    const request = { action: 'work.record', organisationId: campaign.unitKey } as const
    return requestJob(db, actor, { kind: 'quality', ...request, parameters: { campaign: id } })
  })
}

function serveSheets(server: Api): void {
  serve(server, api.getSheet, async ({ id, organisationId, ...asked }, { actor, db, today, viewed }) => {
    const on = asked.on ?? today
    const campaign = await store.getCampaign(db, id, on)
    const unit = await getUnit(db, { publicId: organisationId }, on)
    const allowed = await mustBeAllowed(db, actor, 'person.read', unit.id)
    viewed({ action: 'quality.sheet', organisationId: unit.id, subjectKind: 'campaign', subjectId: id })
    return {
      campaign: shown(campaign),
      unit: { id: unit.publicId, name: unit.name },
      lines: await readSheet(db, campaign, unit.id, on),
      may: { enter: allowed['person.record'] && campaign.endedOn === null },
    }
  })
  serve(server, api.enterLine, async ({ id, personId, fields }, { actor, db, today }) => {
    const campaign = await store.getCampaign(db, id, today)
    const { person, allowed } = await recordable(db, actor, personId)
    if (!(await store.isBelow(db, person.keeperId, campaign.unitKey, today))) throw new NotFound('person')
    const missing = await missingOf(db, person.id, campaign.rules, today)
    const { asked, wrong } = readAll(fields, (one) => readTyped(person, one))
    const known = { asked: campaign.rules, missing, days: DAYS, endedOn: campaign.endedOn, today }
    insist([...wrong, ...refusalsToTyping(asked, known)])
    for (const { rule } of asked) mustSeeGroup(allowed, FIELD_BY_KEY.get(rule)!.group)
    const eventId = await recordEvent(db, actor, {
      action: 'quality.entry',
      organisationId: person.keeperId,
      subjectKind: 'person',
      subjectId: personId,
      details: { fields: asked.map(({ rule }) => rule) },
    })
    await writeTyped(db, person, campaign, asked, { eventId, on: today })
    return { odd: await oddOf(db, person.id, today) }
  })
}

/** Every field as it is kept, and those that cannot be so, each named. */
function readAll(fields: readonly TypedField[], read: (one: TypedField) => string | null) {
  const asked: TypedField[] = []
  const wrong: EntryRefusal[] = []
  for (const one of fields) {
    try {
      asked.push({ rule: one.rule, value: read(one) })
    } catch (error) {
      if (!(error instanceof Malformed)) throw error
      wrong.push({ code: 'value-wrong', field: one.rule, problem: error.problems[0]!.code })
    }
  }
  return { asked, wrong }
}

/** The unit at which a campaign is looked at: the one asked for where it stands below its organiser, else the organiser. */
async function placeIn(
  db: Db,
  actor: Actor,
  campaign: store.Campaign,
  organisationId: string | undefined,
  on: Day,
) {
  const organiser = () => getUnit(db, { publicId: campaign.unit.id }, on)
  if (organisationId === undefined) return organiser()
  const unit = await getUnit(db, { publicId: organisationId }, on)
  return (await store.isBelow(db, unit.id, campaign.unitKey, actor.today)) ? unit : organiser()
}

const shown = ({ key: _key, unitKey: _unit, ...campaign }: store.Campaign) => campaign

const part = ({ before, now, unknown }: Progress) => ({
  before: before as api.Progress['before'],
  now: now as api.Progress['now'],
  unknown,
})
