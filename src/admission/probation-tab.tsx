import { useAskPages } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { formatMaybeDay } from '#ui/format.ts'
import { Card, Mark } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import { listProbationers, type Probationer } from './api.ts'
import { words } from './words.ts'

/** Who is on probation, by the day on which the twelve months end. */
export function ProbationTab({ unit }: { unit: string }) {
  const said = useWords(words)
  const { on } = useAsOf()
  const list = useAskPages(listProbationers, { organisationId: unit, on })
  const columns: Column<Probationer>[] = [
    {
      key: 'name',
      title: said.fullName,
      cell: (row) => row.fullName,
      to: (row) => `/people/${row.personId}`,
    },
    { key: 'unit', title: said.unit, cell: (row) => row.unit.name },
    { key: 'ceremony', title: said.ceremonyOn, cell: (row) => formatMaybeDay(row.ceremonyOn), narrow: false },
    {
      key: 'ends',
      title: said.endsOn,
      cell: (row) => (
        <>
          {formatMaybeDay(row.endsOn)} {row.endsOn <= on && <Mark tone="warn">{said.ended}</Mark>}
        </>
      ),
    },
    {
      key: 'course',
      title: said.course,
      cell: (row) =>
        row.courseOn ? formatMaybeDay(row.courseOn) : <Mark tone="warn">{said.courseMissing}</Mark>,
    },
  ]
  return (
    <Card>
      <Answer of={list} lines={8}>
        {(rows) => (
          <Table
            name={said.tabs.probation}
            rows={rows}
            rowKey={(row) => row.personId}
            columns={columns}
            empty={<Empty title={said.noProbationers}>{said.noProbationersText}</Empty>}
            {...(list.more ? { more: list.more } : {})}
          />
        )}
      </Answer>
    </Card>
  )
}
