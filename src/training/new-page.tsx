import { Button } from '@mantine/core'
import { useState } from 'react'
import { useMay, useUnit } from '#access/session.tsx'
import { useAct } from '#ui/ask.ts'
import { useClosedReason } from '#ui/asof.tsx'
import { GoButton, useGo } from '#ui/go.tsx'
import { Card, Page } from '#ui/page.tsx'
import { useSay, WhyNot } from '#ui/refusals.tsx'
import { Empty } from '#ui/states.tsx'
import { useWords } from '#ui/words.tsx'
import { recordClass } from './api.ts'
import { useDone } from '#ui/done.ts'
import { RENEWS } from './common.tsx'
import { draftOf, plannedBy, PlanFields } from './plan-form.tsx'
import { refusalWords } from './refusal-words.ts'
import { formWords, words } from './words.ts'
import style from './training.module.css'

/** Plans a class of the unit in the address. */
export function NewTrainingPage() {
  const all = useWords(words)
  const said = useWords(formWords)
  const may = useMay('work.record')
  const closed = useClosedReason()
  const { id, name } = useUnit()
  return (
    <Page title={said.newTitle} note={name} breadcrumb={[{ name: all.title, to: '/training' }]}>
      <Card>
        {(closed ?? (!may || id === null)) ? (
          <Empty title={closed ?? said.notMine} action={<GoButton to="/training">{said.toList}</GoButton>} />
        ) : (
          <Form organisationId={id} />
        )}
      </Card>
    </Page>
  )
}

function Form({ organisationId }: { organisationId: string }) {
  const said = useWords(formWords)
  const say = useSay(refusalWords)
  const done = useDone()
  const go = useGo()
  const [draft, setDraft] = useState({ ...draftOf(null), lessons: 5, periods: 50 })
  const act = useAct(recordClass, {
    renews: RENEWS,
    onDone: ({ id }) => {
      done()
      go({ to: `/training/${id}` })
    },
  })
  const planned = plannedBy(draft)
  return (
    <form
      className={style.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (planned) act.mutate({ organisationId, ...planned })
      }}
    >
      <PlanFields
        organisationId={organisationId}
        draft={draft}
        onChange={(next) => setDraft(next as typeof draft)}
      />
      <WhyNot error={act.error} say={say} />
      <div className={style.buttons}>
        <Button type="submit" loading={act.isPending} disabled={!planned}>
          {said.submit}
        </Button>
        <GoButton to="/training">{said.toList}</GoButton>
      </div>
    </form>
  )
}
