import { useRecorder } from './recorder.ts'
import { Button } from '@mantine/core'
import { isDay, type Day } from '#platform/day.ts'
import { useAsk, useAskPages } from '#ui/ask.ts'
import { ChoiceField, DayField } from '#ui/field.tsx'
import { formatInstant, formatNumber } from '#ui/format.ts'
import { useAddress } from '#ui/go.tsx'
import { Card, Mark, Page, Toolbar } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { Table } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import { getSeals, listEvents, type EventEntry } from './api.ts'
import { detailWords } from './detail-words.ts'
import { eventWords } from './event-words.ts'
import { pageWords } from './page-words.ts'

/** The audit log of my units: who did, saw or searched what, and whether it is sealed. */
export function AuditPage() {
  const said = useWords(pageWords)
  const events = useWords(eventWords) as Record<string, string>
  const [from, setFrom] = useAddress('from', '')
  const [to, setTo] = useAddress('to', '')
  const [action, setAction] = useAddress('action', '')
  const list = useAskPages(listEvents, { from: dayOr(from), to: dayOr(to), action: action || undefined })
  const seals = useAsk(getSeals, {})
  const clear = () => {
    setFrom('')
    setTo('')
    setAction('')
  }
  return (
    <Page
      title={said.audit}
      breadcrumb={[{ name: said.administration }]}
      note={seals.data && said.auditNote(formatNumber(seals.data.sealed), formatNumber(seals.data.unsealed))}
    >
      <Toolbar label={said.audit}>
        <DayField
          label={said.from}
          description={null}
          value={dayOr(from) ?? null}
          onChange={(day) => setFrom(day ?? '')}
        />
        <DayField
          label={said.to}
          description={null}
          value={dayOr(to) ?? null}
          onChange={(day) => setTo(day ?? '')}
        />
        <ChoiceField
          label={said.action}
          value={action}
          onChange={setAction}
          none={said.anyAction}
          choices={Object.entries(events).map(([value, label]) => ({ value, label }))}
        />
        {(from || to || action) && (
          <Button variant="default" onClick={clear}>
            {said.clear}
          </Button>
        )}
      </Toolbar>
      <Card>
        <Answer of={list}>{(entries) => <Entries entries={entries} more={list.more} />}</Answer>
      </Card>
    </Page>
  )
}

function Entries({ entries, more }: { entries: readonly EventEntry[]; more?: () => void }) {
  const said = useWords(pageWords)
  const recorder = useRecorder()
  const events = useWords(eventWords) as Record<string, string>
  return (
    <Table
      name={said.audit}
      rows={entries}
      rowKey={(entry) => entry.id}
      more={more}
      columns={[
        {
          key: 'at',
          title: said.at,
          cell: (entry) => <span className="dv-number">{formatInstant(entry.at)}</span>,
        },
        {
          key: 'who',
          title: said.who,
          cell: ({ actor }) => recorder(actor.userName),
        },
        { key: 'action', title: said.action, cell: (entry) => events[entry.action] ?? entry.action },
        {
          key: 'unit',
          title: said.unit,
          cell: ({ organisation }) => organisation?.name ?? organisation?.code ?? '–',
        },
        { key: 'details', title: said.details, cell: (entry) => <Details entry={entry} />, narrow: false },
        {
          key: 'seal',
          title: said.seal,
          cell: ({ sealed }) =>
            sealed ? <Mark tone="good">{said.sealed}</Mark> : <Mark>{said.unsealed}</Mark>,
          narrow: false,
        },
      ]}
      empty={<Empty title={said.noEvents}>{said.noEventsHint}</Empty>}
    />
  )
}

/** Codes, counts and field names only; the log holds no names of people. */
function Details({ entry: { details } }: { entry: EventEntry }) {
  const said: Record<string, string> = useWords(detailWords)
  const parts = Object.entries(details).map(
    ([name, value]) =>
      `${said[name] ?? name}: ${typeof value === 'string' || typeof value === 'number' ? value : JSON.stringify(value)}`,
  )
  return <small>{parts.join(' · ')}</small>
}

function dayOr(text: string): Day | undefined {
  return isDay(text) ? text : undefined
}
