import type { Day } from '#platform/day.ts'
import type { Database } from '#platform/database/connect.ts'
import type { Db } from '#platform/db.ts'
import { addDays } from '#platform/day.ts'
import type { CellFilter } from '#statistics/national-form.ts'
import { carriedMembers } from './carried.ts'
import { Coverage } from './coverage.ts'
import { CrossTab } from './cross-tab.ts'
import { isAnswerable, numberOf } from './day-number.ts'
import { codedCell, Form } from './form.ts'
import { Flows } from './flows.ts'
import { memberGroups, organisationGroups } from './groups.ts'
import { Headcounts } from './headcounts.ts'
import { ALWAYS } from './tree.ts'
import { codedId, loadRegister, readChanges, type Changes, type Loaded } from './load.ts'
import { CATEGORY_CODES } from './ledger.ts'
import { partsOf } from './parts.ts'
import { placesOf } from './places.ts'
import { Present } from './present.ts'
import type { CountedFlows, QuestionName, Questions } from './questions.ts'
import { Recent } from './recent.ts'

/** So many changes since the load are taken in one by one; beyond that the register is loaded anew. */
const MOST_LATE = 600_000
/** Enough for the whole and all provinces, whose officers look at their own. */
const MOST_FLOWS = 48
const MOST_DAYS = 8
const MOST_FORMS = 3
/** Home pages ask the same small cross-tab again and again; large ones are not kept. */
const MOST_TABS = 160
const MOST_KEPT_GROUPS = 200
const MOST_FORM_DAYS = 400

/**
 * The register in memory, as columns: what national figures are counted from. Before each answer it takes in what was
 * committed since the one before, so that every answer is that of the database at one moment after it was asked.
 */
export class Projection {
  private state: Loaded | null = null
  private flows = new Recent<Flows>(MOST_FLOWS)
  private headcounts = new Recent<Headcounts>(MOST_DAYS)
  private forms = new Recent<Form>(MOST_FORMS)
  private tabs = new Recent<CrossTab>(MOST_TABS, (tab) => tab.size <= MOST_KEPT_GROUPS)
  private loading: Promise<void> | null = null
  private reading: Promise<boolean> | null = null
  private awaited: Promise<boolean> | null = null

  constructor(private database: Database) {}

  /** Loads the register; until it has, `answer` gives null. */
  load(): Promise<void> {
    this.loading ??= this.loadAnew().finally(() => (this.loading = null))
    return this.loading
  }

  get ready(): boolean {
    return this.state !== null
  }

  /** The figure base of the database that was loaded; null before. */
  get epoch(): string | null {
    return this.state?.epoch ?? null
  }

  private async loadAnew(): Promise<void> {
    this.state = null
    this.forget()
    this.state = await loadRegister(this.database)
  }

  private forget(): void {
    this.flows.clear()
    this.headcounts.clear()
    this.forms.clear()
    this.tabs.clear()
  }

  /**
   * Takes in what was committed before this call; false when the register must be loaded anew (which has then begun).
   * Who asks while another is reading waits for the next reading, since the other's may have begun too early. In the
   * transaction `within`, which must be the latest moment yet, what that one sees is taken in.
   */
  catchUp(within: Db = this.database.db): Promise<boolean> {
    if (!this.reading) {
      this.reading = this.takeChanges(within).finally(() => (this.reading = null))
      return this.reading
    }
    this.awaited ??= this.reading
      .catch(() => false)
      .then(() => {
        this.awaited = null
        return this.catchUp(within)
      })
    return this.awaited
  }

  private async takeChanges(db: Db): Promise<boolean> {
    if (!this.state) return false
    const { state } = this
    const changes = await readChanges(db, state)
    if (this.state !== state) return false
    if (!changes || state.spells.late.count + changes.spells.length > MOST_LATE) {
      void this.load().catch(() => {})
      return false
    }
    this.take(state, changes)
    return true
  }

