import type { DayNumber } from './calendar.ts'
import { disturb } from './disturb.ts'
import { CALLED, inventedPlace, TYPES_OF, type Setting } from './places.ts'
import { apportion, between, pick, type Random } from './random.ts'
import { branchOf, foundUnit, type Branch, type Unit, type UnitLink } from './units.ts'

/** What grows while the tree is planted. */
export interface Growth {
  random: Random
  first: DayNumber
  last: DayNumber
  rhythm: number
  counted: number
  units: Unit[]
  branches: Branch[]
  links: UnitLink[]
  slots: number[]
}

/** A grassroots organisation with its branches; the first branch is never merged, split or handed over. */
export interface Grassroots {
  unit: Unit
  type: string
  branches: { branch: Branch; weight: number }[]
}

/** A district, a bloc or another unit with grassroots organisations below it. */
export interface Area {
  unit: Unit
  grassroots: Grassroots[]
}

/** What is known of an area before it is planted. */
export interface AreaPlan {
  unit: Unit
  setting: Setting
  members: number
  urban: boolean
  place: string
}

/** How many members one slot stands for. */
const MEMBERS_PER_SLOT = 4

/** Plants an area: about one grassroots organisation for a hundred members, half of them with child branches. */
export function growArea(growth: Growth, plan: AreaPlan): Area {
  growth.units.push(plan.unit)
  const count = plan.members < 30 ? 1 : Math.max(2, Math.round(plan.members / 101))
  const committees = plan.members < 30 ? 0 : Math.ceil(count / 2)
  const communes = plan.setting === 'district' && committees > 0 ? Math.max(1, Math.round(count * 0.2)) : 0
  const alone = count - committees
  const left = Math.max(committees * 30, plan.members - alone * 15)
  const weights = Array.from(
    { length: committees },
    (_, index) => (index < communes ? 1.5 : 0.8) + growth.random() * 0.4,
  )
  const sizes = committees > 0 ? apportion(left, weights) : []
  const grassroots = Array.from({ length: count }, (_, index) => {
    const type =
      index < communes ? communeType(growth, plan, index) : pick(growth.random, TYPES_OF[plan.setting])
    return growGrassroots(growth, plan, index + 1, type, sizes[index] ?? 0)
  })
  const area = { unit: plan.unit, grassroots }
  disturb(growth, area)
  return area
}

function communeType(growth: Growth, plan: AreaPlan, index: number): string {
  if (plan.urban) return growth.random() < 0.6 ? 'phuong' : 'xa'
  return index === 0 ? 'thi_tran' : 'xa'
}

/** One grassroots organisation: with branches for its size, or for size 0 a single branch of some fifteen. */
function growGrassroots(
  growth: Growth,
  plan: AreaPlan,
  number: number,
  type: string,
  size: number,
): Grassroots {
  const { random, first } = growth
  const code = `${plan.unit.code}.${String(number).padStart(3, '0')}`
  const place = inventedPlace(random)
  const called = `${pick(random, CALLED[type]!)} ${place}`
  const address =
    type === 'xa' || type === 'phuong' || type === 'thi_tran' ? `${called}, ${plan.place}` : plan.place
  const kind = size > 0 ? 'dang_bo_co_so' : 'chi_bo_co_so'
  const name = `${size > 0 ? 'Đảng bộ' : 'Chi bộ'} ${called}`
  const unit = foundUnit(code, { name, kind, type, superior: plan.unit, from: first })
  growth.units.push(unit)
  if (size === 0)
    return { unit, type, branches: [plant(growth, unit, type, address, between(random, 10, 20))] }
  const count = Math.max(2, Math.round(size / 26))
  const section = count >= 9 && random() < 0.05 ? foundSection(growth, unit, called) : null
  const branches = Array.from({ length: count }, (_, index) => {
    const superior = section && index >= count - 4 ? section : unit
    const branchCode = `${code}.${String(index + 1).padStart(2, '0')}`
    const below = foundUnit(branchCode, {
      name: `Chi bộ ${index + 1}`,
      kind: 'chi_bo_truc_thuoc',
      superior,
      from: first,
    })
    growth.units.push(below)
    return plant(growth, below, type, address, (size / count) * (0.75 + random() * 0.5))
  })
  return { unit, type, branches }
}

function foundSection(growth: Growth, superior: Unit, called: string): Unit {
  const name = `Đảng bộ bộ phận ${called}`
  const unit = foundUnit(`${superior.code}.BP`, {
    name,
    kind: 'dang_bo_bo_phan',
    superior,
    from: growth.first,
  })
  growth.units.push(unit)
  return unit
}

function plant(
  growth: Growth,
  unit: Unit,
  type: string,
  place: string,
  members: number,
): Grassroots['branches'][number] {
  const branch = branchOf(unit, type, place, growth.slots.length)
  const position = growth.branches.push(branch) - 1
  const weight = Math.max(1, Math.round(members / MEMBERS_PER_SLOT))
  for (let slot = 0; slot < weight; slot++) growth.slots.push(position)
  return { branch, weight }
}
