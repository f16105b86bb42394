type Facts = Record<string, string | number>

/** The sentences of things to do that come from work programmes, by code. */
export const awaitingWords: Record<'item-due', (facts: Facts) => { vi: string; en: string }> = {
  'item-due': ({ code }) => ({
    vi: `Trình nội dung ${code} của chương trình công tác`,
    en: `Submit item ${code} of the work programme`,
  }),
}
