import { useState } from 'react'
import { ActDialog } from '#ui/act-dialog.tsx'
import { useAct } from '#ui/ask.ts'
import { ChoiceField, TextField } from '#ui/field.tsx'
import { useSay } from '#ui/refusals.tsx'
import { useWords } from '#ui/words.tsx'
import { addKind } from './api.ts'
import { TARGETS, type Target } from './codes.ts'
import { useDone } from '#ui/done.ts'
import { RENEWS } from './common.tsx'
import { refusalWords } from './refusal-words.ts'
import { formWords, targetWords } from './words.ts'

/** Adds a kind of class for the unit and those below it. */
export function NewKind({
  organisationId,
  onClose,
  onDone,
}: {
  organisationId: string
  onClose: () => void
  onDone: (code: string) => void
}) {
  const said = useWords(formWords)
  const targets = useWords(targetWords)
  const say = useSay(refusalWords)
  const done = useDone(onClose)
  const [name, setName] = useState('')
  const [nameEn, setNameEn] = useState('')
  const [target, setTarget] = useState<Target>('cadre')
  const act = useAct(addKind, {
    renews: RENEWS,
    onDone: ({ code }) => {
      onDone(code)
      done()
    },
  })
  return (
    <ActDialog
      title={said.newKind}
      verb={said.newKind}
      act={act}
      say={say}
      onSubmit={() => act.mutate({ organisationId, name, nameEn: nameEn.trim() || null, target })}
      onClose={onClose}
    >
      <TextField
        label={said.kindName}
        required
        maxLength={120}
        value={name}
        onChange={setName}
        data-autofocus
      />
      <TextField label={said.kindNameEn} maxLength={120} value={nameEn} onChange={setNameEn} />
      <ChoiceField
        label={said.target}
        value={target}
        onChange={(value) => value && setTarget(value)}
        choices={TARGETS.map((value) => ({ value, label: targets[value] }))}
      />
    </ActDialog>
  )
}
