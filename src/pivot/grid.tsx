import type { MeasureShown } from '#measure/api.ts'
import { both, UNKNOWN, type Filter, type Value } from '#measure/filter.ts'
import { figureAt } from '#measure/figure-address.ts'
import { formatNumber, formatShare } from '#ui/format.ts'
import type { Destination } from '#ui/go.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { useLocale, useWords, type Locale } from '#ui/words.tsx'
import type { PivotAnswer } from './api.ts'
import { axisName, columnTitle, titleOf, valueName } from './naming.ts'
import { TIME, UNITS, type Pivot, type ShareOf } from './rules.ts'
import { words } from './words.ts'
import style from './pivot.module.css'

export interface GridProps {
  table: PivotAnswer
  pivot: Pivot
  measures: readonly MeasureShown[]
  share: ShareOf
}

interface Line {
  at: number
  key: string
  values: readonly Value[]
}

/** The cross table; each cell opens the figure that it is. */
export function Grid({ table, pivot, measures, share }: GridProps) {
  const said = useWords(words)
  const locale = useLocale()
  const naming = { measures, table, locale }
  const isSeveral = measures.length > 1
  const hasColumns = pivot.columns.length > 0
  const lines: Line[] = table.lines.map((values, at) => ({ at, key: JSON.stringify(values), values }))
  const names = pivot.rows.map((axis, place): Column<Line> => ({
    key: `row-${axis}`,
    title: axisName(axis, measures, locale),
    cell: ({ values }) => valueName(axis, values[place] ?? null, naming),
    sort: ({ at }) => at,
    ...(place === 0 && { total: pivot.rows.includes(UNITS) ? said.wholeUnit : said.total }),
  }))
  const across = table.columns.map(([value = null], column): Column<Line> => {
    const measure = isSeveral ? measures[Number(value)]! : measures[0]!
    return {
      key: `column-${column}`,
      title: columnName(value, { pivot, measures, table, locale }),
      ...cellOf(table, (at) => table.cells[at]![column]!, {
        share,
        of: (at) => ({ row: table.lineTotals[at]!, column: table.columnTotals[column]! }),
      }),
      to: ({ at, values }) =>
        (table.cells[at]![column] ?? 0) === 0
          ? undefined
          : cellFigure(measure, table, pivot, [
              ...pivot.rows.map((axis, place) => [axis, values[place] ?? null] as const),
              ...(isSeveral ? [] : pivot.columns.map((axis) => [axis, value] as const)),
            ]),
      total: table.columnTotals[column] === null ? '' : formatNumber(table.columnTotals[column]),
    }
  })
  const totals: Column<Line>[] =
    isSeveral || !hasColumns
      ? []
      : [
          {
            key: 'total',
            title: said.total,
            ...cellOf(table, (at) => table.lineTotals[at]!, {
              share: share === 'row' ? 'none' : share,
              of: () => ({ row: null, column: table.total }),
            }),
            to: ({ values }) =>
              cellFigure(
                measures[0]!,
                table,
                pivot,
                pivot.rows.map((axis, place) => [axis, values[place] ?? null] as const),
              ),
            total: table.total === null ? '' : formatNumber(table.total),
          },
        ]
  return (
    <div className={style.grid}>
      <Table
        name={titleOf({ ...pivot, measures }, locale)}
        rows={lines}
        rowKey={({ key }) => key}
        columns={[...names, ...across, ...totals]}
      />
    </div>
  )
}

/** A figure with its share beside it. */
function cellOf(
  { total }: PivotAnswer,
  figure: (at: number) => number | null,
  { share, of }: { share: ShareOf; of: (at: number) => { row: number | null; column: number | null } },
): Pick<Column<Line>, 'number' | 'cell'> {
  const number = ({ at }: Line) => figure(at)
  if (share === 'none') return { number }
  return {
    number,
    cell: ({ at }) => {
      const value = figure(at)
      const whole = share === 'all' ? total : of(at)[share]
      return (
        <>
          {formatNumber(value)}
          {whole !== null && whole !== 0 && value !== null && (
            <small className={style.share}>{formatShare(value / whole)}</small>
          )}
        </>
      )
    },
  }
}

/** What a column is called: its value, the measure where there are several, the measure where there are none. */
export function columnName(
  value: Value,
  { pivot, measures, table, locale }: Pick<GridProps, 'pivot' | 'measures' | 'table'> & { locale: Locale },
): string {
  if (measures.length > 1) return measures[Number(value)]!.label[locale]
  const [axis] = pivot.columns
  return axis ? columnTitle(axis, value, { measures, table, locale }) : measures[0]!.label[locale]
}

/** The figure of a cell: its unit, its step, its values as conditions. */
function cellFigure(
  measure: MeasureShown,
  table: PivotAnswer,
  pivot: Pivot,
  axes: readonly (readonly [string, Value])[],
): Destination {
  const valueOf = (axis: string) => axes.find(([key]) => key === axis)?.[1]
  const step = valueOf(TIME)
  const added = axes.filter(([axis]) => axis !== UNITS && axis !== TIME)
  const filter = added.reduce<Filter>(
    (so, [axis, value]) => both(so, { [axis]: { is: [value ?? UNKNOWN] } }),
    pivot.where,
  )
  const whole = { from: table.spans[0]!.from, to: table.spans.at(-1)!.to }
  return figureAt(measure.key, {
    unit: valueOf(UNITS) ?? table.unit.id,
    span: step === undefined ? whole : table.spans[Number(step)]!,
    where: filter,
  })
}
