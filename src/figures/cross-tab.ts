import { AGE_BANDS, SENIORITY_BANDS, type StructureKey } from '#statistics/keys.ts'
import { AGES, codeTablesOf, NO_DECISION, PROBATIONARY, TENURES } from './code-tables.ts'
import { placeOf } from './places.ts'
import { PROFILE_FIELDS, type Spells } from './spells.ts'
import type { Tree } from './tree.ts'
import { withZeroed } from './zeroed.ts'

/** A group of a cross-tab: its values in the order of the keys (text; coded values and units by their id) and its size. */
export interface CountedGroup {
  values: (string | null)[]
  count: number
}

/** Members of a unit on a day, grouped by keys, in no particular order; groups of nobody are left out. */
function crossTab(
  tree: Tree,
  spells: Spells,
  unit: number,
  on: number,
  keys: readonly StructureKey[],
): CountedGroup[] {
  const parts = partsOf(tree, unit, on, keys.includes('organisation'))
  const profiles = spells.profiles.groupedBy(PROFILE_FIELDS.filter((field) => keys.includes(field)))
  const tables = codeTablesOf(on)
  const needsAge = keys.includes('age')
  const needsTenure = keys.includes('status') || keys.includes('seniority')
  const [ages, tenures] = [needsAge ? AGES : 1, needsTenure ? TENURES : 1]
  const late = lateByUnit(spells, on)
  const found: CountedGroup[] = []
  withZeroed(profiles.groups.length * ages * tenures, (counts) => {
    const counting: Counting = {
      on,
      groupOf: profiles.groupOf,
      age: needsAge ? tables.age : new Uint8Array(tables.age.length),
      tenure: needsTenure ? tables.tenure : new Uint8Array(tables.tenure.length),
      probationary: needsTenure ? PROBATIONARY : 0,
      ages,
      tenures,
      counts,
      touched: [],
    }
    for (const { id, units } of parts) {
      countLoaded(spells, units, counting)
      if (late.size > 0) countLate(spells, units, late, counting)
      for (const code of counting.touched) {
        const count = counts[code]!
        counts[code] = 0
        if (count === 0) continue
        const values = { organisation: id, tenure: code % tenures, age: Math.floor(code / tenures) % ages }
        const group = profiles.groups[Math.floor(code / tenures / ages)]!
        found.push({ values: keys.map((key) => valueOf(key, values, group)), count })
      }
      counting.touched = []
    }
  })
  return needsTenure ? mergeEqual(found) : found
}

/** A cross-tab that is kept: exact by what is recorded since. */
export class CrossTab {
  private counted: CountedGroup[]
  /** The groups by their values, once something is to be added. */
  private byValues: Map<string, CountedGroup> | null = null

  constructor(
    private tree: Tree,
    private spells: Spells,
    private unit: number,
    private on: number,
    private keys: readonly StructureKey[],
  ) {
    this.counted = crossTab(tree, spells, unit, on, keys)
  }

  get groups(): CountedGroup[] {
    return this.counted.filter(({ count }) => count !== 0)
  }

  /** How many groups there are or were. */
  get size(): number {
    return this.counted.length
  }

  /** Takes in row `at` of the late spells. */
  takeLate(at: number): void {
    const { late, profiles } = this.spells
    const { on } = this
    if (late.from[at]! > on || on >= late.until[at]!) return
    const part = placeOf(this.tree, this.unit, late.unit[at]!, on)
    if (part < 0) return
    const { age, tenure } = codeTablesOf(on)
    const held = late.official[at]! <= on ? tenure[late.decided[at]!]! : PROBATIONARY
    const profile = PROFILE_FIELDS.map((_, field) => profiles.valueOf(late.profile[at]!, field))
    const organisation = String(this.tree.idOf(part))
    const values = { organisation, tenure: held, age: age[late.born[at]!]! }
    this.add(
      this.keys.map((key) => valueOf(key, values, profile)),
      late.weight[at]!,
    )
  }

