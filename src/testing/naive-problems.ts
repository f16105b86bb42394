import { KIND_BY_CODE } from '#organisation/kinds.ts'
import { COLUMNS, DATED_FIELDS, type CellKind } from '#sheet/format.ts'
import { addDays, FOREVER, isDay, type Day } from '#platform/day.ts'
import { eventDays, inDayOrder, lineUp, stateOn, treeOn, type Register, type Row } from './naive-register.ts'

export type SheetOfRegister = keyof Register

/** One fault of a register: the line in its sheet's file (header = 1, the whole = 0) and the column at fault. */
export interface Problem {
  code: ProblemCode
  sheet: SheetOfRegister
  line: number
  column: string
}

/** The same codes as the importer's findings wherever it has one. */
export type ProblemCode =
  | 'missing-value'
  | 'no-such-day'
  | 'two-digit-year'
  | 'year-out-of-range'
  | 'unknown-sex'
  | 'unknown-category'
  | 'unknown-kind'
  | 'unknown-field'
  | 'duplicate-key'
  | 'unknown-superior'
  | 'unknown-organisation'
  | 'unknown-member'
  | 'ends-before-it-starts'
  | 'overlapping-states'
  | 'superior-missing'
  | 'own-superior'
  | 'cycle'
  | 'two-roots'
  | 'no-root'
  | 'needs-receiver'
  | 'needs-giver'
  | 'giver-not-allowed'
  | 'receiver-not-allowed'
  | 'same-unit'
  | 'out-before-in'
  | 'not-in-that-branch'
  | 'already-in-a-branch'
  | 'unit-not-there'
  | 'in-unit-after-its-end'

const KEYS: Record<SheetOfRegister, readonly string[]> = {
  organisations: ['code', 'from'],
  members: ['member_code'],
  movements: ['member_code', 'day', 'category', 'from_code', 'to_code'],
  attributes: ['member_code', 'day', 'field'],
}

const SHEETS = Object.keys(KEYS) as SheetOfRegister[]

/** Everything that makes a register unfit to be imported; empty: it is valid. Days are read as YYYY-MM-DD only. */
export function naiveProblems(register: Register): Problem[] {
  const unreadable = SHEETS.flatMap((sheet) =>
    register[sheet].flatMap((row, index) => valueProblems(sheet, row, index)),
  )
  if (unreadable.length > 0) return unreadable
  return [
    ...keyProblems(register),
    ...codeProblems(register),
    ...treeProblems(register),
    ...chainProblems(register),
  ]
}

function problem(code: ProblemCode, sheet: SheetOfRegister, index: number, column: string): Problem {
  return { code, sheet, line: index + 2, column }
}

const CATEGORIES = ['I0', 'I1', 'I2', 'I3', 'I4', 'I5', 'I9', 'D1', 'D2', 'D3', 'D4', 'D5', 'D6', 'D7', 'D9']

/** A transfer or a handing over inside the register, named from either end. */
const TRANSFERS = ['I4', 'I5', 'D5', 'D6']

const READABLE: Record<CellKind, (text: string) => ProblemCode | null> = {
  text: () => null,
  day: dayProblem,
  birth: (text) => (isDay(`${text}-01`) || isDay(`${text}-01-01`) ? null : dayProblem(text)),
  sex: (text) => (text === 'nam' || text === 'nữ' ? null : 'unknown-sex'),
  category: (text) => (CATEGORIES.includes(text) ? null : 'unknown-category'),
  kind: (text) => (KIND_BY_CODE.has(text) ? null : 'unknown-kind'),
  field: (text) => ((DATED_FIELDS as readonly string[]).includes(text) ? null : 'unknown-field'),
}

function dayProblem(text: string): ProblemCode | null {
  if (isDay(text)) return null
  if (/^\d{1,2}\/\d{1,2}\/\d{2}$/.test(text)) return 'two-digit-year'
  const tooFar = /^\d{4}-/.test(text) && (text < '1800' || text >= '3000')
  return tooFar ? 'year-out-of-range' : 'no-such-day'
}

function valueProblems(sheet: SheetOfRegister, row: Row, index: number): Problem[] {
  return COLUMNS[sheet].flatMap(({ name, kind, required }) => {
    const text = row[name] ?? ''
    const code = text === '' ? (required ? 'missing-value' : null) : READABLE[kind](text)
    return code ? [problem(code, sheet, index, name)] : []
  })
}

function keyProblems(register: Register): Problem[] {
  return SHEETS.flatMap((sheet) => {
    const keys = register[sheet].map((row) => JSON.stringify(KEYS[sheet].map((column) => row[column] ?? '')))
    return keys.flatMap((key, index) =>
      keys.indexOf(key) < index ? [problem('duplicate-key', sheet, index, KEYS[sheet][0]!)] : [],
    )
  })
}

function codeProblems({ organisations, members, movements, attributes }: Register): Problem[] {
  const units = new Set(organisations.map((row) => row.code))
  const people = new Set(members.map((row) => row.member_code))
  const unknown = (code: ProblemCode, sheet: SheetOfRegister, rows: readonly Row[], column: string) => {
    const known = code === 'unknown-member' ? people : units
    return rows.flatMap((row, index) =>
      row[column] && !known.has(row[column]) ? [problem(code, sheet, index, column)] : [],
    )
  }
  return [
    ...unknown('unknown-superior', 'organisations', organisations, 'parent_code'),
    ...unknown('unknown-member', 'movements', movements, 'member_code'),
    ...unknown('unknown-organisation', 'movements', movements, 'from_code'),
    ...unknown('unknown-organisation', 'movements', movements, 'to_code'),
    ...unknown('unknown-member', 'attributes', attributes, 'member_code'),
  ]
}

