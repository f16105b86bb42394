type Facts = Record<string, string | number>

/** What the inbox says of campaigns and of pairs that units below could not judge, by code. */
export const awaitingWords = {
  campaign: ({ members }: Facts) => ({
    vi: `Bổ sung hồ sơ của ${members} đảng viên`,
    en: `Complete the files of ${members} members`,
  }),
  pair: () => ({
    vi: 'Cấp dưới đề nghị xem hai hồ sơ nghi trùng',
    en: 'Units below ask about two files that may be of one person',
  }),
}
