import type { Day } from '#platform/day.ts'
import type { Refusal } from '#platform/errors.ts'

/** What is known of somebody and of the branch when he is put on its list. */
export interface Listing {
  bornOn: Day
  /** Stands in a unit of the register on the day. */
  isMember: boolean
  /** Already on a list, since when. */
  listedSince: Day | null
  /** Whether the unit exists on the day, and whether it is a branch: it has no units below. */
  unit: { exists: boolean; hasUnitsBelow: boolean }
}

export type SourceRefusal = Refusal &
  (
    | { code: 'day-to-come'; on: Day; today: Day }
    | { code: 'before-birth'; on: Day }
    | { code: 'already-listed'; since: Day }
    | { code: 'is-a-member' }
    | { code: 'unit-not-there'; on: Day }
    | { code: 'not-a-branch' }
    | { code: 'before-listing'; on: Day; since: Day }
    | { code: 'helper-not-official'; on: Day }
    | { code: 'helper-elsewhere'; on: Day }
    | { code: 'helper-already' }
    | { code: 'three-helpers' }
    | { code: 'certificate-number-taken' }
    | { code: 'case-open' }
  )

/** What stands against putting somebody on a branch's list of outstanding people (quần chúng ưu tú) on a day. */
export function refusalsToList(listing: Listing, on: Day, today: Day): SourceRefusal[] {
  const refusals = refusalsToDay(on, today)
  if (on < listing.bornOn) refusals.push({ code: 'before-birth', on })
  if (listing.isMember) refusals.push({ code: 'is-a-member' })
  if (listing.listedSince !== null) refusals.push({ code: 'already-listed', since: listing.listedSince })
  if (!listing.unit.exists) refusals.push({ code: 'unit-not-there', on })
  else if (listing.unit.hasUnitsBelow) refusals.push({ code: 'not-a-branch' })
  return refusals
}

/** What stands against a dated fact of somebody on the list: not in the future, not before the listing. */
export function refusalsToFact(on: Day, since: Day, today: Day): SourceRefusal[] {
  const refusals = refusalsToDay(on, today)
  if (on < since) refusals.push({ code: 'before-listing', on, since })
  return refusals
}

const MOST_HELPERS = 2

/** What stands against a helper (đảng viên giúp đỡ): an official member of the branch, at most two. Source: Điều lệ Đ.4. */
export function refusalsToHelper(
  helper: { officialOn: Day | null; isHere: boolean; isHelper: boolean; helpers: number },
  on: Day,
): SourceRefusal[] {
  const refusals: SourceRefusal[] = []
  const source = 'Điều lệ Đảng, Điều 4'
  if (helper.officialOn === null || helper.officialOn > on)
    refusals.push({ code: 'helper-not-official', on, source })
  if (!helper.isHere) refusals.push({ code: 'helper-elsewhere', on, source })
  if (helper.isHelper) refusals.push({ code: 'helper-already' })
  else if (helper.helpers >= MOST_HELPERS) refusals.push({ code: 'three-helpers' })
  return refusals
}

function refusalsToDay(on: Day, today: Day): SourceRefusal[] {
  return on > today ? [{ code: 'day-to-come', on, today }] : []
}
