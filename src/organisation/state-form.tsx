import { Button, Modal, Textarea } from '@mantine/core'
import { useState, type FormEvent, type ReactNode } from 'react'
import type { Day } from '#platform/day.ts'
import { useAct } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { ChoiceField, DayField, TextField } from '#ui/field.tsx'
import { FindField, type Choice } from '#ui/find-field.tsx'
import { useSay, WhyNot } from '#ui/refusals.tsx'
import { tell } from '#ui/tell.ts'
import { useWords } from '#ui/words.tsx'
import { correctOrganisationState, recordOrganisationState, type Unit, type UnitState } from './api.ts'
import { findUnitsOn } from './find-units.ts'
import { KINDS, TYPES } from './kinds.ts'
import { refusalWords } from './warning-words.ts'
import { kindWords, typeWords, words } from './words.ts'
import style from './organisation.module.css'

/** What of a state is written down; `superior` null for the root. */
interface StateDraft {
  name: string
  kind: string
  type: string
  superior: Choice | null
  officialCode: string
  decisionNo: string
  reason: string
}

/** Records another state of a unit from a day on. */
export function NewState({ unit, onClose }: { unit: Unit; onClose: () => void }) {
  const said = useWords(words)
  const { today } = useAsOf()
  const [from, setFrom] = useState<Day | null>(today)
  const [draft, setDraft] = useState(draftOf({ ...unit.state, decisionNo: null }))
  const act = useAct(recordOrganisationState, { onDone: () => done(said.recorded, onClose) })
  return (
    <StateDialog
      title={said.recordState}
      text={said.recordStateText}
      on={from ?? today}
      draft={draft}
      onDraft={setDraft}
      act={act}
      onClose={onClose}
      onSubmit={() => from && act.mutate({ id: unit.id, from, ...factsOf(draft) })}
    >
      <DayField label={said.from} required value={from} onChange={setFrom} />
    </StateDialog>
  )
}

/** Corrects a state that was recorded wrongly. */
export function CorrectState({
  unitId,
  state,
  onClose,
}: {
  unitId: string
  state: UnitState
  onClose: () => void
}) {
  const said = useWords(words)
  const [from, setFrom] = useState<Day | null>(state.from)
  const [to, setTo] = useState<Day | null>(state.to)
  const [draft, setDraft] = useState(draftOf(state))
  const act = useAct(correctOrganisationState, { onDone: () => done(said.recorded, onClose) })
  return (
    <StateDialog
      title={said.correct}
      text={said.correctText}
      on={from ?? state.from}
      draft={draft}
      onDraft={setDraft}
      act={act}
      onClose={onClose}
      onSubmit={() => from && act.mutate({ id: unitId, stateId: state.id, from, to, ...factsOf(draft) })}
    >
      <DayField label={said.from} required value={from} onChange={setFrom} />
      <DayField label={said.to} description={said.toHint} value={to} onChange={setTo} />
    </StateDialog>
  )
}

function StateDialog({
  title,
  text,
  on,
  draft,
  onDraft,
  act,
  onSubmit,
  onClose,
  children,
}: {
  title: string
  text: string
  on: Day
  draft: StateDraft
  onDraft: (draft: StateDraft) => void
  act: { error: unknown; isPending: boolean }
  onSubmit: () => void
  onClose: () => void
  children: ReactNode
}) {
  const said = useWords(words)
  const say = useSay(refusalWords)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    onSubmit()
  }
  const set = (change: Partial<StateDraft>) => onDraft({ ...draft, ...change })
  return (
    <Modal opened onClose={onClose} title={title} size="lg" closeButtonProps={{ 'aria-label': said.cancel }}>
      <form className={style.form} onSubmit={submit}>
        <p className={style.dim}>{text}</p>
        {children}
        <StateFields draft={draft} set={set} on={on} />
        <Textarea
          label={said.reason}
          required
          minLength={3}
          maxLength={500}
          autosize
          value={draft.reason}
          onChange={(event) => set({ reason: event.currentTarget.value })}
        />
        <WhyNot error={act.error} say={say} />
        <Button type="submit" loading={act.isPending}>
          {said.save}
        </Button>
      </form>
    </Modal>
  )
}

function StateFields({
  draft,
  set,
  on,
}: {
  draft: StateDraft
  set: (change: Partial<StateDraft>) => void
  on: Day
}) {
  const said = useWords(words)
  const kinds = useWords(kindWords)
  const types = useWords(typeWords)
  return (
    <>
      <TextField
        label={said.name}
        required
        maxLength={300}
        value={draft.name}
        onChange={(name) => set({ name })}
      />
      <ChoiceField
        label={said.kind}
        required
        value={draft.kind}
        onChange={(kind) => kind && set({ kind })}
        choices={KINDS.map(({ code }) => ({ value: code, label: kinds[code]! }))}
      />
      <ChoiceField
        label={said.type}
        value={draft.type}
        none="–"
        onChange={(type) => set({ type })}
        choices={typeChoices(draft.type, types)}
      />
      <FindField
        label={said.superior}
        value={draft.superior}
        onChange={(superior) => set({ superior })}
        find={findUnitsOn(on)}
      />
      <TextField
        label={said.officialCode}
        description={said.officialCodeHint}
        maxLength={30}
        inputMode="numeric"
        value={draft.officialCode}
        onChange={(officialCode) => set({ officialCode })}
      />
      <TextField
        label={said.decisionNo}
        maxLength={100}
        value={draft.decisionNo}
        onChange={(decisionNo) => set({ decisionNo })}
      />
    </>
  )
}

/** The listed types, and the one that an import brought although it is not listed. */
function typeChoices(own: string, types: Record<string, string>): { value: string; label: string }[] {
  const listed = TYPES.map(({ code }) => ({ value: code, label: types[code]! }))
  return own === '' || types[own] !== undefined ? listed : [...listed, { value: own, label: own }]
}

function draftOf({ name, kind, type, superior, officialCode, decisionNo }: UnitState): StateDraft {
  return {
    name,
    kind,
    type: type ?? '',
    superior: superior && { key: superior.id, name: superior.name },
    officialCode: officialCode ?? '',
    decisionNo: decisionNo ?? '',
    reason: '',
  }
}

function factsOf({ name, kind, type, superior, officialCode, decisionNo, reason }: StateDraft) {
  return {
    name: name.normalize('NFC'),
    kind,
    type: type || null,
    superiorId: superior?.key ?? null,
    officialCode: officialCode.trim() || null,
    decisionNo: decisionNo.trim() || null,
    reason,
  }
}

function done(text: string, onClose: () => void): void {
  tell(text)
  onClose()
}
