import { addMonths, type Day } from '#platform/day.ts'
import type { ExpectedField } from './rules.ts'

export type CampaignRefusal =
  | { code: 'due-before-today'; dueOn: Day; today: Day }
  | { code: 'due-too-far'; dueOn: Day; last: Day }

/** Why a campaign cannot be announced today: a day that has passed, or more than two years ahead. */
export function refusalsToAnnounce(dueOn: Day, today: Day): CampaignRefusal[] {
  const last = addMonths(today, 24)
  if (dueOn < today) return [{ code: 'due-before-today', dueOn, today }]
  return dueOn > last ? [{ code: 'due-too-far', dueOn, last }] : []
}

export type EntryRefusal =
  | { code: 'campaign-ended'; endedOn: Day }
  | { code: 'not-asked'; field: ExpectedField }
  | { code: 'filled-meanwhile'; field: ExpectedField }
  | { code: 'value-wrong'; field: ExpectedField; problem: string }
  | { code: 'future-value'; field: ExpectedField; today: Day }

/** Why a line cannot be typed back so: its campaign over, a field it does not ask, a value known by now, a day to come. */
export function refusalsToTyping(
  typed: readonly { rule: ExpectedField; value: string | null }[],
  known: {
    asked: readonly string[]
    missing: readonly string[]
    days: readonly string[]
    endedOn: Day | null
    today: Day
  },
): EntryRefusal[] {
  const { asked, missing, days, endedOn, today } = known
  if (endedOn) return [{ code: 'campaign-ended', endedOn }]
  return typed.flatMap(({ rule, value }): EntryRefusal[] => {
    if (!asked.includes(rule)) return [{ code: 'not-asked', field: rule }]
    if (!missing.includes(rule)) return [{ code: 'filled-meanwhile', field: rule }]
    if (value !== null && days.includes(rule) && value > today)
      return [{ code: 'future-value', field: rule, today }]
    return []
  })
}
