type Facts = Record<string, string | number>

/** The sentences of things to do that come from training, by code. */
export const awaitingWords = {
  nomination: ({ people, unit }: Facts) => ({
    vi: `Trả lời ${people} người ${unit} cử đi học`,
    en: `Answer ${people} nominated by ${unit}`,
  }),
  results: ({ people }: Facts) => ({
    vi: `Ghi kết quả của ${people} học viên`,
    en: `Record the results of ${people} learners`,
  }),
  probation: ({ people }: Facts) => ({
    vi: `${people} đảng viên dự bị sắp hết hạn chưa học lớp đảng viên mới`,
    en: `${people} probationers near the end without the new members’ class`,
  }),
}
