import { Button } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useRecorder } from '#access/recorder.ts'
import { UnitDoor } from '#organisation/unit-door.tsx'
import { formatDay, partsOf } from '#platform/day.ts'
import { useAsk } from '#ui/ask.ts'
import { useAsOf, useClosedReason } from '#ui/asof.tsx'
import { LineChart } from '#ui/chart.tsx'
import { formatNumber } from '#ui/format.ts'
import { Go } from '#ui/go.tsx'
import { Card, Columns, Facts, Mark, Page } from '#ui/page.tsx'
import { PathLine, type PathStep } from '#ui/path-line.tsx'
import { Answer, Rest } from '#ui/states.tsx'
import { Table } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import { AdoptForm, ModelActForm, ResultForm, WithdrawForm } from './act-form.tsx'
import { getModel, type Aim, type Model } from './api.ts'
import { actWords, doneWords, kindWords, outcomeWords, stateWords, words } from './words.ts'
import style from './model.module.css'

type Open = 'evaluated' | 'spread' | 'ended' | 'adopt' | 'result' | 'withdraw'

/** One model: its aims and results, its way, and who took it up. */
export function ModelPage() {
  const said = useWords(words)
  const { id } = useParams({ strict: false }) as { id: string }
  const { on } = useAsOf()
  const asked = useAsk(getModel, { id, on })
  const one = asked.data
  return (
    <Page
      title={one?.name ?? said.title}
      breadcrumb={[{ name: said.title, to: '/models' }]}
      actions={one && <Acts of={one} />}
    >
      <Answer of={asked}>{(found) => <Shown of={found} />}</Answer>
    </Page>
  )
}

function Acts({ of }: { of: Model }) {
  const said = useWords(words)
  const names = useWords(actWords)
  const closed = useClosedReason()
  const [open, setOpen] = useState<Open | null>(null)
  const close = () => setOpen(null)
  const off = { disabled: closed !== null, title: closed ?? undefined }
  const { may } = of
  const offered: [Open, string, boolean][] = [
    ['withdraw', said.withdraw, may.withdraw],
    ['ended', names.ended, may.record],
    ['result', said.recordResult, may.record && of.aims.length > 0],
    ['adopt', said.adopt, may.adopt],
    ['evaluated', names.evaluated, may.record],
    ['spread', names.spread, may.spread],
  ]
  const shown = offered.filter(([, , allowed]) => allowed)
  return (
    <>
      {shown.map(([key, name], index) => (
        <Button
          key={key}
          variant={index === shown.length - 1 ? 'filled' : 'default'}
          {...off}
          onClick={() => setOpen(key)}
        >
          {name}
        </Button>
      ))}
      {open === 'withdraw' && <WithdrawForm of={of} onClose={close} />}
      {open === 'adopt' && <AdoptForm of={of} onClose={close} />}
      {open === 'result' && <ResultForm of={of} onClose={close} />}
      {(open === 'evaluated' || open === 'spread' || open === 'ended') && (
        <ModelActForm of={of} stage={open} onClose={close} />
      )}
    </>
  )
}

function Shown({ of }: { of: Model }) {
  const said = useWords(words)
  const closed = useClosedReason()
  const steps = useSteps(of)
  return (
    <>
      {closed && of.may.withdraw && <p className={style.dim}>{closed}</p>}
      <Columns wide>
        <div className={style.stack}>
          {of.summary && (
            <Card title={said.summary}>
              <p>{of.summary}</p>
            </Card>
          )}
          <Card title={said.results}>
            <Aims aims={of.aims} />
          </Card>
          <Card title={said.spreadTitle}>
            <Spread of={of} />
          </Card>
        </div>
        <div className={style.stack}>
          <Card title={said.facts}>
            <FactsOf of={of} />
          </Card>
          <Card title={said.way}>
            <PathLine name={said.way} steps={steps} />
          </Card>
        </div>
      </Columns>
    </>
  )
}

