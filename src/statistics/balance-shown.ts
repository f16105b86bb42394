import { DECREASES, INCREASES } from '#movement/categories.ts'
import type { BalanceStep } from '#ui/chart-options.ts'
import type { Balance } from './api.ts'

/** Opening, increases, decreases, closing of one row. */
export type Flows = Balance['own']

/** A row of the table: a unit below, or what the unit holds itself. */
export interface BalanceRow {
  /** The unit whose members stand behind the row's figures. */
  unit: Balance['unit']
  own: boolean
  flows: Flows
}

/** The rows under the total: each unit directly below, then what the unit holds itself where there is anything. */
export function rowsOf(balance: Balance): BalanceRow[] {
  const rows = balance.children.map(({ unit, ...flows }): BalanceRow => ({ unit, own: false, flows }))
  const holds = sizeOf(balance.own) > 0 || rows.length === 0
  return holds ? [...rows, { unit: balance.unit, own: true, flows: balance.own }] : rows
}

/** The categories with a figure anywhere in the table, in their order. */
export function usedCategories(balance: Balance): { increases: string[]; decreases: string[] } {
  const all: Flows[] = [balance, balance.own, ...balance.children]
  return {
    increases: INCREASES.filter((code) => all.some((flows) => (flows.increases[code] ?? 0) > 0)),
    decreases: DECREASES.filter((code) => all.some((flows) => (flows.decreases[code] ?? 0) > 0)),
  }
}

/** The cells of a row from left to right: opening, increases and all of them, decreases and all of them, closing. */
export function cellsOf(balance: Balance): string[] {
  const { increases, decreases } = usedCategories(balance)
  return ['opening', ...increases, 'I', ...decreases, 'D', 'closing']
}

/** A cell of the table: `opening`, `closing`, a category, or `I` and `D` for all increases and decreases. */
export function figureOf(flows: Flows, cell: string): number {
  if (cell === 'opening' || cell === 'closing') return flows[cell]
  if (cell === 'I') return sum(flows.increases)
  if (cell === 'D') return sum(flows.decreases)
  return flows.increases[cell] ?? flows.decreases[cell] ?? 0
}

/** How far the figures of a row are from `opening + increases − decreases = closing`; 0: they close. */
export function gapOf(flows: Flows): number {
  return flows.opening + figureOf(flows, 'I') - figureOf(flows, 'D') - flows.closing
}

/** The bars of the chart from opening to closing, by categories with a figure; `name` says each. */
export function stepsOf(flows: Flows, name: (cell: string) => string): BalanceStep[] {
  const used = (counts: Record<string, number>, kind: 'increase' | 'decrease') =>
    Object.entries(counts)
      .filter(([, value]) => value > 0)
      .map(([code, value]): BalanceStep => ({ name: name(code), kind, value }))
  return [
    { name: name('opening'), kind: 'total', value: flows.opening },
    ...used(flows.increases, 'increase'),
    ...used(flows.decreases, 'decrease'),
    { name: name('closing'), kind: 'total', value: flows.closing },
  ]
}

function sizeOf(flows: Flows): number {
  return flows.opening + flows.closing + sum(flows.increases) + sum(flows.decreases)
}

function sum(counts: Record<string, number>): number {
  return Object.values(counts).reduce((total, value) => total + value, 0)
}
