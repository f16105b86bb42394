import { addMonths, type Day } from '#platform/day.ts'
import { useAsk } from '#ui/ask.ts'
import { LineChart } from '#ui/chart.tsx'
import { ChoiceField } from '#ui/field.tsx'
import { formatMaybeDay } from '#ui/format.ts'
import { useAddress } from '#ui/go.tsx'
import { Card } from '#ui/page.tsx'
import { Answer } from '#ui/states.tsx'
import { Table } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import { getSeries } from './api.ts'
import { stepOf, type Period } from './period.ts'
import { balanceWords } from './words.ts'
import style from './statistics.module.css'

interface Point {
  on: Day
  headcount: number
}

/** The headcount of a unit over the period, or over the ten years up to its end, as a line and as a table. */
export function SeriesCard({
  organisationId,
  unit,
  period,
}: {
  organisationId: string
  unit: string
  period: Period
}) {
  const said = useWords(balanceWords)
  const [span, setSpan] = useAddress<'period' | 'years'>('span', 'period')
  const stretch = span === 'years' ? { from: addMonths(period.to, -120), to: period.to } : period
  const step = span === 'years' ? 'year' : stepOf(period)
  const asked = useAsk(getSeries, { organisationId, ...stretch, step })
  return (
    <Card
      title={said.series}
      actions={
        <ChoiceField
          label={said.seriesSpan}
          value={span}
          onChange={(value) => setSpan(value || 'period')}
          choices={[
            { value: 'period', label: said.inPeriod },
            { value: 'years', label: said.tenYears },
          ]}
        />
      }
    >
      <Answer of={asked}>
        {({ points }) => {
          const counted = sinceCounted(points)
          return (
            <>
              <LineChart
                name={said.seriesChart(unit)}
                points={counted.map(({ on, headcount }) => ({ at: shortDay(on, step), value: headcount }))}
              />
              <details className={style.points}>
                <summary>{said.seriesTable}</summary>
                <Table
                  name={said.series}
                  rows={counted}
                  rowKey={({ on }) => on}
                  columns={[
                    { key: 'on', title: said.atEndOf, cell: ({ on }) => formatMaybeDay(on) },
                    { key: 'headcount', title: said.headcount, number: ({ headcount }) => headcount },
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

/** The points from the first on which anybody was counted: before it the register had not been opened. */
function sinceCounted(points: readonly Point[]): readonly Point[] {
  const first = points.findIndex(({ headcount }) => headcount > 0)
  return first < 0 ? points : points.slice(first)
}

/** `2021` for the end of a year, `06/2021` for the end of a month, the whole day for any other last day. */
function shortDay(on: Day, step: 'month' | 'year'): string {
  const written = formatMaybeDay(on)
  if (step === 'year') return on.endsWith('12-31') ? written.slice(6) : written
  return written.slice(3)
}
