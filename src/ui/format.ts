import { dayOf, daysInMonth, formatDay, isDay, type Day } from '#platform/day.ts'

const MINUS = '\u2212'
const NOTHING = '–'

/** `8.642`, in both languages; null is a dash. */
export function formatNumber(value: number | null | undefined): string {
  if (value === null || value === undefined) return NOTHING
  return value < 0 ? MINUS + grouped(-value) : grouped(value)
}

/** `+241`, `−3` or `0`: a change. */
export function formatChange(value: number): string {
  return value > 0 ? `+${grouped(value)}` : formatNumber(value)
}

/** `92,3%` of a share between 0 and 1; `digits` after the comma, one unless told. */
export function formatShare(share: number | null | undefined, digits = 1): string {
  if (share === null || share === undefined || !Number.isFinite(share)) return NOTHING
  return `${(share * 100).toFixed(digits).replace('.', ',').replace('-', MINUS)}%`
}

/** `27/10/2022`; null is a dash. */
export function formatMaybeDay(on: Day | null | undefined): string {
  return on ? formatDay(on) : NOTHING
}

/** `27/10/2022`, `10/2022` or `2022`, as exactly as the birth is known. */
export function formatBirth(on: Day, precision: 'day' | 'month' | 'year'): string {
  return formatDay(on).slice({ day: 0, month: 3, year: 6 }[precision])
}

/** `27/10/2022 14:05` in Asia/Ho_Chi_Minh, of an instant in ISO text; null is a dash. */
export function formatInstant(instant: string | null | undefined): string {
  if (!instant) return NOTHING
  const parts = INSTANT.formatToParts(new Date(instant))
  const part = (type: string) => parts.find((one) => one.type === type)?.value ?? ''
  return `${part('day')}/${part('month')}/${part('year')} ${part('hour')}:${part('minute')}`
}

/** The day written `27/10/2022` (also `27-10-2022`, `27.10.2022`, `2022-10-27`); null when there is no such day. */
export function parseDay(text: string): Day | null {
  const trimmed = text.trim()
  if (isDay(trimmed)) return trimmed
  const match = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(trimmed)
  return match ? existing(Number(match[3]), Number(match[2]), Number(match[1])) : null
}

/** A birth written `27/10/1990`, `10/1990` or `1990`; a missing part counts as the first. Null when impossible. */
export function parseBirth(text: string): { on: Day; precision: 'day' | 'month' | 'year' } | null {
  const whole = parseDay(text)
  if (whole) return { on: whole, precision: 'day' }
  const match = /^(?:(\d{1,2})[/.-])?(\d{4})$/.exec(text.trim())
  if (!match) return null
  const on = existing(Number(match[2]), Number(match[1] ?? 1), 1)
  return on && { on, precision: match[1] ? 'month' : 'year' }
}

/** Letters without marks in lower case: what people type when they search (`dang bo` finds `Đảng bộ`). */
export function folded(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').replace(/[đĐ]/g, 'd').toLowerCase()
}

const NUMBER = new Intl.NumberFormat('de-DE', { maximumFractionDigits: 2 })
const INSTANT = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Asia/Ho_Chi_Minh',
  day: '2-digit',
  month: '2-digit',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
})

function grouped(value: number): string {
  return NUMBER.format(value)
}

function existing(year: number, month: number, date: number): Day | null {
  if (year < 1800 || year > 2999 || month < 1 || month > 12 || date < 1) return null
  return date <= daysInMonth(year, month) ? dayOf(year, month, date) : null
}
