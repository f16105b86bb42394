import type { Api } from '#access/doorway.ts'
import { mustBeAllowed, type Actor } from '#access/policy.ts'
import { serve } from '#access/serve.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { Refused } from '#platform/errors.ts'
import { childrenInPeriod, type UnitRef } from '#statistics/balance.ts'
import { refusalsToPeriod } from '#statistics/rules.ts'
import { getUnit } from '#statistics/unit.ts'
import * as api from './api.ts'
import { countFacts, type Counter } from './count.ts'
import type { Measure } from './declaration.ts'
import { refusalsToFilter, type Filter } from './filter.ts'
import { listPeopleBehind, listThingsBehind, listUnitsBehind } from './open.ts'
import { refusalsToOpenFigure } from './rules.ts'
import { lastSpans } from './spans.ts'

/** Answers what can be counted, the counts, and what stands behind a figure. */
export function serveMeasures(
  server: Api,
  measures: readonly Measure[],
  counter: Counter = countFacts,
): void {
  serve(server, api.listMeasures, () => Promise.resolve({ items: measures.map(shown) }))
  serve(
    server,
    api.countMeasure,
    async ({ by, units, ...asked }, { actor, db }) => {
      const { measure, unit, span, where } = await allowed(db, actor, measures, asked)
      insistFilter(measure, Object.fromEntries(by.map((key) => [key, { not: [] }])))
      const below = units === 'below' ? await childrenInPeriod(db, unit.id, span.to, span.to, true) : []
      const all = [unit, ...below]
      const groups = await counter(db, measure, { units: all.map((one) => one.id), span, by, where })
      if (groups.length > api.MOST_GROUPS)
        throw new Refused([{ code: 'too-many-groups', groups: groups.length, limit: api.MOST_GROUPS }])
      const named = new Map(below.map((one) => [one.id, nameOf(one)]))
      const counted = new Set(groups.map((one) => one.unit))
      // Of a plain count a unit without any is told too.
      const none = by.length > 0 ? [] : below.filter(({ id }) => !counted.has(id))
      return {
        unit: nameOf(unit),
        ...span,
        total: groups.filter((one) => one.unit === unit.id).reduce((sum, { count }) => sum + count, 0),
        groups: [
          ...groups.map((one) => ({ ...one, unit: named.get(one.unit) ?? null })),
          ...none.map((one) => ({ unit: nameOf(one), values: [], count: 0 })),
        ],
      }
    },
    { sees: 'register' },
  )
  serve(
    server,
    api.followMeasure,
    async ({ step, points, ...asked }, { actor, db }) => {
      const { measure, unit, span, where } = await allowed(db, actor, measures, asked)
      const counted = []
      for (const one of lastSpans(span, step, points)) {
        const groups = await counter(db, measure, { units: [unit.id], span: one, by: [], where })
        counted.push({ ...one, count: groups[0]?.count ?? 0 })
      }
      return { points: counted }
    },
    { sees: 'register' },
  )
  serve(
    server,
    api.listFigurePeople,
    async ({ after, limit, ...asked }, { actor, db, viewed }) => {
      const { measure, unit, span, where } = await opened(db, actor, measures, asked)
      await mustBeAllowed(db, actor, 'person.read', unit.id)
      if (measure.opensTo !== 'people')
        throw new Refused([{ code: 'opens-to-nothing', measure: measure.key }])
      viewed({
        action: 'statistics.people',
        organisationId: unit.id,
        details: { measure: measure.key, ...span, keys: Object.keys(where) },
      })
      return listPeopleBehind(db, measure, { unit: unit.id, span, where }, { after, limit })
    },
    { reads: true, sees: 'register' },
  )
  serve(
    server,
    api.listFigureThings,
    async ({ after, limit, ...asked }, { actor, db }) => {
      const { measure, unit, span, where } = await opened(db, actor, measures, asked)
      const figure = { unit: unit.id, span, where }
      if (measure.opensTo === 'units') return listUnitsBehind(db, measure, figure, { after, limit })
      if (measure.opensTo === 'things') return listThingsBehind(db, measure, figure, { after, limit })
      throw new Refused([{ code: 'opens-to-nothing', measure: measure.key }])
    },
    { sees: 'register' },
  )
}

interface Asked {
  organisationId: string
  measure: string
  from: Day
  to: Day
  where: Filter
}

/** What is asked for, once the asker may read it; throws Refused for what cannot be counted. */
async function allowed(db: Db, actor: Actor, measures: readonly Measure[], asked: Asked) {
  const measure = measures.find(({ key }) => key === asked.measure)
  if (!measure) throw new Refused([{ code: 'unknown-measure', measure: asked.measure }])
  const unit = await getUnit(db, { publicId: asked.organisationId }, asked.to)
  await mustBeAllowed(db, actor, measure.action, unit.id)
  const refusals = refusalsToPeriod(asked.from, asked.to)
  if (refusals.length > 0) throw new Refused(refusals)
  insistFilter(measure, asked.where)
  return { measure, unit, span: { from: asked.from, to: asked.to }, where: asked.where }
}

async function opened(db: Db, actor: Actor, measures: readonly Measure[], asked: Asked) {
  const found = await allowed(db, actor, measures, asked)
  const refusals = refusalsToOpenFigure(found.measure, found.where)
  if (refusals.length > 0) throw new Refused(refusals)
  return found
}

function insistFilter(measure: Measure, where: Filter): void {
  const refusals = refusalsToFilter(measure, where)
  if (refusals.length > 0) throw new Refused(refusals)
}

const nameOf = ({ publicId, code, name, kind }: UnitRef) => ({ id: publicId, code, name, kind })

const shown = ({
  key,
  label,
  definition,
  noun,
  time,
  source,
  sums,
  action,
  opensTo,
  dimensions,
}: Measure) => ({
  key,
  label,
  definition,
  noun,
  time,
  source,
  sums: sums === true,
  action,
  opensTo,
  dimensions: dimensions.map(({ key, label, values, order = null, isProtected = false }) => ({
    key,
    label,
    values: values && values.map(({ value, label }) => ({ value, label })),
    order: order && [...order],
    isProtected,
  })),
})
