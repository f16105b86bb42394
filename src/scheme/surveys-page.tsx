import { SegmentedControl } from '@mantine/core'
import type { z } from 'zod'
import { useMay, useUnit } from '#access/session.tsx'
import { formatDay } from '#platform/day.ts'
import { useAskPages } from '#ui/ask.ts'
import { useAsOf, useClosedReason } from '#ui/asof.tsx'
import { formatNumber } from '#ui/format.ts'
import { GoButton, useAddress } from '#ui/go.tsx'
import { Card, Mark, Page, Toolbar } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import { StateOf } from './answer-state.tsx'
import { listSurveys } from './survey-api.ts'
import { surveyWords } from './survey-words.ts'
import { words } from './words.ts'
import style from './scheme.module.css'

type Row = z.output<typeof listSurveys.output>['items'][number]
type Of = 'asked' | 'sent'

/** Surveys that a unit was asked to answer, and those it sent. */
export function SurveysPage() {
  const said = useWords(surveyWords)
  const general = useWords(words)
  const mayRecord = useMay('work.record')
  const closed = useClosedReason()
  const { id } = useUnit()
  const [of, setOf] = useAddress<Of>('of', 'asked')
  const list = useAskPages(listSurveys, id ? { organisationId: id, of } : null)
  return (
    <Page
      title={said.title}
      breadcrumb={[{ name: general.title, to: '/schemes' }]}
      actions={
        mayRecord &&
        closed === null && (
          <GoButton to="/surveys/new" variant="filled">
            {said.newSurvey}
          </GoButton>
        )
      }
    >
      {mayRecord && closed && <p className={style.dim}>{closed}</p>}
      <Toolbar label={said.which}>
        <SegmentedControl
          aria-label={said.which}
          value={of}
          onChange={(value) => setOf(value)}
          data={[
            { value: 'asked', label: said.asked },
            { value: 'sent', label: said.sentByUs },
          ]}
        />
      </Toolbar>
      <Card>
        <Answer of={list}>{(rows) => <Surveys rows={rows} more={list.more} of={of} unitId={id} />}</Answer>
      </Card>
    </Page>
  )
}

function Surveys({
  rows,
  more,
  of,
  unitId,
}: {
  rows: readonly Row[]
  more?: (() => void) | undefined
  of: Of
  unitId: string | null
}) {
  const said = useWords(surveyWords)
  const { today } = useAsOf()
  const columns: Column<Row>[] = [
    {
      key: 'title',
      title: said.survey,
      to: (row) => (of === 'asked' ? `/surveys/${row.id}/answer/${unitId}` : `/surveys/${row.id}`),
      cell: (row) => (
        <>
          {row.title}
          {of === 'asked' && <span className={style.small}>{row.keeper.name}</span>}
        </>
      ),
      width: '45%',
    },
    {
      key: 'closes',
      title: said.closes,
      cell: (row) => (
        <>
          {formatDay(row.closesOn)} {row.closesOn < today && <Mark>{said.closed}</Mark>}
        </>
      ),
    },
    of === 'asked'
      ? { key: 'state', title: said.state, cell: (row) => <StateOf state={row.mine ?? 'none'} /> }
      : {
          key: 'answered',
          title: said.answered,
          cell: (row) => `${formatNumber(row.sent)}/${formatNumber(row.asked)}`,
        },
  ]
  return (
    <Table
      name={said.title}
      rows={rows}
      rowKey={(row) => row.id}
      more={more}
      columns={columns}
      empty={
        of === 'asked' ? (
          <Empty title={said.noneAsked} />
        ) : (
          <Empty title={said.noneSent}>{said.noneSentText}</Empty>
        )
      }
    />
  )
}
