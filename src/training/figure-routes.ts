import type { Api } from '#access/doorway.ts'
import { organisationIdOf } from '#access/organisations.ts'
import { mustBeAllowed, type Actor } from '#access/policy.ts'
import { serve } from '#access/serve.ts'
import type { Db } from '#platform/db.ts'
import { AWARENESS } from './codes.ts'
import * as api from './figure-api.ts'
import * as store from './figure-store.ts'
import { countLacking, listLacking } from './lacking-store.ts'

/** Answers who lacks a class, and the figures of a period with the people behind them. */
export function serveFigures(server: Api): void {
  serve(server, api.listLacking, async ({ organisationId, on, what, ...asked }, context) => {
    const { actor, db, today, viewed } = context
    const unit = await peopleOfUnit(db, actor, organisationId)
    const page = await listLacking(db, what, { ...asked, organisationId: unit, on: on ?? today })
    viewed({ action: 'training.lacking', organisationId: unit, details: { what, listed: page.items.length } })
    return page
  })
  serve(server, api.countLacking, async ({ organisationId, on }, { actor, db, today }) => {
    const unit = await organisationIdOf(db, organisationId)
    await mustBeAllowed(db, actor, 'work.read', unit)
    return countLacking(db, { organisationId: unit, on: on ?? today })
  })
  serve(server, api.getFigures, async ({ organisationId, by, on, ...asked }, { actor, db, today }) => {
    const unit = await organisationIdOf(db, organisationId)
    await mustBeAllowed(db, actor, 'work.read', unit)
    const period = { ...asked, organisationId: unit, on: on ?? today }
    const rows = by === 'unit' ? await store.figuresByUnit(db, period) : await store.figuresBy(db, period, by)
    return { rows, total: await store.totalOf(db, period) }
  })
  serve(server, api.getConversion, async ({ organisationId, from, to, on }, { actor, db, today }) => {
    const unit = await organisationIdOf(db, organisationId)
    await mustBeAllowed(db, actor, 'work.read', unit)
    const period = { organisationId: unit, from, to, kind: AWARENESS, on: on ?? today }
    const { classes, learners } = await store.totalOf(db, period)
    return { classes, learners, ...(await store.conversionOf(db, period)) }
  })
  serve(server, api.listFigurePeople, async ({ organisationId, from, to, kind, on, ...asked }, context) => {
    const { actor, db, today, viewed } = context
    const unit = await peopleOfUnit(db, actor, organisationId)
    const period = { organisationId: unit, from, to, kind, on: on ?? today }
    const page = await store.peopleBehind(db, period, asked)
    const details = { from, to, listed: page.items.length }
    viewed({ action: 'training.figure', organisationId: unit, details })
    return page
  })
}

async function peopleOfUnit(db: Db, actor: Actor, publicId: string): Promise<string> {
  const unit = await organisationIdOf(db, publicId)
  await mustBeAllowed(db, actor, 'person.read', unit)
  return unit
}
