import type { Destination } from '#ui/go.tsx'
import type { Span } from './declaration.ts'
import { textOfFilter, type Filter } from './filter.ts'

/**
 * Where a figure is opened: `/figures/admissions?unit=…&from=…&to=…&where=sex=nữ`; `unit` a public id, left out where the
 * address has it, `where` a filter or its text.
 */
export function figureAt(
  measure: string,
  {
    unit,
    span,
    where = '',
    by,
  }: { unit?: string | undefined; span: Span; where?: Filter | string; by?: string },
): Destination {
  const text = typeof where === 'string' ? where : textOfFilter(where)
  return {
    to: `/figures/${measure}`,
    search: {
      ...(unit && { unit }),
      from: span.from,
      to: span.to,
      where: text || undefined,
      by: by || undefined,
    },
  }
}
