import { day } from '#platform/day.ts'
import { growArea, type Area, type Growth } from './area.ts'
import { newYear, numberOf, type DayNumber } from './calendar.ts'
import { inventedPlace, type Setting } from './places.ts'
import { PROVINCES, provinceName, type Province } from './provinces.ts'
import { apportion, seeded } from './random.ts'
import { handGrassrootsOver } from './disturb.ts'
import { reform, type Central, type ProvinceUnits } from './reform.ts'
import { changeUnit, foundUnit, presentState, type Branch, type Unit, type UnitLink } from './units.ts'

/** The invented party: its units in every state, the branches, and how members are spread over them. */
export interface Nation {
  first: DayNumber
  last: DayNumber
  units: Unit[]
  branches: Branch[]
  links: UnitLink[]
  /** Branches by their position, each as often as its part of the members. */
  slots: Int32Array
}

/** How large the nation is and which years it covers, both included. */
export interface NationPlan {
  members: number
  seed: number
  from: number
  to: number
}

const CENTRAL: readonly { code: string; name: string; kind: string; setting: Setting; weight: number }[] = [
  {
    code: 'KHOICQTW',
    name: 'Đảng bộ Khối các cơ quan Trung ương',
    kind: 'dang_bo_truc_thuoc_tw',
    setting: 'offices',
    weight: 75,
  },
  { code: 'NGOAINUOC', name: 'Đảng bộ Ngoài nước', kind: 'ngoai_nuoc', setting: 'abroad', weight: 12 },
  { code: 'QUANDOI', name: 'Đảng bộ Quân đội', kind: 'dang_bo_truc_thuoc_tw', setting: 'army', weight: 260 },
  {
    code: 'CONGAN',
    name: 'Đảng bộ Công an Trung ương',
    kind: 'dang_bo_truc_thuoc_tw',
    setting: 'police',
    weight: 130,
  },
  {
    code: 'KHOIDNTW',
    name: 'Đảng bộ Khối Doanh nghiệp Trung ương',
    kind: 'dang_bo_truc_thuoc_tw',
    setting: 'firms',
    weight: 90,
  },
]

/** The place of branches abroad. */
export const ABROAD = 'nước ngoài'

/** At this size of party all 63 provinces and all central bodies are there; smaller ones have fewer. */
const FULL_SIZE = 200_000

/** The tree of the plan's years; holds units and branches, never members. */
export function growNation(plan: NationPlan): Nation {
  const growth: Growth = {
    random: seeded(plan.seed, 1),
    first: newYear(plan.from),
    last: newYear(plan.to + 1) - 1,
    // Every so many branches one is merged, split or handed over.
    rhythm: Math.min(73, Math.max(5, Math.floor(plan.members / 300))),
    counted: 0,
    units: [],
    branches: [],
    links: [],
    slots: [],
  }
  const root = foundUnit('TW', {
    name: 'Đảng Cộng sản Việt Nam',
    kind: 'trung_uong',
    superior: null,
    from: growth.first,
  })
  growth.units.push(root)
  const provinces = provincesFor(plan.members)
  const central = CENTRAL.slice(0, plan.members >= FULL_SIZE / 4 ? 5 : 2)
  const small = plan.members < FULL_SIZE
  const shares = apportion(
    plan.members,
    [...provinces, ...central].map(({ weight }) => (small ? Math.sqrt(weight) : weight)),
  )
  const areas = provinces.map((province, index) => growProvince(growth, root, province, shares[index]!))
  const bodies = central.map((body, index) =>
    growCentral(growth, root, body, shares[provinces.length + index]!),
  )
  reform(growth, root, areas, bodies)
  const { first, last, units, branches, links, slots } = growth
  return { first, last, units, branches, links, slots: Int32Array.from(slots) }
}

