import { addMonths, day } from '#platform/day.ts'
import { NEVER, numberOf, textOf, type DayNumber } from '#generate/calendar.ts'
import type { Sex } from '#generate/names.ts'
import { below, between, type Random } from '#generate/random.ts'
import { TODAY } from './calendar.ts'
import type { Stay } from '#generate/trace.ts'
import type { Entry } from './roll.ts'

/** Birth and the four dates of membership; NEVER: not by the demonstration's day. */
export interface Dates {
  born: DayNumber
  decided: DayNumber
  ceremony: DayNumber
  official: DayNumber
  recognised: DayNumber
}

const YEAR = 365.25
/** Admission decisions whose 30th or 40th year is completed between the last round of 2021 and 2/9/2022. */
const KEPT_FREE = [
  { from: numberOf(day('1981-11-08')), to: numberOf(day('1982-09-02')) },
  { from: numberOf(day('1991-11-08')), to: numberOf(day('1992-09-02')) },
]
const EARLIEST = numberOf(day('1978-03-01'))

/** Dates that suit how somebody came and went. */
export function datesOf(random: Random, entry: Entry, sex: Sex): Dates {
  const [{ entry: manner, entered, left }] = entry.stays as [Stay]
  const born = birthOf(random, entry, sex)
  if (entry.badgeIn2022) return veteranDates(random, entry.badgeIn2022, sex)
  const lead = between(random, 5, 28)
  const decided = keptFree((manner === 'I1' ? entered : ceremonyBefore(random, born, entered)) - lead)
  const end = entry.stays.length > 1 || left === null ? NEVER : left
  return { born, decided, ...probation(random, decided + lead, end) }
}

/** A badge of 2022 comes from a decision 30 or 40 years before it; forty years only to men of about sixty. */
function veteranDates(random: Random, level: 30 | 40, sex: Sex): Dates {
  const { from, to } = KEPT_FREE[level === 40 ? 0 : 1]!
  const decided = between(random, from + 3, to - 3)
  const age = level === 40 ? 19 + random() * 0.9 : sex === 'nam' ? 21 + random() * 7 : 20.5 + random() * 4
  return {
    born: Math.floor(decided - age * YEAR),
    decided,
    ...probation(random, decided + between(random, 6, 25), NEVER),
  }
}

/** Nobody but the chosen reaches a badge in 2022. */
function keptFree(decided: DayNumber): DayNumber {
  return KEPT_FREE.some(({ from, to }) => decided >= from && decided <= to) ? decided + 320 : decided
}

/** Official twelve months after the ceremony, as far as it was recognised by today and before the end. */
function probation(
  random: Random,
  ceremony: DayNumber,
  end: DayNumber,
): Pick<Dates, 'ceremony' | 'official' | 'recognised'> {
  const official = numberOf(addMonths(textOf(ceremony), 12))
  const recognised = official + between(random, 0, 38)
  const known = recognised <= TODAY && recognised < end
  return { ceremony, official: known ? official : NEVER, recognised: known ? recognised : NEVER }
}

function birthOf(random: Random, { stays, fate }: Entry, sex: Sex): DayNumber {
  const { entry, entered, left } = stays[0]!
  const back = (from: DayNumber, years: number) => Math.floor(from - years * YEAR)
  const retiring = sex === 'nam' ? 60.3 : 55.4
  if (entry === 'I1') return back(entered, 20 + 25 * Math.pow(random(), 1.6))
  const youngest = back(entered, 22.5 + random())
  if (fate === 'retires') return back(left!, retiring) - below(random, 110)
  if (fate === 'dies') return Math.min(back(left!, 38 + random() * 27), youngest)
  if (fate !== 'stays') return Math.min(back(left!, 27 + random() * 24), youngest)
  if (entry === 'I4') return back(entered, 24 + random() * 24)
  if (random() < 0.03) return back(TODAY, retiring + 1 + random() * 8)
  return Math.min(back(TODAY, 29.5 + (retiring - 29.7) * Math.pow(random(), 0.95)), youngest)
}

/** The ceremony of someone who came as a member: after the twentieth birthday, some time before entering. */
function ceremonyBefore(random: Random, born: DayNumber, entered: DayNumber): DayNumber {
  const wished = Math.floor(born + (20.5 + 15 * Math.pow(random(), 1.4)) * YEAR)
  const latest = entered - 40 - below(random, 700)
  return Math.max(Math.min(wished, latest), EARLIEST + below(random, 200))
}