/** States one by one, then the whole tree on every day on which it may have changed. */
function treeProblems(register: Register): Problem[] {
  const { organisations } = register
  const found = organisations.flatMap((row, index) => {
    if (row.code === row.parent_code) return [problem('own-superior', 'organisations', index, 'parent_code')]
    if (row.to && row.to < row.from!) return [problem('ends-before-it-starts', 'organisations', index, 'to')]
    const overlaps = organisations.some(
      (other, place) =>
        other.code === row.code &&
        (other.from! < row.from! || (other.from === row.from && place < index)) &&
        (!other.to || other.to >= row.from!),
    )
    return overlaps ? [problem('overlapping-states', 'organisations', index, 'from')] : []
  })
  const first = organisations.map((row) => row.from!).sort()[0]!
  const open = organisations.some((row) => !row.to)
  const last = open
    ? FOREVER
    : organisations
        .map((row) => row.to!)
        .sort()
        .at(-1)!
  for (const on of eventDays(register))
    if (first <= on && on <= last) found.push(...problemsOfDay(register, on))
  return withoutRepeats(found)
}

function problemsOfDay(register: Register, on: Day): Problem[] {
  const tree = treeOn(register, on)
  const at = (code: string) => register.organisations.indexOf(stateOn(register, code, on)!)
  const roots = [...tree].filter(([, superior]) => superior === '').map(([code]) => code)
  const none: Problem[] =
    roots.length > 0 ? [] : [{ code: 'no-root', sheet: 'organisations', line: 0, column: '' }]
  const many =
    roots.length < 2
      ? []
      : roots.map((code) => problem('two-roots', 'organisations', at(code), 'parent_code'))
  const hanging = [...tree].flatMap(([code, superior]) => {
    if (superior !== '' && !tree.has(superior))
      return [problem('superior-missing', 'organisations', at(code), 'parent_code')]
    const circles = superior !== '' && superior !== code && lineUp(tree, superior).includes(code)
    return circles ? [problem('cycle', 'organisations', at(code), 'parent_code')] : []
  })
  return [...none, ...many, ...hanging]
}

/** A stay of a member: the unit, its first day, and the line of the movement that began it. */
interface Stay {
  unit: string
  since: Day
  index: number
}

function chainProblems(register: Register): Problem[] {
  const people = [...new Set(register.movements.map((row) => row.member_code!))]
  return people.flatMap((member) => {
    const found: Problem[] = []
    let stay: Stay | null = null
    for (const row of inDayOrder(register.movements.filter((one) => one.member_code === member))) {
      const index = register.movements.indexOf(row)
      found.push(...endProblems(row, index), ...linkProblems(row, index, stay))
      const on = row.day as Day
      if (stay) found.push(...stayProblems(register, stay, on > stay.since ? addDays(on, -1) : on))
      stay = row.to_code ? { unit: row.to_code, since: on, index } : null
    }
    return stay ? [...found, ...stayProblems(register, stay, FOREVER)] : found
  })
}

/** Increases have a receiver, decreases a giver; only transfers may have both, and never the same unit twice. */
function endProblems({ category, from_code, to_code }: Row, index: number): Problem[] {
  const found: Problem[] = []
  const refuse = (code: ProblemCode, column: string) => found.push(problem(code, 'movements', index, column))
  const [increase, transfer] = [category!.startsWith('I'), TRANSFERS.includes(category!)]
  if (increase && !to_code) refuse('needs-receiver', 'to_code')
  if (!increase && !from_code) refuse('needs-giver', 'from_code')
  if (increase && from_code && !transfer) refuse('giver-not-allowed', 'from_code')
  if (!increase && to_code && !transfer) refuse('receiver-not-allowed', 'to_code')
  if (from_code && from_code === to_code) refuse('same-unit', 'to_code')
  return found
}

function linkProblems({ from_code }: Row, index: number, stay: Stay | null): Problem[] {
  if (!from_code) return stay ? [problem('already-in-a-branch', 'movements', index, 'to_code')] : []
  if (!stay) return [problem('out-before-in', 'movements', index, 'from_code')]
  return stay.unit === from_code ? [] : [problem('not-in-that-branch', 'movements', index, 'from_code')]
}

/** The unit must exist without a gap from the day of entry to the last day at whose end the member is there. */
function stayProblems(register: Register, { unit, since, index }: Stay, last: Day): Problem[] {
  if (!stateOn(register, unit, since)) return [problem('unit-not-there', 'movements', index, 'to_code')]
  for (let on = since; on <= last;) {
    const state = stateOn(register, unit, on)
    if (!state) return [problem('in-unit-after-its-end', 'movements', index, 'to_code')]
    if (!state.to) return []
    on = addDays(state.to as Day, 1)
  }
  return []
}

function withoutRepeats(problems: readonly Problem[]): Problem[] {
  return [...new Map(problems.map((one) => [JSON.stringify(one), one])).values()]
}
