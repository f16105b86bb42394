import { day } from '#platform/day.ts'
import { numberOf, yearOf, type DayNumber } from '#generate/calendar.ts'
import { below, between, draw, lot, type Random } from '#generate/random.ts'
import type { Stay } from '#generate/trace.ts'
import { MEMBERS, on } from './bloc.ts'
import { OPENED, TODAY } from './calendar.ts'

/** Why somebody's dates are as they are. */
export type Fate = 'stays' | 'retires' | 'moves away' | 'leaves' | 'dies'

/** One person of the bloc's register: when membership there began and ended. */
export interface Entry {
  stays: Stay[]
  fate: Fate
  /** Reaches a badge in the rounds of 2022: the level in years. */
  badgeIn2022: 30 | 40 | null
}

/** Admissions by period: the article gives the second, fourth and fifth; the gaps are invented. */
const ADMITTED: readonly { from: string; to: string; count: number }[] = [
  { from: '2015-01-01', to: '2015-06-30', count: 180 },
  { from: '2015-07-01', to: '2020-06-30', count: 2_003 },
  { from: '2020-07-01', to: '2020-12-31', count: 168 },
  { from: '2021-01-01', to: '2021-12-31', count: 303 },
  { from: '2022-01-01', to: '2022-10-27', count: 326 },
]

/** The rest of the ledger, all invented. */
const TRANSFERRED_IN = 703
const DEPARTED: readonly { exit: NonNullable<Stay['exit']>; fate: Fate; count: number }[] = [
  { exit: 'D5', fate: 'retires', count: 860 },
  { exit: 'D5', fate: 'moves away', count: 580 },
  { exit: 'D1', fate: 'dies', count: 175 },
  { exit: 'D3', fate: 'leaves', count: 32 },
  { exit: 'D4', fate: 'leaves', count: 33 },
  { exit: 'D2', fate: 'leaves', count: 14 },
]
const REMOVED_ON_PROBATION = 30
const BADGES_IN_2022 = { 30: 42, 40: 4 }

/** How many people are recorded as members on the first day so that MEMBERS remain. */
const OPENING =
  MEMBERS -
  ADMITTED.reduce((sum, { count }) => sum + count, 0) -
  TRANSFERRED_IN +
  DEPARTED.reduce((sum, { count }) => sum + count, REMOVED_ON_PROBATION)

/** Ceremonies cluster before these days of the year. */
const ROUNDS = ['02-03', '05-19', '09-02', '11-07']
const LEAD = lot<number | null>([
  [null, 45],
  [20, 55],
])

/** Everybody who ever belongs to the bloc: first those of the opening, then the admitted, then those from outside. */
export function callRoll(random: Random): Entry[] {
  const entries: Entry[] = []
  const enter = (entered: DayNumber, entry: Stay['entry']) =>
    entries.push({ stays: [{ entered, entry, left: null, exit: null }], fate: 'stays', badgeIn2022: null })
  for (let index = 0; index < OPENING; index++) enter(OPENED, 'I0')
  for (const period of ADMITTED) {
    for (let index = 0; index < period.count; index++)
      enter(ceremonyIn(random, on(period.from), on(period.to)), 'I1')
  }
  for (let index = 0; index < TRANSFERRED_IN; index++) enter(between(random, OPENED + 20, TODAY - 5), 'I4')
  removeOnProbation(random, entries)
  for (const { exit, fate, count } of DEPARTED) {
    for (let index = 0; index < count; index++) depart(random, entries, exit, fate)
  }
  restoreOne(entries)
  chooseBadges(entries)
  return entries
}

/** A day of the period, more often than not in the three weeks before one of the year's rounds. */
function ceremonyIn(random: Random, from: DayNumber, to: DayNumber): DayNumber {
  const drawn = between(random, from, to)
  const lead = draw(random, LEAD)
  const days = ROUNDS.map((round) => numberOf(day(`${yearOf(drawn)}-${round}`)))
  const next = days.find((one) => one >= drawn)
  if (lead === null || next === undefined) return drawn
  return Math.min(Math.max(next - below(random, lead), from), to)
}

function removeOnProbation(random: Random, entries: readonly Entry[]): void {
  let left = REMOVED_ON_PROBATION
  while (left > 0) {
    const { stays, fate } = entries[OPENING + below(random, 2_500)]!
    const [stay] = stays as [Stay]
    if (fate !== 'stays' || stay.exit) continue
    Object.assign(stay, { left: stay.entered + between(random, 120, 420), exit: 'D3' })
    left--
  }
}

/** Ends the membership of someone who has been there for at least two years, mostly of the opening. */
function depart(random: Random, entries: readonly Entry[], exit: Stay['exit'], fate: Fate): void {
  for (;;) {
    const left = between(random, OPENED + 15, TODAY - 3)
    const early = fate === 'retires' || fate === 'dies' || random() < 0.7
    const one = entries[below(random, early ? OPENING : entries.length)]!
    const [stay] = one.stays as [Stay]
    const long = stay.entry === 'I0' || left - stay.entered > 730
    if (stay.exit || !long) continue
    Object.assign(stay, { left, exit })
    one.fate = fate
    return
  }
}

/** One expulsion that was found wrong on complaint: the membership was restored eleven months later. */
function restoreOne(entries: readonly Entry[]): void {
  const one = entries.slice(40, OPENING).find(({ stays }) => !stays[0]!.exit)!
  Object.assign(one.stays[0]!, { left: on('2017-03-15'), exit: 'D2' })
  one.stays.push({ entered: on('2018-02-20'), entry: 'I3', left: null, exit: null })
}

function chooseBadges(entries: readonly Entry[]): void {
  const veterans = entries.slice(400, OPENING).filter(({ stays }) => stays.length === 1 && !stays[0]!.exit)
  veterans.slice(0, BADGES_IN_2022[30]).forEach((one) => (one.badgeIn2022 = 30))
  veterans.slice(BADGES_IN_2022[30], 46).forEach((one) => (one.badgeIn2022 = 40))
}
