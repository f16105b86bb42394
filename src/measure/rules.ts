import type { Measure } from './declaration.ts'
import type { Filter, FilterRefusal } from './filter.ts'

export type MeasureRefusal =
  | FilterRefusal
  | { code: 'unknown-measure'; measure: string }
  | { code: 'protected-dimension'; dimension: string; source: string }
  | { code: 'opens-to-nothing'; measure: string }
  | { code: 'too-many-groups'; groups: number; limit: number }

/**
 * Why the facts behind a figure may not be listed one by one: protected dimensions are counted, never listed by.
 * Source: Luật 91/2025/QH15 (sensitive data).
 */
export function refusalsToOpenFigure(measure: Measure, where: Filter): MeasureRefusal[] {
  const nothing: MeasureRefusal[] =
    measure.opensTo === null ? [{ code: 'opens-to-nothing', measure: measure.key }] : []
  const hidden = measure.dimensions
    .filter(({ key, isProtected }) => isProtected && where[key] !== undefined)
    .map(({ key }): MeasureRefusal => ({
      code: 'protected-dimension',
      dimension: key,
      source: '91/2025/QH15',
    }))
  return [...nothing, ...hidden]
}
