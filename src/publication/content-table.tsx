import { formatNumber } from '#ui/format.ts'
import { useLocale, useWords } from '#ui/words.tsx'
import type { Content } from './api.ts'
import { words } from './words.ts'
import style from './publication.module.css'

/** A published table, or one about to be: what is not published is “…”. */
export function ContentTable({ content }: { content: Content }) {
  const said = useWords(words)
  const lang = useLocale()
  const { rows, columns, cells, rowsBy, columnsBy, title } = content
  return (
    <div className={style.scroller} role="group" aria-label={title} tabIndex={0}>
      <table className={style.table}>
        <caption className="dv-hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{rowsBy[lang]}</th>
            {columns.map(({ value, label }) => (
              <th key={value ?? ''} scope="col">
                {label[lang]}
              </th>
            ))}
            {columnsBy && <th scope="col">{said.total}</th>}
          </tr>
        </thead>
        <tbody>
          {cells.map((row, at) => (
            <tr key={rows[at]?.value ?? `row ${at}`} className={at === rows.length ? style.total : undefined}>
              <th scope="row">{rows[at]?.label[lang] ?? said.total}</th>
              {row.map((value, column) => (
                <td key={columns[column]?.value ?? `column ${column}`}>
                  {value === null ? <span title={said.notShown}>…</span> : formatNumber(value)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
