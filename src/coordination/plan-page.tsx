import { Textarea } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { AssignmentsFrom } from '#assignment/assignments-from.tsx'
import { formatDay } from '#platform/day.ts'
import { useAct, useAsk } from '#ui/ask.ts'
import { useAsOf, useClosedReason } from '#ui/asof.tsx'
import { formatMaybeDay } from '#ui/format.ts'
import { Go, useGo } from '#ui/go.tsx'
import { Card, Columns, Facts, Page } from '#ui/page.tsx'
import { Answer } from '#ui/states.tsx'
import { tell } from '#ui/tell.ts'
import { useWords } from '#ui/words.tsx'
import { getPlan, withdrawPlan, type Partner, type Plan } from './api.ts'
import { WriteButton } from '#ui/write-button.tsx'
import { RENEWS, WriteDialog } from './dialog.tsx'
import { PeriodMark } from './period-mark.tsx'
import { ReviewForm } from './review-form.tsx'
import { TaskForm } from './task-form.tsx'
import { words } from './words.ts'
import style from './coordination.module.css'

/** A coordination plan: aims, parties, tasks with how far they are, yearly reviews. */
export function PlanPage() {
  const said = useWords(words)
  const { id } = useParams({ strict: false }) as { id: string }
  const { on } = useAsOf()
  const closed = useClosedReason()
  const asked = useAsk(getPlan, { id, on })
  const plan = asked.data?.id === id ? asked.data : undefined
  return (
    <Page
      title={plan?.title ?? said.plan}
      breadcrumb={[{ name: said.title, to: '/coordination' }]}
      note={
        plan && (
          <>
            {formatDay(plan.from)} – {formatDay(plan.to)} <PeriodMark plan={plan} on={on} />
          </>
        )
      }
      actions={plan?.may.record && plan.assignments.length === 0 && <Withdraw plan={plan} />}
    >
      {closed && plan?.may.record && <p className={`${style.dim} dv-no-print`}>{closed}</p>}
      <Answer of={{ ...asked, data: plan }} lines={10}>
        {(shown) => (
          <>
            <Columns>
              <Card title={said.aims}>
                <p className={style.text}>{shown.aims}</p>
              </Card>
              <Card title={said.facts}>
                <PlanFacts plan={shown} />
              </Card>
            </Columns>
            <Tasks plan={shown} />
            <Reviews plan={shown} />
          </>
        )}
      </Answer>
    </Page>
  )
}

function PlanFacts({ plan }: { plan: Plan }) {
  const said = useWords(words)
  const facts = [
    {
      name: said.number,
      value: plan.documentId ? (
        <Go to={`/documents/${plan.documentId}`}>{plan.number ?? '–'}</Go>
      ) : (
        (plan.number ?? '–')
      ),
    },
    { name: said.signedOn, value: formatMaybeDay(plan.signedOn) },
    { name: said.keeper, value: plan.keeper.name },
    {
      name: said.partners,
      value: plan.partners.map((partner) => (
        <div key={partner.bodyId ?? partner.unit?.id ?? partner.name}>
          <PartnerName partner={partner} />
        </div>
      )),
    },
  ]
  return <Facts facts={facts} />
}

function PartnerName({ partner: { name, unit, bodyId } }: { partner: Partner }) {
  if (bodyId && unit?.readable) return <Go to={`/bodies/${bodyId}`}>{name}</Go>
  if (!bodyId && unit?.readable) return <Go to={`/organisations/${unit.id}`}>{name}</Go>
  return name
}

function Tasks({ plan }: { plan: Plan }) {
  const said = useWords(words)
  const [gives, setGives] = useState(false)
  return (
    <Card
      title={said.tasks}
      actions={plan.may.record && <WriteButton onClick={() => setGives(true)}>{said.giveTask}</WriteButton>}
    >
      <AssignmentsFrom assignments={plan.assignments} />
      {gives && <TaskForm plan={plan} onClose={() => setGives(false)} />}
    </Card>
  )
}

function Reviews({ plan }: { plan: Plan }) {
  const said = useWords(words)
  const [writes, setWrites] = useState(false)
  return (
    <Card
      title={said.reviews}
      actions={
        plan.may.record && <WriteButton onClick={() => setWrites(true)}>{said.recordReview}</WriteButton>
      }
    >
      {plan.reviews.length === 0 && <p className={style.dim}>{said.noReviews}</p>}
      <ul className={style.reviews}>
        {plan.reviews.map(({ year, on, results, ahead }) => (
          <li key={year}>
            <strong>{year}</strong> <span className={style.dim}>{formatDay(on)}</span>
            <p className={style.text}>{results}</p>
            {ahead && (
              <p className={style.text}>
                {said.ahead}: {ahead}
              </p>
            )}
          </li>
        ))}
      </ul>
      {writes && <ReviewForm plan={plan} onClose={() => setWrites(false)} />}
    </Card>
  )
}

function Withdraw({ plan }: { plan: Plan }) {
  const said = useWords(words)
  const go = useGo()
  const [opened, setOpened] = useState(false)
  const [reason, setReason] = useState('')
  const act = useAct(withdrawPlan, {
    renews: RENEWS,
    onDone: () => {
      tell(said.recorded)
      go({ to: '/coordination' })
    },
  })
  return (
    <>
      <WriteButton onClick={() => setOpened(true)}>{said.withdraw}</WriteButton>
      {opened && (
        <WriteDialog
          title={said.withdraw}
          act={act}
          onClose={() => setOpened(false)}
          onSubmit={() => act.mutate({ id: plan.id, reason })}
        >
          <Textarea
            label={said.reason}
            required
            minLength={3}
            maxLength={500}
            autosize
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        </WriteDialog>
      )}
    </>
  )
}
