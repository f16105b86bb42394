import type { About } from './asked.ts'
import type { View } from './views.ts'

/** The address that shows the same dashboard to whoever may see the unit: unit, day, period, arrangement, cards. */
export function shareAddress(
  { unit, period, on }: About,
  { view, cards }: { view: View; cards: string },
): string {
  const search = new URLSearchParams({ unit, on, from: period.from, to: period.to, view })
  if (cards !== '') search.set('cards', cards)
  return `/dashboard?${search}`
}