/** Whole merger groups, the first ones, until there are enough for the size. */
function provincesFor(members: number): readonly Province[] {
  const wanted = Math.max(4, Math.round(63 * Math.sqrt(members / FULL_SIZE)))
  if (wanted >= PROVINCES.length) return PROVINCES
  const from = PROVINCES.findIndex(({ code }) => code === 'NINHBINH')
  const order = [
    ...PROVINCES.slice(from, from + 3),
    ...PROVINCES.filter((_, at) => at < from || at >= from + 3),
  ]
  let end = wanted
  while (end < order.length && order[end]!.successor === order[end - 1]!.successor) end++
  return order.slice(0, end)
}

function growProvince(growth: Growth, root: Unit, province: Province, members: number): ProvinceUnits {
  const { random, first } = growth
  const unit = foundUnit(province.code, {
    name: provinceName(province),
    kind: 'dang_bo_truc_thuoc_tw',
    superior: root,
    from: first,
  })
  renameHue(unit, growth.last)
  growth.units.push(unit)
  const blocShare = members >= 400 ? 0.13 : 0
  const count = members >= 160 ? Math.max(2, Math.round((members * (1 - blocShare)) / 5_865)) : 1
  const weights = Array.from({ length: count }, () => 0.6 + random() * 0.8)
  const districts = apportion(Math.round(members * (1 - blocShare)), weights).map((share, index) => {
    const name = inventedPlace(random)
    const kindOfPlace = index === 0 ? 'thành phố' : 'huyện'
    return growArea(growth, {
      unit: foundUnit(`${province.code}.H${String(index + 1).padStart(2, '0')}`, {
        name: `Đảng bộ ${kindOfPlace} ${name}`,
        kind: 'dang_bo_huyen',
        superior: unit,
        from: first,
      }),
      setting: 'district',
      members: share,
      urban: index === 0,
      place: `${kindOfPlace} ${name}, ${province.city ? 'thành phố' : 'tỉnh'} ${province.name}`,
    })
  })
  handGrassrootsOver(growth, districts)
  const bloc = blocShare && growBloc(growth, unit, province, Math.round(members * blocShare))
  return { province, unit, districts, bloc: bloc || null }
}

function growBloc(growth: Growth, superior: Unit, province: Province, members: number): Area {
  const name = `Đảng bộ Khối các cơ quan và doanh nghiệp ${province.name}`
  return growArea(growth, {
    unit: foundUnit(`${province.code}.KHOI`, { name, kind: 'dang_bo_khoi', superior, from: growth.first }),
    setting: 'bloc',
    members,
    urban: true,
    place: `${province.city ? 'thành phố' : 'tỉnh'} ${province.name}`,
  })
}

function growCentral(growth: Growth, root: Unit, body: (typeof CENTRAL)[number], members: number): Central {
  const { code, name, kind, setting } = body
  const unit = foundUnit(code, { name, kind, superior: root, from: growth.first })
  const count = Math.round(members / 8_000)
  const place = setting === 'abroad' ? ABROAD : 'thành phố Hà Nội'
  if (count < 2) return { unit, areas: [growArea(growth, { unit, setting, members, urban: true, place })] }
  growth.units.push(unit)
  const areas = apportion(
    members,
    Array.from({ length: count }, () => 0.6 + growth.random() * 0.8),
  ).map((share, index) => {
    const number = String(index + 1).padStart(2, '0')
    const kindBelow = 'dang_bo_cap_tren_co_so'
    const below = foundUnit(`${code}.${number}`, {
      name: `${name}, đơn vị ${number}`,
      kind: kindBelow,
      superior: unit,
      from: growth.first,
    })
    return growArea(growth, { unit: below, setting, members: share, urban: true, place })
  })
  return { unit, areas }
}

/** The province was Thừa Thiên Huế until it became the city of Huế on 1 January 2025 (Nghị quyết 175/2024/QH15). */
function renameHue(unit: Unit, last: DayNumber): void {
  if (unit.code !== 'THUATHIENHUE') return
  const on = numberOf(day('2025-01-01'))
  const { name, from } = presentState(unit)
  if (on <= from) return
  if (on <= last) changeUnit(unit, on, { name })
  unit.states[0]!.name = 'Đảng bộ tỉnh Thừa Thiên Huế'
}
