import type { UnitLink } from '#organisation/api.ts'
import { useAsk } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { BarChart } from '#ui/chart.tsx'
import { formatNumber, formatShare } from '#ui/format.ts'
import { Figure, Figures } from '#ui/figure.tsx'
import { Go, useAddress } from '#ui/go.tsx'
import { Card, Columns } from '#ui/page.tsx'
import { Answer, Rest } from '#ui/states.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { useLocale, useWords } from '#ui/words.tsx'
import { KIND_BY_CODE } from '#organisation/kinds.ts'
import { getCoverage, type AssignmentSummary, type Counts, type CoverageRow } from './api.ts'
import { Results } from './results-card.tsx'
import type { AskedStage } from './stages.ts'
import { UnitRows, type Which } from './unit-rows.tsx'
import { askedWords, words } from './words.ts'
import style from './assignment.module.css'

/** What a coverage is of. */
export type OfAssignment = Pick<AssignmentSummary, 'id' | 'kind' | 'stages' | 'withdrawnOn'> & {
  may: { judge: boolean }
}

/** Which list stands behind the number that have not done a stage. */
const BEHIND: Record<AskedStage, Which> = {
  received: 'not_received',
  disseminated: 'not_disseminated',
  programme: 'no_programme',
  reported: 'not_reported',
}

/** How far an assignment is at a unit and below it: n of N by stage, by unit, by kind, who is late; one walks down. */
export function Coverage({ assignment, from }: { assignment: OfAssignment; from: UnitLink }) {
  const said = useWords(words)
  const { on } = useAsOf()
  const [at] = useAddress('at', from.id)
  const coverage = useAsk(getCoverage, { id: assignment.id, unit: at, on })
  return (
    <Answer of={coverage}>
      {(found) => {
        const { unit, path, total, kinds } = found
        if (total.addressed === 0)
          return (
            <Card title={said.coverage(unit.name)}>
              <p className={style.dim}>{said.noneBelow}</p>
              {at !== from.id && <Go to={`/assignments/${assignment.id}`}>{said.up(from.name)}</Go>}
            </Card>
          )
        const above = at === from.id ? null : (path.findLast((one) => one.readable) ?? from)
        return (
          <>
            <Card
              title={said.coverage(unit.name)}
              actions={
                above && (
                  <Go
                    to={`/assignments/${assignment.id}`}
                    search={{ at: above.id === from.id ? undefined : above.id }}
                  >
                    {said.up(above.name)}
                  </Go>
                )
              }
            >
              <Numbers assignment={assignment} at={at === from.id ? undefined : at} total={total} />
              <Columns>
                <StageChart assignment={assignment} total={total} />
                {kinds.length > 1 && <Kinds assignment={assignment} kinds={kinds} />}
              </Columns>
            </Card>
            <Below assignment={assignment} coverage={found} />
            {assignment.kind === 'welfare' && <Results id={assignment.id} unit={unit} />}
            <UnitRows assignment={assignment} unit={unit} total={total} />
          </>
        )
      }}
    </Answer>
  )
}

function Numbers({
  assignment,
  at,
  total,
}: {
  assignment: OfAssignment
  at: string | undefined
  total: Counts
}) {
  const said = useWords(words)
  const asked = useWords(askedWords)
  const to = `/assignments/${assignment.id}`
  const share = (n: number) => formatShare(n / total.addressed)
  const of = (n: number) => said.ofAll(formatNumber(n), formatNumber(total.addressed))
  return (
    <Figures>
      {assignment.stages.map((stage) => (
        <Figure
          key={stage}
          name={asked[stage]}
          value={of(total[stage])}
          note={share(total[stage])}
          to={to}
          search={{ at, which: BEHIND[stage] }}
        />
      ))}
      <Figure
        name={said.closed}
        value={of(total.closed)}
        note={share(total.closed)}
        to={to}
        search={{ at, which: 'closed' }}
      />
      <Figure
        name={said.late}
        value={of(total.late)}
        note={share(total.late)}
        to={to}
        search={{ at, which: undefined }}
      />
    </Figures>
  )
}

