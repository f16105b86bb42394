import { MultiSelect, Textarea } from '@mantine/core'
import { useState } from 'react'
import { listBodies } from '#body/api.ts'
import { DocumentField } from '#document/document-field.tsx'
import { findUnitsOn } from '#organisation/find-units.ts'
import type { Day } from '#platform/day.ts'
import { useAct, useAsk } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { DayField, TextField } from '#ui/field.tsx'
import { FindField, type Choice } from '#ui/find-field.tsx'
import { useWords } from '#ui/words.tsx'
import { recordPlan } from './api.ts'
import { useDone } from '#ui/done.ts'
import { RENEWS, WriteDialog } from './dialog.tsx'
import { words } from './words.ts'

interface Draft {
  title: string
  aims: string
  number: string
  signedOn: Day | null
  from: Day | null
  to: Day | null
  bodies: string[]
  unit: Choice | null
  names: string
  document: Choice | null
}

/** Records a coordination plan: aims, period, partners. */
export function PlanForm({ organisationId, onClose }: { organisationId: string; onClose: () => void }) {
  const said = useWords(words)
  const { today } = useAsOf()
  const [draft, setDraft] = useState<Draft>({
    title: '',
    aims: '',
    number: '',
    signedOn: today,
    from: today,
    to: null,
    bodies: [],
    unit: null,
    names: '',
    document: null,
  })
  const set = (change: Partial<Draft>) => setDraft((before) => ({ ...before, ...change }))
  const act = useAct(recordPlan, { renews: RENEWS, onDone: useDone(onClose) })
  const submit = () => {
    const { title, aims, number, signedOn, from, to } = draft
    if (from && to)
      act.mutate({
        organisationId,
        title,
        aims,
        number: number.trim() || null,
        signedOn,
        documentId: draft.document?.key ?? null,
        from,
        to,
        partners: partnersOf(draft),
      })
  }
  return (
    <WriteDialog title={said.record} act={act} onClose={onClose} onSubmit={submit}>
      <TextField
        label={said.name}
        required
        minLength={3}
        maxLength={500}
        data-autofocus
        value={draft.title}
        onChange={(title) => set({ title })}
      />
      <Textarea
        label={said.aims}
        required
        minLength={3}
        maxLength={8000}
        autosize
        minRows={2}
        maxRows={10}
        value={draft.aims}
        onChange={(event) => set({ aims: event.currentTarget.value })}
      />
      <TextField
        label={said.number}
        maxLength={100}
        value={draft.number}
        onChange={(number) => set({ number })}
      />
      <DayField label={said.signedOn} value={draft.signedOn} onChange={(signedOn) => set({ signedOn })} />
      <DayField label={said.from} required value={draft.from} onChange={(from) => set({ from })} />
      <DayField label={said.to} required value={draft.to} onChange={(to) => set({ to })} />
      <DocumentField
        label={said.document}
        value={draft.document}
        onChange={(document) => set({ document })}
      />
      <PartnerFields organisationId={organisationId} draft={draft} set={set} />
    </WriteDialog>
  )
}

function PartnerFields({
  organisationId,
  draft,
  set,
}: {
  organisationId: string
  draft: Draft
  set: (change: Partial<Draft>) => void
}) {
  const said = useWords(words)
  const { on } = useAsOf()
  const bodies = useAsk(listBodies, { organisationId, on, limit: 500 })
  return (
    <>
      <MultiSelect
        label={said.partnerBodies}
        searchable
        data={(bodies.data?.items ?? []).map(({ id, name }) => ({ value: id, label: name }))}
        value={draft.bodies}
        onChange={(chosen) => set({ bodies: chosen })}
      />
      <FindField
        label={said.partnerUnits}
        value={draft.unit}
        onChange={(unit) => set({ unit })}
        find={findUnitsOn(on)}
      />
      <Textarea
        label={said.partnerNames}
        autosize
        maxRows={8}
        value={draft.names}
        onChange={(event) => set({ names: event.currentTarget.value })}
      />
    </>
  )
}

function partnersOf({ bodies, unit, names }: Draft) {
  const none = { organisationId: null, bodyId: null, name: null }
  const typed = names
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '')
  return [
    ...bodies.map((bodyId) => ({ ...none, bodyId })),
    ...(unit ? [{ ...none, organisationId: unit.key }] : []),
    ...typed.map((name) => ({ ...none, name })),
  ]
}
