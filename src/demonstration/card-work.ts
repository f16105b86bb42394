import { sql } from 'kysely'
import { recordEvent } from '#access/events.ts'
import type { Actor } from '#access/policy.ts'
import { cardExchange } from '#card/exchange.ts'
import { day, type Day } from '#platform/day.ts'
import type { Db } from '#platform/db.ts'
import { recordCases, type PastAct, type PastCase } from '#procedure/bulk.ts'

const TERM = '2020-2025'
const VOTE = { base: 9, present: 8, inFavour: 8, against: 0, exemptPresent: 0, typed: true }

/** Invented card exchanges in the bloc: opening day and the days of the steps taken; the last decides where it stands. */
const CASES: readonly { openedOn: string; ground: string; days: readonly string[]; number?: number }[] = [
  { openedOn: '2022-10-18', ground: 'damaged', days: [] },
  { openedOn: '2022-10-24', ground: 'wrong', days: [] },
  { openedOn: '2022-08-22', ground: 'damaged', days: ['2022-08-29'] },
  { openedOn: '2022-09-14', ground: 'damaged', days: ['2022-09-21'] },
  { openedOn: '2022-10-05', ground: 'wrong', days: ['2022-10-12'] },
  { openedOn: '2022-08-03', ground: 'damaged', days: ['2022-08-10', '2022-08-24'] },
  { openedOn: '2022-09-12', ground: 'wrong', days: ['2022-09-19', '2022-10-03'] },
  {
    openedOn: '2022-09-05',
    ground: 'damaged',
    days: ['2022-09-12', '2022-09-26', '2022-10-14'],
    number: 321,
  },
  { openedOn: '2022-09-06', ground: 'wrong', days: ['2022-09-13', '2022-09-27', '2022-10-14'], number: 322 },
  {
    openedOn: '2022-06-06',
    ground: 'damaged',
    days: ['2022-06-13', '2022-06-24', '2022-07-08', '2022-07-20'],
    number: 301,
  },
  {
    openedOn: '2022-06-07',
    ground: 'damaged',
    days: ['2022-06-14', '2022-06-24', '2022-07-08', '2022-07-20'],
    number: 302,
  },
]

/** Card exchanges in the bloc at every step, some overdue on 27/10/2022, two finished with the new number in the record. */
export async function loadCardWork(tx: Db, actor: Actor): Promise<void> {
  const people = await membersWithCards(tx)
  const eventId = await recordEvent(tx, actor, {
    action: 'case.opened',
    details: { kind: cardExchange.kind, cases: Math.min(people.length, CASES.length) },
  })
  const cases = people.slice(0, CASES.length).map((person, index) => caseOf(person, index))
  await recordCases(tx, cardExchange, cases, { actor, eventId, today: actor.today, writes: true })
}

interface Holder {
  id: string
  unitId: string
  /** A grassroots branch has no committee between itself and its superior. */
  isGrassroots: boolean
}

function caseOf({ id, unitId, isGrassroots }: Holder, index: number): PastCase {
  const { openedOn, ground, days, number } = CASES[index]!
  const steps: readonly Omit<PastAct, 'on'>[] = [
    { step: 'branch', outcome: 'proposed', values: { photo: true } },
    { step: 'grassroots', outcome: 'sent' },
    {
      step: 'decision',
      outcome: 'decided',
      vote: VOTE,
      ...(number === undefined ? {} : { decisionNo: `${number}-QĐ/ĐUK`, decisionTerm: TERM }),
    },
    {
      step: 'handed',
      outcome: 'done',
      values: { card_no: String(38_700_100 + index), old_card: 'handed_in' },
    },
  ]
  const acts = days
    .map((on, order) => ({ ...steps[order]!, on: day(on) }))
    .filter((act) => !isGrassroots || act.step !== 'grassroots')
  return { organisationId: unitId, personIds: [id], openedOn: day(openedOn), values: { ground }, acts }
}

/** Official members of the bloc who hold a card, one of each branch, those of the branch with the demonstration's secretary first. */
async function membersWithCards(tx: Db): Promise<Holder[]> {
  const on: Day = day('2022-10-27')
  const { rows } = await sql<Holder>`
    select distinct on (unit.code) p.id, unit.id as "unitId", is_grassroots(state.kind, ${on}::date) as "isGrassroots"
    from organisation bloc
    join organisation_ancestor below on below.ancestor_id = bloc.id
      and below.from_day <= ${on}::date and ${on}::date < below.until_day
    join organisation unit on unit.id = below.descendant_id
    join organisation_state state on state.organisation_id = unit.id and state.superseded_at is null
      and state.from_day <= ${on}::date and ${on}::date < state.until_day
    join member_spell spell on spell.organisation_id = unit.id and spell.official_on < '2020-01-01'
      and spell.from_day <= '2022-06-01' and ${on}::date < spell.until_day
    join member m on m.person_id = spell.member_id and m.card_no is not null
    join person p on p.id = m.person_id and p.organisation_id = unit.id
    where bloc.code = 'NAMDINH.KHOI'
    order by unit.code, m.card_no limit ${CASES.length}`.execute(tx)
  return rows
}
