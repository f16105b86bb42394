import { Button } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { UnitDoor } from '#organisation/unit-door.tsx'
import { formatDay } from '#platform/day.ts'
import { useAsk } from '#ui/ask.ts'
import { useAsOf, useClosedReason } from '#ui/asof.tsx'
import { formatNumber } from '#ui/format.ts'
import { Go } from '#ui/go.tsx'
import { Card, Columns, Facts, Page } from '#ui/page.tsx'
import { Answer } from '#ui/states.tsx'
import { useWords } from '#ui/words.tsx'
import { StepForm } from './act-form.tsx'
import { getCase, type CasePage } from './api.ts'
import { StateMark } from './case-table.tsx'
import { CourseForm, TakeBackForm, verbOf, type Course } from './course-form.tsx'
import { DueMark } from './due-mark.tsx'
import { History, ValueOf } from './history.tsx'
import { CasePath } from './path.tsx'
import { PeopleCard } from './people-card.tsx'
import { useSaid, useSayOfCases } from './say.ts'
import { words } from './words.ts'
import style from './procedure.module.css'

/** A case: its whole path at a glance, where it stands, who is next, what is missing, what was done. */
export function ProcedureCasePage() {
  const said = useWords(words)
  const name = useSaid()
  const { id } = useParams({ strict: false }) as { id: string }
  const { on } = useAsOf()
  const asked = useAsk(getCase, { id, on })
  const one = asked.data?.id === id ? asked.data : undefined
  return (
    <Page
      title={one ? titleOf(one, name(one.name)) : said.title}
      note={one && <StateMark state={one.state} />}
      breadcrumb={[{ name: said.title, to: '/procedures' }]}
      actions={one && <Acts of={one} />}
    >
      <Answer of={{ ...asked, data: one }}>{(shown) => <Shown of={shown} />}</Answer>
    </Page>
  )
}

function titleOf({ people, home, subject }: CasePage, name: string): string {
  if (subject === 'person' && people[0]) return `${name}: ${people[0].name}`
  return `${name}: ${home.name}`
}

/** What may be done now: the step itself, and behind it the other courses. */
function Acts({ of }: { of: CasePage }) {
  const said = useWords(words)
  const closed = useClosedReason()
  const [open, setOpen] = useState<Course | 'step' | 'back' | null>(null)
  const close = () => setOpen(null)
  const off = { disabled: closed !== null, title: closed ?? undefined }
  const last = of.history.find((act) => act.takenBack === null)
  return (
    <>
      {coursesOf(of).map((course) => (
        <Button key={course} variant="default" {...off} onClick={() => setOpen(course)}>
          {said[verbOf(course)]}
        </Button>
      ))}
      {of.may.takeBack && last && (
        <Button variant="default" {...off} onClick={() => setOpen('back')}>
          {said.takeBack}
        </Button>
      )}
      {of.may.act && of.form && of.state === 'open' && (
        <Button {...off} onClick={() => setOpen('step')}>
          {said.act}
        </Button>
      )}
      {open === 'step' && of.form && <StepForm of={of} form={of.form} onClose={close} />}
      {open === 'back' && last && <TakeBackForm of={of} actId={last.id} onClose={close} />}
      {open !== null && open !== 'step' && open !== 'back' && (
        <CourseForm of={of} course={open} onClose={close} />
      )}
    </>
  )
}

function coursesOf({ may, state, returns, longest, dueOn }: CasePage): Course[] {
  const isOpen = state === 'open'
  const longer = longest !== null && dueOn !== null && longest > dueOn
  const all: readonly [Course, boolean][] = [
    ['withdrawn', may.withdraw],
    ['expired', may.expire && isOpen],
    ['returned', may.act && isOpen && returns.length > 0],
    ['suspended', may.act && isOpen],
    ['resumed', may.act && state === 'suspended'],
    ['extended', may.act && isOpen && longer],
  ]
  return all.filter(([, isPossible]) => isPossible).map(([course]) => course)
}

function Shown({ of }: { of: CasePage }) {
  const said = useWords(words)
  const closed = useClosedReason()
  return (
    <>
      {closed && (of.may.act || of.may.withdraw) && <p className={style.dim}>{closed}</p>}
      <Card title={said.path}>
        <CasePath of={of} />
      </Card>
      <Columns wide>
        <div className={style.stack}>
          <Next of={of} />
          {of.subject === 'people' && <PeopleCard of={of} />}
          <Card title={said.history}>
            <History of={of} />
          </Card>
        </div>
        <About of={of} />
      </Columns>
    </>
  )
}

/** Who is next, by when, and what stands in the way. */
function Next({ of }: { of: CasePage }) {
  const said = useWords(words)
  const name = useSaid()
  const say = useSayOfCases()
  const { on } = useAsOf()
  // Forms of the guidance bear numbers (9-KNĐ); others are known by their names where they are printed.
  const numbered = of.form?.forms.filter((key) => /^\d/.test(key)) ?? []
  if (!of.form || !of.awaiting || !of.organ)
    return (
      <Card title={said.next}>
        <p className={style.lead}>{said.nobody}</p>
      </Card>
    )
  return (
    <Card title={said.next}>
      <p className={style.lead}>
        <strong>{of.awaiting.name}</strong>, {said.organs[of.organ]}: {name(of.form.name)}{' '}
        {of.state === 'suspended' ? <StateMark state="suspended" /> : <DueMark dueOn={of.dueOn} on={on} />}
      </p>
      {of.dueSource && <p className={style.dim}>{`${said.law} ${of.dueSource}`}</p>}
      {numbered.length > 0 && <p className={style.dim}>{`${said.forms}: ${numbered.join(', ')}`}</p>}
      <h3 className={style.dim}>{said.missing}</h3>
      {of.missing.length === 0 ? (
        <p className={style.dim}>{said.nothingMissing}</p>
      ) : (
        <ul className={style.reasons}>
          {of.missing.map((reason, index) => (
            <li key={index}>
              {say(reason) ?? reason.code}
              {reason.source && <span className={style.small}>{reason.source}</span>}
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}

function About({ of }: { of: CasePage }) {
  const said = useWords(words)
  const name = useSaid()
  const person = of.subject === 'person' ? of.people[0] : undefined
  return (
    <Card title={said.facts}>
      <Facts
        facts={[
          ...(person
            ? [
                {
                  name: said.who,
                  value: person.readable ? <Go to={`/people/${person.id}`}>{person.name}</Go> : person.name,
                },
              ]
            : []),
          ...(of.subject === 'people'
            ? [{ name: said.people, value: formatNumber(of.people.length + of.beyond) }]
            : []),
          { name: said.home, value: <UnitDoor unit={of.home} /> },
          ...(of.second ? [{ name: name(of.secondName), value: <UnitDoor unit={of.second} /> }] : []),
          { name: said.opener, value: <UnitDoor unit={of.opener} /> },
          { name: said.openedOn, value: formatDay(of.openedOn) },
          ...of.given.map((value) => ({ name: name(value.name), value: <ValueOf value={value} /> })),
        ]}
      />
    </Card>
  )
}
