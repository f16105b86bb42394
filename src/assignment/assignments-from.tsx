import { formatMaybeDay, formatNumber } from '#ui/format.ts'
import { Mark } from '#ui/page.tsx'
import { Empty } from '#ui/states.tsx'
import { Table } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import type { AddresseeState, AssignmentSummary } from './api.ts'
import { fromWords, stateWords } from './state-words.ts'
import style from './assignment.module.css'

const NAMED = 3

/** The assignments that came from a record of another room (`assignmentsFrom` on its server), with how far they are. */
export function AssignmentsFrom({ assignments }: { assignments: readonly AssignmentSummary[] }) {
  const said = useWords(fromWords)
  return (
    <Table
      name={said.title}
      rows={assignments}
      rowKey={(row) => row.id}
      empty={<Empty title={said.none} />}
      columns={[
        { key: 'title', title: said.task, to: (row) => `/assignments/${row.id}`, cell: (row) => row.title },
        { key: 'to', title: said.to, cell: (row) => <To row={row} />, narrow: false },
        { key: 'due', title: said.due, cell: (row) => formatMaybeDay(row.dueOn), sort: (row) => row.dueOn },
        { key: 'state', title: said.state, cell: (row) => <Standing row={row} /> },
      ]}
    />
  )
}

function To({ row: { addressed, addressees } }: { row: AssignmentSummary }) {
  const said = useWords(fromWords)
  const named = addressees.slice(0, NAMED)
  return (
    <>
      {named.map((one) => (
        <span key={one.id} className={style.line}>
          {one.body ?? one.unit.name}
          {one.role === 'co' && ` (${said.co})`}
        </span>
      ))}
      {addressed > named.length && (
        <span className={style.line}>{said.more(formatNumber(addressed - named.length))}</span>
      )}
    </>
  )
}

/** How far an assignment is: the state of its only addressee, otherwise how many are done. */
export function Standing({ row }: { row: AssignmentSummary }) {
  const said = useWords(fromWords)
  const { withdrawnOn, addressed, done, late, addressees } = row
  if (withdrawnOn !== null) return <Mark>{said.withdrawn}</Mark>
  const [only] = addressees
  if (addressed === 1 && only) return <StateMark addressee={only} />
  return (
    <>
      <span className={style.line}>{said.ofThem(formatNumber(done), formatNumber(addressed))}</span>
      {late > 0 && <Mark tone="warn">{said.late(formatNumber(late))}</Mark>}
    </>
  )
}

/** Where one addressee stands, and whether it is late. */
export function StateMark({ addressee }: { addressee: Pick<AddresseeState, 'state' | 'late' | 'doneOn'> }) {
  const said = useWords(fromWords)
  const states = useWords(stateWords)
  return (
    <>
      <Mark tone={addressee.doneOn === null ? undefined : 'good'}>{states[addressee.state]}</Mark>
      {addressee.late && <Mark tone="warn">{said.lateOne}</Mark>}
    </>
  )
}
