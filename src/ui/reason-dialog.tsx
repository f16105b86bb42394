import { useState, type ComponentProps } from 'react'
import { ActDialog } from './act-dialog.tsx'
import { ReasonField } from './reason-field.tsx'

type Dialog = ComponentProps<typeof ActDialog>

/** An act that asks for nothing but why: taking back, ending, judging. */
export function ReasonDialog({
  onSubmit,
  ...dialog
}: Omit<Dialog, 'children' | 'disabled' | 'onSubmit'> & { onSubmit: (reason: string) => void }) {
  const [reason, setReason] = useState('')
  return (
    <ActDialog {...dialog} disabled={reason.trim().length < 3} onSubmit={() => onSubmit(reason)}>
      <ReasonField value={reason} onChange={setReason} />
    </ActDialog>
  )
}
