/** How many small charts are seen at once. */
export const SERIES_ON_PAGE = 24

export const SERIES_ORDERS = ['name', 'largest', 'smallest', 'rise', 'fall'] as const
/** By name, by the last figure, or by how much the last is above the one before it. */
export type SeriesOrder = (typeof SERIES_ORDERS)[number]

interface Ordered {
  name: string
  values: readonly number[]
}

/** Series in an order; of equal figures those of earlier names first. The names are in their order already. */
export function orderSeries<Series extends Ordered>(
  series: readonly Series[],
  order: SeriesOrder,
): readonly Series[] {
  if (order === 'name') return series
  const last = ({ values }: Ordered) => values.at(-1) ?? 0
  const rise = ({ values }: Ordered) => last({ name: '', values }) - (values.at(-2) ?? 0)
  const by = order === 'largest' || order === 'smallest' ? last : rise
  const sign = order === 'smallest' || order === 'fall' ? 1 : -1
  return series.toSorted((a, b) => sign * (by(a) - by(b)))
}

/** A page of them, from 0, and how many pages there are; a page beyond the last is the last. */
export function pageOfSeries<Series>(series: readonly Series[], page: number) {
  const pages = Math.max(1, Math.ceil(series.length / SERIES_ON_PAGE))
  const first = Math.min(page, pages - 1) * SERIES_ON_PAGE
  return { shown: series.slice(first, first + SERIES_ON_PAGE), first, pages }
}
