import { Button } from '@mantine/core'
import { useQueryClient } from '@tanstack/react-query'
import { useParams } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import type { z } from 'zod'
import { useUnit } from '#access/session.tsx'
import { formatDay } from '#platform/day.ts'
import { useAct, useAsk } from '#ui/ask.ts'
import { useAsOf, useClosedReason } from '#ui/asof.tsx'
import { formatMaybeDay } from '#ui/format.ts'
import { Go, GoButton } from '#ui/go.tsx'
import { Card, Facts, Page } from '#ui/page.tsx'
import { useSay, WhyNot } from '#ui/refusals.tsx'
import { Answer } from '#ui/states.tsx'
import { tell } from '#ui/tell.ts'
import { useWords } from '#ui/words.tsx'
import { issueAgain, withdrawAssignment } from './act-api.ts'
import { getAssignment } from './api.ts'
import { StateMark } from './assignments-from.tsx'
import { Coverage } from './coverage-card.tsx'
import { NoteField, RENEWS, WriteDialog } from './dialog.tsx'
import { DocumentText } from './document-text.tsx'
import { refusalWords } from './refusal-words.ts'
import { kindWords } from './state-words.ts'
import { unitWords } from './unit-words.ts'
import { askedWords, words } from './words.ts'
import style from './assignment.module.css'

type Shown = z.infer<(typeof getAssignment)['output']>

/** One assignment: what it asks, our part of it, and how far it is at every level. */
export function AssignmentPage() {
  const said = useWords(words)
  const { id } = useParams({ strict: false }) as { id: string }
  const { on } = useAsOf()
  const { id: unit } = useUnit()
  const assignment = useAsk(getAssignment, { id, on, unit: unit ?? undefined })
  const shown = assignment.data
  return (
    <Page
      title={shown?.title ?? said.task}
      note={shown && <Note of={shown} />}
      breadcrumb={[{ name: said.title, to: '/assignments' }]}
      actions={shown?.may.judge && shown.withdrawnOn === null && <Withdraw id={id} />}
    >
      <Answer of={assignment}>{(found) => <Parts of={found} />}</Answer>
    </Page>
  )
}

function Note({ of: { giver, body, givenOn, dueOn } }: { of: Shown }) {
  const said = useWords(words)
  const due = dueOn === null ? said.noDue : `${said.due} ${formatDay(dueOn)}`
  return [body ?? giver.name, formatDay(givenOn), due].join(' · ')
}

function Parts({ of }: { of: Shown }) {
  const said = useWords(words)
  const { id, mine, issuing, withdrawnOn, withdrawnReason, viewFrom } = of
  return (
    <>
      {withdrawnOn !== null && (
        <Card>
          <p>{said.withdrawn(formatDay(withdrawnOn), withdrawnReason ?? '')}</p>
        </Card>
      )}
      {issuing && <Issuing id={id} />}
      {mine.length > 0 && (
        <Card title={said.mine}>
          <ul className={style.list}>
            {mine.map((one) => (
              <li key={one.id} className={style.entryHead}>
                <strong>{one.body ?? one.unit.name}</strong>
                <StateMark addressee={one} />
                <GoButton to={`/assignments/unit/${one.id}`} variant="filled">
                  {said.openMine}
                </GoButton>
              </li>
            ))}
          </ul>
        </Card>
      )}
      <Coverage assignment={of} from={viewFrom} />
      <About of={of} />
    </>
  )
}

function About({ of }: { of: Shown }) {
  const said = useWords(words)
  const kinds = useWords(kindWords)
  const asked = useWords(askedWords)
  const { kind, giver, document, ground, product, startsOn, dueOn, stages } = of
  const facts = [
    { name: said.kind, value: kinds[kind] },
    {
      name: said.from,
      value: giver.readable ? <Go to={`/organisations/${giver.id}`}>{giver.name}</Go> : giver.name,
    },
    document && { name: said.document, value: <DocumentText document={document} /> },
    ground && { name: said.ground, value: ground },
    product && { name: said.product, value: product },
    stages.length > 0 && { name: said.asks, value: stages.map((stage) => asked[stage]).join(', ') },
    { name: said.startsOn, value: formatDay(startsOn) },
    { name: said.dueOn, value: formatMaybeDay(dueOn) },
  ]
  return (
    <Card title={said.facts}>
      <Facts facts={facts.filter((fact) => typeof fact === 'object' && fact !== null)} />
    </Card>
  )
}

const LOOK_AGAIN_MS = 2_000

/** Looks again until all addressees are written down. */
function Issuing({ id }: { id: string }) {
  const said = useWords(words)
  const say = useSay(refusalWords)
  const client = useQueryClient()
  useEffect(() => {
    const isOurs = ({ queryKey }: { queryKey: readonly unknown[] }) =>
      String(queryKey[0]).startsWith('/api/assignments')
    const timer = setInterval(() => void client.invalidateQueries({ predicate: isOurs }), LOOK_AGAIN_MS)
    return () => clearInterval(timer)
  }, [client])
  const again = useAct(issueAgain, { renews: ['/api/jobs', ...RENEWS] })
  return (
    <Card>
      <p role="status">{said.issuing}</p>
      <div className={style.buttons}>
        <GoButton to="/jobs">{said.toJobs}</GoButton>
        <Button variant="default" loading={again.isPending} onClick={() => again.mutate({ id })}>
          {said.issueAgain}
        </Button>
      </div>
      <WhyNot error={again.error} say={say} />
    </Card>
  )
}

function Withdraw({ id }: { id: string }) {
  const said = useWords(words)
  const unit = useWords(unitWords)
  const closed = useClosedReason()
  const { today } = useAsOf()
  const [open, setOpen] = useState(false)
  const [reason, setReason] = useState('')
  const act = useAct(withdrawAssignment, {
    renews: RENEWS,
    onDone: () => {
      tell(unit.recorded)
      setOpen(false)
    },
  })
  return (
    <>
      <Button
        variant="default"
        disabled={closed !== null}
        title={closed ?? undefined}
        onClick={() => setOpen(true)}
      >
        {said.withdraw}
      </Button>
      {open && (
        <WriteDialog
          title={said.withdraw}
          text={said.withdrawText}
          verb={said.withdraw}
          act={act}
          onClose={() => setOpen(false)}
          onSubmit={() => act.mutate({ id, on: today, reason })}
        >
          <NoteField label={unit.noteOf.extended} required value={reason} onChange={setReason} />
        </WriteDialog>
      )}
    </>
  )
}
