import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { useMyUnits, useUnit } from '#access/session.tsx'
import { findUnitsOn } from '#organisation/find-units.ts'
import type { Day } from '#platform/day.ts'
import { told } from '#ui/done.ts'
import { ActDialog } from '#ui/act-dialog.tsx'
import { useAct } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { ChoiceField, DayField, TextField } from '#ui/field.tsx'
import { FindField, type Choice } from '#ui/find-field.tsx'
import { useSay } from '#ui/refusals.tsx'
import { useWords } from '#ui/words.tsx'
import { commend, enterRound, withdrawEntry, type Entry, type Round } from './api.ts'
import { PRIZES, type Prize } from './codes.ts'
import { refusalWords } from './refusal-words.ts'
import { prizeWords, words } from './words.ts'

const RENEWS = ['/api/emulation']

/** Enters a unit, or a work of it. */
export function EnterForm({ round, onClose }: { round: Round; onClose: () => void }) {
  const said = useWords(words)
  const say = useSay(refusalWords)
  const { today } = useAsOf()
  const own = useUnit()
  const mine = useMyUnits().find((one) => one.id === own.id)
  const [unit, setUnit] = useState<Choice | null>(mine ? { key: mine.id, name: mine.name ?? '' } : null)
  const [title, setTitle] = useState('')
  const [on, setOn] = useState<Day | null>(today < round.to ? today : round.to)
  const act = useAct(enterRound, { renews: RENEWS, onDone: told(said.recorded, onClose) })
  const submit = () =>
    unit && on && act.mutate({ id: round.id, organisationId: unit.key, title: title.trim() || null, on })
  return (
    <ActDialog
      title={said.enter}
      verb={said.enter}
      act={act}
      say={say}
      disabled={!unit || !on}
      onSubmit={submit}
      onClose={onClose}
    >
      <FindField
        label={said.entrant}
        description={said.entrantHint}
        required
        value={unit}
        onChange={setUnit}
        find={findUnitsOn(on ?? today)}
      />
      <TextField
        label={said.work}
        description={said.workHint}
        required={round.kind === 'press_prize'}
        maxLength={300}
        value={title}
        onChange={setTitle}
      />
      <DayField label={said.on} required max={today} value={on} onChange={setOn} />
    </ActDialog>
  )
}

interface OfEntry {
  roundId: string
  entry: Entry
  onClose: () => void
}

/** Records what an entry is given, by which decision. */
export function CommendForm({ roundId, entry, onClose }: OfEntry) {
  const said = useWords(words)
  const prizes = useWords(prizeWords)
  const say = useSay(refusalWords)
  const { today } = useAsOf()
  const [prize, setPrize] = useState<Prize>('certificate')
  const [on, setOn] = useState<Day | null>(today)
  const [decisionNo, setDecisionNo] = useState('')
  const act = useAct(commend, { renews: RENEWS, onDone: told(said.recorded, onClose) })
  return (
    <ActDialog
      title={said.commend}
      verb={said.commend}
      act={act}
      say={say}
      disabled={!on}
      onSubmit={() => on && act.mutate({ id: roundId, entryId: entry.id, prize, on, decisionNo })}
      onClose={onClose}
    >
      <p>
        {entry.title ?? said.wholeUnit}, {entry.unit.name}
      </p>
      <ChoiceField
        label={said.prize}
        value={prize}
        onChange={(value) => value && setPrize(value)}
        choices={PRIZES.map((value) => ({ value, label: prizes[value] }))}
      />
      <DayField label={said.on} required max={today} value={on} onChange={setOn} />
      <TextField
        label={said.decisionNo}
        required
        maxLength={60}
        value={decisionNo}
        onChange={setDecisionNo}
      />
    </ActDialog>
  )
}

/** Takes back a result, or an entry without one. */
export function WithdrawForm({ roundId, entry, onClose }: OfEntry) {
  const said = useWords(words)
  const say = useSay(refusalWords)
  const [reason, setReason] = useState('')
  const act = useAct(withdrawEntry, { renews: RENEWS, onDone: told(said.withdrawn, onClose) })
  return (
    <ActDialog
      title={said.withdraw}
      verb={said.withdraw}
      act={act}
      say={say}
      onSubmit={() => act.mutate({ id: roundId, entryId: entry.id, reason })}
      onClose={onClose}
    >
      <p>{said.withdrawText}</p>
      <Textarea
        label={said.reason}
        required
        minLength={3}
        maxLength={500}
        autosize
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </ActDialog>
  )
}
