import fc from 'fast-check'
import { addDays, day, type Day } from '#platform/day.ts'
import { eventDays, type Register, type Row } from './naive-register.ts'
import { enter, MEMBER_ACTS } from './random-member-acts.ts'
import { establish, UNIT_ACTS } from './random-unit-acts.ts'
import {
  drawFrom,
  liveUnits,
  nextDay,
  pick,
  superiorOf,
  type Act,
  type Draw,
  type World,
} from './random-world.ts'

/** Everything that decides a random register; shrinking leaves out acts and makes numbers small. */
interface Plan {
  start: number
  foundedBefore: number
  units: number
  members: number
  seed: number
  order: number
  steps: readonly { gap: number; act: string; seed: number }[]
}

const ACTS: Record<string, Act> = { ...MEMBER_ACTS, ...UNIT_ACTS }
const SEED = fc.integer({ min: 0, max: 999_999 })

// Acts named more than once happen more often: else the tree withers and few attributes change.
const UNIT_ACT = fc.constantFrom(
  ...Object.keys(UNIT_ACTS),
  'establish',
  'transfer',
  'transfer',
  'transferWithSuperior',
  'transferBack',
  'transferBack',
  'split',
  'reopen',
)
const MEMBER_ACT = fc.constantFrom(...Object.keys(MEMBER_ACTS), 'learn', 'learn', 'learn', 'moveAndLearn')

// Half of the steps happen on the same day as the one before; half concern members.
const STEP = fc.record({
  gap: fc.oneof(fc.constant(0), fc.constant(0), fc.constant(1), fc.integer({ min: 1, max: 40 })),
  act: fc.oneof(MEMBER_ACT, UNIT_ACT),
  seed: SEED,
})

function planOf(leastSteps: number, mostSteps: number): fc.Arbitrary<Plan> {
  return fc.noBias(
    fc.record({
      start: fc.integer({ min: 0, max: 4000 }),
      foundedBefore: fc.constantFrom(0, 0, 400),
      units: fc.integer({ min: 5, max: 20 }),
      members: fc.integer({ min: 5, max: 40 }),
      seed: SEED,
      order: fc.integer({ min: 0, max: 5 }),
      steps: fc.array(STEP, { minLength: leastSteps, maxLength: mostSteps, size: 'max' }),
    }),
  )
}

/**
 * A small valid register with an eventful history: 5 to 40 units in a tree of up to four levels (deeper after transfers),
 * 5 to 60 members, up to 2,000 days, all acts of reorganisation and all categories of movement. Days are YYYY-MM-DD,
 * no values are missing keys; rows stand in an order that only keeps each member's rows of one day in sequence.
 */
export const arbitraryRegister: fc.Arbitrary<Register> = planOf(10, 140).map(registerOf)

/** The random register of a seed: always the same one, with at least 100 acts. */
export function exampleRegister(seed: number): Register {
  return registerOf(fc.sample(planOf(100, 140), { seed, numRuns: 1 })[0]!)
}

/** A register with a unit that it knows and a period, whose ends often lie on or beside a day of events. */
export interface Question {
  register: Register
  code: string
  from: Day
  to: Day
}

export const arbitraryQuestion: fc.Arbitrary<Question> = fc
  .tuple(arbitraryRegister, SEED)
  .map(([register, seed]) => questionAbout(register, seed))

/** The question of a seed about a register: any of its units, any period from a little before to a little after. */
export function questionAbout(register: Register, seed: number): Question {
  const draw = drawFrom(seed)
  const codes = [...new Set(register.organisations.map((row) => row.code!))].sort()
  const days = eventDays(register)
  const near = () => addDays(days[draw(days.length)]!, draw(3) - 1)
  const [one, other] = [near(), near()]
  const [from, to] = one <= other ? [one, other] : [other, one]
  return { register, code: codes[draw(codes.length)]!, from, to }
}

function registerOf(plan: Plan): Register {
  const start = addDays(day('2012-01-20'), plan.start)
  const world = openWorld(start, plan.foundedBefore, plan.units, plan.members, drawFrom(plan.seed))
  const last = addDays(start, 1990)
  for (const { gap, act, seed } of plan.steps) {
    const draw = drawFrom(seed)
    for (let day = 0; day < gap && world.today < last; day++) nextDay(world, draw)
    ACTS[act]!(world, draw)
  }
  // The day after the last lets the members of units that ended on it find their place.
  nextDay(world, drawFrom(plan.seed))
  return inSomeOrder(world, plan.order)
}

/** A world on its first day: a tree of the given size, at most four levels deep, and members entered by I0. */
function openWorld(
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

/** The file's order means nothing but within one member's day: by time, backwards, or by subject. */
function inSomeOrder(world: World, order: number): Register {
  const states = [...world.units.values()].flat()
  const sorted = <T extends Row>(rows: readonly T[], column: string, sign: 1 | -1): T[] =>
    [...rows].sort((a, b) => sign * (a[column]! < b[column]! ? -1 : a[column]! > b[column]! ? 1 : 0))
  const movements = [
    world.movements,
    sorted(world.movements, 'day', -1),
    sorted(world.movements, 'member_code', 1),
  ][order % 3]!
  return {
    organisations: order % 2 === 0 ? states : sorted(states, 'from', -1),
    members: order < 3 ? world.members : sorted(world.members, 'member_code', -1),
    movements,
    attributes: order < 4 ? world.attributes : world.attributes.toReversed(),
  }
}
