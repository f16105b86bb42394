import { useAct } from '#ui/ask.ts'
import { told } from '#ui/done.ts'
import { ReasonDialog } from '#ui/reason-dialog.tsx'
import { useSay } from '#ui/refusals.tsx'
import { useWords } from '#ui/words.tsx'
import { judgeDifferent, mergePair, undoMerge } from './pair-api.ts'
import { words } from './pair-words.ts'
import { refusalWords } from './refusal-words.ts'

/** Records that two files are of two people. */
export function DifferentForm({ id, onClose }: { id: string; onClose: () => void }) {
  const said = useWords(words)
  const act = useAct(judgeDifferent, { onDone: told(said.judged, onClose) })
  return (
    <ReasonDialog
      title={said.different}
      text={said.differentText}
      act={act}
      say={useSay(refusalWords)}
      onSubmit={(reason) => act.mutate({ id, reason })}
      onClose={onClose}
    />
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
  const act = useAct(mergePair, { onDone: told(said.mergedDone, onClose) })
  return (
    <ReasonDialog
      title={said.merge}
      text={said.mergeText}
      verb={said.merge}
      act={act}
      say={useSay(refusalWords)}
      onSubmit={(reason) => act.mutate({ ...decision, reason })}
      onClose={onClose}
    />
  )
}

/** Parts two files again. */
export function UndoForm({ id, onClose }: { id: string; onClose: () => void }) {
  const said = useWords(words)
  const act = useAct(undoMerge, { onDone: told(said.undone, onClose) })
  return (
    <ReasonDialog
      title={said.undo}
      text={said.undoText}
      verb={said.undo}
      act={act}
      say={useSay(refusalWords)}
      onSubmit={(reason) => act.mutate({ id, reason })}
      onClose={onClose}
    />
  )
}
