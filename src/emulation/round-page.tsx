import { Button } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { UnitDoor } from '#organisation/unit-door.tsx'
import { formatDay } from '#platform/day.ts'
import { useAsk, useAskPages } from '#ui/ask.ts'
import { useAsOf, useClosedReason } from '#ui/asof.tsx'
import { formatNumber } from '#ui/format.ts'
import { Go } from '#ui/go.tsx'
import { Card, Columns, Facts, Mark, Page } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import { getRound, listEntries, type Entry } from './api.ts'
import { CommendForm, EnterForm, WithdrawForm } from './entry-form.tsx'
import { kindWords, prizeWords, words } from './words.ts'
import style from './emulation.module.css'

/** One round: its rules, who entered with what, and who is commended. */
export function EmulationRoundPage() {
  const said = useWords(words)
  const kinds = useWords(kindWords)
  const { id } = useParams({ strict: false }) as { id: string }
  const { on } = useAsOf()
  const closed = useClosedReason()
  const [enters, setEnters] = useState(false)
  const asked = useAsk(getRound, { id, on })
  const round = asked.data
  return (
    <Page
      title={round?.name ?? said.title}
      breadcrumb={[{ name: said.title, to: '/emulation' }]}
      actions={
        round?.may.enter && (
          <Button disabled={closed !== null} title={closed ?? undefined} onClick={() => setEnters(true)}>
            {said.enter}
          </Button>
        )
      }
    >
      <Answer of={asked}>
        {(found) => (
          <>
            {closed && found.may.enter && <p className={style.dim}>{closed}</p>}
            <Columns wide>
              <Card title={said.entries}>
                <Entries roundId={found.id} mayRecord={found.may.record} />
              </Card>
              <Card title={said.facts}>
                <Facts
                  facts={[
                    { name: said.kind, value: kinds[found.kind] },
                    { name: said.organiser, value: <UnitDoor unit={found.organiser} /> },
                    { name: said.period, value: `${formatDay(found.from)} – ${formatDay(found.to)}` },
                    { name: said.rules, value: found.rules ?? '–' },
                    ...(found.follows
                      ? [
                          {
                            name: said.follows,
                            value: <Go to={`/emulation/${found.follows.id}`}>{found.follows.name}</Go>,
                          },
                        ]
                      : []),
                    { name: said.entries, value: formatNumber(found.entries) },
                    { name: said.units, value: formatNumber(found.units) },
                    { name: said.results, value: formatNumber(found.results) },
                  ]}
                />
              </Card>
            </Columns>
          </>
        )}
      </Answer>
      {enters && round && <EnterForm round={round} onClose={() => setEnters(false)} />}
    </Page>
  )
}

type Open = { act: 'commend' | 'withdraw'; entry: Entry }

function Entries({ roundId, mayRecord }: { roundId: string; mayRecord: boolean }) {
  const said = useWords(words)
  const prizes = useWords(prizeWords)
  const { on } = useAsOf()
  const closed = useClosedReason()
  const [open, setOpen] = useState<Open | null>(null)
  const list = useAskPages(listEntries, { id: roundId, on })
  const off = { disabled: closed !== null, title: closed ?? undefined }
  const close = () => setOpen(null)
  const nameOf = (entry: Entry) => entry.title ?? entry.unit.name
  const columns: Column<Entry>[] = [
    {
      key: 'what',
      title: said.what,
      cell: (row) => (
        <>
          {row.title ?? said.wholeUnit}
          <span className={style.small}>{row.unit.name}</span>
        </>
      ),
    },
    { key: 'on', title: said.on, cell: (row) => formatDay(row.on), narrow: false },
    {
      key: 'result',
      title: said.results,
      cell: (row) =>
        row.result && (
          <>
            <Mark tone="good">{prizes[row.result.prize]}</Mark>
            <span className={style.small}>
              {said.decided(row.result.decisionNo, formatDay(row.result.on))}
            </span>
          </>
        ),
    },
  ]
  const acts: Column<Entry> = {
    key: 'acts',
    title: said.acts,
    cell: (row) => (
      <span className={style.buttons}>
        {mayRecord && row.result === null && (
          <Button
            variant="default"
            size="compact-md"
            {...off}
            aria-label={said.commendOf(nameOf(row))}
            onClick={() => setOpen({ act: 'commend', entry: row })}
          >
            {said.commend}
          </Button>
        )}
        {row.mayWithdraw && (
          <Button
            variant="default"
            size="compact-md"
            {...off}
            aria-label={said.withdrawOf(nameOf(row))}
            onClick={() => setOpen({ act: 'withdraw', entry: row })}
          >
            {said.withdraw}
          </Button>
        )}
      </span>
    ),
  }
  return (
    <>
      <Answer of={list} lines={6}>
        {(rows) => (
          <Table
            name={said.entries}
            rows={rows}
            rowKey={(row) => row.id}
            columns={mayRecord || rows.some((row) => row.mayWithdraw) ? [...columns, acts] : columns}
            more={list.more}
            empty={<Empty title={said.noEntries} />}
          />
        )}
      </Answer>
      {open?.act === 'commend' && <CommendForm roundId={roundId} entry={open.entry} onClose={close} />}
      {open?.act === 'withdraw' && <WithdrawForm roundId={roundId} entry={open.entry} onClose={close} />}
    </>
  )
}
