import { useRecorder } from '#access/recorder.ts'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { useAsOf, useClosedReason } from '#ui/asof.tsx'
import { useAsk } from '#ui/ask.ts'
import { formatInstant, formatMaybeDay } from '#ui/format.ts'
import { Mark } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
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
  if (entries.length === 0) return <Empty title={said.noHistory}>{said.noHistoryHint}</Empty>
  return (
    <>
      {closed && entries.some((entry) => entry.may.record) && <p className={style.dim}>{closed}</p>}
      <ol className={style.entries}>
        {entries.map((entry) => (
          <li key={entry.id} className={style.entry}>
            <span className={entry.supersededAt ? style.gone : style.day}>{formatMaybeDay(entry.on)}</span>
            <div>
              <strong className={entry.supersededAt ? style.gone : undefined}>
                {category(entry.category)}
              </strong>
              <Ends movement={entry} />
              {(entry.decisionNo || entry.note) && (
                <small className={style.recorded}>
                  {[entry.decisionNo, entry.note].filter(Boolean).join(' · ')}
                </small>
              )}
            </div>
            <EntryState entry={entry} entries={entries} />
            {entry.may.record && (
              <ChangeButtons
                what={said.of(category(entry.category), formatMaybeDay(entry.on))}
                onCorrect={() => onCorrect(entry)}
                onWithdraw={() => onWithdraw(entry)}
              />
            )}
          </li>
        ))}
      </ol>
    </>
  )
}

function ChangeButtons({
  what,
  onCorrect,
  onWithdraw,
}: {
  what: string
  onCorrect: () => void
  onWithdraw: () => void
}) {
  const said = useWords(words)
  const closed = useClosedReason()
  const shared = {
    variant: 'default',
    size: 'compact-md',
    disabled: closed !== null,
    title: closed ?? undefined,
  }
  return (
    <span className={`${style.buttons} dv-no-print`}>
      <Button {...shared} aria-label={`${said.correct}: ${what}`} onClick={onCorrect}>
        {said.correct}
      </Button>
      <Button {...shared} aria-label={`${said.withdraw}: ${what}`} onClick={onWithdraw}>
        {said.withdraw}
      </Button>
    </span>
  )
}

/** Whether an entry is in force, who recorded it, and for a superseded one who ended it and why. */
function EntryState({ entry, entries }: { entry: KeptMovement; entries: readonly KeptMovement[] }) {
  const said = useWords(words)
  const recorder = useRecorder()
  const name = (who: string | null) => recorder(who ?? '')
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
