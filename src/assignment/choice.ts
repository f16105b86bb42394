import { foldText } from '#person/name.ts'
import type { Day } from '#platform/day.ts'
import type { AssignmentRefusal } from './rules.ts'

/** A unit below the giver, as lines of a list are compared with it; `ceased`: it stood there once. */
export interface NamedUnit {
  id: string
  code: string
  name: string
  ceased: boolean
}

/** A line of a pasted list: the cells of its row, each a code or a name perhaps. */
export interface Line {
  line: number
  cells: string[]
}

/** The lines of a typed or pasted list that say anything; numbers in front of a name are left out by matching cells. */
export function linesOf(text: string): Line[] {
  return text
    .split(/\r?\n/)
    .map((row, index) => ({
      line: index + 1,
      cells: row
        .split('\t')
        .map((cell) => cell.trim().replace(/\s+/g, ' '))
        .filter((cell) => cell !== ''),
    }))
    .filter(({ cells }) => cells.length > 0)
}

const SUGGESTIONS = 3
/** Misspelt lines for which like names are looked up; the others are named without. */
const HELPED = 50

/** The units that the lines name, and every line that names none, several, one that has ceased `on` the day, or one again. */
export function matchLines(
  lines: readonly Line[],
  units: readonly NamedUnit[],
  on: Day,
): { ids: string[]; refusals: AssignmentRefusal[] } {
  const byCode = new Map(units.map((unit) => [unit.code.toLowerCase(), unit]))
  const byName = new Map<string, NamedUnit[]>()
  for (const unit of units) {
    const name = foldText(unit.name)
    const named = byName.get(name)
    if (named) named.push(unit)
    else byName.set(name, [unit])
  }
  const suggest = suggesting(units.filter((unit) => !unit.ceased))
  const [ids, told] = [new Set<string>(), new Set<string>()]
  const refusals: AssignmentRefusal[] = []
  let helped = 0
  for (const { line, cells } of lines) {
    const found = candidates(cells, byCode, byName)
    const living = found.filter((unit) => !unit.ceased)
    const text = cells.join(' · ')
    const [unit] = living
    if (living.length > 1) {
      const suggestions = living.slice(0, SUGGESTIONS).map((one) => one.code)
      refusals.push({ code: 'unit-ambiguous', text, line, suggestions: suggestions.join(', ') })
    } else if (!unit && found.length > 0) refusals.push({ code: 'unit-ceased', unit: text, on })
    else if (!unit)
      refusals.push({
        code: 'unit-unknown',
        text,
        line,
        suggestions: helped++ < HELPED ? suggest(cells).join('; ') : '',
      })
    else if (!ids.has(unit.id)) ids.add(unit.id)
    else if (!told.has(unit.id)) {
      refusals.push({ code: 'addressed-twice', unit: `${unit.name} (${unit.code})` })
      told.add(unit.id)
    }
  }
  return { ids: [...ids], refusals }
}

/** A code decides; without one the names do. */
function candidates(
  cells: readonly string[],
  byCode: ReadonlyMap<string, NamedUnit>,
  byName: ReadonlyMap<string, NamedUnit[]>,
): NamedUnit[] {
  for (const cell of cells) {
    const unit = byCode.get(cell.toLowerCase())
    if (unit) return [unit]
  }
  for (const cell of cells) {
    const named = byName.get(foldText(cell))
    if (named) return named
  }
  return []
}

/** Finds the names most like a misspelt one, by the pairs of letters that they share. */
function suggesting(units: readonly NamedUnit[]): (cells: readonly string[]) => string[] {
  let known: { unit: NamedUnit; pairs: Set<string>[] }[] | null = null
  return (cells) => {
    known ??= units.map((unit) => ({ unit, pairs: [pairsOf(unit.name), pairsOf(unit.code)] }))
    const asked = cells.map(pairsOf)
    const scored = known.map(({ unit, pairs }) => ({
      unit,
      score: Math.max(...pairs.flatMap((own) => asked.map((one) => likeness(own, one)))),
    }))
    return scored
      .filter(({ score }) => score >= 0.4)
      .sort((a, b) => b.score - a.score)
      .slice(0, SUGGESTIONS)
      .map(({ unit }) => `${unit.name} (${unit.code})`)
  }
}

function pairsOf(text: string): Set<string> {
  const folded = ` ${foldText(text)} `
  return new Set(Array.from({ length: folded.length - 1 }, (_, index) => folded.slice(index, index + 2)))
}

function likeness(a: ReadonlySet<string>, b: ReadonlySet<string>): number {
  let shared = 0
  for (const pair of a) if (b.has(pair)) shared++
  return (2 * shared) / (a.size + b.size)
}
