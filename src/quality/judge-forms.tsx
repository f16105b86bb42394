import { useState } from 'react'
import { ActDialog } from '#ui/act-dialog.tsx'
import { useAct } from '#ui/ask.ts'
import { ReasonField } from '#ui/reason-field.tsx'
import { useSay } from '#ui/refusals.tsx'
import { tell } from '#ui/tell.ts'
import { useWords } from '#ui/words.tsx'
import { judgeDifferent, mergePair, undoMerge } from './pair-api.ts'
import { words } from './pair-words.ts'
import { refusalWords } from './refusal-words.ts'

/** Records that two files are of two people. */
export function DifferentForm({ id, onClose }: { id: string; onClose: () => void }) {
  const said = useWords(words)
  const [reason, setReason] = useState('')
  const act = useAct(judgeDifferent, { onDone: done(said.judged, onClose) })
  return (
    <ActDialog
      title={said.different}
      text={said.differentText}
      act={act}
      say={useSay(refusalWords)}
      onSubmit={() => act.mutate({ id, reason })}
      onClose={onClose}
    >
      <ReasonField value={reason} onChange={setReason} />
    </ActDialog>
  )
}

/** Merges as it was chosen on the page. */
export function MergeForm({
  decision,
  onClose,
}: {
  decision: { id: string; keptId: string; take: string[]; standing: string[] }
  onClose: () => void
}) {
  const said = useWords(words)
  const [reason, setReason] = useState('')
  const act = useAct(mergePair, { onDone: done(said.mergedDone, onClose) })
  return (
    <ActDialog
      title={said.merge}
      text={said.mergeText}
      verb={said.merge}
      act={act}
      say={useSay(refusalWords)}
      onSubmit={() => act.mutate({ ...decision, reason })}
      onClose={onClose}
    >
      <ReasonField value={reason} onChange={setReason} />
    </ActDialog>
  )
}

/** Parts two files again. */
export function UndoForm({ id, onClose }: { id: string; onClose: () => void }) {
  const said = useWords(words)
  const [reason, setReason] = useState('')
  const act = useAct(undoMerge, { onDone: done(said.undone, onClose) })
  return (
    <ActDialog
      title={said.undo}
      text={said.undoText}
      verb={said.undo}
      act={act}
      say={useSay(refusalWords)}
      onSubmit={() => act.mutate({ id, reason })}
      onClose={onClose}
    >
      <ReasonField value={reason} onChange={setReason} />
    </ActDialog>
  )
}

function done(text: string, onClose: () => void): () => void {
  return () => {
    tell(text)
    onClose()
  }
}
