import { Button, NumberInput, Switch } from '@mantine/core'
import { useState } from 'react'
import type { Day } from '#platform/day.ts'
import { DocumentField } from '#document/document-field.tsx'
import { useAsOf } from '#ui/asof.tsx'
import { ChoiceField, DayField, TextField } from '#ui/field.tsx'
import type { Choice } from '#ui/find-field.tsx'
import { useWords } from '#ui/words.tsx'
import type { ClassPage } from './api.ts'
import { useKinds } from './common.tsx'
import { NewKind } from './kind-form.tsx'
import { formWords, words } from './words.ts'
import style from './training.module.css'

/** What the form of a class holds while it is filled in. */
export interface PlanDraft {
  kind: string
  name: string
  isElsewhere: boolean
  school: string
  from: Day | null
  to: Day | null
  place: string
  lessons: number | null
  periods: number | null
  plannedLearners: number | null
  planNo: string
  document: Choice | null
  isCounted: boolean
  countedLearners: number | null
  countedCompleted: number | null
}

/** An empty form, or one with what is planned of a class. */
export function draftOf(found: ClassPage | null): PlanDraft {
  return {
    kind: found?.kind ?? 'awareness',
    name: found?.name ?? '',
    isElsewhere: found?.school != null,
    school: found?.school ?? '',
    from: found?.from ?? null,
    to: found?.to ?? null,
    place: found?.place ?? '',
    lessons: found?.lessons ?? null,
    periods: found?.periods ?? null,
    plannedLearners: found?.plannedLearners ?? null,
    planNo: found?.planNo ?? '',
    document: found?.documentId ? { key: found.documentId, name: found.planNo ?? '…' } : null,
    isCounted: found?.countedLearners != null,
    countedLearners: found?.countedLearners ?? null,
    countedCompleted: found?.countedCompleted ?? null,
  }
}

/** The draft as the server takes it, or null while days are missing. */
export function plannedBy(draft: PlanDraft) {
  const { from, to, document, isElsewhere, isCounted, ...rest } = draft
  if (from === null || to === null) return null
  return {
    ...rest,
    from,
    to,
    documentId: document?.key ?? null,
    school: isElsewhere ? draft.school.trim() || null : null,
    place: draft.place.trim() || null,
    planNo: draft.planNo.trim() || null,
    countedLearners: isCounted ? draft.countedLearners : null,
    countedCompleted: isCounted ? draft.countedCompleted : null,
  }
}

/** The fields of a class. */
export function PlanFields({
  organisationId,
  draft,
  onChange,
}: {
  organisationId: string
  draft: PlanDraft
  onChange: (draft: PlanDraft) => void
}) {
  const said = useWords(formWords)
  const set = (change: Partial<PlanDraft>) => onChange({ ...draft, ...change })
  return (
    <div className={style.fields}>
      <KindFields organisationId={organisationId} draft={draft} set={set} />
      <div className={style.wide}>
        <TextField
          label={said.name}
          description={said.nameHint}
          required
          maxLength={300}
          value={draft.name}
          onChange={(name) => set({ name })}
        />
      </div>
      <DayField
        label={said.from}
        required
        value={draft.from}
        onChange={(from) => set({ from, to: draft.to ?? from })}
      />
      <DayField label={said.to} required value={draft.to} onChange={(to) => set({ to })} />
      <TextField
        label={said.place}
        maxLength={300}
        value={draft.place}
        onChange={(place) => set({ place })}
      />
      <Count label={said.lessons} value={draft.lessons} onChange={(lessons) => set({ lessons })} />
      <Count label={said.periods} value={draft.periods} onChange={(periods) => set({ periods })} />
      <Count
        label={said.plannedLearners}
        value={draft.plannedLearners}
        onChange={(plannedLearners) => set({ plannedLearners })}
      />
      <TextField
        label={said.planNo}
        maxLength={60}
        value={draft.planNo}
        onChange={(planNo) => set({ planNo })}
      />
      <DocumentField
        label={said.document}
        value={draft.document}
        onChange={(document) => set({ document })}
      />
      <CountedFields draft={draft} set={set} />
    </div>
  )
}

interface Part {
  draft: PlanDraft
  set: (change: Partial<PlanDraft>) => void
}

function KindFields({ organisationId, draft, set }: Part & { organisationId: string }) {
  const said = useWords(formWords)
  const all = useWords(words)
  const { on } = useAsOf()
  const kinds = useKinds(organisationId, on)
  const [adds, setAdds] = useState(false)
  const choose = (kind: string) => {
    const { lessons = null, periods = null } = kinds.all.find((one) => one.code === kind) ?? {}
    set({ kind, lessons, periods })
  }
  return (
    <>
      <div className={style.two}>
        <ChoiceField
          label={all.kind}
          required
          value={draft.kind}
          onChange={(kind) => kind && choose(kind)}
          choices={kinds.choices}
        />
        <Button variant="subtle" size="compact-md" onClick={() => setAdds(true)}>
          {said.newKind}
        </Button>
      </div>
      <ChoiceField<'here' | 'elsewhere'>
        label={said.where}
        value={draft.isElsewhere ? 'elsewhere' : 'here'}
        onChange={(where) => set({ isElsewhere: where === 'elsewhere' })}
        choices={[
          { value: 'here', label: said.here },
          { value: 'elsewhere', label: said.elsewhere },
        ]}
      />
      {draft.isElsewhere && (
        <TextField
          label={said.school}
          required
          maxLength={300}
          value={draft.school}
          onChange={(school) => set({ school })}
        />
      )}
      {adds && (
        // What is submitted in the dialog is not submitted to the form that it stands in.
        <div onSubmit={(event) => event.stopPropagation()}>
          <NewKind
            organisationId={organisationId}
            onClose={() => setAdds(false)}
            onDone={(kind) => set({ kind, lessons: null, periods: null })}
          />
        </div>
      )}
    </>
  )
}

function CountedFields({ draft, set }: Part) {
  const said = useWords(formWords)
  return (
    <>
      <div className={style.wide}>
        <Switch
          label={said.counts}
          description={said.countsHint}
          checked={draft.isCounted}
          onChange={(event) => set({ isCounted: event.currentTarget.checked })}
        />
      </div>
      {draft.isCounted && (
        <>
          <Count
            label={said.countedLearners}
            value={draft.countedLearners}
            onChange={(countedLearners) => set({ countedLearners })}
          />
          <Count
            label={said.countedCompleted}
            value={draft.countedCompleted}
            onChange={(countedCompleted) => set({ countedCompleted })}
          />
        </>
      )}
    </>
  )
}

function Count({
  label,
  value,
  onChange,
}: {
  label: string
  value: number | null
  onChange: (value: number | null) => void
}) {
  return (
    <NumberInput
      label={label}
      min={1}
      max={10_000}
      allowDecimal={false}
      hideControls
      value={value ?? ''}
      onChange={(next) => onChange(typeof next === 'number' ? next : null)}
    />
  )
}
