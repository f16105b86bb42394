import type { Value } from './filter.ts'

/** A dimension as far as the order of its values goes, on either side. */
export interface Ordered {
  values: readonly { value: string }[] | null
  order?: readonly string[] | null
}

/** Where each value of a dimension stands: as declared, then as is usual; other values after these, what is not known last. */
export function rankOf(dimension: Ordered | undefined): (value: Value) => number {
  const known = dimension?.values?.map(({ value }) => value) ?? dimension?.order ?? []
  const places = new Map(known.map((value, at) => [value, at]))
  return (value) => (value === null ? Number.MAX_SAFE_INTEGER : (places.get(value) ?? known.length))
}
