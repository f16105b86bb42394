import { NativeSelect, NumberInput } from '@mantine/core'
import { useState } from 'react'
import type { Day } from '#platform/day.ts'
import { ActDialog } from '#ui/act-dialog.tsx'
import { useAct } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { ChoiceField, DayField, TextField } from '#ui/field.tsx'
import { useSay } from '#ui/refusals.tsx'
import { Answer } from '#ui/states.tsx'
import { tell } from '#ui/tell.ts'
import { useWords } from '#ui/words.tsx'
import { ReasonField } from '#ui/reason-field.tsx'
import type { ClassPage } from './api.ts'
import { words } from './class-words.ts'
import { PARTS, type Part } from './codes.ts'
import { useDone } from '#ui/done.ts'
import { RENEWS } from './common.tsx'
import { refusalWords } from './refusal-words.ts'
import { recordSession, withdrawSession, type Session } from './roster-api.ts'
import { useWholeRoster } from './whole-roster.ts'
import { partWords } from './words.ts'
import style from './training.module.css'

type Presence = 'present' | 'excused' | 'absent'
type How = 'names' | 'number'

/** Records a session: who was absent, or how many were present. */
export function SessionForm({ found, onClose }: { found: ClassPage; onClose: () => void }) {
  const said = useWords(words)
  const parts = useWords(partWords)
  const say = useSay(refusalWords)
  const { today } = useAsOf()
  const last = found.closedOn !== null && found.closedOn < today ? found.closedOn : today
  const [on, setOn] = useState<Day | null>(found.openedOn)
  const [part, setPart] = useState<Part>('morning')
  const [topic, setTopic] = useState('')
  const [how, setHow] = useState<How>(found.rostered > 0 ? 'names' : 'number')
  const [present, setPresent] = useState<number | null>(null)
  const [away, setAway] = useState<ReadonlyMap<string, Presence>>(new Map())
  const act = useAct(recordSession, { renews: RENEWS, onDone: useDone(onClose) })
  const absent = [...away].flatMap(([personId, presence]) =>
    presence === 'present' ? [] : [{ personId, excused: presence === 'excused' }],
  )
  const called = how === 'names' ? { present: null, absent } : { present, absent: [] }
  return (
    <ActDialog
      title={said.addSession}
      verb={said.addSession}
      act={act}
      say={say}
      size="lg"
      disabled={!on || (how === 'number' && present === null)}
      onSubmit={() => on && act.mutate({ id: found.id, on, part, topic: topic.trim() || null, ...called })}
      onClose={onClose}
    >
      <div className={style.fields}>
        <DayField label={said.on} required max={last} value={on} onChange={setOn} />
        <ChoiceField
          label={said.part}
          value={part}
          onChange={(value) => value && setPart(value)}
          choices={PARTS.map((value) => ({ value, label: parts[value] }))}
        />
      </div>
      <TextField label={said.topic} maxLength={300} value={topic} onChange={setTopic} />
      <ChoiceField<How>
        label={said.how}
        value={how}
        onChange={(value) => value && setHow(value)}
        choices={[
          { value: 'names', label: said.byNames },
          { value: 'number', label: said.byNumber },
        ]}
      />
      {how === 'number' ? (
        <NumberInput
          label={said.present}
          required
          min={0}
          max={100_000}
          allowDecimal={false}
          value={present ?? ''}
          onChange={(value) => setPresent(typeof value === 'number' ? value : null)}
        />
      ) : (
        <Call found={found} away={away} onChange={setAway} />
      )}
    </ActDialog>
  )
}

function Call({
  found,
  away,
  onChange,
}: {
  found: ClassPage
  away: ReadonlyMap<string, Presence>
  onChange: (away: ReadonlyMap<string, Presence>) => void
}) {
  const said = useWords(words)
  const roster = useWholeRoster(found.id)
  return (
    <Answer of={roster} lines={6}>
      {(people) => (
        <ul className={`${style.rows} ${style.scroll}`}>
          {people.map(({ personId, fullName, unit }) => (
            <li key={personId} className={style.line}>
              <span>
                {fullName}
                <small className={style.small}>{unit.name}</small>
              </span>
              <NativeSelect
                aria-label={fullName}
                value={away.get(personId) ?? 'present'}
                onChange={(event) =>
                  onChange(new Map(away).set(personId, event.currentTarget.value as Presence))
                }
                data={[
                  { value: 'present', label: said.notAbsent },
                  { value: 'excused', label: `${said.absent}, ${said.excused}` },
                  { value: 'absent', label: `${said.absent}, ${said.unexcused}` },
                ]}
              />
            </li>
          ))}
        </ul>
      )}
    </Answer>
  )
}

/** Takes back a session recorded by mistake. */
export function WithdrawSession({
  found,
  session,
  onClose,
}: {
  found: ClassPage
  session: Session
  onClose: () => void
}) {
  const said = useWords(words)
  const say = useSay(refusalWords)
  const [reason, setReason] = useState('')
  const act = useAct(withdrawSession, {
    renews: RENEWS,
    onDone: () => {
      tell(said.withdrawn)
      onClose()
    },
  })
  return (
    <ActDialog
      title={said.withdrawSession}
      verb={said.withdrawSession}
      act={act}
      say={say}
      onSubmit={() => act.mutate({ id: found.id, sessionId: session.id, reason })}
      onClose={onClose}
    >
      <ReasonField value={reason} onChange={setReason} />
    </ActDialog>
  )
}
