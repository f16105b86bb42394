import { Checkbox, NumberInput } from '@mantine/core'
import { useState } from 'react'
import type { Day } from '#platform/day.ts'
import { ActDialog } from '#ui/act-dialog.tsx'
import { useAct } from '#ui/ask.ts'
import { TextField } from '#ui/field.tsx'
import { formatNumber } from '#ui/format.ts'
import { useSay } from '#ui/refusals.tsx'
import { tell } from '#ui/tell.ts'
import { useWords } from '#ui/words.tsx'
import { closeMonth, type Sheet } from './api.ts'
import { refusalWords } from './refusal-words.ts'
import { RENEWS, writtenMonth } from './months.ts'
import { words } from './words.ts'
import style from './dues.module.css'

/** Closes a month: what is kept, on what ground. */
export function CloseForm({
  organisationId,
  month,
  settings,
  hasBelow = false,
  onClose,
}: {
  organisationId: string
  month: Day
  settings: Sheet['settings']
  hasBelow?: boolean
  onClose: () => void
}) {
  const said = useWords(words)
  const say = useSay(refusalWords)
  const { keepAllowed, keepPercent, keepSource } = settings
  const [keep, setKeep] = useState<number | ''>(keepPercent ?? keepAllowed?.least ?? '')
  const [ground, setGround] = useState(keepSource ?? '')
  const [withoutOpen, setWithout] = useState(false)
  const act = useAct(closeMonth, {
    renews: RENEWS,
    onDone: () => {
      tell(said.closedDone)
      onClose()
    },
  })
  const submit = () =>
    act.mutate({
      organisationId,
      month,
      withoutOpen,
      ...(keep === '' ? {} : { keepPercent: keep }),
      ...(ground.trim().length < 3 ? {} : { keepSource: ground.trim() }),
    })
  const hint = keepAllowed
    ? said.keepAllowed(formatNumber(keepAllowed.least), formatNumber(keepAllowed.most))
    : said.keepUnknown
  return (
    <ActDialog
      title={`${said.close} ${writtenMonth(month)}`}
      verb={said.close}
      act={act}
      say={say}
      onSubmit={submit}
      onClose={onClose}
    >
      <p className={style.dim}>{said.closeText}</p>
      <NumberInput
        label={said.keepPercent}
        description={hint}
        min={0}
        max={100}
        decimalScale={2}
        decimalSeparator=","
        value={keep}
        onChange={(typed) => setKeep(typeof typed === 'number' ? typed : '')}
      />
      <TextField
        label={said.keepSource}
        description={said.groundHint}
        maxLength={200}
        value={ground}
        onChange={setGround}
      />
      {hasBelow && (
        <Checkbox
          label={said.withoutOpen}
          checked={withoutOpen}
          onChange={(event) => setWithout(event.currentTarget.checked)}
        />
      )}
    </ActDialog>
  )
}
