import type { Api } from '#access/doorway.ts'
import { mustBeAllowed } from '#access/policy.ts'
import { serve } from '#access/serve.ts'
import { noFigures, type Figures } from '#figures/questions.ts'
import type { Day } from '#platform/day.ts'
import { Refused } from '#platform/errors.ts'
import * as api from './api.ts'
import { getBalance } from './balance.ts'
import { getForm } from './form.ts'
import { listBalancePeople, listStructurePeople } from './people.ts'
import { listPublishedFigures } from './published.ts'
import { getSeries } from './series.ts'
import { getStructure } from './structure.ts'
import { namedUnit, unitNames } from './unit-names.ts'
import { getUnit } from './unit.ts'
import { refusalsToOpen, refusalsToPeriod } from './rules.ts'

/** Answers the questions of statistics; each figure needs reach over its unit, its people also the right to see people. */
export function serveStatistics(server: Api, figures: Figures = noFigures): void {
  serve(
    server,
    api.getBalance,
    async ({ organisationId, from, to, tree }, { actor, db, today }) => {
      const unit = await getUnit(db, { publicId: organisationId }, to)
      await mustBeAllowed(db, actor, 'statistics.read', unit.id)
      insistPeriod(from, to)
      const balance = await getBalance(db, unit, from, to, { figures, treeOn: treeDay(tree, today) })
      return {
        ...balance,
        tree,
        unit: namedUnit(unit),
        children: balance.children.map((child) => ({ ...child, unit: namedUnit(child.unit) })),
      }
    },
    { sees: 'register' },
  )
  serve(
    server,
    api.getStructure,
    async ({ organisationId, on, by }, { actor, db }) => {
      const unit = await getUnit(db, { publicId: organisationId }, on)
      await mustBeAllowed(db, actor, 'statistics.read', unit.id)
      const { total, groups } = await getStructure(db, unit.id, on, by, figures)
      const codes = by.includes('organisation') ? groups.map((group) => group.organisation!) : []
      const names = await unitNames(db, codes, on)
      return {
        unit: namedUnit(unit),
        on,
        by,
        total,
        groups: groups.map(({ count, ...values }) => ({
          values,
          count,
          label: names.get(values.organisation ?? '') ?? null,
        })),
      }
    },
    { sees: 'register' },
  )
  serve(
    server,
    api.getSeries,
    async ({ organisationId, from, to, step }, { actor, db }) => {
      const unit = await getUnit(db, { publicId: organisationId }, to)
      await mustBeAllowed(db, actor, 'statistics.read', unit.id)
      insistPeriod(from, to)
      return { points: await getSeries(db, unit.id, from, to, step, figures) }
    },
    { sees: 'register' },
  )
  serve(
    server,
    api.getForm,
    async ({ organisationId, on }, { actor, db }) => {
      const unit = await getUnit(db, { publicId: organisationId }, on)
      await mustBeAllowed(db, actor, 'statistics.read', unit.id)
      const { counts, children } = await getForm(db, unit, on, figures)
      return {
        unit: namedUnit(unit),
        on,
        counts,
        children: children.map((child) => ({ unit: namedUnit(child.unit), counts: child.counts })),
      }
    },
    { sees: 'register' },
  )
  serve(server, api.listPublishedFigures, async ({ organisationId }, { actor, db, today }) => {
    const unit = await getUnit(db, { publicId: organisationId }, today)
    await mustBeAllowed(db, actor, 'statistics.read', unit.id)
    return { items: await listPublishedFigures(db, unit.code) }
  })
  servePeople(server)
}

function servePeople(server: Api): void {
  serve(
    server,
    api.listBalanceMembers,
    async ({ organisationId, from, to, tree, cell, own, after, limit }, { actor, db, today, viewed }) => {
      const unit = await getUnit(db, { publicId: organisationId }, to)
      await mustBeAllowed(db, actor, 'statistics.read', unit.id)
      await mustBeAllowed(db, actor, 'person.read', unit.id)
      insistPeriod(from, to)
      viewed({ action: 'statistics.people', organisationId: unit.id, details: { from, to, cell, own } })
      const treeOn = treeDay(tree, today)
      return listBalancePeople(db, unit.id, { from, to, cell, own, treeOn }, { after, limit })
    },
    { reads: true, sees: 'register' },
  )
  serve(
    server,
    api.listStructureMembers,
    async ({ organisationId, on, values, after, limit }, { actor, db, viewed }) => {
      const unit = await getUnit(db, { publicId: organisationId }, on)
      await mustBeAllowed(db, actor, 'statistics.read', unit.id)
      await mustBeAllowed(db, actor, 'person.read', unit.id)
      const refusals = refusalsToOpen(Object.keys(values))
      if (refusals.length > 0) throw new Refused(refusals)
      viewed({
        action: 'statistics.people',
        organisationId: unit.id,
        details: { on, keys: Object.keys(values) },
      })
      return listStructurePeople(db, unit.id, on, values, { after, limit })
    },
    { reads: true, sees: 'register' },
  )
}

/** The day whose structure counts; none where each day's own does. */
const treeDay = (tree: 'was' | 'today', today: Day): Day | undefined => (tree === 'today' ? today : undefined)

function insistPeriod(from: string, to: string): void {
  const refusals = refusalsToPeriod(from, to)
  if (refusals.length > 0) throw new Refused(refusals)
}
