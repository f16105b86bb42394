import { useState } from 'react'
import type { PersonRecord } from '#person/api.ts'
import { useSayOfCases } from '#procedure/say.ts'
import { ActDialog } from '#ui/act-dialog.tsx'
import { useAct } from '#ui/ask.ts'
import { tell } from '#ui/tell.ts'
import { useWords } from '#ui/words.tsx'
import { askCorrection } from './api.ts'
import { OWN_FIELDS } from './rules.ts'
import { askedOf, EMPTY_DRAFT, ValuesEditor, type Draft } from './values-editor.tsx'
import { words } from './words.ts'
import style from './self.module.css'

/** "Sai ở đâu?": a member says which values of his record are wrong. */
export function CorrectDialog({ record, onClose }: { record: PersonRecord; onClose: () => void }) {
  const said = useWords(words)
  const [drafts, setDrafts] = useState<Draft[]>([EMPTY_DRAFT])
  const act = useAct(askCorrection, {
    onDone: () => {
      tell(said.sent)
      onClose()
    },
  })
  return (
    <ActDialog
      title={said.wrongTitle}
      verb={said.send}
      act={act}
      say={useSayOfCases()}
      size="lg"
      disabled={!drafts.some((one) => one.field !== '')}
      onSubmit={() => act.mutate({ values: askedOf(drafts, 'correction') })}
      onClose={onClose}
    >
      <p className={style.dim}>{said.wrongText}</p>
      <ValuesEditor
        fields={OWN_FIELDS}
        current={record.fields}
        drafts={drafts}
        mode="correction"
        onDrafts={setDrafts}
      />
    </ActDialog>
  )
}
