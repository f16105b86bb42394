import { useState } from 'react'
import type { Day } from '#platform/day.ts'
import { ActDialog } from '#ui/act-dialog.tsx'
import { useAct } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { DayField, TextField } from '#ui/field.tsx'
import { formatNumber } from '#ui/format.ts'
import { useSay } from '#ui/refusals.tsx'
import { tell } from '#ui/tell.ts'
import { useWords } from '#ui/words.tsx'
import { receive, type Closing } from './api.ts'
import { refusalWords } from './refusal-words.ts'
import { RENEWS } from './months.ts'
import { words } from './words.ts'

/** Says that a unit's money has come. */
export function ReceiveForm({
  unit,
  closing,
  onClose,
}: {
  unit: string
  closing: Closing
  onClose: () => void
}) {
  const said = useWords(words)
  const say = useSay(refusalWords)
  const { today } = useAsOf()
  const [on, setOn] = useState<Day | null>(today)
  const [receiptNo, setReceipt] = useState('')
  const act = useAct(receive, {
    renews: RENEWS,
    onDone: () => {
      tell(said.saved)
      onClose()
    },
  })
  return (
    <ActDialog
      title={said.receive}
      verb={said.receive}
      act={act}
      say={say}
      disabled={!on || receiptNo.trim() === ''}
      onSubmit={() => on && act.mutate({ id: closing.id, on, receiptNo: receiptNo.trim() })}
      onClose={onClose}
    >
      <p>{said.receiveText(unit, formatNumber(closing.passed))}</p>
      <DayField label={said.receivedDay} required value={on} onChange={setOn} />
      <TextField label={said.receiptNo} required maxLength={40} value={receiptNo} onChange={setReceipt} />
    </ActDialog>
  )
}
