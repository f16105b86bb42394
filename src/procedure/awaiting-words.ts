type Facts = Record<string, string | number>

/** The sentences of things to do that come from cases: the name of the step, as the room declared it. */
export const awaitingWords: Record<string, (facts: Facts) => { vi: string; en: string }> = {
  act: ({ vi, en }) => ({ vi: String(vi), en: String(en) }),
}
