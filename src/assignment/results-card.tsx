import type { UnitLink } from '#organisation/api.ts'
import { useAsk } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { formatNumber } from '#ui/format.ts'
import { Figure, Figures } from '#ui/figure.tsx'
import { Card, Columns } from '#ui/page.tsx'
import { Answer, Empty, Rest } from '#ui/states.tsx'
import { Table } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import { getResults } from './act-api.ts'
import { words } from './words.ts'

/** What was achieved for people at a unit and below it: what, for whom in number, its value. */
export function Results({ id, unit }: { id: string; unit: UnitLink }) {
  const said = useWords(words)
  const { on } = useAsOf()
  const results = useAsk(getResults, { id, unit: unit.id, on })
  return (
    <Card title={said.results}>
      <Answer of={results}>
        {({ people, value, results: rows, beyond, children }) =>
          rows.length === 0 ? (
            <Empty title={said.noResults} />
          ) : (
            <>
              <Figures>
                <Figure name={said.people} value={formatNumber(people)} />
                <Figure name={said.value} value={formatNumber(value)} />
              </Figures>
              <Columns>
                <Table
                  name={said.results}
                  rows={rows}
                  rowKey={(row) => `${row.what} ${row.beneficiaries}`}
                  columns={[
                    { key: 'what', title: said.result, cell: (row) => row.what },
                    {
                      key: 'who',
                      title: said.beneficiaries,
                      cell: (row) => row.beneficiaries,
                      narrow: false,
                    },
                    { key: 'people', title: said.people, number: (row) => row.people, total: true },
                    { key: 'value', title: said.value, number: (row) => row.value, total: true },
                  ]}
                />
                {children.length > 0 && (
                  <Table
                    name={said.byUnit}
                    rows={children}
                    rowKey={(row) => row.unit.id}
                    columns={[
                      {
                        key: 'unit',
                        title: said.unit,
                        cell: (row) => row.unit.name,
                        sort: (row) => row.unit.name,
                      },
                      { key: 'people', title: said.people, number: (row) => row.people, total: true },
                      { key: 'value', title: said.value, number: (row) => row.value, total: true },
                    ]}
                  />
                )}
              </Columns>
              <Rest of={beyond} />
            </>
          )
        }
      </Answer>
    </Card>
  )
}
