import { useMay, useUnit } from '#access/session.tsx'
import { formatDay } from '#platform/day.ts'
import { useAskPages } from '#ui/ask.ts'
import { useClosedReason } from '#ui/asof.tsx'
import { formatNumber } from '#ui/format.ts'
import { GoButton } from '#ui/go.tsx'
import { Card, Mark, Page } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { Table } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import { Button } from '@mantine/core'
import { listPeriods, listUnitReturns } from './api.ts'
import { StateMark } from './state-mark.tsx'
import { words } from './words.ts'
import style from './returns.module.css'

/** The returns of a unit, and the periods that it announced to those below. */
export function ReturnsPage() {
  const said = useWords(words)
  const { id, name } = useUnit()
  return (
    <Page title={said.title} note={name && said.note(name)} actions={<Announce />}>
      {id === null ? (
        <Card>
          <Empty title={said.noUnit} />
        </Card>
      ) : (
        <>
          <Mine organisationId={id} />
          <Asked organisationId={id} />
        </>
      )}
    </Page>
  )
}

function Announce() {
  const said = useWords(words)
  const may = useMay('work.record')
  const closed = useClosedReason()
  if (!may) return null
  if (closed !== null)
    return (
      <Button disabled title={closed}>
        {said.announce}
      </Button>
    )
  return (
    <GoButton to="/return-periods/new" variant="filled">
      {said.announce}
    </GoButton>
  )
}

function Mine({ organisationId }: { organisationId: string }) {
  const said = useWords(words)
  const list = useAskPages(listUnitReturns, { organisationId })
  return (
    <Card title={said.mine}>
      <Answer of={list} lines={4}>
        {(rows) => (
          <Table
            name={said.mine}
            rows={rows}
            rowKey={(row) => row.id}
            more={list.more}
            empty={<Empty title={said.noneMine}>{said.noneMineText}</Empty>}
            columns={[
              {
                key: 'title',
                title: said.period,
                width: '40%',
                to: (row) => `/returns/${row.id}`,
                cell: (row) => (
                  <>
                    {row.title}
                    {row.unit.id !== organisationId && <span className={style.small}>{row.unit.name}</span>}
                    {row.nudgedOn && row.state !== 'accepted' && row.state !== 'consolidated' && (
                      <span className={style.small}>{said.nudged(formatDay(row.nudgedOn))}</span>
                    )}
                  </>
                ),
              },
              { key: 'state', title: said.state, cell: (row) => <StateMark row={row} /> },
              { key: 'since', title: said.since, cell: (row) => formatDay(row.stateOn), narrow: false },
              { key: 'due', title: said.due, cell: (row) => formatDay(row.dueOn) },
            ]}
          />
        )}
      </Answer>
    </Card>
  )
}

function Asked({ organisationId }: { organisationId: string }) {
  const said = useWords(words)
  const list = useAskPages(listPeriods, { organisationId })
  return (
    <Card title={said.asked}>
      <Answer of={list} lines={3}>
        {(rows) => (
          <Table
            name={said.asked}
            rows={rows}
            rowKey={(row) => row.id}
            more={list.more}
            empty={<Empty title={said.noneAsked}>{said.noneAskedText}</Empty>}
            columns={[
              {
                key: 'title',
                title: said.period,
                width: '40%',
                to: (row) => `/return-periods/${row.id}`,
                cell: (row) => (
                  <>
                    {row.title} {row.withdrawn && <Mark>{said.withdrawn}</Mark>}
                  </>
                ),
              },
              { key: 'cutOff', title: said.cutOff, cell: (row) => formatDay(row.cutOffOn), narrow: false },
              {
                key: 'sent',
                title: said.progress,
                cell: ({ counts: { asked, missing } }) =>
                  said.nOf(formatNumber(asked - missing), formatNumber(asked)),
              },
              { key: 'late', title: said.lateCount, number: (row) => row.counts.late },
            ]}
          />
        )}
      </Answer>
    </Card>
  )
}
