import { useState } from 'react'
import { formatDay } from '#platform/day.ts'
import { useAsk } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { formatNumber } from '#ui/format.ts'
import { Card } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import { WriteButton } from '#ui/write-button.tsx'
import type { ClassPage } from './api.ts'
import { words } from './class-words.ts'
import { listSessions, type Session } from './roster-api.ts'
import { SessionForm, WithdrawSession } from './session-form.tsx'
import { partWords } from './words.ts'
import style from './training.module.css'

/** The sessions of a class with who was absent. */
export function AttendanceTab({ found }: { found: ClassPage }) {
  const said = useWords(words)
  const { on } = useAsOf()
  const [adds, setAdds] = useState(false)
  const [gone, setGone] = useState<Session | null>(null)
  const asked = useAsk(listSessions, { id: found.id, on })
  const mayRecord = found.may.record && found.openedOn !== null && found.state !== 'cancelled'
  const columns = useColumns(mayRecord ? setGone : null)
  return (
    <Card
      title={said.tabs.attendance}
      actions={mayRecord && <WriteButton onClick={() => setAdds(true)}>{said.addSession}</WriteButton>}
    >
      {found.state === 'planned' && <p className={style.dim}>{said.notOpen}</p>}
      <Answer of={asked} lines={6}>
        {({ items }) => (
          <Table
            name={said.tabs.attendance}
            rows={items}
            rowKey={(row) => row.id}
            columns={columns}
            empty={<Empty title={said.noSessions}>{mayRecord && said.noSessionsText}</Empty>}
          />
        )}
      </Answer>
      {adds && <SessionForm found={found} onClose={() => setAdds(false)} />}
      {gone && <WithdrawSession found={found} session={gone} onClose={() => setGone(null)} />}
    </Card>
  )
}

function useColumns(onWithdraw: ((session: Session) => void) | null): Column<Session>[] {
  const said = useWords(words)
  const parts = useWords(partWords)
  const columns: Column<Session>[] = [
    {
      key: 'session',
      title: said.session,
      cell: (row) => (
        <>
          {parts[row.part]} {formatDay(row.on)}
          {row.topic && <span className={style.small}>{row.topic}</span>}
        </>
      ),
    },
    {
      key: 'present',
      title: said.present,
      cell: (row) => said.presentOf(formatNumber(row.present), formatNumber(row.present + row.absent)),
    },
    {
      key: 'absentees',
      title: said.absentees,
      cell: (row) =>
        row.absentees.length === 0
          ? row.absent > 0
            ? formatNumber(row.absent)
            : '–'
          : row.absentees
              .map((one) => `${one.fullName} (${one.excused ? said.excused : said.unexcused})`)
              .join(', '),
    },
  ]
  if (!onWithdraw) return columns
  return [
    ...columns,
    {
      key: 'acts',
      title: said.acts,
      narrow: false,
      cell: (row) => <WriteButton onClick={() => onWithdraw(row)}>{said.withdrawSession}</WriteButton>,
    },
  ]
}
