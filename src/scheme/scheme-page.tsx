import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { AssignmentsFrom } from '#assignment/assignments-from.tsx'
import { formatDay } from '#platform/day.ts'
import { WriteButton } from '#ui/write-button.tsx'
import { StateMark } from '#programme/parts.tsx'
import { fieldWords } from '#programme/words.ts'
import { useAsk } from '#ui/ask.ts'
import { useAsOf, useClosedReason } from '#ui/asof.tsx'
import { formatInstant, formatNumber } from '#ui/format.ts'
import { Go, GoButton } from '#ui/go.tsx'
import { Card, Columns, Facts, Page } from '#ui/page.tsx'
import { Answer } from '#ui/states.tsx'
import { useWords } from '#ui/words.tsx'
import { getScheme, type SchemeRecord } from './api.ts'
import { DraftsCard } from './drafts-card.tsx'
import { FollowUpCard } from './follow-up-card.tsx'
import { MembersCard } from './members-card.tsx'
import { MilestonesCard } from './milestones-card.tsx'
import { LightMark } from './parts.tsx'
import { SchemeProgress } from './scheme-acts.tsx'
import { CorrectScheme } from './scheme-form.tsx'
import { kindWords, words } from './words.ts'
import style from './scheme.module.css'

/** One scheme: how far it is, its milestones, who drafts it, opinions, surveys. */
export function SchemePage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const said = useWords(words)
  const { on } = useAsOf()
  const scheme = useAsk(getScheme, { id, on })
  if (scheme.data?.id === id) return <Known scheme={scheme.data} />
  return (
    <Page title={said.scheme} breadcrumb={[{ name: said.title, to: '/schemes' }]}>
      <Card>
        <Answer of={{ ...scheme, data: undefined }}>{() => null}</Answer>
      </Card>
    </Page>
  )
}

function Known({ scheme }: { scheme: SchemeRecord }) {
  const said = useWords(words)
  const closed = useClosedReason()
  const [correcting, setCorrecting] = useState(false)
  return (
    <Page
      title={`${scheme.code}. ${scheme.title}`}
      note={
        <>
          <StateMark state={scheme.state} /> <LightMark light={scheme.light} />
        </>
      }
      breadcrumb={[{ name: said.title, to: '/schemes' }]}
      actions={
        scheme.may.record && <WriteButton onClick={() => setCorrecting(true)}>{said.correct}</WriteButton>
      }
    >
      {closed && scheme.may.record && <p className={`${style.dim} dv-no-print`}>{closed}</p>}
      <Columns wide>
        <div className={style.stack}>
          <MilestonesCard scheme={scheme} />
          <SchemeProgress scheme={scheme} />
          <FollowUpCard scheme={scheme} />
          <DraftsCard scheme={scheme} />
          <SurveysCard scheme={scheme} />
          {scheme.assignments.length > 0 && (
            <Card title={said.given}>
              <AssignmentsFrom assignments={scheme.assignments} />
            </Card>
          )}
        </div>
        <div className={style.stack}>
          <FactsCard scheme={scheme} />
          <MembersCard scheme={scheme} />
          <Corrections scheme={scheme} />
        </div>
      </Columns>
      {correcting && <CorrectScheme scheme={scheme} onClose={() => setCorrecting(false)} />}
    </Page>
  )
}

function FactsCard({ scheme }: { scheme: SchemeRecord }) {
  const said = useWords(words)
  const kinds = useWords(kindWords)
  const fields = useWords(fieldWords)
  const { kind, reviewed, years } = scheme
  return (
    <Card title={said.facts}>
      <Facts
        facts={[
          { name: said.kind, value: kinds[kind] },
          ...(reviewed ? [{ name: said.reviewed, value: reviewed }] : []),
          ...(years ? [{ name: said.years, value: formatNumber(years) }] : []),
          { name: said.drafter, value: scheme.drafter },
          { name: said.adopter, value: scheme.adopter },
          { name: said.from, value: formatDay(scheme.startsOn) },
          { name: said.due, value: formatDay(scheme.dueOn) },
          { name: said.field, value: fields[scheme.field] },
          { name: said.unit, value: scheme.keeper.name },
        ]}
      />
    </Card>
  )
}

function SurveysCard({ scheme }: { scheme: SchemeRecord }) {
  const said = useWords(words)
  const closed = useClosedReason()
  const isSummingUp = scheme.kind === 'summing_up'
  const search = { scheme: scheme.id, unit: scheme.keeper.id }
  return (
    <Card
      title={said.surveys}
      actions={
        scheme.may.record &&
        closed === null && (
          <>
            {isSummingUp && (
              <GoButton to="/surveys/new" search={{ ...search, kind: 'outline' }}>
                {said.newOutline}
              </GoButton>
            )}
            <GoButton to="/surveys/new" search={search}>
              {said.newSurvey}
            </GoButton>
          </>
        )
      }
    >
      {scheme.surveys.length === 0 && <p className={style.dim}>{said.noSurveys}</p>}
      {scheme.surveys.map((survey) => (
        <p key={survey.id} className={style.entry}>
          <Go to={`/surveys/${survey.id}`}>{survey.title}</Go>
          <span className={style.small}>
            {said.answeredOf}: {formatNumber(survey.sent)}/{formatNumber(survey.asked)} ·{' '}
            {formatDay(survey.closesOn)}
          </span>
        </p>
      ))}
    </Card>
  )
}

function Corrections({ scheme: { corrections } }: { scheme: SchemeRecord }) {
  const said = useWords(words)
  if (corrections.length === 0) return null
  return (
    <Card title={said.corrections}>
      {corrections.map(({ at, by, reason }) => (
        <p key={at} className={style.entry}>
          {reason}
          <span className={style.small}>
            {formatInstant(at)} {by}
          </span>
        </p>
      ))}
    </Card>
  )
}
