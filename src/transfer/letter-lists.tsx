import { useAskPages } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { formatMaybeDay } from '#ui/format.ts'
import { Mark } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { Table } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import { listLists, type ListRow } from './bulk-api.ts'
import { bulkWords } from './bulk-words.ts'
import { words } from './words.ts'
import style from './transfer.module.css'

/** Letters with lists from or to a unit and those below it. */
export function LetterLists({ unitId }: { unitId: string }) {
  const said = useWords(bulkWords)
  const own = useWords(words)
  const { on } = useAsOf()
  const list = useAskPages(listLists, { organisationId: unitId, on })
  return (
    <Answer of={list} lines={6}>
      {(rows) => (
        <Table
          name={own.views.lists}
          rows={rows}
          rowKey={(row) => row.id}
          more={list.more}
          empty={<Empty title={own.nothing.lists}>{said.note}</Empty>}
          columns={[
            {
              key: 'letter',
              title: said.letter,
              to: (row) => `/transfers/lists/${row.id}`,
              cell: (row) => row.letterNo,
            },
            {
              key: 'route',
              title: own.route,
              cell: ({ from, to }) => `${from.name} → ${to.name}`,
            },
            { key: 'count', title: said.count, number: (row) => row.members },
            {
              key: 'issued',
              title: said.issuedOn,
              cell: (row) => formatMaybeDay(row.issuedOn),
              narrow: false,
            },
            { key: 'state', title: said.state, cell: (row) => <State row={row} /> },
          ]}
        />
      )}
    </Answer>
  )
}

/** Where a list stands, in a word. */
export function State({ row }: { row: Pick<ListRow, 'state' | 'late' | 'dueOn' | 'endedOn'> }) {
  const said = useWords(bulkWords)
  const tone = row.state === 'received' ? 'good' : row.state === 'in_transit' ? 'accent' : 'plain'
  return (
    <span className={style.marks}>
      <Mark tone={tone}>{said.states[row.state]}</Mark>
      {row.late && <Mark tone="warn">{said.late}</Mark>}
    </span>
  )
}
