import { Button, Tabs } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { PrintButton } from '#paper/print-button.tsx'
import { useAsk } from '#ui/ask.ts'
import { useAsOf, useClosedReason } from '#ui/asof.tsx'
import { formatBirth, formatMaybeDay, formatNumber } from '#ui/format.ts'
import { Go, GoButton, useAddress } from '#ui/go.tsx'
import { Card, Facts, Mark, Page } from '#ui/page.tsx'
import { Answer } from '#ui/states.tsx'
import { useWords } from '#ui/words.tsx'
import { getPerson, type PersonRecord } from './api.ts'
import { readBirth } from './field-values.ts'
import { FileTab } from './file-tab.tsx'
import { LooksTab } from './looks-tab.tsx'
import { words } from './page-words.ts'
import { RecordChange } from './record-change.tsx'
import { TimelineTab } from './timeline-tab.tsx'

/** One person: who, where, since when; the file, everything dated, who has looked; `more` of rooms that this one does not know. */
export function PersonPage({ more }: { more?: (person: PersonRecord) => ReactNode }) {
  const { id } = useParams({ strict: false }) as { id: string }
  const { on } = useAsOf()
  const person = useAsk(getPerson, { id, on })
  const said = useWords(words)
  if (person.data?.id === id) return <Known person={person.data} more={more} />
  return (
    <Page title={said.person} breadcrumb={[{ name: said.members, to: '/members' }]}>
      <Card>
        <Answer of={{ ...person, data: undefined }}>{() => null}</Answer>
      </Card>
    </Page>
  )
}

function Known({
  person,
  more,
}: {
  person: PersonRecord
  more: ((person: PersonRecord) => ReactNode) | undefined
}) {
  const said = useWords(words)
  const closed = useClosedReason()
  const [tab, setTab] = useAddress<'file' | 'timeline' | 'looks'>('tab', 'file')
  const [changes, setChanges] = useState(false)
  const path = person.path
    .filter((unit) => unit.readable)
    .slice(-3)
    .map((unit) => ({ name: unit.name || unit.code, to: `/organisations/${unit.id}` }))
  const locked = { disabled: closed !== null, title: closed ?? undefined }
  return (
    <Page
      title={person.fullName}
      note={<Note person={person} />}
      breadcrumb={path}
      actions={
        <>
          {person.may.record && (
            <Button variant="default" {...locked} onClick={() => setChanges(true)}>
              {said.change}
            </Button>
          )}
          <PrintButton papers={papersOf(person, said.papers)} />
          {person.memberCode !== null && (
            <GoButton to={`/movements/person/${person.id}`}>{said.movements}</GoButton>
          )}
          {person.may.move && closed === null && (
            <GoButton to="/movements/new" search={{ person: person.id }} variant="filled">
              {said.move}
            </GoButton>
          )}
        </>
      }
    >
      {closed && person.may.record && <p className="dv-no-print">{closed}</p>}
      <Summary person={person} />
      {more?.(person)}
      <Tabs value={tab} onChange={(next) => setTab((next ?? 'file') as typeof tab)} keepMounted={false}>
        <Tabs.List className="dv-no-print">
          <Tabs.Tab value="file">{said.tabs.file}</Tabs.Tab>
          <Tabs.Tab value="timeline">{said.tabs.timeline}</Tabs.Tab>
          {person.may.seeLooks && <Tabs.Tab value="looks">{said.tabs.looks}</Tabs.Tab>}
        </Tabs.List>
        <Tabs.Panel value="file" pt="md">
          <div style={{ display: 'grid', gap: 16 }}>
            <FileTab key={person.id} person={person} />
          </div>
        </Tabs.Panel>
        <Tabs.Panel value="timeline" pt="md">
          <TimelineTab id={person.id} />
        </Tabs.Panel>
        {person.may.seeLooks && (
          <Tabs.Panel value="looks" pt="md">
            <LooksTab id={person.id} />
          </Tabs.Panel>
        )}
      </Tabs>
      {changes && <RecordChange id={person.id} hidden={person.hidden} onClose={() => setChanges(false)} />}
    </Page>
  )
}

/** A member has a record card; who is no member yet, an application to fill in. */
function papersOf({ id, on, standing }: PersonRecord, names: { card: string; application: string }) {
  return standing === 'not-admitted'
    ? [{ form: 'admission-application', id, on, name: names.application }]
    : [{ form: 'member-record', id, on, name: names.card }]
}

function Note({ person }: { person: PersonRecord }) {
  const said = useWords(words)
  const { standing, organisation, since } = person
  const tone = standing === 'official' ? 'good' : standing === 'probationary' ? 'warn' : 'plain'
  return (
    <>
      <Mark tone={tone}>{said.standing[standing]}</Mark>{' '}
      {organisation &&
        `${organisation.name || organisation.code} ${since ? said.since(formatMaybeDay(since)) : ''}`}
    </>
  )
}

function Summary({ person }: { person: PersonRecord }) {
  const said = useWords(words)
  const birth = readBirth(person.bornOn)
  const born = birth ? formatBirth(birth.on, birth.precision) : person.bornOn
  const place = person.organisation ?? person.keeper
  const facts = [
    { name: said.memberCode, value: person.memberCode ?? said.unknown },
    { name: said.age, value: `${formatNumber(person.ageInYears)} (${said.sex[person.sex]}, ${born})` },
    {
      name: person.organisation ? said.at : said.keptBy,
      value: <Go to={`/organisations/${place.id}`}>{place.name || place.code}</Go>,
    },
  ]
  if (person.seniorityInMonths !== null)
    facts.push({ name: said.seniority, value: said.years(person.seniorityInMonths) })
  return (
    <Card>
      <Facts facts={facts} />
    </Card>
  )
}
