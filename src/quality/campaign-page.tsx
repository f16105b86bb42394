import { Button } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import type { z } from 'zod'
import { useUnit } from '#access/session.tsx'
import { problemWords } from '#job/words.ts'
import { formatDay } from '#platform/day.ts'
import { useAct, useAsk } from '#ui/ask.ts'
import { useAsOf, useClosedReason } from '#ui/asof.tsx'
import { CompositionChart } from '#ui/chart.tsx'
import { Confirm } from '#ui/confirm.tsx'
import { Figure, Figures } from '#ui/figure.tsx'
import { formatNumber, formatShare } from '#ui/format.ts'
import { Go, GoButton } from '#ui/go.tsx'
import { Card, Facts, Page } from '#ui/page.tsx'
import { useSay, WhyNot } from '#ui/refusals.tsx'
import { Answer } from '#ui/states.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { tell } from '#ui/tell.ts'
import { useWords } from '#ui/words.tsx'
import { WriteButton } from '#ui/write-button.tsx'
import { countCampaign, endCampaign, getCampaign, type Progress } from './campaign-api.ts'
import { words } from './campaign-words.ts'
import { StateOf } from './campaigns-page.tsx'
import { refusalWords } from './refusal-words.ts'
import { useFieldName } from './score-overview.tsx'
import { words as qualityWords } from './words.ts'
import style from './quality.module.css'

type Campaign = z.output<typeof getCampaign.output>

const NOTHING = { rule: '', expected: 0, found: 0 } as const
const countOf = (counts: Progress['now'], rule: string) =>
  counts.find((one) => one.rule === rule) ?? { ...NOTHING, rule }
const shareOf = ({ expected, found }: { expected: number; found: number }) =>
  expected === 0 ? null : (expected - found) / expected

/** How far a campaign is: before and now, by field, by the units below down to each branch's sheet. */
export function CampaignPage() {
  const said = useWords(words)
  const quality = useWords(qualityWords)
  const { id } = useParams({ strict: false }) as { id: string }
  const { on } = useAsOf()
  const unit = useUnit()
  const campaign = useAsk(getCampaign, { id, organisationId: unit.id ?? undefined, on })
  const shown = campaign.data
  return (
    <Page
      title={shown?.name ?? said.title}
      note={shown?.at.name}
      breadcrumb={[
        { name: quality.title, to: '/quality' },
        { name: said.title, to: '/quality/campaigns' },
      ]}
      actions={shown && <Acts campaign={shown} />}
    >
      <Answer of={campaign} lines={10}>
        {(found) => <Following campaign={found} />}
      </Answer>
    </Page>
  )
}

function Acts({ campaign }: { campaign: Campaign }) {
  const said = useWords(words)
  const [ends, setEnds] = useState(false)
  const { id, at, own, may } = campaign
  const end = useAct(endCampaign, {
    renews: ['/api/quality'],
    onDone: () => {
      setEnds(false)
      tell(said.endedNow)
    },
  })
  return (
    <>
      {own && may.enter && (
        <>
          <GoButton to={`/quality/campaigns/${id}/sheet`} search={{ unit: at.id }}>
            {said.openSheet}
          </GoButton>
          <GoButton to={`/quality/campaigns/${id}/entry`} search={{ unit: at.id }}>
            {said.entry}
          </GoButton>
        </>
      )}
      {may.end && <WriteButton onClick={() => setEnds(true)}>{said.end}</WriteButton>}
      <Confirm
        opened={ends}
        title={said.end}
        act={said.end}
        busy={end.isPending}
        error={end.error}
        say={useSay(refusalWords)}
        onConfirm={() => end.mutate({ id })}
        onCancel={() => setEnds(false)}
      >
        {said.endText}
      </Confirm>
    </>
  )
}

