/** Order of texts by their characters, as days, codes and sort keys stand; Vietnamese texts have keys of their own. */
export function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0
}
