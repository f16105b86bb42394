import type { z } from 'zod'
import { dayOf, formatDay, isDay, partsOf, type Day } from '#platform/day.ts'
import { useAsk } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { BarChart } from '#ui/chart.tsx'
import { DayField } from '#ui/field.tsx'
import { Figure, Figures } from '#ui/figure.tsx'
import { formatNumber, formatShare } from '#ui/format.ts'
import { useAddress } from '#ui/go.tsx'
import { Card, Toolbar } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import { getFunnel } from './api.ts'
import { contextWords } from './code-words.ts'
import { words } from './words.ts'
import style from './admission.module.css'

type Funnel = z.output<typeof getFunnel.output>
type UnitLine = Funnel['units'][number]
type ContextLine = Funnel['contexts'][number]
type PublishedLine = Funnel['published'][number]
const STEPS = ['listed', 'trained', 'applied', 'admitted', 'official'] as const

/** Of those put on a list in a period, how many were admitted; by unit and by context, beside what was published. */
export function FunnelTab({ unit }: { unit: string }) {
  const said = useWords(words)
  const { on } = useAsOf()
  const { year } = partsOf(on)
  const [from, setFrom] = usePeriodDay('from', dayOf(year - 2, 1, 1))
  const [to, setTo] = usePeriodDay('to', on)
  const funnel = useAsk(getFunnel, from <= to ? { organisationId: unit, from, to, on } : null)
  return (
    <>
      <Card title={said.period}>
        <Toolbar label={said.period}>
          <DayField label={said.from} description={null} value={from} max={to} onChange={setFrom} />
          <DayField label={said.to} description={null} value={to} min={from} max={on} onChange={setTo} />
        </Toolbar>
        <Answer of={funnel} lines={6}>
          {(found) =>
            found.whole.listed === 0 ? (
              <Empty title={said.nobodyListed}>{said.nobodyListedText}</Empty>
            ) : (
              <Whole of={found} />
            )
          }
        </Answer>
      </Card>
      {funnel.data && funnel.data.units.length > 0 && <ByUnit of={funnel.data} />}
      {funnel.data && funnel.data.contexts.length > 0 && <ByContext of={funnel.data} />}
      {funnel.data && funnel.data.published.length > 0 && <Published of={funnel.data} />}
    </>
  )
}

/** A day of the period, in the address. */
function usePeriodDay(key: 'from' | 'to', usual: Day): [Day, (on: Day | null) => void] {
  const [text, setText] = useAddress(key, usual as string)
  return [isDay(text) ? text : usual, (on) => on && setText(on)]
}

function Whole({ of }: { of: Funnel }) {
  const said = useWords(words)
  return (
    <div className={style.stack}>
      <p className={style.dim}>{said.funnelNote(formatDay(of.on))}</p>
      <Figures>
        {STEPS.map((step) => (
          <Figure
            key={step}
            name={said.counts[step]}
            value={formatNumber(of.whole[step])}
            note={step !== 'listed' && formatShare(of.whole[step] / of.whole.listed)}
          />
        ))}
        <Figure name={said.ledger} value={formatNumber(of.ledger)} />
      </Figures>
      <p className={style.dim}>{said.ledgerNote}</p>
      <BarChart
        name={said.funnel}
        bars={STEPS.map((step) => ({ name: said.counts[step], value: of.whole[step] }))}
      />
    </div>
  )
}

function ByUnit({ of }: { of: Funnel }) {
  const said = useWords(words)
  const columns: Column<UnitLine>[] = [
    {
      key: 'unit',
      title: said.unitBelow,
      cell: (row) => row.unit.name,
      to: (row) => `/organisations/${row.unit.id}`,
    },
    ...STEPS.map((step): Column<UnitLine> => ({
      key: step,
      title: said.counts[step],
      number: (row) => row[step],
      total: true,
      ...(step === 'trained' || step === 'applied' ? { narrow: false } : {}),
    })),
    {
      key: 'share',
      title: said.share,
      cell: (row) => formatShare(row.admitted / row.listed),
      sort: (row) => row.admitted / row.listed,
      narrow: false,
    },
  ]
  return (
    <Card title={said.byUnit}>
      <Table name={said.byUnit} rows={of.units} rowKey={(row) => row.unit.id} columns={columns} />
      {of.beyond > 0 && <p className={style.dim}>{said.beyond(formatNumber(of.beyond))}</p>}
    </Card>
  )
}

function ByContext({ of }: { of: Funnel }) {
  const said = useWords(words)
  const contexts = useWords(contextWords)
  const columns: Column<ContextLine>[] = [
    {
      key: 'context',
      title: said.context,
      cell: (row) => (row.context ? contexts[row.context] : said.noContextRow),
    },
    { key: 'listed', title: said.counts.listed, number: (row) => row.listed, total: true },
    { key: 'admitted', title: said.counts.admitted, number: (row) => row.admitted, total: true },
    { key: 'place', title: said.atPlace, number: (row) => row.atPlace, total: true },
  ]
  return (
    <Card title={said.byContext}>
      <Table name={said.byContext} rows={of.contexts} rowKey={(row) => row.context ?? ''} columns={columns} />
    </Card>
  )
}

function Published({ of }: { of: Funnel }) {
  const said = useWords(words)
  const name = (code: string) =>
    Object.hasOwn(said.indicators, code) ? said.indicators[code as keyof typeof said.indicators] : code
  const columns: Column<PublishedLine>[] = [
    { key: 'indicator', title: said.indicator, cell: (row) => name(row.indicator) },
    { key: 'value', title: said.value, number: (row) => row.value },
    {
      key: 'period',
      title: said.periodOf,
      cell: (row) => (row.from && row.to ? `${formatDay(row.from)} – ${formatDay(row.to)}` : ''),
    },
    {
      key: 'source',
      title: said.sourceOf,
      cell: (row) => (
        <>
          {row.source}
          {row.note && <span className={style.small}>{row.note}</span>}
        </>
      ),
      narrow: false,
    },
  ]
  return (
    <Card title={said.published}>
      <p className={style.dim}>{said.publishedNote}</p>
      <Table
        name={said.published}
        rows={of.published}
        rowKey={(row) => `${row.indicator} ${row.from}`}
        columns={columns}
      />
    </Card>
  )
}
