import { Button } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { DocumentField } from '#document/document-field.tsx'
import { formatDay, type Day } from '#platform/day.ts'
import { useAct } from '#ui/ask.ts'
import { useAsOf, useClosedReason } from '#ui/asof.tsx'
import { ChoiceField, DayField, TextField } from '#ui/field.tsx'
import type { Choice } from '#ui/find-field.tsx'
import { Go } from '#ui/go.tsx'
import { Card } from '#ui/page.tsx'
import { useSay, WhyNot } from '#ui/refusals.tsx'
import { useWords } from '#ui/words.tsx'
import { actOnItem, takeBackAct, type ItemAct, type ItemRecord } from './api.ts'
import { ACTS, NEXT, type Act } from './codes.ts'
import { itemWords } from './item-words.ts'
import { ReasonField } from '#ui/reason-field.tsx'
import { useDone } from '#ui/done.ts'
import { WriteButton } from '#ui/write-button.tsx'
import { RENEWS, WriteDialog } from './parts.tsx'
import { actWords, refusalWords, stateWords } from './words.ts'
import style from './programme.module.css'

/** What was done with an item, day by day, and what comes next. */
export function Progress({ item }: { item: ItemRecord }) {
  const said = useWords(itemWords)
  const [back, setBack] = useState<ItemAct | null>(null)
  return (
    <Card title={said.progress}>
      <div className={style.stack}>
        {item.acts.length === 0 ? (
          <p className={style.dim}>{said.noActs}</p>
        ) : (
          <ActList acts={item.acts} onBack={item.may.record && !item.carriedOn ? setBack : undefined} />
        )}
        {item.may.record && <NextAct key={item.state} item={item} />}
      </div>
      {back && <TakeBack item={item} act={back} onClose={() => setBack(null)} />}
    </Card>
  )
}

/** Dated acts in their order; `onBack`: the last of them can be taken back. */
export function ActList({
  acts,
  onBack,
}: {
  acts: readonly ItemAct[]
  onBack?: ((act: ItemAct) => void) | undefined
}) {
  const said = useWords(itemWords)
  const states = useWords(stateWords)
  const last = acts.findLast((one) => !one.takenBack)
  return (
    <ol className={style.acts}>
      {acts.map((act) => (
        <li key={act.id} className={style.actLine}>
          <span className={style.actDay}>{formatDay(act.on)}</span>
          <span>
            <span className={act.takenBack ? style.gone : undefined}>{states[act.act]}</span>
            {act.note && <span className={style.small}>{act.note}</span>}
            {act.document && (
              <span className={style.small}>
                <Go to={`/documents/${act.document.id}`}>{act.document.number ?? act.document.subject}</Go>
              </span>
            )}
            {act.takenBack && <span className={style.small}>{said.takenBack(act.takenBack.reason)}</span>}
          </span>
          {onBack && act === last && (
            <WriteButton onClick={() => onBack(act)} label={`${said.takeBack}: ${states[act.act]}`}>
              {said.takeBack}
            </WriteButton>
          )}
        </li>
      ))}
    </ol>
  )
}

/** The acts that come next from a state, the usual one first. */
function nextActs(item: ItemRecord): Act[] {
  return ACTS.filter((act) => NEXT[item.state].includes(act))
}

function NextAct({ item }: { item: ItemRecord }) {
  const said = useWords(itemWords)
  const names = useWords(actWords)
  const say = useSay(refusalWords)
  const closed = useClosedReason()
  const { today } = useAsOf()
  const acts = nextActs(item)
  const [act, setAct] = useState<Act>(acts[0] ?? 'drafting')
  const [on, setOn] = useState<Day | null>(today)
  const [note, setNote] = useState('')
  const [document, setDocument] = useState<Choice | null>(null)
  const write = useAct(actOnItem, { renews: RENEWS, onDone: useDone() })
  if (item.carriedOn) return <p className={style.dim}>{said.goneOn}</p>
  if (acts.length === 0) return <p className={style.dim}>{said.ended}</p>
  if (closed) return null
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (on)
      write.mutate({ id: item.id, act, on, note: note.trim() || null, documentId: document?.key ?? null })
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

function TakeBack({ item, act, onClose }: { item: ItemRecord; act: ItemAct; onClose: () => void }) {
  const said = useWords(itemWords)
  const states = useWords(stateWords)
  const [reason, setReason] = useState('')
  const write = useAct(takeBackAct, { renews: RENEWS, onDone: useDone(onClose) })
  return (
    <WriteDialog
      title={said.takeBackTitle}
      text={`${states[act.act]}, ${formatDay(act.on)}`}
      act={write}
      size="md"
      onClose={onClose}
      onSubmit={() => write.mutate({ id: item.id, actId: act.id, reason })}
    >
      <ReasonField value={reason} onChange={setReason} />
    </WriteDialog>
  )
}
