import { figureAt } from '#measure/figure-address.ts'
import type { Span } from '#measure/declaration.ts'
import { both } from '#measure/filter.ts'
import { addDays } from '#platform/day.ts'
import type { Destination } from '#ui/go.tsx'
import type { Asking } from './declaration.ts'

/** Where the figure that a row and a column ask together is opened; null where neither names a measure. */
export function cellDoor(
  row: Asking,
  column: Asking,
  { unit, span }: { unit: string; span: Span },
): Destination | null {
  const measure = column.measure ?? row.measure
  if (!measure) return null
  const before = addDays(span.from, -1)
  return figureAt(measure, {
    unit,
    span: (column.at ?? row.at) === 'opening' ? { from: before, to: before } : span,
    where: both(row.where ?? {}, column.where ?? {}),
  })
}
