import { addMonths, type Day } from '#platform/day.ts'
import type { Refusal } from '#platform/errors.ts'
import type { Bar } from './codes.ts'
import { admissionLawOn } from './law.ts'

/** How somebody left the Party: the ledger's last entry, and whether he has been readmitted before. */
export interface FormerMember {
  /** Category of the ledger by which he left; null: he is a member, or never was one. */
  leftBy: string | null
  leftOn: Day | null
  isMember: boolean
  readmittedOn: Day | null
}

/** What is declared when readmission (kết nạp lại) is asked for. */
export interface Readmission {
  bar: Bar
  /** Of a minor crime: the day on which the record was cleared. */
  clearedOn: Day | null
  /** Of whoever asked to leave: for special hardship of the family. */
  hardship: boolean
}

export type ReturnRefusal = Refusal &
  (
    | { code: 'never-left' }
    | { code: 'left-by-other-way'; category: string }
    | { code: 'outside-too-short'; since: Day; from: Day; months: number }
    | { code: 'record-not-cleared' }
    | { code: 'barred'; bar: Bar }
    | { code: 'asked-to-leave' }
    | { code: 'readmitted-before'; on: Day }
    | { code: 'nothing-to-restore' }
    | { code: 'restored-before-it-was-taken'; on: Day; taken: Day }
  )

/** Ways of leaving after which readmission can be asked for: expelled, removed, at own request. */
const LEFT = ['D2', 'D3', 'D4']
/** Ways of leaving that a decision can have been wrong about: expulsion, removal of the name, annulment. */
const TAKEN = ['D2', 'D3', 'D7']
const CHARTER_3 = 'Điều lệ Đảng, Điều 3'

/**
 * What stands against readmitting a former member on a day, all at once: 36 months outside, 60 after a minor crime's record
 * was cleared; barred for good reasons; once only.
 */
export function refusalsToReadmit(former: FormerMember, asked: Readmission, on: Day): ReturnRefusal[] {
  if (former.leftOn === null || former.leftBy === null || former.isMember) return [{ code: 'never-left' }]
  const { outsideInMonths, source } = admissionLawOn(on)
  const refusals: ReturnRefusal[] = []
  if (!LEFT.includes(former.leftBy))
    refusals.push({ code: 'left-by-other-way', category: former.leftBy, source })
  if (former.leftBy === 'D4' && !asked.hardship) refusals.push({ code: 'asked-to-leave', source })
  if (asked.bar !== 'none' && asked.bar !== 'minor_crime')
    refusals.push({ code: 'barred', bar: asked.bar, source })
  const isCrime = asked.bar === 'minor_crime'
  if (isCrime && asked.clearedOn === null) refusals.push({ code: 'record-not-cleared', source })
  const waits: [Day, number][] = [[former.leftOn, outsideInMonths.usual]]
  if (isCrime && asked.clearedOn !== null) waits.push([asked.clearedOn, outsideInMonths.afterCrime])
  for (const [since, months] of waits) {
    const from = addMonths(since, months)
    if (on < from) refusals.push({ code: 'outside-too-short', since, from, months, source })
  }
  if (former.readmittedOn !== null)
    refusals.push({ code: 'readmitted-before', on: former.readmittedOn, source: CHARTER_3 })
  return refusals
}

/** What stands against restoring a membership (khôi phục đảng tịch) that a decision took, on a day. */
export function refusalsToRestore(former: FormerMember, on: Day): ReturnRefusal[] {
  if (former.isMember || former.leftOn === null || former.leftBy === null)
    return [{ code: 'nothing-to-restore' }]
  if (!TAKEN.includes(former.leftBy)) return [{ code: 'left-by-other-way', category: former.leftBy }]
  return on < former.leftOn ? [{ code: 'restored-before-it-was-taken', on, taken: former.leftOn }] : []
}
