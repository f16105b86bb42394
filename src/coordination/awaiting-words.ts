/** The sentences of things to do that come from coordination plans, by code. */
export const awaitingWords = {
  review: ({ year }: Record<string, string | number>) => ({
    vi: `Sơ kết năm ${year}`,
    en: `Review the year ${year}`,
  }),
}
