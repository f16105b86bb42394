import { useAsk } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { CompositionChart } from '#ui/chart.tsx'
import { ChoiceField } from '#ui/field.tsx'
import { formatNumber } from '#ui/format.ts'
import { Go, useAddress } from '#ui/go.tsx'
import { Card, Toolbar } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import { getYear, type YearLine } from './api.ts'
import { yearsUntil } from './classes-view.tsx'
import { spanOf, StateMark, useKindName } from './common.tsx'
import { words } from './words.ts'
import style from './training.module.css'

function useYear(organisationId: string) {
  const { on } = useAsOf()
  const [year, setYear] = useAddress('year', on.slice(0, 4))
  const asked = useAsk(getYear, { organisationId, year, on })
  return { year, setYear, asked }
}

function YearToolbar({ year, onChange }: { year: string; onChange: (year: string) => void }) {
  const said = useWords(words)
  const { on } = useAsOf()
  return (
    <Toolbar label={said.year}>
      <ChoiceField label={said.year} value={year} onChange={onChange} choices={yearsUntil(on)} />
    </Toolbar>
  )
}

/** The months of a year with the classes that begin in each. */
export function CalendarView({ organisationId }: { organisationId: string }) {
  const said = useWords(words)
  const kindName = useKindName()
  const { year, setYear, asked } = useYear(organisationId)
  return (
    <>
      <YearToolbar year={year} onChange={setYear} />
      <Card title={said.calendarOf(year)}>
        <Answer of={asked} lines={10}>
          {({ classes, beyond }) => (
            <>
              <ul className={style.months}>
                {Array.from({ length: 12 }, (_, index) => {
                  const ofMonth = classes.filter((one) => Number(one.from.slice(5, 7)) === index + 1)
                  return (
                    <li key={index} className={style.month}>
                      <h3>{said.month(index + 1)}</h3>
                      {ofMonth.length === 0 && <p className={style.dim}>{said.nothing}</p>}
                      <ul className={style.rows}>
                        {ofMonth.map((one) => (
                          <li key={one.id}>
                            <Go to={`/training/${one.id}`}>{one.name}</Go>
                            <span className={style.small}>
                              {spanOf(one.from, one.to)} · {kindName(one)}
                            </span>
                            <StateMark state={one.state} />
                          </li>
                        ))}
                      </ul>
                    </li>
                  )
                })}
              </ul>
              {beyond > 0 && <p className={style.dim}>{said.beyond(formatNumber(beyond))}</p>}
            </>
          )}
        </Answer>
      </Card>
    </>
  )
}

/** The plan of a year by kind: what is planned, what was held, who learnt. */
export function PlanView({ organisationId }: { organisationId: string }) {
  const said = useWords(words)
  const kindName = useKindName()
  const { year, setYear, asked } = useYear(organisationId)
  const columns: Column<YearLine>[] = [
    {
      key: 'kind',
      title: said.kind,
      cell: kindName,
      total: said.total,
      to: (row) => ({ to: '/training', search: { kind: row.kind, year } }),
    },
    { key: 'planned', title: said.planned, number: (row) => row.planned, total: true },
    { key: 'held', title: said.held, number: (row) => row.held, total: true },
    { key: 'cancelled', title: said.cancelled, number: (row) => row.cancelled, total: true, narrow: false },
    {
      key: 'plannedLearners',
      title: said.plannedLearners,
      number: (row) => row.plannedLearners,
      total: true,
      narrow: false,
    },
    { key: 'learners', title: said.learners, number: (row) => row.learners, total: true },
    { key: 'completed', title: said.completed, number: (row) => row.completed, total: true, narrow: false },
  ]
  return (
    <>
      <YearToolbar year={year} onChange={setYear} />
      <Card title={said.planOf(year)}>
        <Answer of={asked} lines={6}>
          {({ lines }) => (
            <>
              {lines.length > 0 && (
                <CompositionChart
                  name={said.planOf(year)}
                  rows={lines.map((line) => ({
                    name: kindName(line),
                    parts: [
                      { name: said.held, value: line.held },
                      { name: said.planned, value: line.planned - line.held - line.cancelled },
                      { name: said.cancelled, value: line.cancelled },
                    ],
                  }))}
                />
              )}
              <Table
                name={said.planOf(year)}
                rows={lines}
                rowKey={(row) => row.kind}
                columns={columns}
                empty={<Empty title={said.none}>{said.noneText}</Empty>}
              />
            </>
          )}
        </Answer>
      </Card>
    </>
  )
}
