import type { Api } from '#access/doorway.ts'
import { recordEvent } from '#access/events.ts'
import { mustBeAllowed } from '#access/policy.ts'
import { serve } from '#access/serve.ts'
import type { Counter } from '#measure/count.ts'
import type { Measure } from '#measure/declaration.ts'
import { readFilter, refusalsToFilter } from '#measure/filter.ts'
import { advisoryLock } from '#platform/db.ts'
import { insist, type Refusal } from '#platform/errors.ts'
import { getUnit } from '#statistics/unit.ts'
import * as api from './api.ts'
import { withCount } from './figure-count.ts'
import * as store from './figure-store.ts'
import { refusalsToFigure } from './rules.ts'

/** Answers for figures that somebody published about a unit. */
export function serveFigures(server: Api, measures: readonly Measure[], counter: Counter): void {
  const refusalsToMeasure = ({ measure, where }: { measure?: string | null | undefined; where: string }) => {
    if (!measure) return []
    const found = measures.find((one) => one.key === measure)
    if (!found) return [{ code: 'unknown-measure', measure }]
    const filter = readFilter(where)
    return 'code' in filter && typeof filter.code === 'string'
      ? [filter as Refusal]
      : refusalsToFilter(found, filter)
  }
  serve(
    server,
    api.listFigures,
    async ({ organisationId, after, limit }, { actor, db, today }) => {
      const unit = await getUnit(db, { publicId: organisationId }, today)
      const may = await mustBeAllowed(db, actor, 'statistics.read', unit.id)
      const { items, next } = await store.listFigures(db, unit.code, { after, limit })
      const shown = []
      for (const kept of items) shown.push(await withCount(db, kept, { measures, counter, unitId: unit.id }))
      return { items: shown, next, may: { record: may['work.record'] } }
    },
    { sees: 'register' },
  )
  serve(server, api.recordFigure, async ({ organisationId, ...draft }, { actor, db, today }) => {
    const unit = await getUnit(db, { publicId: organisationId }, today)
    await mustBeAllowed(db, actor, 'work.record', unit.id)
    insist([...refusalsToFigure(draft, today), ...refusalsToMeasure(draft)])
    const eventId = await recordEvent(db, actor, {
      action: 'published-figure.record',
      organisationId: unit.id,
      details: { indicator: draft.indicator },
    })
    return { id: await store.insertFigure(db, unit.code, draft, eventId) }
  })
  serve(server, api.correctFigure, async ({ id, reason, ...draft }, { actor, db, today }) => {
    await advisoryLock(db, `published figure ${id}`)
    const kept = await store.getFigure(db, id)
    await mustBeAllowed(db, actor, 'work.record', kept.organisationId)
    insist([...refusalsToFigure(draft, today), ...refusalsToMeasure(draft)])
    const eventId = await recordEvent(db, actor, {
      action: 'published-figure.correct',
      organisationId: kept.organisationId,
      subjectKind: 'published-figure',
      subjectId: id,
      details: { indicator: draft.indicator },
    })
    await store.supersedeFigure(db, kept.key, reason, eventId)
    return { id: await store.insertFigure(db, kept.organisationCode, draft, eventId) }
  })
  serve(server, api.withdrawFigure, async ({ id, reason }, { actor, db }) => {
    await advisoryLock(db, `published figure ${id}`)
    const kept = await store.getFigure(db, id)
    await mustBeAllowed(db, actor, 'work.record', kept.organisationId)
    const eventId = await recordEvent(db, actor, {
      action: 'published-figure.withdraw',
      organisationId: kept.organisationId,
      subjectKind: 'published-figure',
      subjectId: id,
      details: { indicator: kept.indicator },
    })
    await store.supersedeFigure(db, kept.key, reason, eventId)
    return { id }
  })
}
