import { FOREVER, addDays, lastDayOf, type Day } from '#platform/day.ts'
import type { Refusal } from '#platform/errors.ts'
import { ROLES_IN, type CommitteeCode, type CommitteeRole } from './codes.ts'

/** A term as recorded or to be recorded; half-open. */
export interface TermPeriod {
  committee: string
  name: string
  from: Day
  until: Day
  extendedUntil: Day | null
}

/** A post held in a unit; half-open, `personId` by any stable key. */
export interface HeldPost {
  personId: string
  committee: string
  role: string
  from: Day
  until: Day
}

export type CommitteeRefusal = Refusal &
  (
    | { code: 'ends-before-it-starts'; from: Day; to: Day }
    | { code: 'terms-overlap'; name: string; from: Day }
    | { code: 'extension-not-later'; to: Day | null }
    | { code: 'unit-not-there'; on: Day }
    | { code: 'role-not-in-committee'; role: string; committee: string }
    | { code: 'already-holds-post'; from: Day }
    | { code: 'secretary-taken'; from: Day }
    | { code: 'no-vacant-seat'; seats: number }
    | { code: 'not-official-member'; on: Day }
    | { code: 'post-ended-already'; to: Day }
  )

/** What stands against a term beside the other terms of the unit; empty: nothing. */
export function refusalsToTerm(term: TermPeriod, others: readonly TermPeriod[]): CommitteeRefusal[] {
  const refusals = endRefusals(term)
  if (term.extendedUntil !== null && term.extendedUntil <= term.until)
    refusals.push({ code: 'extension-not-later', to: lastDayOf(term.until) })
  for (const other of others)
    if (other.committee === term.committee && overlap(wholeOf(term), wholeOf(other)))
      refusals.push({ code: 'terms-overlap', name: other.name, from: other.from })
  return refusals
}

/** What a new post is judged by: the posts of the unit, the seats of the running term, the member's standing. */
export interface PostSituation {
  posts: readonly HeldPost[]
  /** Of the term that runs on the post's first day; null where none is recorded. */
  seats: number | null
  /** People who hold a post in the body on the post's first day. */
  holders: readonly string[]
  officialOn: Day | null
}

/**
 * What stands against a post; empty: nothing. A body has one secretary; only official members hold posts.
 * Source: Điều lệ Đ.3 (probationary members are not elected), Đ.24.
 */
export function refusalsToPost(
  post: HeldPost & { committee: CommitteeCode; role: CommitteeRole },
  { posts, seats, holders, officialOn }: PostSituation,
): CommitteeRefusal[] {
  const refusals = endRefusals(post)
  const { committee, role, personId, from } = post
  if (!ROLES_IN[committee].includes(role)) refusals.push({ code: 'role-not-in-committee', role, committee })
  const meanwhile = posts.filter(
    (one) => one.committee === committee && one.role === role && overlap(one, post),
  )
  const own = meanwhile.find((one) => one.personId === personId)
  if (own) refusals.push({ code: 'already-holds-post', from: own.from })
  const other = meanwhile.find((one) => one.personId !== personId)
  if (other && role === 'bi_thu')
    refusals.push({ code: 'secretary-taken', from: other.from, source: 'Điều lệ Đảng, Điều 24' })
  if (seats !== null && !holders.includes(personId) && holders.length >= seats)
    refusals.push({ code: 'no-vacant-seat', seats })
  if (officialOn === null || from < officialOn)
    refusals.push({ code: 'not-official-member', on: from, source: 'Điều lệ Đảng, Điều 3' })
  return refusals
}

/** What stands against `to` as the last day of a post; empty: nothing. */
export function refusalsToEnd(post: HeldPost, to: Day): CommitteeRefusal[] {
  if (to < post.from) return [{ code: 'ends-before-it-starts', from: post.from, to }]
  if (post.until !== FOREVER && post.until <= addDays(to, 1))
    return [{ code: 'post-ended-already', to: lastDayOf(post.until)! }]
  return []
}

function endRefusals({ from, until }: { from: Day; until: Day }): CommitteeRefusal[] {
  return from < until ? [] : [{ code: 'ends-before-it-starts', from, to: lastDayOf(until)! }]
}

function wholeOf({ from, until, extendedUntil }: TermPeriod) {
  return { from, until: extendedUntil !== null && extendedUntil > until ? extendedUntil : until }
}

function overlap(a: { from: Day; until: Day }, b: { from: Day; until: Day }): boolean {
  return a.from < b.until && b.from < a.until
}
