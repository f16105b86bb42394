export type StatisticsRefusal =
  | { code: 'period-ends-before-it-starts'; from: string; to: string }
  | { code: 'protected-key'; key: string; source: string }

/** What is wrong with a period; empty: nothing. */
export function refusalsToPeriod(from: string, to: string): StatisticsRefusal[] {
  return from <= to ? [] : [{ code: 'period-ends-before-it-starts', from, to }]
}

/**
 * Why a cell of a structure may not be opened to its people: ethnicity and religion are counted, never listed by.
 * Source: Luật 91/2025/QH15 (sensitive data).
 */
export function refusalsToOpen(keys: readonly string[]): StatisticsRefusal[] {
  return keys
    .filter((key) => key === 'ethnicity' || key === 'religion')
    .map((key) => ({ code: 'protected-key', key, source: '91/2025/QH15' }))
}
