import { Checkbox } from '@mantine/core'
import { useState } from 'react'
import { addDays, addMonths, type Day } from '#platform/day.ts'
import { useAct, useAsk } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { BeforeAfter } from '#ui/confirm.tsx'
import { ChoiceField, DayField } from '#ui/field.tsx'
import { formatNumber } from '#ui/format.ts'
import { useGo } from '#ui/go.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { tell } from '#ui/tell.ts'
import { useWords } from '#ui/words.tsx'
import { carryOver, listUnfinished, type Item, type ProgrammeRecord } from './api.ts'
import { itemWords } from './item-words.ts'
import { RENEWS, WriteDialog } from './parts.tsx'
import { stateWords } from './words.ts'
import style from './programme.module.css'

/** Unfinished items go on in the next programme: chosen, previewed, carried over in one step. */
export function CarryOver({ programme, onClose }: { programme: ProgrammeRecord; onClose: () => void }) {
  const said = useWords(itemWords)
  const go = useGo()
  const { on } = useAsOf()
  const asked = useAsk(listUnfinished, { id: programme.id, on })
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const [toId, setToId] = useState(programme.next[0]?.id ?? '')
  const to = programme.next.find(({ id }) => id === toId)
  const [dueOn, setDueOn] = useState<Day | null>(to ? addDays(addMonths(to.from, 12), -1) : null)
  const items = (asked.data?.items ?? []).filter(({ id }) => !left.has(id))
  const act = useAct(carryOver, {
    renews: RENEWS,
    onDone: ({ carried }) => {
      tell(said.carried_n(formatNumber(carried)))
      go({ to: `/programmes/${toId}` })
    },
  })
  const submit = () => {
    if (to && dueOn) act.mutate({ id: programme.id, toId, itemIds: items.map(({ id }) => id), dueOn })
  }
  return (
    <WriteDialog
      title={said.carryTitle}
      act={act}
      size="xl"
      verb={said.carryAct(formatNumber(items.length))}
      onClose={onClose}
      onSubmit={submit}
    >
      <div className={style.fields}>
        <ChoiceField
          label={said.carryTo}
          required
          value={toId}
          onChange={setToId}
          choices={programme.next.map(({ id, title }) => ({ value: id, label: title }))}
        />
        <DayField label={said.carryDue} required value={dueOn} onChange={setDueOn} />
      </div>
      {programme.next.length === 0 && <p role="alert">{said.carryNoNext}</p>}
      <Answer of={asked}>
        {(unfinished) => (
          <Preview items={unfinished.items} left={left} setLeft={setLeft} to={to?.title ?? '…'} />
        )}
      </Answer>
    </WriteDialog>
  )
}

function Preview({
  items,
  left,
  setLeft,
  to,
}: {
  items: readonly Item[]
  left: ReadonlySet<string>
  setLeft: (left: ReadonlySet<string>) => void
  to: string
}) {
  const said = useWords(itemWords)
  const states = useWords(stateWords)
  if (items.length === 0) return <Empty title={said.carryNone} />
  const choose = (id: string) => {
    const next = new Set(left)
    if (!next.delete(id)) next.add(id)
    setLeft(next)
  }
  const chosen = items.filter(({ id }) => !left.has(id)).length
  return (
    <>
      <fieldset className={style.chooser} aria-label={said.carryWhat}>
        {items.map((item) => (
          <Checkbox
            key={item.id}
            label={`${item.code}. ${item.title} (${states[item.state].toLowerCase()})`}
            checked={!left.has(item.id)}
            onChange={() => choose(item.id)}
          />
        ))}
      </fieldset>
      <BeforeAfter
        before={<p>{said.carryBefore(formatNumber(items.length))}</p>}
        after={<p>{said.carryAfter(formatNumber(chosen), to)}</p>}
      />
    </>
  )
}
