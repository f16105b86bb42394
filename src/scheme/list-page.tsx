import { Button } from '@mantine/core'
import { Printer } from 'lucide-react'
import { useState } from 'react'
import type { z } from 'zod'
import { useMay, useUnit } from '#access/session.tsx'
import { getOrganisation } from '#organisation/api.ts'
import { formatDay } from '#platform/day.ts'
import { WriteButton } from '#ui/write-button.tsx'
import { StateMark } from '#programme/parts.tsx'
import { useAsk } from '#ui/ask.ts'
import { useAsOf, useClosedReason } from '#ui/asof.tsx'
import { ChoiceField } from '#ui/field.tsx'
import { Figure, Figures } from '#ui/figure.tsx'
import { formatNumber } from '#ui/format.ts'
import { GoButton, useAddress } from '#ui/go.tsx'
import { Card, Page, Toolbar } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import { listSchemes, type Scheme } from './api.ts'
import { LIGHTS, SCHEME_KINDS, type Light, type SchemeKind } from './codes.ts'
import { LightMark } from './parts.tsx'
import { NewScheme } from './scheme-form.tsx'
import { Timeline } from './timeline.tsx'
import { kindWords, lightWords, words } from './words.ts'
import style from './scheme.module.css'

type Portfolio = z.output<typeof listSchemes.output>

/** The portfolio of a unit's schemes: each with its light, its next milestone, and all on a time line. */
export function SchemesPage() {
  const said = useWords(words)
  const closed = useClosedReason()
  const mayRecord = useMay('work.record')
  const { on } = useAsOf()
  const { id, name } = useUnit()
  const unit = useAsk(getOrganisation, id ? { id, on } : null)
  const [filters, clear] = useFilters()
  const [adding, setAdding] = useState(false)
  const list = useAsk(listSchemes, id ? { organisationId: id, on, ...filters.asked } : null)
  const title = unit.data?.id === id ? unit.data?.state.name : name
  return (
    <Page
      title={said.title}
      note={title && said.of(title)}
      actions={
        <>
          <GoButton to="/surveys">{said.surveys}</GoButton>
          <Button variant="default" leftSection={<Printer size={16} aria-hidden />} onClick={() => print()}>
            {said.print}
          </Button>
          {mayRecord && list.data?.may.record && (
            <WriteButton main onClick={() => setAdding(true)}>
              {said.newScheme}
            </WriteButton>
          )}
        </>
      }
    >
      {mayRecord && closed && <p className={style.dim}>{closed}</p>}
      <Answer of={list} lines={9}>
        {(portfolio) => (
          <div className={style.stack}>
            <Lights portfolio={portfolio} />
            <FilterFields filters={filters} clear={clear} on={on} />
            <Card>
              <Schemes portfolio={portfolio} />
            </Card>
            {portfolio.items.length > 0 && (
              <Card title={said.timeline}>
                <Timeline schemes={portfolio.items} on={on} />
              </Card>
            )}
          </div>
        )}
      </Answer>
      {adding && id && <NewScheme organisationId={id} onClose={() => setAdding(false)} />}
    </Page>
  )
}

function useFilters() {
  const [kind, setKind] = useAddress<SchemeKind | ''>('kind', '')
  const [light, setLight] = useAddress<Light | ''>('light', '')
  const [year, setYear] = useAddress('year', '')
  const asked = {
    ...(SCHEME_KINDS.includes(kind as SchemeKind) ? { kind: kind as SchemeKind } : {}),
    ...(LIGHTS.includes(light as Light) ? { light: light as Light } : {}),
    ...(/^\d{4}$/.test(year) ? { year: Number(year) } : {}),
  }
  const clear = () => {
    setKind('')
    setLight('')
    setYear('')
  }
  return [{ kind, setKind, light, setLight, year, setYear, asked }, clear] as const
}

function Lights({ portfolio: { whole, lights } }: { portfolio: Portfolio }) {
  const said = useWords(words)
  const names = useWords(lightWords)
  return (
    <Figures>
      <Figure name={said.portfolio} value={formatNumber(whole)} to="/schemes" />
      {LIGHTS.filter((light) => light !== 'ended' || lights.ended > 0).map((light) => (
        <Figure
          key={light}
          name={names[light]}
          value={formatNumber(lights[light])}
          to="/schemes"
          search={{ light }}
        />
      ))}
    </Figures>
  )
}

function FilterFields({
  filters: { kind, setKind, light, setLight, year, setYear, asked },
  clear,
  on,
}: {
  filters: ReturnType<typeof useFilters>[0]
  clear: () => void
  on: string
}) {
  const said = useWords(words)
  const kinds = useWords(kindWords)
  const lights = useWords(lightWords)
  const last = Number(on.slice(0, 4)) + 1
  const years = Array.from({ length: 8 }, (_, index) => String(last - index))
  return (
    <Toolbar label={said.filters}>
      <ChoiceField
        label={said.kind}
        none={said.any}
        value={kind}
        onChange={setKind}
        choices={SCHEME_KINDS.map((value) => ({ value, label: kinds[value] }))}
      />
      <ChoiceField
        label={said.light}
        none={said.any}
        value={light}
        onChange={setLight}
        choices={LIGHTS.map((value) => ({ value, label: lights[value] }))}
      />
      <ChoiceField
        label={said.year}
        none={said.any}
        value={year}
        onChange={setYear}
        choices={years.map((value) => ({ value, label: value }))}
      />
      {Object.keys(asked).length > 0 && (
        <Button variant="default" onClick={clear}>
          {said.clear}
        </Button>
      )}
    </Toolbar>
  )
}

function Schemes({ portfolio }: { portfolio: Portfolio }) {
  const said = useWords(words)
  const columns: Column<Scheme>[] = [
    {
      key: 'title',
      title: said.scheme,
      to: (row) => `/schemes/${row.id}`,
      cell: (row) => `${row.code}. ${row.title}`,
      width: '40%',
    },
    { key: 'light', title: said.light, cell: (row) => <LightMark light={row.light} /> },
    {
      key: 'next',
      title: said.next,
      cell: ({ next }) =>
        next ? (
          <>
            {next.title}
            <span className={style.small}>{formatDay(next.plannedOn)}</span>
          </>
        ) : (
          <span className={style.dim}>{said.noNext}</span>
        ),
      narrow: false,
    },
    {
      key: 'due',
      title: said.due,
      cell: (row) => formatDay(row.dueOn),
      sort: (row) => row.dueOn,
      narrow: false,
    },
    { key: 'state', title: said.state, cell: (row) => <StateMark state={row.state} />, narrow: false },
  ]
  return (
    <Table
      name={said.title}
      rows={portfolio.items}
      rowKey={(row) => row.id}
      columns={columns}
      empty={
        portfolio.whole === 0 ? (
          <Empty title={said.none}>{said.noneText}</Empty>
        ) : (
          <Empty title={said.noneFound} />
        )
      }
    />
  )
}
