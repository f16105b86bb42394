type Facts = Record<string, string | number>

/** The sentences of things to do that fall due of members by the calendar, by code. */
export const awaitingWords = {
  recognition: () => ({
    vi: 'Hết 12 tháng dự bị: xét công nhận đảng viên chính thức',
    en: 'Twelve months of probation end: decide on the recognition',
  }),
  badge: ({ level }: Facts) => ({
    vi: `Đủ ${level} năm tuổi đảng: xét tặng Huy hiệu Đảng`,
    en: `${level} years of seniority: propose the party badge`,
  }),
  retirement: () => ({
    vi: 'Đến tuổi nghỉ hưu: rà soát nơi sinh hoạt đảng',
    en: 'Reaches the age of retirement: see where he will belong',
  }),
}