function StageChart({ assignment, total }: { assignment: OfAssignment; total: Counts }) {
  const said = useWords(words)
  const asked = useWords(askedWords)
  const bars = [
    { name: said.addressed, value: total.addressed },
    ...assignment.stages.map((stage) => ({ name: asked[stage], value: total[stage] })),
    { name: said.closed, value: total.closed },
  ]
  return <BarChart name={said.stages} bars={bars} />
}

type Counted = Counts & { key: string }

/** The columns of every table of coverage: what is asked, in numbers, and a bar of what is done. */
function useCountColumns<Row extends Counted>(stages: readonly AskedStage[]): Column<Row>[] {
  const said = useWords(words)
  const asked = useWords(askedWords)
  const number = (key: keyof Counts, title: string, narrow = false): Column<Row> => ({
    key,
    title,
    number: (row) => row[key],
    total: true,
    ...(narrow ? {} : { narrow: false as const }),
  })
  return [
    number('addressed', said.addressed, true),
    ...stages.map((stage) => number(stage, asked[stage])),
    number('closed', said.closed),
    number('late', said.late, true),
    {
      key: 'done',
      title: said.done,
      sort: (row) => row.done / Math.max(1, row.addressed),
      cell: (row) => <Bar of={row} />,
      narrow: false,
    },
  ]
}

function Bar({ of: { done, addressed } }: { of: Counts }) {
  const share = addressed === 0 ? 0 : done / addressed
  return (
    <span className={style.bar}>
      <span className={style.track} aria-hidden>
        <span className={style.fill} style={{ width: `${share * 100}%`, display: 'block' }} />
      </span>
      <span className="dv-number">{formatShare(share, 0)}</span>
    </span>
  )
}

function Kinds({
  assignment,
  kinds,
}: {
  assignment: OfAssignment
  kinds: readonly (Counts & { kind: string })[]
}) {
  const said = useWords(words)
  const locale = useLocale()
  const rows = kinds.map((row) => ({ ...row, key: row.kind }))
  const counts = useCountColumns<(typeof rows)[number]>(assignment.stages)
  return (
    <Table
      name={said.byKind}
      rows={rows}
      rowKey={(row) => row.key}
      columns={[
        { key: 'kind', title: said.byKind, cell: (row) => KIND_BY_CODE.get(row.kind)?.[locale] ?? row.kind },
        ...counts.filter(({ key }) => ['addressed', 'late', 'done'].includes(key)),
      ]}
    />
  )
}

function Below({
  assignment,
  coverage,
}: {
  assignment: OfAssignment
  coverage: { unit: UnitLink; own: Counts; children: readonly CoverageRow[]; beyond: number }
}) {
  const said = useWords(words)
  const { unit, own, children, beyond } = coverage
  const counts = useCountColumns<Counted & { unit: UnitLink; isOwn: boolean }>(assignment.stages)
  if (children.length === 0) return null
  const rows = [
    ...(own.addressed > 0 ? [{ ...own, key: unit.id, unit, isOwn: true }] : []),
    ...children.map((row) => ({ ...row, key: row.unit.id, isOwn: false })),
  ]
  return (
    <Card title={said.byUnit}>
      <Table
        name={said.byUnit}
        rows={rows}
        rowKey={(row) => row.key}
        columns={[
          {
            key: 'unit',
            title: said.unit,
            to: (row) =>
              row.isOwn ? undefined : { to: `/assignments/${assignment.id}`, search: { at: row.unit.id } },
            cell: (row) => (row.isOwn ? said.itself(row.unit.name) : row.unit.name),
            sort: (row) => row.unit.name,
          },
          ...counts,
        ]}
      />
      <Rest of={beyond} />
    </Card>
  )
}
