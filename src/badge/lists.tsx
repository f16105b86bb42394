import { useMay } from '#access/session.tsx'
import { formatDay } from '#platform/day.ts'
import { OpenCase } from '#procedure/open-case.tsx'
import { useAskPages } from '#ui/ask.ts'
import { formatMaybeDay } from '#ui/format.ts'
import { Card } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import { listRounds, type RoundList } from './api.ts'
import { PlaceMark } from './place-mark.tsx'
import { groundWords, words } from './words.ts'
import style from './badge.module.css'

/** Lists of rounds of the unit and below it. */
export function Lists({ organisationId }: { organisationId: string }) {
  const said = useWords(words)
  const grounds = useWords(groundWords)
  const list = useAskPages(listRounds, { organisationId })
  const columns: Column<RoundList>[] = [
    {
      key: 'round',
      title: said.round,
      to: (row) => `/badges/round/${row.id}`,
      cell: (row) => (
        <>
          {formatDay(row.roundOn)}
          <span className={style.small}>{grounds[row.ground]}</span>
        </>
      ),
    },
    { key: 'unit', title: said.unit, cell: (row) => row.unit.name, width: '30%' },
    { key: 'people', title: said.people, number: (row) => row.people },
    { key: 'awarded', title: said.awarded, number: (row) => row.awarded },
    {
      key: 'decision',
      title: said.decision,
      narrow: false,
      cell: (row) => (
        <>
          {row.decisionNo ?? '–'}
          <span className={style.small}>{row.decidedOn && formatMaybeDay(row.decidedOn)}</span>
        </>
      ),
    },
    { key: 'state', title: said.state, cell: (row) => <PlaceMark place={row.place} /> },
  ]
  const mayRecord = useMay('person.record')
  const later = mayRecord && <OpenCase kinds={['badge-reissue', 'badge-return']} label={said.later} />
  return (
    <Card title={said.tabs.lists} actions={later}>
      <Answer of={list} lines={6}>
        {(rows) => (
          <Table
            name={said.tabs.lists}
            rows={rows}
            rowKey={(row) => row.id}
            columns={columns}
            more={list.more}
            empty={<Empty title={said.noLists}>{said.noListsText}</Empty>}
          />
        )}
      </Answer>
    </Card>
  )
}
