import { formatDay } from '#platform/day.ts'
import { formatNumber } from '#ui/format.ts'
import { Mark } from '#ui/page.tsx'
import { Empty } from '#ui/states.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import type { CaseRow } from './api.ts'
import { CONCLUDED, type Stage } from './codes.ts'
import { fieldWords, kindWords, stageWords, words } from './words.ts'
import style from './inspection.module.css'

/** Cases of a year in the order of their schedule. */
export function CaseTable({
  rows,
  more,
  isSubject,
}: {
  rows: readonly CaseRow[]
  more: (() => void) | undefined
  /** Of a unit that is inspected: who inspects is said instead of whom. */
  isSubject: boolean
}) {
  const said = useWords(words)
  const kinds = useWords(kindWords)
  const fields = useWords(fieldWords)
  const columns: Column<CaseRow>[] = [
    {
      key: 'title',
      title: said.case,
      width: '40%',
      to: (row) => `/inspections/${row.id}`,
      cell: (row) => (
        <>
          {row.title}
          <span className={style.small}>
            {kinds[row.kind]} · {fields[row.field]}
          </span>
        </>
      ),
    },
    isSubject
      ? { key: 'by', title: said.by, cell: (row) => row.unit.name, narrow: false }
      : { key: 'subjects', title: said.subjects, cell: (row) => <Subjects row={row} />, narrow: false },
    {
      key: 'when',
      title: said.schedule,
      cell: (row) => `${formatDay(row.from)} – ${formatDay(row.to)}`,
      narrow: false,
    },
    {
      key: 'stage',
      title: said.stage,
      cell: (row) => (
        <>
          <StageMark stage={row.stage} /> {row.isLate && <Mark tone="warn">{said.lateMark}</Mark>}
          {row.stageOn && <span className={style.small}>{said.onDay(formatDay(row.stageOn))}</span>}
        </>
      ),
    },
  ]
  return (
    <Table
      name={said.title}
      rows={rows}
      rowKey={(row) => row.id}
      columns={columns}
      more={more}
      empty={<Empty title={isSubject ? said.noneSubject : said.none} />}
    />
  )
}

function Subjects({ row }: { row: CaseRow }) {
  const said = useWords(words)
  const more = row.subjectCount - row.subjects.length
  return (
    <>
      {row.subjects.map((unit) => (
        <span key={unit.id} className={style.small}>
          {unit.name}
        </span>
      ))}
      {more > 0 && <span className={style.small}>{said.more(formatNumber(more))}</span>}
    </>
  )
}

/** The stage of a case as a short word. */
export function StageMark({ stage }: { stage: Stage }) {
  const names = useWords(stageWords)
  const tone = CONCLUDED.includes(stage) ? 'good' : stage === 'planned' ? 'plain' : 'accent'
  return <Mark tone={tone}>{names[stage]}</Mark>
}
