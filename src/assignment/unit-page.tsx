import { Button } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { Check, Circle } from 'lucide-react'
import { useState } from 'react'
import { formatDay } from '#platform/day.ts'
import { useAct, useAsk } from '#ui/ask.ts'
import { useAsOf, useClosedReason } from '#ui/asof.tsx'
import { formatMaybeDay } from '#ui/format.ts'
import { Go } from '#ui/go.tsx'
import { Card, Facts, Mark, Page } from '#ui/page.tsx'
import { useSay, WhyNot } from '#ui/refusals.tsx'
import { Answer } from '#ui/states.tsx'
import { tell } from '#ui/tell.ts'
import { useWords } from '#ui/words.tsx'
import { getAddressee, recordAddresseeAct, type Addressee } from './act-api.ts'
import { ActForm } from './act-form.tsx'
import { StateMark } from './assignments-from.tsx'
import { RENEWS } from './dialog.tsx'
import { DocumentText } from './document-text.tsx'
import { History } from './history.tsx'
import { nextStep, type NextStep } from './next.ts'
import { PassOn } from './pass-on.tsx'
import { refusalWords } from './refusal-words.ts'
import type { Stage } from './stages.ts'
import { unitWords } from './unit-words.ts'
import { askedWords, nextWords, words } from './words.ts'
import style from './assignment.module.css'

/** What was given to one unit: where it stands, the usual next thing under one button, all that was done. */
export function UnitAssignmentPage() {
  const said = useWords(words)
  const { id } = useParams({ strict: false }) as { id: string }
  const { on } = useAsOf()
  const addressee = useAsk(getAddressee, { id, on })
  const shown = addressee.data
  return (
    <Page
      title={shown?.assignment.title ?? said.task}
      note={shown && (shown.body ?? shown.unit.name)}
      breadcrumb={[
        { name: said.title, to: '/assignments' },
        ...(shown ? [{ name: said.whole, to: `/assignments/${shown.assignment.id}` }] : []),
      ]}
    >
      <Answer of={addressee}>
        {(found) => (
          <>
            <Now of={found} />
            <Card title={said.facts}>
              <About of={found} />
            </Card>
            <History of={found} />
          </>
        )}
      </Answer>
    </Page>
  )
}

const STAGE_OF: Record<NextStep, Stage> = {
  receive: 'received',
  disseminate: 'disseminated',
  issue_programme: 'programme',
  report: 'reported',
  redo: 'reported',
  finish: 'progress',
}

/** Where it stands and what is to be done: for the unit, and for the giver. */
function Now({ of }: { of: Addressee }) {
  const said = useWords(unitWords)
  const { unit, answering, dueOn, firstDueOn, nudgedOn, may, assignment, state } = of
  const first = firstDueOn !== null && firstDueOn !== dueOn ? said.firstDue(formatDay(firstDueOn)) : null
  return (
    <Card title={said.path}>
      <div className={style.now}>
        {unit.id !== answering.id && <p>{said.answering(answering.name)}</p>}
        <div className={style.entryHead}>
          <StateMark addressee={of} />
          {dueOn && (
            <span>
              {said.dueText(formatDay(dueOn))}
              {first && <span className={style.dim}> ({first})</span>}
            </span>
          )}
          {nudgedOn && of.doneOn === null && (
            <Mark tone="accent">{said.nudgedText(formatDay(nudgedOn))}</Mark>
          )}
        </div>
        <Steps of={of} />
        {assignment.withdrawnOn === null && state !== 'closed' && (
          <>
            {may.act && <Next of={of} />}
            {may.judge && <Judge of={of} />}
          </>
        )}
        {state === 'closed' && <p className={style.dim}>{said.closedText}</p>}
      </div>
    </Card>
  )
}

function Steps({ of: { assignment, stageDays } }: { of: Addressee }) {
  const said = useWords(unitWords)
  const asked = useWords(askedWords)
  return (
    <ol className={style.steps}>
      {assignment.stages.map((stage) => {
        const day = stageDays[stage] ?? null
        const Icon = day === null ? Circle : Check
        return (
          <li key={stage} className={style.step}>
            <Icon size={18} aria-hidden />
            <span>{asked[stage]}</span>
            <small>{day === null ? said.notYet : formatDay(day)}</small>
          </li>
        )
      })}
    </ol>
  )
}

function nextOf({ assignment, stageDays, state, doneOn, givenOn }: Addressee): NextStep | null {
  const days = { received: null, disseminated: null, programme: null, reported: null, ...stageDays }
  const closed = state === 'closed' ? (doneOn ?? givenOn) : null
  return nextStep(assignment.stages, { ...days, returned: state === 'returned' ? givenOn : null, closed })
}

