import { NumberInput } from '@mantine/core'
import { useUnit } from '#access/session.tsx'
import { UnitDoor } from '#organisation/unit-door.tsx'
import { formatDay } from '#platform/day.ts'
import { useAskPages } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { formatNumber } from '#ui/format.ts'
import { Go, useAddress } from '#ui/go.tsx'
import { Card, Page, Toolbar } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { Table } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import { getCoverage } from './api.ts'
import { COVERAGE_YEARS } from './codes.ts'
import { kindWords, words } from './words.ts'

/** Which units directly below have not been inspected in so many years. */
export function InspectionCoveragePage() {
  const said = useWords(words)
  const kinds = useWords(kindWords)
  const { on } = useAsOf()
  const { id } = useUnit()
  const [text, setText] = useAddress('years', String(COVERAGE_YEARS))
  const years = /^([1-9]|1\d|20)$/.test(text) ? Number(text) : COVERAGE_YEARS
  const list = useAskPages(getCoverage, id ? { organisationId: id, years, on } : null)
  const sums = list.first
  return (
    <Page
      title={said.coverageTitle}
      note={sums && said.covered(formatNumber(sums.covered), formatNumber(sums.units), String(years))}
      breadcrumb={[{ name: said.title, to: '/inspections' }]}
    >
      <Toolbar label={said.coverageTitle}>
        <NumberInput
          label={said.years}
          min={1}
          max={20}
          allowDecimal={false}
          value={years}
          onChange={(value) => setText(String(value))}
        />
      </Toolbar>
      <Card>
        {id === null ? (
          <Empty title={said.noUnit} />
        ) : (
          <Answer of={list} lines={9}>
            {(rows) => (
              <Table
                name={said.coverageTitle}
                rows={rows}
                rowKey={(row) => row.unit.id}
                more={list.more}
                empty={<Empty title={said.allCovered} />}
                columns={[
                  { key: 'unit', title: said.unit, cell: (row) => <UnitDoor unit={row.unit} /> },
                  {
                    key: 'last',
                    title: said.lastOn,
                    cell: (row) =>
                      row.lastOn && row.lastCase && row.lastKind ? (
                        <Go to={`/inspections/${row.lastCase}`}>
                          {formatDay(row.lastOn)}, {kinds[row.lastKind].toLowerCase()}
                        </Go>
                      ) : (
                        said.never
                      ),
                  },
                ]}
              />
            )}
          </Answer>
        )}
      </Card>
    </Page>
  )
}
