import { sql } from 'kysely'
import { insertAccount, insertHolding } from '#access/accounts.ts'
import type { Api } from '#access/doorway.ts'
import { recordEvent } from '#access/events.ts'
import { createLink } from '#access/links.ts'
import { organisationIdOf } from '#access/organisations.ts'
import { mustBeAllowed, mustBeAllowedSomewhere, permissionsOf } from '#access/policy.ts'
import { asRegister } from '#access/reach.ts'
import { serve, type Context } from '#access/serve.ts'
import { insist, NotFound } from '#platform/errors.ts'
import { onPerson, readable, recordable } from '#person/person-reach.ts'
import { hiddenGroups, readNumbers, recordOf } from '#person/record-store.ts'
import type { StoredPerson } from '#person/stored-person.ts'
import { readTimeline } from '#person/timeline-store.ts'
import { actOnCase } from '#procedure/act.ts'
import type { AnyProcedure } from '#procedure/declare.ts'
import { openCase } from '#procedure/open.ts'
import { insistFor } from '#procedure/refuse.ts'
import * as api from './api.ts'
import { campaignOf, listHandedIn } from './campaign-store.ts'
import { findOwnCase, OWN_EYES, ownCases, showOwnCase } from './case-store.ts'
import { ownClasses, ownDues } from './own-facts.ts'
import { selfCorrection, supplement } from './procedures.ts'
import { refusalsToSupplement, refusalsToValues, refusalsToVerdicts, type AskedValue } from './rules.ts'
import * as store from './store.ts'

/** One's own record is read past reach, which a member's account has none of; others are judged unit by unit. */
const SEES = { sees: 'register' } as const

/** Answers a member about himself, and his branch about what he asks. */
export function serveSelf(server: Api): void {
  serveMe(server)
  serveSupplements(server)
  serveJudging(server)
  serveInvitation(server)
}

function serveMe(server: Api): void {
  serve(
    server,
    api.getMe,
    async (_input, { db, actor, today, viewed }) => {
      mustBeAllowedSomewhere(actor, 'self.read')
      const person = await findOwn(db, actor)
      if (!person) return { me: null }
      viewed(onPerson('self.view', person))
      const record = await recordOf(db, actor, person, today, permissionsOf(['leader']))
      const numbers = new Map((await readNumbers(db, person.publicId, today)).map((one) => [one.field, one]))
      const { items, beyond } = await readTimeline(db, person, today, [])
      return {
        me: {
          record: {
            ...record,
            fields: record.fields.map((field) => numbers.get(field.field) ?? field),
            findings: [],
          },
          timeline: items.slice(0, api.MOST.facts).map((one) => ({ ...one, recordedBy: null })),
          beyond: beyond + Math.max(0, items.length - api.MOST.facts),
          cases: await ownCases(db, person.id, OWN_EYES),
          yearsDone: await store.yearsDone(db, person.id),
          classes: await ownClasses(db, person.id, today),
          dues: await ownDues(db, person.id, today),
        },
      }
    },
    SEES,
  )
  serve(
    server,
    api.askCorrection,
    async ({ values }, context) => {
      const { db, actor, today } = context
      mustBeAllowedSomewhere(actor, 'self.record')
      const person = await store.ownPerson(db, actor, true)
      const refusals = refusalsToValues(values, await store.ownFile(db, person, today), today)
      insistFor(selfCorrection, values.length === 0 ? [{ code: 'self-nothing' }] : refusals)
      return open(context, person, { procedure: selfCorrection, values, year: null, unchanged: [] })
    },
    SEES,
  )
}

async function findOwn(db: Context['db'], actor: Context['actor']): Promise<StoredPerson | null> {
  try {
    return await store.ownPerson(db, actor)
  } catch (error) {
    if (error instanceof NotFound) return null
    throw error
  }
}

function serveSupplements(server: Api): void {
  serve(
    server,
    api.handInOwn,
    async (asked, context) => {
      mustBeAllowedSomewhere(context.actor, 'self.record')
      return handIn(context, await store.ownPerson(context.db, context.actor, true), asked, false)
    },
    SEES,
  )
  serve(
    server,
    api.handInFor,
    async ({ id, ...asked }, context) => {
      const { person } = await recordable(context.db, context.actor, id)
      return handIn(context, person, asked, true)
    },
    SEES,
  )
  serve(server, api.getCampaign, async ({ organisationId, year, on }, { db, actor, today }) => {
    const unitId = await organisationIdOf(db, organisationId)
    await mustBeAllowed(db, actor, 'person.read', unitId)
    // Counts alone leave: nobody's row has to be weighed.
    return asRegister(db, (all) => campaignOf(all, unitId, year, on ?? today))
  })
  serve(server, api.listHandedIn, async ({ organisationId, on, ...asked }, { db, actor, today, viewed }) => {
    const unitId = await organisationIdOf(db, organisationId)
    await mustBeAllowed(db, actor, 'person.read', unitId)
    const page = await listHandedIn(db, actor, { ...asked, unitId, on: on ?? today })
    const details = { year: asked.year, people: page.items.length }
    viewed({ action: 'self.campaign', organisationId: unitId, details })
    return page
  })
}

