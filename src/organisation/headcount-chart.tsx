import { getSeries } from '#statistics/api.ts'
import { dayOf, formatDay, partsOf } from '#platform/day.ts'
import { useAsk } from '#ui/ask.ts'
import { LineChart } from '#ui/chart.tsx'
import { Go } from '#ui/go.tsx'
import { Card } from '#ui/page.tsx'
import { Answer } from '#ui/states.tsx'
import { Table } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import type { Unit } from './api.ts'
import { words } from './words.ts'

const YEARS_BACK = 7

/** The headcount at the end of each year, and on the day, as a line with its table. */
export function HeadcountChart({ unit }: { unit: Unit }) {
  const said = useWords(words)
  const { year } = partsOf(unit.on)
  const from = dayOf(year - YEARS_BACK, 1, 1)
  const asked = useAsk(getSeries, { organisationId: unit.id, from, to: unit.on, step: 'year' })
  const door = (
    <Go to="/statistics/balance" search={{ unit: unit.id, from, to: unit.on }}>
      {said.balance}
    </Go>
  )
  return (
    <Card title={said.years} actions={door}>
      <Answer of={asked} lines={8}>
        {({ points }) => {
          const begun = points.findIndex((point) => point.headcount > 0)
          if (begun < 0) return <p>{said.yearsEmpty}</p>
          const known = points.slice(begun)
          return (
            <>
              <LineChart
                name={said.years}
                points={known.map(({ on, headcount }) => ({ at: on.slice(0, 4), value: headcount }))}
              />
              <details>
                <summary>{said.yearsTable}</summary>
                <Table
                  name={said.years}
                  rows={known}
                  rowKey={(row) => row.on}
                  columns={[
                    { key: 'on', title: said.endOf, cell: (row) => formatDay(row.on), sort: (row) => row.on },
                    { key: 'headcount', title: said.headcount, number: (row) => row.headcount },
                  ]}
                />
              </details>
            </>
          )
        }}
      </Answer>
    </Card>
  )
}
