import { Button } from '@mantine/core'
import type { z } from 'zod'
import { problemWords } from '#job/words.ts'
import { formatDay } from '#platform/day.ts'
import { useAct } from '#ui/ask.ts'
import { useClosedReason } from '#ui/asof.tsx'
import { BarChart, LineChart } from '#ui/chart.tsx'
import { Figure, Figures } from '#ui/figure.tsx'
import { formatInstant, formatNumber, formatShare } from '#ui/format.ts'
import { Go } from '#ui/go.tsx'
import { Card, Mark } from '#ui/page.tsx'
import { useSay, WhyNot } from '#ui/refusals.tsx'
import { Empty } from '#ui/states.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { tell } from '#ui/tell.ts'
import { useLocale, useWords } from '#ui/words.tsx'
import { countUnit, getQuality, type Score } from './api.ts'
import { RULE_BY_CODE } from './rules.ts'
import { words } from './words.ts'
import style from './quality.module.css'

export type Quality = z.output<typeof getQuality.output>
type RuleRow = Score['rules'][number]

const shareOf = ({ complete, members }: { complete: number; members: number }) =>
  members === 0 ? null : complete / members
const ruleShare = ({ expected, found }: RuleRow) => (expected === 0 ? null : (expected - found) / expected)
const groupOf = ({ code }: RuleRow) => RULE_BY_CODE.get(code)!.group
const oddIn = (score: Score) =>
  score.rules.filter((one) => groupOf(one) === 'plausibility').reduce((sum, { found }) => sum + found, 0)

/** The figures of a unit: complete files, each field, what is implausible, the units below, earlier counts. */
export function ScoreOverview({ organisationId, quality }: { organisationId: string; quality: Quality }) {
  const said = useWords(words)
  const { score } = quality
  return (
    <>
      <Counting organisationId={organisationId} quality={quality} />
      {score === null ? (
        <Empty title={said.neverCounted}>{said.neverCountedText}</Empty>
      ) : (
        <>
          <Totals score={score} />
          <Fields score={score} />
          <Implausible score={score} />
          <Below quality={quality} />
        </>
      )}
      <EmptyUnits quality={quality} />
      <Trend quality={quality} />
    </>
  )
}

function Counting({ organisationId, quality }: { organisationId: string; quality: Quality }) {
  const said = useWords(words)
  const say = useSay(problemWords)
  const closed = useClosedReason()
  const count = useAct(countUnit, {
    renews: ['/api/quality', '/api/jobs'],
    onDone: ({ job }) => tell(job ? said.recounting : said.kept),
  })
  if (!quality.may.record && !quality.isLarge) return null
  return (
    <div>
      <div className={`${style.bar} dv-no-print`}>
        {quality.countedAt && (
          <span className={style.dim}>{said.countedOn(formatInstant(quality.countedAt))}</span>
        )}
        {quality.may.record && (
          <Button
            variant="default"
            disabled={closed !== null}
            title={closed ?? undefined}
            loading={count.isPending}
            onClick={() => count.mutate({ organisationId })}
          >
            {quality.isLarge ? said.recount : said.keep}
          </Button>
        )}
      </div>
      <WhyNot error={count.error} say={say} />
    </div>
  )
}

function Totals({ score }: { score: Score }) {
  const said = useWords(words)
  const errors = score.rules
    .filter(({ code }) => RULE_BY_CODE.get(code)!.severity === 'error')
    .reduce((sum, { found }) => sum + found, 0)
  return (
    <>
      <Figures>
        <Figure
          name={said.complete}
          value={formatShare(shareOf(score))}
          note={said.ofMembers(formatNumber(score.complete), formatNumber(score.members))}
        />
        <Figure
          name={said.toMend}
          value={formatNumber(oddIn(score))}
          to="/quality"
          search={{ view: 'people' }}
        />
        <Figure name={said.errors} value={formatNumber(errors)} />
      </Figures>
      <p className={style.dim}>{said.formula}</p>
    </>
  )
}

function RuleLink({ row }: { row: RuleRow }) {
  const locale = useLocale()
  const { says } = RULE_BY_CODE.get(row.code)!
  if (row.found === 0) return <>{says[locale]}</>
  return (
    <Go to="/quality" search={{ view: 'people', rule: row.code }}>
      {says[locale]}
    </Go>
  )
}

