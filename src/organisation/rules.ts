import type { Refusal } from '#platform/errors.ts'
import { FOREVER, lastDayOf, type Day } from '#platform/day.ts'
import { treeFindings, type TreeFinding, type TreeState } from './tree.ts'

/** The facts of a state that may be recorded or corrected; half-open, `superiorId` null for the root. */
export interface StateFacts {
  from: Day
  until: Day
  name: string
  kind: string
  type: string | null
  superiorId: string | null
  /** 14 digits without dots. */
  officialCode: string | null
  decisionNo: string | null
}

/** A state in force in the register, by its number there. */
export interface KnownState extends StateFacts {
  id: string
}

/** What becomes of a unit's states: `replaces` null adds one, otherwise that state is superseded by these facts. */
export interface StateChange {
  replaces: string | null
  state: StateFacts
}

export type StateRefusal = Refusal &
  (
    | { code: 'official-code-malformed'; text: string }
    | { code: 'official-code-taken'; unit: string; from: Day; to: Day | null }
    | { code: 'unit-not-there' | 'state-starts-that-day'; on: Day }
    | { code: 'nothing-changes' }
    | { code: 'no-such-warning'; warning: string; on: Day }
    | { code: 'ends-before-it-starts'; from: Day; to: Day }
    | { code: 'swallows-state'; from: Day; to: Day | null }
    | { code: 'members-left-outside'; members: number }
    | { code: TreeFinding['code']; unit: string; on: Day; other: string | null }
  )

const CODE_SOURCE = '208-QĐ/TW; 1361-CV/BTCTW'

/**
 * The 14 digits of an official organisation code (mã tổ chức đảng), dots and spaces tolerated; null when it is not one.
 * Source: 208-QĐ/TW and 1361-CV/BTCTW as cited by published code (unconfirmed).
 */
export function parseOfficialCode(text: string): string | null {
  const digits = text.replace(/[.\s]/g, '')
  return /^\d{14}$/.test(digits) ? digits : null
}

/** `38.168.053.000.001`: province or central body, above grassroots, TCCSĐ, dependent đảng bộ, cell. */
export function formatOfficialCode(digits: string): string {
  return digits.replace(/^(\d\d)(\d{3})(\d{3})(\d{3})(\d{3})$/, '$1.$2.$3.$4.$5')
}

/** What is wrong with an official code as typed; empty: nothing. */
export function refusalsToOfficialCode(text: string | null): StateRefusal[] {
  if (text === null || parseOfficialCode(text) !== null) return []
  return [{ code: 'official-code-malformed', text: text.slice(0, 30), source: CODE_SOURCE }]
}

/** A state from day `state.from` on: the state in force then ends the day before, the new one runs to its end. */
export function planNewState(
  known: readonly KnownState[],
  state: Omit<StateFacts, 'until'>,
): { changes: StateChange[]; refusals: StateRefusal[] } {
  const { from } = state
  const before = known.find((one) => one.from <= from && from < one.until)
  if (!before) return { changes: [], refusals: [{ code: 'unit-not-there', on: from }] }
  if (before.from === from) return { changes: [], refusals: [{ code: 'state-starts-that-day', on: from }] }
  const next = { ...state, until: before.until }
  if (sameFacts(before, next)) return { changes: [], refusals: [{ code: 'nothing-changes' }] }
  const cut = { replaces: before.id, state: { ...factsOf(before), until: from } }
  return { changes: [cut, { replaces: null, state: next }], refusals: [] }
}

/** A correction of one state; where it adjoined its neighbours, their ends move along. Swallowing one is refused. */
export function planCorrection(
  known: readonly KnownState[],
  wrong: KnownState,
  state: StateFacts,
): { changes: StateChange[]; refusals: StateRefusal[] } {
  const { from, until } = state
  if (until <= from)
    return { changes: [], refusals: [{ code: 'ends-before-it-starts', from, to: lastDayOf(until)! }] }
  if (sameFacts(wrong, state) && wrong.from === from && wrong.until === until)
    return { changes: [], refusals: [{ code: 'nothing-changes' }] }
  const changes: StateChange[] = [{ replaces: wrong.id, state }]
  const refusals: StateRefusal[] = []
  const move = (other: KnownState, ends: Partial<StateFacts>) => {
    const moved = { ...factsOf(other), ...ends }
    if (moved.from < moved.until) changes.push({ replaces: other.id, state: moved })
    else refusals.push({ code: 'swallows-state', from: other.from, to: lastDayOf(other.until) })
  }
  const before = known.find((one) => one.until === wrong.from)
  const after = wrong.until === FOREVER ? undefined : known.find((one) => one.from === wrong.until)
  if (before && from !== wrong.from) move(before, { until: from })
  if (after && until !== wrong.until) move(after, { from: until })
  return { changes, refusals }
}

/** What a change of states would break in the tree that was whole before, by the register as a whole. */
export function refusalsToTree(
  before: readonly TreeState[],
  after: readonly TreeState[],
  nameOf: (unit: string) => string,
): StateRefusal[] {
  const keyOf = ({ code, state, on }: TreeFinding) => `${code} ${state.unit} ${on}`
  const found = treeFindings(after)
  if (found.length === 0) return []
  const known = new Set(treeFindings(before).map(keyOf))
  return found
    .filter((finding) => !known.has(keyOf(finding)))
    .map(({ code, state, on, other }) => {
      const isDay = code === 'overlapping-states' || other === null
      return { code, unit: nameOf(state.unit), on, other: isDay ? other : nameOf(other) }
    })
}

function sameFacts(a: StateFacts, b: StateFacts): boolean {
  return (
    a.name === b.name &&
    a.kind === b.kind &&
    a.type === b.type &&
    a.superiorId === b.superiorId &&
    a.officialCode === b.officialCode &&
    a.decisionNo === b.decisionNo
  )
}

function factsOf({ id: _id, ...facts }: KnownState): StateFacts {
  return facts
}
