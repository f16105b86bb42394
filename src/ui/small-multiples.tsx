import { Button } from '@mantine/core'
import { useId, useState } from 'react'
import { ChoiceField } from './field.tsx'
import { formatNumber } from './format.ts'
import { Go, type Destination } from './go.tsx'
import { orderSeries, pageOfSeries, SERIES_ORDERS, type SeriesOrder } from './series-order.ts'
import { wordsOfUi } from './words-of-ui.ts'
import { useWords } from './words.tsx'
import style from './small-multiples.module.css'

/** One small chart: whose figures they are, and where they open to. */
export interface SmallSeries {
  key: string
  name: string
  /** In the order of the stretches. */
  values: readonly number[]
  to?: Destination
}

/** One small chart for each of many things, all on the same scale; by name or by the last figure, a page at a time. */
export function SmallMultiples({
  name,
  series,
  at,
}: {
  /** What all of them show; the figures stand in a table beside. */
  name: string
  series: readonly SmallSeries[]
  /** What stands under each bar: `2022`. */
  at: readonly string[]
}) {
  const said = useWords(wordsOfUi)
  const [order, setOrder] = useState<SeriesOrder>('largest')
  const [page, setPage] = useState(0)
  const { shown, first, pages } = pageOfSeries(orderSeries(series, order), page)
  const most = Math.max(1, ...series.flatMap(({ values }) => values))
  return (
    <div className={style.all}>
      <div className={`${style.bar} dv-no-print`}>
        <ChoiceField
          label={said.order}
          value={order}
          onChange={(chosen) => (setOrder(chosen || 'largest'), setPage(0))}
          choices={SERIES_ORDERS.map((value) => ({ value, label: said.orders[value] }))}
        />
        {pages > 1 && (
          <div className={style.pages}>
            <Button variant="default" disabled={page === 0} onClick={() => setPage(page - 1)}>
              {said.pageBefore}
            </Button>
            <span role="status">
              {said.shownOf(
                formatNumber(first + 1),
                formatNumber(first + shown.length),
                formatNumber(series.length),
              )}
            </span>
            <Button variant="default" disabled={page >= pages - 1} onClick={() => setPage(page + 1)}>
              {said.pageAfter}
            </Button>
          </div>
        )}
      </div>
      <ul className={style.grid} aria-label={name}>
        {shown.map((one) => (
          <li key={one.key} className={style.item}>
            <Small one={one} at={at} most={most} />
          </li>
        ))}
      </ul>
    </div>
  )
}

const [WIDTH, HEIGHT] = [200, 56]

/** Bars from zero, the last one in the colour of what matters, with its figure. */
function Small({ one, at, most }: { one: SmallSeries; at: readonly string[]; most: number }) {
  const id = useId()
  const wide = WIDTH / one.values.length
  const last = one.values.length - 1
  return (
    <figure className={style.figure}>
      <figcaption id={id} className={style.name}>
        {one.to ? <Go {...one.to}>{one.name}</Go> : one.name}
        <strong className="dv-number">{formatNumber(one.values[last])}</strong>
      </figcaption>
      <svg
        role="img"
        aria-label={`${one.name}: ${one.values.map((value, place) => `${at[place]} ${formatNumber(value)}`).join('; ')}`}
        viewBox={`0 0 ${WIDTH} ${HEIGHT}`}
        preserveAspectRatio="none"
        className={style.chart}
      >
        <line x1={0} x2={WIDTH} y1={HEIGHT - 0.5} y2={HEIGHT - 0.5} className={style.axis} />
        {one.values.map((value, place) => {
          const high = value <= 0 ? 0 : Math.max(1.5, (value / most) * (HEIGHT - 4))
          return (
            <rect
              key={at[place]}
              x={place * wide + wide * 0.14}
              width={wide * 0.72}
              y={HEIGHT - 1 - high}
              height={high}
              className={place === last ? style.last : style.past}
            />
          )
        })}
      </svg>
      <span className={style.ends} aria-hidden>
        <span>{at[0]}</span>
        <span>{at[last]}</span>
      </span>
    </figure>
  )
}
