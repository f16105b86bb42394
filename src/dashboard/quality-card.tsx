import { getStructure } from '#statistics/api.ts'
import { useAsk } from '#ui/ask.ts'
import { BarChart } from '#ui/chart.tsx'
import { formatShare } from '#ui/format.ts'
import { Table } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import { getComparison } from './api.ts'
import type { About } from './asked.ts'
import { ChartCard, TableBelow } from './chart-card.tsx'
import { figureAt } from '#measure/figure-address.ts'
import { cardWords, words } from './words.ts'

const MEASURE = 'incomplete-members'

/** How many files of members have all expected fields. */
export function QualityCard({ unit, period }: About) {
  const said = useWords(words)
  const { quality: title } = useWords(cardWords)
  const asked = useAsk(getComparison, { organisationId: unit, measure: MEASURE, ...period })
  const members = useAsk(getStructure, { organisationId: unit, on: period.to, by: 'age,sex' })
  const total = members.data?.total
  return (
    <ChartCard title={title} of={asked} door={{ to: '/quality', search: { unit }, name: said.open }}>
      {({ total: { now } }) => {
        if (total === undefined) return null
        const rows = [
          { key: 'complete', name: said.complete, value: total - now, to: undefined },
          {
            key: 'incomplete',
            name: said.incomplete,
            value: now,
            to: figureAt(MEASURE, { unit, span: period }),
          },
        ]
        return (
          <>
            <p>{said.completeNote(formatShare(total === 0 ? null : (total - now) / total))}</p>
            <BarChart name={title} bars={rows} />
            <TableBelow>
              <Table
                name={title}
                rows={rows}
                rowKey={(row) => row.key}
                columns={[
                  {
                    key: 'name',
                    title: said.item,
                    cell: (row) => row.name,
                    to: (row) => row.to,
                    total: said.total,
                  },
                  { key: 'value', title: said.number, number: (row) => row.value, total: true },
                ]}
              />
            </TableBelow>
          </>
        )
      }}
    </ChartCard>
  )
}
