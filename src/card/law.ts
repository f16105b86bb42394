import type { Confidence } from '#procedure/declaration.ts'
import { day, type Day } from '#platform/day.ts'

/** Texts on member paperwork (nghiệp vụ công tác đảng viên), among it cards. */
export const CARD_LAW: readonly { from: Day; source: string; confidence: Confidence }[] = [
  { from: day('2012-05-17'), source: '12-HD/BTCTW (2012)', confidence: 'verified' },
  { from: day('2017-06-05'), source: '09-HD/BTCTW', confidence: 'verified' },
  { from: day('2022-01-18'), source: '12-HD/BTCTW (2022)', confidence: 'verified' },
  { from: day('2025-09-29'), source: '38-HD/BTCTW', confidence: 'verified' },
]

/** The shape of card numbers (số thẻ đảng viên): 8 digits, and 12 on the chip card. */
export interface CardNumberLaw {
  from: Day
  digits: number
  source: string
  confidence: Confidence
}

export const CARD_NUMBER_LAW: readonly CardNumberLaw[] = [
  { from: day('2003-10-17'), digits: 8, source: '29-CT/TW', confidence: 'verified' },
  { from: day('2025-09-29'), digits: 12, source: '38-HD/BTCTW', confidence: 'indirect' },
]

/** The exchange of all cards for chip cards is ordered from this day on. Source: 51-CT/TW. */
export const CHIP_EXCHANGE = { from: day('2025-08-08'), source: '51-CT/TW' } as const

/** The number of digits of cards that are made on a day; null before the first text. */
export function cardNumberLawOn(on: Day): CardNumberLaw | null {
  return CARD_NUMBER_LAW.filter((one) => one.from <= on).at(-1) ?? null
}
