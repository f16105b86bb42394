import { formatDay, type Day } from '#platform/day.ts'

type Say = (facts: Record<string, string | number>) => { vi: string; en: string }

/** What waits in the inbox about proposals, by code. */
export const proposalInboxWords: Record<'give-answer' | 'read-answer', Say> = {
  'give-answer': ({ since }) => ({
    vi: `Trả lời hoặc chuyển tiếp kiến nghị (gửi đến ngày ${formatDay(since as Day)})`,
    en: `Answer the proposal or pass it on (came on ${formatDay(since as Day)})`,
  }),
  'read-answer': ({ since }) => ({
    vi: `Xem câu trả lời ngày ${formatDay(since as Day)} và kết thúc`,
    en: `Read the answer of ${formatDay(since as Day)} and close it`,
  }),
}