function Fields({ score }: { score: Score }) {
  const said = useWords(words)
  const fieldName = useFieldName()
  const rows = score.rules.filter((one) => groupOf(one) === 'completeness')
  const columns: Column<RuleRow>[] = [
    { key: 'field', title: said.field, width: '44%', cell: (row) => <RuleLink row={row} /> },
    { key: 'needed', title: said.needed, number: (row) => row.expected, narrow: false },
    { key: 'missing', title: said.missing, number: (row) => row.found },
    {
      key: 'share',
      title: said.share,
      cell: (row) => formatShare(ruleShare(row)),
      sort: (row) => ruleShare(row),
    },
  ]
  return (
    <Card title={said.byField}>
      <BarChart
        name={said.byField}
        bars={rows.map((row) => ({ name: fieldName(row.code), value: row.expected - row.found }))}
      />
      <Table name={said.byField} rows={rows} rowKey={(row) => row.code} columns={columns} />
    </Card>
  )
}

/** What a field of the file is called; other rules by their sentence. */
export function useFieldName(): (code: string) => string {
  const locale = useLocale()
  return (code) => {
    const rule = RULE_BY_CODE.get(code)
    return rule?.label?.[locale] ?? rule?.says[locale] ?? code
  }
}

function Implausible({ score }: { score: Score }) {
  const said = useWords(words)
  const rows = score.rules.filter((one) => groupOf(one) === 'plausibility' && one.found > 0)
  const columns: Column<RuleRow>[] = [
    { key: 'rule', title: said.rule, width: '50%', cell: (row) => <RuleLink row={row} /> },
    {
      key: 'severity',
      title: said.severity,
      cell: ({ code }) => {
        const { severity } = RULE_BY_CODE.get(code)!
        return <Mark tone={severity === 'error' ? 'accent' : 'warn'}>{said.severities[severity]}</Mark>
      },
    },
    { key: 'source', title: said.source, narrow: false, cell: ({ code }) => RULE_BY_CODE.get(code)!.source },
    { key: 'found', title: said.found, number: (row) => row.found },
  ]
  return (
    <Card title={said.implausible}>
      <Table
        name={said.implausible}
        rows={rows}
        rowKey={(row) => row.code}
        columns={columns}
        empty={<Empty title={said.allPlausible} />}
      />
    </Card>
  )
}

function Below({ quality }: { quality: Quality }) {
  const said = useWords(words)
  type Row = Quality['below'][number]
  if (quality.below.length === 0) return null
  const columns: Column<Row>[] = [
    {
      key: 'unit',
      title: said.unit,
      width: '44%',
      cell: (row) => (
        <Go to="/quality" search={{ unit: row.unit.id }}>
          {row.unit.name}
        </Go>
      ),
      sort: (row) => row.unit.name,
    },
    { key: 'members', title: said.members, number: (row) => row.members, narrow: false },
    { key: 'complete', title: said.complete, number: (row) => row.complete },
    { key: 'share', title: said.share, cell: (row) => formatShare(shareOf(row)), sort: shareOf },
    { key: 'odd', title: said.findings, number: oddIn, narrow: false },
  ]
  return (
    <Card title={said.below}>
      <Table name={said.below} rows={quality.below} rowKey={(row) => row.unit.id} columns={columns} />
    </Card>
  )
}

function EmptyUnits({ quality }: { quality: Quality }) {
  const said = useWords(words)
  if (quality.empty.length === 0) return null
  return (
    <Card title={said.empty}>
      <p className={style.dim}>{said.emptyNote}</p>
      <ul className={style.list}>
        {quality.empty.map((unit) => (
          <li key={unit.id}>
            <Go to={`/organisations/${unit.id}`}>{unit.name}</Go>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Trend({ quality: { points } }: { quality: Quality }) {
  const said = useWords(words)
  type Row = Quality['points'][number]
  const columns: Column<Row>[] = [
    { key: 'on', title: said.on, cell: (row) => formatDay(row.on), sort: (row) => row.on },
    { key: 'members', title: said.members, number: (row) => row.members },
    { key: 'complete', title: said.complete, number: (row) => row.complete },
    { key: 'share', title: said.share, cell: (row) => formatShare(shareOf(row)) },
  ]
  return (
    <Card title={said.trend}>
      {points.length === 0 ? (
        <Empty>{said.noPoints}</Empty>
      ) : (
        <>
          {points.length > 1 && (
            <LineChart
              name={said.trend}
              points={points.map((one) => ({ at: formatDay(one.on), value: one.complete }))}
            />
          )}
          <Table name={said.trend} rows={points} rowKey={(row) => row.on} columns={columns} />
        </>
      )}
    </Card>
  )
}
