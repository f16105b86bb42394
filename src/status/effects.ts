import type { Day } from '#platform/day.ts'
import type { Standing } from './codes.ts'

/** What a status may keep somebody from. */
export const ACTS = ['vote', 'candidacy', 'classification', 'badge', 'transfer', 'resignation'] as const
export type Act = (typeof ACTS)[number]

/** What a status does elsewhere; everybody with one is still a member and counted. */
export interface Effect {
  /** Base of a vote of the members' meeting: in it, out of it, or out of it only when absent. */
  votingBase: 'in' | 'out' | 'out-if-absent'
  /** Dues: as everybody; relief is a decision of its own and never follows from a status. */
  dues: 'pays'
  /** What is not possible while it lasts. */
  bars: readonly Act[]
  source: string
  confidence: 'verified' | 'indirect' | 'memory'
}

const NOTHING = { votingBase: 'in', dues: 'pays', bars: [] } as const

/** The table of effects: what other rooms (votes, classification, dues, badges) ask of a status. */
export const EFFECTS: Record<Standing, Effect> = {
  mien_sinh_hoat: {
    votingBase: 'out-if-absent',
    dues: 'pays',
    bars: ['classification'],
    source: '294-QĐ/TW',
    confidence: 'indirect',
  },
  chuyen_tam_thoi: { ...NOTHING, votingBase: 'out', source: '294-QĐ/TW', confidence: 'indirect' },
  di_lam_an_xa: { ...NOTHING, source: '294-QĐ/TW', confidence: 'memory' },
  o_nuoc_ngoai: { ...NOTHING, source: '86-QĐ/TW', confidence: 'memory' },
  // In the base: absentees for other reasons than these two stay in it.
  dinh_chi: {
    votingBase: 'in',
    dues: 'pays',
    bars: ['vote', 'candidacy', 'classification', 'badge', 'transfer', 'resignation'],
    source: '296-QĐ/TW',
    confidence: 'indirect',
  },
  khien_trach: { ...NOTHING, bars: ['badge'], source: '296-QĐ/TW', confidence: 'memory' },
  canh_cao: { ...NOTHING, bars: ['badge'], source: '296-QĐ/TW', confidence: 'memory' },
  cach_chuc: { ...NOTHING, bars: ['candidacy', 'badge'], source: '296-QĐ/TW', confidence: 'memory' },
}

/** A status or measure that holds from a day until (exclusive) another. */
export interface Held {
  standing: Standing
  from: Day
  until: Day
}

/** Why an act is not possible on a day. */
export interface Bar {
  act: Act
  because: Standing
  /** Exclusive; FOREVER: until it is ended. */
  until: Day
  source: string
}

/** What the statuses that hold on a day keep the member from; rooms with a law of their own (badges) judge further. */
export function barredFrom(held: readonly Held[], on: Day): Bar[] {
  return held
    .filter((one) => one.from <= on && on < one.until)
    .flatMap(({ standing, until }) => {
      const { bars, source } = EFFECTS[standing]
      return bars.map((act) => ({ act, because: standing, until, source }))
    })
}

/** Whether a member counts in the base of a members' vote; `present`: at this meeting. */
export function inVotingBase(held: readonly Held[], on: Day, present: boolean): boolean {
  return held
    .filter((one) => one.from <= on && on < one.until)
    .every(({ standing }) => {
      const { votingBase } = EFFECTS[standing]
      return votingBase === 'in' || (votingBase === 'out-if-absent' && present)
    })
}
