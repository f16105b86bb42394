import { textOfFilter, type Filter } from '#measure/filter.ts'
import type { Destination } from '#ui/go.tsx'
import type { Stretch } from './steps.ts'

/** Where a figure opens to: its definition, its day, what stands behind it. */
export function figureDoor(
  measure: string,
  { unit, span, where = {} }: { unit: string; span: Stretch; where?: Filter },
): Destination {
  const text = textOfFilter(where)
  return {
    to: `/figures/${measure}`,
    search: { unit, from: span.from, to: span.to, where: text === '' ? undefined : text },
  }
}
