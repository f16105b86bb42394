import { useState } from 'react'
import { formatDay } from '#platform/day.ts'
import { indicatorWords } from '#organisation/indicator-words.ts'
import { ExportMenu } from '#output/export-menu.tsx'
import { useAskPages } from '#ui/ask.ts'
import { formatChange, formatMaybeDay, formatNumber } from '#ui/format.ts'
import { Go } from '#ui/go.tsx'
import { Card, Mark } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { Table } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import { WriteButton } from '#ui/write-button.tsx'
import { listFigures, type Figure } from './api.ts'
import { FigureForm, WithdrawFigure } from './figure-form.tsx'
import { differenceOf } from './rules.ts'
import { words } from './words.ts'
import style from './publication.module.css'

type Open = { what: 'new' } | { what: 'correct' | 'withdraw'; figure: Figure }

/** Figures that somebody published about a unit, each beside what the register counts. */
export function FiguresTab({ organisationId }: { organisationId: string }) {
  const said = useWords(words)
  const indicators: Readonly<Record<string, string>> = useWords(indicatorWords)
  const [open, setOpen] = useState<Open | null>(null)
  const list = useAskPages(listFigures, { organisationId })
  const mayRecord = list.first?.may.record ?? false
  return (
    <Card
      title={said.tabs.figures}
      actions={
        <>
          <ExportMenu source="published-figures" unit={organisationId} asked={{}} />
          {mayRecord && (
            <WriteButton main onClick={() => setOpen({ what: 'new' })}>
              {said.addFigure}
            </WriteButton>
          )}
        </>
      }
    >
      <Answer of={list} lines={8}>
        {(rows) => (
          <Table
            name={said.tabs.figures}
            rows={rows}
            rowKey={(row) => row.id}
            more={list.more}
            empty={<Empty title={said.figuresNone}>{said.figuresNoneText}</Empty>}
            columns={[
              {
                key: 'indicator',
                title: said.indicator,
                cell: (row) => (
                  <>
                    {indicators[row.indicator] ?? row.indicator}
                    <span className={style.small}>{whenOf(row)}</span>
                  </>
                ),
              },
              {
                key: 'value',
                title: said.value,
                cell: (row) => said.valueOf[row.qualifier](formatNumber(row.value)),
              },
              {
                key: 'counted',
                title: said.counted,
                cell: (row) => <Counted figure={row} unit={organisationId} />,
              },
              { key: 'source', title: said.source, cell: (row) => <Source figure={row} />, narrow: false },
              ...(mayRecord
                ? [
                    {
                      key: 'acts',
                      title: '',
                      cell: (row: Figure) => (
                        <span className={style.buttons}>
                          <WriteButton
                            label={`${said.correct}: ${indicators[row.indicator] ?? row.indicator}, ${whenOf(row)}`}
                            onClick={() => setOpen({ what: 'correct', figure: row })}
                          >
                            {said.correct}
                          </WriteButton>
                          <WriteButton
                            label={`${said.withdraw}: ${indicators[row.indicator] ?? row.indicator}, ${whenOf(row)}`}
                            onClick={() => setOpen({ what: 'withdraw', figure: row })}
                          >
                            {said.withdraw}
                          </WriteButton>
                        </span>
                      ),
                      narrow: false as const,
                    },
                  ]
                : []),
            ]}
          />
        )}
      </Answer>
      {open?.what === 'new' && (
        <FigureForm organisationId={organisationId} figure={null} onClose={() => setOpen(null)} />
      )}
      {open?.what === 'correct' && (
        <FigureForm organisationId={organisationId} figure={open.figure} onClose={() => setOpen(null)} />
      )}
      {open?.what === 'withdraw' && <WithdrawFigure figure={open.figure} onClose={() => setOpen(null)} />}
    </Card>
  )
}

function whenOf({ asOf, periodFrom, periodTo }: Figure): string {
  return asOf ? formatDay(asOf) : `${formatMaybeDay(periodFrom)} – ${formatMaybeDay(periodTo)}`
}

function Counted({ figure, unit }: { figure: Figure; unit: string }) {
  const said = useWords(words)
  const { measure, counted, asOf, periodFrom, periodTo } = figure
  if (!measure || counted === null) return <span className={style.small}>{said.notCounted}</span>
  const difference = differenceOf(figure)
  const search = { unit, from: asOf ?? periodFrom ?? '', to: asOf ?? periodTo ?? '', where: measure.where }
  return (
    <>
      <span className={style.counted}>
        <Go to={`/figures/${measure.key}`} search={search}>
          {formatNumber(counted)}
        </Go>
      </span>
      {difference === null ? (
        <Mark tone="good">{said.agrees}</Mark>
      ) : (
        <Mark tone="warn">{`${said.difference} ${formatChange(difference)}`}</Mark>
      )}
      {figure.explanation && <span className={style.small}>{figure.explanation}</span>}
    </>
  )
}

function Source({ figure: { source, publishedOn, note } }: { figure: Figure }) {
  const said = useWords(words)
  return (
    <>
      {source}
      {publishedOn && (
        <span className={style.small}>{`${said.publishedDay}: ${formatDay(publishedOn)}`}</span>
      )}
      {note && <span className={style.small}>{note}</span>}
    </>
  )
}
