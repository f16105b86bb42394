import { Button } from '@mantine/core'
import { useUnit } from '#access/session.tsx'
import { addMonths, formatDay, isDay, type Day } from '#platform/day.ts'
import { useAsk } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { saveCsv } from '#ui/csv.ts'
import { ChoiceField, DayField } from '#ui/field.tsx'
import { formatChange, formatNumber } from '#ui/format.ts'
import { Go, useAddress } from '#ui/go.tsx'
import { Card, Page, Toolbar } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import { getStreamlining, SCOPES, type BodyTotals, type Scope, type StreamliningRow } from './api.ts'
import { kindWords, words } from './words.ts'
import style from './body.module.css'

const FIGURES = ['bodies', 'internalUnits', 'quota', 'present', 'deputies'] as const
type FigureName = (typeof FIGURES)[number]

/** Tinh gọn bộ máy: bodies, internal units, staff and deputies on two days, before, after and the difference, by kind. */
export function StreamliningPage() {
  const said = useWords(words)
  const { id, name } = useUnit()
  const days = useTwoDays()
  const [scope, setScope] = useAddress<Scope>('scope', 'below')
  const asked = useAsk(
    getStreamlining,
    id ? { organisationId: id, from: days.from, to: days.to, scope } : null,
  )
  return (
    <Page
      title={said.reportTitle}
      note={name && said.reportNote(name)}
      breadcrumb={[{ name: said.title, to: '/bodies' }]}
      actions={
        <>
          <Button variant="default" onClick={() => print()}>
            {said.print}
          </Button>
          <SaveReport rows={asked.data?.rows} days={days} />
        </>
      }
    >
      <Toolbar label={said.filters}>
        <DayField
          label={said.fromDay}
          description={null}
          value={days.from}
          onChange={(day) => days.setFrom(day ?? '')}
        />
        <DayField
          label={said.toDay}
          description={null}
          value={days.to}
          onChange={(day) => days.setTo(day ?? '')}
        />
        <ChoiceField
          label={said.scope}
          value={scope}
          onChange={(chosen) => chosen && setScope(chosen)}
          choices={SCOPES.map((value) => ({ value, label: said.scopes[value] }))}
        />
      </Toolbar>
      <Answer of={asked} lines={8}>
        {({ rows, total }) =>
          rows.length === 0 ? (
            <Card>
              <Empty title={said.noReport}>{said.noReportText}</Empty>
            </Card>
          ) : (
            <>
              <Card title={said.totals}>
                <Whole total={total} days={days} scope={scope} />
              </Card>
              <Card title={said.byKind}>
                <ByKind rows={rows} days={days} scope={scope} />
                <p className={style.dim}>{said.internalNote}</p>
              </Card>
            </>
          )
        }
      </Answer>
    </Page>
  )
}

interface Days {
  from: Day
  to: Day
}

/** The two days in the address: the day shown and three years before, unless chosen. */
function useTwoDays() {
  const { on } = useAsOf()
  const [from, setFrom] = useAddress('from', '')
  const [to, setTo] = useAddress('to', '')
  return { from: isDay(from) ? from : addMonths(on, -36), to: isDay(to) ? to : on, setFrom, setTo }
}

function Whole({
  total,
  days,
  scope,
}: {
  total: { before: BodyTotals; after: BodyTotals }
  days: Days
  scope: Scope
}) {
  const said = useWords(words)
  const columns: Column<FigureName>[] = [
    { key: 'what', title: said.what, cell: (figure) => said[figure] },
    {
      key: 'before',
      title: formatDay(days.from),
      cell: (figure) => <Door value={total.before[figure]} on={days.from} figure={figure} scope={scope} />,
    },
    {
      key: 'after',
      title: formatDay(days.to),
      cell: (figure) => (
        <>
          <Door value={total.after[figure]} on={days.to} figure={figure} scope={scope} />
          <small className={style.onPhone}>{formatChange(total.after[figure] - total.before[figure])}</small>
        </>
      ),
    },
    {
      key: 'difference',
      title: said.difference,
      narrow: false,
      cell: (figure) => formatChange(total.after[figure] - total.before[figure]),
    },
  ]
  return <Table name={said.totals} rows={FIGURES} rowKey={(figure) => figure} columns={columns} />
}

function ByKind({ rows, days, scope }: { rows: readonly StreamliningRow[]; days: Days; scope: Scope }) {
  const said = useWords(words)
  const kinds: Record<string, string> = useWords(kindWords)
  const columns: Column<StreamliningRow>[] = [
    { key: 'kind', title: said.kind, cell: (row) => kinds[row.kind] ?? row.kind },
    ...FIGURES.map((figure): Column<StreamliningRow> => ({
      key: figure,
      title: said[figure],
      cell: ({ kind, before, after }) => (
        <>
          <Door value={before[figure]} on={days.from} figure={figure} scope={scope} kind={kind} /> →{' '}
          <Door value={after[figure]} on={days.to} figure={figure} scope={scope} kind={kind} />
          <small className={style.small}>{formatChange(after[figure] - before[figure])}</small>
        </>
      ),
      ...(figure === 'bodies' || figure === 'quota' ? {} : { narrow: false as const }),
    })),
  ]
  return <Table name={said.byKind} rows={rows} rowKey={(row) => row.kind} columns={columns} />
}

/** A number that opens its bodies as of its day. */
function Door({
  value,
  on,
  figure,
  scope,
  kind,
}: {
  value: number
  on: Day
  figure: FigureName
  scope: Scope
  kind?: string | undefined
}) {
  const said = useWords(words)
  const search = { on, scope, kind, from: undefined, to: undefined }
  return (
    <Go
      to="/bodies"
      className={`dv-link ${style.underlined}`}
      search={search}
      aria-label={`${formatNumber(value)}: ${said.openList(said[figure], formatDay(on))}`}
    >
      {formatNumber(value)}
    </Go>
  )
}

function SaveReport({ rows, days }: { rows: readonly StreamliningRow[] | undefined; days: Days }) {
  const said = useWords(words)
  const kinds: Record<string, string> = useWords(kindWords)
  const save = () => {
    const head = FIGURES.flatMap((figure) => [
      `${said[figure]} ${formatDay(days.from)}`,
      `${said[figure]} ${formatDay(days.to)}`,
    ])
    saveCsv('tinh-gon-bo-may.csv', [
      [said.kind, ...head],
      ...(rows ?? []).map(({ kind, before, after }) => [
        kinds[kind] ?? kind,
        ...FIGURES.flatMap((figure) => [before[figure], after[figure]]),
      ]),
    ])
  }
  return (
    <Button variant="default" onClick={save} disabled={!rows || rows.length === 0}>
      {said.saveCsv}
    </Button>
  )
}
