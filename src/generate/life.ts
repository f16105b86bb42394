import { addMonths } from '#platform/day.ts'
import { NEVER, newYear, numberOf, textOf, yearOf, type DayNumber } from './calendar.ts'
import type { Sex } from './names.ts'
import { below, between, draw, lot, seeded, type Random } from './random.ts'
import type { Stay } from './trace.ts'

/** Rates of the invented nation, per member and year. */
export const RATES = {
  admitted: 0.011,
  departed: 0.0082,
  transferred: 0.08,
  readmitted: 0.0003,
  restored: 0.0001,
}

/** The years of a nation and how many people ever belong to it; the first `members` of them do on the last day. */
export interface Census {
  seed: number
  members: number
  people: number
  years: number
  first: DayNumber
  last: DayNumber
}

/** An invented person's dates; `bornOn` may be a year or a month alone. */
export interface Life {
  sex: Sex
  born: DayNumber
  bornOn: string
  decided: DayNumber
  ceremony: DayNumber
  /** NEVER when the membership ended before, or the record ends before it was recognised. */
  official: DayNumber
  recognised: DayNumber
  stays: Stay[]
}

const DEPARTURE = lot<NonNullable<Stay['exit']>>([
  ['D1', 800],
  ['D3', 100],
  ['D4', 70],
  ['D2', 30],
])
const YEAR = 365.25
/** Nobody is older than this many years when the record begins. */
const OLDEST = 88

/** How many people a nation needs so that exactly so many remain on its last day. */
export function takeCensus(seed: number, members: number, from: number, to: number): Census {
  const years = to - from + 1
  const people = members + Math.round(members * RATES.departed * years)
  return { seed, members, people, years, first: newYear(from), last: newYear(to + 1) - 1 }
}

/** The dates of the person with this index, found from the seed and the index alone. */
export function lifeOf(census: Census, index: number): Life {
  const random = seeded(census.seed, 2, index)
  const remains = index < census.members
  const exit = remains ? null : draw(random, DEPARTURE)
  const joins =
    random() < (remains ? Math.min(0.6, RATES.admitted * census.years) : exit === 'D1' ? 0.02 : 0.3)
  const sex: Sex = random() < 0.34 ? 'nữ' : 'nam'
  const ceremony = joins
    ? between(random, census.first + 1, census.last - (remains ? 0 : 60))
    : ceremonyBefore(random, census, exit)
  const age = ageAtAdmission(random, joins)
  const born = birthday(
    census,
    index,
    Math.max(ceremony - Math.floor(age * YEAR), census.first - Math.floor(OLDEST * YEAR)),
  )
  const decided = ceremony - between(random, 4, 26)
  const stays = staysOf(random, census, joins ? ceremony : null, exit)
  const left = stays[0]!.left ?? NEVER
  const official = numberOf(addMonths(textOf(ceremony), 12))
  const recognised = official + between(random, 0, 42)
  const known = recognised <= census.last && recognised < left
  return {
    sex,
    born,
    bornOn: bornText(index, born),
    decided,
    ceremony,
    stays,
    official: known ? official : NEVER,
    recognised: known ? recognised : NEVER,
  }
}

/** The ceremony of someone who was a member when the record began; the dying were admitted earlier. */
function ceremonyBefore(random: Random, { first }: Census, exit: Stay['exit']): DayNumber {
  return first - 30 - Math.floor(62 * Math.pow(random(), exit === 'D1' ? 0.7 : 1.9) * YEAR)
}

/** In years, from a little over 18; most join before 35. */
function ageAtAdmission(random: Random, joins: boolean): number {
  const late = joins && random() < 0.08
  return late ? 36 + random() * 20 : 18.3 + 17 * Math.pow(random(), 1.3)
}

/** Here and there on 29 February, so that every size of nation has such people. */
function birthday(census: Census, index: number, born: DayNumber): DayNumber {
  if ((index + census.seed) % 701 !== 3) return born
  let year = yearOf(born) - 1
  while (year % 4 !== 0) year--
  return newYear(year) + 59
}

function bornText(index: number, born: DayNumber): string {
  if (index % 41 === 9 && yearOf(born) < 1975) return String(yearOf(born))
  return index % 67 === 11 ? textOf(born).slice(0, 7) : textOf(born)
}

function staysOf(random: Random, census: Census, admitted: DayNumber | null, exit: Stay['exit']): Stay[] {
  const entered = admitted ?? census.first
  const entry = admitted === null ? 'I0' : 'I1'
  if (exit) return [{ entered, entry, left: between(random, entered + 20, census.last), exit }]
  const chance = random()
  const readmitted = RATES.readmitted * census.years
  const restored = readmitted + RATES.restored * census.years
  const room = census.last - entered
  const returns = chance < readmitted ? 36 * 31 : chance < restored ? 120 : 0
  if (returns === 0 || admitted !== null || room < returns + 400)
    return [{ entered, entry, left: null, exit: null }]
  const left = entered + 100 + below(random, room - returns - 300)
  const back = left + returns + below(random, census.last - left - returns)
  const again = chance < readmitted
  return [
    { entered, entry, left, exit: again ? 'D3' : 'D2' },
    { entered: back, entry: again ? 'I2' : 'I3', left: null, exit: null },
  ]
}
