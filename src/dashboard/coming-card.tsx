import { countMeasure } from '#measure/api.ts'
import { useAsk } from '#ui/ask.ts'
import { BarChart } from '#ui/chart.tsx'
import { formatDay } from '#platform/day.ts'
import { Table } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import { nextYear, type About } from './asked.ts'
import { ChartCard, TableBelow } from './chart-card.tsx'
import { figureAt } from '#measure/figure-address.ts'
import { monthsOf } from './steps.ts'
import { words } from './words.ts'

/** What comes within twelve months, month by month: who retires, which terms end. */
export function ComingCard({
  title,
  measure,
  unit,
  on,
}: Omit<About, 'period'> & { title: string; measure: string }) {
  const said = useWords(words)
  const span = nextYear(on)
  const asked = useAsk(countMeasure, { organisationId: unit, measure, ...span, by: 'month' })
  return (
    <ChartCard
      title={title}
      note={said.inNextYear(formatDay(span.from), formatDay(span.to))}
      of={asked}
      door={{ ...figureAt(measure, { unit, span }), name: said.open }}
    >
      {({ total, groups }) => {
        if (total === 0) return <p>{said.none}</p>
        const rows = monthsOf(span).map((month) => ({
          key: month,
          name: `${month.slice(5)}/${month.slice(0, 4)}`,
          value: groups.find(({ values }) => values[0] === month)?.count ?? 0,
        }))
        return (
          <>
            <BarChart name={title} bars={rows} height={rows.length * 24 + 12} />
            <TableBelow>
              <Table
                name={title}
                rows={rows}
                rowKey={(row) => row.key}
                columns={[
                  {
                    key: 'month',
                    title: said.month,
                    cell: (row) => row.name,
                    to: (row) => figureAt(measure, { unit, span, where: { month: { is: [row.key] } } }),
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
