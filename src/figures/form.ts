import { AGE_BANDS, SENIORITY_BANDS } from '#statistics/keys.ts'
import type { CellFilter } from '#statistics/national-form.ts'
import { AGES, codeTablesOf, PROBATIONARY, TENURES } from './code-tables.ts'
import { lateByUnit } from './cross-tab.ts'
import { placeOf } from './places.ts'
import { PROFILE_FIELDS, type ProfileField, type Spells } from './spells.ts'
import type { Tree } from './tree.ts'

/** A cell as spells are asked: of each attribute the coded value that must or those that must not stand there. */
export interface CodedCell {
  fields: Partial<Record<ProfileField, { is: number } | { not: readonly number[] }>>
  /** Positions of age bands and tenures that the cell takes. */
  ages: readonly number[]
  tenures: readonly number[]
}

const AGE_LABELS = AGE_BANDS.map((band) => band.label)
const EVERY_AGE = AGE_LABELS.map((_, at) => at)
/** Bits of a mark. */
const MOST_CROSSED = 12
const EVERY_TENURE = Array.from({ length: TENURES }, (_, at) => at)

/** A cell's filter with coded values by their ids; a value that nobody has matches nobody (id -1). */
export function codedCell(where: CellFilter, idOf: (field: string, value: string) => number): CodedCell {
  const ids = (field: ProfileField, value: string) =>
    field === 'sex' ? (value === 'nam' ? 1 : 2) : idOf(field, value)
  const fields = Object.fromEntries(
    PROFILE_FIELDS.flatMap((field) => {
      const asked = where[field]
      if (!asked) return []
      return [
        [
          field,
          'is' in asked
            ? { is: ids(field, asked.is) }
            : { not: [0, ...asked.not.map((value) => ids(field, value))] },
        ],
      ]
    }),
  )
  return { fields, ages: agesOf(where), tenures: tenuresOf(where) }
}

function agesOf({ age }: CellFilter): number[] {
  return age && 'is' in age ? [AGE_LABELS.indexOf(age.is)] : EVERY_AGE
}

function tenuresOf({ status, seniority }: CellFilter): number[] {
  if (status && 'is' in status)
    return EVERY_TENURE.filter((one) => (one === PROBATIONARY) === (status.is === 'probationary'))
  if (seniority && 'is' in seniority)
    return [SENIORITY_BANDS.findIndex((band) => band.label === seniority.is)]
  return EVERY_TENURE
}

/** The form of a unit on a day: a row of cells for itself, then for each unit directly below (by number). */
export interface FormTable {
  units: number[]
  cells: Int32Array
}

/** Members counted once: by profile, and by crossed marks, age and tenure; `touched` lists profiles that occur. */
interface Tally {
  profiles: Int32Array
  touched: number[]
  crossed: Int32Array
}

/** The form of one unit on any day; days once asked are kept, and kept exact by what is recorded since. */
export class Form {
  private days = new Map<number, FormTable>()
  /** The attribute filters of cells that cross attributes with each other, with age or tenure: a bit each in `marks`. */
  private crossed: CodedCell['fields'][] = []
  /** Of each cell the bit of its filter; -1 for cells that ask for one attribute, or none, alone. */
  private bits: number[]
  private marks = new Uint16Array(0)

  constructor(
    private tree: Tree,
    private spells: Spells,
    readonly unit: number,
    private cells: readonly CodedCell[],
    private mostKept: number,
  ) {
    const known = new Map<string, number>()
    this.bits = cells.map((cell) => {
      if (!isCrossing(cell)) return -1
      const key = JSON.stringify(cell.fields)
      if (!known.has(key)) known.set(key, this.crossed.push(cell.fields) - 1)
      return known.get(key)!
    })
    if (this.crossed.length > MOST_CROSSED) throw new RangeError('too many crossed cells')
  }

  /** The table of a day. */
  on(on: number): FormTable {
    const known = this.days.get(on)
    if (known) return known
    const table = this.count(on)
    if (this.days.size >= this.mostKept) this.days.delete(this.days.keys().next().value!)
    this.days.set(on, table)
    return table
  }

  /** Takes in a spell gained or lost since: row `at` of the late spells. */
  takeLate(at: number): void {
    const { late } = this.spells
    for (const [on, table] of this.days) {
      if (late.from[at]! > on || on >= late.until[at]!) continue
      const row = this.rowOf(late.unit[at]!, on, table)
      if (row < 0) continue
      const { age, tenure } = codeTablesOf(on)
      const held = late.official[at]! <= on ? tenure[late.decided[at]!]! : PROBATIONARY
      const width = this.cells.length
      this.cells.forEach((cell, column) => {
        if (!this.takes(cell, late.profile[at]!, age[late.born[at]!]!, held)) return
        table.cells[column]! += late.weight[at]!
        if (row > 0) table.cells[row * width + column]! += late.weight[at]!
      })
    }
  }

