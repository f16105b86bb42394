/** The ends of a case; `withdrawn` and `expired` are reached from any step without being declared. */
export const ENDS = ['done', 'rejected', 'withdrawn', 'expired', 'cancelled'] as const
export type End = (typeof ENDS)[number]

/**
 * Who acts, relative to the case's home unit on the day (after a reorganisation: its successor's line): the branch
 * itself, the department above it if any, the grassroots organisation (the branch itself where it is one), the unit
 * immediately above that, the committee directly under the centre; who opened it; the second party and its line.
 */
export const ACTING_UNITS = [
  'branch',
  'department',
  'grassroots',
  'superior',
  'province',
  'opener',
  'second',
  'second_grassroots',
  'second_superior',
  'second_province',
] as const
export type ActingUnit = (typeof ACTING_UNITS)[number]

/** Which part of the unit: members' meeting, committee, standing committee, organisation commission, or a person. */
export const CASE_ORGANS = ['members', 'committee', 'standing', 'commission', 'person'] as const
export type CaseOrgan = (typeof CASE_ORGANS)[number]

/** What can be done with a case: a step of its table, or one of the acts that every procedure knows. */
export const CASE_ACTS = [
  'opened',
  'step',
  'returned',
  'extended',
  'suspended',
  'resumed',
  'withdrawn',
  'expired',
] as const
export type CaseAct = (typeof CASE_ACTS)[number]
