import { AGE_BANDS, SENIORITY_BANDS, latestStartForYears, type Band } from '#statistics/keys.ts'
import { dayOfNumber, numberOf, OPEN } from './day-number.ts'

/** What a member's first days make him on a day of question: looked up by day number. */
export interface CodeTables {
  /** The age band by the day of birth. */
  age: Uint8Array
  /** The tenure of an official member by the day of the admission decision: a seniority band, or `NO_DECISION`. */
  tenure: Uint8Array
}

/** Tenures beside the seniority bands: official without a day of decision, and probationary. */
export const NO_DECISION = SENIORITY_BANDS.length
export const PROBATIONARY = NO_DECISION + 1
export const TENURES = PROBATIONARY + 1
export const AGES = AGE_BANDS.length

const kept = new Map<number, CodeTables>()
const MOST_KEPT = 400

/** The tables of a day of question; the latest few hundred are kept. */
export function codeTablesOf(on: number): CodeTables {
  const known = kept.get(on)
  if (known) return known
  const made = { age: bandsByStart(AGE_BANDS, on), tenure: bandsByStart(SENIORITY_BANDS, on) }
  made.tenure[0] = NO_DECISION
  if (kept.size >= MOST_KEPT) kept.delete(kept.keys().next().value!)
  kept.set(on, made)
  return made
}

function bandsByStart(bands: readonly Band[], on: number): Uint8Array {
  const codes = new Uint8Array(OPEN + 1)
  const day = dayOfNumber(on)
  let end = OPEN
  bands.forEach((band, code) => {
    // Whoever began later than this has not completed the years that the next band asks for.
    const latest = band.below === null ? 0 : numberOf(latestStartForYears(day, band.below))
    codes.fill(code, latest + 1, end + 1)
    end = latest
  })
  codes[0] = bands.length - 1
  return codes
}
