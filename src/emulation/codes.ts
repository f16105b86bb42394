/** An emulation round (đợt thi đua) or a press prize (giải báo chí), such as Búa liềm vàng and a unit's own. */
export const KINDS = ['emulation', 'press_prize'] as const
export type Kind = (typeof KINDS)[number]

/** What an entry is given; emulation commends units, a prize commends works. */
export const PRIZES = [
  'special',
  'first',
  'second',
  'third',
  'encouragement',
  'flag',
  'certificate',
  'commended',
] as const
export type Prize = (typeof PRIZES)[number]
