import { useMediaQuery } from '@mantine/hooks'
import { BarChart, CompositionChart, LineChart } from '#ui/chart.tsx'
import { formatNumber } from '#ui/format.ts'
import { Card } from '#ui/page.tsx'
import { useLocale, useWords } from '#ui/words.tsx'
import { columnName, type GridProps } from './grid.tsx'
import { titleOf, valueName } from './naming.ts'
import { TIME } from './rules.ts'
import { words } from './words.ts'
import style from './pivot.module.css'

/** So many lines are drawn, the largest; so many parts a bar has. */
const MOST_DRAWN = 15
const MOST_PARTS = { wide: 8, narrow: 3 } as const

/** The table as a picture: a line over time, parts of a bar by column, else bars. */
export function Picture({ table, pivot, measures }: Omit<GridProps, 'share'>) {
  const said = useWords(words)
  const locale = useLocale()
  const name = said.chartOf(titleOf({ ...pivot, measures }, locale))
  const naming = { measures, table, locale }
  const lines = table.lines.map((values, at) => ({
    name: pivot.rows.map((axis, place) => valueName(axis, values[place] ?? null, naming)).join(' · '),
    cells: table.cells[at]!.map((cell) => cell ?? 0),
  }))
  const weight = (cells: readonly number[]) => cells.reduce((sum, cell) => sum + cell, 0)
  const isOverTime = pivot.rows.length === 1 && pivot.rows[0] === TIME && table.columns.length === 1
  const drawn =
    lines.length > MOST_DRAWN && !pivot.rows.includes(TIME)
      ? lines.toSorted((a, b) => weight(b.cells) - weight(a.cells)).slice(0, MOST_DRAWN)
      : lines.slice(0, 60)
  // The names of more parts than these do not fit over the bars of a phone.
  const most = MOST_PARTS[useMediaQuery('(max-width: 640px)') ? 'narrow' : 'wide']
  const isParted = measures.length === 1 && table.columns.length > 1 && table.columns.length <= most
  if (lines.length === 0) return null
  return (
    <Card title={said.chart}>
      {isOverTime ? (
        <LineChart name={name} points={drawn.map((line) => ({ at: line.name, value: line.cells[0]! }))} />
      ) : isParted ? (
        <CompositionChart
          name={name}
          rows={drawn.map((line) => ({
            name: line.name,
            parts: table.columns.map(([value = null], column) => ({
              name: columnName(value, { pivot, measures, table, locale }),
              value: line.cells[column]!,
            })),
          }))}
        />
      ) : (
        <BarChart
          name={name}
          bars={drawn.map((line) => ({ name: line.name, value: barOf(line.cells, measures.length) }))}
        />
      )}
      {drawn.length < lines.length && (
        <p className={style.hint}>{said.chartFirst(formatNumber(drawn.length))}</p>
      )}
    </Card>
  )
}

/** Of several measures the first is drawn, else the sum of the columns. */
const barOf = (cells: readonly number[], measures: number) =>
  measures > 1 ? cells[0]! : cells.reduce((sum, cell) => sum + cell, 0)
