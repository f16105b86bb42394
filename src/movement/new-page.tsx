import { useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { useMay } from '#access/session.tsx'
import { formatDay, type Day } from '#platform/day.ts'
import { useAsOf, useClosedReason } from '#ui/asof.tsx'
import { useAsk } from '#ui/ask.ts'
import { FindField } from '#ui/find-field.tsx'
import { Go, GoButton, useGo } from '#ui/go.tsx'
import { Card, Page } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { useWords } from '#ui/words.tsx'
import { useActWords } from './act-words.ts'
import { getStanding, type Movement } from './api.ts'
import { findPeople } from './choices.ts'
import { MovementForm } from './movement-form.tsx'
import { words } from './words.ts'
import style from './movement.module.css'

/** Records what happened to a member: who, on which day, what, with which units. */
export function NewMovementPage() {
  const said = useWords(words)
  const { person } = useSearch({ strict: false }) as { person?: string }
  const mayRecord = useMay('movement.record')
  const closed = useClosedReason()
  return (
    <Page title={said.record} breadcrumb={[{ name: said.movements, to: '/movements' }]}>
      {(closed ?? !mayRecord) ? (
        <Card>
          <Empty title={closed ?? said.notMine} action={<GoButton to="/movements">{said.toList}</GoButton>} />
        </Card>
      ) : person ? (
        <OfPerson key={person} personId={person} />
      ) : (
        <ChoosePerson />
      )}
    </Page>
  )
}

function ChoosePerson() {
  const said = useWords(words)
  const { today } = useAsOf()
  const go = useGo()
  return (
    <Card title={said.who}>
      <div className={style.form}>
        <FindField
          label={said.findMember}
          description={said.findMemberHint}
          data-autofocus
          value={null}
          onChange={(choice) => choice && go({ to: '/movements/new', search: { person: choice.key } })}
          find={(text, signal) => findPeople(text, { on: today, bornIn: said.born }, signal)}
        />
      </div>
    </Card>
  )
}

function OfPerson({ personId }: { personId: string }) {
  const said = useWords(words)
  const { today } = useAsOf()
  const [on, setOn] = useState<Day | null>(today)
  const [done, setDone] = useState<Movement | null>(null)
  const [asked, setAsked] = useState<Day>(today)
  const standing = useAsk(getStanding, { personId, on: asked })
  const chooseDay = (day: Day | null) => {
    setOn(day)
    if (day) setAsked(day)
  }
  if (done) return <Done movement={done} />
  return (
    <Answer of={standing}>
      {(found) => (
        <>
          <Card title={said.who}>
            <div className={style.chosen}>
              <span>
                <span className={style.name}>{found.person.fullName}</span>{' '}
                <span className={style.dim}>{found.person.memberCode}</span>
              </span>
              <span className={style.buttons}>
                <Go to={`/people/${personId}`}>{said.openFile}</Go>
                <Go to={`/movements/person/${personId}`}>{said.openHistory}</Go>
                <GoButton to="/movements/new" size="compact-md">
                  {said.otherMember}
                </GoButton>
              </span>
            </div>
          </Card>
          <Card title={said.whatHappened}>
            {found.may.record ? (
              <MovementForm
                standing={found}
                isSettled={!standing.isPlaceholderData}
                on={on}
                onDay={chooseDay}
                onDone={setDone}
              />
            ) : (
              <Empty title={said.notAllowed} />
            )}
          </Card>
        </>
      )}
    </Answer>
  )
}

function Done({ movement }: { movement: Movement }) {
  const said = useWords(words)
  const { category } = useActWords()
  const { person, on } = movement
  return (
    <Card title={said.done}>
      <div className={style.form} role="status">
        <p>{said.doneText(category(movement.category), person.fullName, formatDay(on))}</p>
        <div className={style.buttons}>
          <GoButton to="/movements/new" variant="filled">
            {said.another}
          </GoButton>
          <GoButton to={`/movements/person/${person.id}`}>{said.openHistory}</GoButton>
          <GoButton to={`/people/${person.id}`}>{said.openFile}</GoButton>
          <GoButton to="/movements">{said.toList}</GoButton>
        </div>
      </div>
    </Card>
  )
}
