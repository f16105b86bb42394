import { Button, Tabs } from '@mantine/core'
import { useMay, useUnit } from '#access/session.tsx'
import { formatDay } from '#platform/day.ts'
import { useAskPages } from '#ui/ask.ts'
import { useAsOf, useClosedReason } from '#ui/asof.tsx'
import { ChoiceField } from '#ui/field.tsx'
import { GoButton, useAddress } from '#ui/go.tsx'
import { Card, Mark, Page, Toolbar } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { Table } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import { listModels, VIEWS } from './api.ts'
import { KINDS, STATES, type Kind, type State } from './codes.ts'
import { kindWords, outcomeWords, stateWords, words } from './words.ts'
import style from './model.module.css'

type View = (typeof VIEWS)[number]

/** New models and pilots of a unit and all below, and those that reached it from elsewhere. */
export function ModelsPage() {
  const said = useWords(words)
  const { name } = useUnit()
  const may = useMay('work.record')
  const closed = useClosedReason()
  const [view, setView] = useAddress<View>('view', 'below')
  const known = view === 'offered' ? view : 'below'
  return (
    <Page
      title={said.title}
      note={name && said.note(name)}
      actions={
        may &&
        (closed ? (
          <Button disabled title={closed}>
            {said.record}
          </Button>
        ) : (
          <GoButton to="/models/new" variant="filled">
            {said.record}
          </GoButton>
        ))
      }
    >
      <Tabs value={known} onChange={(next) => setView(next === 'offered' ? next : 'below')}>
        <Tabs.List className="dv-no-print" aria-label={said.viewOf}>
          {VIEWS.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {said.views[one]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {VIEWS.map((one) => (
          <Tabs.Panel key={one} value={one}>
            {one === known && (
              <div className={style.panel}>
                <List view={one} />
              </div>
            )}
          </Tabs.Panel>
        ))}
      </Tabs>
    </Page>
  )
}

function List({ view }: { view: View }) {
  const said = useWords(words)
  const kinds = useWords(kindWords)
  const states = useWords(stateWords)
  const { on } = useAsOf()
  const { id } = useUnit()
  const [state, setState] = useAddress<State | ''>('state', '')
  const [kind, setKind] = useAddress<Kind | ''>('kind', '')
  const asked = { view, on, state: state || undefined, kind: kind || undefined }
  const list = useAskPages(listModels, id ? { organisationId: id, ...asked } : null)
  return (
    <>
      <Toolbar label={said.title}>
        <ChoiceField
          label={said.state}
          value={state}
          none={said.anyState}
          onChange={setState}
          choices={STATES.map((value) => ({ value, label: states[value] }))}
        />
        <ChoiceField
          label={said.kind}
          value={kind}
          none={said.anyKind}
          onChange={setKind}
          choices={KINDS.map((value) => ({ value, label: kinds[value] }))}
        />
      </Toolbar>
      <Card>{id === null ? <Empty title={said.noUnit} /> : <Rows list={list} view={view} />}</Card>
    </>
  )
}

function Rows({
  list,
  view,
}: {
  list: ReturnType<typeof useAskPages<typeof listModels.input, typeof listModels.output>>
  view: View
}) {
  const said = useWords(words)
  const kinds = useWords(kindWords)
  const outcomes = useWords(outcomeWords)
  const nothing =
    view === 'offered' ? <Empty title={said.noneOffered} /> : <Empty title={said.none}>{said.noneText}</Empty>
  return (
    <Answer of={list} lines={8}>
      {(rows) => (
        <Table
          name={said.views[view]}
          rows={rows}
          rowKey={(row) => row.id}
          more={list.more}
          empty={nothing}
          columns={[
            {
              key: 'name',
              title: said.name,
              width: '42%',
              to: (row) => `/models/${row.id}`,
              cell: (row) => (
                <>
                  {row.name}
                  <span className={style.small}>{kinds[row.kind]}</span>
                </>
              ),
            },
            { key: 'unit', title: said.unit, cell: (row) => row.unit.name, narrow: false },
            { key: 'since', title: said.since, cell: (row) => formatDay(row.from), narrow: false },
            {
              key: 'state',
              title: said.state,
              cell: (row) => (
                <>
                  <StateMark state={row.state} /> {row.isOverdue && <Mark tone="warn">{said.overdue}</Mark>}
                  {row.outcome && <span className={style.small}>{outcomes[row.outcome]}</span>}
                </>
              ),
            },
            { key: 'adopters', title: said.adopters, number: (row) => row.adopters },
          ]}
        />
      )}
    </Answer>
  )
}

function StateMark({ state }: { state: State }) {
  const states = useWords(stateWords)
  return (
    <Mark tone={state === 'spread' ? 'good' : state === 'running' ? 'accent' : 'plain'}>{states[state]}</Mark>
  )
}
