import { useState } from 'react'
import { useMay, useUnit } from '#access/session.tsx'
import { formatDay, type Day } from '#platform/day.ts'
import { useAskPages } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { formatNumber } from '#ui/format.ts'
import { Card, Mark, Page } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import { listPlans, type PlanRow } from './api.ts'
import { WriteButton } from '#ui/write-button.tsx'
import { PeriodMark } from './period-mark.tsx'
import { PlanForm } from './plan-form.tsx'
import { words } from './words.ts'
import style from './coordination.module.css'

/** Kế hoạch phối hợp: the plans that a unit keeps or takes part in, as of the day. */
export function CoordinationPage() {
  const said = useWords(words)
  const { on } = useAsOf()
  const { id, name } = useUnit()
  const may = useMay('work.record')
  const [writes, setWrites] = useState(false)
  const list = useAskPages(listPlans, id ? { organisationId: id, on } : null)
  const columns = useColumns(on)
  return (
    <Page
      title={said.title}
      note={name && said.note(name)}
      actions={
        may && (
          <WriteButton main onClick={() => setWrites(true)}>
            {said.record}
          </WriteButton>
        )
      }
    >
      <Card>
        <Answer of={list}>
          {(rows) => (
            <Table
              name={said.title}
              rows={rows}
              rowKey={(row) => row.id}
              columns={columns}
              more={list.more}
              empty={<Empty title={said.none}>{said.noneText}</Empty>}
            />
          )}
        </Answer>
      </Card>
      {writes && id && <PlanForm organisationId={id} onClose={() => setWrites(false)} />}
    </Page>
  )
}

function useColumns(on: Day): Column<PlanRow>[] {
  const said = useWords(words)
  return [
    {
      key: 'title',
      title: said.name,
      to: (row) => `/coordination/${row.id}`,
      cell: (row) => (
        <>
          {row.title}
          <small className={style.small}>{[row.number, row.keeper.name].filter(Boolean).join(' · ')}</small>
        </>
      ),
    },
    {
      key: 'partners',
      title: said.partners,
      cell: (row) =>
        row.partners.map(({ name, bodyId, unit }) => <div key={bodyId ?? unit?.id ?? name}>{name}</div>),
      narrow: false,
    },
    {
      key: 'period',
      title: said.period,
      sort: (row) => row.from,
      cell: (row) => (
        <>
          {formatDay(row.from)} – {formatDay(row.to)} <PeriodMark plan={row} on={on} />
        </>
      ),
    },
    {
      key: 'tasks',
      title: said.tasks,
      narrow: false,
      cell: ({ tasks }) => (
        <>
          {said.taskState(formatNumber(tasks.done), formatNumber(tasks.all))}{' '}
          {tasks.late > 0 && <Mark tone="warn">{said.late(formatNumber(tasks.late))}</Mark>}
        </>
      ),
    },
    {
      key: 'reviews',
      title: said.reviews,
      narrow: false,
      cell: ({ years }) => (
        <>
          {said.reviewed(formatNumber(years.reviewed), formatNumber(years.over))}{' '}
          {years.reviewed < years.over && <Mark tone="warn">{said.notReviewed}</Mark>}
        </>
      ),
    },
  ]
}
