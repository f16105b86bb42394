import { useState } from 'react'
import type { Day } from '#platform/day.ts'
import { ActDialog } from '#ui/act-dialog.tsx'
import { useAct } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { DayField } from '#ui/field.tsx'
import { useUnit } from '#access/session.tsx'
import { ReasonField } from '#ui/reason-field.tsx'
import { useSay } from '#ui/refusals.tsx'
import { useWords } from '#ui/words.tsx'
import { actOnClass, correctClass, withdrawAct, type ClassPage } from './api.ts'
import { words } from './class-words.ts'
import type { Act } from './codes.ts'
import { useDone } from '#ui/done.ts'
import { RENEWS } from './common.tsx'
import { draftOf, plannedBy, PlanFields } from './plan-form.tsx'
import { refusalWords } from './refusal-words.ts'
import { actWords } from './words.ts'

interface OfClass {
  found: ClassPage
  onClose: () => void
}

/** Opens, closes or cancels a class on a day. */
export function ActForm({ found, act, onClose }: OfClass & { act: Act }) {
  const said = useWords(words)
  const acts = useWords(actWords)
  const say = useSay(refusalWords)
  const { today } = useAsOf()
  const usual = act === 'opened' ? found.from : act === 'closed' ? found.to : today
  const [on, setOn] = useState<Day | null>(usual <= today ? usual : today)
  const [reason, setReason] = useState('')
  const write = useAct(actOnClass, { renews: RENEWS, onDone: useDone(onClose) })
  return (
    <ActDialog
      title={acts[act]}
      verb={acts[act]}
      act={write}
      say={say}
      disabled={!on}
      onSubmit={() => on && write.mutate({ id: found.id, act, on, reason: reason.trim() || null })}
      onClose={onClose}
    >
      <DayField label={said.on} required max={today} value={on} onChange={setOn} />
      {act === 'cancelled' && <ReasonField value={reason} onChange={setReason} />}
    </ActDialog>
  )
}

/** Changes what is planned of a class, with the reason. */
export function CorrectForm({ found, onClose }: OfClass) {
  const said = useWords(words)
  const say = useSay(refusalWords)
  const unit = useUnit()
  const [draft, setDraft] = useState(draftOf(found))
  const [reason, setReason] = useState('')
  const write = useAct(correctClass, { renews: RENEWS, onDone: useDone(onClose) })
  const planned = plannedBy(draft)
  return (
    <ActDialog
      title={said.correct}
      verb={said.correct}
      act={write}
      say={say}
      size="xl"
      disabled={!planned}
      onSubmit={() => planned && write.mutate({ id: found.id, ...planned, reason })}
      onClose={onClose}
    >
      <PlanFields organisationId={unit.id ?? found.organiser.id} draft={draft} onChange={setDraft} />
      <ReasonField value={reason} onChange={setReason} />
    </ActDialog>
  )
}

/** Takes back the last act of a class. */
export function WithdrawForm({ found, onClose }: OfClass) {
  const said = useWords(words)
  const say = useSay(refusalWords)
  const [reason, setReason] = useState('')
  const write = useAct(withdrawAct, { renews: RENEWS, onDone: useDone(onClose) })
  return (
    <ActDialog
      title={said.withdrawAct}
      verb={said.withdrawAct}
      act={write}
      say={say}
      onSubmit={() => write.mutate({ id: found.id, reason })}
      onClose={onClose}
    >
      <p>{said.withdrawActText}</p>
      <ReasonField value={reason} onChange={setReason} />
    </ActDialog>
  )
}
