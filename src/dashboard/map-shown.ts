import type { ProvinceFigure, ProvinceMap } from './api.ts'

/** A province with what is shown of it: its figure as it is, or per thousand members. */
export interface ShownProvince extends ProvinceFigure {
  shown: number | null
}

/** The figures to show, to one decimal per thousand; null where there is no unit, or no member to count by. */
export function shownProvinces({ provinces, per }: Pick<ProvinceMap, 'provinces' | 'per'>): ShownProvince[] {
  return provinces.map((one) => ({ ...one, shown: per === 'none' ? one.value : rateOf(one) }))
}

function rateOf({ value, members }: ProvinceFigure): number | null {
  if (value === null || !members) return null
  return Math.round((value / members) * 10_000) / 10
}

/** Which of five tones each of fewer classes has, so that the ends are always as far apart as they can be. */
export function toneOf(at: number, classes: number): number {
  if (classes <= 1) return 2
  return Math.round((at * 4) / (classes - 1))
}
