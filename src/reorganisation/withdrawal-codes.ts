import type { Refusal } from '#platform/errors.ts'
import type { Day } from '#platform/day.ts'

/** A later fact that rests on an act: of which unit, from which day, how many of them. */
export type WithdrawalRefusal = Refusal & {
  code:
    | 'state-changed-since'
    | 'state-since'
    | 'subordinate-since'
    | 'movement-changed-since'
    | 'movement-since'
    | 'committee-changed-since'
    | 'committee-since'
    | 'record-since'
    | 'role-since'
    | 'unit-ended-since'
  unit: string
  name: string
  on: Day
  count: number
}
