import { useAsk } from '#ui/ask.ts'
import { BarChart, LineChart } from '#ui/chart.tsx'
import { ChoiceField } from '#ui/field.tsx'
import { formatMaybeDay, formatNumber, formatShare } from '#ui/format.ts'
import { useAddress } from '#ui/go.tsx'
import { Card } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { Table } from '#ui/table.tsx'
import { useLocale, useWords } from '#ui/words.tsx'
import { countMeasure, followMeasure, type MeasureShown } from './api.ts'
import type { Span } from './declaration.ts'
import { both, textOfFilter, UNKNOWN, type Filter } from './filter.ts'
import { dimensionName, inOrder, useValueName } from './filter-words.tsx'
import { figureWords } from './page-words.ts'
import { STEPS } from './spans.ts'
import { figureAt } from './figure-address.ts'
import style from './figure.module.css'

/** The figure that a part of the page tells apart. */
export interface Shown {
  measure: MeasureShown
  unitId: string
  span: Span
  filter: Filter
}

const askOf = ({ measure, unitId, span, filter }: Shown) => ({
  measure: measure.key,
  organisationId: unitId,
  ...span,
  where: textOfFilter(filter),
})

const placeOf = ({ unitId, span, filter }: Shown) => ({ unit: unitId, span, where: filter })

/** So many bars are drawn; the table has all groups. */
const MOST_BARS = 15

/** The figure by one of its dimensions, as bars and as a table whose rows are figures again. */
export function ByDimension({ by, onBy, ...shown }: Shown & { by: string; onBy: (by: string) => void }) {
  const said = useWords(figureWords)
  const locale = useLocale()
  const { measure, filter } = shown
  const nameOf = useValueName(measure)
  const key = chosenDimension(shown, by)
  const asked = useAsk(countMeasure, key ? { ...askOf(shown), by: key } : null)
  if (!key) return null
  const dimension = measure.dimensions.find((one) => one.key === key)!
  const title = said.byOf(measure.label[locale], dimensionName(measure, key, locale).toLowerCase())
  return (
    <Card
      title={said.by}
      actions={
        <ChoiceField
          label={said.dimension}
          value={key}
          onChange={(value) => value && onBy(value)}
          choices={measure.dimensions.map((one) => ({ value: one.key, label: one.label[locale] }))}
        />
      }
    >
      {dimension.isProtected && <p className={style.hint}>{said.protectedBy}</p>}
      <Answer of={asked}>
        {({ groups, total }) => {
          const rows = inOrder(measure, key, groups)
          if (rows.length === 0) return <Empty title={said.nothing}>{said.nothingHint}</Empty>
          const drawn =
            rows.length > MOST_BARS ? rows.toSorted((a, b) => b.count - a.count).slice(0, MOST_BARS) : rows
          return (
            <div className={style.beside}>
              <div>
                <BarChart
                  name={title}
                  bars={drawn.map(({ value, count }) => ({ name: nameOf(key, value), value: count }))}
                />
                {drawn.length < rows.length && (
                  <p className={style.hint}>{said.first(formatNumber(MOST_BARS))}</p>
                )}
              </div>
              <Table
                name={title}
                rows={rows}
                rowKey={({ value }) => value ?? UNKNOWN}
                columns={[
                  {
                    key: 'value',
                    title: said.value,
                    cell: ({ value }) => nameOf(key, value),
                    to: ({ value }) =>
                      figureAt(measure.key, {
                        ...placeOf(shown),
                        by: key,
                        where: both(filter, { [key]: { is: [value ?? UNKNOWN] } }),
                      }),
                    sort: ({ value }) => nameOf(key, value),
                    total: said.total,
                  },
                  { key: 'count', title: measure.label[locale], number: ({ count }) => count, total: true },
                  {
                    key: 'share',
                    title: said.share2,
                    cell: ({ count }) => (
                      <span className="dv-number">{formatShare(total === 0 ? null : count / total)}</span>
                    ),
                  },
                ]}
              />
            </div>
          )
        }}
      </Answer>
    </Card>
  )
}