function FactsOf({ of }: { of: Model }) {
  const said = useWords(words)
  const kinds = useWords(kindWords)
  const states = useWords(stateWords)
  return (
    <Facts
      facts={[
        {
          name: said.state,
          value: (
            <>
              <Mark tone={of.state === 'spread' ? 'good' : 'plain'}>{states[of.state]}</Mark>{' '}
              {of.isOverdue && <Mark tone="warn">{said.overdue}</Mark>}
            </>
          ),
        },
        { name: said.kind, value: kinds[of.kind] },
        { name: said.unit, value: <UnitDoor unit={of.unit} /> },
        {
          name: said.since,
          value: [of.from, of.to].flatMap((day) => (day ? [formatDay(day)] : [])).join(' – '),
        },
        ...(of.document
          ? [
              {
                name: said.authority,
                value: (
                  <Go to={`/documents/${of.document.id}`}>{of.document.number ?? of.document.subject}</Go>
                ),
              },
            ]
          : of.authority
            ? [{ name: said.authority, value: of.authority }]
            : []),
        { name: said.adopters, value: formatNumber(of.adopters) },
      ]}
    />
  )
}

function Aims({ aims }: { aims: readonly Aim[] }) {
  const said = useWords(words)
  if (aims.length === 0) return <p className={style.dim}>{said.noAims}</p>
  const latest = (aim: Aim) => aim.results.at(-1)
  return (
    <Table
      name={said.results}
      rows={aims}
      rowKey={(aim) => aim.id}
      columns={[
        {
          key: 'what',
          title: said.aim,
          cell: (aim) => (
            <>
              {aim.what}
              <span className={style.small}>{aim.measure}</span>
            </>
          ),
        },
        { key: 'target', title: said.target, number: (aim) => aim.target },
        {
          key: 'latest',
          title: said.latest,
          cell: (aim) => {
            const found = latest(aim)
            if (!found) return '–'
            return (
              <>
                {formatNumber(found.value)}{' '}
                {aim.target !== null && (
                  <Mark tone={found.value >= aim.target ? 'good' : 'warn'}>
                    {found.value >= aim.target ? said.met : said.notMet}
                  </Mark>
                )}
                {aim.results.slice(-4).map((result) => (
                  <span key={result.on} className={style.small}>
                    {formatDay(result.on)}: {formatNumber(result.value)}
                  </span>
                ))}
              </>
            )
          },
        },
      ]}
    />
  )
}

function Spread({ of }: { of: Model }) {
  const said = useWords(words)
  if (of.adopters === 0) return <p className={style.dim}>{said.noAdopters}</p>
  const monthOf = (day: Model['spread'][number]['month']) => {
    const { month, year } = partsOf(day)
    return `${String(month).padStart(2, '0')}/${year}`
  }
  return (
    <div className={style.stack}>
      <LineChart
        name={said.spreadName}
        height={200}
        points={of.spread.map(({ month, adopters }) => ({ at: monthOf(month), value: adopters }))}
      />
      <Table
        name={said.adopters}
        rows={of.adopterList}
        rowKey={(row) => row.unit.id}
        columns={[
          { key: 'unit', title: said.adopters, cell: (row) => row.unit.name, sort: (row) => row.unit.name },
          { key: 'on', title: said.adoptedOn, cell: (row) => formatDay(row.on), sort: (row) => row.on },
        ]}
      />
      <Rest of={of.adopters - of.adopterList.length} />
    </div>
  )
}

function useSteps(of: Model): PathStep[] {
  const said = useWords(words)
  const names = useWords(doneWords)
  const outcomes = useWords(outcomeWords)
  const recorder = useRecorder()
  const began: PathStep = {
    key: 'began',
    title: said.began,
    note: [formatDay(of.from), ...(of.to ? [said.until(formatDay(of.to))] : [])].join(', '),
    at: of.acts.length === 0 ? 'now' : 'done',
  }
  const done = of.acts.map((act, index): PathStep => ({
    key: act.id,
    title: act.outcome ? `${names[act.stage]}: ${outcomes[act.outcome].toLowerCase()}` : names[act.stage],
    note: (
      <>
        {said.by(act.by.name, formatDay(act.on))}
        {act.number && ` · ${act.number}`}
        {act.note && <span className={style.small}>{act.note}</span>}
        {act.recordedBy && <span className={style.small}>{recorder(act.recordedBy)}</span>}
      </>
    ),
    at: index === of.acts.length - 1 ? 'now' : 'done',
  }))
  const next = of.state === 'running' ? said.nextEvaluate : of.state === 'evaluated' ? said.nextSpread : null
  return [began, ...done, ...(next === null ? [] : [{ key: 'next', title: next, at: 'next' } as const])]
}
