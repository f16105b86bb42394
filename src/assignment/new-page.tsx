import { Button, Checkbox } from '@mantine/core'
import { useState, type FormEvent } from 'react'
import { useMay, useUnit } from '#access/session.tsx'
import type { Day } from '#platform/day.ts'
import { DocumentField } from '#document/document-field.tsx'
import { useAct } from '#ui/ask.ts'
import { useAsOf, useClosedReason } from '#ui/asof.tsx'
import { ChoiceField, DayField, TextField } from '#ui/field.tsx'
import type { Choice as Found } from '#ui/find-field.tsx'
import { formatNumber } from '#ui/format.ts'
import { GoButton, useGo } from '#ui/go.tsx'
import { Card, Page } from '#ui/page.tsx'
import { useSay, WhyNot } from '#ui/refusals.tsx'
import { Empty } from '#ui/states.tsx'
import { tell } from '#ui/tell.ts'
import { useWords } from '#ui/words.tsx'
import { giveDirective, type Choice } from './api.ts'
import { ChoiceFields } from './choice-fields.tsx'
import { RENEWS } from './dialog.tsx'
import { refusalWords } from './refusal-words.ts'
import { ASKED_STAGES, usualStages, type AskedStage, type AssignmentKind } from './stages.ts'
import { kindWords } from './state-words.ts'
import { askedWords, words } from './words.ts'
import style from './assignment.module.css'

/** The kinds that are given here; the others come from the pages of other rooms. */
const GIVEN_HERE = ['directive', 'welfare', 'review', 'task'] as const satisfies readonly AssignmentKind[]

/** Gives work to units below: what, by when, to whom. */
export function NewAssignmentPage() {
  const said = useWords(words)
  const closed = useClosedReason()
  const may = useMay('work.record')
  const { id } = useUnit()
  return (
    <Page title={said.newTitle} breadcrumb={[{ name: said.title, to: '/assignments' }]}>
      {closed !== null || !may || id === null ? (
        <Card>
          <Empty
            title={closed ?? said.mayNot}
            action={<GoButton to="/assignments">{said.toList}</GoButton>}
          />
        </Card>
      ) : (
        <Form key={id} organisationId={id} />
      )}
    </Page>
  )
}

interface Draft {
  kind: (typeof GIVEN_HERE)[number]
  title: string
  document: Found | null
  ground: string
  product: string
  stages: AskedStage[]
  givenOn: Day | null
  startsOn: Day | null
  dueOn: Day | null
  choice: Choice
}

function Form({ organisationId }: { organisationId: string }) {
  const said = useWords(words)
  const say = useSay(refusalWords)
  const go = useGo()
  const { today } = useAsOf()
  const [draft, setDraft] = useState<Draft>({
    kind: 'directive',
    title: '',
    document: null,
    ground: '',
    product: '',
    stages: [...ASKED_STAGES],
    givenOn: today,
    startsOn: today,
    dueOn: null,
    choice: { of: 'children' },
  })
  const set = (change: Partial<Draft>) => setDraft({ ...draft, ...change })
  const act = useAct(giveDirective, {
    renews: RENEWS,
    onDone: ({ id, addressed }) => {
      tell(said.gave(formatNumber(addressed)))
      go({ to: `/assignments/${id}` })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const { givenOn, startsOn, document, ground, product, ...rest } = draft
    if (givenOn === null || startsOn === null) return
    act.mutate({
      ...rest,
      organisationId,
      documentId: document?.key ?? null,
      givenOn,
      startsOn,
      ground: ground.trim() || null,
      product: product.trim() || null,
    })
  }
  return (
    <form onSubmit={submit} className={style.cards}>
      <Card title={said.what}>
        <WhatFields draft={draft} set={set} />
      </Card>
      <Card title={said.to}>
        <ChoiceFields
          organisationId={organisationId}
          on={draft.givenOn ?? today}
          value={draft.choice}
          onChange={(choice) => set({ choice })}
        />
        <div className={style.form}>
          <WhyNot error={act.error} say={say} />
          <div>
            <Button type="submit" loading={act.isPending} mt="md">
              {said.give}
            </Button>
          </div>
        </div>
      </Card>
    </form>
  )
}

function WhatFields({ draft, set }: { draft: Draft; set: (change: Partial<Draft>) => void }) {
  const said = useWords(words)
  const kinds = useWords(kindWords)
  const asked = useWords(askedWords)
  return (
    <div className={style.form}>
      <ChoiceField
        label={said.kind}
        value={draft.kind}
        onChange={(kind) => kind && set({ kind, stages: [...usualStages(kind)] })}
        choices={GIVEN_HERE.map((value) => ({ value, label: kinds[value] }))}
      />
      <TextField
        label={said.name}
        description={said.nameHint}
        required
        maxLength={300}
        value={draft.title}
        onChange={(title) => set({ title })}
      />
      <DocumentField
        label={said.document}
        description={said.documentHint}
        value={draft.document}
        onChange={(document) =>
          set({ document, title: draft.title || (document && said.carryOut(document.name)) || '' })
        }
      />
      <TextField
        label={said.ground}
        maxLength={500}
        value={draft.ground}
        onChange={(ground) => set({ ground })}
      />
      <TextField
        label={said.product}
        description={said.productHint}
        maxLength={300}
        value={draft.product}
        onChange={(product) => set({ product })}
      />
      <Checkbox.Group
        label={said.asks}
        value={draft.stages}
        onChange={(stages) => set({ stages: ASKED_STAGES.filter((stage) => stages.includes(stage)) })}
      >
        <div className={style.pair}>
          {ASKED_STAGES.map((stage) => (
            <Checkbox key={stage} value={stage} label={asked[stage]} mt="xs" />
          ))}
        </div>
      </Checkbox.Group>
      <div className={style.pair}>
        <DayField
          label={said.givenOn}
          description={null}
          required
          value={draft.givenOn}
          onChange={(givenOn) => set({ givenOn })}
        />
        <DayField
          label={said.startsOn}
          description={null}
          required
          value={draft.startsOn}
          onChange={(startsOn) => set({ startsOn })}
        />
        <DayField
          label={said.dueOn}
          description={said.dueHint}
          value={draft.dueOn}
          onChange={(dueOn) => set({ dueOn })}
        />
      </div>
    </div>
  )
}
