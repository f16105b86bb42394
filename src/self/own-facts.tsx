import { formatDay } from '#platform/day.ts'
import { formatNumber } from '#ui/format.ts'
import { Card } from '#ui/page.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import { resultWords } from '#training/words.ts'
import type { Me } from './api.ts'
import { words } from './words.ts'
import style from './self.module.css'

type OwnClass = Me['classes'][number]
type OwnMonth = Me['dues'][number]

/** The classes that I attended, with results and certificates. */
export function OwnClasses({ classes }: { classes: readonly OwnClass[] }) {
  const said = useWords(words)
  const results = useWords(resultWords)
  const certificateOf = ({ certificateNo, validUntil }: OwnClass) =>
    certificateNo === null
      ? ''
      : [certificateNo, validUntil && said.validUntil(formatDay(validUntil))].filter(Boolean).join(', ')
  const columns: Column<OwnClass>[] = [
    { key: 'class', title: said.class, cell: (one) => one.name },
    { key: 'time', title: said.time, cell: (one) => `${formatDay(one.from)} – ${formatDay(one.until)}` },
    { key: 'result', title: said.result, cell: (one) => (one.result ? results[one.result] : '') },
    { key: 'certificate', title: said.certificate, cell: certificateOf, narrow: false },
  ]
  return (
    <Card title={said.classes}>
      {classes.length === 0 ? (
        <p className={style.dim}>{said.noClasses}</p>
      ) : (
        <Table
          name={said.classes}
          rows={classes}
          rowKey={(one) => `${one.from} ${one.name}`}
          columns={columns}
        />
      )}
    </Card>
  )
}

/** My dues of the last twelve months: what I owed and what I paid. */
export function OwnDues({ dues }: { dues: readonly OwnMonth[] }) {
  const said = useWords(words)
  const columns: Column<OwnMonth>[] = [
    { key: 'month', title: said.month, cell: ({ month }) => `${month.slice(5, 7)}/${month.slice(0, 4)}` },
    {
      key: 'owed',
      title: said.owed,
      cell: ({ owed }) => (
        <span className="dv-number">{owed === null ? said.notClosed : formatNumber(owed)}</span>
      ),
    },
    { key: 'paid', title: said.paid, number: ({ paid }) => paid },
  ]
  return (
    <Card title={said.dues}>
      {dues.length === 0 ? (
        <p className={style.dim}>{said.noDues}</p>
      ) : (
        <Table name={said.dues} rows={dues} rowKey={({ month }) => month} columns={columns} />
      )}
    </Card>
  )
}
