import { Button, Checkbox, Textarea } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { z } from 'zod'
import type { Day } from '#platform/day.ts'
import { ActDialog } from '#ui/act-dialog.tsx'
import { useAct, useAsk, useAskPages } from '#ui/ask.ts'
import { useAsOf, useClosedReason } from '#ui/asof.tsx'
import { DayField } from '#ui/field.tsx'
import { formatMaybeDay } from '#ui/format.ts'
import { Card, Facts, Mark, Page } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { Table } from '#ui/table.tsx'
import { tell } from '#ui/tell.ts'
import { useWords } from '#ui/words.tsx'
import { endList, getList, listListMembers } from './bulk-api.ts'
import { bulkWords } from './bulk-words.ts'
import { State } from './letter-lists.tsx'
import { useSayTransfer } from './say.ts'
import style from './transfer.module.css'

type List = z.output<typeof getList.output>
type Act = z.input<typeof endList.input>['act']

/** A letter with a list: what it says, whom it names, and how it ends. */
export function LetterListPage() {
  const said = useWords(bulkWords)
  const { id } = useParams({ strict: false }) as { id: string }
  const { on } = useAsOf()
  const list = useAsk(getList, { id, on })
  const crumbs = [{ name: said.transfers, to: '/transfers?view=lists' }]
  if (list.data?.id === id) return <Known list={list.data} />
  return (
    <Page title={said.title} breadcrumb={crumbs}>
      <Card>
        <Answer of={{ ...list, data: undefined }}>{() => null}</Answer>
      </Card>
    </Page>
  )
}

function Known({ list }: { list: List }) {
  const said = useWords(bulkWords)
  const closed = useClosedReason()
  const [act, setAct] = useState<Act | null>(null)
  const acts: Act[] = [
    ...(list.may.receive ? (['received', 'returned'] as const) : []),
    ...(list.may.cancel ? (['cancelled'] as const) : []),
  ]
  return (
    <Page
      title={said.listTitle(list.letterNo)}
      note={`${list.from.name} → ${list.to.name}`}
      breadcrumb={[{ name: said.transfers, to: '/transfers' }]}
      actions={
        <>
          <Button variant="default" onClick={() => print()}>
            {said.print}
          </Button>
          {acts.map((one) => (
            <Button
              key={one}
              variant={one === 'received' ? 'filled' : 'default'}
              disabled={closed !== null}
              title={closed ?? undefined}
              onClick={() => setAct(one)}
            >
              {said.acts[one]}
            </Button>
          ))}
        </>
      }
    >
      <Card title={said.facts}>
        <Facts
          facts={[
            { name: said.state, value: <State row={list} /> },
            { name: said.issuer, value: list.issuer.name },
            { name: said.issuedOn, value: formatMaybeDay(list.issuedOn) },
            { name: said.decisionNo, value: list.decisionNo ?? '–' },
            { name: said.reason, value: list.reason },
            list.endedOn === null
              ? { name: said.due, value: formatMaybeDay(list.dueOn) }
              : { name: said.ended, value: formatMaybeDay(list.endedOn) },
            ...(list.endReason ? [{ name: said.why, value: list.endReason }] : []),
            {
              name: said.count,
              value:
                list.received === null
                  ? said.members(list.members)
                  : said.receivedCount(list.received, list.members),
            },
          ]}
        />
      </Card>
      <Card title={said.branches}>
        <Table
          name={said.branches}
          rows={list.flows}
          rowKey={({ from, to }) => `${from.id} ${to.id}`}
          columns={[
            { key: 'from', title: said.from, cell: ({ from }) => from.name },
            { key: 'to', title: said.to, cell: ({ to }) => to.name },
            { key: 'count', title: said.count, number: (row) => row.members, total: true },
          ]}
        />
      </Card>
      <Names id={list.id} />
      {act && <End list={list} act={act} onClose={() => setAct(null)} />}
    </Page>
  )
}

function Names({ id }: { id: string }) {
  const said = useWords(bulkWords)
  const names = useAskPages(listListMembers, { id })
  return (
    <Card title={said.names}>
      <Answer of={names} lines={8}>
        {(rows) => (
          <Table
            name={said.names}
            rows={rows}
            rowKey={(row) => row.id}
            more={names.more}
            empty={<Empty title={said.noBranches} />}
            columns={[
              {
                key: 'name',
                title: said.name,
                cell: (row) => (
                  <>
                    {row.fullName} {row.leftOut && <Mark tone="warn">{said.leftOut}</Mark>}
                  </>
                ),
              },
              { key: 'code', title: said.code, cell: (row) => row.memberCode, narrow: false },
              { key: 'from', title: said.from, cell: (row) => row.from },
              { key: 'to', title: said.to, cell: (row) => row.to },
            ]}
          />
        )}
      </Answer>
    </Card>
  )
}

function End({ list, act, onClose }: { list: List; act: Act; onClose: () => void }) {
  const said = useWords(bulkWords)
  const say = useSayTransfer()
  const { today } = useAsOf()
  const [on, setOn] = useState<Day | null>(today)
  const [reason, setReason] = useState('')
  const [leaveOut, setLeaveOut] = useState(false)
  const end = useAct(endList, {
    onDone: () => {
      tell(said.recorded)
      onClose()
    },
  })
  return (
    <ActDialog
      title={said.acts[act]}
      verb={said.acts[act]}
      act={end}
      say={say}
      disabled={on === null}
      onSubmit={() => on && end.mutate({ id: list.id, act, on, reason: reason.trim() || null, leaveOut })}
      onClose={onClose}
    >
      <div className={style.form}>
        <DayField label={said.day} required min={list.issuedOn} max={today} value={on} onChange={setOn} />
        {act === 'received' ? (
          <Checkbox
            label={said.leaveOut}
            checked={leaveOut}
            onChange={(event) => setLeaveOut(event.currentTarget.checked)}
          />
        ) : (
          <Textarea
            label={said.why}
            required
            maxLength={500}
            value={reason}
            onChange={(event) => setReason(event.currentTarget.value)}
          />
        )}
      </div>
    </ActDialog>
  )
}
