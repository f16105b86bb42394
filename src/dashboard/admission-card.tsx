import { useAsk } from '#ui/ask.ts'
import { BarChart } from '#ui/chart.tsx'
import { formatShare } from '#ui/format.ts'
import { Go } from '#ui/go.tsx'
import { Table } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import { getComparison } from './api.ts'
import type { About } from './asked.ts'
import { ChartCard, TableBelow } from './chart-card.tsx'
import { figureDoor } from './figure-door.ts'
import { yearBefore } from './steps.ts'
import { useTarget } from './target.ts'
import { cardWords, words } from './words.ts'

const MEASURE = 'admissions'

/** Admissions of the period beside the year before and the year's target. */
export function AdmissionCard({ unit, period }: About) {
  const said = useWords(words)
  const { admissions: title } = useWords(cardWords)
  const asked = useAsk(getComparison, { organisationId: unit, measure: MEASURE, ...period })
  const target = useTarget(unit, MEASURE, period.to)
  const door = figureDoor(MEASURE, { unit, span: period })
  return (
    <ChartCard title={title} of={asked} door={{ ...door, name: said.open }}>
      {({ total: { now, before } }) => {
        const rows = [
          { key: 'now', name: said.now, value: now, to: door },
          {
            key: 'before',
            name: said.before,
            value: before,
            to: figureDoor(MEASURE, { unit, span: yearBefore(period) }),
          },
          ...(target === null ? [] : [{ key: 'target', name: said.target, value: target, to: undefined }]),
        ]
        return (
          <>
            {target === null ? (
              <p>
                {said.noTarget} <Go to="/report-targets">{said.toTargets}</Go>
              </p>
            ) : (
              <p>{said.targetShare(formatShare(now / target))}</p>
            )}
            <BarChart name={title} bars={rows} />
            <TableBelow>
              <Table
                name={title}
                rows={rows}
                rowKey={(row) => row.key}
                columns={[
                  { key: 'name', title: said.item, cell: (row) => row.name, to: (row) => row.to },
                  { key: 'value', title: said.number, number: (row) => row.value },
                ]}
              />
            </TableBelow>
          </>
        )
      }}
    </ChartCard>
  )
}
