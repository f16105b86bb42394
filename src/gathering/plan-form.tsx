import { Button } from '@mantine/core'
import { useState } from 'react'
import { BodyField } from '#body/body-field.tsx'
import type { Day } from '#platform/day.ts'
import { ChoiceField, DayField, TextField } from '#ui/field.tsx'
import { useSay, WhyNot } from '#ui/refusals.tsx'
import { useWords } from '#ui/words.tsx'
import type { NewPlan } from './api.ts'
import { LongField } from './dialog.tsx'
import { asksOf, KIND_CODES, type Kind } from './kinds.ts'
import { words } from './page-words.ts'
import { kindWords, refusalWords } from './words.ts'
import style from './gathering.module.css'

/** What is being planned, as it is typed. */
export interface PlanDraft {
  kind: Kind
  title: string
  bodyId: string
  chair: string
  place: string
  fromDay: Day | null
  toDay: Day | null
  startsAt: string
  endsAt: string
  opinionsDueOn: Day | null
  note: string
}

export const EMPTY_PLAN: PlanDraft = {
  kind: 'tong_ket',
  title: '',
  bodyId: '',
  chair: '',
  place: '',
  fromDay: null,
  toDay: null,
  startsAt: '08:00',
  endsAt: '11:30',
  opinionsDueOn: null,
  note: '',
}

/** The draft as it is sent; null while a day is missing. */
export function planOf(draft: PlanDraft): NewPlan | null {
  if (draft.fromDay === null) return null
  const asksOpinions = asksOf(draft.kind).opinions
  return {
    kind: draft.kind,
    title: draft.title,
    bodyId: draft.bodyId || null,
    chair: draft.chair.trim() || null,
    place: draft.place.trim() || null,
    fromDay: draft.fromDay,
    toDay: draft.toDay ?? draft.fromDay,
    startsAt: draft.startsAt || null,
    endsAt: draft.endsAt || null,
    opinionsDueOn: asksOpinions ? draft.opinionsDueOn : null,
    note: draft.note.trim() || null,
  }
}

/** The fields of a plan. */
export function PlanFields({
  convenerId,
  draft,
  onChange,
}: {
  convenerId: string
  draft: PlanDraft
  onChange: (draft: PlanDraft) => void
}) {
  const said = useWords(words)
  const kinds = useWords(kindWords)
  const set = (change: Partial<PlanDraft>) => onChange({ ...draft, ...change })
  return (
    <>
      <ChoiceField
        label={said.kind}
        value={draft.kind}
        onChange={(kind) => kind && set({ kind })}
        choices={KIND_CODES.map((value) => ({ value, label: kinds[value] }))}
      />
      <TextField
        label={said.titleField}
        description={said.titleHint}
        required
        maxLength={300}
        value={draft.title}
        onChange={(title) => set({ title })}
      />
      <div className={style.fields}>
        <DayField
          label={said.fromDay}
          required
          value={draft.fromDay}
          onChange={(fromDay) =>
            set({ fromDay, toDay: draft.toDay === draft.fromDay ? fromDay : draft.toDay })
          }
        />
        <DayField
          label={said.toDay}
          value={draft.toDay}
          start={draft.fromDay ?? undefined}
          onChange={(toDay) => set({ toDay })}
        />
        <Clock label={said.startsAt} value={draft.startsAt} onChange={(startsAt) => set({ startsAt })} />
        <Clock label={said.endsAt} value={draft.endsAt} onChange={(endsAt) => set({ endsAt })} />
      </div>
      <div className={style.fields}>
        <BodyField
          organisationId={convenerId}
          label={said.body}
          value={draft.bodyId}
          onChange={(bodyId) => set({ bodyId })}
        />
        <TextField
          label={said.chair}
          description={said.chairHint}
          maxLength={300}
          value={draft.chair}
          onChange={(chair) => set({ chair })}
        />
        <TextField
          label={said.place}
          maxLength={300}
          value={draft.place}
          onChange={(place) => set({ place })}
        />
        {asksOf(draft.kind).opinions && (
          <DayField
            label={said.opinionsDueOn}
            description={said.opinionsHint}
            value={draft.opinionsDueOn}
            start={draft.fromDay ?? undefined}
            onChange={(opinionsDueOn) => set({ opinionsDueOn })}
          />
        )}
      </div>
      <LongField
        label={said.note}
        description={said.noteHint}
        value={draft.note}
        onChange={(note) => set({ note })}
      />
    </>
  )
}

/** The form of a new plan, with its button. */
export function PlanForm({
  convenerId,
  act,
  onSubmit,
}: {
  convenerId: string
  act: { error: unknown; isPending: boolean }
  onSubmit: (plan: NewPlan) => void
}) {
  const said = useWords(words)
  const say = useSay(refusalWords)
  const [draft, setDraft] = useState(EMPTY_PLAN)
  return (
    <form
      className={style.form}
      onSubmit={(event) => {
        event.preventDefault()
        const plan = planOf(draft)
        if (plan) onSubmit(plan)
      }}
    >
      <PlanFields convenerId={convenerId} draft={draft} onChange={setDraft} />
      <WhyNot error={act.error} say={say} />
      <div className={style.buttons}>
        <Button
          type="submit"
          loading={act.isPending}
          disabled={draft.fromDay === null || !draft.title.trim()}
        >
          {said.plan}
        </Button>
      </div>
    </form>
  )
}

/** An hour of the day as `08:00`; the browser's own field would follow its language, not ours. */
function Clock({
  label,
  value,
  onChange,
}: {
  label: string
  value: string
  onChange: (time: string) => void
}) {
  const said = useWords(words)
  return (
    <TextField
      label={label}
      description={said.clockHint}
      placeholder="08:00"
      pattern="([01][0-9]|2[0-3]):[0-5][0-9]"
      title={said.clockHint}
      maxLength={5}
      value={value}
      onChange={onChange}
    />
  )
}