function Next({ of }: { of: Addressee }) {
  const said = useWords(unitWords)
  const names = useWords(nextWords)
  const say = useSay(refusalWords)
  const closed = useClosedReason()
  const { today } = useAsOf()
  const [form, setForm] = useState<Stage | 'pass' | null>(null)
  const receive = useAct(recordAddresseeAct, { renews: RENEWS, onDone: () => tell(said.recorded) })
  const step = nextOf(of)
  const isReceived = !of.assignment.stages.includes('received') || Boolean(of.stageDays.received)
  const locked = { disabled: closed !== null, title: closed ?? undefined }
  const begin = () =>
    step === 'receive'
      ? receive.mutate({ id: of.id, stage: 'received', on: today })
      : step && setForm(STAGE_OF[step])
  const others: { stage: Stage | 'pass'; name: string }[] = [
    ...(step === 'finish' ? [] : [{ stage: 'progress' as const, name: said.progress }]),
    ...(of.stageDays.disseminated ? [{ stage: 'disseminated' as const, name: said.again }] : []),
    ...(of.may.passOn ? [{ stage: 'pass' as const, name: said.passOn }] : []),
  ]
  return (
    <section className={style.next} aria-label={said.next}>
      {step === null ? (
        <p>{said.allDone}</p>
      ) : (
        <Button size="lg" className={style.wide} loading={receive.isPending} onClick={begin} {...locked}>
          {names[step]}
        </Button>
      )}
      {closed && <p className={style.dim}>{closed}</p>}
      <WhyNot error={receive.error} say={say} />
      {isReceived && (
        <div className={style.buttons}>
          {others.map(({ stage, name }) => (
            <Button key={stage} variant="default" onClick={() => setForm(stage)} {...locked}>
              {name}
            </Button>
          ))}
        </div>
      )}
      {form === 'pass' && <PassOn of={of} onClose={() => setForm(null)} />}
      {form !== null && form !== 'pass' && (
        <ActForm addressee={of} stage={form} onClose={() => setForm(null)} />
      )}
    </section>
  )
}

/** What the giver does with it. */
function Judge({ of }: { of: Addressee }) {
  const said = useWords(unitWords)
  const closed = useClosedReason()
  const [form, setForm] = useState<Stage | null>(null)
  const locked = { disabled: closed !== null, title: closed ?? undefined }
  const isReported = of.state === 'reported' || !of.assignment.stages.includes('reported')
  const acts: { stage: Stage; name: string }[] = [
    ...(isReported
      ? [
          { stage: 'closed' as const, name: said.close },
          { stage: 'returned' as const, name: said.returnIt },
        ]
      : []),
    ...(of.doneOn === null ? [{ stage: 'nudged' as const, name: said.nudge }] : []),
    ...(of.doneOn === null && of.dueOn !== null ? [{ stage: 'extended' as const, name: said.extend }] : []),
  ]
  if (acts.length === 0) return null
  return (
    <section className={style.next} aria-label={said.judge}>
      <h3 className={style.dim}>{said.judge}</h3>
      <div className={style.buttons}>
        {acts.map(({ stage, name }) => (
          <Button
            key={stage}
            variant={stage === 'closed' ? 'filled' : 'default'}
            onClick={() => setForm(stage)}
            {...locked}
          >
            {name}
          </Button>
        ))}
      </div>
      {form !== null && <ActForm addressee={of} stage={form} onClose={() => setForm(null)} />}
    </section>
  )
}

function About({ of }: { of: Addressee }) {
  const said = useWords(words)
  const own = useWords(unitWords)
  const { assignment, giver, passedBy, unit, givenOn } = of
  const facts = [
    {
      name: said.unit,
      value: unit.readable ? <Go to={`/organisations/${unit.id}`}>{unit.name}</Go> : unit.name,
    },
    { name: own.givenBy, value: giver.name },
    passedBy && { name: own.passedBy, value: passedBy.name },
    assignment.document && { name: said.document, value: <DocumentText document={assignment.document} /> },
    assignment.ground && { name: said.ground, value: assignment.ground },
    assignment.product && { name: said.product, value: assignment.product },
    { name: said.givenOn, value: formatDay(givenOn) },
    { name: said.dueOn, value: formatMaybeDay(of.dueOn) },
  ]
  return <Facts facts={facts.filter((fact) => typeof fact === 'object' && fact !== null)} />
}
