import { useState } from 'react'
import { formatDay } from '#platform/day.ts'
import { useAct } from '#ui/ask.ts'
import { Confirm } from '#ui/confirm.tsx'
import { useSay } from '#ui/refusals.tsx'
import { tell } from '#ui/tell.ts'
import { useFocusBack } from '#ui/focus-back.ts'
import { useWords } from '#ui/words.tsx'
import { useActWords } from './act-words.ts'
import { withdrawMovement, type KeptMovement } from './api.ts'
import { REASON_LENGTH, ReasonField } from './reason-field.tsx'
import { refusalWords, words } from './words.ts'

/** Withdraws an entry about something that never happened, with the reason. */
export function WithdrawMovement({ entry, onClose }: { entry: KeptMovement; onClose: () => void }) {
  const said = useWords(words)
  const { category } = useActWords()
  useFocusBack()
  const say = useSay(refusalWords)
  const [reason, setReason] = useState('')
  const [asked, setAsked] = useState(false)
  const act = useAct(withdrawMovement, {
    onDone: () => {
      tell(said.withdrawnDone)
      onClose()
    },
  })
  const isGiven = reason.trim().length >= REASON_LENGTH
  return (
    <Confirm
      opened
      title={said.withdrawTitle}
      act={said.withdrawAct}
      busy={act.isPending}
      error={act.error}
      say={say}
      onCancel={onClose}
      onConfirm={() => {
        setAsked(true)
        if (isGiven) act.mutate({ personId: entry.person.id, movementId: entry.id, reason })
      }}
    >
      <p>
        <strong>{said.of(category(entry.category), formatDay(entry.on))}</strong>
      </p>
      <p>{said.withdrawText}</p>
      <ReasonField value={reason} onChange={setReason} missing={asked && !isGiven} />
    </Confirm>
  )
}
