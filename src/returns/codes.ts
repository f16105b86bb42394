/** How long a reporting period (kỳ báo cáo) is. */
export const PERIOD_KINDS = ['month', 'quarter', 'half', 'year'] as const
export type PeriodKind = (typeof PERIOD_KINDS)[number]

/** Where a unit stands in the chain of reports; due days differ by it. */
export const LEVELS = ['below', 'grassroots', 'above', 'province', 'central'] as const
export type Level = (typeof LEVELS)[number]

/** What is kept of how far a return is. */
export const STAGES = ['asked', 'draft', 'submitted', 'returned', 'accepted'] as const
export type Stage = (typeof STAGES)[number]

/** How far a return is; `consolidated`: accepted, and in the certified return of the unit above. */
export const STATES = [...STAGES, 'consolidated'] as const
export type State = (typeof STATES)[number]

export const ACTS = ['opened', 'certified', 'returned', 'accepted', 'nudged', 'extended'] as const
export type Act = (typeof ACTS)[number]

/** Lists of the returns of a period. */
export const WHICH = ['missing', 'late', 'submitted', 'returned', 'accepted', 'all'] as const
export type Which = (typeof WHICH)[number]
