import { addDays, type Day } from '#platform/day.ts'

export type MutableRow = Record<string, string>

/** A register under construction, seen on one day; every step keeps it valid. */
export interface World {
  today: Day
  /** The states of each unit in time order; the last one is in force, or the unit has ended. */
  units: Map<string, MutableRow[]>
  members: MutableRow[]
  movements: MutableRow[]
  attributes: MutableRow[]
  /** Where each living member is now; null: outside. */
  located: Map<string, string | null>
  dead: Set<string>
  /** What happens at the start of the next day, before anything else. */
  tomorrow: (() => void)[]
  /** Units that take in the members of a unit ending today. */
  successors: Map<string, string>
  /** Units that become the root tomorrow if the root ends today: they may not end themselves. */
  heirs: string[]
}

/** Something that happens on a world's day; what is impossible then does nothing. */
export type Act = (world: World, draw: Draw) => void

/** Numbers drawn one after another from a seed: `draw(n)` is 0 to n - 1. */
export type Draw = (below: number) => number

export function drawFrom(seed: number): Draw {
  let state = (seed + 0x9e3779b9) >>> 0
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below
  }
}

export function pick<T>(list: readonly T[], draw: Draw): T {
  return list[draw(list.length)]!
}

export function currentState(world: World, code: string): MutableRow {
  return world.units.get(code)!.at(-1)!
}

export function isLive(world: World, code: string): boolean {
  const { to } = currentState(world, code)
  return !to || to >= world.today
}

function isEnding(world: World, code: string): boolean {
  return currentState(world, code).to === world.today
}

export function liveUnits(world: World): string[] {
  return [...world.units.keys()].filter((code) => isLive(world, code))
}

/** Live units that another day will see too. */
export function lastingUnits(world: World): string[] {
  return liveUnits(world).filter((code) => !isEnding(world, code))
}

export function superiorOf(world: World, code: string): string {
  return currentState(world, code).parent_code!
}

export function childrenOf(world: World, code: string): string[] {
  return liveUnits(world).filter((one) => superiorOf(world, one) === code)
}

export function isAtOrBelow(world: World, code: string, above: string): boolean {
  for (let at = code; at !== '' && isLive(world, at); at = superiorOf(world, at))
    if (at === above) return true
  return false
}

export function membersIn(world: World, code: string): string[] {
  return [...world.located].filter(([, unit]) => unit === code).map(([member]) => member)
}

/** A new state from today; changes of the same day become one state. */
export function changeState(world: World, code: string, patch: MutableRow): void {
  const state = currentState(world, code)
  if (state.from === world.today) {
    Object.assign(state, patch)
    return
  }
  world.units.get(code)!.push({ ...state, from: world.today, decision_no: '', ...patch })
  state.to = addDays(world.today, -1)
}

/** Ends a unit with today as its last day, unless the register needs it; says whether it did. */
export function endUnit(world: World, code: string): boolean {
  const lasting = lastingUnits(world)
  if (!lasting.includes(code) || world.heirs.includes(code) || lasting.length <= 3) return false
  if (superiorOf(world, code) === '') {
    const heir = childrenOf(world, code).find((child) => lasting.includes(child))
    if (!heir) return false
    world.heirs.push(heir)
  }
  currentState(world, code).to = world.today
  return true
}

/** Records a movement of the member as of today, `to` '' for out of the register; a repetition of the same row is left out. */
export function move(world: World, member: string, category: string, to: string, note = ''): void {
  const from = world.located.get(member) ?? ''
  if (from === to) return
  const row = {
    member_code: member,
    day: world.today,
    category,
    from_code: from,
    to_code: to,
    decision_no: '',
    note,
  }
  const repeated = world.movements.some(
    (one) =>
      one.member_code === member &&
      one.day === row.day &&
      one.category === category &&
      one.from_code === from &&
      one.to_code === to,
  )
  if (repeated) return
  world.movements.push(row)
  world.located.set(member, to || null)
  if (category === 'D1') world.dead.add(member)
}

/** Records a dated attribute as of today, once per member and field. */
export function changeAttribute(world: World, member: string, field: string, value: string): void {
  const taken = world.attributes.some(
    (one) => one.member_code === member && one.field === field && one.day === world.today,
  )
  if (!taken) world.attributes.push({ member_code: member, day: world.today, field, value })
}

/** Goes to the next day: units of yesterday's last day are gone, so their subordinates and members find another place. */
export function nextDay(world: World, draw: Draw): void {
  const ended = liveUnits(world).filter((code) => isEnding(world, code))
  world.today = addDays(world.today, 1)
  for (const act of world.tomorrow.splice(0)) act()
  const heir = world.heirs.splice(0).find((code) => isLive(world, code))
  if (heir && !liveUnits(world).some((code) => superiorOf(world, code) === ''))
    changeState(world, heir, { parent_code: '' })
  for (const code of liveUnits(world)) {
    if (superiorOf(world, code) !== '' && !isLive(world, superiorOf(world, code))) {
      const places = liveUnits(world).filter((place) => !isAtOrBelow(world, place, code))
      changeState(world, code, { parent_code: pick(places, draw) })
    }
  }
  for (const code of ended)
    for (const member of membersIn(world, code)) leaveEndedUnit(world, code, member, draw)
  world.successors.clear()
}

/** Most go to the successor or another unit, a few out of the register on the very day. */
export function leaveEndedUnit(world: World, code: string, member: string, draw: Draw): void {
  const successor = world.successors.get(code)
  const places = liveUnits(world).filter((one) => one !== code)
  const to = successor && isLive(world, successor) && draw(5) > 0 ? successor : pick(places, draw)
  const [category, place] = pick(
    [
      ['I5', to],
      ['I5', to],
      ['I5', to],
      ['I4', to],
      ['D1', ''],
      ['D5', ''],
      ['D6', ''],
    ] as const,
    draw,
  )
  move(world, member, category, place)
}
