import type { ReactNode } from 'react'
import { formatDay } from '#platform/day.ts'
import { useAsOf } from '#ui/asof.tsx'
import { formatNumber } from '#ui/format.ts'
import { Mark } from '#ui/page.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import type { CaseLine } from './api.ts'
import { DueMark } from './due-mark.tsx'
import { useSaid } from './say.ts'
import { words } from './words.ts'
import style from './procedure.module.css'

/** Cases as a table that opens them; `ofOne`: all of one person, whose name is not repeated. */
export function CaseTable({
  name,
  rows,
  more,
  empty,
  ofOne = false,
}: {
  name: string
  rows: readonly CaseLine[]
  more?: (() => void) | undefined
  empty: ReactNode
  ofOne?: boolean
}) {
  const columns = useColumns(ofOne)
  return (
    <Table name={name} rows={rows} rowKey={(row) => row.id} columns={columns} more={more} empty={empty} />
  )
}

function useColumns(ofOne: boolean): Column<CaseLine>[] {
  const said = useWords(words)
  const say = useSaid()
  const { on } = useAsOf()
  return [
    {
      key: 'about',
      title: ofOne ? said.kind : said.who,
      width: '34%',
      to: (row) => `/procedures/${row.id}`,
      cell: (row) => (
        <span className={style.cell}>
          {ofOne ? say(row.name) : (row.person ?? row.home.name)}
          {!ofOne && row.people > 1 && ` ${said.others(formatNumber(row.people - 1))}`}
          {!ofOne && (
            <span className={style.small}>
              {say(row.name)}
              {row.person !== null && ` · ${row.home.name}`}
            </span>
          )}
        </span>
      ),
    },
    {
      key: 'step',
      title: said.stands,
      cell: (row) => (
        <span className={style.cell}>
          {row.step ? say(row.step) : <StateMark state={row.state} />}
          {row.awaiting && row.organ && (
            <span className={style.small}>{`${row.awaiting.name}, ${said.organs[row.organ]}`}</span>
          )}
        </span>
      ),
    },
    {
      key: 'due',
      title: said.due,
      cell: (row) =>
        row.endedOn ? (
          formatDay(row.endedOn)
        ) : row.state === 'suspended' ? (
          <StateMark state="suspended" />
        ) : (
          (row.dueOn && <DueMark dueOn={row.dueOn} on={on} />) || '–'
        ),
    },
    { key: 'opened', title: said.openedOn, narrow: false, cell: (row) => formatDay(row.openedOn) },
  ]
}

/** In which state a case is, in a word. */
export function StateMark({ state }: { state: CaseLine['state'] }) {
  const said = useWords(words)
  const tone = state === 'done' ? 'good' : state === 'open' ? 'plain' : 'warn'
  return <Mark tone={tone}>{said.states[state]}</Mark>
}
