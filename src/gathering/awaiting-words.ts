import { formatDay, type Day } from '#platform/day.ts'

type Facts = Record<string, string | number>

/** The sentences of things to do that come from gatherings, by code. */
export const awaitingWords: Record<string, (facts: Facts) => { vi: string; en: string }> = {
  answer: ({ fromDay }) => ({
    vi: `Trả lời giấy mời (họp ngày ${formatDay(fromDay as Day)})`,
    en: `Answer the invitation (it meets on ${formatDay(fromDay as Day)})`,
  }),
  roll_call: () => ({ vi: 'Báo điểm danh điểm cầu', en: 'Send the roll call of the site' }),
  collect: ({ count }) => ({
    vi: `${count} điểm cầu chưa báo điểm danh`,
    en: `${count} sites have not sent their roll call`,
  }),
  opine: () => ({ vi: 'Góp ý dự thảo báo cáo', en: 'Give opinions on the draft report' }),
}
