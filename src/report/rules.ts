import type { Day } from '#platform/day.ts'
import type { Refusal } from '#platform/errors.ts'
import { MARK_SOURCE, markIn } from '#document/marks.ts'

export type ReportRefusal = Refusal &
  (
    | { code: 'unknown-template'; template: string }
    | { code: 'ends-before-it-starts'; from: Day; to: Day }
    | { code: 'period-to-come'; from: Day }
    | { code: 'unit-not-there'; on: Day }
    | { code: 'organ-not-there' }
    | { code: 'report-there' }
    | { code: 'issued-already' }
    | { code: 'unknown-section'; section: string }
    | { code: 'text-saved-meanwhile'; by: string; at: string }
    | { code: 'classified-mark'; mark: string }
    | { code: 'words-missing'; section: string }
    | { code: 'issued-in-future'; on: Day }
  )

/** What stands against beginning a report. */
export function refusalsToReport(
  { from, to }: { from: Day; to: Day },
  known: {
    today: Day
    template: string
    knowsTemplate: boolean
    unitExists: boolean
    hasOrgan: boolean
    isThere: boolean
  },
): ReportRefusal[] {
  const refusals: ReportRefusal[] = []
  if (!known.knowsTemplate) refusals.push({ code: 'unknown-template', template: known.template })
  if (to < from) refusals.push({ code: 'ends-before-it-starts', from, to })
  if (from > known.today) refusals.push({ code: 'period-to-come', from })
  if (!known.unitExists) refusals.push({ code: 'unit-not-there', on: from })
  else if (!known.hasOrgan) refusals.push({ code: 'organ-not-there' })
  if (known.isThere) refusals.push({ code: 'report-there' })
  return refusals
}

/** What stands against saving the words of a section; `last`: who saved meanwhile, where it was not the one read. */
export function refusalsToText(
  text: string,
  known: {
    isIssued: boolean
    knowsSection: boolean
    section: string
    last: { by: string; at: string } | null
  },
): ReportRefusal[] {
  const refusals: ReportRefusal[] = []
  if (known.isIssued) refusals.push({ code: 'issued-already' })
  if (!known.knowsSection) refusals.push({ code: 'unknown-section', section: known.section })
  if (known.last) refusals.push({ code: 'text-saved-meanwhile', ...known.last })
  const mark = markIn(text)
  if (mark) refusals.push({ code: 'classified-mark', mark, source: MARK_SOURCE })
  return refusals
}

/** What stands against issuing: words that the template needs are missing, or the day is not one for it. */
export function refusalsToIssue(
  on: Day,
  known: { today: Day; isIssued: boolean; missing: readonly string[] },
): ReportRefusal[] {
  const refusals: ReportRefusal[] = []
  if (known.isIssued) refusals.push({ code: 'issued-already' })
  if (on > known.today) refusals.push({ code: 'issued-in-future', on })
  refusals.push(...known.missing.map((section): ReportRefusal => ({ code: 'words-missing', section })))
  return refusals
}
