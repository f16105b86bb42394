import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import type { Day } from '#platform/day.ts'
import { useAct } from '#ui/ask.ts'
import { ApiError } from '#ui/call.ts'
import { useAsOf } from '#ui/asof.tsx'
import { TextField } from '#ui/field.tsx'
import { useSay, WhyNot } from '#ui/refusals.tsx'
import { tell } from '#ui/tell.ts'
import { useLocale, useWords } from '#ui/words.tsx'
import { changeFields, type FieldValue } from './api.ts'
import { FieldInput, useProblems, useSoundSubmit } from './field-input.tsx'
import { FIELDS, GROUPS, type FieldGroup } from './fields.ts'
import { words } from './page-words.ts'
import { refusalWords } from './words.ts'
import style from './person.module.css'

/** Corrects what was recorded wrongly in one group of fields, with the reason. */
export function CorrectFields({
  id,
  group,
  values,
  bornOn,
  onClose,
}: {
  id: string
  group: FieldGroup
  /** The values as shown, numbers in full. */
  values: readonly FieldValue[]
  bornOn: Day | undefined
  onClose: () => void
}) {
  const said = useWords(words)
  const locale = useLocale()
  const { today } = useAsOf()
  const [draft, setDraft] = useState<Record<string, string | null>>({})
  const [reason, setReason] = useState('')
  const act = useAct(changeFields, {
    renews: ['/api/people', '/api/members'],
    onDone: () => (tell(said.recorded), onClose()),
  })
  const problem = useProblems(act.error)
  const say = useSay(refusalWords)
  const fields = FIELDS.filter((field) => field.group === group)
  const known = (key: string) => values.find((one) => one.field === key)
  const changes = fields.flatMap(({ key }) => {
    const { value: was = null, from = null } = known(key) ?? {}
    return Object.hasOwn(draft, key) && draft[key] !== was
      ? [{ field: key, from, was, value: draft[key] ?? null }]
      : []
  })
  const submit = useSoundSubmit(() => act.mutate({ id, changes, reason }))
  const unread = act.error instanceof ApiError && act.error.problems.length > 0
  return (
    <Modal
      opened
      onClose={onClose}
      title={said.correctGroup(GROUPS[group][locale])}
      size="lg"
      closeButtonProps={{ 'aria-label': said.cancel }}
    >
      <form onSubmit={submit} className={style.form} noValidate>
        <p className={style.hint}>{said.correctNote}</p>
        <div className={style.fields}>
          {fields.map((field) => (
            <FieldInput
              key={field.key}
              field={field}
              max={today}
              value={Object.hasOwn(draft, field.key) ? draft[field.key]! : (known(field.key)?.value ?? null)}
              onChange={(value) => {
                setDraft({ ...draft, [field.key]: value })
                act.reset()
              }}
              error={problem(field.key)}
              placeName={known(field.key)?.placeName ?? null}
              placesOn={field.key === 'birth_place_code' ? bornOn : undefined}
            />
          ))}
        </div>
        <TextField
          label={said.reason}
          description={said.reasonHint}
          required
          value={reason}
          onChange={setReason}
          maxLength={500}
        />
        {unread ? (
          <p role="alert" className={style.wrong}>
            {said.wrongField}
          </p>
        ) : (
          <WhyNot error={act.error} say={say} />
        )}
        <div className={style.buttons}>
          <Button variant="default" onClick={onClose}>
            {said.cancel}
          </Button>
          <Button
            type="submit"
            loading={act.isPending}
            disabled={changes.length === 0 || reason.trim().length < 3}
          >
            {said.save}
          </Button>
        </div>
        {changes.length === 0 && <p className={style.hint}>{said.nothingChanged}</p>}
      </form>
    </Modal>
  )
}
