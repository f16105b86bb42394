import { useWords } from '#ui/words.tsx'
import { Table, type Column } from '#ui/table.tsx'
import type { Balance } from './api.ts'
import { figureOf, rowsOf, type BalanceRow, type Flows } from './balance-shown.ts'
import { CountedCell } from './counted-cell.tsx'
import { balanceWords } from './words.ts'
import style from './statistics.module.css'

/** A cell whose members can be looked at. */
export interface ChosenCell {
  organisationId: string
  unit: string
  own: boolean
  cell: string
  figure: number
}

/** A row per unit below, what the unit holds itself, and the total; each figure opens to its members. */
export function BalanceTable({
  balance,
  cells,
  nameOf,
  openTo,
  chosen,
  onChoose,
}: {
  balance: Balance
  cells: readonly string[]
  nameOf: (cell: string) => string
  /** Where a unit below opens to. */
  openTo: (id: string) => { to: string; search: Record<string, string> }
  chosen: string
  /** Absent: the reader may not see people. */
  onChoose?: (cell: ChosenCell) => void
}) {
  const said = useWords(balanceWords)
  const cellOf = (unit: Balance['unit'], own: boolean, flows: Flows, cell: string) => {
    const figure = figureOf(flows, cell)
    const name = own ? said.own : unit.name
    return (
      <CountedCell
        figure={figure}
        of={`${nameOf(cell)}, ${name}`}
        isOpen={chosen === keyOfCell(unit.id, own, cell)}
        onOpen={onChoose && (() => onChoose({ organisationId: unit.id, unit: name, own, cell, figure }))}
      />
    )
  }
  const columns: Column<BalanceRow>[] = [
    {
      key: 'unit',
      title: said.unit,
      cell: ({ unit, own }) => <span className={style.unit}>{own ? said.own : unit.name}</span>,
      to: ({ unit, own }) => (own ? undefined : openTo(unit.id)),
      sort: ({ unit, own }) => (own ? null : unit.name),
      total: true,
    },
    ...cells.map((cell): Column<BalanceRow> => ({
      key: cell,
      title: nameOf(cell),
      number: ({ flows }) => figureOf(flows, cell),
      cell: ({ unit, own, flows }) => cellOf(unit, own, flows, cell),
      total: cellOf(balance.unit, false, balance, cell),
      narrow: /^([ID]\d|opening)$/.test(cell) ? false : undefined,
    })),
  ]
  return (
    <Table
      name={said.byUnit}
      rows={rowsOf(balance)}
      rowKey={({ unit, own }) => `${unit.id} ${own}`}
      columns={columns}
    />
  )
}

/** A cell as the address writes it: `I1.<unit>`, `I1.<unit>.own`. */
export function keyOfCell(organisationId: string, own: boolean, cell: string): string {
  return `${cell}.${organisationId}${own ? '.own' : ''}`
}
