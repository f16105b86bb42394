import { Button, Tabs } from '@mantine/core'
import { useMay, useUnit } from '#access/session.tsx'
import { formatDay } from '#platform/day.ts'
import { useAskPages } from '#ui/ask.ts'
import { useAsOf, useClosedReason } from '#ui/asof.tsx'
import { ChoiceField } from '#ui/field.tsx'
import { formatNumber } from '#ui/format.ts'
import { GoButton, useAddress } from '#ui/go.tsx'
import { Card, Mark, Page, Toolbar } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import { listProposals, STATES, VIEWS, type ProposalRow } from './api.ts'
import { KINDS, type Kind } from './codes.ts'
import { useFields } from './fields.ts'
import { StageMark } from './stage-mark.tsx'
import { kindWords, words } from './words.ts'
import style from './proposal.module.css'

type View = (typeof VIEWS)[number]
type State = (typeof STATES)[number]

/** Proposals and matters of a unit: of all below, raised by it, to be answered by it, consolidated by it. */
export function ProposalsPage() {
  const said = useWords(words)
  const { name } = useUnit()
  const [view, setView] = useAddress<View>('view', 'below')
  const known = VIEWS.includes(view) ? view : 'below'
  return (
    <Page title={said.title} note={name && said.note(name)} actions={<Actions />}>
      <Tabs value={known} onChange={(next) => setView((next ?? 'below') as View)}>
        <Tabs.List className="dv-no-print" aria-label={said.viewOf}>
          {VIEWS.toSorted((a, b) => ORDER.indexOf(a) - ORDER.indexOf(b)).map((one) => (
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

const ORDER: readonly View[] = ['below', 'answer', 'raised', 'groups']

function Actions() {
  const said = useWords(words)
  const may = useMay('work.record')
  const closed = useClosedReason()
  return (
    <>
      <GoButton to="/proposals/table">{said.table}</GoButton>
      {may && closed && (
        <Button disabled title={closed}>
          {said.raise}
        </Button>
      )}
      {may && !closed && (
        <GoButton to="/proposals/new" variant="filled">
          {said.raise}
        </GoButton>
      )}
    </>
  )
}

function List({ view }: { view: View }) {
  const said = useWords(words)
  const kinds = useWords(kindWords)
  const { on } = useAsOf()
  const { id } = useUnit()
  const { all, nameOf } = useFields()
  const [state, setState] = useAddress<State>('state', 'all')
  const [field, setField] = useAddress('field', '')
  const [kind, setKind] = useAddress<Kind | ''>('kind', '')
  const asked = { view, state: STATES.includes(state) ? state : 'all', on }
  const list = useAskPages(
    listProposals,
    id ? { organisationId: id, ...asked, field: field || undefined, kind: kind || undefined } : null,
  )
  return (
    <>
      <Toolbar label={said.title}>
        <ChoiceField
          label={said.state}
          value={state}
          onChange={(value) => setState(value || 'all')}
          choices={STATES.map((value) => ({ value, label: said.states[value] }))}
        />
        <ChoiceField
          label={said.field}
          value={field}
          none={said.anyField}
          onChange={setField}
          choices={all.map(({ code }) => ({ value: code, label: nameOf(code) }))}
        />
        <ChoiceField
          label={said.kind}
          value={kind}
          none={said.anyKind}
          onChange={setKind}
          choices={KINDS.map((value) => ({ value, label: kinds[value] }))}
        />
      </Toolbar>
      <Card>
        {id === null ? (
          <Empty title={said.noUnit} />
        ) : (
          <Answer of={list} lines={8}>
            {(rows) => (
              <Table
                name={said.views[view]}
                rows={rows}
                rowKey={(row) => row.id}
                columns={columns(said, nameOf)}
                more={list.more}
                empty={<Nothing view={view} />}
              />
            )}
          </Answer>
        )}
      </Card>
    </>
  )
}

function Nothing({ view }: { view: View }) {
  const said = useWords(words)
  if (view === 'answer') return <Empty title={said.noneToAnswer} />
  if (view === 'groups') return <Empty title={said.noneGroups}>{said.noneGroupsText}</Empty>
  return <Empty title={said.none}>{said.noneText}</Empty>
}

type Said = ReturnType<typeof useWords<typeof words>>

function columns(said: Said, nameOf: (code: string) => string): Column<ProposalRow>[] {
  return [
    {
      key: 'text',
      title: said.text,
      width: '44%',
      to: (row) => `/proposals/${row.id}`,
      cell: (row) => (
        <span className={style.cell}>
          {row.text}
          <span className={style.small}>
            {nameOf(row.field)}
            {row.isGroup && ` · ${said.members(formatNumber(row.members), formatNumber(row.units))}`}
          </span>
        </span>
      ),
    },
    { key: 'from', title: said.from, width: '18%', cell: (row) => row.from.name, narrow: false },
    { key: 'raised', title: said.raisedOn, cell: (row) => formatDay(row.raisedOn), narrow: false },
    {
      key: 'stage',
      title: said.stage,
      cell: (row) => (
        <>
          <StageMark stage={row.stage} />
          <span className={style.small}>
            {row.holder && `${row.holder.body?.name ?? row.holder.unit.name}, `}
            {said.since(formatDay(row.stageOn))}
          </span>
        </>
      ),
    },
    {
      key: 'due',
      title: said.due,
      narrow: false,
      cell: (row) =>
        row.dueOn && (
          <>
            {formatDay(row.dueOn)} {row.isLate && <Mark tone="warn">{said.late}</Mark>}
          </>
        ),
    },
  ]
}
