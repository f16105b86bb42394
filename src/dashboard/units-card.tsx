import type { MeasureShown } from '#measure/api.ts'
import { useAsk } from '#ui/ask.ts'
import { ChoiceField } from '#ui/field.tsx'
import { formatNumber } from '#ui/format.ts'
import { useAddress } from '#ui/go.tsx'
import { SmallMultiples } from '#ui/small-multiples.tsx'
import { Table } from '#ui/table.tsx'
import { useLocale, useWords } from '#ui/words.tsx'
import { getMultiples, type Multiples } from './api.ts'
import type { About } from './asked.ts'
import { ChartCard, TableBelow } from './chart-card.tsx'
import { figureAt } from '#measure/figure-address.ts'
import type { Span } from '#measure/declaration.ts'
import { STEPS, type Step } from './steps.ts'
import { cardWords, words } from './words.ts'

const POINTS = { year: 6, quarter: 8, month: 12 } as const

/** One small chart per unit directly below, all on one scale, of any figure; with all of them as a table. */
export function UnitsCard({
  unit,
  period,
  measures,
}: About & { measures: readonly MeasureShown[] | undefined }) {
  const said = useWords(words)
  const locale = useLocale()
  const { units: title } = useWords(cardWords)
  const [measure, setMeasure] = useAddress('series', 'members')
  const [written, setStep] = useAddress<Step>('step', 'year')
  const step = STEPS.find((one) => one === written) ?? 'year'
  const asked = useAsk(getMultiples, {
    organisationId: unit,
    measure,
    to: period.to,
    step,
    points: POINTS[step],
  })
  if (asked.data?.below.length === 0) return null
  const label = measures?.find(({ key }) => key === measure)?.label[locale] ?? ''
  return (
    <ChartCard
      title={title}
      of={asked}
      door={{ ...figureAt(measure, { unit, span: period }), name: said.open }}
      head={
        <>
          <ChoiceField
            label={said.series.figure}
            value={measure}
            onChange={(chosen) => setMeasure(chosen || 'members')}
            choices={(measures ?? []).map((one) => ({ value: one.key, label: one.label[locale] }))}
          />
          <ChoiceField
            label={said.series.step}
            value={step}
            onChange={(chosen) => setStep(chosen || 'year')}
            choices={STEPS.toReversed().map((value) => ({ value, label: said.series.steps[value] }))}
          />
        </>
      }
    >
      {(multiples) => (
        <Units multiples={multiples} measure={measure} step={step} name={`${title}: ${label}`} />
      )}
    </ChartCard>
  )
}

function Units({
  multiples: { stretches, below, beyond },
  measure,
  step,
  name,
}: {
  multiples: Multiples
  measure: string
  step: Step
  name: string
}) {
  const said = useWords(words)
  const nameOf = useStretchNames(step)
  const last = stretches.at(-1)!
  return (
    <>
      <SmallMultiples
        name={name}
        at={stretches.map(nameOf)}
        series={below.map(({ unit, values }) => ({
          key: unit.id,
          name: unit.name,
          values,
          to: { to: '/dashboard', search: { unit: unit.id } },
        }))}
      />
      <TableBelow>
        <Table
          name={name}
          rows={below}
          rowKey={({ unit }) => unit.id}
          columns={[
            {
              key: 'unit',
              title: said.unit,
              cell: ({ unit }) => unit.name,
              to: ({ unit }) => figureAt(measure, { unit: unit.id, span: last }),
              sort: ({ unit }) => unit.name,
            },
            ...stretches.map((stretch, at) => ({
              key: stretch.from,
              title: nameOf(stretch),
              number: ({ values }: Multiples['below'][number]) => values[at] ?? 0,
            })),
          ]}
        />
      </TableBelow>
      {beyond > 0 && <p>{said.series.beyond(formatNumber(beyond))}</p>}
    </>
  )
}

/** What a stretch is called under a bar: `2021`, `Q3/2022`, `09/2022`. */
function useStretchNames(step: Step): (stretch: Span) => string {
  const said = useWords(words)
  return ({ to }) => {
    const [year, month] = [to.slice(0, 4), to.slice(5, 7)]
    if (step === 'year') return year
    return step === 'month' ? `${month}/${year}` : said.series.quarter(Math.ceil(Number(month) / 3), year)
  }
}
