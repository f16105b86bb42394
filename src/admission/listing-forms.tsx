import { Textarea } from '@mantine/core'
import { useState } from 'react'
import type { Day } from '#platform/day.ts'
import { ActDialog } from '#ui/act-dialog.tsx'
import { useAct } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { ChoiceField, DayField } from '#ui/field.tsx'
import { useSay } from '#ui/refusals.tsx'
import { useWords } from '#ui/words.tsx'
import { correctSource, endHelper, removeSource, withdrawFact, type Fact, type Helper } from './api.ts'
import { contextWords, removalWords, routeWords } from './code-words.ts'
import { CONTEXTS, REMOVALS, ROUTES, type Context, type Removal } from './codes.ts'
import { RENEWS, useDone, type OfSource } from './fact-forms.tsx'
import { sourceRefusals } from './refusal-words.ts'
import { words } from './words.ts'

/** Corrects since when, by which route and in which context somebody is on the list. */
export function CorrectForm({ of, onClose }: OfSource) {
  const said = useWords(words)
  const routes = useWords(routeWords)
  const contexts = useWords(contextWords)
  const say = useSay(sourceRefusals)
  const { today } = useAsOf()
  const [on, setOn] = useState<Day | null>(of.since)
  const [route, setRoute] = useState(of.route)
  const [context, setContext] = useState<Context | ''>(of.context ?? '')
  const [reason, setReason] = useState('')
  const act = useAct(correctSource, { renews: RENEWS, onDone: useDone(onClose) })
  return (
    <ActDialog
      title={said.correct}
      verb={said.correct}
      act={act}
      say={say}
      disabled={!on || reason.trim().length < 3}
      onSubmit={() => on && act.mutate({ id: of.id, route, context: context || null, on, reason })}
      onClose={onClose}
    >
      <DayField label={said.listedOn} required max={today} value={on} onChange={setOn} />
      <ChoiceField
        label={said.route}
        value={route}
        onChange={(next) => next && setRoute(next)}
        choices={ROUTES.map((value) => ({ value, label: routes[value] }))}
      />
      <ChoiceField
        label={said.context}
        value={context}
        onChange={setContext}
        none={said.noContext}
        choices={CONTEXTS.map((value) => ({ value, label: contexts[value] }))}
      />
      <ReasonField value={reason} onChange={setReason} />
    </ActDialog>
  )
}

/** Takes somebody off the list, with the reason. */
export function RemoveForm({ of, onClose }: OfSource) {
  const said = useWords(words)
  const removals = useWords(removalWords)
  const say = useSay(sourceRefusals)
  const { today } = useAsOf()
  const [on, setOn] = useState<Day | null>(today)
  const [removal, setRemoval] = useState<Removal>('moved')
  const act = useAct(removeSource, { renews: RENEWS, onDone: useDone(onClose) })
  return (
    <ActDialog
      title={said.remove}
      verb={said.remove}
      act={act}
      say={say}
      disabled={!on}
      onSubmit={() => on && act.mutate({ id: of.id, on, removal })}
      onClose={onClose}
    >
      <p>{said.removeText}</p>
      <DayField label={said.fromOn} required max={today} value={on} onChange={setOn} />
      <ChoiceField
        label={said.reason}
        value={removal}
        onChange={(next) => next && setRemoval(next)}
        choices={REMOVALS.map((value) => ({ value, label: removals[value] }))}
      />
    </ActDialog>
  )
}

/** Records the last day on which a member helps. */
export function EndHelperForm({ of, helper, onClose }: OfSource & { helper: Helper }) {
  const said = useWords(words)
  const say = useSay(sourceRefusals)
  const { today } = useAsOf()
  const [on, setOn] = useState<Day | null>(today)
  const [reason, setReason] = useState('')
  const act = useAct(endHelper, { renews: RENEWS, onDone: useDone(onClose) })
  return (
    <ActDialog
      title={said.helperOf(helper.fullName ?? '')}
      verb={said.endHelper}
      act={act}
      say={say}
      disabled={!on || reason.trim().length < 3}
      onSubmit={() => on && act.mutate({ id: of.id, factId: helper.id, on, reason })}
      onClose={onClose}
    >
      <DayField label={said.lastDay} required max={today} value={on} onChange={setOn} />
      <ReasonField value={reason} onChange={setReason} />
    </ActDialog>
  )
}

/** Takes back what was recorded by mistake. */
export function WithdrawForm({ of, fact, onClose }: OfSource & { fact: Fact }) {
  const said = useWords(words)
  const say = useSay(sourceRefusals)
  const [reason, setReason] = useState('')
  const act = useAct(withdrawFact, { renews: RENEWS, onDone: useDone(onClose) })
  return (
    <ActDialog
      title={said.withdraw}
      verb={said.withdraw}
      act={act}
      say={say}
      disabled={reason.trim().length < 3}
      onSubmit={() => act.mutate({ id: of.id, factId: fact.id, reason })}
      onClose={onClose}
    >
      <p>{said.withdrawText}</p>
      <ReasonField value={reason} onChange={setReason} />
    </ActDialog>
  )
}

function ReasonField({ value, onChange }: { value: string; onChange: (text: string) => void }) {
  const said = useWords(words)
  return (
    <Textarea
      label={said.reason}
      required
      minLength={3}
      maxLength={500}
      autosize
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  )
}
