import { useParams, useSearch } from '@tanstack/react-router'
import { useUnit } from '#access/session.tsx'
import { useGo } from '#ui/go.tsx'
import { usePeriod } from '#statistics/period-chooser.tsx'
import type { Span } from './declaration.ts'
import { figureAt } from './figure-address.ts'
import { readFilter, type Filter } from './filter.ts'

/** A figure as the address names it. */
export interface FigureAddress {
  key: string
  unitId: string | null
  span: Span
  filter: Filter
  by: string
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
    const next = { unitId, span, filter, by, ...other }
    const at = { unit: next.unitId ?? undefined, span: next.span, where: next.filter, by: next.by }
    go({ ...figureAt(key, at), replace: other.unitId === undefined })
  }
  return { key, unitId, span, filter, by, setSpan, open }
}
