import { AGE_BANDS, SENIORITY_BANDS } from '#member/dimensions.ts'
import { ETHNIC_GROUPS, RELIGIONS } from '#person/lists.ts'
import { latestStartForYears } from '#statistics/keys.ts'
import { KINDS, TYPES } from '#organisation/kinds.ts'
import { lateByUnit } from './cross-tab.ts'
import { dayOfNumber, numberOf, OPEN } from './day-number.ts'
import type { Loaded } from './load.ts'
import { baseTypes, type Part } from './parts.ts'
import { PROFILE_FIELDS, type ProfileField, type ProfileGroups } from './spells.ts'
import { UNLISTED } from './tree.ts'
import { withZeroed } from './zeroed.ts'

/** Facts of a unit (its place among those asked for) that agree in every dimension, and how many they are. */
export interface PlacedGroup {
  place: number
  values: (string | null)[]
  count: number
}

/** Room for the counts of one crossing; one that needs more is not answered. */
const MOST_CODES = 4_000_000
const TYPE_ROOM = TYPES.length + 1

/** A dimension of a crossing as the code of a group tells it. */
type Reader = (code: {
  profile: readonly number[]
  born: number
  held: number
  type: number
}) => string | null

/**
 * Members of some units at the end of a day by dimensions of `member/dimensions.ts`, those alone who were told there alike
 * since another day where one is given; null where a dimension is not kept in memory or the crossing is too large.
 */
export function memberGroups(
  state: Loaded,
  parts: readonly Part[],
  on: number,
  by: readonly string[],
  since = on,
): PlacedGroup[] | null {
  const readers = by.map((key) => readerOf(state, key))
  if (readers.some((one) => one === null)) return null
  const coding = codingOf(state, on, by)
  if (coding.size > MOST_CODES) return null
  const typeOf = coding.types > 1 ? baseTypes(state.tree, on) : () => 0
  const isUnlisted = (unit: number) => coding.types > 1 && typeOf(unit) === UNLISTED
  if (parts.some(({ units }) => units.some(isUnlisted))) return null
  const late = lateByUnit(state.spells, on)
  const found = new Map<string, PlacedGroup>()
  withZeroed(coding.size, (counts) => {
    for (const part of parts)
      for (const code of countPart(state, part, { coding, counts, late, typeOf, on, since })) {
        const count = counts[code]!
        counts[code] = 0
        if (count === 0) continue
        const values = readers.map((read) => read!(decoded(coding, code)))
        for (const place of part.places) addTo(found, place, values, count)
      }
  })
  return [...found.values()].filter(({ count }) => count !== 0)
}

function addTo(
  found: Map<string, PlacedGroup>,
  place: number,
  values: (string | null)[],
  count: number,
): void {
  const key = JSON.stringify([place, values])
  const known = found.get(key)
  if (known) known.count += count
  else found.set(key, { place, values, count })
}

/** How a spell becomes the code of a group: profile, then born, held, type. */
interface Coding {
  groupOf: Int32Array
  profiles: ProfileGroups['groups']
  bornOf: Uint8Array
  borns: number
  heldOf: Uint8Array
  helds: number
  types: number
  size: number
}

const PROBATIONARY = SENIORITY_BANDS.length + 1
const NO_DECISION = SENIORITY_BANDS.length
const OLDEST = 200

function codingOf(state: Loaded, on: number, by: readonly string[]): Coding {
  const { groupOf, groups: profiles } = state.spells.profiles.groupedBy([
    ...new Set(by.flatMap((key) => FIELD_OF[key] ?? [])),
  ])
  const asksBorn = by.includes('age') || by.includes('years')
  const asksHeld = by.includes('standing') || by.includes('seniority')
  const helds = asksHeld ? PROBATIONARY + 1 : 1
  const borns = asksBorn ? OLDEST + 1 : 1
  const types = by.includes('base-type') ? TYPE_ROOM : 1
  const heldOf = asksHeld
    ? bandsByStart(
        on,
        SENIORITY_BANDS.map(({ below }) => below),
      )
    : new Uint8Array(OPEN + 1)
  if (asksHeld) heldOf[0] = NO_DECISION
  const bornOf = asksBorn ? yearsByStart(on) : new Uint8Array(OPEN + 1)
  return {
    groupOf,
    profiles,
    bornOf,
    borns,
    heldOf,
    helds,
    types,
    size: profiles.length * borns * helds * types,
  }
}

function decoded({ profiles, borns, helds, types }: Coding, code: number) {
  const held = Math.floor(code / types)
  const born = Math.floor(held / helds)
  return {
    type: code % types,
    held: held % helds,
    born: born % borns,
    profile: profiles[Math.floor(born / borns)]!,
  }
}

/** Completed years at the end of a day by the number of the day of birth. */
function yearsByStart(on: number): Uint8Array {
  return bandsByStart(on, [...Array.from({ length: OLDEST }, (_, years) => years + 1), null])
}

