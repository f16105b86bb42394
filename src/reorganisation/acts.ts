import type { Refusal } from '#platform/errors.ts'
import type { Day } from '#platform/day.ts'

/** The nine acts of reorganisation (sắp xếp tổ chức). Source: rules of the domain, docs/glossary.md. */
export const ACTS = [
  'establish',
  'merge_new',
  'absorb',
  'split',
  'dissolve',
  'transfer',
  'rename',
  'upgrade',
  'end_activity',
] as const
export type Act = (typeof ACTS)[number]

/** A unit to be formed on the day; units are named by their codes in the register throughout. */
export interface NewUnit {
  code: string
  name: string
  kind: string
  type: string | null
  superiorCode: string
  /** 14 digits without dots. */
  officialCode: string | null
}

/** Members who go from one unit to another: the named ones (by number), or null for all whom no other line names. */
export interface MemberLine {
  from: string
  to: string
  named: readonly string[] | null
}

/** One act as it was decided; which parts an act takes stands in SHAPES. */
export interface Reorganisation {
  act: Act
  on: Day
  decisionNo: string
  decidedOn: Day
  /** The units that merge, are absorbed, split, end, or get another superior, name or kind. */
  units: readonly string[]
  /** Who absorbs; the new superior of a transfer. */
  into: string | null
  newUnits: readonly NewUnit[]
  /** Units that an upgrade in reverse brings to an end, their members going to the unit. */
  ending: readonly string[]
  /** Whether a unit that is split goes on. */
  continues: boolean
  /** Whether units below ending ones, where the act does not place them, go to the superior of the one that ends. */
  toSuperior: boolean
  name: string | null
  kind: string | null
  type: string | null
  members: readonly MemberLine[]
  /** New superiors for units that stand directly below those concerned. */
  subordinates: readonly { unit: string; to: string }[]
}

type Part =
  | 'into'
  | 'ending'
  | 'continues'
  | 'toSuperior'
  | 'name'
  | 'kind'
  | 'type'
  | 'members'
  | 'subordinates'

export type ShapeRefusal = Refusal &
  (
    | { code: 'units-needed' | 'new-units-needed'; least: number; most: number; given: number }
    | { code: 'part-needed' | 'part-not-taken'; part: Part }
    | { code: 'unit-named-twice'; unit: string }
  )

interface Shape {
  units: readonly [least: number, most: number]
  newUnits: readonly [least: number, most: number]
  needs: readonly Part[]
  takes: readonly Part[]
}

/** A decision of the whole country at once: 63 provinces, 700 districts. */
const MOST_UNITS = 1000

/** What each act is made of: how many units it concerns and forms, what else it must and may say. */
export const SHAPES: Record<Act, Shape> = {
  establish: { units: [0, 0], newUnits: [1, 20], needs: [], takes: ['members', 'subordinates'] },
  merge_new: { units: [2, MOST_UNITS], newUnits: [1, 1], needs: [], takes: ['members', 'subordinates'] },
  absorb: {
    units: [1, MOST_UNITS],
    newUnits: [0, 0],
    needs: ['into'],
    takes: ['name', 'members', 'subordinates'],
  },
  split: { units: [1, 1], newUnits: [1, 20], needs: [], takes: ['continues', 'members', 'subordinates'] },
  dissolve: {
    units: [1, MOST_UNITS],
    newUnits: [0, 0],
    needs: [],
    takes: ['members', 'subordinates', 'toSuperior'],
  },
  transfer: { units: [1, MOST_UNITS], newUnits: [0, 0], needs: ['into'], takes: [] },
  rename: { units: [1, 1], newUnits: [0, 0], needs: ['name'], takes: [] },
  upgrade: {
    units: [1, 1],
    newUnits: [0, 50],
    needs: ['kind'],
    takes: ['type', 'name', 'ending', 'members', 'subordinates'],
  },
  end_activity: {
    units: [1, MOST_UNITS],
    newUnits: [0, 0],
    needs: [],
    takes: ['members', 'subordinates', 'toSuperior'],
  },
}

