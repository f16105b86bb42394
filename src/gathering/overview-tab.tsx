import { Button } from '@mantine/core'
import { useState } from 'react'
import { DocumentField } from '#document/document-field.tsx'
import { formatDay, type Day } from '#platform/day.ts'
import { useAct } from '#ui/ask.ts'
import { useAsOf, useClosedReason } from '#ui/asof.tsx'
import { DayField } from '#ui/field.tsx'
import { Figure, Figures } from '#ui/figure.tsx'
import { formatNumber } from '#ui/format.ts'
import type { Choice } from '#ui/find-field.tsx'
import { Go } from '#ui/go.tsx'
import { Card, Facts } from '#ui/page.tsx'
import { PathLine } from '#ui/path-line.tsx'
import { useWords } from '#ui/words.tsx'
import { changePlan, recordAct, type Gathering } from './api.ts'
import { useDone } from '#ui/done.ts'
import { LongField, RENEWS, WriteDialog } from './dialog.tsx'
import { asksOf, NEXT, type State } from './kinds.ts'
import { words } from './page-words.ts'
import { PlanFields, planOf, type PlanDraft } from './plan-form.tsx'
import { actWords, stateWords } from './words.ts'
import style from './gathering.module.css'

type Act = Exclude<State, 'planned'>
const PATH = ['planned', 'announced', 'held', 'concluded'] as const

/** Where it stands, what is planned, how many came. */
export function OverviewTab({ gathering }: { gathering: Gathering }) {
  return (
    <>
      <Steps gathering={gathering} />
      <Numbers gathering={gathering} />
      <Planned gathering={gathering} />
    </>
  )
}

/** The line of steps, with who may take the next one. */
function Steps({ gathering }: { gathering: Gathering }) {
  const said = useWords(words)
  const states = useWords(stateWords)
  const acts = useWords(actWords)
  const closed = useClosedReason()
  const [writing, setWriting] = useState<Act | null>(null)
  const { state } = gathering
  const off = state === 'postponed' || state === 'cancelled'
  const steps: readonly State[] = off ? [...PATH.slice(0, 2), state, ...PATH.slice(2)] : PATH
  const reached = off ? steps.indexOf(state) : PATH.indexOf(state)
  const dayOf = (step: State, index: number) =>
    index <= reached ? gathering.acts.findLast((one) => one.act === step)?.on : undefined
  return (
    <Card title={said.steps}>
      <PathLine
        name={said.steps}
        steps={steps.map((step, index) => {
          const on = dayOf(step, index)
          return {
            key: step,
            title: states[step],
            note: on && said.stepOn(formatDay(on)),
            at: step === state ? 'now' : on ? 'done' : 'next',
          }
        })}
      />
      {gathering.may.record && NEXT[state].length > 0 && (
        <div className={`${style.buttons} dv-no-print`}>
          {NEXT[state].map((next, index) => (
            <Button
              key={next}
              variant={index === 0 ? 'filled' : 'default'}
              disabled={closed !== null}
              title={closed ?? undefined}
              onClick={() => setWriting(next as Act)}
            >
              {acts[next]}
            </Button>
          ))}
        </div>
      )}
      {writing && <ActDialog gathering={gathering} act={writing} onClose={() => setWriting(null)} />}
    </Card>
  )
}

function ActDialog({ gathering, act, onClose }: { gathering: Gathering; act: Act; onClose: () => void }) {
  const said = useWords(words)
  const acts = useWords(actWords)
  const { today } = useAsOf()
  const [on, setOn] = useState<Day | null>(today)
  const [note, setNote] = useState('')
  const [document, setDocument] = useState<Choice | null>(null)
  const write = useAct(recordAct, { renews: RENEWS, onDone: useDone(onClose) })
  const needsReason = act === 'postponed' || act === 'cancelled'
  return (
    <WriteDialog
      title={acts[act]}
      verb={acts[act]}
      act={write}
      onClose={onClose}
      onSubmit={() =>
        on &&
        write.mutate({
          id: gathering.id,
          act,
          on,
          note: note.trim() || null,
          documentId: document?.key ?? null,
        })
      }
    >
      <DayField label={said.on} required value={on} max={today} onChange={setOn} />
      {act !== 'held' && <DocumentField label={said.document} value={document} onChange={setDocument} />}
      <LongField
        label={needsReason ? said.reason : said.actNote}
        required={needsReason}
        minLength={3}
        value={note}
        onChange={setNote}
      />
    </WriteDialog>
  )
}

