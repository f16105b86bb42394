/** Where a value axis leaves out a stretch above zero: up to `end`; null when it runs from zero unbroken. */
export function breakOf(values: readonly number[]): number | null {
  const [low, high] = [Math.min(...values), Math.max(...values)]
  if (values.length === 0 || low <= 0 || high - low >= 0.4 * high) return null
  const step = roundStep((high - low) / 3 || high / 10)
  const end = Math.floor((low - step * 0.4) / step) * step
  return end > 0.3 * high ? end : null
}

/** One, two or five times a power of ten, at least so large. */
export function roundStep(least: number): number {
  const power = 10 ** Math.floor(Math.log10(least))
  return [1, 2, 5, 10].map((times) => times * power).find((step) => step >= least)!
}
