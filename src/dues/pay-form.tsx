import { NumberInput } from '@mantine/core'
import { useState } from 'react'
import type { Day } from '#platform/day.ts'
import { ActDialog } from '#ui/act-dialog.tsx'
import { useAct } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { ChoiceField, DayField, TextField } from '#ui/field.tsx'
import { useSay } from '#ui/refusals.tsx'
import { tell } from '#ui/tell.ts'
import { useWords } from '#ui/words.tsx'
import { METHODS, pay, type SheetRow } from './api.ts'
import { refusalWords } from './refusal-words.ts'
import { RENEWS } from './months.ts'
import { methodWords, words } from './words.ts'

/** One member's payment where it differs from what was computed. */
export function PayForm({
  organisationId,
  month,
  row,
  onClose,
}: {
  organisationId: string
  month: Day
  row: SheetRow
  onClose: () => void
}) {
  const said = useWords(words)
  const methods = useWords(methodWords)
  const say = useSay(refusalWords)
  const { today } = useAsOf()
  const owed = Math.max(0, (row.due ?? 0) - row.paid)
  const [amount, setAmount] = useState<number | ''>(owed || '')
  const [receiptNo, setReceipt] = useState('')
  const [method, setMethod] = useState<(typeof METHODS)[number]>('cash')
  const [on, setOn] = useState<Day | null>(today)
  const act = useAct(pay, {
    renews: RENEWS,
    onDone: () => {
      tell(said.saved)
      onClose()
    },
  })
  const submit = () =>
    on &&
    amount !== '' &&
    act.mutate({
      organisationId,
      on,
      method,
      payments: [{ personId: row.id, month, amount, receiptNo: receiptNo.trim() || undefined }],
    })
  return (
    <ActDialog
      title={`${said.payTitle}: ${row.fullName}`}
      verb={said.record}
      act={act}
      say={say}
      disabled={!on || amount === ''}
      onSubmit={submit}
      onClose={onClose}
    >
      <VndField label={said.amount} required value={amount} onChange={setAmount} />
      <ChoiceField
        label={said.method}
        value={method}
        onChange={(value) => value && setMethod(value)}
        choices={METHODS.map((value) => ({ value, label: methods[value] }))}
      />
      <DayField label={said.paidOn} required value={on} onChange={setOn} />
      <TextField
        label={said.receiptNo}
        description={said.receiptHint}
        maxLength={40}
        value={receiptNo}
        onChange={setReceipt}
      />
    </ActDialog>
  )
}

/** An amount in đồng, written 86.000. */
export function VndField({
  label,
  required = false,
  value,
  onChange,
}: {
  label: string
  required?: boolean
  value: number | ''
  onChange: (amount: number | '') => void
}) {
  return (
    <NumberInput
      label={label}
      required={required}
      allowDecimal={false}
      thousandSeparator="."
      decimalSeparator=","
      step={1000}
      inputMode="numeric"
      value={value}
      onChange={(typed) => onChange(typeof typed === 'number' ? typed : '')}
    />
  )
}