function Following({ campaign }: { campaign: Campaign }) {
  const said = useWords(words)
  const { progress } = campaign
  const [before, now] = [countOf(progress.before, ''), countOf(progress.now, '')]
  return (
    <>
      <Card>
        <Facts
          facts={[
            { name: said.organiser, value: campaign.unit.name },
            {
              name: said.period,
              value: `${formatDay(campaign.announcedOn)} – ${formatDay(campaign.dueOn)}`,
            },
            { name: said.state, value: <StateOf campaign={campaign} /> },
            ...(campaign.note ? [{ name: said.noteField, value: campaign.note }] : []),
          ]}
        />
      </Card>
      <Recount campaign={campaign} />
      <Figures>
        <Figure
          name={said.before}
          value={formatShare(shareOf(before))}
          note={said.nOf(formatNumber(before.expected - before.found), formatNumber(before.expected))}
        />
        <Figure
          name={campaign.endedOn ? said.after : said.now}
          value={formatShare(shareOf(now))}
          note={said.nOf(formatNumber(now.expected - now.found), formatNumber(now.expected))}
        />
        <Figure name={said.unknown} value={formatNumber(progress.unknown)} />
      </Figures>
      <ByField campaign={campaign} />
      <ByUnit campaign={campaign} />
    </>
  )
}

function Recount({ campaign }: { campaign: Campaign }) {
  const said = useWords(words)
  const closed = useClosedReason()
  const say = useSay(problemWords)
  const act = useAct(countCampaign, { renews: ['/api/jobs'], onDone: () => tell(said.recounting) })
  if (!campaign.isLarge || campaign.endedOn) return null
  return (
    <div className={style.bar}>
      <span className={style.dim}>
        {campaign.countedOn ? said.countedOn(formatDay(campaign.countedOn)) : said.notCounted}
      </span>
      {campaign.may.end && (
        <Button
          variant="default"
          disabled={closed !== null}
          title={closed ?? undefined}
          loading={act.isPending}
          onClick={() => act.mutate({ id: campaign.id })}
        >
          {said.recount}
        </Button>
      )}
      <WhyNot error={act.error} say={say} />
    </div>
  )
}

function ByField({ campaign: { rules, progress, endedOn } }: { campaign: Campaign }) {
  const said = useWords(words)
  const fieldName = useFieldName()
  const rows = rules.map((rule) => ({
    rule,
    before: countOf(progress.before, rule).found,
    now: countOf(progress.now, rule).found,
  }))
  type Row = (typeof rows)[number]
  const nowName = endedOn ? said.after : said.now
  const columns: Column<Row>[] = [
    { key: 'field', title: said.field, width: '44%', cell: (row) => fieldName(row.rule) },
    { key: 'before', title: said.before, number: (row) => row.before },
    { key: 'now', title: nowName, number: (row) => row.now },
  ]
  return (
    <Card title={said.byField}>
      <CompositionChart
        name={said.byField}
        rows={rows.map((row) => ({
          name: fieldName(row.rule),
          parts: [
            { name: said.filled, value: Math.max(0, row.before - row.now) },
            { name: nowName, value: row.now },
          ],
        }))}
      />
      <Table name={said.byField} rows={rows} rowKey={(row) => row.rule} columns={columns} />
    </Card>
  )
}

function ByUnit({ campaign }: { campaign: Campaign }) {
  const said = useWords(words)
  const own = campaign.own && { unit: campaign.at, isOwn: true, ...campaign.own }
  const rows = [...(own ? [own] : []), ...campaign.below.map((one) => ({ isOwn: false, ...one }))]
  type Row = (typeof rows)[number]
  const now = (row: Row) => countOf(row.now, '')
  const columns: Column<Row>[] = [
    {
      key: 'unit',
      title: said.unit,
      width: '40%',
      cell: (row) =>
        row.isOwn ? (
          said.own(row.unit.name)
        ) : (
          <Go to={`/quality/campaigns/${campaign.id}`} search={{ unit: row.unit.id }}>
            {row.unit.name}
          </Go>
        ),
    },
    { key: 'members', title: said.members, number: (row) => now(row).expected, narrow: false },
    { key: 'before', title: said.before, number: (row) => countOf(row.before, '').found, narrow: false },
    { key: 'now', title: said.incomplete, number: (row) => now(row).found },
    { key: 'unknown', title: said.unknown, number: (row) => row.unknown, narrow: false },
    {
      key: 'done',
      title: said.done,
      cell: (row) => formatShare(shareOf(now(row))),
      sort: (row) => shareOf(now(row)),
    },
  ]
  return (
    <Card title={said.byUnit}>
      <Table
        name={said.byUnit}
        rows={rows}
        rowKey={(row) => `${row.isOwn} ${row.unit.id}`}
        columns={columns}
      />
    </Card>
  )
}
