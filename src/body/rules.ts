import type { BodyTotals } from './api.ts'

export const NO_BODIES: BodyTotals = { bodies: 0, internalUnits: 0, quota: 0, present: 0, deputies: 0 }

/** Totals of several kinds or sides added up. */
export function sumOf(totals: readonly BodyTotals[]): BodyTotals {
  return totals.reduce(
    (sum, one) => ({
      bodies: sum.bodies + one.bodies,
      internalUnits: sum.internalUnits + one.internalUnits,
      quota: sum.quota + one.quota,
      present: sum.present + one.present,
      deputies: sum.deputies + one.deputies,
    }),
    NO_BODIES,
  )
}
