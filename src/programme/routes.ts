import type { Api } from '#access/doorway.ts'
import { recordEvent } from '#access/events.ts'
import { organisationIdOf } from '#access/organisations.ts'
import { mustBeAllowed, mustBeAllowedSomewhere } from '#access/policy.ts'
import { documentIdOf } from '#document/store.ts'
import { serve, type Context } from '#access/serve.ts'
import { advisoryLock } from '#platform/db.ts'
import { addDays, lastDayOf, untilOf, type Day } from '#platform/day.ts'
import { insist } from '#platform/errors.ts'
import { existsOn } from '#committee/store.ts'
import * as api from './api.ts'
import { carryOver } from './carry-over.ts'
import { figuresOf } from './figure-store.ts'
import { serveItems } from './item-routes.ts'
import { listAll, listItems, listUnfinished } from './item-store.ts'
import { refusalsToProgramme, type ProgrammeRefusal } from './rules.ts'
import * as store from './store.ts'

/** Answers what is asked of work programmes: programmes, items, acts, reports. */
export function serveProgrammes(server: Api): void {
  serveItems(server)
  serveReading(server)
  serve(
    server,
    api.recordProgramme,
    async ({ organisationId: publicId, to, documentId, ...given }, context) => {
      const { actor, db, today } = context
      const organisationId = await organisationIdOf(db, publicId)
      await mustBeAllowed(db, actor, 'work.record', organisationId)
      await advisoryLock(db, `programme ${organisationId}`)
      const programme = { ...given, organisationId, until: untilOf(to) }
      insist(await refusalsTo(context, programme))
      const eventId = await recordEvent(db, actor, {
        action: 'programme.record',
        organisationId,
        details: { span: given.span, from: given.from, to },
      })
      const document = documentId && (await documentIdOf(db, actor, documentId))
      const recorded = await store.recordProgramme(db, { ...programme, documentId: document }, eventId)
      return store.getProgramme(db, actor, recorded.publicId, today)
    },
  )
  serve(server, api.correctProgramme, async ({ id, reason, documentId, ...change }, context) => {
    const { actor, db, today } = context
    const kept = await store.getKept(db, actor, id)
    await mustBeAllowed(db, actor, 'work.record', kept.organisationId)
    await advisoryLock(db, `programme ${kept.organisationId}`)
    const same = await store.findSame(db, { ...kept, worker: change.worker }, kept.id)
    insist(same ? [{ code: 'programme-there-already', title: same.title }] : [])
    const document = documentId && (await documentIdOf(db, actor, documentId))
    const eventId = await recordEvent(db, actor, {
      action: 'programme.correct',
      organisationId: kept.organisationId,
      details: { span: kept.span, from: kept.from },
    })
    await store.correctProgramme(db, kept.id, { ...change, documentId: document }, reason, eventId)
    return store.getProgramme(db, actor, id, today)
  })
  serve(server, api.withdrawProgramme, async ({ id, reason }, { actor, db, today }) => {
    const kept = await store.getKept(db, actor, id)
    await mustBeAllowed(db, actor, 'work.record', kept.organisationId)
    await advisoryLock(db, `programme ${kept.organisationId}`)
    const items = await store.countItems(db, kept.id)
    insist(items > 0 ? [{ code: 'programme-has-items', items }] : [])
    const { organisationId } = kept
    const details = { span: kept.span, from: kept.from }
    const eventId = await recordEvent(db, actor, { action: 'programme.withdraw', organisationId, details })
    const { owner } = await store.getProgramme(db, actor, id, today)
    await store.withdrawProgramme(db, kept.id, reason, eventId)
    return { organisationId: owner.id }
  })
  serve(server, api.carryOver, carryOver)
}

function serveReading(server: Api): void {
  serve(server, api.listProgrammes, async ({ organisationId, on, ...asked }, { actor, db, today }) => {
    mustBeAllowedSomewhere(actor, 'work.read')
    const id = await organisationIdOf(db, organisationId)
    return store.listProgrammes(db, actor, { ...asked, organisationId: id, on: on ?? today })
  })
  serve(server, api.getProgramme, ({ id, on }, { actor, db, today }) =>
    store.getProgramme(db, actor, id, on ?? today),
  )
  serve(server, api.listItems, async ({ id, on, after, limit, ...filters }, { actor, db, today }) => {
    const kept = await store.getKept(db, actor, id)
    return listItems(db, actor, kept.id, { filters, on: on ?? today, after, limit })
  })
  serve(server, api.getPlan, async ({ id, on: asked, ...filters }, { actor, db, today }) => {
    const on = asked ?? today
    const kept = await store.getKept(db, actor, id)
    const { items, beyond } = await listAll(db, actor, kept.id, on, filters)
    return { on, from: kept.from, to: lastDayOf(kept.until)!, items, beyond }
  })
  serve(server, api.listUnfinished, async ({ id, on }, { actor, db, today }) => {
    const kept = await store.getKept(db, actor, id)
    return listUnfinished(db, actor, kept.id, on ?? today)
  })
  serve(server, api.getReport, ({ id, on }, context) => reportOf(context, id, on ?? context.today))
}

/** The figures of the programme before are those of the same day of its span, or of its last day. */
async function reportOf({ actor, db }: Context, id: string, on: Day) {
  const programme = await store.getProgramme(db, actor, id, on)
  const kept = await store.getKept(db, actor, id)
  const { items, beyond } = await listAll(db, actor, kept.id, on, { kind: 'planned' })
  const before = await store.findBefore(db, kept)
  if (!before) return { ...programme, before: null, planned: items, beyond }
  const elapsed = Math.round((Date.parse(on) - Date.parse(kept.from)) / 86_400_000)
  const same = addDays(before.from, elapsed)
  const beforeOn = on >= kept.until || same >= before.until ? lastDayOf(before.until)! : same
  const figures = (await figuresOf(db, [before.id], beforeOn)).get(before.id)!
  return {
    ...programme,
    before: { id: before.publicId, title: before.title, on: beforeOn, figures },
    planned: items,
    beyond,
  }
}

async function refusalsTo(
  { db }: Context,
  programme: Pick<store.NewProgramme, 'organisationId' | 'span' | 'from' | 'until' | 'worker'>,
): Promise<ProgrammeRefusal[]> {
  const refusals = refusalsToProgramme(programme)
  const same = await store.findSame(db, programme)
  if (same) refusals.push({ code: 'programme-there-already', title: same.title })
  if (!(await existsOn(db, programme.organisationId, programme.from)))
    refusals.push({ code: 'unit-not-there', on: programme.from })
  return refusals
}
