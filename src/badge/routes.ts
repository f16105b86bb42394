import type { Api } from '#access/doorway.ts'
import { recordEvent } from '#access/events.ts'
import { organisationIdOf } from '#access/organisations.ts'
import { mustBeAllowed, type Actor } from '#access/policy.ts'
import { serve } from '#access/serve.ts'
import { findGathering } from '#gathering/standing.ts'
import { linksOn } from '#organisation/unit-store.ts'
import type { Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { groupBy } from '#platform/group.ts'
import { cut } from '#platform/rest.ts'
import { openCase } from '#procedure/open.ts'
import * as api from './api.ts'
import { countEligible, listEligible } from './eligible-store.ts'
import { baseSalaryOn } from './law.ts'
import { getList, listRounds, personIdsOf, setPresentation, showList } from './list-store.ts'
import { listMultiples, setMultiple, tenthsFor } from './multiple-store.ts'
import { badgeRound } from './round.ts'
import { bonusOf } from './rules.ts'

/** Answers what is asked of badges: who is due, what it costs, lists and what became of them. */
export function serveBadges(server: Api): void {
  serve(server, api.listEligible, async ({ organisationId, ...asked }, { actor, db, viewed }) => {
    const unit = await organisationIdOf(db, organisationId)
    await mustBeAllowed(db, actor, 'person.read', unit)
    const page = await listEligible(db, actor, { organisationId: unit, ...asked })
    const people = page.items.length
    if (people > 0)
      viewed({
        action: 'badge.list',
        organisationId: unit,
        details: { on: asked.roundOn, which: asked.which, people },
      })
    return page
  })
  serve(server, api.sumUpRound, async ({ organisationId, roundOn }, { actor, db }) => {
    const unit = await organisationIdOf(db, organisationId)
    await mustBeAllowed(db, actor, 'person.read', unit)
    return sumUp(db, actor, unit, roundOn)
  })
  serve(server, api.listMultiples, async ({ organisationId, on }, { actor, db, today }) => {
    const unit = await organisationIdOf(db, organisationId)
    await mustBeAllowed(db, actor, 'work.read', unit)
    return listMultiples(db, actor, unit, on ?? today)
  })
  serve(server, api.setMultiple, async ({ organisationId, multiple, ...one }, { actor, db, today }) => {
    const unit = await organisationIdOf(db, organisationId)
    await mustBeAllowed(db, actor, 'work.record', unit)
    const { level, from } = one
    const details = { level, from }
    const eventId = await recordEvent(db, actor, { action: 'badge.multiple', organisationId: unit, details })
    await setMultiple(db, { organisationId: unit, tenths: Math.round(multiple * 10), ...one }, eventId)
    return listMultiples(db, actor, unit, today)
  })
  serveLists(server)
}

function serveLists(server: Api): void {
  serve(server, api.listRounds, async ({ organisationId, ...asked }, { actor, db }) => {
    const unit = await organisationIdOf(db, organisationId)
    await mustBeAllowed(db, actor, 'person.read', unit)
    return listRounds(db, actor, { organisationId: unit, ...asked })
  })
  serve(server, api.getRound, async ({ id }, { actor, db, viewed }) => {
    const list = await showList(db, actor, id)
    const people = list.listed.length
    if (people > 0) viewed({ action: 'badge.list', subjectKind: 'case', subjectId: id, details: { people } })
    return list
  })
  serve(
    server,
    api.openRound,
    async ({ organisationId, personIds, ...list }, { actor, db, today }) => {
      const unit = await organisationIdOf(db, organisationId)
      await mustBeAllowed(db, actor, 'person.record', unit)
      const people = await personIdsOf(db, actor, [...new Set(personIds)])
      const values = {
        round_on: list.roundOn,
        ground: list.ground,
        evidence: list.evidence,
        reason: list.reason,
      }
      const opening = {
        organisationId: unit,
        secondId: null,
        openerId: unit,
        personIds: people,
        on: today,
        values,
      }
      const { publicId } = await openCase(db, badgeRound, opening, { actor, today })
      return { id: publicId }
    },
    { sees: 'register' },
  )
  serve(
    server,
    api.presentAt,
    async ({ id, gatheringId }, { actor, db, today }) => {
      const list = await getList(db, actor, id)
      await mustBeAllowed(db, actor, 'person.record', list.organisationId)
      const gathering = await findGathering(db, actor, gatheringId, today)
      const eventId = await recordEvent(db, actor, {
        action: 'badge.gathering',
        organisationId: list.organisationId,
        subjectKind: 'case',
        subjectId: id,
      })
      await setPresentation(db, { caseKey: list.key, gatheringId: gathering.id }, eventId)
      return { id }
    },
    { sees: 'register' },
  )
}

async function sumUp(db: Db, actor: Actor, organisationId: string, roundOn: Day) {
  const counted = await countEligible(db, { organisationId, roundOn, which: 'due' })
  const [late, missing] = [
    await countEligible(db, { organisationId, roundOn, which: 'late' }),
    await countEligible(db, { organisationId, roundOn, which: 'missing' }),
  ]
  const tenths = await tenthsFor(db, organisationId, roundOn)
  const bonus = (level: number) => bonusOf(level, roundOn, tenths)
  const levels = [...groupBy(counted, (one) => one.level!)]
    .map(([level, rows]) => {
      const people = sumOf(rows)
      const each = bonus(level)
      return { level, people, bonus: plain(each), total: each === null ? null : plain(each * BigInt(people)) }
    })
    .toSorted((a, b) => b.level - a.level)
  const units = [...groupBy(counted, (one) => one.organisationId)]
    .map(([id, rows]) => ({
      id,
      people: sumOf(rows),
      total: plain(rows.reduce((sum, row) => sum + (bonus(row.level!) ?? 0n) * BigInt(row.people), 0n))!,
      unknown: sumOf(rows.filter((row) => bonus(row.level!) === null)),
    }))
    .toSorted((a, b) => b.people - a.people || (a.id < b.id ? -1 : 1))
  const { shown, beyond } = cut(units, api.MOST_UNITS)
  const named = await linksOn(
    db,
    actor,
    shown.map((one) => one.id),
    roundOn,
  )
  const base = baseSalaryOn(roundOn)
  return {
    levels,
    units: shown.map(({ id, ...rest }) => ({ unit: named.get(id)!, ...rest })),
    beyond,
    people: sumOf(counted),
    total: units.reduce((sum, one) => sum + one.total, 0),
    baseSalary: base?.vnd ?? null,
    baseSource: base?.source ?? null,
    late: sumOf(late),
    missing: sumOf(missing),
  }
}

function sumOf(rows: readonly { people: number }[]): number {
  return rows.reduce((sum, row) => sum + row.people, 0)
}

/** Đồng as JSON carries it: below 2^53 for any sum of the nation. */
function plain(amount: bigint | null): number | null {
  return amount === null ? null : Number(amount)
}
