import { getSeries } from '#statistics/api.ts'
import { dayOf, partsOf } from '#platform/day.ts'
import { useAsk } from '#ui/ask.ts'
import { LineChart } from '#ui/chart.tsx'
import { formatMaybeDay } from '#ui/format.ts'
import { Table } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import type { About } from './asked.ts'
import { ChartCard, TableBelow } from './chart-card.tsx'
import { figureAt } from '#measure/figure-address.ts'
import { cardWords, words } from './words.ts'

const YEARS_BACK = 7

/** The headcount at the end of each of the last years, and of the period. */
export function YearsCard({ unit, period }: About) {
  const said = useWords(words)
  const titles = useWords(cardWords)
  const from = dayOf(partsOf(period.to).year - YEARS_BACK, 1, 1)
  const asked = useAsk(getSeries, { organisationId: unit, from, to: period.to, step: 'year' })
  return (
    <ChartCard
      title={titles.years}
      of={asked}
      door={{ to: '/statistics/balance', search: { unit, from, to: period.to }, name: said.balance }}
    >
      {({ points }) => {
        const begun = points.findIndex((point) => point.headcount > 0)
        const known = begun < 0 ? points : points.slice(begun)
        return (
          <>
            <LineChart
              name={titles.years}
              points={known.map(({ on, headcount }) => ({ at: on.slice(0, 4), value: headcount }))}
            />
            <TableBelow>
              <Table
                name={titles.years}
                rows={known}
                rowKey={(row) => row.on}
                columns={[
                  {
                    key: 'on',
                    title: said.endOf,
                    cell: (row) => formatMaybeDay(row.on),
                    to: (row) => figureAt('members', { unit, span: { from: row.on, to: row.on } }),
                  },
                  { key: 'headcount', title: said.figures.headcount, number: (row) => row.headcount },
                ]}
              />
            </TableBelow>
          </>
        )
      }}
    </ChartCard>
  )
}
