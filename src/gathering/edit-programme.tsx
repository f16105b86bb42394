import { Button, Checkbox, NumberInput } from '@mantine/core'
import { useState } from 'react'
import { useAct } from '#ui/ask.ts'
import { TextField } from '#ui/field.tsx'
import { useWords } from '#ui/words.tsx'
import { setProgramme, type Gathering } from './api.ts'
import { useDone } from '#ui/done.ts'
import { RENEWS, WriteDialog } from './dialog.tsx'
import { MOST } from './kinds.ts'
import { words } from './page-words.ts'
import style from './gathering.module.css'

interface ItemDraft {
  key: number
  title: string
  speaker: string
  minutes: number | null
  standing: boolean
}

/** The programme, item by item. */
export function EditProgramme({ gathering, onClose }: { gathering: Gathering; onClose: () => void }) {
  const said = useWords(words)
  const [next, setNext] = useState(gathering.programme.length + 1)
  const [items, setItems] = useState<ItemDraft[]>(() =>
    gathering.programme.length > 0
      ? gathering.programme.map((item, key) => ({ ...item, key, speaker: item.speaker ?? '' }))
      : [emptyItem(0)],
  )
  const act = useAct(setProgramme, { renews: RENEWS, onDone: useDone(onClose) })
  const change = (key: number, by: Partial<ItemDraft>) =>
    setItems(items.map((item) => (item.key === key ? { ...item, ...by } : item)))
  const moveUp = (index: number) => {
    const moved = [...items]
    ;[moved[index - 1], moved[index]] = [moved[index]!, moved[index - 1]!]
    setItems(moved)
  }
  const submit = () =>
    act.mutate({
      id: gathering.id,
      items: items.map(({ speaker, ...item }) => ({ ...item, speaker: speaker.trim() || null })),
    })
  return (
    <WriteDialog size="xl" title={said.editProgramme} act={act} onClose={onClose} onSubmit={submit}>
      {items.map((item, index) => (
        <fieldset key={item.key} className={style.block}>
          <legend>{said.itemN(index + 1)}</legend>
          <div className={style.line}>
            <TextField
              label={said.item}
              required
              maxLength={300}
              value={item.title}
              onChange={(title) => change(item.key, { title })}
            />
            <TextField
              label={said.speaker}
              placeholder={said.speakerHint}
              maxLength={300}
              value={item.speaker}
              onChange={(speaker) => change(item.key, { speaker })}
            />
            <NumberInput
              label={said.minutesLong}
              min={1}
              max={1440}
              allowDecimal={false}
              value={item.minutes ?? ''}
              onChange={(value) => change(item.key, { minutes: typeof value === 'number' ? value : null })}
            />
          </div>
          <div className={style.buttons}>
            <Checkbox
              label={said.standing}
              checked={item.standing}
              onChange={(event) => change(item.key, { standing: event.currentTarget.checked })}
            />
            {index > 0 && (
              <Button variant="subtle" size="compact-md" onClick={() => moveUp(index)}>
                {said.moveUp(index + 1)}
              </Button>
            )}
            <Button
              variant="subtle"
              size="compact-md"
              onClick={() => setItems(items.filter((one) => one.key !== item.key))}
            >
              {said.removeItem(index + 1)}
            </Button>
          </div>
        </fieldset>
      ))}
      {items.length < MOST.items && (
        <Button
          variant="default"
          onClick={() => {
            setItems([...items, emptyItem(next)])
            setNext(next + 1)
          }}
        >
          {said.addItem}
        </Button>
      )}
    </WriteDialog>
  )
}

function emptyItem(key: number): ItemDraft {
  return { key, title: '', speaker: '', minutes: null, standing: false }
}
