import { Button } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { formatDay } from '#platform/day.ts'
import { PrintButton, type Printable } from '#paper/print-button.tsx'
import { useAsk } from '#ui/ask.ts'
import { saveCsv } from '#ui/csv.ts'
import { formatMaybeDay, formatNumber } from '#ui/format.ts'
import { Go, GoButton } from '#ui/go.tsx'
import { Card, Facts, Mark, Page } from '#ui/page.tsx'
import { Answer } from '#ui/states.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import { WriteButton } from '#ui/write-button.tsx'
import { getRound, type Proposed } from './api.ts'
import { GatheringForm } from './gathering-form.tsx'
import { PlaceMark } from './place-mark.tsx'
import { groundWords, outcomeWords, paperRefusals, words } from './words.ts'
import style from './badge.module.css'

/** A list of a round: everybody on it with level, outcome, certificate and bonus; decision and presentation. */
export function BadgeRoundPage() {
  const said = useWords(words)
  const { id } = useParams({ strict: false }) as { id: string }
  const asked = useAsk(getRound, { id })
  const round = asked.data
  const title = round ? said.listTitle(formatDay(round.roundOn)) : said.title
  return (
    <Page
      title={title}
      note={round?.unit.name}
      breadcrumb={[{ name: said.title, to: '/badges', search: { tab: 'lists' } }]}
      actions={
        round && (
          <>
            <GoButton to={`/procedures/${round.caseId}`} variant="filled">
              {said.openCase}
            </GoButton>
            <Button variant="default" onClick={() => save(said, round.listed, round.roundOn)}>
              {said.save}
            </Button>
            <PrintButton papers={papersOf(said, round)} sentences={paperRefusals} />
          </>
        )
      }
    >
      <Answer of={asked} lines={10}>
        {(list) => (
          <>
            <Overview list={list} />
            <Card title={said.people}>
              {list.beyondReach > 0 && (
                <p className={style.dim}>{said.beyondReach(formatNumber(list.beyondReach))}</p>
              )}
              <People rows={list.listed} />
            </Card>
          </>
        )}
      </Answer>
    </Page>
  )
}

/** The list, and the certificates of up to so many as have one. */
function papersOf(
  said: ReturnType<typeof useWords<typeof words>>,
  { id, ground, listed }: Round,
): Printable[] {
  const form = ground === 'posthumous' ? 'badge-list-posthumous' : 'badge-list'
  const first = listed.filter((one) => one.certificateNo !== null).slice(0, MOST_CERTIFICATES)
  return [
    { form, id, name: said.printList },
    ...first.map((one) => ({
      form: 'badge-certificate',
      id,
      also: [one.id],
      name: said.printCertificate(one.certificateNo!),
    })),
  ]
}

const MOST_CERTIFICATES = 20

type Round = NonNullable<ReturnType<typeof useAsk<typeof getRound.input, typeof getRound.output>>['data']>

function Overview({ list }: { list: Round }) {
  const said = useWords(words)
  const grounds = useWords(groundWords)
  const [opens, setOpens] = useState(false)
  const { gathering } = list
  return (
    <Card
      actions={
        list.may.record && <WriteButton onClick={() => setOpens(true)}>{said.chooseGathering}</WriteButton>
      }
    >
      <Facts
        facts={[
          { name: said.state, value: <PlaceMark place={list.place} /> },
          { name: said.groundOf, value: grounds[list.ground] },
          ...(list.evidence ? [{ name: said.evidence, value: list.evidence }] : []),
          { name: said.law, value: list.law },
          {
            name: said.decision,
            value: list.decisionNo ? `${list.decisionNo}, ${formatMaybeDay(list.decidedOn)}` : '–',
          },
          {
            name: said.gathering,
            value: gathering ? (
              <Go to={`/gatherings/${gathering.id}`}>{`${gathering.name}, ${formatDay(gathering.on)}`}</Go>
            ) : (
              '–'
            ),
          },
          { name: said.presentedOn, value: formatMaybeDay(list.presentedOn) },
          { name: said.totalBonus, value: said.vnd(formatNumber(list.total)) },
        ]}
      />
      {opens && <GatheringForm id={list.id} organisationId={list.unit.id} onClose={() => setOpens(false)} />}
    </Card>
  )
}

function People({ rows }: { rows: readonly Proposed[] }) {
  const said = useWords(words)
  const outcomes = useWords(outcomeWords)
  const tones = { awarded: 'good', listed: 'plain', put_off: 'warn' } as const
  const columns: Column<Proposed>[] = [
    {
      key: 'name',
      title: said.name,
      cell: (row) => row.fullName,
      to: (row) => `/people/${row.id}`,
      width: '24%',
    },
    { key: 'born', title: said.born, cell: (row) => formatDay(row.bornOn), narrow: false },
    { key: 'branch', title: said.branch, cell: (row) => row.organisation.name, narrow: false },
    {
      key: 'level',
      title: said.level,
      cell: (row) => said.years(String(row.level)),
      sort: (row) => row.level,
    },
    {
      key: 'outcome',
      title: said.outcome,
      cell: (row) => (
        <>
          <Mark tone={tones[row.outcome]}>{outcomes[row.outcome]}</Mark>
          <span className={style.small}>{row.reason}</span>
        </>
      ),
    },
    { key: 'certificate', title: said.certificate, cell: (row) => row.certificateNo ?? '–' },
    {
      key: 'bonus',
      title: said.bonusVnd,
      number: (row) => (row.outcome === 'put_off' ? null : row.bonus),
      total: true,
      narrow: false,
    },
  ]
  return (
    <Table name={said.people} rows={rows} rowKey={(row) => row.id} columns={columns} count={rows.length} />
  )
}

function save(
  said: ReturnType<typeof useWords<typeof words>>,
  rows: readonly Proposed[],
  roundOn: string,
): void {
  const head = [said.name, said.born, said.branch, said.level, said.certificate, said.bonusVnd]
  saveCsv(`huy-hieu-dang-${roundOn}.csv`, [
    head,
    ...rows.map((row) => [
      row.fullName,
      formatDay(row.bornOn),
      row.organisation.name,
      row.level,
      row.certificateNo,
      row.bonus,
    ]),
  ])
}
