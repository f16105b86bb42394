import { useRecorder } from '#access/recorder.ts'
import { Button } from '@mantine/core'
import { useState } from 'react'
import { formatDay } from '#platform/day.ts'
import { useAsk } from '#ui/ask.ts'
import { useClosedReason } from '#ui/asof.tsx'
import { formatInstant } from '#ui/format.ts'
import { Card, Mark } from '#ui/page.tsx'
import { Answer, Rest } from '#ui/states.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import { getOrganisationHistory, type RecordedState, type Unit } from './api.ts'
import { CorrectState } from './state-form.tsx'
import { Successions } from './successions.tsx'
import { UnitDoor } from './unit-door.tsx'
import { actWords, kindWords, words } from './words.ts'
import style from './organisation.module.css'

/** Lịch sử: every state that was ever recorded of a unit, who recorded it and why, and its reorganisations. */
export function UnitHistory({ unit }: { unit: Unit }) {
  const said = useWords(words)
  const asked = useAsk(getOrganisationHistory, { id: unit.id })
  const [corrects, setCorrects] = useState<RecordedState | null>(null)
  const columns = useStateColumns(unit, setCorrects)
  return (
    <Answer of={asked}>
      {({ states, predecessors, successors, reorganisations, beyond }) => (
        <>
          <Card title={said.states}>
            <Table name={said.states} rows={states} rowKey={(row) => row.id} columns={columns} />
            <Rest of={beyond.states} />
          </Card>
          <Card title={said.reorganisations}>
            <Reorganisations rows={reorganisations} />
            <Rest of={beyond.reorganisations} />
          </Card>
          <Successions title={said.predecessors} rows={predecessors} beyond={beyond.predecessors} />
          <Successions title={said.successors} rows={successors} beyond={beyond.successors} />
          {corrects && <CorrectState unitId={unit.id} state={corrects} onClose={() => setCorrects(null)} />}
        </>
      )}
    </Answer>
  )
}

function useStateColumns(unit: Unit, onCorrect: (state: RecordedState) => void): Column<RecordedState>[] {
  const said = useWords(words)
  const kinds = useWords(kindWords)
  const closed = useClosedReason()
  const recorder = useRecorder()
  const name = (by: string | null) => (by === null ? said.byImport : recorder(by))
  const who = (by: string | null, at: string) => said.by(name(by), formatInstant(at))
  const columns: Column<RecordedState>[] = [
    {
      key: 'period',
      title: said.period,
      cell: ({ from, to }) => (to ? `${formatDay(from)} – ${formatDay(to)}` : said.since(formatDay(from))),
      sort: (row) => row.from,
    },
    {
      key: 'name',
      title: said.name,
      cell: ({ name, kind, officialCode }) => (
        <>
          {name}
          <small className={style.small}>
            {kinds[kind] ?? kind}
            {officialCode && ` · ${officialCode}`}
          </small>
        </>
      ),
    },
    { key: 'superior', title: said.superior, cell: (row) => <UnitDoor unit={row.superior} />, narrow: false },
    {
      key: 'state',
      title: said.recordedBy,
      cell: ({ recordedBy, recordedAt, supersededBy, supersededAt, reason, decisionNo }) => (
        <>
          {supersededAt ? <Mark>{said.superseded}</Mark> : <Mark tone="good">{said.inForce}</Mark>}
          <small className={style.small}>{who(recordedBy, recordedAt)}</small>
          {decisionNo && <small className={style.small}>{decisionNo}</small>}
          {reason && <small className={style.small}>{reason}</small>}
          {supersededAt && (
            <small className={style.small}>
              {said.supersededBy(name(supersededBy), formatInstant(supersededAt))}
            </small>
          )}
        </>
      ),
    },
  ]
  if (!unit.may['organisation.record']) return columns
  const correct = (row: RecordedState) =>
    row.supersededAt === null && (
      <Button
        size="compact-sm"
        variant="default"
        disabled={closed !== null}
        title={closed ?? undefined}
        onClick={() => onCorrect(row)}
      >
        {said.correct}
      </Button>
    )
  return [...columns, { key: 'correct', title: said.acts, cell: correct }]
}

interface Reorganisation {
  id: string
  act: string
  on: RecordedState['from']
  decisionNo: string | null
  issuer: string | null
  note: string | null
  recordedBy: string | null
  recordedAt: string
}

function Reorganisations({ rows }: { rows: readonly Reorganisation[] }) {
  const said = useWords(words)
  const recorder = useRecorder()
  const acts: Record<string, string> = useWords(actWords)
  return (
    <Table
      name={said.reorganisations}
      rows={rows}
      rowKey={(row) => row.id}
      empty={<p className={style.dim}>{said.noLinks}</p>}
      columns={[
        { key: 'on', title: said.day, cell: (row) => formatDay(row.on), sort: (row) => row.on },
        {
          key: 'act',
          title: said.act,
          to: (row) => `/reorganisations/${row.id}`,
          cell: (row) => (
            <>
              {acts[row.act] ?? row.act}
              {row.note && <small className={style.small}>{row.note}</small>}
            </>
          ),
        },
        {
          key: 'decision',
          title: said.decisionNo,
          cell: (row) => [row.decisionNo, row.issuer].filter(Boolean).join(', ') || '–',
        },
        {
          key: 'recorded',
          title: said.recordedBy,
          cell: (row) =>
            said.by(
              row.recordedBy === null ? said.byImport : recorder(row.recordedBy),
              formatInstant(row.recordedAt),
            ),
          narrow: false,
        },
      ]}
    />
  )
}
