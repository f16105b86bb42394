import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import type { Day } from '#platform/day.ts'
import { useAct } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { ChoiceField, DayField, TextField } from '#ui/field.tsx'
import { useSay, WhyNot } from '#ui/refusals.tsx'
import { tell } from '#ui/tell.ts'
import { useLocale, useWords } from '#ui/words.tsx'
import { recordAttribute } from './api.ts'
import { FieldInput, useSoundSubmit } from './field-input.tsx'
import { FIELD_BY_KEY, FIELDS, type FieldGroup } from './fields.ts'
import { words } from './page-words.ts'
import { refusalWords } from './words.ts'
import style from './person.module.css'

/** Records that something is different from a day on: education, occupation, residence … */
export function RecordChange({
  id,
  hidden,
  onClose,
}: {
  id: string
  hidden: readonly FieldGroup[]
  onClose: () => void
}) {
  const said = useWords(words)
  const locale = useLocale()
  const { today } = useAsOf()
  const [key, setKey] = useState('education')
  const [value, setValue] = useState<string | null>(null)
  const [from, setFrom] = useState<Day | null>(today)
  const [reason, setReason] = useState('')
  const act = useAct(recordAttribute, {
    renews: ['/api/people', '/api/members'],
    onDone: () => (tell(said.recorded), onClose()),
  })
  const choices = FIELDS.filter((field) => field.dated && !hidden.includes(field.group))
  const submit = useSoundSubmit(() =>
    act.mutate({ id, field: key, from: from!, value, ...(reason.trim() ? { reason } : {}) }),
  )
  return (
    <Modal
      opened
      onClose={onClose}
      title={said.change}
      size="md"
      closeButtonProps={{ 'aria-label': said.cancel }}
    >
      <form onSubmit={submit} className={style.form} noValidate>
        <p className={style.hint}>{said.changeNote}</p>
        <ChoiceField
          label={said.field}
          value={key}
          choices={choices.map((field) => ({ value: field.key, label: field[locale] }))}
          onChange={(next) => (setKey(next || key), setValue(null))}
        />
        <FieldInput
          key={key}
          field={FIELD_BY_KEY.get(key)!}
          label={said.newValue}
          value={value}
          onChange={setValue}
        />
        <DayField label={said.fromWhich} required value={from} max={today} onChange={setFrom} />
        <TextField label={said.reason} value={reason} onChange={setReason} maxLength={500} />
        <WhyNot error={act.error} say={useSay(refusalWords)} />
        <div className={style.buttons}>
          <Button variant="default" onClick={onClose}>
            {said.cancel}
          </Button>
          <Button type="submit" loading={act.isPending} disabled={from === null || value === null}>
            {said.save}
          </Button>
        </div>
      </form>
    </Modal>
  )
}
