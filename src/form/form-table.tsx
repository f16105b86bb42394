import { formatNumber, formatShare } from '#ui/format.ts'
import { Go, type Destination } from '#ui/go.tsx'
import { useLocale, useWords } from '#ui/words.tsx'
import type { FormAnswer, FormShown } from './api.ts'
import { cellDoor } from './cell-door.ts'
import { words } from './words.ts'
import style from './form.module.css'

type Block = FormShown['blocks'][number]
type Row = Block['rows'][number]
type Column = Block['columns'][number]

/** One block of a form: rows moved in, the heading in view, every figure a door to what stands behind it. */
export function FormTable({ block, answer, name }: { block: Block; answer: FormAnswer; name: string }) {
  const said = useWords(words)
  const locale = useLocale()
  const lines = answer.whole.find(({ key }) => key === block.key)!.rows
  return (
    <div className={style.scroller} role="group" aria-label={name} tabIndex={0}>
      <table className={style.table}>
        <caption className="dv-hidden">{name}</caption>
        <thead>
          <tr>
            <th scope="col">{said.line}</th>
            {block.columns.map((column) => (
              <th key={column.key} scope="col">
                {column.label[locale]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {block.rows.map((row, at) =>
            row.isHeading ? (
              <tr key={row.key} className={style.heading}>
                <th scope="rowgroup" colSpan={block.columns.length + 1}>
                  {row.label[locale]}
                </th>
              </tr>
            ) : (
              <tr key={row.key} className={row.level === 0 ? style.total : undefined}>
                <th scope="row">
                  <span className={row.level === 0 ? undefined : style[`level${row.level}`]}>
                    {row.label[locale]}
                  </span>
                </th>
                {block.columns.map((column, place) => (
                  <td key={column.key}>
                    <Figure
                      figure={lines[at]!.cells[place] ?? null}
                      row={row}
                      column={column}
                      to={doorOf(row, column, answer, answer.unit.id)}
                    />
                  </td>
                ))}
              </tr>
            ),
          )}
        </tbody>
      </table>
    </div>
  )
}

/** A figure of a form; a door where the facts behind it may be opened. */
export function Figure({
  figure,
  row,
  column,
  to,
}: {
  figure: number | null
  row: Row
  column: Column
  to: Destination | null
}) {
  const said = useWords(words)
  const locale = useLocale()
  const text = column.isShare ? formatShare(figure === null ? null : figure / 100) : formatNumber(figure)
  if (figure === null) return <span title={said.notCounted}>{text}</span>
  if (!to || figure === 0) return <>{text}</>
  return (
    <Go
      to={to.to}
      search={to.search}
      className={style.door}
      aria-label={said.openCell(text, row.label[locale], column.label[locale])}
    >
      {text}
    </Go>
  )
}

/** Where a cell opens to; null for means, shares, and what is counted only. */
export function doorOf(
  row: Row,
  column: Column,
  { from, to }: Pick<FormAnswer, 'from' | 'to'>,
  unit: string,
): Destination | null {
  if (column.isShare || row.isMean || row.isProtected || column.isProtected) return null
  return cellDoor(row, column, { unit, span: { from, to } })
}
