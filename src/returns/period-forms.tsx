import { Textarea } from '@mantine/core'
import { useState } from 'react'
import { addDays, type Day } from '#platform/day.ts'
import { ActDialog } from '#ui/act-dialog.tsx'
import { useAct, useAsk } from '#ui/ask.ts'
import { DayField, TextField } from '#ui/field.tsx'
import { useDone } from '#ui/done.ts'
import { ReasonField } from '#ui/reason-field.tsx'
import { useSay } from '#ui/refusals.tsx'
import { useWords } from '#ui/words.tsx'
import { correctPeriod, getReturnChoices, withdrawPeriod, type PeriodShown } from './api.ts'
import { levelOf } from './law.ts'
import { DueFields, FormChoice } from './new-period-page.tsx'
import { refusalWords } from './refusal-words.ts'
import { words } from './words.ts'

export const RENEWS = ['/api/return-periods', '/api/returns', '/api/inbox']

interface OfPeriod {
  of: PeriodShown
  onClose: () => void
}

/** Corrects what a period asks, before its cut-off is over. */
export function CorrectForm({ of, onClose }: OfPeriod) {
  const said = useWords(words)
  const say = useSay(refusalWords)
  const choices = useAsk(getReturnChoices, { organisationId: of.announcer.id })
  const [title, setTitle] = useState(of.title)
  const [cutOffOn, setCutOffOn] = useState<Day | null>(of.cutOffOn)
  const [forms, setForms] = useState(of.forms.map((form) => form.key))
  const [dueDays, setDueDays] = useState(of.dueDays)
  const [note, setNote] = useState(of.note ?? '')
  const [reason, setReason] = useState('')
  const act = useAct(correctPeriod, { renews: RENEWS, onDone: useDone(onClose) })
  const levels = new Set([levelOf(of.announcer.kind), ...of.kinds.map(levelOf)])
  const submit = () =>
    cutOffOn && act.mutate({ id: of.id, title, cutOffOn, forms, dueDays, note: note.trim() || null, reason })
  return (
    <ActDialog
      title={said.correct}
      act={act}
      say={say}
      size="lg"
      disabled={!cutOffOn}
      onSubmit={submit}
      onClose={onClose}
    >
      <TextField label={said.name} required maxLength={200} value={title} onChange={setTitle} />
      <DayField
        label={said.cutOff}
        description={said.cutOffHint}
        required
        min={of.to}
        max={addDays(of.to, 60)}
        value={cutOffOn}
        onChange={setCutOffOn}
      />
      <FormChoice forms={choices.data?.forms ?? of.forms} value={forms} onChange={setForms} />
      <DueFields value={dueDays} levels={levels} onChange={setDueDays} />
      <Textarea
        label={said.comment}
        autosize
        maxLength={1000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
      <ReasonField value={reason} onChange={setReason} />
    </ActDialog>
  )
}

/** Withdraws a period for which nothing has been certified. */
export function WithdrawForm({ of, onClose }: OfPeriod) {
  const said = useWords(words)
  const say = useSay(refusalWords)
  const [reason, setReason] = useState('')
  const act = useAct(withdrawPeriod, { renews: RENEWS, onDone: useDone(onClose) })
  return (
    <ActDialog
      title={said.withdraw}
      text={said.withdrawText}
      verb={said.withdraw}
      act={act}
      say={say}
      onSubmit={() => act.mutate({ id: of.id, reason })}
      onClose={onClose}
    >
      <ReasonField value={reason} onChange={setReason} />
    </ActDialog>
  )
}
