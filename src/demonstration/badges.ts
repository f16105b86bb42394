import { addMonths, day, partsOf, type Day } from '#platform/day.ts'
import { numberOf, textOf, yearOf, type DayNumber } from '#generate/calendar.ts'
import type { Cells } from '#generate/units.ts'
import { TODAY } from './calendar.ts'
import type { Person } from './people.ts'

const LEVELS = [30, 40]
const ROUNDS = ['02-03', '05-19', '09-02', '11-07']

/** The rows of the sheet `badges`: each level presented at the first round after it was reached; 46 of them in 2022. */
export function* badgeRows(people: readonly Person[]): Generator<Cells> {
  for (const { code, dates, entry } of people) {
    for (const level of LEVELS) {
      const reached = numberOf(addMonths(textOf(dates.decided), level * 12))
      const presented = roundAfter(reached)
      const left = entry.stays.at(-1)!.left ?? TODAY + 1
      if (presented > TODAY || presented >= left) continue
      yield {
        member_code: code,
        level: String(level),
        day: textOf(presented),
        badge_no: '',
        decision_no: decisionOf(textOf(presented)),
      }
    }
  }
}

/** The number of the decision by which the badges of a round were given, invented; one per round. */
export function decisionOf(round: Day): string {
  return `${401 + ((partsOf(round).year - 2015) * 4 + ROUNDS.indexOf(round.slice(5))) * 17}-QĐ/TU`
}

/** The first award day on or after a day. Source: badge rounds 3/2, 19/5, 2/9, 7/11 (docs/sources.md). */
function roundAfter(on: DayNumber): DayNumber {
  const year = yearOf(on)
  const days = [year, year + 1].flatMap((one) => ROUNDS.map((round) => numberOf(day(`${one}-${round}`))))
  return days.find((one) => one >= on)!
}
