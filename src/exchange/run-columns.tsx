import { Card } from '#ui/page.tsx'
import { Table } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import type { ImportRun } from './api.ts'
import { pageWords } from './page-words.ts'
import { columnTitle } from './run-shown.ts'
import style from './exchange.module.css'

/** How the columns of each sheet were understood, and which were not imported. */
export function RunColumns({ sheets }: Pick<ImportRun, 'sheets'>) {
  const said = useWords(pageWords)
  return (
    <Card title={said.understood}>
      {sheets.map(({ sheet, name, columns, ignored }) => (
        <details key={`${sheet} ${name}`} className={style.sheet}>
          <summary>
            {said.sheetOf(name, said.sheets[sheet])}
            {ignored.length > 0 && (
              <span className={style.ignored}> · {said.ignored(ignored.join(', '))}</span>
            )}
          </summary>
          <Table
            name={said.sheetOf(name, said.sheets[sheet])}
            rows={columns}
            rowKey={({ column }) => column}
            columns={[
              { key: 'header', title: said.inYourFile, cell: ({ header }) => header },
              { key: 'column', title: said.means, cell: ({ column }) => columnTitle(sheet, column) },
            ]}
          />
        </details>
      ))}
    </Card>
  )
}
