import type { Api } from '#access/doorway.ts'
import { recordEvent } from '#access/events.ts'
import { organisationIdOf } from '#access/organisations.ts'
import { mustBeAllowed } from '#access/policy.ts'
import { serve } from '#access/serve.ts'
import { countFacts, type Counter } from '#measure/count.ts'
import type { Measure } from '#measure/declaration.ts'
import { Forbidden, insist } from '#platform/errors.ts'
import { refusalsToPeriod } from '#statistics/rules.ts'
import { getUnit } from '#statistics/unit.ts'
import * as api from './api.ts'
import { countPivot } from './count.ts'
import { refusalsToPivot } from './rules.ts'
import * as store from './store.ts'

/** Answers tables that people make for themselves, and keeps those that they save. */
export function servePivots(server: Api, measures: readonly Measure[], counter: Counter = countFacts): void {
  serve(
    server,
    api.countPivotTable,
    async ({ organisationId, from, to, ...pivot }, { actor, db }) => {
      insist([...refusalsToPeriod(from, to), ...refusalsToPivot(pivot, measures)])
      const unit = await getUnit(db, { publicId: organisationId }, to)
      const chosen = pivot.measures.map((key) => measures.find((one) => one.key === key)!)
      for (const { action } of chosen) await mustBeAllowed(db, actor, action, unit.id)
      const { units, ...counted } = await countPivot(
        db,
        pivot,
        { unit, span: { from, to }, measures: chosen },
        counter,
      )
      const publicIds = new Map(units.map((one) => [one.id, one.publicId]))
      const placed = (keys: readonly (readonly (string | null)[])[], axes: readonly string[]) =>
        keys.map((key) => key.map((value, at) => (axes[at] === 'units' ? publicIds.get(value!)! : value)))
      return {
        ...counted,
        unit: nameOf(unit),
        units: units.map(nameOf),
        lines: placed(counted.lines, pivot.rows),
        columns: placed(counted.columns, chosen.length > 1 ? [] : pivot.columns),
      }
    },
    { sees: 'register' },
  )
  serve(server, api.listPivotTables, (asked, { actor, db }) => store.listTables(db, actor, asked))
  serve(server, api.getPivotTable, ({ id }, { actor, db }) => store.getTable(db, actor, id))
  serveSaving(server)
}

function serveSaving(server: Api): void {
  serve(server, api.savePivotTable, async ({ organisationId: publicId, ...table }, { actor, db }) => {
    if (actor.accountId === null) throw new Forbidden('pivot.save')
    const organisationId = await organisationIdOf(db, publicId)
    await mustBeAllowed(db, actor, 'statistics.read', organisationId)
    const eventId = await recordEvent(db, actor, { action: 'pivot.save', organisationId })
    const id = await store.saveTable(db, actor, { organisationId, ...table }, eventId)
    return store.getTable(db, actor, id)
  })
  serve(server, api.changePivotTable, async ({ id, ...table }, { actor, db }) => {
    const { key, organisationId } = await store.ownTable(db, actor, id)
    const eventId = await recordEvent(db, actor, { action: 'pivot.change', organisationId })
    await store.saveTable(db, actor, { organisationId, ...table }, eventId, { id, key })
    return store.getTable(db, actor, id)
  })
  serve(server, api.withdrawPivotTable, async ({ id }, { actor, db }) => {
    const { key, organisationId } = await store.ownTable(db, actor, id)
    const eventId = await recordEvent(db, actor, { action: 'pivot.withdraw', organisationId })
    await store.setWithdrawn(db, key, true, eventId)
    return { id }
  })
  serve(server, api.restorePivotTable, async ({ id }, { actor, db }) => {
    const { key, organisationId } = await store.ownTable(db, actor, id, true)
    const eventId = await recordEvent(db, actor, { action: 'pivot.restore', organisationId })
    await store.setWithdrawn(db, key, false, eventId)
    return store.getTable(db, actor, id)
  })
}

const nameOf = ({
  publicId,
  code,
  name,
  kind,
}: {
  publicId: string
  code: string
  name: string
  kind: string
}) => ({
  id: publicId,
  code,
  name,
  kind,
})
