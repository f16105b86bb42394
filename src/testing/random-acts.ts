import { addDays } from '#platform/day.ts'
import { newPerson, VALUES } from './random-people.ts'
import {
  changeAttribute,
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
  type Draw,
  type MutableRow,
  type World,
} from './random-world.ts'

const MOST_UNITS = 40
const MOST_MEMBERS = 60
const KINDS = [
  'dang_bo_truc_thuoc_tw',
  'dang_bo_cap_tren_co_so',
  'dang_bo_co_so',
  'chi_bo_co_so',
  'chi_bo_truc_thuoc',
  'dang_bo_bo_phan',
]

/** An act that is impossible on its day does nothing. */
export type Act = (world: World, draw: Draw) => void

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

/** What happens to members, alone and several times a day. */
export const MEMBER_ACTS = {
  admit: (world, draw) => void enter(world, draw, 'I1'),
  transferIn: (world, draw) => void enter(world, draw, 'I4'),
  receive: (world, draw) => void enter(world, draw, pick(['I5', 'I3', 'I9'], draw)),
  enterAndLeave: (world, draw) => {
    const member = enter(world, draw, pick(['I1', 'I4'], draw))
    if (member) leave(world, member, draw)
  },
  reenter: (world, draw) => {
    const outside = [...world.located].filter(([member, unit]) => unit === null && !world.dead.has(member))
    if (outside.length === 0) return
    move(
      world,
      pick(outside, draw)[0],
      pick(['I2', 'I3', 'I4', 'I9'], draw),
      pick(liveUnits(world), draw),
      'trở lại',
    )
  },
  leave: (world, draw) => withMember(world, draw, (member) => leave(world, member, draw)),
  transferInside: (world, draw) =>
    withMember(world, draw, (member) =>
      move(world, member, pick(['I4', 'I4', 'I5', 'D5', 'D6'], draw), pick(liveUnits(world), draw)),
    ),
  transferTwice: (world, draw) =>
    withMember(world, draw, (member) => {
      move(world, member, 'I4', pick(liveUnits(world), draw))
      move(world, member, pick(['I4', 'I5'], draw), pick(liveUnits(world), draw))
    }),
  thereAndBack: (world, draw) =>
    withMember(world, draw, (member) => {
      const home = world.located.get(member)!
      move(world, member, 'I4', pick(liveUnits(world), draw))
      move(world, member, 'I4', home)
    }),
  leaveAndReturn: (world, draw) =>
    withMember(world, draw, (member) => {
      move(world, member, pick(['D5', 'D6', 'D9'], draw), '', 'nhầm')
      move(world, member, pick(['I4', 'I5', 'I9'], draw), pick(liveUnits(world), draw), 'sửa')
    }),
  learn: (world, draw) => {
    if (world.members.length > 0) learn(world, pick(world.members, draw).member_code!, draw)
  },
  moveAndLearn: (world, draw) =>
    withMember(world, draw, (member) => {
      move(world, member, 'I4', pick(liveUnits(world), draw))
      learn(world, member, draw)
      learn(world, member, draw)
    }),
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

/** Somebody new comes into a unit. */
export function enter(
  world: World,
  draw: Draw,
  category: string,
  unit = pick(liveUnits(world), draw),
): string | null {
  if (world.members.length >= MOST_MEMBERS) return null
  const code = `${pick(['00', 'M', 'đ'], draw)}${world.members.length + 1}`
  world.members.push(newPerson(code, world.today, category === 'I1', draw))
  move(world, code, category, unit, category === 'I9' ? 'bổ sung' : '')
  return code
}

function leave(world: World, member: string, draw: Draw): void {
  move(
    world,
    member,
    pick(['D1', 'D2', 'D3', 'D4', 'D5', 'D5', 'D6', 'D7', 'D9'], draw),
    '',
    pick(['', '=2*3', 'lý do'], draw),
  )
}

function learn(world: World, member: string, draw: Draw): void {
  const field = pick(Object.keys(VALUES), draw)
  changeAttribute(world, member, field, pick(VALUES[field]!, draw))
}

function withMember(world: World, draw: Draw, act: (member: string) => void): void {
  const inside = [...world.located].filter(([, unit]) => unit !== null)
  if (inside.length > 0) act(pick(inside, draw)[0])
}

/** A world on its first day: a tree of the given size, at most four levels deep, and members entered by I0. */
export function openWorld(
  start: World['today'],
  foundedBefore: number,
  units: number,
  members: number,
  draw: Draw,
): World {
  const world: World = {
    today: addDays(start, -foundedBefore),
    units: new Map(),
    members: [],
    movements: [],
    attributes: [],
    located: new Map(),
    dead: new Set(),
    tomorrow: [],
    successors: new Map(),
    heirs: [],
  }
  establish(world, draw, '')
  while (world.units.size < units) {
    const places = liveUnits(world).filter((code) => depthOf(world, code) < 4)
    establish(world, draw, pick(places, draw))
  }
  world.today = start
  for (let count = 0; count < members; count++) enter(world, draw, 'I0')
  return world
}

function depthOf(world: World, code: string): number {
  const superior = superiorOf(world, code)
  return superior === '' ? 1 : 1 + depthOf(world, superior)
}
