import type { MeasureShown } from '#measure/api.ts'
import { UNKNOWN } from '#measure/filter.ts'
import { useAsk } from '#ui/ask.ts'
import { BarChart } from '#ui/chart.tsx'
import { useLocale, useWords } from '#ui/words.tsx'
import type { ReactNode } from 'react'
import { getComparison, type Comparison } from './api.ts'
import { BesideTable, type BesideRow } from './beside-table.tsx'
import { ChartCard, TableBelow } from './chart-card.tsx'
import { figureAt } from '#measure/figure-address.ts'
import type { Span } from '#measure/declaration.ts'
import { words } from './words.ts'

interface CountedProps {
  title: string
  note?: ReactNode
  /** Key of the measure, and of the dimension by which it is told apart. */
  measure: string
  by: string
  unit: string
  span: Span
  measures: readonly MeasureShown[] | undefined
}

/** A measure by the values of one dimension, beside the year before; every line opens. */
export function CountedCard({ title, note, measure, by, unit, span, measures }: CountedProps) {
  const said = useWords(words)
  const asked = useAsk(getComparison, { organisationId: unit, measure, by, ...span })
  return (
    <ChartCard
      title={title}
      note={note}
      of={asked}
      door={{ ...figureAt(measure, { unit, span }), name: said.open }}
    >
      {(counted) => <Counted counted={counted} title={title} {...{ measure, by, measures }} />}
    </ChartCard>
  )
}

function Counted({
  counted,
  title,
  measure,
  by,
  measures,
}: Omit<CountedProps, 'unit' | 'span' | 'note'> & { counted: Comparison }) {
  const said = useWords(words)
  const rows = useComparisonRows(counted, { measure, by, measures })
  if (rows.length === 0) return <p>{said.none}</p>
  return (
    <>
      <BarChart name={title} bars={rows.map((row) => ({ name: row.name, value: row.now }))} />
      <TableBelow>
        <BesideTable name={title} rows={rows} total />
      </TableBelow>
    </>
  )
}

/** The groups of a comparison with the names of their values and where they open to. */
export function useComparisonRows(
  { groups, unit, from, to }: Comparison,
  { measure, by, measures }: Pick<CountedProps, 'measure' | 'by' | 'measures'>,
): BesideRow[] {
  const locale = useLocale()
  const said = useWords(words)
  const dimension = measures?.find(({ key }) => key === measure)?.dimensions.find(({ key }) => key === by)
  return groups.map(({ value, now, before }) => ({
    key: value ?? '',
    name:
      value === null
        ? said.unknown
        : (dimension?.values?.find((one) => one.value === value)?.label[locale] ?? value),
    now,
    before,
    to: figureAt(measure, {
      unit: unit.id,
      span: { from, to },
      where: { [by]: { is: [value ?? UNKNOWN] } },
    }),
  }))
}
