import { addMonths, monthsBetween, type Day } from '#platform/day.ts'
import type { Refusal } from '#platform/errors.ts'
import { BARRING, badgeLawOn, baseSalaryOn, isRoundDay, levelsOn, type Barring, type Ground } from './law.ts'

/** What the rules know of one member, as of a round's day. */
export interface Candidate {
  /** From when seniority counts; readmitted members: later by the days outside. Null: not known. */
  start: Day | null
  officialOn: Day | null
  /** A member on the day; `diedOn` when death ended it. */
  isMember: boolean
  diedOn: Day | null
  /** The highest level held on the day, in years. */
  held: number | null
  /** Disciplinary decisions: the measure and its day. */
  discipline: readonly { form: string; on: Day }[]
}

export type BadgeRefusal = Refusal &
  (
    | { code: 'badge-start-unknown'; person: number }
    | { code: 'badge-not-member'; person: number; on: Day }
    | { code: 'badge-not-official'; person: number; on: Day }
    | { code: 'badge-not-dead'; person: number }
    | { code: 'badge-not-reached'; person: number; months: number; next: number }
    | { code: 'badge-held'; person: number; held: number }
    | { code: 'badge-barred'; person: number; until: Day }
    | { code: 'badge-early-unknown'; on: Day }
    | { code: 'badge-evidence-missing' }
    | { code: 'badge-not-round'; on: Day }
    | { code: 'badge-nobody' }
  )

/** What stands for somebody on a round: the level that would be given, or why none. */
export interface Standing {
  /** The highest level that could be given then; null: none. */
  level: number | null
  months: number | null
  refusals: BadgeRefusal[]
}

/** How many months before its years are complete a level can be given. */
export function monthsEarly(ground: Ground, level: number, on: Day): number {
  const law = badgeLawOn(on)
  if (ground === 'illness') return level >= 70 ? law.earlyInMonths.from70 : law.earlyInMonths.below70
  return ground === 'posthumous' ? law.posthumousInMonths : 0
}

/** The highest level that seniority reaches on a day, with what the ground allows early; null: none. */
export function levelReached(start: Day, on: Day, ground: Ground): number | null {
  const found = levelsOn(on).find(
    ({ years }) => monthsBetween(start, on) >= years * 12 - monthsEarly(ground, years, on),
  )
  return found?.years ?? null
}

/** The day until which nothing is given because of discipline, exclusive; null: no bar on the day. */
export function barredUntil(discipline: Candidate['discipline'], on: Day): Day | null {
  const { barInMonths } = badgeLawOn(on)
  const ends = discipline
    .filter((one) => one.on <= on && (BARRING as readonly string[]).includes(one.form))
    .map((one) => addMonths(one.on, barInMonths[one.form as Barring]))
    .filter((until) => until > on)
  return ends.toSorted().at(-1) ?? null
}

/**
 * What can be given to somebody on a round's day, and everything against it. A level below one that is held is not given.
 * `person` is his place in the list: refusals name nobody.
 */
export function standingOf(candidate: Candidate, on: Day, ground: Ground, person = 1): Standing {
  const { source } = badgeLawOn(on)
  const refusals: BadgeRefusal[] = []
  const add = (refusal: BadgeRefusal) => refusals.push({ ...refusal, source })
  const { start, officialOn, held, diedOn } = candidate
  if (ground === 'posthumous') {
    if (diedOn === null || diedOn > on) add({ code: 'badge-not-dead', person })
  } else if (!candidate.isMember) add({ code: 'badge-not-member', person, on })
  if (officialOn === null || officialOn > on) add({ code: 'badge-not-official', person, on })
  const until = barredUntil(candidate.discipline, on)
  if (until !== null) add({ code: 'badge-barred', person, until })
  if (start === null) {
    add({ code: 'badge-start-unknown', person })
    return { level: null, months: null, refusals }
  }
  // Seniority ends with death.
  const upTo = ground === 'posthumous' && diedOn !== null && diedOn < on ? diedOn : on
  const level = levelReached(start, upTo, ground)
  const months = Math.max(0, monthsBetween(start, upTo))
  if (level === null) add({ code: 'badge-not-reached', person, months, next: nextLevel(months, on) })
  else if (held !== null && held >= level) add({ code: 'badge-held', person, held })
  return { level, months, refusals }
}

function nextLevel(months: number, on: Day): number {
  return levelsOn(on).findLast(({ years }) => years * 12 > months)?.years ?? 0
}

/** What stands against a list as a whole, and against everybody on it. */
export function refusalsToList(
  candidates: readonly Candidate[],
  list: { roundOn: Day; ground: Ground; evidence: string | null; reason: string | null },
): BadgeRefusal[] {
  const { roundOn, ground } = list
  const { source, posthumousInMonths } = badgeLawOn(roundOn)
  const refusals: BadgeRefusal[] = []
  if (candidates.length === 0) refusals.push({ code: 'badge-nobody' })
  if (ground === 'posthumous' && posthumousInMonths === 0)
    refusals.push({ code: 'badge-early-unknown', on: roundOn, source })
  if (ground !== 'full' && !list.evidence) refusals.push({ code: 'badge-evidence-missing', source })
  if (!isRoundDay(roundOn) && !list.reason) refusals.push({ code: 'badge-not-round', on: roundOn, source })
  candidates.forEach((one, index) => refusals.push(...standingOf(one, roundOn, ground, index + 1).refusals))
  return refusals
}

/** The bonus of a level in đồng: a multiple in tenths of the base salary of the round's day; null: not known. */
export function bonusOf(level: number, on: Day, tenths: ReadonlyMap<number, number>): bigint | null {
  const base = baseSalaryOn(on)
  const multiple = tenths.get(level)
  return base && multiple !== undefined ? (BigInt(base.vnd) * BigInt(multiple)) / 10n : null
}
