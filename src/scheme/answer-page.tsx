import { Button } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { useState, type FormEvent } from 'react'
import type { z } from 'zod'
import { formatDay } from '#platform/day.ts'
import { useAct, useAsk } from '#ui/ask.ts'
import { useAsOf, useClosedReason } from '#ui/asof.tsx'
import { Card, Page } from '#ui/page.tsx'
import { useSay, WhyNot } from '#ui/refusals.tsx'
import { Answer } from '#ui/states.tsx'
import { tell } from '#ui/tell.ts'
import { useWords } from '#ui/words.tsx'
import { AnswerField } from './answer-field.tsx'
import { RENEWS } from './parts.tsx'
import type { Answers } from './questions.ts'
import { getAnswer, saveAnswer } from './survey-api.ts'
import { surveyRefusalWords, surveyWords } from './survey-words.ts'
import { StateOf } from './answer-state.tsx'
import style from './scheme.module.css'

type Asked = z.output<typeof getAnswer.output>

/** A unit answers a survey, on a desk or a phone; kept as a draft until it is sent. */
export function SurveyAnswerPage() {
  const { id, unitId } = useParams({ strict: false }) as { id: string; unitId: string }
  const said = useWords(surveyWords)
  const asked = useAsk(getAnswer, { id, organisationId: unitId })
  if (asked.data?.survey.id === id && asked.data.unit.id === unitId) return <Known asked={asked.data} />
  return (
    <Page title={said.survey} breadcrumb={[{ name: said.title, to: '/surveys' }]}>
      <Card>
        <Answer of={{ ...asked, data: undefined }}>{() => null}</Answer>
      </Card>
    </Page>
  )
}

function Known({ asked }: { asked: Asked }) {
  const said = useWords(surveyWords)
  const { survey, unit, state, sentOn } = asked
  const why = useWhyClosed(asked)
  return (
    <Page
      title={survey.title}
      note={
        <>
          {unit.name} · {said.closes} {formatDay(survey.closesOn)} <StateOf state={state} />
        </>
      }
      breadcrumb={[{ name: said.title, to: '/surveys' }]}
    >
      {survey.intro && <p className={style.text}>{survey.intro}</p>}
      {why && <p role="status">{why}</p>}
      {!why && sentOn && <p role="status">{said.sentNote(formatDay(sentOn))}</p>}
      <Questions asked={asked} isClosed={why !== null} />
    </Page>
  )
}

/** Why the survey cannot be answered here now; null: it can. */
function useWhyClosed({ survey, may }: Asked): string | null {
  const said = useWords(surveyWords)
  const closed = useClosedReason()
  const { today } = useAsOf()
  if (closed) return closed
  if (!may.record) return said.readOnly
  if (today < survey.opensOn) return said.notOpen(formatDay(survey.opensOn))
  return survey.isOpen ? null : said.closedNote
}

function Questions({ asked, isClosed }: { asked: Asked; isClosed: boolean }) {
  const said = useWords(surveyWords)
  const say = useSay(surveyRefusalWords)
  const { survey, unit } = asked
  const [answers, setAnswers] = useState<Answers>(asked.answers)
  const act = useAct(saveAnswer, {
    renews: RENEWS,
    onDone: ({ state }) => tell(state === 'sent' ? said.sentAnswer : said.keptDraft),
  })
  const save = (send: boolean) => act.mutate({ id: survey.id, organisationId: unit.id, answers, send })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    save(true)
  }
  return (
    <form className={style.stack} onSubmit={submit} noValidate>
      {survey.form.map((question, index) => (
        <Card key={question.key}>
          <AnswerField
            question={question}
            number={index + 1}
            value={answers[question.key] ?? null}
            disabled={isClosed}
            onChange={(value) => setAnswers({ ...answers, [question.key]: value })}
          />
        </Card>
      ))}
      <WhyNot error={act.error} say={say} />
      {!isClosed && (
        <div className={`${style.foot} dv-no-print`}>
          <Button type="submit" loading={act.isPending}>
            {asked.sentOn ? said.sendAgain : said.sendAnswer}
          </Button>
          <Button variant="default" disabled={act.isPending} onClick={() => save(false)}>
            {said.keepDraft}
          </Button>
        </div>
      )}
    </form>
  )
}
