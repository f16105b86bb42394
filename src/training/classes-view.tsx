import { useAskPages } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { ChoiceField } from '#ui/field.tsx'
import { formatNumber } from '#ui/format.ts'
import { useAddress } from '#ui/go.tsx'
import { Card, Toolbar } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import { listClasses, type TrainingClass } from './api.ts'
import { spanOf, StateMark, useKindName, useKinds } from './common.tsx'
import { words } from './words.ts'
import style from './training.module.css'

const FIRST_YEAR = 2015

/** The years that the pages offer, the latest first. */
export function yearsUntil(today: string): { value: string; label: string }[] {
  const last = Number(today.slice(0, 4)) + 1
  return Array.from({ length: last - FIRST_YEAR + 1 }, (_, index) => {
    const year = String(last - index)
    return { value: year, label: year }
  })
}

/** Classes of a unit and below it, or of those above it. */
export function ClassesView({ organisationId, of }: { organisationId: string; of: 'below' | 'above' }) {
  const said = useWords(words)
  const { on } = useAsOf()
  const { choices } = useKinds(organisationId, on)
  const [year, setYear] = useAddress('year', '')
  const [kind, setKind] = useAddress('kind', '')
  const list = useAskPages(listClasses, {
    organisationId,
    of,
    on,
    year: year || undefined,
    kind: kind || undefined,
  })
  const columns = useColumns(of)
  return (
    <>
      <Toolbar label={said.title}>
        <ChoiceField
          label={said.year}
          value={year}
          none={said.anyYear}
          onChange={setYear}
          choices={yearsUntil(on)}
        />
        <ChoiceField
          label={said.kind}
          value={kind}
          none={said.anyKind}
          onChange={setKind}
          choices={choices}
        />
      </Toolbar>
      <Card>
        <Answer of={list} lines={8}>
          {(rows) => (
            <Table
              name={said.views[of === 'above' ? 'above' : 'classes']}
              rows={rows}
              rowKey={(row) => row.id}
              columns={columns}
              more={list.more}
              empty={
                of === 'above' ? (
                  <Empty title={said.noneAbove}>{said.noneAboveText}</Empty>
                ) : (
                  <Empty title={said.none}>{said.noneText}</Empty>
                )
              }
            />
          )}
        </Answer>
      </Card>
    </>
  )
}

function useColumns(of: 'below' | 'above'): Column<TrainingClass>[] {
  const said = useWords(words)
  const kindName = useKindName()
  const columns: Column<TrainingClass>[] = [
    {
      key: 'name',
      title: said.name,
      width: '36%',
      to: (row) => `/training/${row.id}`,
      cell: (row) => (
        <>
          {row.name}
          <span className={style.small}>{[kindName(row), row.school].filter(Boolean).join(' · ')}</span>
        </>
      ),
    },
    {
      key: 'period',
      title: said.period,
      cell: (row) => (
        <>
          {spanOf(row.from, row.to)} <StateMark state={row.state} />
        </>
      ),
    },
    { key: 'organiser', title: said.organiser, narrow: false, cell: (row) => row.organiser.name },
  ]
  if (of === 'above') return columns
  return [
    ...columns,
    {
      key: 'learners',
      title: said.learners,
      sort: (row) => row.learners,
      cell: (row) => (
        <>
          {formatNumber(row.learners)}
          {row.countedLearners !== null && <span className={style.small}>{said.counted}</span>}
        </>
      ),
    },
    { key: 'completed', title: said.completed, narrow: false, number: (row) => row.completed },
    { key: 'certificates', title: said.certificates, narrow: false, number: (row) => row.certificates },
  ]
}
