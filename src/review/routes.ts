import type { Api } from '#access/doorway.ts'
import { recordEvent } from '#access/events.ts'
import { mustBeAllowed } from '#access/policy.ts'
import { serve } from '#access/serve.ts'
import { advisoryLock } from '#platform/db.ts'
import { insist } from '#platform/errors.ts'
import { getUnit } from '#statistics/unit.ts'
import { namedUnit } from '#statistics/unit-names.ts'
import * as api from './api.ts'
import { LEVELS, reviewLawOf, SUBJECTS, type Level } from './law.ts'
import { capExceeded, refusalsToRecord, type Counts } from './rules.ts'
import * as store from './store.ts'

const NONE = Object.fromEntries(LEVELS.map((level) => [level, 0])) as Record<Level, number>

/** Answers for the yearly review: results counted, listed, recorded in bulk. */
export function serveReviews(server: Api): void {
  serve(
    server,
    api.getReviewSummary,
    async ({ organisationId, year }, { actor, db }) => {
      const unit = await getUnit(db, { publicId: organisationId }, store.lastDayOf(year))
      const may = await mustBeAllowed(db, actor, 'statistics.read', unit.id)
      const law = reviewLawOf(year)
      const counted = await store.countResults(db, unit.id, year)
      const all: Partial<Record<string, number>> = await store.countAll(db, unit.id, year)
      const line = (key: (typeof SUBJECTS)[number] | 'grassroots') => {
        const counts: Counts = counted.get(key) ?? NONE
        return { key, counts, all: all[key] ?? null, above: capExceeded(counts, law) }
      }
      const holdsMembers = await store.holdsMembers(db, unit.id, year)
      return {
        unit: namedUnit(unit),
        year,
        law,
        lines: [line('grassroots'), ...SUBJECTS.map(line)],
        years: await store.listYears(db, unit.id),
        holdsMembers,
        may: {
          recordUnits: may['work.record'],
          readMembers: may['person.read'],
          recordMembers: may['person.record'],
        },
      }
    },
    { sees: 'register' },
  )
  serve(server, api.listUnitResults, async ({ organisationId, year, subject, ...page }, { actor, db }) => {
    const unit = await getUnit(db, { publicId: organisationId }, store.lastDayOf(year))
    await mustBeAllowed(db, actor, 'work.read', unit.id)
    return store.listUnitResults(db, unit.id, { year, subject }, page)
  })
  serve(
    server,
    api.listMemberResults,
    async ({ organisationId, year, subject, ...page }, { actor, db, viewed }) => {
      const unit = await getUnit(db, { publicId: organisationId }, store.lastDayOf(year))
      await mustBeAllowed(db, actor, 'person.read', unit.id)
      const found = await store.listMemberResults(db, unit.id, { year, subject }, page)
      const details = { year, subject, listed: found.items.length }
      viewed({ action: 'review.members', organisationId: unit.id, details })
      return found
    },
    { reads: true },
  )
  serve(server, api.recordResults, async (given, { actor, db, today }) => {
    const { organisationId, year, subject, decidedOn } = given
    const unit = await getUnit(db, { publicId: organisationId }, store.lastDayOf(year))
    const action = store.isOfPeople(subject) ? 'person.record' : 'work.record'
    await mustBeAllowed(db, actor, action, unit.id)
    await advisoryLock(db, `review ${unit.id} ${year}`)
    const [decisionNo, why] = [given.decisionNo || null, given.why || null]
    const results = given.results.map(({ id, level, reason }) => ({
      id,
      level,
      reason: level === 'unclassified' ? (reason ?? null) : null,
    }))
    const asked = { year, subject, ids: results.map(({ id }) => id) }
    const known = await store.findSubjects(db, unit.id, asked)
    const news = results.filter(({ id, level, reason }) => {
      const stands = known.get(id)
      return stands?.level !== level || stands.reason !== reason
    })
    const changed = news.filter(({ id }) => known.get(id)?.level).map(({ id }) => known.get(id)!.key)
    insist(
      refusalsToRecord(
        { year, decidedOn, results },
        { today, changed: changed.length, why, known: new Set(known.keys()) },
      ),
    )
    const counts = { recorded: news.length - changed.length, corrected: changed.length }
    const eventId = await recordEvent(db, actor, {
      action: 'review.record',
      organisationId: unit.id,
      details: { year, subject, ...counts },
    })
    const recording = { unitId: unit.id, year, subject, decidedOn, decisionNo, eventId }
    const entered = news.map((one) => ({ ...one, key: known.get(one.id)!.key }))
    if (entered.length > 0)
      await store.writeResults(db, recording, { results: entered, replaced: changed, why })
    return counts
  })
}
