import { getBalance, type Balance } from '#statistics/api.ts'
import { figureOf, stepsOf, usedCategories } from '#statistics/balance-shown.ts'
import { useCellNames } from '#statistics/cell-names.ts'
import { useAsk } from '#ui/ask.ts'
import { BalanceChart } from '#ui/chart.tsx'
import { useWords } from '#ui/words.tsx'
import type { About } from './asked.ts'
import { BesideTable, type BesideRow } from './beside-table.tsx'
import { ChartCard, TableBelow } from './chart-card.tsx'
import { yearBefore } from './steps.ts'
import { cardWords, words } from './words.ts'

/** The balance of a period and of the same days of the year before. */
export function useBalances({ unit, period }: About) {
  const now = useAsk(getBalance, { organisationId: unit, ...period })
  const before = useAsk(getBalance, { organisationId: unit, ...yearBefore(period) })
  return { now, before: before.data }
}

/** Who was newly admitted. */
export const newIn = (balance: Balance): number => figureOf(balance, 'I1')

/** Who was admitted or readmitted. */
export const admittedIn = (balance: Balance): number => newIn(balance) + figureOf(balance, 'I2')

/** Opening, each category with a figure in either year, closing. */
export function useBalanceRows(now: Balance, before: Balance | undefined): BesideRow[] {
  const names = useCellNames()
  const used = [now, ...(before ? [before] : [])].map(usedCategories)
  const categories = (side: 'increases' | 'decreases') =>
    [...new Set(used.flatMap((one) => one[side]))].sort()
  const cells = ['opening', ...categories('increases'), ...categories('decreases'), 'closing']
  const search = { unit: now.unit.id, from: now.from, to: now.to }
  return cells.map((cell) => ({
    key: cell,
    name: names.withCode(cell),
    now: figureOf(now, cell),
    before: before ? figureOf(before, cell) : 0,
    to: { to: '/statistics/balance', search },
  }))
}

/** How the headcount came about in the period: a waterfall with its table beside the year before. */
export function HeadcountCard(about: About) {
  const said = useWords(words)
  const titles = useWords(cardWords)
  const { now, before } = useBalances(about)
  return (
    <ChartCard
      title={titles.headcount}
      of={now}
      door={{ to: '/statistics/balance', search: { unit: about.unit, ...about.period }, name: said.balance }}
    >
      {(balance) => <Shown balance={balance} before={before} name={titles.headcount} />}
    </ChartCard>
  )
}

function Shown({ balance, before, name }: { balance: Balance; before: Balance | undefined; name: string }) {
  const names = useCellNames()
  const rows = useBalanceRows(balance, before)
  return (
    <>
      <BalanceChart name={name} steps={stepsOf(balance, names.short)} />
      <TableBelow>
        <BesideTable name={name} rows={rows} />
      </TableBelow>
    </>
  )
}
