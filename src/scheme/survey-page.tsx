import { SegmentedControl } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { formatDay, type Day } from '#platform/day.ts'
import { ReasonField } from '#ui/reason-field.tsx'
import { useDone } from '#ui/done.ts'
import { WriteButton } from '#ui/write-button.tsx'
import { WriteDialog } from '#programme/parts.tsx'
import { useAct, useAsk } from '#ui/ask.ts'
import { DayField } from '#ui/field.tsx'
import { Figure, Figures } from '#ui/figure.tsx'
import { formatNumber } from '#ui/format.ts'
import { Go, GoButton, useAddress } from '#ui/go.tsx'
import { Card, Mark, Page } from '#ui/page.tsx'
import { Answer } from '#ui/states.tsx'
import { useWords } from '#ui/words.tsx'
import { StateOf } from './answer-state.tsx'
import { Consolidation } from './consolidation.tsx'
import { RENEWS } from './parts.tsx'
import { getSurvey, moveClosing, type SurveyRecord } from './survey-api.ts'
import { SurveyTexts } from './survey-texts.tsx'
import { SurveyUnits } from './survey-units.tsx'
import { surveyRefusalWords, surveyWords } from './survey-words.ts'
import style from './scheme.module.css'

type View = 'results' | 'units' | 'texts'

/** One survey: who answered, what the answers come to, unit by unit. */
export function SurveyPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const said = useWords(surveyWords)
  const survey = useAsk(getSurvey, { id })
  if (survey.data?.id === id) return <Known survey={survey.data} />
  return (
    <Page title={said.survey} breadcrumb={[{ name: said.title, to: '/surveys' }]}>
      <Card>
        <Answer of={{ ...survey, data: undefined }}>{() => null}</Answer>
      </Card>
    </Page>
  )
}

function Known({ survey }: { survey: SurveyRecord }) {
  const said = useWords(surveyWords)
  const [view, setView] = useAddress<View>('view', 'results')
  const [moving, setMoving] = useState(false)
  const { scheme, may, keeper } = survey
  return (
    <Page
      title={survey.title}
      note={
        <>
          {keeper.name} · {formatDay(survey.opensOn)} – {formatDay(survey.closesOn)}{' '}
          <Mark tone={survey.isOpen ? 'good' : 'plain'}>{survey.isOpen ? said.open : said.closed}</Mark>
        </>
      }
      breadcrumb={[
        { name: said.title, to: '/surveys' },
        ...(scheme ? [{ name: scheme.title, to: `/schemes/${scheme.id}` }] : []),
      ]}
      actions={
        may.record && (
          <>
            {survey.assignmentId && (
              <GoButton to={`/assignments/${survey.assignmentId}`}>{said.nudge}</GoButton>
            )}
            <WriteButton onClick={() => setMoving(true)}>{said.moveClosing}</WriteButton>
          </>
        )
      }
    >
      {survey.intro && <p className={style.text}>{survey.intro}</p>}
      <Figures>
        <Figure
          name={said.answered}
          value={`${formatNumber(survey.sent)}/${formatNumber(survey.asked)}`}
          to={`/surveys/${survey.id}`}
          search={{ view: 'units', state: 'sent' }}
        />
        <Figure name={said.drafts} value={formatNumber(survey.drafts)} />
        <Figure
          name={said.missing}
          value={formatNumber(survey.asked - survey.sent)}
          to={`/surveys/${survey.id}`}
          search={{ view: 'units', state: 'missing' }}
        />
      </Figures>
      {survey.mine.length > 0 && !may.read && <Mine survey={survey} />}
      {may.read && (
        <>
          <div className="dv-no-print">
            <SegmentedControl
              aria-label={said.view}
              value={view}
              onChange={(value) => setView(value)}
              data={[
                { value: 'results', label: said.consolidation },
                { value: 'units', label: said.whoAnswered },
                { value: 'texts', label: said.texts },
              ]}
            />
          </div>
          {view === 'results' && <Consolidation survey={survey} />}
          {view === 'units' && <SurveyUnits survey={survey} />}
          {view === 'texts' && <SurveyTexts survey={survey} />}
        </>
      )}
      {moving && <MoveClosing survey={survey} onClose={() => setMoving(false)} />}
    </Page>
  )
}

function Mine({ survey }: { survey: SurveyRecord }) {
  const said = useWords(surveyWords)
  return (
    <Card title={said.mine}>
      {survey.mine.map((unit) => (
        <p key={unit.id} className={style.entry}>
          <Go to={`/surveys/${survey.id}/answer/${unit.id}`}>{unit.name}</Go> <StateOf state={unit.state} />
        </p>
      ))}
    </Card>
  )
}

function MoveClosing({ survey, onClose }: { survey: SurveyRecord; onClose: () => void }) {
  const said = useWords(surveyWords)
  const [closesOn, setClosesOn] = useState<Day | null>(survey.closesOn)
  const [reason, setReason] = useState('')
  const act = useAct(moveClosing, { renews: RENEWS, onDone: useDone(onClose) })
  return (
    <WriteDialog
      title={said.moveClosing}
      act={act}
      size="md"
      sentences={surveyRefusalWords}
      onClose={onClose}
      onSubmit={() => closesOn && act.mutate({ id: survey.id, closesOn, reason })}
    >
      <DayField label={said.closes} required value={closesOn} onChange={setClosesOn} />
      <ReasonField value={reason} onChange={setReason} />
    </WriteDialog>
  )
}
