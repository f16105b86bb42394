import { Button } from '@mantine/core'
import { useState, type ReactNode } from 'react'
import { formatDay } from '#platform/day.ts'
import { useClosedReason } from '#ui/asof.tsx'
import { formatNumber } from '#ui/format.ts'
import { Card, Columns, Facts } from '#ui/page.tsx'
import { Table } from '#ui/table.tsx'
import { useWords, type Said } from '#ui/words.tsx'
import type { Unit } from './api.ts'
import { NewState } from './state-form.tsx'
import { Successions } from './successions.tsx'
import { UnitDoor } from './unit-door.tsx'
import { kindWords, typeWords, words } from './words.ts'
import style from './organisation.module.css'

/** Hồ sơ: what is recorded of a unit on the day, what it came from and what it became. */
export function UnitFile({ unit }: { unit: Unit }) {
  const said = useWords(words)
  const named = { kinds: useWords(kindWords), types: useWords(typeWords) }
  const [writes, setWrites] = useState(false)
  return (
    <>
      <Card title={said.tabs.file} actions={<WriteButton unit={unit} onClick={() => setWrites(true)} />}>
        <Facts facts={factsOf(unit, said, named)} />
      </Card>
      <Columns>
        <CountsBelow unit={unit} />
        <Successions title={said.predecessors} rows={unit.predecessors} beyond={unit.beyond.predecessors} />
        <Successions title={said.successors} rows={unit.successors} beyond={unit.beyond.successors} />
      </Columns>
      {writes && <NewState unit={unit} onClose={() => setWrites(false)} />}
    </>
  )
}

/** The recorded facts of a unit as names and values. */
export function factsOf(
  { code, state, existence }: Unit,
  said: Said<typeof words>,
  { kinds, types }: { kinds: Record<string, string>; types: Record<string, string> },
): { name: string; value: ReactNode }[] {
  const period = ({ from, to }: { from: Unit['state']['from']; to: Unit['state']['to'] }) =>
    to ? said.fromTo(formatDay(from), formatDay(to)) : said.since(formatDay(from))
  const facts: { name: string; value: ReactNode }[] = [
    { name: said.kind, value: kinds[state.kind] ?? state.kind },
    { name: said.superior, value: <UnitDoor unit={state.superior} none={said.noSuperior} /> },
    { name: said.code, value: code },
    { name: said.officialCode, value: state.officialCode ?? '–' },
    { name: said.existence, value: period(existence) },
    { name: said.stateSince, value: period(state) },
    { name: said.decisionNo, value: state.decisionNo ?? '–' },
  ]
  if (state.type !== null) facts.splice(1, 0, { name: said.type, value: types[state.type] ?? state.type })
  return facts
}

function WriteButton({ unit, onClick }: { unit: Unit; onClick: () => void }) {
  const said = useWords(words)
  const closed = useClosedReason()
  if (!unit.may['organisation.record']) return <span className={style.dim}>{said.notAllowed}</span>
  return (
    <Button disabled={closed !== null} title={closed ?? undefined} onClick={onClick}>
      {said.recordState}
    </Button>
  )
}

function CountsBelow({ unit }: { unit: Unit }) {
  const said = useWords(words)
  const kinds = useWords(kindWords)
  const { byKind, grassroots } = unit.below
  const rows = Object.entries(byKind).map(([kind, count]) => ({ kind, count }))
  if (rows.length === 0) return null
  return (
    <Card title={said.countsBelow}>
      <Table
        name={said.countsBelow}
        rows={rows}
        rowKey={(row) => row.kind}
        columns={[
          { key: 'kind', title: said.kind, cell: (row) => kinds[row.kind] ?? row.kind, total: true },
          { key: 'count', title: said.number, number: (row) => row.count, total: true },
        ]}
      />
      <p className={style.dim}>
        {said.grassroots}: {formatNumber(grassroots.total)} ({said.grassrootsBy(grassroots.source)})
      </p>
    </Card>
  )
}