  private take(state: Loaded, { snapshot, tree, states, heirs, codes, movements, spells }: Changes): void {
    state.snapshot = snapshot
    if (states && heirs) {
      state.tree.take(states)
      state.heirs = heirs
      state.treeVersion = tree
      this.forget()
    }
    if (codes) {
      state.codes = codes
      this.forms.clear()
    }
    const number = (id: number | null) => (id === null ? -1 : state.tree.numberFor(id))
    for (const [weight, on, category, giver, receiver] of movements) {
      const row = [on, category, number(giver), number(receiver), weight] as const
      state.ledger.late.push(...row)
      for (const flows of this.flows.values()) flows.takeMovement(...row)
    }
    for (const [weight, ...row] of spells) {
      const unit = number(row[0]!)
      const at = state.spells.late.push(unit, weight, row, state.spells.profiles.numberOf(row, 6))
      for (const flows of this.flows.values()) flows.takeSpell(unit, row[1]!, row[2]!, weight)
      for (const headcounts of this.headcounts.values()) headcounts.takeLate(at)
      for (const form of this.forms.values()) form.takeLate(at)
      for (const tab of this.tabs.values()) tab.takeLate(at)
    }
  }

  /** The answer to a question; null when the register is not loaded or a day is out of range. */
  answer = async <Name extends QuestionName>(
    name: Name,
    asked: Questions[Name]['asked'],
  ): Promise<Questions[Name]['answer'] | null> =>
    (await this.catchUp()) ? this.answerNow(name, asked) : null

  /** As `answer`, from what has been taken in so far. */
  answerNow<Name extends QuestionName>(
    name: Name,
    asked: Questions[Name]['asked'],
  ): Questions[Name]['answer'] | null {
    const { state } = this
    if (!state || !daysOf(asked).every(isAnswerable)) return null
    const unitOf = (id: string) => state.tree.numberOf(Number(id))
    if (!unitsOf(asked).every((unit) => unitOf(unit) >= 0)) return null
    const answers: {
      [One in QuestionName]: (asked: Questions[One]['asked']) => Questions[One]['answer'] | null
    } = {
      balance: (question) => this.balance(state, question),
      series: (question) => this.series(state, question),
      structure: (question) => this.structure(state, question),
      headcounts: ({ units, on }) => {
        const counts = this.headcountsOn(state, numberOf(on))
        return units.map((unit) => counts.of(unitOf(unit)))
      },
      places: ({ unit, on, groups }) =>
        groups.map((group) =>
          [...placesOf(state.tree, unitOf(unit), group.map(unitOf), numberOf(on))].map(([place, count]) => ({
            place: String(state.tree.idOf(place)),
            count,
          })),
        ),
      groups: ({ facts, units, on, crossings }) => {
        const count = facts === 'members' ? memberGroups : organisationGroups
        const parts = partsOf(state.tree, units.map(unitOf), numberOf(on))
        const found = crossings.map((by) => count(state, parts, numberOf(on), by))
        return found.every((one) => one !== null) ? found : null
      },
      carried: ({ units, from, to, crossings }) => {
        const days = { from: numberOf(from), to: numberOf(to) }
        const found = carriedMembers(state, units.map(unitOf), days, crossings)
        return found && { ...found, leaving: found.leaving.map((unit) => String(state.tree.idOf(unit))) }
      },
      form: (question) => this.form(state, question),
    }
    return answers[name](asked)
  }

  /** Flows of a unit and of all that were ever directly below it; with `treeOn` of those below by that day's structure. */
  private flowsOf(state: Loaded, unit: number, treeOn?: Day): Flows {
    return this.flows.get(`${treeOn ?? ''} ${unit}`, () => {
      const { tree, heirs, ledger, spells } = state
      const on = treeOn && numberOf(treeOn)
      const below = new Set<number>()
      const { from, until } = on === undefined ? ALWAYS : { from: on, until: on + 1 }
      tree.eachBelow(unit, from, until, (one) => below.add(one))
      const targets = [unit, ...below]
      const placing = on === undefined ? new Coverage(tree, targets) : new Present(tree, heirs, targets, on)
      return new Flows(placing, ledger, spells)
    })
  }

