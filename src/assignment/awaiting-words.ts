import { formatDay, type Day } from '#platform/day.ts'
import { nextWords } from './words.ts'
import type { NextStep } from './next.ts'

type Facts = Record<string, string | number>
type Say = (facts: Facts) => { vi: string; en: string }

/** What to do, with the nudge where there was one. */
function step(next: NextStep): Say {
  return ({ nudgedOn }) => {
    const { vi, en } = nextWords[next]
    if (nudgedOn === undefined) return { vi, en }
    const on = formatDay(nudgedOn as Day)
    return { vi: `${vi} (cấp trên đôn đốc ngày ${on})`, en: `${en} (nudged on ${on})` }
  }
}

/** The sentences of things to do that come from assignments, by code. */
export const awaitingWords: Record<NextStep | 'look', Say> = {
  receive: step('receive'),
  disseminate: step('disseminate'),
  issue_programme: step('issue_programme'),
  report: step('report'),
  redo: step('redo'),
  finish: step('finish'),
  look: ({ count }) => ({
    vi: `Xem báo cáo của ${count} đơn vị`,
    en: `Look at the reports of ${count} units`,
  }),
}
