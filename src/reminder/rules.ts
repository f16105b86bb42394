import { addDays, clockToday, type Day } from '#platform/day.ts'
import type { Refusal } from '#platform/errors.ts'

export const RHYTHMS = ['off', 'daily', 'weekly'] as const
export type Rhythm = (typeof RHYTHMS)[number]

/** When an account wants its letters; hours and days of the week (1 Monday) in Asia/Ho_Chi_Minh. */
export interface Wish {
  rhythm: Rhythm
  hour: number
  weekday: number
  quietFrom: number
  quietUntil: number
}

export type ReminderRefusal = Refusal &
  ({ code: 'hour-is-quiet'; hour: number; from: number; until: number } | { code: 'no-mail-server' })

/** What stands against these wishes; empty: nothing. */
export function refusalsToWish(wish: Wish, hasMailServer: boolean): ReminderRefusal[] {
  if (wish.rhythm === 'off') return []
  const refusals: ReminderRefusal[] = []
  if (!hasMailServer) refusals.push({ code: 'no-mail-server' })
  const { hour, quietFrom: from, quietUntil: until } = wish
  if (isQuiet(hour, from, until)) refusals.push({ code: 'hour-is-quiet', hour, from, until })
  return refusals
}

/** Whether no letter leaves at this hour; `from` equal to `until`: never. */
export function isQuiet(hour: number, from: number, until: number): boolean {
  return from <= until ? from <= hour && hour < until : hour >= from || hour < until
}

/** The hour of the day and the day of the week where the register is used. */
export function localTime(now: Date): { day: Day; hour: number; weekday: number } {
  const day = clockToday(now)
  const hour = Number(
    new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Ho_Chi_Minh', hour: '2-digit', hour12: false }).format(
      now,
    ),
  )
  return { day, hour: hour % 24, weekday: new Date(`${day}T00:00:00Z`).getUTCDay() || 7 }
}

/**
 * Which letter is due now: the day of a daily one, the Monday of a weekly one; null: none. Whoever was not served at his
 * hour, because the server was down, is served later that day or week, outside his quiet hours.
 */
export function slotDue({ rhythm, ...wish }: Wish, now: Date): Day | null {
  const { day, hour, weekday } = localTime(now)
  if (rhythm === 'off' || isQuiet(hour, wish.quietFrom, wish.quietUntil)) return null
  if (rhythm === 'daily') return hour >= wish.hour ? day : null
  const reached = weekday > wish.weekday || (weekday === wish.weekday && hour >= wish.hour)
  return reached ? addDays(day, 1 - weekday) : null
}

/** A letter is tried so often; then it is dead until somebody sends it again. */
export const MOST_ATTEMPTS = 6

/** How long a letter waits after so many failures: 1, 2, 4 … minutes, at most an hour. */
export function waitInMs(attempts: number): number {
  return Math.min(60, 2 ** (attempts - 1)) * 60_000
}
