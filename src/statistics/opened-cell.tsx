import { addDays } from '#platform/day.ts'
import { useAskPages } from '#ui/ask.ts'
import { formatMaybeDay } from '#ui/format.ts'
import { useWords } from '#ui/words.tsx'
import { listBalanceMembers, type Balance } from './api.ts'
import { cellsOf, figureOf } from './balance-shown.ts'
import { useCellNames } from './cell-names.ts'
import { PeoplePanel } from './people-panel.tsx'
import { balanceWords, peopleWords } from './words.ts'

/** The panel of the cell that the address names, where there is such a cell. */
export function OpenedCell({
  balance,
  chosen,
  onClose,
}: {
  balance: Balance
  chosen: string
  onClose: () => void
}) {
  const said = useWords(balanceWords)
  const people = useWords(peopleWords)
  const nameOf = useCellNames()
  const [cell = '', organisationId = '', held] = chosen.split('.')
  const own = held === 'own'
  const row = own
    ? { unit: balance.unit, flows: balance.own }
    : [balance, ...balance.children]
        .map((flows) => ({ unit: flows.unit, flows }))
        .find(({ unit }) => unit.id === organisationId)
  const isKnown = row !== undefined && cellsOf(balance).includes(cell)
  const { from, to, tree } = balance
  const list = useAskPages(
    listBalanceMembers,
    isKnown ? { organisationId: row.unit.id, from, to, tree, cell, own } : null,
  )
  if (!isKnown) return null
  const isStock = cell === 'opening' || cell === 'closing'
  const definition = isStock
    ? people.stock(formatMaybeDay(cell === 'opening' ? addDays(from, -1) : to))
    : people.flow(formatMaybeDay(from), formatMaybeDay(to))
  return (
    <PeoplePanel
      title={`${nameOf.whole(cell)}, ${own ? said.own : row.unit.name}`}
      figure={figureOf(row.flows, cell)}
      definition={own ? [definition, people.own] : [definition]}
      withDay={!isStock}
      list={list}
      onClose={onClose}
    />
  )
}
