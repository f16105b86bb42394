import { useState } from 'react'
import { UnitDoor } from '#organisation/unit-door.tsx'
import { Figure, Figures } from '#ui/figure.tsx'
import { formatMaybeDay, formatNumber } from '#ui/format.ts'
import { Go } from '#ui/go.tsx'
import { Card, Columns, Facts } from '#ui/page.tsx'
import { useWords } from '#ui/words.tsx'
import { WriteButton } from '#ui/write-button.tsx'
import { ActForm, CorrectForm, WithdrawForm } from './act-forms.tsx'
import type { ClassPage } from './api.ts'
import { words } from './class-words.ts'
import { NEXT, type Act } from './codes.ts'
import { actWords, targetWords, words as listWords } from './words.ts'
import style from './training.module.css'

/** What a class is, how far it is, and what is to be done next. */
export function OverviewTab({ found }: { found: ClassPage }) {
  const said = useWords(words)
  const list = useWords(listWords)
  const tab = (name: string) => ({ to: `/training/${found.id}`, search: { tab: name } })
  const counted = found.countedLearners !== null
  const planned = found.plannedLearners
  return (
    <>
      <Figures>
        <Figure
          name={list.learners}
          value={formatNumber(found.learners)}
          note={
            counted
              ? list.countedRoster(formatNumber(found.rostered), formatNumber(found.learners))
              : planned !== null && said.ofPlanned(formatNumber(planned))
          }
          {...tab('roster')}
        />
        <Figure name={said.sessions} value={formatNumber(found.sessions)} {...tab('attendance')} />
        <Figure
          name={list.completed}
          value={formatNumber(found.completed)}
          note={found.countedCompleted !== null && list.counted}
          {...tab('results')}
        />
        <Figure name={list.certificates} value={formatNumber(found.certificates)} {...tab('results')} />
      </Figures>
      <Columns wide>
        <Card title={said.next}>
          <Next found={found} />
        </Card>
        <Card title={said.facts}>
          <ClassFacts found={found} />
        </Card>
      </Columns>
    </>
  )
}

function useNextText(found: ClassPage): string {
  const said = useWords(words)
  const { state, countedLearners, withoutResult, completed, certificates, countedCompleted } = found
  if (state === 'cancelled') return said.wasCancelled
  if (state === 'planned') return said.nextRoster
  if (state === 'opened') return said.nextRunning
  if (withoutResult > 0) return said.nextResults(formatNumber(withoutResult))
  if (countedLearners !== null) return said.nextCounted
  const without = countedCompleted === null ? completed - certificates : 0
  return without > 0 ? said.nextCertificates(formatNumber(without)) : said.nextNothing
}

type Opened = Act | 'correct' | 'withdraw' | null

function Next({ found }: { found: ClassPage }) {
  const said = useWords(words)
  const acts = useWords(actWords)
  const text = useNextText(found)
  const [opened, setOpened] = useState<Opened>(null)
  const close = () => setOpened(null)
  return (
    <>
      <p>{text}</p>
      {found.may.record && (
        <div className={style.buttons}>
          {NEXT[found.state].map((act) => (
            <WriteButton key={act} onClick={() => setOpened(act)}>
              {acts[act]}
            </WriteButton>
          ))}
          <WriteButton onClick={() => setOpened('correct')}>{said.correct}</WriteButton>
          {found.state !== 'planned' && (
            <WriteButton onClick={() => setOpened('withdraw')}>{said.withdrawAct}</WriteButton>
          )}
        </div>
      )}
      {opened === 'correct' && <CorrectForm found={found} onClose={close} />}
      {opened === 'withdraw' && <WithdrawForm found={found} onClose={close} />}
      {opened !== null && opened !== 'correct' && opened !== 'withdraw' && (
        <ActForm found={found} act={opened} onClose={close} />
      )}
    </>
  )
}

function ClassFacts({ found }: { found: ClassPage }) {
  const said = useWords(words)
  const list = useWords(listWords)
  const targets = useWords(targetWords)
  const { lessons, periods } = found
  const content = [
    lessons !== null && said.lessons(formatNumber(lessons)),
    periods !== null && said.periods(formatNumber(periods)),
  ].filter(Boolean)
  const plan = found.documentId ? (
    <Go to={`/documents/${found.documentId}`}>{found.planNo ?? said.plan}</Go>
  ) : (
    (found.planNo ?? '–')
  )
  return (
    <Facts
      facts={[
        { name: list.organiser, value: <UnitDoor unit={found.organiser} /> },
        ...(found.school === null ? [] : [{ name: said.school, value: found.school }]),
        { name: said.target, value: targets[found.target] },
        { name: said.content, value: content.join(', ') || '–' },
        { name: said.place, value: found.place ?? '–' },
        { name: said.plan, value: plan },
        { name: said.opened, value: formatMaybeDay(found.openedOn) },
        { name: said.closed, value: formatMaybeDay(found.closedOn) },
      ]}
    />
  )
}
