import { Button, Switch, Tabs } from '@mantine/core'
import { useUnit } from '#access/session.tsx'
import { getOrganisation } from '#organisation/api.ts'
import { addDays, formatDay, type Day } from '#platform/day.ts'
import { useAsk, useAskPages } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { formatNumber } from '#ui/format.ts'
import { GoButton, useAddress } from '#ui/go.tsx'
import { Card, Mark, Page, Toolbar } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import { countStatuses, listStatuses, VIEWS, type StatusRow, type View } from './api.ts'
import { words } from './words.ts'
import style from './status.module.css'

const DUE_WITHIN = 30

/** Members with a status, one status at a time: exempt, far away, abroad, suspended, disciplined; until when. */
export function StatusesPage() {
  const said = useWords(words)
  const { on } = useAsOf()
  const { id, name } = useUnit()
  const unit = useAsk(getOrganisation, id ? { id, on } : null)
  const [view, setView] = useAddress<View>('view', 'mien_sinh_hoat')
  const known = VIEWS.includes(view) ? view : 'mien_sinh_hoat'
  const { data } = useAsk(countStatuses, id ? { organisationId: id, on } : null)
  const title = unit.data?.id === id ? unit.data?.state.name : name
  return (
    <Page
      title={said.title}
      note={title && said.note(title)}
      actions={
        <>
          <GoButton to="/statuses/groups">{said.groups}</GoButton>
          <Button variant="default" onClick={() => window.print()}>
            {said.print}
          </Button>
        </>
      }
    >
      <Tabs value={known} onChange={(next) => setView((next ?? 'mien_sinh_hoat') as View)}>
        <Tabs.List className="dv-no-print" aria-label={said.viewOf}>
          {VIEWS.map((one) => {
            const count = data?.counts.find((row) => row.view === one)
            return (
              <Tabs.Tab key={one} value={one}>
                {said.views[one]}
                {count ? ` (${formatNumber(count.members)})` : ''}
                {count && count.due > 0 && (
                  <>
                    {' '}
                    <Mark tone="warn">{said.dueCount(formatNumber(count.due))}</Mark>
                  </>
                )}
              </Tabs.Tab>
            )
          })}
        </Tabs.List>
        {VIEWS.map((one) => (
          <Tabs.Panel key={one} value={one} pt="md">
            {one === known && <List view={one} unitId={id} />}
          </Tabs.Panel>
        ))}
      </Tabs>
    </Page>
  )
}

function List({ view, unitId }: { view: View; unitId: string | null }) {
  const said = useWords(words)
  const { on, today } = useAsOf()
  const [due, setDue] = useAddress<'' | '1'>('due', '')
  const asked = { view, on, dueWithin: due === '1' ? DUE_WITHIN : undefined }
  const list = useAskPages(listStatuses, unitId ? { organisationId: unitId, ...asked } : null)
  if (unitId === null) return <Empty title={said.noUnit} />
  return (
    <div className={style.stack}>
      <Toolbar label={said.viewOf}>
        <Switch
          label={said.dueOnly}
          checked={due === '1'}
          onChange={(event) => setDue(event.currentTarget.checked ? '1' : '')}
        />
      </Toolbar>
      <Card>
        <Answer of={list} lines={6}>
          {(rows) => (
            <Table
              name={said.views[view]}
              rows={rows}
              rowKey={(row) => row.id}
              columns={columns(said, view, on ?? today)}
              more={list.more}
              empty={
                due === '1' ? (
                  <Empty title={said.noneDue} />
                ) : (
                  <Empty title={said.none} action={<GoButton to="/members">{said.toMembers}</GoButton>}>
                    {said.noneText}
                  </Empty>
                )
              }
            />
          )}
        </Answer>
      </Card>
    </div>
  )
}

type Said = ReturnType<typeof useWords<typeof words>>
type Columns = Column<StatusRow>[]

function columns(said: Said, view: View, on: Day): Columns {
  const away = view === 'di_lam_an_xa' || view === 'o_nuoc_ngoai'
  const standings: Readonly<Record<string, string>> = said.standings
  const grounds: Readonly<Record<string, string>> = said.grounds
  const member: Columns = [
    {
      key: 'member',
      title: said.member,
      to: (row) => `/people/${row.personId}`,
      cell: (row) => (
        <>
          {row.fullName}
          <span className={style.small}>{row.unit.name || row.unit.code}</span>
        </>
      ),
    },
  ]
  const measure: Columns = [
    { key: 'measure', title: said.measure, cell: (row) => standings[row.standing] ?? row.standing },
  ]
  const ground: Columns = [
    {
      key: 'ground',
      title: said.ground,
      cell: (row) => (row.ground && grounds[row.ground]) ?? '',
      narrow: false,
    },
  ]
  return [
    ...member,
    ...(view === 'discipline' ? measure : []),
    ...(view === 'mien_sinh_hoat' ? ground : []),
    { key: 'from', title: said.from, cell: (row) => formatDay(row.from), ...(away ? { narrow: false } : {}) },
    ...(away ? awayColumns(said, on) : endColumns(said, on)),
  ]
}

function awayColumns(said: Said, on: Day): Columns {
  return [
    { key: 'place', title: said.place, cell: (row) => row.place ?? '', narrow: false },
    { key: 'contact', title: said.contact, cell: (row) => row.contact ?? '', narrow: false },
    {
      key: 'expected',
      title: said.expected,
      cell: (row) => row.expectedOn && <Ending day={row.expectedOn} on={on} said={said} />,
    },
    {
      key: 'heard',
      title: said.heard,
      cell: (row) => (row.heardOn ? formatDay(row.heardOn) : said.never),
      narrow: false,
    },
    { key: 'group', title: said.group, cell: (row) => row.group ?? '', narrow: false },
  ]
}

function endColumns(said: Said, on: Day): Columns {
  return [
    { key: 'to', title: said.to, cell: (row) => <Ending day={row.to} on={on} said={said} /> },
    { key: 'decision', title: said.decision, cell: (row) => row.decisionNo ?? '', narrow: false },
  ]
}

/** A day by which something ends, and whether it has passed or is near. */
function Ending({ day, on, said }: { day: Day | null; on: Day; said: Said }) {
  if (day === null) return said.open
  return (
    <>
      {formatDay(day)}{' '}
      {day <= addDays(on, DUE_WITHIN) && <Mark tone="warn">{day < on ? said.overdue : said.near}</Mark>}
    </>
  )
}
