import { ActionIcon, Button, Tabs } from '@mantine/core'
import { ChevronLeft, ChevronRight, Printer } from 'lucide-react'
import { useState } from 'react'
import { useUnit } from '#access/session.tsx'
import { partsOf } from '#platform/day.ts'
import { useAsk, useAskPages } from '#ui/ask.ts'
import { useAsOf, useClosedReason } from '#ui/asof.tsx'
import { formatNumber } from '#ui/format.ts'
import { Go, GoButton, useAddress } from '#ui/go.tsx'
import { Card, Page } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import { listCases, listProgrammes, type CaseRow, type Programme } from './api.ts'
import { CaseTable } from './case-table.tsx'
import { ProgrammeForm } from './programme-form.tsx'
import { kindWords, organWords, words } from './words.ts'
import style from './inspection.module.css'

/** The year of the page, in the address. */
function useYear(): [number, (year: number) => void] {
  const { on } = useAsOf()
  const usual = String(partsOf(on).year)
  const [text, setText] = useAddress('year', usual)
  return [/^(19[3-9]\d|2\d{3})$/.test(text) ? Number(text) : Number(usual), (year) => setText(String(year))]
}

/** The programme of inspection and supervision of a year: plan and done, by quarter, case by case. */
export function InspectionsPage() {
  const said = useWords(words)
  const { on } = useAsOf()
  const { id, name } = useUnit()
  const [year, setYear] = useYear()
  const [view, setView] = useAddress<'own' | 'subject'>('view', 'own')
  const shown = view === 'subject' ? 'subject' : 'own'
  const programmes = useAsk(listProgrammes, id ? { organisationId: id, year, on } : null)
  const cases = useAskPages(listCases, id ? { organisationId: id, year, view: shown, on } : null)
  return (
    <Page
      title={said.title}
      note={name && said.note(name, String(year))}
      actions={
        <Actions
          year={year}
          programmes={programmes.data?.programmes}
          mayRecord={programmes.data?.may.record ?? false}
        />
      }
    >
      <div className={`${style.yearOf} dv-no-print`} role="group" aria-label={said.year}>
        <ActionIcon variant="default" size={44} aria-label={said.previous} onClick={() => setYear(year - 1)}>
          <ChevronLeft size={18} aria-hidden />
        </ActionIcon>
        {year}
        <ActionIcon variant="default" size={44} aria-label={said.following} onClick={() => setYear(year + 1)}>
          <ChevronRight size={18} aria-hidden />
        </ActionIcon>
      </div>
      <Tabs value={shown} onChange={(next) => setView(next === 'subject' ? 'subject' : 'own')}>
        <Tabs.List className="dv-no-print" aria-label={said.viewOf}>
          <Tabs.Tab value="own">{said.views.own}</Tabs.Tab>
          <Tabs.Tab value="subject">{said.views.subject}</Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value={shown}>
          <div className={style.panel}>
            {id === null && <Empty title={said.noUnit} />}
            {shown === 'own' && id !== null && (
              <Card title={said.programmes}>
                <Answer of={programmes}>{(found) => <Programmes programmes={found.programmes} />}</Answer>
              </Card>
            )}
            {id !== null && (
              <Answer of={cases} lines={8}>
                {(rows) => (
                  <>
                    {shown === 'own' && rows.length > 0 && <Quarters rows={rows} />}
                    {(shown === 'subject' || rows.length > 0) && (
                      <Card>
                        <CaseTable rows={rows} more={cases.more} isSubject={shown === 'subject'} />
                      </Card>
                    )}
                  </>
                )}
              </Answer>
            )}
          </div>
        </Tabs.Panel>
      </Tabs>
    </Page>
  )
}

function Actions({
  year,
  programmes,
  mayRecord,
}: {
  year: number
  programmes: readonly Programme[] | undefined
  mayRecord: boolean
}) {
  const said = useWords(words)
  const closed = useClosedReason()
  const [opens, setOpens] = useState(false)
  const off = { disabled: closed !== null, title: closed ?? undefined }
  const has = (programmes?.length ?? 0) > 0
  return (
    <>
      <Button variant="default" leftSection={<Printer size={16} aria-hidden />} onClick={() => print()}>
        {said.print}
      </Button>
      <GoButton to="/inspections/coverage">{said.coverage}</GoButton>
      {mayRecord && (
        <Button variant={has ? 'default' : 'filled'} {...off} onClick={() => setOpens(true)}>
          {said.openProgramme}
        </Button>
      )}
      {mayRecord && has && closed === null && (
        <GoButton to="/inspections/new" search={{ year: String(year) }} variant="filled">
          {said.plan}
        </GoButton>
      )}
      {opens && <ProgrammeForm year={year} onClose={() => setOpens(false)} />}
    </>
  )
}

interface Line {
  key: string
  name: string
  kind: string
  planned: number
  done: number
  late: number
}

function Programmes({ programmes }: { programmes: readonly Programme[] }) {
  const said = useWords(words)
  const organs = useWords(organWords)
  const kinds = useWords(kindWords)
  const lines = programmes.flatMap((one): Line[] => {
    const name = one.number ? `${organs[one.organ]} (${one.number})` : organs[one.organ]
    if (one.kinds.length === 0) return [{ key: one.id, name, kind: '–', planned: 0, done: 0, late: 0 }]
    return one.kinds.map(({ kind, ...count }) => ({
      key: `${one.id} ${kind}`,
      name,
      kind: kinds[kind],
      planned: count.planned,
      done: count.done,
      late: count.late,
    }))
  })
  const columns: Column<Line>[] = [
    { key: 'name', title: said.programme, cell: (line) => line.name, total: said.all },
    { key: 'kind', title: said.kind, cell: (line) => line.kind },
    { key: 'planned', title: said.planned, number: (line) => line.planned, total: true },
    { key: 'done', title: said.done, number: (line) => line.done, total: true },
    { key: 'late', title: said.late, number: (line) => line.late, total: true, narrow: false },
  ]
  return (
    <Table
      name={said.programmes}
      rows={lines}
      rowKey={(line) => line.key}
      columns={columns}
      empty={<Empty title={said.none}>{said.noneText}</Empty>}
    />
  )
}

/** So many cases are named in a quarter; the table beside has all. */
const NAMED = 8

function Quarters({ rows }: { rows: readonly CaseRow[] }) {
  const said = useWords(words)
  const quarterOf = (row: CaseRow) => Math.ceil(partsOf(row.from).month / 3)
  return (
    <Card title={said.schedule}>
      <div className={style.quarters}>
        {[1, 2, 3, 4].map((quarter) => {
          const own = rows.filter((row) => quarterOf(row) === quarter)
          return (
            <section key={quarter} className={style.quarter}>
              <h3>{said.quarter(String(quarter))}</h3>
              {own.length === 0 ? (
                <p className={style.dim}>{said.noneInQuarter}</p>
              ) : (
                <ul>
                  {own.slice(0, NAMED).map((row) => (
                    <li key={row.id}>
                      <Go to={`/inspections/${row.id}`}>{row.title}</Go>
                      <span className={style.small}>{row.subjects[0]?.name}</span>
                    </li>
                  ))}
                </ul>
              )}
              {own.length > NAMED && <p className={style.dim}>+{formatNumber(own.length - NAMED)}</p>}
            </section>
          )
        })}
      </div>
    </Card>
  )
}
