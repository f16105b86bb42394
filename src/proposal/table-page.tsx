import { Button, NumberInput } from '@mantine/core'
import { Printer } from 'lucide-react'
import { useUnit } from '#access/session.tsx'
import { isDay, type Day } from '#platform/day.ts'
import { useAsk } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { DayField } from '#ui/field.tsx'
import { formatMaybeDay, formatShare } from '#ui/format.ts'
import { useAddress } from '#ui/go.tsx'
import { Card, Page, Toolbar } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import { getTable, type CellShown } from './api.ts'
import { ANSWER_DAYS, STAGES, type Stage } from './codes.ts'
import { FieldsCard } from './fields-card.tsx'
import { useFields } from './fields.ts'
import { stageWords, words } from './words.ts'
import style from './proposal.module.css'

/** Proposals of a unit and all below by field and stage, with the share answered in time. */
export function ProposalTablePage() {
  const said = useWords(words)
  const { id, name } = useUnit()
  const { on } = useAsOf()
  const [from, setFrom] = useAddress('from', '')
  const [to, setTo] = useAddress('to', '')
  const [within, setWithin] = useAddress('within', String(ANSWER_DAYS))
  const days = /^[1-9]\d{0,2}$/.test(within) ? Number(within) : ANSWER_DAYS
  const asked = { on, from: dayOr(from), to: dayOr(to), within: days }
  const table = useAsk(getTable, id ? { organisationId: id, ...asked } : null)
  const { nameOf } = useFields()
  return (
    <Page
      title={said.tableTitle}
      note={name && `${said.note(name)}, ${formatMaybeDay(on)}`}
      breadcrumb={[{ name: said.title, to: '/proposals' }]}
      actions={
        <Button variant="default" leftSection={<Printer size={16} aria-hidden />} onClick={() => print()}>
          {said.print}
        </Button>
      }
    >
      <Toolbar label={said.tableTitle}>
        <DayField
          label={said.fromDay}
          description={null}
          value={dayOr(from) ?? null}
          onChange={(day) => setFrom(day ?? '')}
        />
        <DayField
          label={said.toDay}
          description={null}
          value={dayOr(to) ?? null}
          onChange={(day) => setTo(day ?? '')}
        />
        <NumberInput
          label={said.within}
          min={1}
          max={999}
          allowDecimal={false}
          value={days}
          onChange={(value) => setWithin(String(value))}
        />
      </Toolbar>
      <Card>
        {id === null ? (
          <Empty title={said.noUnit} />
        ) : (
          <Answer of={table}>{({ rows }) => <Rows rows={rows} nameOf={nameOf} days={days} />}</Answer>
        )}
        <p className={style.dim}>{said.tableNote}</p>
      </Card>
      <FieldsCard />
    </Page>
  )
}

function Rows({
  rows,
  nameOf,
  days,
}: {
  rows: readonly CellShown[]
  nameOf: (code: string) => string
  days: number
}) {
  const said = useWords(words)
  return (
    <Table
      name={said.tableTitle}
      rows={rows.toSorted((a, b) => b.total - a.total)}
      rowKey={(row) => row.field}
      columns={useColumns(rows, nameOf, days)}
      empty={<Empty title={said.none}>{said.noneText}</Empty>}
    />
  )
}

function dayOr(text: string): Day | undefined {
  return isDay(text) ? text : undefined
}

function useColumns(
  rows: readonly CellShown[],
  nameOf: (code: string) => string,
  days: number,
): Column<CellShown>[] {
  const said = useWords(words)
  const names = useWords(stageWords)
  const inUse = STAGES.filter((stage) => rows.some((row) => countOf(row, stage) > 0))
  const sum = (count: (row: CellShown) => number) => rows.reduce((all, row) => all + count(row), 0)
  const share = (part: number, whole: number) => (whole === 0 ? null : part / whole)
  return [
    {
      key: 'field',
      title: said.field,
      cell: (row) => nameOf(row.field),
      to: (row) => ({ to: '/proposals', search: { field: row.field } }),
      total: said.all,
    },
    ...inUse.map((stage) => ({
      key: stage,
      title: names[stage],
      number: (row: CellShown) => countOf(row, stage),
      total: true as const,
      narrow: false as const,
    })),
    { key: 'total', title: said.total, number: (row) => row.total, total: true },
    {
      key: 'share',
      title: said.share(String(days)),
      cell: (row) => formatShare(share(row.inTime, row.total)),
      sort: (row) => share(row.inTime, row.total),
      total: formatShare(
        share(
          sum((row) => row.inTime),
          sum((row) => row.total),
        ),
      ),
    },
  ]
}

function countOf({ stages }: CellShown, stage: Stage): number {
  return stages.find((one) => one.stage === stage)?.count ?? 0
}
