import { countInbox, getInboxBelow } from '#inbox/api.ts'
import { listCases } from '#procedure/api.ts'
import { useAsk } from '#ui/ask.ts'
import { BarChart } from '#ui/chart.tsx'
import { formatNumber } from '#ui/format.ts'
import { Go } from '#ui/go.tsx'
import { Table } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import type { About } from './asked.ts'
import { ChartCard, TableBelow } from './chart-card.tsx'
import { cardWords, words } from './words.ts'
import style from './dashboard.module.css'

const MOST_BARS = 8

/** What is late at a unit, in its cases and below it. */
export function useLate({ unit, on }: About, asks: boolean) {
  const own = useAsk(countInbox, asks ? { organisationId: unit } : null)
  const below = useAsk(getInboxBelow, asks ? { organisationId: unit, on } : null)
  const cases = useAsk(listCases, asks ? { organisationId: unit, on, which: 'overdue', limit: 1 } : null)
  const rows = (below.data?.rows ?? []).map((row) => ({
    key: row.unit.id,
    name: row.unit.name,
    overdue: row.overdue,
    soon: row.soon,
    own: row.own,
  }))
  return { own, below, cases, rows }
}

/** Deadlines: what waits here, what is late in cases, and which units below are late. */
export function DeadlineCard(about: About) {
  const said = useWords(words)
  const { deadlines: title } = useWords(cardWords)
  const { own, below, cases, rows } = useLate(about, true)
  const late = rows.filter((row) => row.overdue > 0)
  return (
    <ChartCard
      title={title}
      of={below}
      door={{ to: '/inbox', search: { unit: about.unit }, name: said.toInbox }}
    >
      {() => (
        <>
          <dl className={style.counts}>
            <Count
              name={`${said.ownWork}: ${said.overdue.toLowerCase()}`}
              value={own.data?.overdue}
              to="/inbox"
              unit={about.unit}
            />
            <Count
              name={`${said.procedures}: ${said.overdue.toLowerCase()}`}
              value={cases.data?.overdue}
              to="/procedures?which=overdue"
              unit={about.unit}
            />
            <Count
              name={`${said.procedures}: ${said.openCases.toLowerCase()}`}
              value={cases.data?.open}
              to="/procedures"
              unit={about.unit}
            />
          </dl>
          <h3 className={style.part}>{said.byUnit}</h3>
          {late.length === 0 ? (
            <p>{said.nothingLate}</p>
          ) : (
            <BarChart
              name={said.byUnit}
              bars={late.slice(0, MOST_BARS).map((row) => ({ name: row.name, value: row.overdue }))}
            />
          )}
          {rows.length > 0 && (
            <TableBelow>
              <Table
                name={said.byUnit}
                rows={rows}
                rowKey={(row) => row.key}
                columns={[
                  {
                    key: 'unit',
                    title: said.unit,
                    cell: (row) => row.name,
                    to: (row) => ({ to: '/inbox', search: { unit: row.key } }),
                    sort: (row) => row.name,
                    total: said.total,
                  },
                  { key: 'overdue', title: said.overdue, number: (row) => row.overdue, total: true },
                  { key: 'soon', title: said.soon, number: (row) => row.soon, total: true },
                ]}
              />
            </TableBelow>
          )}
        </>
      )}
    </ChartCard>
  )
}

function Count({
  name,
  value,
  to,
  unit,
}: {
  name: string
  value: number | undefined
  to: string
  unit: string
}) {
  const [path, query] = to.split('?') as [string, string | undefined]
  const search = { unit, ...Object.fromEntries(new URLSearchParams(query)) }
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <Go to={path} search={search}>
          {formatNumber(value)}
        </Go>
      </dd>
    </div>
  )
}
