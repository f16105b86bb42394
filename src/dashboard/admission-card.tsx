import type { Filter } from '#measure/filter.ts'
import { BarChart } from '#ui/chart.tsx'
import { formatShare } from '#ui/format.ts'
import { Go } from '#ui/go.tsx'
import { Table } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import type { About } from './asked.ts'
import { ChartCard, TableBelow } from './chart-card.tsx'
import { figureAt } from '#measure/figure-address.ts'
import { admittedIn, newIn, useBalances } from './headcount-card.tsx'
import { yearBefore } from './steps.ts'
import { useTarget } from './target.ts'
import { cardWords, words } from './words.ts'

const MEASURE = 'admissions'
/** Kết nạp mới: what a plan of the year usually counts, and reports compare with. */
const NEW: Filter = { category: { is: ['I1'] } }

/** Admissions of the period beside the year before and the year's target: of all, or where there is none of those newly admitted. */
export function AdmissionCard(about: About) {
  const { unit, period } = about
  const said = useWords(words)
  const { admissions: title } = useWords(cardWords)
  const { now: balance, before } = useBalances(about)
  const ofAll = useTarget(unit, MEASURE, {}, period.to)
  const ofNew = useTarget(unit, MEASURE, NEW, period.to)
  const isOfNew = ofAll === null && ofNew !== null
  const target = ofAll ?? ofNew
  const countIn = isOfNew ? newIn : admittedIn
  const where = isOfNew ? NEW : {}
  const door = figureAt(MEASURE, { unit, span: period, where })
  return (
    <ChartCard title={title} of={balance} door={{ ...door, name: said.open }}>
      {(counted) => {
        const now = countIn(counted)
        const rows = [
          { key: 'now', name: said.now, value: now, to: door },
          {
            key: 'before',
            name: said.before,
            value: before ? countIn(before) : 0,
            to: figureAt(MEASURE, { unit, span: yearBefore(period), where }),
          },
          ...(target === null ? [] : [{ key: 'target', name: said.target, value: target, to: undefined }]),
        ]
        return (
          <>
            {target === null ? (
              <>
                <p>{said.noTarget}</p>
                <Go to="/report-targets">{said.toTargets}</Go>
              </>
            ) : (
              <p>{said.targetShare(formatShare(now / target))}</p>
            )}
            <BarChart name={title} bars={rows} />
            <TableBelow>
              <Table
                name={title}
                rows={rows}
                rowKey={(row) => row.key}
                columns={[
                  { key: 'name', title: said.item, cell: (row) => row.name, to: (row) => row.to },
                  { key: 'value', title: said.number, number: (row) => row.value },
                ]}
              />
            </TableBelow>
          </>
        )
      }}
    </ChartCard>
  )
}