/** The dimension asked for, or the first that may open to people and is not one of the conditions. */
function chosenDimension({ measure, filter }: Shown, by: string): string | null {
  const { dimensions } = measure
  if (dimensions.some(({ key }) => key === by)) return by
  const free = dimensions.find(({ key, isProtected }) => !isProtected && !Object.hasOwn(filter, key))
  return (free ?? dimensions[0])?.key ?? null
}

/** The figure of each unit directly below, each the way further down. */
export function BelowUnits(shown: Shown) {
  const said = useWords(figureWords)
  const locale = useLocale()
  const { measure } = shown
  const asked = useAsk(countMeasure, { ...askOf(shown), units: 'below' })
  return (
    <Card title={said.below}>
      <Answer of={asked}>
        {({ groups }) => {
          const rows = groups.flatMap(({ unit, count }) => (unit ? [{ unit, count }] : []))
          if (rows.length === 0) return <Empty title={said.noneBelow}>{said.noneBelowHint}</Empty>
          return (
            <>
              <Table
                name={said.below}
                rows={rows.toSorted((a, b) => b.count - a.count)}
                rowKey={({ unit }) => unit.id}
                columns={[
                  {
                    key: 'unit',
                    title: said.unit,
                    cell: ({ unit }) => unit.name,
                    to: ({ unit }) => figureAt(measure.key, { ...placeOf(shown), unit: unit.id }),
                    sort: ({ unit }) => unit.name,
                  },
                  { key: 'count', title: measure.label[locale], number: ({ count }) => count },
                ]}
              />
              <p className={style.hint}>{said.belowNote}</p>
            </>
          )
        }}
      </Answer>
    </Card>
  )
}

/** The figure over the last years, quarters or months. */
export function Series(shown: Shown) {
  const said = useWords(figureWords)
  const locale = useLocale()
  const { measure } = shown
  const [step, setStep] = useAddress<(typeof STEPS)[number]>('step', 'same')
  const asked = useAsk(followMeasure, { ...askOf(shown), step, points: step === 'month' ? 12 : 6 })
  return (
    <Card
      title={said.series}
      actions={
        <ChoiceField
          label={said.step}
          value={step}
          onChange={(value) => value && setStep(value)}
          choices={STEPS.map((one) => ({ value: one, label: said.steps[one] }))}
        />
      }
    >
      <Answer of={asked}>
        {({ points }) => (
          <div className={style.beside}>
            <LineChart
              name={`${measure.label[locale]}: ${said.series.toLowerCase()}`}
              points={points.map(({ to, count }) => ({ at: shortOf(to, step), value: count }))}
            />
            <Table
              name={said.series}
              rows={points
                .map((point, at) => ({ ...point, before: points[at - 1]?.count ?? null }))
                .toReversed()}
              rowKey={({ to }) => to}
              columns={[
                {
                  key: 'period',
                  title: said.period,
                  cell: ({ from, to }) =>
                    measure.time === 'day'
                      ? formatMaybeDay(to)
                      : `${formatMaybeDay(from)} – ${formatMaybeDay(to)}`,
                  to: ({ from, to }) => figureAt(measure.key, { ...placeOf(shown), span: { from, to } }),
                },
                { key: 'count', title: measure.label[locale], number: ({ count }) => count },
                {
                  key: 'change',
                  title: said.change,
                  number: ({ count, before }) => (before === null ? null : count - before),
                  change: true,
                },
              ]}
            />
          </div>
        )}
      </Answer>
    </Card>
  )
}

const shortOf = (to: string, step: (typeof STEPS)[number]) =>
  step === 'month' || step === 'quarter' ? `${to.slice(5, 7)}/${to.slice(0, 4)}` : to.slice(0, 4)