  private balance(
    state: Loaded,
    { unit, below, from, to, treeOn }: Questions['balance']['asked'],
  ): Questions['balance']['answer'] {
    const flows = this.flowsOf(state, state.tree.numberOf(Number(unit)), treeOn)
    const [first, last] = [numberOf(from), numberOf(to)]
    const opening = flows.stockOn(first - 1)
    const closing = flows.stockOn(last)
    const table = flows.between(first, last)
    const row = (at: number): CountedFlows => {
      const counts = CATEGORY_CODES.map(
        (code, column) => [code, table[at * CATEGORY_CODES.length + column]!] as const,
      )
      return {
        opening: opening[at] ?? 0,
        closing: closing[at] ?? 0,
        flows: Object.fromEntries(counts.filter(([, count]) => count !== 0)),
      }
    }
    const place = new Map(flows.targets.map((one, at) => [one, at]))
    const rows = below.map((one) => row(place.get(state.tree.numberOf(Number(one)))!))
    return { whole: row(0), own: row(flows.targets.length), below: rows }
  }

  /** The first headcount is counted, the next ones follow by the flows between. */
  private series(state: Loaded, { unit, days }: Questions['series']['asked']): number[] {
    const flows = this.flowsOf(state, state.tree.numberOf(Number(unit)))
    let [before, headcount] = [0, 0]
    return days.map((day) => {
      const on = numberOf(day)
      headcount = before === 0 ? flows.stockOn(on)[0]! : headcount + flows.netBetween(before + 1, on)
      before = on
      return headcount
    })
  }

  private headcountsOn(state: Loaded, on: number): Headcounts {
    return this.headcounts.get(String(on), () => new Headcounts(state.tree, state.spells, on))
  }

  private structure(
    { tree, spells }: Loaded,
    { unit, on, keys }: Questions['structure']['asked'],
  ): Questions['structure']['answer'] {
    const make = () => new CrossTab(tree, spells, tree.numberOf(Number(unit)), numberOf(on), keys)
    return this.tabs.get(`${unit} ${on} ${keys.join(' ')}`, make).groups
  }

  private form(state: Loaded, { unit, on, cells }: Questions['form']['asked']): Questions['form']['answer'] {
    const { units, cells: counts } = this.formOf(state, unit, cells).on(numberOf(on))
    return units.map((one, row) => ({
      unit: String(state.tree.idOf(one)),
      counts: [...counts.subarray(row * cells.length, (row + 1) * cells.length)],
    }))
  }

  private formOf(state: Loaded, unit: string, cells: readonly CellFilter[]): Form {
    return this.forms.get(`${unit} ${JSON.stringify(cells)}`, () => {
      const coded = cells.map((cell) => codedCell(cell, (field, value) => codedId(state, field, value)))
      return new Form(state.tree, state.spells, state.tree.numberOf(Number(unit)), coded, MOST_FORM_DAYS)
    })
  }
}

/** The units that a question names. */
function unitsOf(asked: Questions[QuestionName]['asked']): string[] {
  if ('units' in asked) return [...asked.units]
  if ('groups' in asked) return [asked.unit, ...asked.groups.flat()]
  return 'below' in asked ? [asked.unit, ...asked.below] : [asked.unit]
}

/** The days that a question is about, and the one before where it opens there. */
function daysOf(asked: Questions[QuestionName]['asked']): Day[] {
  if ('days' in asked) return [...asked.days]
  if ('on' in asked) return [asked.on]
  return [addDays(asked.from, -1), asked.to, ...('treeOn' in asked && asked.treeOn ? [asked.treeOn] : [])]
}