  private add(values: (string | null)[], count: number): void {
    this.byValues ??= new Map(this.counted.map((group) => [JSON.stringify(group.values), group]))
    const key = JSON.stringify(values)
    const known = this.byValues.get(key)
    if (known) {
      known.count += count
      return
    }
    const group = { values, count }
    this.counted.push(group)
    this.byValues.set(key, group)
  }
}

/** How spells become codes of groups, the counts by code, and which codes have been met. */
interface Counting {
  on: number
  groupOf: Int32Array
  age: Uint8Array
  tenure: Uint8Array
  probationary: number
  ages: number
  tenures: number
  counts: Int32Array
  touched: number[]
}

function countLoaded(spells: Spells, units: readonly number[], counting: Counting): void {
  const { from, official, decided, born, profile } = spells
  const { on, groupOf, age, tenure, probationary, ages, tenures, counts, touched } = counting
  for (const unit of units) {
    const end = spells.endOn(unit, on)
    for (let at = spells.beginOn(unit, on); at < end; at++) {
      if (from[at]! > on) continue
      const held = official[at]! <= on ? tenure[decided[at]!]! : probationary
      const code = (groupOf[profile[at]!]! * ages + age[born[at]!]!) * tenures + held
      if (counts[code]!++ === 0) touched.push(code)
    }
  }
}

function countLate(
  { late: spells }: Spells,
  units: readonly number[],
  late: ReadonlyMap<number, readonly number[]>,
  { on, groupOf, age, tenure, probationary, ages, tenures, counts, touched }: Counting,
): void {
  for (const unit of units)
    for (const at of late.get(unit) ?? []) {
      const held = spells.official[at]! <= on ? tenure[spells.decided[at]!]! : probationary
      const code = (groupOf[spells.profile[at]!]! * ages + age[spells.born[at]!]!) * tenures + held
      touched.push(code)
      counts[code]! += spells.weight[at]!
    }
}

interface Part {
  /** The id of the unit directly below, or of the whole. */
  id: string
  units: readonly number[]
}

/** The units to count, together or by the unit directly below through which they belong. */
function partsOf(tree: Tree, unit: number, on: number, apart: boolean): Part[] {
  if (!tree.exists(unit, on)) return []
  const id = String(tree.idOf(unit))
  if (!apart) return [{ id, units: tree.subtreeOn(unit, on) }]
  const parts: Part[] = [{ id, units: [unit] }]
  tree.eachBelow(unit, on, on + 1, (below) =>
    parts.push({ id: String(tree.idOf(below)), units: tree.subtreeOn(below, on) }),
  )
  return parts
}

/** Late spells that hold on a day, by unit. */
export function lateByUnit({ late }: Spells, on: number): Map<number, number[]> {
  const byUnit = new Map<number, number[]>()
  for (let at = 0; at < late.count; at++) {
    if (late.from[at]! > on || on >= late.until[at]!) continue
    const known = byUnit.get(late.unit[at]!)
    if (known) known.push(at)
    else byUnit.set(late.unit[at]!, [at])
  }
  return byUnit
}

function valueOf(
  key: StructureKey,
  { organisation, age, tenure }: { organisation: string; age: number; tenure: number },
  profile: readonly number[],
): string | null {
  if (key === 'organisation') return organisation
  if (key === 'age') return AGE_BANDS[age]!.label
  if (key === 'status') return tenure === PROBATIONARY ? 'probationary' : 'official'
  if (key === 'seniority') return tenure < NO_DECISION ? SENIORITY_BANDS[tenure]!.label : null
  const value = profile[PROFILE_FIELDS.indexOf(key)]!
  if (key === 'sex') return value === 1 ? 'nam' : 'nữ'
  return value === 0 ? null : String(value)
}

/** Adds up groups of the same values: tenures that the keys asked for do not tell apart. */
function mergeEqual(groups: readonly CountedGroup[]): CountedGroup[] {
  const merged = new Map<string, CountedGroup>()
  for (const group of groups) {
    const key = JSON.stringify(group.values)
    const known = merged.get(key)
    if (known) known.count += group.count
    else merged.set(key, { ...group })
  }
  return [...merged.values()]
}
