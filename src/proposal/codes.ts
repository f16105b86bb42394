/** What comes from below: a proposal (kiến nghị, đề xuất) or a matter that blocks work (vướng mắc). */
export const KINDS = ['proposal', 'matter'] as const
export type Kind = (typeof KINDS)[number]

/** The stages of a proposal, each reached by a dated act. */
export const STAGES = [
  'raised',
  'consolidated',
  'sent',
  'acknowledged',
  'transferred',
  'answered',
  'not_accepted',
  'closed',
] as const
export type Stage = (typeof STAGES)[number]

/** Stages in which an answer is still owed. */
export const OPEN_STAGES: readonly Stage[] = ['raised', 'consolidated', 'sent', 'acknowledged', 'transferred']

/** Acts that follow the first one; consolidation is an act over several at once. */
export const ACTS = ['sent', 'acknowledged', 'transferred', 'answered', 'not_accepted', 'closed'] as const
export type Act = (typeof ACTS)[number]

/** What may follow a stage. */
export const FOLLOWING: Record<Stage, readonly Stage[]> = {
  raised: ['consolidated', 'sent'],
  consolidated: ['consolidated', 'sent'],
  sent: ['consolidated', 'acknowledged', 'transferred', 'answered', 'not_accepted'],
  acknowledged: ['consolidated', 'transferred', 'answered', 'not_accepted'],
  transferred: ['consolidated', 'acknowledged', 'transferred', 'answered', 'not_accepted'],
  answered: ['closed'],
  not_accepted: ['closed'],
  closed: [],
}

/** Who does what: the unit that keeps it, or the one with which it stands. */
export const DONE_BY: Record<Act, 'keeper' | 'holder'> = {
  sent: 'keeper',
  acknowledged: 'holder',
  transferred: 'holder',
  answered: 'holder',
  not_accepted: 'holder',
  closed: 'keeper',
}

/** The share of answers is asked for within so many days unless said otherwise. Our choice; no text sets one. */
export const ANSWER_DAYS = 60

/** The most members that a group has, and the most like ones that are offered. */
export const MOST = { members: 500, like: 50, acts: 200, fields: 100, addressees: 300 } as const
