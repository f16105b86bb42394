import type { Api } from '#access/doorway.ts'
import { recordEvent } from '#access/events.ts'
import { mustBeAllowed } from '#access/policy.ts'
import { serve } from '#access/serve.ts'
import { countFacts, type Counter } from '#measure/count.ts'
import type { Measure } from '#measure/declaration.ts'
import { advisoryLock } from '#platform/db.ts'
import { Refused } from '#platform/errors.ts'
import { getUnit } from '#statistics/unit.ts'
import * as api from './api.ts'
import { buildTable } from './build.ts'
import { serveFigures } from './figure-routes.ts'
import * as store from './store.ts'

/** Answers for published tables and published figures. */
export function servePublications(
  server: Api,
  measures: readonly Measure[],
  counter: Counter = countFacts,
): void {
  const measureNamed = (key: string): Measure => {
    const measure = measures.find((one) => one.key === key)
    if (!measure) throw new Refused([{ code: 'unknown-measure', measure: key }])
    return measure
  }
  serve(
    server,
    api.previewPublication,
    async (asked, { actor, db }) => {
      const measure = measureNamed(asked.measure)
      const unit = await getUnit(db, { publicId: asked.organisationId }, asked.to)
      await mustBeAllowed(db, actor, measure.action, unit.id)
      const title = measure.label.vi
      const content = await buildTable(db, { unit, measure, title, asked }, counter)
      return { content, others: await store.relatedPublications(db, unit.id, asked) }
    },
    { sees: 'register' },
  )
  serve(server, api.listPublications, async ({ organisationId, ...page }, { actor, db, today }) => {
    const unit = await getUnit(db, { publicId: organisationId }, today)
    const may = await mustBeAllowed(db, actor, 'statistics.read', unit.id)
    return { ...(await store.listPublications(db, unit.id, page)), may: { record: may['work.record'] } }
  })
  serve(server, api.getPublication, ({ id }, { actor, db }) => store.getPublication(db, actor, id))
  serve(
    server,
    api.publishTable,
    async ({ title, number, ...asked }, { actor, db, today }) => {
      const measure = measureNamed(asked.measure)
      const unit = await getUnit(db, { publicId: asked.organisationId }, asked.to)
      await mustBeAllowed(db, actor, 'work.record', unit.id)
      await mustBeAllowed(db, actor, measure.action, unit.id)
      if (asked.to > today) throw new Refused([{ code: 'period-not-over', to: asked.to }])
      const content = await buildTable(db, { unit, measure, title, asked }, counter)
      const eventId = await recordEvent(db, actor, {
        action: 'publication.publish',
        organisationId: unit.id,
        details: { measure: measure.key, from: asked.from, to: asked.to, rows: content.rows.length },
      })
      const published = { organisationId: unit.id, content, number: number || null, on: today }
      return store.getPublication(db, actor, await store.insertPublication(db, published, eventId))
    },
    { sees: 'register' },
  )
  serve(server, api.withdrawPublication, async ({ id, reason }, { actor, db }) => {
    const { key, organisationId } = await store.getPublication(db, actor, id)
    await mustBeAllowed(db, actor, 'work.record', organisationId)
    await advisoryLock(db, `publication ${key}`)
    const event = {
      action: 'publication.withdraw',
      organisationId,
      subjectKind: 'publication',
      subjectId: id,
    }
    const eventId = await recordEvent(db, actor, { ...event, details: {} })
    if (!(await store.withdrawPublication(db, key, reason, eventId)))
      throw new Refused([{ code: 'already-withdrawn' }])
    return store.getPublication(db, actor, id)
  })
  serveFigures(server, measures, counter)
}
