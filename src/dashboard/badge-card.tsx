import { sumUpRound } from '#badge/api.ts'
import { roundFrom } from '#badge/law.ts'
import { useAsk } from '#ui/ask.ts'
import { BarChart } from '#ui/chart.tsx'
import { formatMaybeDay, formatNumber } from '#ui/format.ts'
import { Table } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import { getComparison } from './api.ts'
import type { About } from './asked.ts'
import { ChartCard, TableBelow } from './chart-card.tsx'
import { figureAt } from '#measure/figure-address.ts'
import { cardWords, words } from './words.ts'

/** Badges: who is due on the next round, and what was given in the period beside the year before, level by level. */
export function BadgeCard({ unit, period, on }: About) {
  const said = useWords(words)
  const { badges: title } = useWords(cardWords)
  const roundOn = roundFrom(on)
  const due = useAsk(sumUpRound, { organisationId: unit, roundOn })
  const given = useAsk(getComparison, { organisationId: unit, measure: 'badges', by: 'level', ...period })
  return (
    <ChartCard
      title={title}
      note={said.nextRound(formatMaybeDay(roundOn))}
      of={due}
      door={{ to: '/badges', search: { unit, round: roundOn }, name: title }}
    >
      {({ levels, late, missing }) => {
        const counted = new Map((given.data?.groups ?? []).map((one) => [one.value, one]))
        const all = new Set([...levels.map(({ level }) => String(level)), ...counted.keys()])
        const rows = [...all]
          .filter((level) => level !== null)
          .map((level) => ({
            level,
            due: levels.find((one) => String(one.level) === level)?.people ?? 0,
            now: given.data ? (counted.get(level)?.now ?? 0) : null,
            before: given.data ? (counted.get(level)?.before ?? 0) : null,
          }))
          .sort((a, b) => Number(b.level) - Number(a.level))
        return (
          <>
            {rows.length === 0 ? (
              <p>{said.none}</p>
            ) : (
              <>
                <BarChart
                  name={said.due}
                  bars={rows.map((row) => ({ name: said.years(row.level), value: row.due }))}
                />
                <TableBelow>
                  <Table
                    name={title}
                    rows={rows}
                    rowKey={(row) => row.level}
                    columns={[
                      {
                        key: 'level',
                        title: said.level,
                        cell: (row) => said.years(row.level),
                        to: (row) =>
                          figureAt('badges', { unit, span: period, where: { level: { is: [row.level] } } }),
                        total: said.total,
                      },
                      { key: 'due', title: said.due, number: (row) => row.due, total: true },
                      { key: 'now', title: said.given, number: (row) => row.now, total: true },
                      { key: 'before', title: said.before, number: (row) => row.before, total: true },
                    ]}
                  />
                </TableBelow>
              </>
            )}
            {(late > 0 || missing > 0) && <p>{said.lateBadges(formatNumber(late), formatNumber(missing))}</p>}
          </>
        )
      }}
    </ChartCard>
  )
}
