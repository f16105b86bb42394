import type { z } from 'zod'
import { listPublishedFigures, type PublishedFigure as Published } from '#statistics/api.ts'
import { formatDay } from '#platform/day.ts'
import { useAsk } from '#ui/ask.ts'
import { formatNumber } from '#ui/format.ts'
import { Card } from '#ui/page.tsx'
import { Table } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import type { Unit } from './api.ts'
import { indicatorWords } from './indicator-words.ts'
import { words } from './words.ts'
import style from './organisation.module.css'

type PublishedFigure = z.infer<typeof Published>

/** Figures that somebody published about the unit, apart from counted ones; nothing where there are none. */
export function PublishedFigures({ unit }: { unit: Unit }) {
  const said = useWords(words)
  const indicators: Record<string, string> = useWords(indicatorWords)
  const asked = useAsk(listPublishedFigures, unit.may['statistics.read'] ? { organisationId: unit.id } : null)
  if (!asked.data || asked.data.items.length === 0) return null
  const whenOf = ({ asOf, periodFrom, periodTo }: PublishedFigure) =>
    asOf
      ? formatDay(asOf)
      : periodFrom && periodTo
        ? `${formatDay(periodFrom)} – ${formatDay(periodTo)}`
        : '–'
  return (
    <Card title={said.published}>
      <p className={style.dim}>{said.publishedNote}</p>
      <Table
        name={said.published}
        rows={asked.data.items}
        rowKey={(row) => `${row.indicator} ${row.asOf ?? row.periodFrom} ${row.periodTo} ${row.source}`}
        columns={[
          {
            key: 'indicator',
            title: said.indicator,
            cell: (row) => indicators[row.indicator] ?? row.indicator,
            sort: (row) => indicators[row.indicator] ?? row.indicator,
          },
          {
            key: 'value',
            title: said.value,
            cell: (row) => said.qualifiers[row.qualifier](formatNumber(row.value)),
          },
          { key: 'when', title: said.when, cell: whenOf, sort: (row) => row.asOf ?? row.periodTo },
          { key: 'source', title: said.whence, cell: (row) => <Source row={row} />, narrow: false },
        ]}
      />
    </Card>
  )
}

function Source({ row }: { row: PublishedFigure }) {
  return (
    <>
      {row.source}
      {row.note && <small className={style.small}>{row.note}</small>}
    </>
  )
}
