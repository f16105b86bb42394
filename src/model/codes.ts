/** A new model (mô hình mới, cách làm hay), or a pilot (thí điểm) that has a period and a text that allows it. */
export const KINDS = ['model', 'pilot'] as const
export type Kind = (typeof KINDS)[number]

/** Acts on a model: evaluated, spread by decision, adopted by a unit, ended. */
export const ACTS = ['evaluated', 'spread', 'adopted', 'ended'] as const
export type Act = (typeof ACTS)[number]

/** How far a model is. */
export const STATES = ['running', 'evaluated', 'spread', 'ended'] as const
export type State = (typeof STATES)[number]

/** What an evaluation finds. */
export const OUTCOMES = ['effective', 'partly', 'not_effective'] as const
export type Outcome = (typeof OUTCOMES)[number]

export const MOST = { aims: 20, results: 500, acts: 200, adopters: 500, months: 600 } as const
