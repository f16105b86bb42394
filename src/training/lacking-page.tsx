import { Checkbox, Tabs } from '@mantine/core'
import { useState } from 'react'
import { useMay, useUnit } from '#access/session.tsx'
import { roleWords } from '#committee/words.ts'
import { formatDay } from '#platform/day.ts'
import { useAskPages } from '#ui/ask.ts'
import { useAsOf, useClosedReason } from '#ui/asof.tsx'
import { formatNumber } from '#ui/format.ts'
import { useAddress } from '#ui/go.tsx'
import { Card, Mark, Page } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import { WriteButton } from '#ui/write-button.tsx'
import { LACKS, type Lack } from './codes.ts'
import { birth } from './common.tsx'
import { listLacking, type Lacking } from './figure-api.ts'
import { words } from './figure-words.ts'
import { NominateForm } from './nominate-form.tsx'
import { PutInForm } from './put-in-form.tsx'
import style from './training.module.css'

/** Who in a unit and below it still lacks a class, and what is done about it. */
export function LackingPage() {
  const said = useWords(words)
  const { id, name } = useUnit()
  const [what, setWhat] = useAddress<Lack>('what', 'new_members')
  const known = LACKS.includes(what) ? what : 'new_members'
  return (
    <Page title={said.lackingTitle} note={name} breadcrumb={[{ name: said.training, to: '/training' }]}>
      <Tabs value={known} onChange={(next) => setWhat((next ?? 'new_members') as Lack)}>
        <Tabs.List className="dv-no-print" aria-label={said.lackingTitle}>
          {LACKS.map((one) => (
            <Tabs.Tab key={one} value={one}>
              {said.lacks[one]}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        {LACKS.map((one) => (
          <Tabs.Panel key={one} value={one}>
            {one === known && id !== null && (
              <div className={style.panel}>
                <List organisationId={id} what={one} />
              </div>
            )}
          </Tabs.Panel>
        ))}
      </Tabs>
    </Page>
  )
}

function List({ organisationId, what }: { organisationId: string; what: Lack }) {
  const said = useWords(words)
  const { on } = useAsOf()
  const may = useMay('work.record')
  const closed = useClosedReason()
  const [chosen, setChosen] = useState<ReadonlyMap<string, Lacking>>(new Map())
  const [opens, setOpens] = useState<'nominate' | 'put' | null>(null)
  const list = useAskPages(listLacking, { organisationId, what, on })
  const choose = (row: Lacking, isChosen: boolean) => {
    const next = new Map(chosen)
    if (isChosen) next.set(row.personId, row)
    else next.delete(row.personId)
    setChosen(next)
  }
  const columns = useColumns(what, may && closed === null ? { chosen, choose } : null)
  const people = [...chosen.values()].map((one) => ({
    key: one.personId,
    name: one.fullName,
    note: one.unit.name,
  }))
  const units = [...new Set([...chosen.values()].map((one) => one.unit.id))]
  const close = () => {
    setOpens(null)
    setChosen(new Map())
  }
  const kind = what === 'theory' ? null : what
  return (
    <Card
      title={said.lacks[what]}
      actions={
        chosen.size > 0 && (
          <>
            <WriteButton onClick={() => setOpens('nominate')}>
              {said.nominateN(formatNumber(chosen.size))}
            </WriteButton>
            <WriteButton onClick={() => setOpens('put')}>
              {said.putInN(formatNumber(chosen.size))}
            </WriteButton>
          </>
        )
      }
    >
      <p className={style.dim}>{said.lackNotes[what]}</p>
      {may && closed === null && <p className={`${style.dim} dv-no-print`}>{said.chooseFirst}</p>}
      <Answer of={list} lines={8}>
        {(rows) => (
          <Table
            name={said.lacks[what]}
            rows={rows}
            rowKey={(row) => `${row.personId} ${row.role ?? ''}`}
            columns={columns}
            more={list.more}
            empty={<Empty title={said.nobodyLacks} />}
          />
        )}
      </Answer>
      {opens === 'nominate' && (
        <NominateForm
          organisationId={units.length === 1 ? units[0]! : organisationId}
          people={people}
          kind={kind ?? 'theory_intermediate'}
          onClose={close}
        />
      )}
      {opens === 'put' && (
        <PutInForm organisationId={organisationId} people={people} kind={kind} onClose={close} />
      )}
    </Card>
  )
}

interface Choosing {
  chosen: ReadonlyMap<string, Lacking>
  choose: (row: Lacking, isChosen: boolean) => void
}

function useColumns(what: Lack, choosing: Choosing | null): Column<Lacking>[] {
  const said = useWords(words)
  const more = useColumnsOf(what)
  const columns: Column<Lacking>[] = [
    {
      key: 'name',
      title: said.person,
      to: (row) => `/people/${row.personId}`,
      cell: (row) => (
        <>
          {row.fullName}
          <span className={style.small}>{birth(row.bornOn)}</span>
        </>
      ),
    },
    { key: 'unit', title: said.unit, narrow: false, cell: (row) => row.unit.name },
    ...more,
    {
      key: 'underway',
      title: said.underway,
      cell: (row) => row.underway && <Mark tone="good">{said[row.underway]}</Mark>,
    },
  ]
  if (!choosing) return columns
  const choose: Column<Lacking> = {
    key: 'choose',
    title: said.choose,
    width: '1%',
    cell: (row) =>
      row.underway === null && (
        <Checkbox
          aria-label={said.chooseOf(row.fullName)}
          checked={choosing.chosen.has(row.personId)}
          onClick={(event) => event.stopPropagation()}
          onChange={(event) => choosing.choose(row, event.currentTarget.checked)}
        />
      ),
  }
  return columns.toSpliced(1, 0, choose)
}

function useColumnsOf(what: Lack): Column<Lacking>[] {
  const said = useWords(words)
  const roles = useWords(roleWords)
  const { on } = useAsOf()
  if (what === 'theory')
    return [
      {
        key: 'post',
        title: said.post,
        cell: (row) => (row.role ? (roles[row.role as keyof typeof roles] ?? row.role) : ''),
      },
      { key: 'has', title: said.has, cell: (row) => row.has ?? said.nothing },
      {
        key: 'wants',
        title: said.wants,
        narrow: false,
        cell: (row) => (
          <>
            {row.wants}
            <span className={`${style.small} ${style.unbroken}`}>{row.source}</span>
          </>
        ),
      },
    ]
  return [
    {
      key: 'due',
      title: what === 'new_members' ? said.probationEnds : said.runsOut,
      cell: (row) =>
        row.dueOn === null ? (
          said.noCertificate
        ) : (
          <>
            {formatDay(row.dueOn)} {row.dueOn < on && <Mark tone="warn">{said.overdue}</Mark>}
          </>
        ),
    },
  ]
}
