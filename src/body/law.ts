import { day, type Day } from '#platform/day.ts'
import type { Confidence } from '#organisation/law.ts'

/** Which organisations a limit of bodies is for (cấp tỉnh, cấp xã, đặc khu). */
export type BodyLevel = 'province' | 'commune' | 'special_zone'

/** How many specialised commissions and offices, and how many public-service units, a committee may have. */
export interface BodyLaw {
  from: Day
  source: string
  confidence: Confidence
  most: Record<BodyLevel, { offices: number; services: number }>
}

export const BODY_LAW: readonly BodyLaw[] = [
  {
    // The numbers are reported; the first day in force is that of the reform, assumed.
    from: day('2025-07-01'),
    source: '299-QĐ/TW',
    confidence: 'verified',
    most: {
      province: { offices: 5, services: 2 },
      commune: { offices: 3, services: 1 },
      special_zone: { offices: 4, services: 1 },
    },
  },
]

/** The level that a unit's limit is for, or null where the text knows none: central blocs, districts, grassroots. */
export function levelOf(unit: { kind: string; type: string | null; name: string }): BodyLevel | null {
  if (unit.type === 'dac_khu' || /^Đảng bộ đặc khu/i.test(unit.name)) return 'special_zone'
  if (unit.kind === 'dang_bo_xa') return 'commune'
  // Central blocs are of the same kind as provinces; only these bear the name of a place.
  if (unit.kind === 'dang_bo_truc_thuoc_tw' && /^Đảng bộ (tỉnh|thành phố) /i.test(unit.name))
    return 'province'
  return null
}
