import { createContext, useContext } from 'react'
import { BarChart, PyramidChart } from '#ui/chart.tsx'
import { formatNumber } from '#ui/format.ts'
import { useLocale, useWords } from '#ui/words.tsx'
import type { DrawnPiece, DrawnTable, Figure } from './drawn.ts'
import { words } from './words.ts'
import style from './report.module.css'

/** Which figure of the page is open, and what figures of an issued report are now. */
export const Numbers = createContext<{
  open: string
  setOpen: (id: string) => void
  now: ReadonlyMap<string, number>
  figures: readonly Figure[]
}>({ open: '', setOpen: () => {}, now: new Map(), figures: [] })

/** A number that opens; beside one that differs now stands what it is. */
function Number({ piece, isValue = true }: { piece: DrawnPiece; isValue?: boolean }) {
  const said = useWords(words)
  const locale = useLocale()
  const { open, setOpen, now, figures } = useContext(Numbers)
  const id = piece.figure
  if (id === null) return <>{piece.text}</>
  const present = now.get(id)
  const label = figures.find((one) => one.id === id)?.label[locale] ?? ''
  return (
    <>
      <button
        type="button"
        className={style.number}
        aria-pressed={open === id}
        aria-label={`${piece.text}: ${label}`}
        onClick={() => setOpen(id)}
      >
        {piece.text}
      </button>
      {isValue && present !== undefined && (
        <span className={style.now}>{said.nowIs(formatNumber(present))}</span>
      )}
    </>
  )
}

/** A sentence of the report. */
export function Sentence({ pieces }: { pieces: readonly DrawnPiece[] }) {
  return (
    <>
      {pieces.map((piece, at) => (
        <Number key={at} piece={piece} isValue={/^[\d.]+$/.test(piece.text)} />
      ))}{' '}
    </>
  )
}

/** A table of figures with its chart. */
export function TableOf({ table }: { table: DrawnTable }) {
  return (
    <>
      <div className={style.table} role="group" aria-label={table.title} tabIndex={0}>
        <table>
          <caption>{table.title}</caption>
          <thead>
            <tr>
              <th scope="col">{table.names}</th>
              {table.columns.map((column) => (
                <th key={column} scope="col">
                  {column}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {table.rows.map((row) => (
              <tr key={row.label} className={row.isTotal ? style.total : undefined}>
                <th scope="row">{row.label}</th>
                {row.cells.map((cell, at) => (
                  <td key={at}>
                    <Number piece={cell} />
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <Chart table={table} />
    </>
  )
}

function Chart({ table: { chart, rows, columns } }: { table: DrawnTable }) {
  const { figures } = useContext(Numbers)
  const shown = rows.filter(({ isTotal }) => !isTotal)
  if (!chart || shown.length < 2) return null
  const values = new Map(figures.map(({ id, value }) => [id, value]))
  const value = (row: (typeof rows)[number], at: number) => values.get(row.cells[at]?.figure ?? '') ?? 0
  const [left = 0, right = 0] = chart.columns
  if (chart.kind === 'bars')
    return (
      <BarChart
        name={chart.title}
        bars={shown.map((row) => ({ name: row.label, value: value(row, left) }))}
      />
    )
  return (
    <PyramidChart
      name={chart.title}
      left={columns[left]!}
      right={columns[right]!}
      groups={shown.map((row) => ({ name: row.label, left: value(row, left), right: value(row, right) }))}
    />
  )
}
