import { useParams, useSearch } from '@tanstack/react-router'
import { useUnit } from '#access/session.tsx'
import { useGo, type Destination } from '#ui/go.tsx'
import { usePeriod } from '#statistics/period-chooser.tsx'
import type { Span } from './declaration.ts'
import { readFilter, textOfFilter, type Filter } from './filter.ts'

/** A figure as the address names it. */
export interface FigureAddress {
  key: string
  unitId: string | null
  span: Span
  filter: Filter
  by: string
}

/** Where a figure is opened: `/figures/admissions?unit=…&from=…&to=…&where=sex=nữ`. */
export function figureAt(
  measure: string,
  { unitId, span, filter, by }: { unitId?: string | undefined; span: Span; filter?: Filter; by?: string },
): Destination {
  const where = filter && textOfFilter(filter)
  return {
    to: `/figures/${measure}`,
    search: {
      ...(unitId && { unit: unitId }),
      from: span.from,
      to: span.to,
      where: where === '' ? undefined : where,
      by: by === '' ? undefined : by,
    },
  }
}

/** The figure in the address, and how to open another one of the same measure. */
export function useFigure(): FigureAddress & {
  setSpan: (span: Span) => void
  open: (other: Partial<Omit<FigureAddress, 'key'>>) => void
} {
  const { measure: key = '' } = useParams({ strict: false }) as { measure?: string }
  const { where = '', by = '' } = useSearch({ strict: false }) as { where?: string; by?: string }
  const { id: unitId } = useUnit()
  const [span, setSpan] = usePeriod()
  const go = useGo()
  const read = readFilter(where)
  const filter = 'code' in read && typeof read.code === 'string' ? {} : read
  const open = (other: Partial<Omit<FigureAddress, 'key'>>) => {
    const { unitId: unit, ...rest } = { unitId, span, filter, by, ...other }
    go({ ...figureAt(key, { ...rest, unitId: unit ?? undefined }), replace: other.unitId === undefined })
  }
  return { key, unitId, span, filter, by, setSpan, open }
}
