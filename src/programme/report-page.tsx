import { Button } from '@mantine/core'
import { Printer } from 'lucide-react'
import { useParams } from '@tanstack/react-router'
import { formatDay } from '#platform/day.ts'
import { useAsk } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { BarChart } from '#ui/chart.tsx'
import { formatNumber } from '#ui/format.ts'
import { Go } from '#ui/go.tsx'
import { Card, Columns, Page } from '#ui/page.tsx'
import { Answer } from '#ui/states.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { useWords, type Said } from '#ui/words.tsx'
import type { z } from 'zod'
import { getReport } from './api.ts'
import type { Figures } from './figure-api.ts'
import { FIELDS, GROUNDS, STATES, type Field } from './codes.ts'
import { useItemColumns } from './item-table.tsx'
import { reportWords } from './item-words.ts'
import { fieldWords, groundWords, kindWords, stateWords, words } from './words.ts'
import style from './programme.module.css'

type Report = z.output<typeof getReport.output>

/** The report of a programme: figures with their definitions beside those of the period before; for print. */
export function ProgrammeReportPage() {
  const { id } = useParams({ strict: false }) as { id: string }
  const said = useWords(reportWords)
  const general = useWords(words)
  const { on } = useAsOf()
  const report = useAsk(getReport, { id, on })
  const title = report.data?.id === id ? report.data.title : general.programme
  return (
    <Page
      title={said.title(title)}
      note={said.asOf(formatDay(on))}
      breadcrumb={[
        { name: general.title, to: '/programmes' },
        { name: title, to: `/programmes/${id}` },
      ]}
      actions={
        <Button variant="default" leftSection={<Printer size={16} aria-hidden />} onClick={() => print()}>
          {general.print}
        </Button>
      }
    >
      <Answer of={report} lines={12}>
        {(data) => <Shown report={data} />}
      </Answer>
    </Page>
  )
}

function Shown({ report }: { report: Report }) {
  const said = useWords(reportWords)
  const general = useWords(words)
  const itemColumns = useItemColumns()
  const { before } = report
  return (
    <div className={style.stack}>
      <Card title={said.figures}>
        <p className={style.count}>
          {before ? said.beforeNote(before.title, formatDay(before.on)) : said.noBefore}
        </p>
        <FigureTable report={report} />
      </Card>
      <Columns>
        <Card title={said.byGround}>
          <Grounds figures={report.figures} />
        </Card>
        <Card title={said.byField}>
          <Fields report={report} />
        </Card>
      </Columns>
      <Card title={said.plannedItems}>
        <Table
          name={said.plannedItems}
          rows={report.planned}
          rowKey={(row) => row.id}
          columns={itemColumns}
          empty={<p className={style.dim}>{general.none}</p>}
        />
      </Card>
      <div className="dv-print-only">
        <div className={style.signs}>
          <span>{said.signed}</span>
          <span>{said.head}</span>
        </div>
      </div>
    </div>
  )
}

interface Line {
  key: string
  name: string
  means: string
  value: string
  before: string
  search: Record<string, string>
}

function FigureTable({ report }: { report: Report }) {
  const said = useWords(reportWords)
  const states = useWords(stateWords)
  const grounds = useWords(groundWords)
  const columns: Column<Line>[] = [
    {
      key: 'figure',
      title: said.figure,
      to: (line) => ({ to: `/programmes/${report.id}`, search: line.search }),
      cell: (line) => line.name,
    },
    { key: 'value', title: said.value, cell: (line) => <strong>{line.value}</strong> },
    { key: 'before', title: said.before, cell: (line) => line.before },
    { key: 'means', title: said.definition, cell: (line) => line.means, narrow: false },
  ]
  return (
    <Table
      name={said.figures}
      rows={linesOf(report, said, states, grounds)}
      rowKey={(line) => line.key}
      columns={columns}
    />
  )
}

function linesOf(
  { figures, before }: Report,
  said: Said<typeof reportWords>,
  states: Said<typeof stateWords>,
  grounds: Said<typeof groundWords>,
): Line[] {
  const line = (
    key: string,
    name: string,
    means: string,
    of: (figures: Figures) => string | number,
    search: Record<string, string>,
  ): Line => {
    const write = (value: string | number) => (typeof value === 'number' ? formatNumber(value) : value)
    return {
      key,
      name,
      means,
      value: write(of(figures)),
      before: before ? write(of(before.figures)) : '–',
      search,
    }
  }
  const submitted = (one: Figures) => `${formatNumber(one.submitted)}/${formatNumber(one.planned)}`
  const used = STATES.filter((state) => figures.states[state] > 0 || (before?.figures.states[state] ?? 0) > 0)
  return [
    line('submitted', said.submitted, said.submittedMeans, submitted, {
      kind: 'planned',
      state: 'ever_submitted',
    }),
    line('in-time', said.inTime, said.inTimeMeans, (one) => one.submittedInTime, {
      kind: 'planned',
      state: 'ever_submitted',
    }),
    ...used.map((state) =>
      line(state, states[state], said.stateMeans, (one) => one.states[state], { kind: 'planned', state }),
    ),
    line('arising', said.arising, said.arisingMeans, (one) => one.arising, { kind: 'arising' }),
    ...GROUNDS.map((ground) =>
      line(`ground-${ground}`, grounds[ground], said.groundMeans, (one) => one.grounds[ground], {
        kind: 'arising',
        ground,
      }),
    ),
    line('late', said.late, said.lateMeans, (one) => one.late, { state: 'late' }),
  ]
}

function Grounds({ figures }: { figures: Figures }) {
  const said = useWords(reportWords)
  const grounds = useWords(groundWords)
  return (
    <BarChart
      name={said.byGround}
      bars={GROUNDS.map((ground) => ({ name: grounds[ground], value: figures.grounds[ground] }))}
    />
  )
}

function Fields({ report }: { report: Report }) {
  const said = useWords(reportWords)
  const fields = useWords(fieldWords)
  const kinds = useWords(kindWords)
  const rows = FIELDS.map((field) => ({ field, ...report.figures.fields[field] }))
  const columns: Column<{ field: Field; planned: number; arising: number }>[] = [
    {
      key: 'field',
      title: said.byField,
      cell: ({ field }) => (
        <Go to={`/programmes/${report.id}`} search={{ field }}>
          {fields[field]}
        </Go>
      ),
    },
    { key: 'planned', title: kinds.planned, number: (row) => row.planned, total: true },
    { key: 'arising', title: kinds.arising, number: (row) => row.arising, total: true },
  ]
  return <Table name={said.byField} rows={rows} rowKey={(row) => row.field} columns={columns} />
}