/** What is missing from an act or does not belong to it; empty: nothing. */
export function refusalsToShape(wanted: Reorganisation): ShapeRefusal[] {
  const shape = SHAPES[wanted.act]
  const refusals: ShapeRefusal[] = []
  const counted = (
    code: 'units-needed' | 'new-units-needed',
    given: number,
    range: readonly [number, number],
  ) => {
    const [least, most] = range
    if (given < least || given > most) refusals.push({ code, least, most, given })
  }
  counted('units-needed', wanted.units.length, shape.units)
  const leastNew = wanted.act === 'split' && !wanted.continues ? 2 : shape.newUnits[0]
  counted('new-units-needed', wanted.newUnits.length, [leastNew, shape.newUnits[1]])
  for (const part of shape.needs) if (!isGiven(wanted[part])) refusals.push({ code: 'part-needed', part })
  for (const part of PARTS)
    if (isGiven(wanted[part]) && !shape.needs.includes(part) && !shape.takes.includes(part))
      refusals.push({ code: 'part-not-taken', part })
  return [...refusals, ...twice([...wanted.units, ...wanted.ending, ...(wanted.into ? [wanted.into] : [])])]
}

const PARTS: readonly Part[] = [
  'into',
  'ending',
  'continues',
  'toSuperior',
  'name',
  'kind',
  'type',
  'members',
  'subordinates',
]

function isGiven(value: string | boolean | null | readonly unknown[]): boolean {
  return typeof value === 'string' || value === true || (Array.isArray(value) && value.length > 0)
}

function twice(units: readonly string[]): ShapeRefusal[] {
  const seen = new Set<string>()
  const repeated = new Set(units.filter((unit) => seen.size === seen.add(unit).size))
  return [...repeated].map((unit) => ({ code: 'unit-named-twice', unit }))
}

/** What changes in a unit's state from the day on. */
export interface StatePatch {
  name?: string
  kind?: string
  type?: string
  superiorCode?: string
}

/** An act in terms of the register: which units end, are formed and change, who goes where. */
export interface Blueprint {
  ends: readonly string[]
  changes: ReadonlyMap<string, StatePatch>
  /** Who takes the units directly below an ending one where the act does not say. */
  heirs: ReadonlyMap<string, string>
  members: readonly MemberLine[]
  /** Predecessor and successor. */
  links: readonly (readonly [string, string])[]
}

/** The act as a blueprint, with what it means where it is silent: members and subordinates follow to the successor. */
export function blueprintOf(wanted: Reorganisation): Blueprint {
  const { act, units, into, newUnits, ending, continues } = wanted
  const opened = newUnits.map((one) => one.code)
  const [unit] = units
  const none: Blueprint = {
    ends: [],
    changes: new Map(),
    heirs: new Map(),
    members: wanted.members,
    links: [],
  }
  if (act === 'establish' || (act === 'split' && continues))
    return { ...none, links: units.flatMap((one) => opened.map((part) => [one, part] as const)) }
  if (act === 'merge_new') return endInto(wanted, units, opened[0])
  if (act === 'absorb') {
    const changes = new Map(into !== null && wanted.name !== null ? [[into, { name: wanted.name }]] : [])
    return { ...endInto(wanted, units, into ?? undefined), changes }
  }
  if (act === 'split')
    return { ...none, ends: units, links: units.flatMap((one) => opened.map((part) => [one, part] as const)) }
  if (act === 'transfer')
    return {
      ...none,
      changes: new Map(into === null ? [] : units.map((one) => [one, { superiorCode: into }])),
    }
  if (act === 'rename' || act === 'upgrade') {
    const back = endInto(wanted, ending, unit)
    const links = [...back.links, ...(unit === undefined ? [] : opened.map((part) => [unit, part] as const))]
    return { ...back, changes: new Map(unit === undefined ? [] : [[unit, patchOf(wanted)]]), links }
  }
  return { ...none, ends: units }
}

/** Units that end, with one successor that takes all that is not sent elsewhere. */
function endInto(wanted: Reorganisation, ends: readonly string[], successor: string | undefined): Blueprint {
  if (successor === undefined)
    return { ends, changes: new Map(), heirs: new Map(), members: wanted.members, links: [] }
  const rest = ends
    .filter((unit) => !wanted.members.some((line) => line.from === unit && line.named === null))
    .map((from) => ({ from, to: successor, named: null }))
  return {
    ends,
    changes: new Map(),
    heirs: new Map(ends.map((unit) => [unit, successor])),
    members: [...wanted.members, ...rest],
    links: ends.map((unit) => [unit, successor] as const),
  }
}

function patchOf({ name, kind, type }: Reorganisation): StatePatch {
  return {
    ...(name === null ? {} : { name }),
    ...(kind === null ? {} : { kind }),
    ...(type === null ? {} : { type }),
  }
}
