import { Button, SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { useUnit } from '#access/session.tsx'
import { findPeople, findUnits } from '#movement/choices.ts'
import { FieldInput, useProblems, useSoundSubmit } from '#person/field-input.tsx'
import { FIELD_BY_KEY } from '#person/fields.ts'
import type { Day } from '#platform/day.ts'
import { useAct } from '#ui/ask.ts'
import { useAsOf, useClosedReason } from '#ui/asof.tsx'
import { ApiError } from '#ui/call.ts'
import { ChoiceField, DayField } from '#ui/field.tsx'
import { FindField, type Choice } from '#ui/find-field.tsx'
import { GoButton, useGo } from '#ui/go.tsx'
import { Card, Page } from '#ui/page.tsx'
import { useSay, WhyNot } from '#ui/refusals.tsx'
import { Empty } from '#ui/states.tsx'
import { tell } from '#ui/tell.ts'
import { useWords } from '#ui/words.tsx'
import { listPerson } from './api.ts'
import { contextWords, routeWords } from './code-words.ts'
import { CONTEXTS, ROUTES, type Context, type Route } from './codes.ts'
import { sourceRefusals } from './refusal-words.ts'
import { words } from './words.ts'
import style from './admission.module.css'

const NEEDED = ['full_name', 'sex', 'born_on']
const ASKED = [...NEEDED, 'profession', 'schooling', 'education', 'youth_union_on']

/** Puts somebody on a branch's list: somebody new with few fields, or somebody whom the register knows. */
export function NewSourcePage() {
  const said = useWords(words)
  const closed = useClosedReason()
  return (
    <Page title={said.newTitle} note={said.newNote} breadcrumb={[{ name: said.title, to: '/admissions' }]}>
      <Card>
        {closed ? (
          <Empty title={closed} action={<GoButton to="/admissions">{said.back}</GoButton>} />
        ) : (
          <Form />
        )}
      </Card>
    </Page>
  )
}

interface Draft {
  unit: Choice | null
  isNew: boolean
  fields: Record<string, string | null>
  person: Choice | null
  route: Route
  context: Context | ''
  on: Day | null
}

function Form() {
  const said = useWords(words)
  const say = useSay(sourceRefusals)
  const go = useGo()
  const { today } = useAsOf()
  const mine = useUnit()
  const [draft, setDraft] = useState<Draft>({
    unit: mine.id && mine.name ? { key: mine.id, name: mine.name } : null,
    isNew: true,
    fields: {},
    person: null,
    route: 'youth',
    context: '',
    on: today,
  })
  const act = useAct(listPerson, {
    renews: ['/api/admissions', '/api/people'],
    onDone: ({ id }) => (tell(said.recorded), go({ to: `/admissions/source/${id}` })),
  })
  const { unit, isNew, fields, person, route, context, on } = draft
  const change = (part: Partial<Draft>) => {
    setDraft({ ...draft, ...part })
    act.reset()
  }
  const isWhole = isNew ? NEEDED.every((key) => fields[key]) : person !== null
  const submit = useSoundSubmit(() => {
    if (!unit || !on) return
    const who = isNew ? { fields } : { personId: person!.key }
    act.mutate({ organisationId: unit.key, ...who, route, context: context || null, on })
  })
  const isUnread = act.error instanceof ApiError && act.error.problems.length > 0
  return (
    <form className={style.form} onSubmit={submit} noValidate>
      <FindField
        label={said.branch}
        required
        value={unit}
        onChange={(found) => change({ unit: found })}
        find={(text, signal) => findUnits(text, { on: on ?? today, beside: mine.id }, signal)}
      />
      <SegmentedControl
        aria-label={said.who}
        value={isNew ? 'new' : 'known'}
        onChange={(next) => change({ isNew: next === 'new' })}
        data={[
          { value: 'new', label: said.whoIs.new },
          { value: 'known', label: said.whoIs.known },
        ]}
      />
      {isNew ? (
        <NewPersonFields
          fields={fields}
          error={act.error}
          onChange={(key, value) => change({ fields: { ...fields, [key]: value } })}
        />
      ) : (
        <FindField
          label={said.person}
          required
          value={person}
          onChange={(found) => change({ person: found })}
          find={(text, signal) => findPeople(text, { on: today, bornIn: said.bornIn }, signal)}
        />
      )}
      <HowFields draft={draft} onChange={change} />
      {isUnread ? (
        <p role="alert" className={style.wrong}>
          {said.wrongField}
        </p>
      ) : (
        <WhyNot error={act.error} say={say} />
      )}
      <div className={style.buttons}>
        <Button type="submit" loading={act.isPending} disabled={!unit || !on || !isWhole}>
          {said.save}
        </Button>
      </div>
    </form>
  )
}

function NewPersonFields({
  fields,
  error,
  onChange,
}: {
  fields: Record<string, string | null>
  error: unknown
  onChange: (key: string, value: string | null) => void
}) {
  const { today } = useAsOf()
  const problem = useProblems(error)
  return (
    <div className={style.pair}>
      {ASKED.map((key) => (
        <FieldInput
          key={key}
          field={FIELD_BY_KEY.get(key)!}
          max={today}
          value={fields[key] ?? null}
          onChange={(value) => onChange(key, value)}
          error={problem(key)}
        />
      ))}
    </div>
  )
}

function HowFields({ draft, onChange }: { draft: Draft; onChange: (part: Partial<Draft>) => void }) {
  const said = useWords(words)
  const routes = useWords(routeWords)
  const contexts = useWords(contextWords)
  const { today } = useAsOf()
  return (
    <>
      <div className={style.pair}>
        <DayField
          label={said.listedOn}
          required
          max={today}
          value={draft.on}
          onChange={(on) => onChange({ on })}
        />
        <ChoiceField
          label={said.route}
          value={draft.route}
          onChange={(route) => route && onChange({ route })}
          choices={ROUTES.map((value) => ({ value, label: routes[value] }))}
        />
      </div>
      <ChoiceField
        label={said.context}
        description={said.contextHint}
        value={draft.context}
        onChange={(context) => onChange({ context })}
        none={said.noContext}
        choices={CONTEXTS.map((value) => ({ value, label: contexts[value] }))}
      />
    </>
  )
}
