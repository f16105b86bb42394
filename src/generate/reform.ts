import { day } from '#platform/day.ts'
import type { Area, Growth } from './area.ts'
import { numberOf, type DayNumber } from './calendar.ts'
import { REFORM } from './disturb.ts'
import { type Province } from './provinces.ts'
import { changeUnit, endUnit, foundUnit, presentState, type Unit, type UnitLink } from './units.ts'

/** A province with what stands below it before the reform. */
export interface ProvinceUnits {
  province: Province
  unit: Unit
  districts: Area[]
  bloc: Area | null
}

/** A central body with the units that hold its grassroots organisations, itself where there is nothing between. */
export interface Central {
  unit: Unit
  areas: Area[]
}

const ABROAD_ENDS = numberOf(day('2021-07-01'))
const DECISION = '294-QĐ/TW'
const INTERMEDIATE = 'dang_bo_cap_tren_co_so'

/**
 * The reform of 1 July 2025: provinces merge, districts and blocs end, communes stand under the province. Simplified:
 * every commune goes on as it was, and the central blocs end on the same day (they ended earlier that year).
 */
export function reform(
  growth: Growth,
  root: Unit,
  provinces: readonly ProvinceUnits[],
  bodies: readonly Central[],
): void {
  if (growth.last >= ABROAD_ENDS) closeAbroad(growth, root, bodies)
  if (growth.last < REFORM) return
  const byCode = new Map(provinces.map(({ unit }) => [unit.code, unit]))
  const bodiesOf = new Map(provinces.map(({ province }) => [province.successor, null as [Unit, Unit] | null]))
  for (const one of provinces) {
    const successor = byCode.get(one.province.successor)!
    if (successor !== one.unit) end(growth, one.unit, successor, 'absorb')
    const bodies = bodiesOf.get(successor.code) ?? provinceBodies(growth, successor, one.province)
    bodiesOf.set(successor.code, bodies)
    for (const district of one.districts) closeDistrict(growth, district, successor)
    if (one.bloc) closeBloc(growth, one.bloc.unit, one.bloc, bodies)
  }
  closeCentral(growth, root, bodies)
}

/** The two organisations above grassroots that took in provincial offices and firms. */
function provinceBodies(growth: Growth, superior: Unit, province: Province): [Unit, Unit] {
  const name = presentState(superior).name.replace('Đảng bộ ', '')
  const kind = INTERMEDIATE
  const make = (code: string, called: string) =>
    foundUnit(`${province.successor}.${code}`, {
      name: called,
      kind,
      superior,
      from: REFORM,
      decision: DECISION,
    })
  const bodies: [Unit, Unit] = [
    make('CQD', `Đảng bộ các cơ quan Đảng ${name}`),
    make('UBND', `Đảng bộ Ủy ban nhân dân ${name}`),
  ]
  growth.units.push(...bodies)
  return bodies
}

function closeDistrict(growth: Growth, district: Area, province: Unit): void {
  end(growth, district.unit, province, 'dissolve')
  const communes = standing(district).filter(({ type }) => ['xa', 'phuong', 'thi_tran'].includes(type))
  standing(district).forEach(({ unit, type }, index) => {
    if (type === 'xa' || type === 'phuong' || type === 'thi_tran') {
      const today = type === 'thi_tran' ? 'xa' : type
      changeUnit(unit, REFORM, { superior: province, kind: 'dang_bo_xa', type: today, decision: DECISION })
    } else {
      const superior = communes[index % communes.length]?.unit ?? province
      changeUnit(unit, REFORM, { superior, decision: DECISION })
    }
  })
}

function closeBloc(growth: Growth, unit: Unit, area: Area, successors: readonly Unit[]): void {
  for (const successor of successors) end(growth, unit, successor, 'split')
  standing(area).forEach((one, index) => {
    changeUnit(one.unit, REFORM, { superior: successors[index % successors.length]!, decision: DECISION })
  })
}

/** Grassroots organisations that exist on the day before the reform. */
function standing(area: Area): Area['grassroots'] {
  return area.grassroots.filter(({ unit }) => presentState(unit).until > REFORM)
}

/** The overseas organisation was merged with that of the foreign ministry in 2021. */
function closeAbroad(growth: Growth, root: Unit, bodies: readonly Central[]): void {
  const abroad = bodies.find(({ unit }) => unit.code === 'NGOAINUOC')
  if (!abroad) return
  const name = 'Đảng bộ Bộ Ngoại giao'
  const ministry = foundUnit('BONGOAIGIAO', {
    name,
    kind: 'dang_bo_truc_thuoc_tw',
    superior: root,
    from: ABROAD_ENDS,
  })
  growth.units.push(ministry)
  moveBelow(abroad, ministry, ABROAD_ENDS)
  endUnit(abroad.unit, ABROAD_ENDS)
  growth.links.push({
    predecessor: abroad.unit,
    successor: ministry,
    day: ABROAD_ENDS,
    act: 'absorb',
    decision: '',
  })
  abroad.unit = ministry
}

function closeCentral(growth: Growth, root: Unit, bodies: readonly Central[]): void {
  const make = (code: string, name: string) => {
    const unit = foundUnit(code, {
      name,
      kind: 'dang_bo_truc_thuoc_tw',
      superior: root,
      from: REFORM,
      decision: DECISION,
    })
    growth.units.push(unit)
    return unit
  }
  const party = make('CACCOQUANDANGTW', 'Đảng bộ các cơ quan Đảng Trung ương')
  const government = make('CHINHPHU', 'Đảng bộ Chính phủ')
  const assembly = make('QUOCHOI', 'Đảng bộ Quốc hội')
  for (const body of bodies) {
    if (body.unit.code === 'BONGOAIGIAO')
      changeUnit(body.unit, REFORM, { superior: government, kind: INTERMEDIATE })
    const heirs =
      body.unit.code === 'KHOICQTW' ? [party, assembly] : body.unit.code === 'KHOIDNTW' ? [government] : []
    heirs.forEach((heir) => end(growth, body.unit, heir, heirs.length > 1 ? 'split' : 'absorb'))
    heirs.forEach((heir, at) => moveBelow(body, heir, REFORM, (index) => index % heirs.length === at))
  }
}

/** Puts what stands directly below a central body under another. */
function moveBelow(body: Central, superior: Unit, on: DayNumber, which = (_index: number) => true): void {
  const below = body.areas.flatMap((area) =>
    area.unit === body.unit ? area.grassroots.map(({ unit }) => unit) : [area.unit],
  )
  below.forEach((unit, index) => {
    const state = presentState(unit)
    if (which(index) && state.until > on) changeUnit(unit, on, { superior })
  })
}

function end(growth: Growth, unit: Unit, successor: Unit, act: UnitLink['act']): void {
  endUnit(unit, REFORM)
  growth.links.push({ predecessor: unit, successor, day: REFORM, act, decision: DECISION })
}
