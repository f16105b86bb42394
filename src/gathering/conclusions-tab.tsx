import { Button } from '@mantine/core'
import { useState } from 'react'
import { AssignmentsFrom } from '#assignment/assignments-from.tsx'
import { formatDay } from '#platform/day.ts'
import { useAct, useAsk } from '#ui/ask.ts'
import { useAsOf, useClosedReason } from '#ui/asof.tsx'
import { TextField } from '#ui/field.tsx'
import { formatNumber } from '#ui/format.ts'
import { Card, Mark } from '#ui/page.tsx'
import { Answer } from '#ui/states.tsx'
import { useWords } from '#ui/words.tsx'
import { writeMinutes, type Gathering } from './api.ts'
import { useDone } from '#ui/done.ts'
import { LongField, RENEWS, WriteDialog } from './dialog.tsx'
import { GiveConclusions } from './give-conclusions.tsx'
import { EditConclusions } from './edit-conclusions.tsx'
import { listConclusions, type Conclusion } from './outcome-api.ts'
import { words } from './outcome-words.ts'
import style from './gathering.module.css'

/** Kết luận: minutes, lessons and tasks, and what became of them. */
export function ConclusionsTab({ gathering }: { gathering: Gathering }) {
  const said = useWords(words)
  const { state } = gathering
  const held = state === 'held' || state === 'concluded'
  return (
    <>
      {!held && <p className={style.dim}>{said.afterHeld}</p>}
      <Minutes gathering={gathering} />
      <Conclusions gathering={gathering} />
    </>
  )
}

function Minutes({ gathering }: { gathering: Gathering }) {
  const said = useWords(words)
  const closed = useClosedReason()
  const [writing, setWriting] = useState(false)
  const { minutes, state, may } = gathering
  const write = may.record && state === 'held' && (
    <Button
      variant={minutes ? 'default' : 'filled'}
      disabled={closed !== null}
      title={closed ?? undefined}
      onClick={() => setWriting(true)}
    >
      {minutes ? said.editMinutes : said.writeMinutes}
    </Button>
  )
  return (
    <Card title={said.minutes} actions={write}>
      {minutes ? (
        <>
          <p className={style.text}>{minutes.text}</p>
          <p className={style.dim}>{said.writtenOn(formatDay(minutes.on), minutes.clerk)}</p>
        </>
      ) : (
        <p className={style.dim}>{said.noMinutes}</p>
      )}
      {writing && <WriteMinutes gathering={gathering} onClose={() => setWriting(false)} />}
    </Card>
  )
}

function WriteMinutes({ gathering, onClose }: { gathering: Gathering; onClose: () => void }) {
  const said = useWords(words)
  const [text, setText] = useState(gathering.minutes?.text ?? '')
  const [clerk, setClerk] = useState(gathering.minutes?.clerk ?? '')
  const act = useAct(writeMinutes, { renews: RENEWS, onDone: useDone(onClose) })
  return (
    <WriteDialog
      size="xl"
      title={said.writeMinutes}
      act={act}
      onClose={onClose}
      onSubmit={() => act.mutate({ id: gathering.id, text, clerk: clerk.trim() || null })}
    >
      <LongField
        label={said.text}
        description={said.textHint}
        required
        minLength={10}
        maxLength={50_000}
        minRows={10}
        value={text}
        onChange={setText}
      />
      <TextField
        label={said.clerk}
        description={said.clerkHint}
        maxLength={300}
        value={clerk}
        onChange={setClerk}
      />
    </WriteDialog>
  )
}

function Conclusions({ gathering }: { gathering: Gathering }) {
  const said = useWords(words)
  const { on } = useAsOf()
  const [writing, setWriting] = useState<'list' | 'assignments' | null>(null)
  const asked = useAsk(listConclusions, { id: gathering.id, on })
  const close = () => setWriting(null)
  return (
    <Answer of={asked} lines={4}>
      {({ items, assignments }) => {
        const open = items.filter((one) => one.kind === 'task' && !one.given)
        return (
          <>
            {writing === 'assignments' && open.length > 0 && (
              <GiveConclusions gathering={gathering} tasks={open} onClose={close} />
            )}
            <Card
              title={said.conclusions}
              actions={
                writing !== 'assignments' && (
                  <Actions gathering={gathering} open={open.length} onWrite={setWriting} />
                )
              }
            >
              {items.length === 0 && <p className={style.dim}>{said.noConclusions}</p>}
              <List title={said.lessons} items={items.filter((one) => one.kind === 'lesson')} />
              <List title={said.tasks} items={items.filter((one) => one.kind === 'task')} />
            </Card>
            {assignments.length > 0 && (
              <Card title={said.became}>
                <AssignmentsFrom assignments={assignments} />
              </Card>
            )}
            {writing === 'list' && <EditConclusions gathering={gathering} items={items} onClose={close} />}
          </>
        )
      }}
    </Answer>
  )
}

function Actions({
  gathering: { state, may, counts },
  open,
  onWrite,
}: {
  gathering: Gathering
  open: number
  onWrite: (what: 'list' | 'assignments') => void
}) {
  const said = useWords(words)
  const closed = useClosedReason()
  if (!may.record || (state !== 'held' && state !== 'concluded')) return null
  const off = { disabled: closed !== null, title: closed ?? undefined }
  return (
    <>
      {counts.given === 0 && (
        <Button variant="default" {...off} onClick={() => onWrite('list')}>
          {said.editConclusions}
        </Button>
      )}
      {open > 0 && (
        <Button {...off} onClick={() => onWrite('assignments')}>
          {said.give}
        </Button>
      )}
    </>
  )
}

function List({ title, items }: { title: string; items: readonly Conclusion[] }) {
  const said = useWords(words)
  if (items.length === 0) return null
  return (
    <>
      <h3 className={style.subhead}>{title}</h3>
      <ol className={style.numbered}>
        {items.map((one) => (
          <li key={one.id}>
            <span className={style.inText}>{one.text}</span>{' '}
            {one.kind === 'task' && (
              <Mark tone={one.given ? 'good' : 'plain'}>{one.given ? said.given : said.notGiven}</Mark>
            )}
            {one.votesFor !== null && (
              <small className={style.small}>
                {said.votes(
                  formatNumber(one.votesFor),
                  formatNumber(one.votesAgainst),
                  formatNumber(one.votesNone),
                )}
              </small>
            )}
          </li>
        ))}
      </ol>
    </>
  )
}
