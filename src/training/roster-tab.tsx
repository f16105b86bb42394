import { useState } from 'react'
import { useAskPages } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { PrintButton } from '#paper/print-button.tsx'
import { formatNumber } from '#ui/format.ts'
import { Card } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import { WriteButton } from '#ui/write-button.tsx'
import { AddLines, AddPeople, RemoveForm } from './add-forms.tsx'
import type { ClassPage } from './api.ts'
import { words } from './class-words.ts'
import { birth } from './common.tsx'
import { listRoster, type Learner } from './roster-api.ts'
import { words as listWords } from './words.ts'
import style from './training.module.css'

/** The roster of a class. */
export function RosterTab({ found }: { found: ClassPage }) {
  const said = useWords(words)
  const list = useWords(listWords)
  const { on } = useAsOf()
  const [opens, setOpens] = useState<'one' | 'lines' | null>(null)
  const [leaves, setLeaves] = useState<Learner | null>(null)
  const roster = useAskPages(listRoster, { id: found.id, on, limit: 200 })
  const columns = useColumns(found.may.record && found.state !== 'cancelled' ? setLeaves : null)
  const beyond = roster.first?.beyondReach ?? 0
  return (
    <Card
      title={said.tabs.roster}
      actions={
        <>
          {found.may.record && found.state !== 'cancelled' && (
            <>
              <WriteButton onClick={() => setOpens('one')}>{said.addOne}</WriteButton>
              <WriteButton onClick={() => setOpens('lines')}>{said.addLines}</WriteButton>
            </>
          )}
          {found.rostered > 0 && (
            <PrintButton papers={[{ form: 'training-roster', id: found.id, name: said.rosterPaper, on }]} />
          )}
        </>
      }
    >
      {found.countedLearners !== null && (
        <p className={style.dim}>
          {list.countedRoster(formatNumber(found.rostered), formatNumber(found.learners))} ({list.counted})
        </p>
      )}
      <Answer of={roster} lines={8}>
        {(rows) => (
          <Table
            name={said.tabs.roster}
            rows={rows}
            rowKey={(row) => row.personId}
            columns={columns}
            more={roster.more}
            count={found.rostered}
            empty={<Empty title={said.noRoster}>{found.may.record && said.noRosterText}</Empty>}
          />
        )}
      </Answer>
      {beyond > 0 && <p className={style.dim}>{said.beyond(formatNumber(beyond))}</p>}
      {opens === 'one' && <AddPeople found={found} onClose={() => setOpens(null)} />}
      {opens === 'lines' && <AddLines found={found} onClose={() => setOpens(null)} />}
      {leaves && <RemoveForm found={found} learner={leaves} onClose={() => setLeaves(null)} />}
    </Card>
  )
}

function useColumns(onRemove: ((learner: Learner) => void) | null): Column<Learner>[] {
  const said = useWords(words)
  const columns: Column<Learner>[] = [
    {
      key: 'name',
      title: said.person,
      to: (row) => `/people/${row.personId}`,
      cell: (row) => (
        <>
          {row.fullName}
          {row.memberCode && <span className={style.small}>{row.memberCode}</span>}
        </>
      ),
    },
    { key: 'born', title: said.born, cell: (row) => birth(row.bornOn) },
    {
      key: 'sex',
      title: said.sex,
      narrow: false,
      cell: (row) => (row.sex === 'nam' ? said.men : said.women),
    },
    { key: 'unit', title: said.unit, narrow: false, cell: (row) => row.unit.name },
  ]
  if (!onRemove) return columns
  return [
    ...columns,
    {
      key: 'acts',
      title: said.acts,
      narrow: false,
      cell: (row) =>
        row.result === null && row.certificate === null ? (
          <WriteButton onClick={() => onRemove(row)}>{said.remove}</WriteButton>
        ) : null,
    },
  ]
}
