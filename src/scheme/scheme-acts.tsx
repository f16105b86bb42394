import { Button } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { DocumentField } from '#document/document-field.tsx'
import { formatDay, type Day } from '#platform/day.ts'
import type { ItemAct } from '#programme/api.ts'
import { ACTS, NEXT, type Act } from '#programme/codes.ts'
import { ActList } from '#programme/item-acts.tsx'
import { itemWords } from '#programme/item-words.ts'
import { ReasonField } from '#ui/reason-field.tsx'
import { useDone } from '#ui/done.ts'
import { actWords, stateWords } from '#programme/words.ts'
import { useAct } from '#ui/ask.ts'
import { useAsOf, useClosedReason } from '#ui/asof.tsx'
import { ChoiceField, DayField, TextField } from '#ui/field.tsx'
import type { Choice } from '#ui/find-field.tsx'
import { Card } from '#ui/page.tsx'
import { useSay, WhyNot } from '#ui/refusals.tsx'
import { tell } from '#ui/tell.ts'
import { useWords } from '#ui/words.tsx'
import { actOnScheme, takeBackSchemeAct, type SchemeRecord } from './api.ts'
import { RENEWS, SchemeDialog } from './parts.tsx'
import { refusalWords, words } from './words.ts'
import style from './scheme.module.css'

/** What was done with a scheme as a whole, day by day, and what comes next. */
export function SchemeProgress({ scheme }: { scheme: SchemeRecord }) {
  const said = useWords(words)
  const items = useWords(itemWords)
  const [back, setBack] = useState<ItemAct | null>(null)
  return (
    <Card title={said.progress}>
      <div className={style.stack}>
        {scheme.acts.length === 0 ? (
          <p className={style.dim}>{items.noActs}</p>
        ) : (
          <ActList acts={scheme.acts} onBack={scheme.may.record ? setBack : undefined} />
        )}
        {scheme.may.record && <NextAct key={scheme.state} scheme={scheme} />}
      </div>
      {back && <TakeBack scheme={scheme} act={back} onClose={() => setBack(null)} />}
    </Card>
  )
}

function NextAct({ scheme }: { scheme: SchemeRecord }) {
  const said = useWords(itemWords)
  const general = useWords(words)
  const names = useWords(actWords)
  const say = useSay(refusalWords)
  const closed = useClosedReason()
  const { today } = useAsOf()
  const acts = ACTS.filter((one) => NEXT[scheme.state].includes(one))
  const [act, setAct] = useState<Act>(acts[0] ?? 'drafting')
  const [on, setOn] = useState<Day | null>(today)
  const [note, setNote] = useState('')
  const [document, setDocument] = useState<Choice | null>(null)
  const write = useAct(actOnScheme, { renews: RENEWS, onDone: () => tell(general.recorded) })
  if (acts.length === 0 || closed) return null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (on)
      write.mutate({ id: scheme.id, act, on, note: note.trim() || null, documentId: document?.key ?? null })
  }
  return (
    <form className={`${style.form} dv-no-print`} onSubmit={submit}>
      <div className={style.fields}>
        <ChoiceField
          label={said.act}
          value={act}
          onChange={(chosen) => chosen && setAct(chosen)}
          choices={acts.map((value) => ({ value, label: names[value] }))}
        />
        <DayField label={said.on} description={null} required value={on} onChange={setOn} max={today} />
        <TextField label={said.note} maxLength={1000} value={note} onChange={setNote} />
        <DocumentField label={said.document} value={document} onChange={setDocument} />
      </div>
      <WhyNot error={write.error} say={say} />
      <div>
        <Button type="submit" loading={write.isPending}>
          {said.recordAct}
        </Button>
      </div>
    </form>
  )
}

function TakeBack({ scheme, act, onClose }: { scheme: SchemeRecord; act: ItemAct; onClose: () => void }) {
  const said = useWords(words)
  const states = useWords(stateWords)
  const [reason, setReason] = useState('')
  const write = useAct(takeBackSchemeAct, { renews: RENEWS, onDone: useDone(onClose) })
  return (
    <SchemeDialog
      title={said.takeBackTitle}
      text={`${states[act.act]}, ${formatDay(act.on)}`}
      act={write}
      size="md"
      onClose={onClose}
      onSubmit={() => write.mutate({ id: scheme.id, actId: act.id, reason })}
    >
      <ReasonField value={reason} onChange={setReason} />
    </SchemeDialog>
  )
}
