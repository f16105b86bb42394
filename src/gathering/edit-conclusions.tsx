import { Button, NumberInput } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '#ui/ask.ts'
import { ChoiceField } from '#ui/field.tsx'
import { useWords } from '#ui/words.tsx'
import type { Gathering } from './api.ts'
import { useDone } from '#ui/done.ts'
import { LongField, RENEWS, WriteDialog } from './dialog.tsx'
import { asksOf, MOST } from './kinds.ts'
import { setConclusions, type Conclusion } from './outcome-api.ts'
import { words } from './outcome-words.ts'
import style from './gathering.module.css'

type Draft = Pick<Conclusion, 'kind' | 'text' | 'votesFor' | 'votesAgainst' | 'votesNone'> & { key: number }
const VOTES = ['votesFor', 'votesAgainst', 'votesNone'] as const

/** The conclusions, one after the other; votes where the kind of gathering takes them. */
export function EditConclusions({
  gathering,
  items,
  onClose,
}: {
  gathering: Gathering
  items: readonly Conclusion[]
  onClose: () => void
}) {
  const said = useWords(words)
  const [next, setNext] = useState(items.length + 1)
  const [drafts, setDrafts] = useState<Draft[]>(() =>
    items.length > 0 ? items.map((item, key) => ({ ...item, key })) : [emptyDraft(0)],
  )
  const act = useAct(setConclusions, { renews: RENEWS, onDone: useDone(onClose) })
  const change = (key: number, by: Partial<Draft>) =>
    setDrafts(drafts.map((draft) => (draft.key === key ? { ...draft, ...by } : draft)))
  const submit = () =>
    act.mutate({
      id: gathering.id,
      items: drafts.map(({ kind, text, votesFor, votesAgainst, votesNone }) => ({
        kind,
        text,
        votesFor,
        votesAgainst,
        votesNone,
      })),
    })
  return (
    <WriteDialog size="xl" title={said.editConclusions} act={act} onClose={onClose} onSubmit={submit}>
      {drafts.map((draft, index) => (
        <fieldset key={draft.key} className={style.block}>
          <legend>{said.conclusionN(index + 1)}</legend>
          <ChoiceField
            label={said.kind}
            value={draft.kind}
            onChange={(kind) => kind && change(draft.key, { kind })}
            choices={[
              { value: 'task', label: said.task },
              { value: 'lesson', label: said.lesson },
            ]}
          />
          <LongField
            label={said.text}
            required
            minLength={3}
            maxLength={4000}
            value={draft.text}
            onChange={(text) => change(draft.key, { text })}
          />
          {asksOf(gathering.kind).votes && (
            <div className={style.fields}>
              {VOTES.map((name) => (
                <NumberInput
                  key={name}
                  label={said[name]}
                  min={0}
                  max={100_000}
                  allowDecimal={false}
                  value={draft[name] ?? ''}
                  onChange={(value) =>
                    change(draft.key, { [name]: typeof value === 'number' ? value : null })
                  }
                />
              ))}
            </div>
          )}
          <div className={style.buttons}>
            <Button
              variant="subtle"
              size="compact-md"
              onClick={() => setDrafts(drafts.filter((one) => one.key !== draft.key))}
            >
              {said.remove(index + 1)}
            </Button>
          </div>
        </fieldset>
      ))}
      {drafts.length < MOST.conclusions && (
        <Button
          variant="default"
          onClick={() => {
            setDrafts([...drafts, emptyDraft(next)])
            setNext(next + 1)
          }}
        >
          {said.add}
        </Button>
      )}
    </WriteDialog>
  )
}

function emptyDraft(key: number): Draft {
  return { key, kind: 'task', text: '', votesFor: null, votesAgainst: null, votesNone: null }
}
