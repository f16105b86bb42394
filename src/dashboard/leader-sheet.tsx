import type { Balance } from '#statistics/api.ts'
import { stepsOf } from '#statistics/balance-shown.ts'
import { useCellNames } from '#statistics/cell-names.ts'
import { useMay } from '#access/session.tsx'
import { BalanceChart } from '#ui/chart.tsx'
import { formatNumber } from '#ui/format.ts'
import { Card } from '#ui/page.tsx'
import { Answer } from '#ui/states.tsx'
import { Table } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import type { About } from './asked.ts'
import { BesideTable } from './beside-table.tsx'
import { useLate } from './deadline-card.tsx'
import { HeadFigures } from './figures.tsx'
import { useBalanceRows, useBalances } from './headcount-card.tsx'
import { cardWords, words } from './words.ts'
import style from './dashboard.module.css'

const MOST_LATE = 6

/** The leader's one page: five figures, one chart, what is late, what changed; a single sheet on paper. */
export function LeaderSheet(about: About) {
  const said = useWords(words)
  const worksHere = useMay('work.read')
  const { below, cases, rows } = useLate(about, worksHere)
  const { now, before } = useBalances(about)
  const late = rows.filter((row) => row.overdue > 0)
  const sum = rows.reduce((total, row) => total + row.overdue, 0)
  const lines = [
    { key: 'cases', name: said.procedures, overdue: cases.data?.overdue ?? 0, to: '/procedures' },
    ...late.map((row) => ({ key: row.key, name: row.name, overdue: row.overdue, to: '/inbox' })),
  ].filter((row) => row.overdue > 0)
  return (
    <div className={style.sheet}>
      <div className={style.five}>
        <HeadFigures about={about} late={worksHere ? (below.data ? sum : null) : undefined} />
      </div>
      <Answer of={now} lines={9}>
        {(balance) => <Chart balance={balance} />}
      </Answer>
      <div className={style.two}>
        <Answer of={now} lines={9}>
          {(balance) => <Changed balance={balance} before={before} />}
        </Answer>
        {worksHere && (
          <Card title={said.leader.late}>
            <Answer of={below}>
              {() => (
                <>
                  <Table
                    name={said.leader.late}
                    rows={lines.slice(0, MOST_LATE)}
                    rowKey={(row) => row.key}
                    empty={<p>{said.nothingLate}</p>}
                    columns={[
                      {
                        key: 'name',
                        title: said.unit,
                        cell: (row) => row.name,
                        to: (row) => ({
                          to: row.to,
                          search:
                            row.key === 'cases' ? { unit: about.unit, which: 'overdue' } : { unit: row.key },
                        }),
                      },
                      { key: 'overdue', title: said.overdue, number: (row) => row.overdue },
                    ]}
                  />
                  {lines.length > MOST_LATE && (
                    <p className={style.note}>{said.leader.more(formatNumber(lines.length - MOST_LATE))}</p>
                  )}
                </>
              )}
            </Answer>
          </Card>
        )}
      </div>
    </div>
  )
}

function Chart({ balance }: { balance: Balance }) {
  const { headcount } = useWords(cardWords)
  const names = useCellNames()
  return (
    <Card title={headcount}>
      <BalanceChart name={headcount} steps={stepsOf(balance, names.short)} height={250} />
    </Card>
  )
}

function Changed({ balance, before }: { balance: Balance; before: Balance | undefined }) {
  const said = useWords(words)
  return (
    <Card title={said.leader.changed}>
      <BesideTable name={said.leader.changed} rows={useBalanceRows(balance, before)} />
    </Card>
  )
}
