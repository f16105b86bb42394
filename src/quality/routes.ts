import type { Api } from '#access/doorway.ts'
import { recordEvent } from '#access/events.ts'
import { mustBeAllowed } from '#access/policy.ts'
import { serve } from '#access/serve.ts'
import { requestJob } from '#job/store.ts'
import { KINDS } from '#organisation/kinds.ts'
import type { Db } from '#platform/db.ts'
import type { Day } from '#platform/day.ts'
import { getUnit } from '#statistics/unit.ts'
import * as api from './api.ts'
import { serveCampaigns } from './campaign-routes.ts'
import { servePairs } from './pair-routes.ts'
import { listEmptyUnits, listFound } from './people-store.ts'
import { RULE_CODES, type ExpectedField } from './rules.ts'
import { findScore, keepScore, listPoints } from './score-keep.ts'
import { headcountOf, LARGE, qualityOf, type Score } from './score-store.ts'

const BRANCHES = KINDS.filter((kind) => kind.branch).map((kind) => kind.code)

/** Answers how complete and plausible files are, who has two, and the campaigns that complete them. */
export function serveQuality(server: Api): void {
  serveScores(server)
  servePairs(server)
  serveCampaigns(server)
}

function serveScores(server: Api): void {
  serve(
    server,
    api.getQuality,
    async ({ organisationId, ...asked }, { actor, db, today }) => {
      const on = asked.on ?? today
      const unit = await getUnit(db, { publicId: organisationId }, on)
      const allowed = await mustBeAllowed(db, actor, 'statistics.read', unit.id)
      const counted = await scoreOf(db, unit.id, on)
      const score = counted.score
      return {
        unit: { id: unit.publicId, name: unit.name },
        on: counted.on,
        countedAt: counted.at?.toISOString() ?? null,
        score: score && shown(score),
        own: score?.own.members ?? 0,
        below: (score?.below ?? []).map(({ unit: child, ...rest }) => ({
          unit: { id: child.publicId, name: child.name },
          ...shown(rest),
        })),
        points: await listPoints(db, unit.id, on),
        empty: await listEmptyUnits(db, unit.id, on, BRANCHES),
        isLarge: counted.isLarge,
        may: { list: allowed['person.read'] && !counted.isLarge, record: allowed['person.record'] },
      }
    },
    { sees: 'register' },
  )
  serve(
    server,
    api.countUnit,
    async ({ organisationId }, { actor, db, today }) => {
      const unit = await getUnit(db, { publicId: organisationId }, today)
      await mustBeAllowed(db, actor, 'person.record', unit.id)
      if ((await headcountOf(db, unit.id, today)) > LARGE) {
        const request = { action: 'statistics.read', organisationId: unit.id, parameters: {} } as const
        return { job: await requestJob(db, actor, { kind: 'quality', ...request }) }
      }
      const score = await qualityOf(db, { unit: unit.id, on: today })
      const eventId = await recordEvent(db, actor, {
        action: 'quality.count',
        organisationId: unit.id,
        details: { members: score.members },
      })
      await keepScore(db, { unit: unit.id, on: today, score, eventId })
      return { job: null }
    },
    { sees: 'register' },
  )
  serve(
    server,
    api.listFoundPeople,
    async ({ organisationId, rule, own, ...asked }, { actor, db, today, viewed }) => {
      const on = asked.on ?? today
      const unit = await getUnit(db, { publicId: organisationId }, on)
      await mustBeAllowed(db, actor, 'person.read', unit.id)
      viewed({ action: 'quality.people', organisationId: unit.id, details: { rule } })
      const page = await listFound(db, {
        unit: unit.id,
        on,
        codes: rule ? [rule] : RULE_CODES,
        own,
        after: asked.after,
        limit: asked.limit,
      })
      return page
    },
  )
}

async function scoreOf(db: Db, unit: string, on: Day) {
  const isLarge = (await headcountOf(db, unit, on)) > LARGE
  if (!isLarge) return { score: await qualityOf(db, { unit, on }), on, at: null, isLarge }
  const kept = await findScore(db, unit, on)
  return kept ? { ...kept, isLarge } : { score: null, on, at: null, isLarge }
}

const shown = ({ members, complete, rules }: Score): api.Score => ({
  members,
  complete,
  rules: rules,
})
