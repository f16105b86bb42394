import { BADGE_LEVELS } from '#member/due-law.ts'
import { day, dayOf, daysInMonth, partsOf, type Day } from '#platform/day.ts'
import type { Confidence } from '#procedure/declaration.ts'

/** Why a badge (Huy hiệu Đảng) is given: the years are complete, early in severe illness, or after death. */
export const GROUNDS = ['full', 'illness', 'posthumous'] as const
export type Ground = (typeof GROUNDS)[number]

/** Measures of discipline that bar for a while, as `person/lists.ts` writes them. */
export const BARRING = ['Khiển trách', 'Cảnh cáo', 'Cách chức'] as const
export type Barring = (typeof BARRING)[number]

/** What a text allows: how many months early, and for how many months after a disciplinary decision nothing is given. */
export interface BadgeLaw {
  from: Day
  source: string
  confidence: Confidence
  /** By the level in years: below 70, and from 70 on. */
  earlyInMonths: { below70: number; from70: number }
  /** 0: the text knows none. */
  posthumousInMonths: number
  barInMonths: Record<Barring, number>
}

const SINCE_2021 = {
  earlyInMonths: { below70: 12, from70: 24 },
  posthumousInMonths: 12,
  barInMonths: { 'Khiển trách': 6, 'Cảnh cáo': 9, 'Cách chức': 12 },
} as const

/** The texts, oldest first; those after 2021 are taken over from it until somebody confirms them. */
export const BADGE_LAW: readonly BadgeLaw[] = [
  {
    from: day('2016-07-25'),
    source: '29-QĐ/TW',
    confidence: 'verified',
    earlyInMonths: { below70: 12, from70: 12 },
    posthumousInMonths: 0,
    barInMonths: { 'Khiển trách': 0, 'Cảnh cáo': 6, 'Cách chức': 12 },
  },
  { from: day('2021-07-30'), source: '24-QĐ/TW', confidence: 'verified', ...SINCE_2021 },
  { from: day('2025-01-20'), source: '232-QĐ/TW', confidence: 'indirect', ...SINCE_2021 },
  { from: day('2025-07-01'), source: '294-QĐ/TW', confidence: 'indirect', ...SINCE_2021 },
  { from: day('2026-07-26'), source: '208-QĐ/TW', confidence: 'indirect', ...SINCE_2021 },
]

/** The text in force on a day; before the first one, the first. */
export function badgeLawOn(on: Day): BadgeLaw {
  return BADGE_LAW.findLast((one) => one.from <= on) ?? BADGE_LAW[0]!
}

/** Days of every year on which badges are given; others need a decision of their own. Source: 12-HD/BTCTW. */
export const ROUND_DAYS = ['02-03', '05-19', '09-02', '11-07'] as const

/** Whether a day is one of the four rounds. */
export function isRoundDay(on: Day): boolean {
  return (ROUND_DAYS as readonly string[]).includes(on.slice(5))
}

/** The last of the four rounds before a day. */
export function roundBefore(on: Day): Day {
  return roundsAround(on).findLast((one) => one < on)!
}

/** The first of the four rounds on a day or after it. */
export function roundFrom(on: Day): Day {
  return roundsAround(on).find((one) => one >= on)!
}

function roundsAround(on: Day): Day[] {
  const { year } = partsOf(on)
  return [year - 1, year, year + 1].flatMap((one) => ROUND_DAYS.map((round) => day(`${one}-${round}`)))
}

/** The levels that there are on a day, each with the latest day from which its years are complete then; the highest first. */
export function levelsOn(on: Day): { years: number; startsUpTo: Day }[] {
  return BADGE_LEVELS.filter(({ from }) => from === null || from <= on)
    .map(({ years }) => ({ years, startsUpTo: latestStart(on, years) }))
    .toReversed()
}

/** The latest first day from which so many years are complete on a day; of 29 February they complete on 1 March. */
export function latestStart(on: Day, years: number): Day {
  const { year, month, date } = partsOf(on)
  return dayOf(year - years, month, Math.min(date, daysInMonth(year - years, month)))
}

/** Multiples of the base salary (lương cơ sở) in tenths by level. Source: 56-HD/VPTW; levels left out are unknown. */
export const BONUS_TENTHS: Readonly<Record<number, number>> = {
  30: 15,
  40: 20,
  50: 30,
  55: 35,
  60: 50,
  65: 60,
  70: 80,
  75: 100,
  80: 150,
}
export const BONUS_SOURCE = '56-HD/VPTW'

/** Base salary a month in đồng, from its day on. Confidence: to 2019 from memory, then verified; 2026 indirect. */
export const BASE_SALARY: readonly { from: Day; vnd: number; confidence: Confidence; source: string }[] = [
  { from: day('2013-07-01'), vnd: 1_150_000, confidence: 'memory', source: '66/2013/NĐ-CP' },
  { from: day('2016-05-01'), vnd: 1_210_000, confidence: 'memory', source: '47/2016/NĐ-CP' },
  { from: day('2017-07-01'), vnd: 1_300_000, confidence: 'memory', source: '47/2017/NĐ-CP' },
  { from: day('2018-07-01'), vnd: 1_390_000, confidence: 'memory', source: '72/2018/NĐ-CP' },
  { from: day('2019-07-01'), vnd: 1_490_000, confidence: 'memory', source: '38/2019/NĐ-CP' },
  { from: day('2023-07-01'), vnd: 1_800_000, confidence: 'verified', source: '24/2023/NĐ-CP' },
  { from: day('2024-07-01'), vnd: 2_340_000, confidence: 'verified', source: '73/2024/NĐ-CP' },
  { from: day('2026-07-01'), vnd: 2_530_000, confidence: 'indirect', source: '161/2026/NĐ-CP' },
]

/** The base salary on a day; null before the first that we know. */
export function baseSalaryOn(on: Day): (typeof BASE_SALARY)[number] | null {
  return BASE_SALARY.findLast((one) => one.from <= on) ?? null
}
