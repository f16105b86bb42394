/** Words that are being written, and the version that they were begun over. */
export interface Draft {
  text: string
  over: number
}

const keyOf = (report: string, section: string) => `dangvu report ${report} ${section}`

/** What was typed in this window and not saved yet; null: nothing. */
export function keptDraft(report: string, section: string): Draft | null {
  try {
    const kept = sessionStorage.getItem(keyOf(report, section))
    return kept === null ? null : (JSON.parse(kept) as Draft)
  } catch {
    return null
  }
}

/** Keeps what is typed until it is saved, so that loading the page again loses nothing; null forgets it. */
export function keepDraft(report: string, section: string, draft: Draft | null): void {
  try {
    if (draft === null) sessionStorage.removeItem(keyOf(report, section))
    else sessionStorage.setItem(keyOf(report, section), JSON.stringify(draft))
  } catch {
    // A browser that keeps nothing: the words stand on the page alone.
  }
}
