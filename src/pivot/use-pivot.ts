import { useSearch } from '@tanstack/react-router'
import { readFilter, type Filter } from '#measure/filter.ts'
import { useAsOf } from '#ui/asof.tsx'
import { useAddress, useGo } from '#ui/go.tsx'
import { periodOf, type Period } from '#statistics/period.ts'
import type { Saved } from './api.ts'
import { MOST, type Pivot, type ShareOf } from './rules.ts'

/** What a table asks when nothing is chosen yet: members of each unit directly below, by sex. */
const FIRST: Saved = {
  measures: 'members',
  rows: 'units',
  columns: 'sex',
  where: '',
  step: 'year',
  share: 'none',
  from: null,
  to: null,
}

/** The parts of a table's question that stand in the address. */
export type Asked = Omit<Saved, 'from' | 'to'>

/** The table in the address; what it leaves out is that of the saved one, or of the first. */
export function usePivot(saved: Saved | null): {
  asked: Asked
  pivot: Pivot
  period: Period
  change: (part: Partial<Asked> | Period) => void
} {
  const { on } = useAsOf()
  const search = useSearch({ strict: false }) as Partial<Record<keyof Saved, string>>
  const go = useGo()
  const of = saved ?? FIRST
  const [share] = useAddress<ShareOf>('share', of.share)
  const asked: Asked = {
    measures: search.measures ?? of.measures,
    rows: search.rows ?? of.rows,
    columns: search.columns ?? (search.measures && !saved ? '' : of.columns),
    where: search.where ?? (search.measures && !saved ? '' : of.where),
    step: (search.step as Asked['step'] | undefined) ?? of.step,
    share,
  }
  const period = periodOf(search.from ?? of.from ?? undefined, search.to ?? of.to ?? undefined, on)
  const change = (part: Partial<Asked> | Period) =>
    go({ to: '.', search: { ...search, ...asked, ...part }, replace: true })
  return { asked, pivot: pivotOf(asked), period, change }
}

/** A table's question read from its texts. */
export function pivotOf({ measures, rows, columns, where, step }: Omit<Asked, 'share'>): Pivot {
  const list = (text: string) => (text === '' ? [] : text.split(','))
  const read = readFilter(where)
  return {
    measures: list(measures).slice(0, MOST.measures),
    rows: list(rows).slice(0, MOST.rows),
    columns: list(columns).slice(0, 1),
    where: 'code' in read && typeof read.code === 'string' ? {} : read,
    step,
  }
}
