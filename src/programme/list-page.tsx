import { SegmentedControl } from '@mantine/core'
import { useState } from 'react'
import { useMay, useUnit } from '#access/session.tsx'
import { getOrganisation } from '#organisation/api.ts'
import { formatDay } from '#platform/day.ts'
import { useAsk, useAskPages } from '#ui/ask.ts'
import { useAsOf, useClosedReason } from '#ui/asof.tsx'
import { formatNumber } from '#ui/format.ts'
import { useAddress } from '#ui/go.tsx'
import { Card, Page, Toolbar } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import { listProgrammes, type Programme } from './api.ts'
import { WriteButton } from '#ui/write-button.tsx'
import { NewProgramme } from './programme-form.tsx'
import { spanWords, words } from './words.ts'
import style from './programme.module.css'

/** Work programmes of a unit, of those above and below it. */
export function ProgrammesPage() {
  const said = useWords(words)
  const closed = useClosedReason()
  const mayRecord = useMay('work.record')
  const { on } = useAsOf()
  const { id, name } = useUnit()
  const unit = useAsk(getOrganisation, id ? { id, on } : null)
  const [of, setOf] = useAddress<'own' | 'above' | 'below'>('of', 'own')
  const [adding, setAdding] = useState(false)
  const list = useAskPages(listProgrammes, id ? { organisationId: id, of, on } : null)
  const title = unit.data?.id === id ? unit.data?.state.name : name
  return (
    <Page
      title={said.title}
      note={title && said.of(title)}
      actions={
        mayRecord &&
        id && (
          <WriteButton main onClick={() => setAdding(true)}>
            {said.newProgramme}
          </WriteButton>
        )
      }
    >
      {mayRecord && closed && <p className={style.dim}>{closed}</p>}
      <Toolbar label={said.whose}>
        <SegmentedControl
          aria-label={said.whose}
          value={of}
          onChange={(value) => setOf(value)}
          data={(['own', 'above', 'below'] as const).map((value) => ({ value, label: said[value] }))}
        />
      </Toolbar>
      <Card>
        <Answer of={list}>{(rows) => <Programmes rows={rows} more={list.more} of={of} />}</Answer>
      </Card>
      {adding && id && <NewProgramme organisationId={id} onClose={() => setAdding(false)} />}
    </Page>
  )
}

function Programmes({
  rows,
  more,
  of,
}: {
  rows: readonly Programme[]
  more?: (() => void) | undefined
  of: 'own' | 'above' | 'below'
}) {
  const said = useWords(words)
  const spans = useWords(spanWords)
  const columns: Column<Programme>[] = [
    {
      key: 'title',
      title: said.programme,
      to: (row) => `/programmes/${row.id}`,
      cell: (row) => row.title,
    },
    ...(of === 'own' ? [] : [{ key: 'owner', title: said.owner, cell: (row: Programme) => row.owner.name }]),
    {
      key: 'period',
      title: said.period,
      cell: (row) => (
        <>
          {spans[row.span]}
          <span className={style.small}>
            {formatDay(row.from)} – {formatDay(row.to)}
          </span>
        </>
      ),
      narrow: false,
    },
    {
      key: 'submitted',
      title: said.submittedOf,
      cell: ({ figures }) => `${formatNumber(figures.submitted)}/${formatNumber(figures.planned)}`,
    },
    { key: 'adopted', title: said.adopted, number: ({ figures }) => figures.states.adopted, narrow: false },
    { key: 'arising', title: said.arising, number: ({ figures }) => figures.arising },
    { key: 'late', title: said.late, number: ({ figures }) => figures.late, narrow: false },
  ]
  return (
    <Table
      name={said.title}
      rows={rows}
      rowKey={(row) => row.id}
      more={more}
      columns={columns}
      empty={
        of === 'own' ? <Empty title={said.none}>{said.noneText}</Empty> : <Empty title={said.noneAround} />
      }
    />
  )
}
