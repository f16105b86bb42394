import { Button, Textarea } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '#ui/ask.ts'
import { Confirm } from '#ui/confirm.tsx'
import { useFocusBack } from '#ui/focus-back.ts'
import { useSay } from '#ui/refusals.tsx'
import { tell } from '#ui/tell.ts'
import { useWords } from '#ui/words.tsx'
import { withdrawDocument, type DocumentShown } from './api.ts'
import { pageWords } from './page-words.ts'
import { refusalWords } from './refusal-words.ts'

/** Opens the dialog that withdraws a document recorded by mistake. */
export function WithdrawButton({ shown }: { shown: DocumentShown }) {
  const said = useWords(pageWords)
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button variant="default" onClick={() => setOpen(true)}>
        {said.withdraw}
      </Button>
      {open && <Withdraw id={shown.document.id} onClose={() => setOpen(false)} />}
    </>
  )
}

function Withdraw({ id, onClose }: { id: string; onClose: () => void }) {
  const said = useWords(pageWords)
  const say = useSay(refusalWords)
  useFocusBack()
  const [reason, setReason] = useState('')
  const act = useAct(withdrawDocument, {
    onDone: () => {
      tell(said.withdrawnDone)
      onClose()
    },
  })
  return (
    <Confirm
      opened
      title={said.withdrawTitle}
      act={said.withdraw}
      busy={act.isPending}
      error={act.error}
      say={say}
      onCancel={onClose}
      onConfirm={() => reason.trim().length >= 3 && act.mutate({ id, reason })}
    >
      <p>{said.withdrawText}</p>
      <Textarea
        label={said.reason}
        required
        maxLength={500}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </Confirm>
  )
}
