import { Button, Textarea } from '@mantine/core'
import { useSearch } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import { useMay, useUnit } from '#access/session.tsx'
import type { Day } from '#platform/day.ts'
import { useAct } from '#ui/ask.ts'
import { useAsOf, useClosedReason } from '#ui/asof.tsx'
import { DayField, TextField } from '#ui/field.tsx'
import { GoButton, useGo } from '#ui/go.tsx'
import { Card, Page } from '#ui/page.tsx'
import { useSay, WhyNot } from '#ui/refusals.tsx'
import { Empty } from '#ui/states.tsx'
import { tell } from '#ui/tell.ts'
import { useWords } from '#ui/words.tsx'
import { FormBuilder } from './form-builder.tsx'
import { newQuestion, questionsOf, type QuestionDraft } from './form-model.ts'
import { chosenOf, linesOf, NO_UNITS, RENEWS, UnitsFields } from './parts.tsx'
import { sendSurvey } from './survey-api.ts'
import { surveyRefusalWords, surveyWords } from './survey-words.ts'
import { words } from './words.ts'
import style from './scheme.module.css'

/** Makes a survey of units, or the outline of a summing-up, and sends it. */
export function NewSurveyPage() {
  const said = useWords(surveyWords)
  const general = useWords(words)
  const { kind } = useSearch({ strict: false }) as { kind?: string }
  const closed = useClosedReason()
  const may = useMay('work.record')
  const { id } = useUnit()
  const isOutline = kind === 'outline'
  return (
    <Page
      title={isOutline ? said.newOutline : said.newSurvey}
      note={said.introHint}
      breadcrumb={[
        { name: general.title, to: '/schemes' },
        { name: said.title, to: '/surveys' },
      ]}
    >
      {closed !== null || !may || id === null ? (
        <Card>
          <Empty title={closed ?? said.readOnly} action={<GoButton to="/surveys">{said.title}</GoButton>} />
        </Card>
      ) : (
        <Builder organisationId={id} isOutline={isOutline} />
      )}
    </Page>
  )
}

function Builder({ organisationId, isOutline }: { organisationId: string; isOutline: boolean }) {
  const said = useWords(surveyWords)
  const go = useGo()
  const say = useSay(surveyRefusalWords)
  const { today } = useAsOf()
  const { scheme } = useSearch({ strict: false }) as { scheme?: string }
  const [title, setTitle] = useState('')
  const [intro, setIntro] = useState('')
  const [opensOn, setOpensOn] = useState<Day | null>(today)
  const [closesOn, setClosesOn] = useState<Day | null>(null)
  const [form, setForm] = useState<QuestionDraft[]>([newQuestion([], isOutline ? 'long_text' : 'number')])
  const [units, setUnits] = useState(NO_UNITS)
  const act = useAct(sendSurvey, {
    renews: RENEWS,
    onDone: ({ id }) => {
      tell(said.sent)
      go({ to: `/surveys/${id}` })
    },
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (opensOn && closesOn)
      act.mutate({
        organisationId,
        schemeId: scheme ?? null,
        kind: isOutline ? 'outline' : 'survey',
        title,
        intro: intro.trim() || null,
        opensOn,
        closesOn,
        form: questionsOf(form, linesOf),
        units: chosenOf(units),
      })
  }
  return (
    <form className={style.stack} onSubmit={submit}>
      <Card title={isOutline ? said.outline : said.survey}>
        <div className={style.form}>
          <TextField label={said.name} required maxLength={300} value={title} onChange={setTitle} />
          <Textarea
            label={said.intro}
            autosize
            minRows={2}
            maxLength={3000}
            value={intro}
            onChange={(event) => setIntro(event.currentTarget.value)}
          />
          <div className={style.fields}>
            <DayField label={said.opens} description={null} required value={opensOn} onChange={setOpensOn} />
            <DayField
              label={said.closes}
              description={null}
              required
              value={closesOn}
              onChange={setClosesOn}
            />
          </div>
        </div>
      </Card>
      <Card title={said.questions}>
        <FormBuilder form={form} setForm={setForm} usual={isOutline ? 'long_text' : 'number'} />
      </Card>
      <Card title={said.units}>
        <div className={style.form}>
          <UnitsFields draft={units} set={(change) => setUnits({ ...units, ...change })} />
        </div>
      </Card>
      <WhyNot error={act.error} say={say} />
      <div>
        <Button type="submit" loading={act.isPending}>
          {said.send}
        </Button>
      </div>
    </form>
  )
}