  /** The row of a table to which a unit belongs on a day: 0 for the whole's own, -1 for none. */
  private rowOf(unit: number, on: number, { units }: FormTable): number {
    const place = placeOf(this.tree, this.unit, unit, on)
    return place < 0 ? -1 : units.indexOf(place)
  }

  private takes(cell: CodedCell, profile: number, age: number, tenure: number): boolean {
    return cell.ages.includes(age) && cell.tenures.includes(tenure) && this.takesProfile(cell.fields, profile)
  }

  private takesProfile(fields: CodedCell['fields'], profile: number): boolean {
    return PROFILE_FIELDS.every((field, at) => {
      const asked = fields[field]
      if (!asked) return true
      const value = this.spells.profiles.valueOf(profile, at)
      return 'is' in asked ? value === asked.is : !asked.not.includes(value)
    })
  }

  private count(on: number): FormTable {
    this.markProfiles()
    const units: number[] = [this.unit]
    this.tree.eachBelow(this.unit, on, on + 1, (below) => units.push(below))
    const width = this.cells.length
    const cells = new Int32Array(units.length * width)
    const late = lateByUnit(this.spells, on)
    const profiles = new Int32Array(this.spells.profiles.count)
    units.forEach((unit, row) => {
      const members = row === 0 ? (this.tree.exists(unit, on) ? [unit] : []) : this.tree.subtreeOn(unit, on)
      const tally = this.tally(members, on, late, profiles)
      const counted = this.cellsOf(tally)
      counted.forEach((count, column) => {
        cells[column]! += count
        if (row > 0) cells[row * width + column] = count
      })
    })
    return { units, cells }
  }

  private tally(
    units: readonly number[],
    on: number,
    late: ReadonlyMap<number, number[]>,
    profiles: Int32Array,
  ): Tally {
    const crossed = new Int32Array((AGES * TENURES) << this.crossed.length)
    const touched: number[] = []
    const { marks, spells } = this
    const { from, official, decided, born, profile, late: rows } = spells
    const { age, tenure } = codeTablesOf(on)
    for (const unit of units) {
      const end = spells.endOn(unit, on)
      for (let at = spells.beginOn(unit, on); at < end; at++) {
        if (from[at]! > on) continue
        const held = official[at]! <= on ? tenure[decided[at]!]! : PROBATIONARY
        const own = profile[at]!
        if (profiles[own]!++ === 0) touched.push(own)
        crossed[(marks[own]! * AGES + age[born[at]!]!) * TENURES + held]!++
      }
      for (const at of late.get(unit) ?? []) {
        const held = rows.official[at]! <= on ? tenure[rows.decided[at]!]! : PROBATIONARY
        const own = rows.profile[at]!
        const weight = rows.weight[at]!
        touched.push(own)
        profiles[own]! += weight
        crossed[(marks[own]! * AGES + age[rows.born[at]!]!) * TENURES + held]! += weight
      }
    }
    return { profiles, touched, crossed }
  }

  /** The bits of the crossed cells whose attributes a profile has; profiles may have been added. */
  private markProfiles(): void {
    const count = this.spells.profiles.count
    if (this.marks.length === count) return
    this.marks = Uint16Array.from({ length: count }, (_, profile) =>
      this.crossed.reduce(
        (bits, fields, bit) => bits | (this.takesProfile(fields, profile) ? 1 << bit : 0),
        0,
      ),
    )
  }

  /** The cells of a tally; its profiles are counted and set back to nothing. */
  private cellsOf({ profiles, touched, crossed }: Tally): Int32Array {
    const { parts, values } = this.spells.profiles
    const byField = values.map((known) => new Int32Array(known.length))
    for (const profile of touched) {
      const members = profiles[profile]!
      if (members === 0) continue
      profiles[profile] = 0
      for (let field = 0; field < byField.length; field++)
        byField[field]![parts[profile * byField.length + field]!]! += members
    }
    const total = byField[0]!.reduce((sum, members) => sum + members, 0)
    return Int32Array.from(this.cells, (cell, at) => {
      if (this.bits[at]! >= 0) return sumCrossed(crossed, cell, this.bits[at]!)
      const field = PROFILE_FIELDS.findIndex((one) => cell.fields[one])
      if (field < 0) return total
      const asked = cell.fields[PROFILE_FIELDS[field]!]!
      return byField[field]!.reduce((sum, members, small) => {
        const value = values[field]![small]!
        return ('is' in asked ? value === asked.is : !asked.not.includes(value)) ? sum + members : sum
      }, 0)
    })
  }
}

function isCrossing(cell: CodedCell): boolean {
  return Object.keys(cell.fields).length > 1 || cell.ages.length < AGES || cell.tenures.length < TENURES
}

function sumCrossed(crossed: Int32Array, { ages, tenures }: CodedCell, bit: number): number {
  let sum = 0
  for (let marks = 0; marks * AGES * TENURES < crossed.length; marks++) {
    if ((marks & (1 << bit)) === 0) continue
    for (const age of ages)
      for (const tenure of tenures) sum += crossed[(marks * AGES + age) * TENURES + tenure]!
  }
  return sum
}
