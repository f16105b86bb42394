import { Tabs } from '@mantine/core'
import { useMay, useUnit } from '#access/session.tsx'
import { formatDay } from '#platform/day.ts'
import { useAskPages } from '#ui/ask.ts'
import { useAsOf, useClosedReason } from '#ui/asof.tsx'
import { ChoiceField } from '#ui/field.tsx'
import { formatMaybeDay } from '#ui/format.ts'
import { GoButton, useAddress } from '#ui/go.tsx'
import { Card, Mark, Page, Toolbar } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { Table } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import { listGiven, listReceived } from './api.ts'
import { Standing, StateMark } from './assignments-from.tsx'
import { fromWords, kindWords } from './state-words.ts'
import { words } from './words.ts'
import style from './assignment.module.css'

const WHICH = ['open', 'late', 'done', 'all'] as const

/** What was given to the unit, and what it has given. */
export function AssignmentsPage() {
  const said = useWords(words)
  const closed = useClosedReason()
  const may = useMay('work.record')
  const { name } = useUnit()
  const [side, setSide] = useAddress<'received' | 'given'>('side', 'received')
  return (
    <Page
      title={said.title}
      note={name}
      actions={may && !closed && <GoButton to="/assignments/new">{said.newButton}</GoButton>}
    >
      {may && closed && <p className={style.dim}>{closed}</p>}
      <Tabs
        value={side}
        onChange={(chosen) => setSide(chosen === 'given' ? 'given' : 'received')}
        keepMounted={false}
      >
        <Tabs.List>
          <Tabs.Tab value="received">{said.received}</Tabs.Tab>
          <Tabs.Tab value="given">{said.given}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="received" pt="md">
          <ReceivedList />
        </Tabs.Panel>
        <Tabs.Panel value="given" pt="md">
          <GivenList />
        </Tabs.Panel>
      </Tabs>
    </Page>
  )
}

function ReceivedList() {
  const said = useWords(words)
  const from = useWords(fromWords)
  const { on } = useAsOf()
  const { id } = useUnit()
  const [which, setWhich] = useAddress<(typeof WHICH)[number]>('which', 'open')
  const list = useAskPages(listReceived, id ? { organisationId: id, on, which } : null)
  return (
    <Card>
      <Toolbar label={said.show}>
        <ChoiceField
          label={said.show}
          value={which}
          onChange={(chosen) => setWhich(chosen || 'open')}
          choices={WHICH.map((value) => ({ value, label: said.which[value] }))}
        />
      </Toolbar>
      <Answer of={list}>
        {(rows) => (
          <Table
            name={said.received}
            rows={rows}
            rowKey={(row) => row.id}
            more={list.more}
            empty={<Empty title={said.noneReceived}>{said.noneReceivedText}</Empty>}
            columns={[
              {
                key: 'task',
                title: said.task,
                to: (row) => `/assignments/unit/${row.id}`,
                cell: (row) => row.assignment.title,
              },
              { key: 'from', title: said.from, cell: (row) => row.giver.name, narrow: false },
              { key: 'day', title: said.day, cell: (row) => formatDay(row.givenOn), narrow: false },
              { key: 'due', title: said.due, cell: (row) => formatMaybeDay(row.dueOn) },
              {
                key: 'state',
                title: said.state,
                cell: (row) =>
                  row.assignment.withdrawnOn === null ? (
                    <StateMark addressee={row} />
                  ) : (
                    <Mark>{from.withdrawn}</Mark>
                  ),
              },
            ]}
          />
        )}
      </Answer>
    </Card>
  )
}

function GivenList() {
  const said = useWords(words)
  const kinds = useWords(kindWords)
  const { on } = useAsOf()
  const { id } = useUnit()
  const list = useAskPages(listGiven, id ? { organisationId: id, on } : null)
  return (
    <Card>
      <Answer of={list}>
        {(rows) => (
          <Table
            name={said.given}
            rows={rows}
            rowKey={(row) => row.id}
            more={list.more}
            empty={<Empty title={said.noneGiven}>{said.noneGivenText}</Empty>}
            columns={[
              {
                key: 'task',
                title: said.task,
                to: (row) => `/assignments/${row.id}`,
                cell: (row) => row.title,
              },
              { key: 'kind', title: said.kind, cell: (row) => kinds[row.kind], narrow: false },
              { key: 'day', title: said.day, cell: (row) => formatDay(row.givenOn), narrow: false },
              { key: 'due', title: said.due, cell: (row) => formatMaybeDay(row.dueOn) },
              { key: 'state', title: said.state, cell: (row) => <Standing row={row} /> },
            ]}
          />
        )}
      </Answer>
    </Card>
  )
}
