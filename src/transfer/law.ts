import { day, type Day } from '#platform/day.ts'
import type { Confidence } from '#procedure/declaration.ts'

/** What a text on implementing the Charter says of transfers (chuyển sinh hoạt đảng), from a day on. */
export interface TransferLaw {
  from: Day
  source: string
  confidence: Confidence
  /** Working days from the decision or change within which the transfer is begun. */
  startWithin: number
  /** Working days within which the letter is presented to the new committee; later with an explanation. */
  presentWithin: number
  temporary: TemporaryLimits
}

/** How long a temporary transfer lasts: at least so many months and less than so many; of study, up to so many. */
export interface TemporaryLimits {
  least: number
  below: number
  studyLeast: number
  studyMost: number
}

const TEMPORARY: TemporaryLimits = { least: 3, below: 12, studyLeast: 3, studyMost: 24 }

const text = (from: string, source: string, confidence: Confidence): TransferLaw => ({
  from: day(from),
  source: `${source}, 6.3`,
  confidence,
  startWithin: 60,
  presentWithin: 30,
  temporary: TEMPORARY,
})

/** The texts in force, oldest first. The periods of a temporary transfer are those of 29-QĐ/TW; later texts were not re-checked. */
export const TRANSFER_LAW: readonly TransferLaw[] = [
  text('2011-11-01', '45-QĐ/TW', 'memory'),
  text('2016-07-25', '29-QĐ/TW', 'verified'),
  text('2021-07-30', '24-QĐ/TW', 'memory'),
  text('2025-01-20', '232-QĐ/TW', 'memory'),
  text('2025-07-01', '294-QĐ/TW', 'verified'),
  text('2026-04-08', '20-QĐ/TW', 'indirect'),
  text('2026-07-26', '208-QĐ/TW', 'indirect'),
]

/** The text in force on a day; before the first, the first. */
export function transferLawOn(on: Day): TransferLaw {
  return TRANSFER_LAW.findLast((one) => one.from <= on) ?? TRANSFER_LAW[0]!
}
