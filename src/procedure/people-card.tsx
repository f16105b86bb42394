import { formatNumber } from '#ui/format.ts'
import { Card } from '#ui/page.tsx'
import { Table } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import type { CasePage } from './api.ts'
import { useSaid } from './say.ts'
import { words } from './words.ts'
import style from './procedure.module.css'

/** The people on a list, with what became of each. */
export function PeopleCard({ of }: { of: CasePage }) {
  const said = useWords(words)
  const name = useSaid()
  return (
    <Card title={said.peopleTitle(formatNumber(of.people.length + of.beyond))}>
      <Table
        name={said.people}
        rows={of.people}
        rowKey={(row) => row.id}
        columns={[
          {
            key: 'name',
            title: said.person,
            to: (row) => `/people/${row.id}`,
            cell: (row) => row.name,
            sort: (row) => row.name,
          },
          {
            key: 'unit',
            title: said.home,
            cell: (row) => row.unit.name,
            sort: (row) => row.unit.name,
            narrow: false,
          },
          {
            key: 'outcome',
            title: said.outcome,
            cell: (row) => (
              <span className={style.cell}>
                {row.outcome ? name(row.outcome) : said.stays}
                {row.reason && <span className={style.small}>{row.reason}</span>}
              </span>
            ),
          },
        ]}
      />
      {of.beyond > 0 && <p className={style.dim}>{said.beyond(formatNumber(of.beyond))}</p>}
    </Card>
  )
}
