import { useState } from 'react'
import type { Day } from '#platform/day.ts'
import { ActDialog } from '#ui/act-dialog.tsx'
import { useAct } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { call } from '#ui/call.ts'
import { ChoiceField, DayField, TextField } from '#ui/field.tsx'
import { FindField, type Choice } from '#ui/find-field.tsx'
import { useSay } from '#ui/refusals.tsx'
import { tell } from '#ui/tell.ts'
import { useWords } from '#ui/words.tsx'
import { assignHelper, findCandidates, recordFact, type Source } from './api.ts'
import { noteWords, paperWords } from './code-words.ts'
import { NOTES, PAPERS, type Note, type Paper } from './codes.ts'
import { sourceRefusals } from './refusal-words.ts'
import { words } from './words.ts'

export const RENEWS = ['/api/admissions']

export interface OfSource {
  of: Source
  onClose: () => void
}

/** What every form of this page does when it has written. */
export function useDone(onClose: () => void): () => void {
  const said = useWords(words)
  return () => {
    tell(said.recorded)
    onClose()
  }
}

/** Assigns an official member of the branch to help. */
export function HelperForm({ of, onClose }: OfSource) {
  const said = useWords(words)
  const say = useSay(sourceRefusals)
  const { today } = useAsOf()
  const [helper, setHelper] = useState<Choice | null>(null)
  const [on, setOn] = useState<Day | null>(today)
  const act = useAct(assignHelper, { renews: RENEWS, onDone: useDone(onClose) })
  const find = async (text: string, signal: AbortSignal): Promise<Choice[]> => {
    const { items } = await call(
      findCandidates,
      { organisationId: of.unit.id, text, on: on ?? today },
      { signal },
    )
    return items.map(({ id, fullName, bornOn }) => ({
      key: id,
      name: fullName,
      note: said.bornIn(bornOn.slice(0, 4)),
    }))
  }
  return (
    <ActDialog
      title={said.assignHelper}
      verb={said.assignHelper}
      act={act}
      say={say}
      disabled={!helper || !on}
      onSubmit={() => helper && on && act.mutate({ id: of.id, personId: helper.key, on })}
      onClose={onClose}
    >
      <FindField
        label={said.helper}
        description={said.helperHint}
        required
        value={helper}
        onChange={setHelper}
        find={find}
        data-autofocus
      />
      <DayField label={said.fromOn} required max={today} value={on} onChange={setOn} />
    </ActDialog>
  )
}

/** Records that something happened on a day, by its code. */
export function NoteForm({ of, onClose }: OfSource) {
  const said = useWords(words)
  const notes = useWords(noteWords)
  const say = useSay(sourceRefusals)
  const { today } = useAsOf()
  const [code, setCode] = useState<Note>('met')
  const [on, setOn] = useState<Day | null>(today)
  const act = useAct(recordFact, { renews: RENEWS, onDone: useDone(onClose) })
  return (
    <ActDialog
      title={said.addNote}
      verb={said.addNote}
      act={act}
      say={say}
      disabled={!on}
      onSubmit={() => on && act.mutate({ id: of.id, kind: 'note', code, on })}
      onClose={onClose}
    >
      <ChoiceField
        label={said.noteCode}
        description={said.noteHint}
        value={code}
        onChange={(next) => next && setCode(next)}
        choices={NOTES.map((value) => ({ value, label: notes[value] }))}
      />
      <DayField label={said.on} required max={today} value={on} onChange={setOn} />
    </ActDialog>
  )
}

/** Records that a paper of the dossier is there, with its day. */
export function PaperForm({ of, onClose }: OfSource) {
  const said = useWords(words)
  const papers = useWords(paperWords)
  const say = useSay(sourceRefusals)
  const { today } = useAsOf()
  const [code, setCode] = useState<Paper>('verification')
  const [on, setOn] = useState<Day | null>(today)
  const act = useAct(recordFact, { renews: RENEWS, onDone: useDone(onClose) })
  return (
    <ActDialog
      title={said.addPaper}
      verb={said.addPaper}
      act={act}
      say={say}
      disabled={!on}
      onSubmit={() => on && act.mutate({ id: of.id, kind: 'paper', code, on })}
      onClose={onClose}
    >
      <ChoiceField
        label={said.paper}
        value={code}
        onChange={(next) => next && setCode(next)}
        choices={PAPERS.map((value) => ({ value, label: papers[value] }))}
      />
      <DayField label={said.paperOn} required max={today} value={on} onChange={setOn} />
    </ActDialog>
  )
}

/** Records the certificate of a class that was held elsewhere; classes of the training room bring theirs along. */
export function CertificateForm({ of, onClose }: OfSource) {
  const said = useWords(words)
  const say = useSay(sourceRefusals)
  const { today } = useAsOf()
  const [number, setNumber] = useState('')
  const [issuer, setIssuer] = useState('')
  const [on, setOn] = useState<Day | null>(null)
  const act = useAct(recordFact, { renews: RENEWS, onDone: useDone(onClose) })
  return (
    <ActDialog
      title={said.addCertificate}
      verb={said.addCertificate}
      act={act}
      say={say}
      disabled={!on || number.trim() === '' || issuer.trim() === ''}
      onSubmit={() => on && act.mutate({ id: of.id, kind: 'certificate', on, number, issuer })}
      onClose={onClose}
    >
      <TextField label={said.certificateNo} required maxLength={60} value={number} onChange={setNumber} />
      <DayField label={said.issuedOn} required max={today} value={on} onChange={setOn} />
      <TextField label={said.issuer} required maxLength={200} value={issuer} onChange={setIssuer} />
    </ActDialog>
  )
}
