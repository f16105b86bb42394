import { Button } from '@mantine/core'
import { useState } from 'react'
import { formatDay, type Day } from '#platform/day.ts'
import { useAct } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { DayField } from '#ui/field.tsx'
import { formatNumber } from '#ui/format.ts'
import { useSay, WhyNot } from '#ui/refusals.tsx'
import { tell } from '#ui/tell.ts'
import { useWords } from '#ui/words.tsx'
import { Card } from '#ui/page.tsx'
import type { z } from 'zod'
import { AddresseeFields, EMPTY_ADDRESS, addressedOf, type AddressDraft } from './addressee-fields.tsx'
import type { Gathering } from './api.ts'
import { giveConclusions, previewGiving, type Conclusion, type ConclusionGiving } from './outcome-api.ts'
import { words } from './outcome-words.ts'
import { refusalWords } from './words.ts'
import style from './gathering.module.css'

interface Draft extends AddressDraft {
  dueOn: Day | null
}

/** Gives the tasks among the conclusions to units: filled in, seen, then all of it in one step. */
export function GiveConclusions({
  gathering,
  tasks,
  onClose,
}: {
  gathering: Gathering
  tasks: readonly Conclusion[]
  onClose: () => void
}) {
  const said = useWords(words)
  const say = useSay(refusalWords)
  const start: Draft = {
    ...EMPTY_ADDRESS,
    to: gathering.counts.sites > 0 ? 'sites' : 'below',
    dueOn: null,
  }
  const [drafts, setDrafts] = useState<ReadonlyMap<string, Draft>>(
    () => new Map(tasks.map((task) => [task.id, start])),
  )
  const preview = useAct(previewGiving, { renews: [] })
  const give = useAct(giveConclusions, {
    onDone: () => {
      tell(said.givenDone)
      onClose()
    },
  })
  const change = (id: string, by: Partial<Draft>) => {
    setDrafts(new Map(drafts).set(id, { ...drafts.get(id)!, ...by }))
    preview.reset()
    give.reset()
  }
  const first = tasks[0]!
  const likeFirst = () => {
    setDrafts(new Map(tasks.map((task) => [task.id, drafts.get(first.id)!])))
    preview.reset()
  }
  const given = tasks.flatMap((task): ConclusionGiving[] => {
    const draft = drafts.get(task.id)!
    const addressed = addressedOf(draft)
    return addressed ? [{ conclusionId: task.id, addressed, dueOn: draft.dueOn, product: null }] : []
  })
  const isReady = given.length === tasks.length
  return (
    <Card title={said.giveTitle}>
      <form
        className={style.form}
        onSubmit={(event) => {
          event.preventDefault()
          if (isReady) preview.mutate({ id: gathering.id, given })
        }}
      >
        {tasks.map((task) => (
          <OneTask
            key={task.id}
            gathering={gathering}
            task={task}
            draft={drafts.get(task.id)!}
            onChange={(by) => change(task.id, by)}
            onLikeFirst={task.id === first.id && tasks.length > 1 ? likeFirst : null}
          />
        ))}
        <WhyNot error={give.error ?? preview.error} say={say} />
        {preview.data && <Previewed shown={preview.data.items} tasks={tasks} />}
        <div className={style.buttons}>
          {preview.data ? (
            <Button loading={give.isPending} onClick={() => give.mutate({ id: gathering.id, given })}>
              {said.giveAll(formatNumber(tasks.length))}
            </Button>
          ) : (
            <Button type="submit" loading={preview.isPending} disabled={!isReady}>
              {said.preview}
            </Button>
          )}
          <Button variant="default" onClick={onClose}>
            {said.cancel}
          </Button>
        </div>
      </form>
    </Card>
  )
}

function OneTask({
  gathering,
  task,
  draft,
  onChange,
  onLikeFirst,
}: {
  gathering: Gathering
  task: Conclusion
  draft: Draft
  onChange: (by: Partial<Draft>) => void
  onLikeFirst: (() => void) | null
}) {
  const said = useWords(words)
  const { today } = useAsOf()
  return (
    <fieldset className={style.block}>
      <legend>{said.conclusionN(task.number)}</legend>
      <p className={style.text}>{task.text}</p>
      <AddresseeFields hasSites={gathering.counts.sites > 0} draft={draft} onChange={onChange} />
      <DayField
        label={said.dueOn}
        value={draft.dueOn}
        min={today}
        onChange={(dueOn) => onChange({ dueOn })}
      />
      {onLikeFirst && (
        <div className={style.buttons}>
          <Button variant="default" size="compact-md" onClick={onLikeFirst}>
            {said.likeFirst}
          </Button>
        </div>
      )}
    </fieldset>
  )
}

type Shown = z.output<typeof previewGiving.output>['items']

function Previewed({ shown, tasks }: { shown: Shown; tasks: readonly Conclusion[] }) {
  const said = useWords(words)
  const numberOf = (id: string) => tasks.find((task) => task.id === id)?.number ?? 0
  return (
    <div role="status">
      <p className={style.big}>{said.previewTitle}</p>
      <ul className={style.rows}>
        {shown.map((one) => {
          const rest = one.leads + one.co - one.names.length
          return (
            <li key={one.conclusionId}>
              <strong>{said.conclusionN(numberOf(one.conclusionId))}:</strong>{' '}
              {said.toUnits(formatNumber(one.leads), formatNumber(one.co))}
              {one.dueOn && `, ${said.by(formatDay(one.dueOn))}`}
              <small className={style.dim}>
                {one.names.join('; ')}
                {rest > 0 && ` ${said.andMore(formatNumber(rest))}`}
              </small>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
