import { addDays, day, partsOf, type Day } from '#platform/day.ts'
import { compareTexts } from '#platform/order.ts'
import type { Confidence, Said } from './declaration.ts'

/** A statutory holiday (ngày nghỉ lễ, tết) as it falls in a year, before days in lieu are added. */
export interface Holiday {
  on: Day
  name: Said
  source: string
  confidence: Confidence
}

const NEW_YEAR = { vi: 'Tết Dương lịch', en: 'New Year' }
const TET = { vi: 'Tết Nguyên đán', en: 'Lunar New Year' }
const KINGS = { vi: 'Giỗ Tổ Hùng Vương', en: 'Hùng Kings’ Day' }
const REUNION = { vi: 'Ngày Chiến thắng 30/4', en: 'Reunification Day' }
const LABOUR = { vi: 'Quốc tế Lao động 1/5', en: 'Labour Day' }
const NATION = { vi: 'Quốc khánh 2/9', en: 'National Day' }
const CULTURE = { vi: 'Ngày Văn hóa Việt Nam 24/11', en: 'Vietnam Culture Day' }

const CODE_2012 = '10/2012/QH13'
const CODE_2019 = '45/2019/QH14'

/**
 * First day of the lunar year and the tenth of its third month, by year. Source: the lunar calendar of UTC+7; checked
 * against the astronomical calendar in a test. Beyond these years only fixed days are known.
 */
const LUNAR: Readonly<Record<number, readonly [tet: string, kings: string]>> = {
  2010: ['02-14', '04-23'],
  2011: ['02-03', '04-12'],
  2012: ['01-23', '03-31'],
  2013: ['02-10', '04-19'],
  2014: ['01-31', '04-09'],
  2015: ['02-19', '04-28'],
  2016: ['02-08', '04-16'],
  2017: ['01-28', '04-06'],
  2018: ['02-16', '04-25'],
  2019: ['02-05', '04-14'],
  2020: ['01-25', '04-02'],
  2021: ['02-12', '04-21'],
  2022: ['02-01', '04-10'],
  2023: ['01-22', '04-29'],
  2024: ['02-10', '04-18'],
  2025: ['01-29', '04-07'],
  2026: ['02-17', '04-26'],
  2027: ['02-06', '04-16'],
  2028: ['01-26', '04-04'],
  2029: ['02-13', '04-23'],
  2030: ['02-02', '04-12'],
}
export const LUNAR_YEARS = { first: 2010, last: 2030 } as const

/** Of the five days of Tết as many lie before its first: 1, and 2 in these years. Source: announced yearly; from memory. */
const TWO_BEFORE = new Set([2017, 2018, 2020, 2021, 2023, 2024, 2025])

/** Of the two days of National Day since 2021 the other is the 1st of September, in these years the 3rd. From memory. */
const THIRD_OF_SEPTEMBER = new Set([2021, 2024])

/** Working days that were swapped (hoán đổi): off, and the Saturday worked for it. Announced yearly; from memory. */
export const SWAPPED: readonly { off: Day; worked: Day }[] = [
  { off: day('2015-01-02'), worked: day('2014-12-27') },
  { off: day('2018-12-31'), worked: day('2019-01-05') },
  { off: day('2019-04-29'), worked: day('2019-05-04') },
  { off: day('2024-04-29'), worked: day('2024-05-04') },
  { off: day('2025-05-02'), worked: day('2025-04-26') },
  { off: day('2026-01-02'), worked: day('2026-01-10') },
  { off: day('2026-08-31'), worked: day('2026-08-22') },
]

/** The statutory holidays of a year. Source: labour codes of 2012 and 2019, Điều 115 and 112. */
export function holidaysOf(year: number): Holiday[] {
  const source = year < 2021 ? `${CODE_2012}, Điều 115` : `${CODE_2019}, Điều 112`
  const found: Holiday[] = []
  const add = (monthDay: string, name: Said, confidence: Confidence, shift = 0) =>
    found.push({ on: addDays(day(`${year}-${monthDay}`), shift), name, source, confidence })
  add('01-01', NEW_YEAR, 'verified')
  const lunar = LUNAR[year]
  if (lunar) {
    const before = TWO_BEFORE.has(year) ? 2 : 1
    for (let index = -before; index < 5 - before; index++) add(lunar[0], TET, 'memory', index)
    add(lunar[1], KINGS, 'memory')
  }
  add('04-30', REUNION, 'verified')
  add('05-01', LABOUR, 'verified')
  if (year >= 2021 && !THIRD_OF_SEPTEMBER.has(year)) add('09-01', NATION, 'memory')
  add('09-02', NATION, 'verified')
  if (THIRD_OF_SEPTEMBER.has(year)) add('09-03', NATION, 'memory')
  if (year >= 2026) add('11-24', CULTURE, 'memory')
  return found
}

/** Saturday or Sunday. */
export function isWeekend(on: Day): boolean {
  return [0, 6].includes(new Date(`${on}T00:00:00Z`).getUTCDay())
}

export interface DayOff extends Holiday {
  /** In lieu of a holiday that fell on a weekend, or swapped with a Saturday. */
  how: 'holiday' | 'in_lieu' | 'swapped'
}

/** All days off of a year besides weekends: holidays, days in lieu of those on weekends, swapped days. */
export function daysOffOf(year: number): DayOff[] {
  const known = kept.get(year)
  if (known) return known
  const holidays = holidaysOf(year).sort((a, b) => (a.on < b.on ? -1 : 1))
  const taken = new Set<Day>(holidays.map((one) => one.on))
  const off: DayOff[] = holidays.map((one) => ({ ...one, how: 'holiday' }))
  for (const one of holidays) {
    if (!isWeekend(one.on)) continue
    let instead = addDays(one.on, 1)
    while (taken.has(instead) || isWeekend(instead)) instead = addDays(instead, 1)
    taken.add(instead)
    off.push({ ...one, on: instead, how: 'in_lieu' })
  }
  for (const swap of SWAPPED)
    if (partsOf(swap.off).year === year)
      off.push({
        on: swap.off,
        name: { vi: 'Hoán đổi ngày làm việc', en: 'Swapped working day' },
        source: `${CODE_2019}, Điều 112`,
        confidence: 'memory',
        how: 'swapped',
      })
  off.sort((a, b) => compareTexts(a.on, b.on))
  kept.set(year, off)
  return off
}

const kept = new Map<number, DayOff[]>()
