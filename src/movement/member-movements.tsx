import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAsOf, useClosedReason } from '#ui/asof.tsx'
import { useAsk } from '#ui/ask.ts'
import { formatInstant, formatMaybeDay } from '#ui/format.ts'
import { Mark } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import { useActWords } from './act-words.ts'
import { getStanding, type KeptMovement } from './api.ts'
import { CorrectMovement } from './correct-movement.tsx'
import { stateOf } from './entry-state.ts'
import { Ends } from './movement-ends.tsx'
import { WithdrawMovement } from './withdraw-movement.tsx'
import { words } from './words.ts'
import style from './movement.module.css'

/** Every entry about a member in order, superseded ones too, with the ways to correct and to withdraw. */
export function MemberMovements({ personId }: { personId: string }) {
  const { on } = useAsOf()
  const asked = useAsk(getStanding, { personId, on })
  const [chosen, setChosen] = useState<{ act: 'correct' | 'withdraw'; entry: KeptMovement } | null>(null)
  const close = () => setChosen(null)
  return (
    <>
      <Answer of={asked}>
        {({ movements }) => (
          <Entries
            entries={movements}
            onCorrect={(entry) => setChosen({ act: 'correct', entry })}
            onWithdraw={(entry) => setChosen({ act: 'withdraw', entry })}
          />
        )}
      </Answer>
      {chosen?.act === 'correct' && <CorrectMovement entry={chosen.entry} onClose={close} />}
      {chosen?.act === 'withdraw' && <WithdrawMovement entry={chosen.entry} onClose={close} />}
    </>
  )
}

function Entries({
  entries,
  onCorrect,
  onWithdraw,
}: {
  entries: readonly KeptMovement[]
  onCorrect: (entry: KeptMovement) => void
  onWithdraw: (entry: KeptMovement) => void
}) {
  const said = useWords(words)
  const { category } = useActWords()
  const closed = useClosedReason()
  const columns: Column<KeptMovement>[] = [
    {
      key: 'on',
      title: said.on,
      cell: (entry) => (
        <span className={entry.supersededAt ? style.gone : style.day}>{formatMaybeDay(entry.on)}</span>
      ),
    },
    {
      key: 'what',
      title: said.what,
      cell: (entry) => (
        <>
          <span className={entry.supersededAt ? style.gone : undefined}>{category(entry.category)}</span>
          <Ends movement={entry} />
        </>
      ),
    },
    {
      key: 'decision',
      title: said.decisionNo,
      narrow: false,
      cell: ({ decisionNo, note }) => (
        <>
          {decisionNo ?? '–'}
          {note && <small className={style.recorded}>{note}</small>}
        </>
      ),
    },
    { key: 'state', title: said.state, cell: (entry) => <EntryState entry={entry} entries={entries} /> },
  ]
  if (entries.some((entry) => entry.may.record))
    columns.push({
      key: 'acts',
      title: '',
      cell: (entry) =>
        entry.may.record && (
          <span className={`${style.buttons} dv-no-print`}>
            <Button
              variant="default"
              size="compact-md"
              disabled={closed !== null}
              title={closed ?? undefined}
              onClick={() => onCorrect(entry)}
            >
              {said.correct}
            </Button>
            <Button
              variant="default"
              size="compact-md"
              disabled={closed !== null}
              title={closed ?? undefined}
              onClick={() => onWithdraw(entry)}
            >
              {said.withdraw}
            </Button>
          </span>
        ),
    })
  return (
    <Table
      name={said.history}
      rows={entries}
      rowKey={({ id }) => id}
      columns={columns}
      empty={<Empty title={said.noHistory}>{said.noHistoryHint}</Empty>}
    />
  )
}

/** Whether an entry is in force, who recorded it, and for a superseded one who ended it and why. */
function EntryState({ entry, entries }: { entry: KeptMovement; entries: readonly KeptMovement[] }) {
  const said = useWords(words)
  const name = (who: string | null) => (who ?? '').replace(/^machine:/, `${said.machine}: `)
  const { state, reason } = stateOf(entry, entries)
  const by = state === 'inForce' ? name(entry.recordedBy) : name(entry.supersededBy)
  const at = formatInstant(state === 'inForce' ? entry.recordedAt : entry.supersededAt)
  return (
    <span className={style.recorded}>
      <Mark tone={state === 'inForce' ? 'good' : 'plain'}>{said[state]}</Mark>
      <span>{said.endedBy(by, at)}</span>
      {reason && <span>{said.why(reason)}</span>}
    </span>
  )
}
