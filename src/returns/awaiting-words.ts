import { formatDay, type Day } from '#platform/day.ts'

type Say = (facts: Record<string, string | number>) => { vi: string; en: string }

/** What to do, with the cut-off and the reminder where there was one. */
function step(vi: string, en: string): Say {
  return ({ cutOffOn, nudgedOn }) => {
    const cutOff = formatDay(cutOffOn as Day)
    const nudged = nudgedOn === undefined ? null : formatDay(nudgedOn as Day)
    return {
      vi: `${vi} (chốt số liệu ${cutOff}${nudged ? `; cấp trên đôn đốc ngày ${nudged}` : ''})`,
      en: `${en} (cut-off ${cutOff}${nudged ? `; reminded on ${nudged}` : ''})`,
    }
  }
}

/** The sentences of things to do that come from returns, by code. */
export const awaitingWords: Record<'open' | 'certify' | 'redo' | 'look', Say> = {
  open: step('Mở và ký báo cáo', 'Open and certify the return'),
  certify: step('Kiểm tra và ký báo cáo', 'Check and certify the return'),
  redo: step('Sửa báo cáo bị trả lại', 'Mend the return that was sent back'),
  look: ({ count }) => ({
    vi: `Xem báo cáo của ${count} đơn vị`,
    en: `Look at the returns of ${count} units`,
  }),
}
