import type { Api } from '#access/doorway.ts'
import { mustBeAllowed, type Actor } from '#access/policy.ts'
import { serve } from '#access/serve.ts'
import { countFacts, type Counter } from '#measure/count.ts'
import type { Measure } from '#measure/declaration.ts'
import { refusalsToFilter, type Filter } from '#measure/filter.ts'
import { MEMBERS } from '#member/measures.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { Refused, type Refusal } from '#platform/errors.ts'
import { childrenInPeriod, type UnitRef } from '#statistics/balance.ts'
import { refusalsToPeriod } from '#statistics/rules.ts'
import { getUnit } from '#statistics/unit.ts'
import * as api from './api.ts'
import { compare } from './comparison-store.ts'
import { countMap, type UnitFigure } from './map-store.ts'
import { countSeries } from './multiples-store.ts'
import { stretchesTo } from './steps.ts'

/** Answers what dashboards ask beyond the questions of other rooms: series by unit, and the map. */
export function serveDashboards(
  server: Api,
  measures: readonly Measure[],
  counter: Counter = countFacts,
): void {
  serve(
    server,
    api.getMultiples,
    async ({ step, points, ...asked }, { actor, db }) => {
      const { measure, unit } = await allowed(db, actor, measures, asked)
      const stretches = stretchesTo(asked.to, step, points)
      const all = await childrenInPeriod(db, unit.id, asked.to, asked.to, true)
      const below = all.slice(0, api.MOST.units)
      const units = [unit, ...below].map(({ id }) => id)
      const counted = await countSeries(db, measure, { units, where: asked.where, step, stretches }, counter)
      return {
        unit: nameOf(unit),
        stretches,
        whole: counted.get(unit.id)!,
        below: below.map((one) => ({ unit: nameOf(one), values: counted.get(one.id)! })),
        beyond: all.length - below.length,
      }
    },
    { sees: 'register' },
  )
  serve(
    server,
    api.getComparison,
    async ({ from, by, ...asked }, { actor, db }) => {
      const { measure, unit } = await allowed(db, actor, measures, asked)
      insist(refusalsToPeriod(from, asked.to))
      if (by !== undefined) insist(refusalsToFilter(measure, { [by]: { not: [] } }))
      const span = { from, to: asked.to }
      return {
        unit: nameOf(unit),
        ...span,
        ...(await compare(db, measure, { unit: unit.id, span, where: asked.where, by }, counter)),
      }
    },
    { sees: 'register' },
  )
  serve(
    server,
    api.getMap,
    async ({ from, per, ...asked }, { actor, db }) => {
      const { measure, unit } = await allowed(db, actor, measures, asked)
      insist(refusalsToPeriod(from, asked.to))
      const span = { from, to: asked.to }
      const isStock = measure.time === 'day'
      const below = await childrenInPeriod(db, unit.id, isStock ? asked.to : from, asked.to, isStock)
      const members = per === 'members' ? MEMBERS : null
      const counted = await countMap(db, measure, { unit, below, span, where: asked.where, members }, counter)
      return {
        unit: nameOf(unit),
        ...span,
        per,
        ...counted,
        provinces: counted.provinces.map((one) => ({
          ...one,
          units: one.units.slice(0, api.MOST.inProvince).map(figureOf),
        })),
        others: counted.others.slice(0, api.MOST.others).map(figureOf),
      }
    },
    { sees: 'register' },
  )
}

interface Asked {
  organisationId: string
  measure: string
  where: Filter
  to: Day
}

/** The measure and the unit, once the asker may read it; throws Refused for what cannot be counted. */
async function allowed(db: Db, actor: Actor, measures: readonly Measure[], asked: Asked) {
  const measure = measures.find(({ key }) => key === asked.measure)
  if (!measure) throw new Refused([{ code: 'unknown-measure', measure: asked.measure }])
  const unit = await getUnit(db, { publicId: asked.organisationId }, asked.to)
  await mustBeAllowed(db, actor, measure.action, unit.id)
  insist(refusalsToFilter(measure, asked.where))
  return { measure, unit }
}

function insist(refusals: readonly Refusal[]): void {
  if (refusals.length > 0) throw new Refused([...refusals])
}

const nameOf = ({ publicId, code, name, kind }: UnitRef) => ({ id: publicId, code, name, kind })
const figureOf = ({ unit, value }: UnitFigure) => ({ ...nameOf(unit), value })
