import type { Refusal } from '#platform/errors.ts'
import type { Vote, VoteGiven } from './declaration.ts'

/** What the register knows of who may vote on a day. */
export interface VoteBase {
  /** Official members; of a committee those who hold its posts. Null: the register does not hold it. */
  all: number | null
  /** On temporary transfer elsewhere: they are not counted. */
  away: number
  /** Exempt from meetings: counted only if they come. */
  exempt: number
}

/**
 * The base of a vote (số phải tính): of a members' meeting all official members, less those on temporary transfer
 * elsewhere, less those exempt who are absent; whoever is absent for another reason stays in. Null: it must be typed.
 * Source: 294-QĐ/TW (indirect).
 */
export function baseOf({ all, away, exempt }: VoteBase, exemptPresent: number): number | null {
  return all === null ? null : all - away - (exempt - exemptPresent)
}

/** Whether so many votes reach the fraction of the base: at least it, or more than it. */
export function isReached({ need }: Vote, { base, inFavour }: Pick<VoteGiven, 'base' | 'inFavour'>): boolean {
  const [have, want] = [inFavour * need.of, base * need.parts]
  return need.strictly ? have > want : have >= want && base > 0
}

/** The fewest votes that reach the fraction. */
export function votesNeeded({ need }: Pick<Vote, 'need'>, base: number): number {
  const exact = (base * need.parts) / need.of
  return need.strictly ? Math.floor(exact) + 1 : Math.ceil(exact)
}

/** Everything against the numbers of a vote. */
export function refusalsToVote(vote: Vote, given: VoteGiven, known: VoteBase): Refusal[] {
  const { source } = vote
  const { base, present, inFavour, against, exemptPresent } = given
  const refusals: Refusal[] = []
  const counted = baseOf(known, exemptPresent)
  if (exemptPresent > known.exempt)
    refusals.push({ code: 'vote-exempt-exceeds', exempt: known.exempt, given: exemptPresent, source })
  if (counted !== null && base !== counted)
    refusals.push({ code: 'vote-base-differs', base, counted, source })
  if (base < 1) refusals.push({ code: 'vote-base-empty', source })
  if (present > base) refusals.push({ code: 'vote-present-exceeds', present, base, source })
  if (inFavour + against > present)
    refusals.push({ code: 'vote-exceeds', votes: inFavour + against, present, source })
  return refusals
}
