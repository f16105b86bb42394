import { Button } from '@mantine/core'
import { useState } from 'react'
import { useMay } from '#access/session.tsx'
import type { Day } from '#platform/day.ts'
import { isDay } from '#platform/day.ts'
import { useAsk } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { BarChart } from '#ui/chart.tsx'
import { ChoiceField, DayField } from '#ui/field.tsx'
import { Figure, Figures } from '#ui/figure.tsx'
import { formatNumber, formatShare } from '#ui/format.ts'
import { useAddress } from '#ui/go.tsx'
import { Card, Toolbar } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { useLocale, useWords } from '#ui/words.tsx'
import { useKinds } from './common.tsx'
import { getConversion, getFigures, GROUPINGS, type FigureRow, type Grouping } from './figure-api.ts'
import { words } from './figure-words.ts'
import { PeopleBehind } from './people-behind.tsx'
import { words as listWords } from './words.ts'
import style from './training.module.css'

const CHARTED = 15

/** Classes opened in a period with their learners, each figure open to its people. */
export function FiguresView({ organisationId }: { organisationId: string }) {
  const said = useWords(words)
  const list = useWords(listWords)
  const { on } = useAsOf()
  const kinds = useKinds(organisationId, on)
  const [fromText, setFrom] = useAddress('from', `${on.slice(0, 4)}-01-01`)
  const [toText, setTo] = useAddress('to', on)
  const [by, setBy] = useAddress<Grouping>('by', 'kind')
  const [kind, setKind] = useAddress('kind', '')
  const [from, to] = [dayOr(fromText, on), dayOr(toText, on)]
  const grouping = GROUPINGS.includes(by) ? by : 'kind'
  const period = { organisationId, from, to, kind: kind || undefined }
  return (
    <>
      <Toolbar label={said.learners}>
        <DayField label={said.from} value={from} onChange={(day) => day && setFrom(day)} />
        <DayField label={said.to} value={to} onChange={(day) => day && setTo(day)} />
        <ChoiceField
          label={said.by}
          value={grouping}
          onChange={(value) => value && setBy(value)}
          choices={GROUPINGS.map((value) => ({ value, label: said.groupings[value] }))}
        />
        <ChoiceField
          label={said.kind}
          value={kind}
          none={list.anyKind}
          onChange={setKind}
          choices={kinds.choices}
        />
      </Toolbar>
      <FigureTable key={JSON.stringify([period, grouping])} period={period} by={grouping} />
      <Conversion period={period} />
    </>
  )
}

function dayOr(text: string, other: Day): Day {
  return isDay(text) ? text : other
}

interface Period {
  organisationId: string
  from: Day
  to: Day
  kind?: string | undefined
}

function FigureTable({ period, by }: { period: Period; by: Grouping }) {
  const said = useWords(words)
  const { on } = useAsOf()
  const locale = useLocale()
  const [open, setOpen] = useState<FigureRow | null>(null)
  const asked = useAsk(getFigures, { ...period, by, on })
  const nameOf = (row: FigureRow) => (row.key === '-' ? said.unknownUnit : row[locale])
  const columns = useColumns(by, nameOf, setOpen)
  return (
    <>
      <Card title={`${said.figuresOf} ${said.groupings[by].toLocaleLowerCase(locale)}`}>
        <Answer of={asked} lines={8}>
          {({ rows, total }) => (
            <>
              {rows.length > 0 && (
                <BarChart
                  name={`${said.figuresOf} ${said.groupings[by].toLocaleLowerCase(locale)}`}
                  bars={rows.slice(0, CHARTED).map((row) => ({ name: nameOf(row), value: row.learners }))}
                />
              )}
              <Table
                name={said.learners}
                rows={rows.length > 0 ? [...rows, total] : rows}
                rowKey={(row) => row.key}
                columns={columns}
                current={(row) => row.key === open?.key}
                empty={<Empty title={said.noFigures} />}
              />
            </>
          )}
        </Answer>
      </Card>
      {open && (
        <PeopleBehind
          title={nameOf(open)}
          asked={{ ...period, by, key: open.key, who: 'learners', on }}
          onClose={() => setOpen(null)}
        />
      )}
    </>
  )
}

function useColumns(
  by: Grouping,
  nameOf: (row: FigureRow) => string,
  onOpen: (row: FigureRow) => void,
): Column<FigureRow>[] {
  const said = useWords(words)
  const mayRead = useMay('person.read')
  const columns: Column<FigureRow>[] = [
    { key: 'name', title: said.groupings[by], width: '34%', cell: nameOf },
    { key: 'classes', title: said.classes, number: (row) => row.classes },
    { key: 'learners', title: said.learners, number: (row) => row.learners },
    { key: 'rostered', title: said.rostered, number: (row) => row.rostered, narrow: false },
    { key: 'completed', title: said.completed, number: (row) => row.completed, narrow: false },
    { key: 'certificates', title: said.certificates, number: (row) => row.certificates, narrow: false },
  ]
  if (!mayRead) return columns
  return [
    ...columns,
    {
      key: 'open',
      title: said.open,
      cell: (row) =>
        row.rostered > 0 && (
          <Button
            variant="default"
            size="compact-sm"
            className="dv-no-print"
            aria-label={said.openOf(nameOf(row))}
            onClick={() => onOpen(row)}
          >
            {said.open}
          </Button>
        ),
    },
  ]
}

/** The awareness course of the period beside its admissions, and who of the learners was admitted. */
function Conversion({ period: { organisationId, from, to } }: { period: Period }) {
  const said = useWords(words)
  const mayRead = useMay('person.read')
  const [opens, setOpens] = useState(false)
  const { on } = useAsOf()
  const asked = useAsk(getConversion, { organisationId, from, to, on })
  return (
    <>
      <Card
        title={said.conversion}
        actions={
          mayRead &&
          (asked.data?.admittedOfRostered ?? 0) > 0 && (
            <Button variant="default" size="compact-sm" onClick={() => setOpens(true)}>
              {said.open}
            </Button>
          )
        }
      >
        <Answer of={asked} lines={3}>
          {({ classes, learners, rostered, admittedOfRostered, admitted }) => (
            <>
              <Figures>
                <Figure
                  name={said.conversionLearners}
                  value={formatNumber(learners)}
                  note={said.conversionClasses(formatNumber(classes))}
                />
                <Figure
                  name={said.conversionAdmitted}
                  value={formatNumber(admitted)}
                  note={learners > 0 && said.conversionShare(formatShare(admitted / learners))}
                />
                <Figure
                  name={said.conversionCohort}
                  value={formatNumber(admittedOfRostered)}
                  note={said.conversionOf(formatNumber(rostered))}
                />
              </Figures>
              <p className={style.dim}>{said.conversionNote}</p>
            </>
          )}
        </Answer>
      </Card>
      {opens && (
        <PeopleBehind
          title={said.conversionCohort}
          asked={{ organisationId, from, to, kind: 'awareness', who: 'admitted', on }}
          onClose={() => setOpens(false)}
        />
      )}
    </>
  )
}
