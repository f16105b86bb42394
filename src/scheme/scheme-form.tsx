import { NumberInput, Textarea } from '@mantine/core'
import { useState } from 'react'
import type { Day } from '#platform/day.ts'
import { FIELDS, type Field } from '#programme/codes.ts'
import { ReasonField } from '#ui/reason-field.tsx'
import { useDone } from '#ui/done.ts'
import { fieldWords } from '#programme/words.ts'
import { useAct } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { ChoiceField, DayField, TextField } from '#ui/field.tsx'
import { useGo } from '#ui/go.tsx'
import { useWords } from '#ui/words.tsx'
import { correctScheme, recordScheme, type SchemeRecord } from './api.ts'
import { SCHEME_KINDS, type SchemeKind } from './codes.ts'
import { RENEWS, SchemeDialog } from './parts.tsx'
import { kindWords, words } from './words.ts'
import style from './scheme.module.css'

interface Draft {
  kind: SchemeKind
  code: string
  title: string
  field: Field
  drafter: string
  adopter: string
  startsOn: Day | null
  dueOn: Day | null
  reviewed: string
  years: number | null
}

/** Records a scheme, or the summing-up of a text, and opens it. */
export function NewScheme({ organisationId, onClose }: { organisationId: string; onClose: () => void }) {
  const said = useWords(words)
  const go = useGo()
  const { today } = useAsOf()
  const [draft, setDraft] = useState<Draft>({
    kind: 'scheme',
    code: '',
    title: '',
    field: 'grassroots',
    drafter: '',
    adopter: '',
    startsOn: today,
    dueOn: null,
    reviewed: '',
    years: null,
  })
  const act = useAct(recordScheme, { renews: RENEWS, onDone: ({ id }) => go({ to: `/schemes/${id}` }) })
  const submit = () => {
    const scheme = sent(draft)
    if (scheme) act.mutate({ organisationId, ...scheme })
  }
  return (
    <SchemeDialog title={said.newScheme} act={act} onClose={onClose} onSubmit={submit}>
      <Fields draft={draft} set={(change) => setDraft({ ...draft, ...change })} />
    </SchemeDialog>
  )
}

/** Corrects what was recorded of a scheme, with the reason. */
export function CorrectScheme({ scheme, onClose }: { scheme: SchemeRecord; onClose: () => void }) {
  const said = useWords(words)
  const [draft, setDraft] = useState<Draft>({ ...scheme, reviewed: scheme.reviewed ?? '' })
  const [reason, setReason] = useState('')
  const act = useAct(correctScheme, { renews: RENEWS, onDone: useDone(onClose) })
  const submit = () => {
    const changed = sent(draft)
    if (changed) act.mutate({ id: scheme.id, ...changed, reason })
  }
  return (
    <SchemeDialog title={said.correctScheme} act={act} onClose={onClose} onSubmit={submit}>
      <Fields draft={draft} set={(change) => setDraft({ ...draft, ...change })} />
      <ReasonField value={reason} onChange={setReason} />
    </SchemeDialog>
  )
}

function Fields({ draft, set }: { draft: Draft; set: (change: Partial<Draft>) => void }) {
  const said = useWords(words)
  const kinds = useWords(kindWords)
  const fields = useWords(fieldWords)
  const line = (key: 'code' | 'drafter' | 'adopter', label: string, most: number) => (
    <TextField
      label={label}
      required
      maxLength={most}
      value={draft[key]}
      onChange={(text) => set({ [key]: text })}
    />
  )
  return (
    <>
      <div className={style.fields}>
        <ChoiceField
          label={said.kind}
          value={draft.kind}
          onChange={(kind) => kind && set({ kind })}
          choices={SCHEME_KINDS.map((value) => ({ value, label: kinds[value] }))}
        />
        {line('code', said.code, 30)}
        <ChoiceField
          label={said.field}
          value={draft.field}
          onChange={(field) => field && set({ field })}
          choices={FIELDS.map((value) => ({ value, label: fields[value] }))}
        />
      </div>
      <Textarea
        label={said.name}
        required
        autosize
        maxLength={500}
        value={draft.title}
        onChange={(event) => set({ title: event.currentTarget.value })}
      />
      {draft.kind === 'summing_up' && <Reviewed draft={draft} set={set} />}
      <div className={style.fields}>
        {line('drafter', said.drafter, 200)}
        {line('adopter', said.adopter, 200)}
        <DayField
          label={said.from}
          description={null}
          required
          value={draft.startsOn}
          onChange={(startsOn) => set({ startsOn })}
        />
        <DayField
          label={said.due}
          description={null}
          required
          value={draft.dueOn}
          onChange={(dueOn) => set({ dueOn })}
        />
      </div>
    </>
  )
}

function Reviewed({ draft, set }: { draft: Draft; set: (change: Partial<Draft>) => void }) {
  const said = useWords(words)
  return (
    <div className={style.fields}>
      <TextField
        label={said.reviewed}
        maxLength={500}
        value={draft.reviewed}
        onChange={(reviewed) => set({ reviewed })}
      />
      <NumberInput
        label={said.years}
        min={1}
        max={100}
        allowDecimal={false}
        value={draft.years ?? ''}
        onChange={(years) => set({ years: typeof years === 'number' ? years : null })}
      />
    </div>
  )
}

function sent({ startsOn, dueOn, reviewed, years, ...rest }: Draft) {
  if (!startsOn || !dueOn) return null
  const isSummingUp = rest.kind === 'summing_up'
  return {
    ...rest,
    startsOn,
    dueOn,
    reviewed: isSummingUp ? reviewed.trim() || null : null,
    years: isSummingUp ? years : null,
  }
}
