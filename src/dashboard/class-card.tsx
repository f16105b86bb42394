import type { MeasureShown } from '#measure/api.ts'
import { useAsk } from '#ui/ask.ts'
import { BarChart } from '#ui/chart.tsx'
import { Table } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import { getComparison } from './api.ts'
import type { About } from './asked.ts'
import { ChartCard, TableBelow } from './chart-card.tsx'
import { useComparisonRows } from './counted-card.tsx'
import { cardWords, words } from './words.ts'
import type { Comparison } from './api.ts'

type Measures = readonly MeasureShown[] | undefined

/** Classes of the period by kind, with their learners. */
export function ClassCard({ unit, period, measures }: About & { measures: Measures }) {
  const said = useWords(words)
  const { classes: title } = useWords(cardWords)
  const held = useAsk(getComparison, { organisationId: unit, measure: 'classes', by: 'kind', ...period })
  const learners = useAsk(getComparison, { organisationId: unit, measure: 'learners', by: 'kind', ...period })
  return (
    <ChartCard title={title} of={held} door={{ to: '/training', search: { unit }, name: said.open }}>
      {(counted) => <Classes held={counted} learners={learners.data} measures={measures} />}
    </ChartCard>
  )
}

function Classes({
  held,
  learners,
  measures,
}: {
  held: Comparison
  learners: Comparison | undefined
  measures: Measures
}) {
  const said = useWords(words)
  const { classes: title } = useWords(cardWords)
  const rows = useComparisonRows(held, { measure: 'classes', by: 'kind', measures }).map((row) => ({
    ...row,
    learners: learners?.groups.find(({ value }) => value === row.key)?.now ?? 0,
  }))
  if (rows.length === 0) return <p>{said.none}</p>
  return (
    <>
      <BarChart name={said.learners} bars={rows.map((row) => ({ name: row.name, value: row.learners }))} />
      <TableBelow>
        <Table
          name={title}
          rows={rows}
          rowKey={(row) => row.key}
          columns={[
            {
              key: 'kind',
              title: said.classKind,
              cell: (row) => row.name,
              to: (row) => row.to,
              total: said.total,
            },
            { key: 'now', title: said.classesHeld, number: (row) => row.now, total: true },
            { key: 'before', title: said.before, number: (row) => row.before, total: true },
            { key: 'learners', title: said.learners, number: (row) => row.learners, total: true },
          ]}
        />
      </TableBelow>
    </>
  )
}
