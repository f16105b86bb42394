import { useState } from 'react'
import { ActDialog } from '#ui/act-dialog.tsx'
import { useAct } from '#ui/ask.ts'
import { TextField } from '#ui/field.tsx'
import { useSay } from '#ui/refusals.tsx'
import { tell } from '#ui/tell.ts'
import { useWords } from '#ui/words.tsx'
import { takeBack, type SheetRow } from './api.ts'
import { refusalWords } from './refusal-words.ts'
import { RENEWS } from './months.ts'
import { words } from './words.ts'
import style from './dues.module.css'

/** Takes the last payment of a member back. */
export function TakeBackForm({
  organisationId,
  row,
  isClosed,
  onClose,
}: {
  organisationId: string
  row: SheetRow
  isClosed: boolean
  onClose: () => void
}) {
  const said = useWords(words)
  const say = useSay(refusalWords)
  const [reason, setReason] = useState('')
  const act = useAct(takeBack, {
    renews: RENEWS,
    onDone: () => {
      tell(said.saved)
      onClose()
    },
  })
  return (
    <ActDialog
      title={`${said.takeBackTitle}: ${row.fullName}`}
      verb={said.takeBack}
      act={act}
      say={say}
      onSubmit={() =>
        row.paymentId && act.mutate({ id: row.paymentId, organisationId, reason: reason.trim() })
      }
      onClose={onClose}
    >
      {isClosed && <p className={style.dim}>{said.takeBackClosed}</p>}
      <TextField
        label={said.reason}
        required={isClosed}
        maxLength={300}
        value={reason}
        onChange={setReason}
      />
    </ActDialog>
  )
}
