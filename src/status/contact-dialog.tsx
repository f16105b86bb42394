import { useState } from 'react'
import type { Day } from '#platform/day.ts'
import { ActDialog } from '#ui/act-dialog.tsx'
import { useAct } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { ChoiceField, DayField, TextField } from '#ui/field.tsx'
import { useSay } from '#ui/refusals.tsx'
import { tell } from '#ui/tell.ts'
import { useWords } from '#ui/words.tsx'
import { recordContact } from './api.ts'
import { CONTACT_MANNERS, type ContactManner } from './codes.ts'
import { refusalWords, words } from './words.ts'

/** Records that the branch had word of a member who is away. */
export function ContactDialog({ personId, onClose }: { personId: string; onClose: () => void }) {
  const said = useWords(words)
  const { today } = useAsOf()
  const [on, setOn] = useState<Day | null>(today)
  const [manner, setManner] = useState<ContactManner | ''>('phone')
  const [note, setNote] = useState('')
  const act = useAct(recordContact, {
    renews: ['/api/people', '/api/statuses'],
    onDone: () => {
      tell(said.contactDone)
      onClose()
    },
  })
  return (
    <ActDialog
      title={said.addContact}
      verb={said.save}
      act={act}
      say={useSay(refusalWords)}
      disabled={!on || !manner}
      onSubmit={() => on && manner && act.mutate({ id: personId, on, manner, note })}
      onClose={onClose}
    >
      <DayField label={said.day} required value={on} max={today} onChange={setOn} />
      <ChoiceField
        label={said.manner}
        required
        value={manner}
        onChange={setManner}
        choices={CONTACT_MANNERS.map((value) => ({ value, label: said.manners[value] }))}
      />
      <TextField label={said.noteField} maxLength={500} value={note} onChange={setNote} />
    </ActDialog>
  )
}