/** By the number of a first day, in which of some bands of completed years it lies at the end of `on`. */
function bandsByStart(on: number, limits: readonly (number | null)[]): Uint8Array {
  const codes = new Uint8Array(OPEN + 1)
  const day = dayOfNumber(on)
  let end = OPEN
  for (const [code, below] of limits.entries()) {
    const isBefore = below !== null && Number(day.slice(0, 4)) - below < 1881
    const latest = below === null || isBefore ? 0 : numberOf(latestStartForYears(day, below))
    if (latest < end) codes.fill(code, latest + 1, end + 1)
    end = latest
  }
  return codes
}

/** Fields of a profile by which a dimension is told. */
const FIELD_OF: Readonly<Record<string, ProfileField>> = {
  sex: 'sex',
  ethnicity: 'ethnicity',
  minority: 'ethnicity',
  religion: 'religion',
  religious: 'religion',
  education: 'education',
  theory: 'theory',
  stratum: 'stratum',
}

function readerOf(state: Loaded, key: string): Reader | null {
  if (key === 'standing') return ({ held }) => (held === PROBATIONARY ? 'probationary' : 'official')
  if (key === 'seniority') return ({ held }) => SENIORITY_BANDS[held]?.value ?? null
  if (key === 'years') return ({ born }) => String(born)
  if (key === 'age') return ({ born }) => AGE_BANDS.find(({ below }) => below === null || born < below)!.value
  if (key === 'base-type') return ({ type }) => TYPES[type - 1]?.code ?? null
  const field = FIELD_OF[key]
  if (!field) return null
  const at = PROFILE_FIELDS.indexOf(field)
  if (key === 'sex') return ({ profile }) => (profile[at] === 1 ? 'nam' : 'nữ')
  const usual = { minority: ETHNIC_GROUPS[0]!, religious: RELIGIONS[0]! }[key]
  const text = textsOf(state, field)
  return ({ profile }) => {
    const value = text.get(profile[at]!) ?? null
    return usual === undefined || value === null ? value : value === usual ? 'no' : 'yes'
  }
}

/** Texts of a field's coded values by their ids. */
function textsOf({ codes }: Loaded, field: string): Map<number, string> {
  const prefix = `${field} `
  return new Map(
    [...codes].filter(([key]) => key.startsWith(prefix)).map(([key, id]) => [id, key.slice(prefix.length)]),
  )
}

interface Counting {
  coding: Coding
  counts: Int32Array
  late: ReadonlyMap<number, readonly number[]>
  typeOf: (unit: number) => number
  on: number
  /** Spells that began later are left out. */
  since: number
}

/** Counts the members of a part's units; answers the codes met. */
function countPart(
  { spells }: Loaded,
  { units }: Part,
  { coding, counts, late, typeOf, on, since }: Counting,
): number[] {
  const touched: number[] = []
  const { from, official, decided, born, profile, late: rows } = spells
  const { groupOf, bornOf, borns, heldOf, helds, types } = coding
  const probationary = helds > 1 ? PROBATIONARY : 0
  for (const unit of units) {
    const type = typeOf(unit)
    const end = spells.endOn(unit, on)
    for (let at = spells.beginOn(unit, on); at < end; at++) {
      if (from[at]! > since) continue
      const held = official[at]! <= on ? heldOf[decided[at]!]! : probationary
      const code = ((groupOf[profile[at]!]! * borns + bornOf[born[at]!]!) * helds + held) * types + type
      if (counts[code]!++ === 0) touched.push(code)
    }
    for (const at of late.get(unit) ?? []) {
      if (rows.from[at]! > since) continue
      const held = rows.official[at]! <= on ? heldOf[rows.decided[at]!]! : probationary
      const code =
        ((groupOf[rows.profile[at]!]! * borns + bornOf[rows.born[at]!]!) * helds + held) * types + type
      touched.push(code)
      counts[code]! += rows.weight[at]!
    }
  }
  return touched
}

/** Party organisations at and below some units on a day by dimensions of `organisation/measures.ts`. */
export function organisationGroups(
  { tree }: Loaded,
  parts: readonly Part[],
  on: number,
  by: readonly string[],
): PlacedGroup[] | null {
  const typeOf = baseTypes(tree, on)
  const found = new Map<string, PlacedGroup>()
  for (const part of parts)
    for (const unit of part.units) {
      const { kind: place, type } = tree.sortOn(unit, on)
      const kind = KINDS[place - 1]
      // A kind or type that the lists do not know: the database tells it by its own text.
      if (!kind || type === UNLISTED || typeOf(unit) === UNLISTED) return null
      if (kind.party === false) continue
      const told: Readonly<Record<string, string | null>> = {
        kind: kind.code,
        grassroots: kind.grassroots ?? null,
        type: TYPES[type - 1]?.code ?? null,
        'base-type': TYPES[typeOf(unit) - 1]?.code ?? null,
      }
      if (by.some((key) => told[key] === undefined)) return null
      const values = by.map((key) => told[key]!)
      for (const place of part.places) addTo(found, place, values, 1)
    }
  return [...found.values()]
}
