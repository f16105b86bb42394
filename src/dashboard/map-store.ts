import type { Counter } from '#measure/count.ts'
import type { Measure, Span } from '#measure/declaration.ts'
import type { Filter } from '#measure/filter.ts'
import type { Db } from '#platform/db.ts'
import type { UnitRef } from '#statistics/balance.ts'
import { BORDERS_FROM, PROVINCES, provinceOf } from './provinces.ts'

/** A unit with its figure. */
export interface UnitFigure {
  unit: UnitRef
  value: number
}

/** The figures of a province of today. */
export interface PlacedFigure {
  code: string
  name: string
  value: number | null
  members: number | null
  units: UnitFigure[]
}

/** What is put on the map: a measure of the units directly below one, and where asked their members. */
export interface MapAsked {
  unit: UnitRef
  below: readonly UnitRef[]
  span: Span
  where: Filter
  members: Measure | null
}

/** A measure of the provinces of today: of each, the units directly below that lie there by their name, added up. */
export async function countMap(
  db: Db,
  measure: Measure,
  { unit, below, span, where, members }: MapAsked,
  counter: Counter,
): Promise<{ whole: number; former: boolean; provinces: PlacedFigure[]; others: UnitFigure[] }> {
  const count = async (one: Measure, filter: Filter) => {
    const units = [unit, ...below].map(({ id }) => id)
    const groups = await counter(db, one, { units, span, by: [], where: filter })
    return new Map(groups.map((group) => [group.unit, group.count]))
  }
  // Where nobody below is a province's there is no map to count for.
  const isMap = below.some((one) => provinceOf(one.name) !== null)
  const figures = isMap ? await count(measure, where) : new Map<string, number>()
  const heads = members === null || !isMap ? null : await count(members, {})
  const placed = below.map((one) => ({
    unit: one,
    value: figures.get(one.id) ?? 0,
    place: provinceOf(one.name),
  }))
  const provinces = PROVINCES.map(({ code, name }) => {
    const inside = placed.filter(({ place }) => place?.code === code)
    return {
      code,
      name,
      value: inside.length === 0 ? null : sum(inside.map(({ value }) => value)),
      members:
        heads === null || inside.length === 0 ? null : sum(inside.map((one) => heads.get(one.unit.id) ?? 0)),
      units: inside.map(({ unit, value }) => ({ unit, value })),
    }
  })
  return {
    whole: figures.get(unit.id) ?? 0,
    former: (measure.time === 'day' ? span.to : span.from) < BORDERS_FROM,
    provinces,
    others: !isMap
      ? []
      : placed.filter(({ place }) => place === null).map(({ unit, value }) => ({ unit, value })),
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