interface AskedSupplement {
  year: number
  unchanged: string[]
  values: AskedValue[]
}

async function handIn(context: Context, person: StoredPerson, asked: AskedSupplement, forHim: boolean) {
  const { db, today } = context
  insistFor(supplement, [
    ...refusalsToSupplement(asked, { yearsDone: await store.yearsDone(db, person.id), today }),
    ...refusalsToValues(asked.values, await store.ownFile(db, person, today), today),
  ])
  return open(context, person, { procedure: supplement, forHim, ...asked })
}

/** Opens the case at the unit that keeps the record, with the values it is about. */
async function open(
  { db, actor, today }: Context,
  person: StoredPerson,
  asked: {
    procedure: AnyProcedure
    values: AskedValue[]
    year: number | null
    unchanged: string[]
    forHim?: boolean
  },
): Promise<{ caseId: string }> {
  const opening = {
    organisationId: person.keeperId,
    secondId: null,
    openerId: person.keeperId,
    personIds: [person.id],
    on: today,
    values: {},
  }
  const { id: caseId, publicId } = await openCase(db, asked.procedure, opening, { actor, today })
  const eventId = await recordEvent(
    db,
    actor,
    onPerson('self.asked', person, {
      kind: asked.procedure.kind,
      fields: asked.values.map((one) => one.field),
    }),
  )
  await store.insertChanges(db, person, asked.values, { caseId, eventId, today })
  if (asked.year !== null) {
    const { year, unchanged, forHim = false } = asked
    await store.insertSupplement(db, { personId: person.id, caseId, year, unchanged, forHim }, eventId)
  }
  return { caseId: publicId }
}

function serveJudging(server: Api): void {
  serve(
    server,
    api.getOwnCase,
    async ({ id }, { db, actor, viewed }) => {
      const found = await findOwnCase(db, id)
      if (!found) return { shown: null }
      const { person, allowed } = await readable(db, actor, found.personId)
      viewed(onPerson('self.case', person))
      const eyes = { hidden: hiddenGroups(allowed), masked: !allowed['person.identity'] }
      return {
        shown: {
          ...(await showOwnCase(db, found.key, eyes)),
          seen: found.acts,
          mayJudge: found.place === 'branch' && allowed['person.record'],
        },
      }
    },
    SEES,
  )
  serve(
    server,
    api.judgeOwnCase,
    async ({ id, seen, on, verdicts }, { db, actor, today }) => {
      const found = await findOwnCase(db, id)
      if (!found) throw new NotFound(`case ${id}`)
      const { person } = await recordable(db, actor, found.personId)
      const changes = await store.changesOf(db, [found.key])
      const judged = verdicts.map(({ changeId, accepted, reason }) => {
        const change = changes.find((one) => one.publicId === changeId && one.verdict === null)
        if (!change) throw new NotFound(`value ${changeId}`)
        return { change, accepted, reason: reason?.trim() || null }
      })
      const procedure = found.kind === 'supplement' ? supplement : selfCorrection
      insistFor(
        procedure,
        refusalsToVerdicts(judged.map(({ change, ...one }) => ({ field: change.field, ...one }))),
      )
      const accepted = judged.filter((one) => one.accepted).length
      const details = { accepted, refused: judged.length - accepted }
      const eventId = await recordEvent(db, actor, onPerson('self.judged', person, details))
      await store.writeVerdicts(db, judged, eventId)
      const act = { step: 'branch', outcome: 'judged', on, values: {}, vote: null, people: {}, reason: null }
      const none = { decisionNo: null, decisionTerm: null }
      await actOnCase(db, procedure, { ...act, ...none, caseId: id, seen }, { actor, today })
      return { place: (await findOwnCase(db, id))!.place }
    },
    SEES,
  )
}

/** A member's account: made by who records him, for his own record alone, at the unit that keeps it. */
function serveInvitation(server: Api): void {
  serve(
    server,
    api.inviteMember,
    async ({ id, userName }, { db, actor, now, today }) => {
      const { person } = await recordable(db, actor, id)
      const { rows } = await sql<{ stands: boolean; taken: boolean }>`
        select exists (select from member_spell spell where spell.member_id = ${person.id}
            and spell.from_day <= ${today}::date and ${today}::date < spell.until_day) as stands,
          exists (select from account where person_id = ${person.id} and disabled_at is null) as taken`.execute(
        db,
      )
      const { stands, taken } = rows[0]!
      insist([
        ...(stands ? [] : [{ code: 'self-not-member', on: today }]),
        ...(taken ? [{ code: 'account-there' }] : []),
      ])
      const account = await insertAccount(db, { userName, fullName: person.columns.full_name! })
      await sql`update account set person_id = ${person.id} where id = ${account.id}`.execute(db)
      const eventId = await recordEvent(db, actor, {
        action: 'account.create',
        organisationId: person.keeperId,
        subjectKind: 'account',
        subjectId: account.publicId,
        details: { role: 'member' },
      })
      const granted = { accountId: account.id, role: 'member', organisationId: person.keeperId } as const
      await insertHolding(db, { ...granted, from: today, by: actor.name, eventId })
      return { userName, link: await createLink(db, 'invitation', account.id, now) }
    },
    SEES,
  )
}
