import {
  changeState,
  childrenOf,
  currentState,
  endUnit,
  isAtOrBelow,
  isLive,
  lastingUnits,
  leaveEndedUnit,
  liveUnits,
  membersIn,
  move,
  pick,
  superiorOf,
  type Act,
  type Draw,
  type MutableRow,
  type World,
} from './random-world.ts'

const MOST_UNITS = 40
const KINDS = [
  'dang_bo_truc_thuoc_tw',
  'dang_bo_cap_tren_co_so',
  'dang_bo_co_so',
  'chi_bo_co_so',
  'chi_bo_truc_thuoc',
  'dang_bo_bo_phan',
]

/** The nine acts of reorganisation and their awkward combinations. */
export const UNIT_ACTS = {
  establish: (world, draw) => void establish(world, draw),
  transfer: (world, draw) => reparent(world, pick(liveUnits(world), draw), pick(liveUnits(world), draw)),
  transferWithSuperior: (world, draw) => {
    const unit = pick(liveUnits(world), draw)
    const superior = superiorOf(world, unit)
    if (superior !== '') reparent(world, superior, pick(liveUnits(world), draw))
    reparent(world, unit, pick(liveUnits(world), draw))
  },
  transferBack: (world, draw) => {
    const moved = liveUnits(world).filter((code) => formerSuperior(world, code))
    if (moved.length === 0) return
    const unit = pick(moved, draw)
    reparent(world, unit, formerSuperior(world, unit)!)
  },
  rename: (world, draw) =>
    changeState(world, pick(liveUnits(world), draw), { name: `Đảng bộ Đổi Tên ${draw(90)}` }),
  upgrade: (world, draw) => changeState(world, pick(liveUnits(world), draw), { kind: pick(KINDS, draw) }),
  dissolve: (world, draw) => dissolve(world, draw, null),
  absorb: (world, draw) => dissolve(world, draw, pick(liveUnits(world), draw)),
  dissolveWithBranches: (world, draw) => {
    const unit = dissolve(world, draw, null)
    if (unit) for (const child of childrenOf(world, unit)) if (draw(2) === 0) endUnit(world, child)
  },
  merge: (world, draw) => {
    const [one, other] = [pick(lastingUnits(world), draw), pick(lastingUnits(world), draw)]
    const merge = () => {
      const merged = establish(world, draw)
      if (merged) world.successors.set(one, merged).set(other, merged)
    }
    const early = draw(2) === 0
    if (early) merge()
    else world.tomorrow.push(merge)
    for (const code of [one, other]) if (endUnit(world, code) && early) partOnLastDay(world, code, draw)
  },
  split: (world, draw) => {
    const unit = pick(liveUnits(world), draw)
    const part = establish(world, draw)
    if (part) for (const member of membersIn(world, unit)) if (draw(2) === 0) move(world, member, 'I5', part)
  },
  reopen: (world, draw) => {
    const closed = [...world.units.keys()].filter((code) => !isLive(world, code))
    if (closed.length === 0) return
    const unit = pick(closed, draw)
    const parent_code = pick(liveUnits(world), draw)
    world.units.get(unit)!.push({ ...currentState(world, unit), parent_code, from: world.today, to: '' })
  },
  endRoot: (world, draw) => {
    const root = rootOf(world)
    if (draw(2) === 0) endUnit(world, root)
  },
  newRoot: (world, draw) => {
    const root = rootOf(world)
    const above = draw(2) === 0 && establish(world, draw)
    if (!above) return
    currentState(world, above).parent_code = ''
    changeState(world, root, { parent_code: above })
  },
} satisfies Record<string, Act>

/** A new unit from today below some live unit, or null when there are enough. */
export function establish(
  world: World,
  draw: Draw,
  parent_code = pick(liveUnits(world), draw),
): string | null {
  if (world.units.size >= MOST_UNITS) return null
  const number = world.units.size + 1
  // Code points, letters' case and Vietnamese order disagree about these on purpose.
  const code = `${pick(['U', 'u', 'Đ', '0'], draw)}${number}`
  world.units.set(code, [unitRow(code, parent_code, world, draw)])
  return code
}

function unitRow(code: string, parent_code: string, world: World, draw: Draw): MutableRow {
  const name = `Chi bộ ${pick(['Thôn', 'Tổ dân phố', 'Trường Mẫu', '"Ví dụ", số'], draw)} ${draw(90)}`
  const decision_no = pick(['', `${1 + draw(99)}-QĐ/ĐU`, '=1+1', "'nháy"], draw)
  return {
    code,
    name,
    kind: pick(KINDS, draw),
    type: '',
    parent_code,
    from: world.today,
    to: '',
    decision_no,
  }
}

function rootOf(world: World): string {
  return liveUnits(world).find((code) => superiorOf(world, code) === '')!
}

function reparent(world: World, unit: string, superior: string): void {
  if (superiorOf(world, unit) === '' || !isLive(world, superior) || isAtOrBelow(world, superior, unit)) return
  changeState(world, unit, { parent_code: superior })
}

function formerSuperior(world: World, code: string): string | undefined {
  const now = superiorOf(world, code)
  const former = world.units.get(code)!.map((row) => row.parent_code!)
  return now === '' ? undefined : former.findLast((superior) => superior !== '' && superior !== now)
}

/** Ends a unit today; its members move on the last day or, by `nextDay`, on the day after. */
function dissolve(world: World, draw: Draw, successor: string | null): string | null {
  const unit = pick(lastingUnits(world), draw)
  if (unit === successor || superiorOf(world, unit) === '' || !endUnit(world, unit)) return null
  if (successor) world.successors.set(unit, successor)
  partOnLastDay(world, unit, draw)
  return unit
}

function partOnLastDay(world: World, unit: string, draw: Draw): void {
  const manner = draw(3)
  for (const member of membersIn(world, unit)) {
    const onLastDay = manner === 0 || (manner === 1 && draw(2) === 0)
    if (onLastDay) leaveEndedUnit(world, unit, member, draw)
  }
}
