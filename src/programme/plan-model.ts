import type { Day } from '#platform/day.ts'
import type { Item } from './api.ts'

/** What rows of a time line are gathered by. */
export type GroupBy = 'month' | 'field' | 'kind'

/** A heading of a time line with its items. */
export interface PlanGroup {
  key: string
  items: Item[]
}

/** Items by the month they are due, their field or their kind; groups in the order of their first item. */
export function groupsOf(items: readonly Item[], by: GroupBy): PlanGroup[] {
  const groups = new Map<string, Item[]>()
  for (const item of items) {
    const key = by === 'month' ? item.dueOn.slice(0, 7) : item[by]
    const known = groups.get(key)
    if (known) known.push(item)
    else groups.set(key, [item])
  }
  const found = [...groups].map(([key, rows]) => ({ key, items: rows }))
  return by === 'month' ? found : found.toSorted((a, b) => (a.key < b.key ? -1 : 1))
}

/** Where a day stands between the first and the last day shown, in percent. */
export function placeOf(on: Day, from: Day, to: Day): number {
  const [a, b] = [Date.parse(from), Date.parse(to) + 86_400_000]
  return Math.min(100, Math.max(0, ((Date.parse(on) - a) / (b - a)) * 100))
}

/** How a bar is drawn: finished well, late, returned or deferred, dropped, or under way. */
export type Tone = 'good' | 'late' | 'warn' | 'off' | 'plain'

export function toneOf({ state, daysLate, submittedOn, carriedOn }: Item): Tone {
  if (state === 'dropped' || carriedOn) return 'off'
  if (state === 'returned' || state === 'deferred') return 'warn'
  if (submittedOn) return 'good'
  return daysLate === null ? 'plain' : 'late'
}

/** First days of the months (of the years, over more than two) between two days. */
export function ticksOf(from: Day, to: Day): Day[] {
  const [first, last] = [Number(from.slice(0, 4)), Number(to.slice(0, 4))]
  const ticks: Day[] = []
  for (let year = first; year <= last; year++)
    for (let month = 1; month <= (last - first > 1 ? 1 : 12); month++) {
      const tick = `${year}-${String(month).padStart(2, '0')}-01` as Day
      if (tick >= from && tick <= to) ticks.push(tick)
    }
  return ticks
}
