/** The sentences of things to do that come from terms of committees, by code. */
export const awaitingWords = {
  term: () => ({ vi: 'Hết nhiệm kỳ: chuẩn bị đại hội', en: 'The term ends: prepare the congress' }),
  branch: () => ({
    vi: 'Hết nhiệm kỳ chi bộ: chuẩn bị đại hội chi bộ',
    en: 'The branch’s term ends: prepare its congress',
  }),
}