/** Figures that open to their part. */
function Numbers({ gathering }: { gathering: Gathering }) {
  const said = useWords(words)
  const { counts, kind, id } = gathering
  const asks = asksOf(kind)
  const door = (tab: string) => ({ to: `/gatherings/${id}`, search: { tab } })
  const of = (part: number, whole: number) => said.ofN(formatNumber(part), formatNumber(whole))
  const figures = [
    counts.sites > 0 && (
      <Figure key="sites" name={said.sites} value={of(counts.reported, counts.sites)} {...door('rollcall')} />
    ),
    counts.sites > 0 && (
      <Figure
        key="present"
        name={said.present}
        value={formatNumber(counts.present)}
        note={counts.invited > 0 && said.ofInvited(formatNumber(counts.invited))}
        {...door('rollcall')}
      />
    ),
    counts.invitations > 0 && (
      <Figure
        key="invitations"
        name={said.accepted}
        value={of(counts.accepted, counts.invitations)}
        {...door('invitations')}
      />
    ),
    asks.opinions && counts.opinions > 0 && (
      <Figure
        key="opinions"
        name={said.opinions}
        value={of(counts.opinions - counts.openOpinions, counts.opinions)}
        {...door('opinions')}
      />
    ),
    counts.tasks > 0 && (
      <Figure key="tasks" name={said.tasks} value={of(counts.given, counts.tasks)} {...door('conclusions')} />
    ),
  ].filter(Boolean)
  if (figures.length === 0) return null
  return (
    <Card title={said.figures}>
      <Figures>{figures}</Figures>
    </Card>
  )
}

function Planned({ gathering }: { gathering: Gathering }) {
  const said = useWords(words)
  const closed = useClosedReason()
  const [editing, setEditing] = useState(false)
  const { fromDay, toDay, startsAt, endsAt } = gathering
  const days = fromDay === toDay ? formatDay(fromDay) : `${formatDay(fromDay)} – ${formatDay(toDay)}`
  const hours = [startsAt, endsAt].filter(Boolean).join(' – ')
  const { convener, body, state } = gathering
  const over = state === 'cancelled' || state === 'concluded'
  const edit = gathering.may.record && !over && (
    <Button
      variant="default"
      disabled={closed !== null}
      title={closed ?? undefined}
      onClick={() => setEditing(true)}
    >
      {said.edit}
    </Button>
  )
  return (
    <Card title={said.facts} actions={edit}>
      <Facts
        facts={[
          { name: said.when2, value: [days, hours].filter(Boolean).join(', ') },
          {
            name: said.convener,
            value: <Go to={`/organisations/${convener.id}`}>{convener.name}</Go>,
          },
          ...(body ? [{ name: said.body, value: body.name }] : []),
          { name: said.chair, value: gathering.chair ?? '–' },
          { name: said.place, value: gathering.place ?? '–' },
          ...(gathering.opinionsDueOn
            ? [{ name: said.opinionsDueOn, value: formatDay(gathering.opinionsDueOn) }]
            : []),
        ]}
      />
      {gathering.note && <p className={`${style.text} ${style.after}`}>{gathering.note}</p>}
      {editing && <EditPlan gathering={gathering} onClose={() => setEditing(false)} />}
    </Card>
  )
}

function EditPlan({ gathering, onClose }: { gathering: Gathering; onClose: () => void }) {
  const said = useWords(words)
  const [draft, setDraft] = useState<PlanDraft>({
    ...gathering,
    bodyId: gathering.bodyId ?? '',
    chair: gathering.chair ?? '',
    place: gathering.place ?? '',
    startsAt: gathering.startsAt ?? '',
    endsAt: gathering.endsAt ?? '',
    note: gathering.note ?? '',
  })
  const [reason, setReason] = useState('')
  const act = useAct(changePlan, { renews: RENEWS, onDone: useDone(onClose) })
  const submit = () => {
    const plan = planOf(draft)
    if (plan) act.mutate({ id: gathering.id, ...plan, reason })
  }
  return (
    <WriteDialog size="xl" title={said.editTitle} act={act} onClose={onClose} onSubmit={submit}>
      <PlanFields convenerId={gathering.convener.id} draft={draft} onChange={setDraft} />
      <LongField
        label={said.reason}
        required
        minLength={3}
        maxLength={500}
        value={reason}
        onChange={setReason}
      />
    </WriteDialog>
  )
}
