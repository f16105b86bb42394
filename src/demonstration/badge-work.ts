import { sql } from 'kysely'
import { recordEvent } from '#access/events.ts'
import { organisationIdOfCode } from '#access/organisations.ts'
import type { Actor } from '#access/policy.ts'
import { setPresentation } from '#badge/list-store.ts'
import { adoptBadges } from '#badge/round-store.ts'
import { badgeRound } from '#badge/round.ts'
import { addDays, day, formatDay, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { recordCases, type PastCase } from '#procedure/bulk.ts'
import { decisionOf } from './badges.ts'
import { convene } from './gathering-steps.ts'

const BLOC = 'NAMDINH.KHOI'

/**
 * Article 003: the 46 badges of the early months of 2022 come from a list of the bloc for each round, with the province's
 * decision, certificates and a presentation. The badges themselves stand in the register.
 */
export async function loadBadgeWork(tx: Db, actor: Actor): Promise<void> {
  const bloc = await organisationIdOfCode(tx, BLOC)
  const rounds = await roundsOf(tx)
  if (rounds.length === 0) return
  const eventId = await recordEvent(tx, actor, {
    action: 'case.opened',
    organisationId: bloc,
    details: { kind: badgeRound.kind, cases: rounds.length },
  })
  const recording = { actor, eventId, today: actor.today, writes: false }
  const ids = await recordCases(
    tx,
    badgeRound,
    rounds.map((round) => caseOf(bloc, round)),
    recording,
  )
  for (const [index, round] of rounds.entries()) {
    const caseId = ids[index]!
    await adoptBadges(tx, { caseId, roundOn: round.on, firstNo: 1201 + index * 100, presentedOn: round.on })
    const gathering = await convene(tx, actor, presentationOf(bloc, round))
    await setPresentation(tx, { caseKey: caseId, gatheringId: gathering.id }, eventId)
  }
}

interface Round {
  on: Day
  personIds: string[]
}

/** The rounds of 2022 with those who were given a badge, as the register has them. */
async function roundsOf(tx: Db): Promise<Round[]> {
  const { rows } = await sql<Round>`
    select b.on_day as "on", array_agg(b.member_id::text order by b.member_id) as "personIds" from badge b
    where b.superseded_at is null and b.on_day >= '2022-01-01' and b.on_day <= '2022-10-27'
    group by b.on_day order by b.on_day`.execute(tx)
  return rows
}

function caseOf(bloc: string, { on, personIds }: Round): PastCase {
  return {
    organisationId: bloc,
    personIds,
    openedOn: addDays(on, -75),
    values: { round_on: on, ground: 'full' },
    acts: [
      { step: 'list', outcome: 'proposed', on: addDays(on, -60) },
      {
        step: 'decision',
        outcome: 'decided',
        on: addDays(on, -20),
        decisionNo: decisionOf(on),
        decisionTerm: '2020-2025',
      },
      { step: 'certificates', outcome: 'numbered', on: addDays(on, -12), values: { first_no: 1201 } },
      { step: 'presented', outcome: 'done', on },
    ],
  }
}

function presentationOf(organisationId: string, { on, personIds }: Round) {
  return {
    organisationId,
    kind: 'trao_tang' as const,
    title: `Lễ trao tặng Huy hiệu Đảng đợt ${formatDay(on)}`,
    chair: 'Bí thư Đảng ủy Khối',
    place: 'Nam Định',
    on: day(on),
    startsAt: '08:00',
    note: `Minh họa: ${personIds.length} đảng viên được trao; ngày họp và nơi họp là giả định.`,
    acts: [
      ['planned', addDays(on, -15)],
      ['announced', addDays(on, -10)],
      ['held', on],
    ] as [act: 'planned' | 'announced' | 'held', on: string][],
  }
}
