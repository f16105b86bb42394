import { Button } from '@mantine/core'
import { useState } from 'react'
import { useUnit } from '#access/session.tsx'
import { PeriodChooser, usePeriod } from '#statistics/period-chooser.tsx'
import type { Period } from '#statistics/period.ts'
import { useAsk } from '#ui/ask.ts'
import { formatMaybeDay, formatNumber } from '#ui/format.ts'
import { Card, Mark, Page } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { useLocale, useWords } from '#ui/words.tsx'
import { checkForms, listForms } from './api.ts'
import { ChecksPanel } from './checks-panel.tsx'
import { MakeAll } from './make-all.tsx'
import { OwnTemplate } from './own-template.tsx'
import { words } from './words.ts'
import style from './form.module.css'
import type { z } from 'zod'

type List = z.infer<typeof listForms.output>
type Checked = z.infer<typeof checkForms.output>
type Row = List['items'][number]

/** The statistical forms of a unit and a period: which there are, do they agree, all in one file, the unit's own template. */
export function FormsPage() {
  const said = useWords(words)
  const { id, name } = useUnit()
  const [period, setPeriod] = usePeriod()
  const list = useAsk(listForms, {})
  return (
    <Page
      title={said.title}
      breadcrumb={[{ name: said.statistics }]}
      note={name && said.listNote(name, formatMaybeDay(period.from), formatMaybeDay(period.to))}
    >
      <PeriodChooser period={period} onChange={setPeriod} />
      {id === null ? (
        <Card>
          <Empty title={said.noUnit}>{said.noUnitHint}</Empty>
        </Card>
      ) : (
        <Answer of={list} lines={9}>
          {(found) => (
            <Offered key={`${id} ${period.from} ${period.to}`} list={found} unit={id} period={period} />
          )}
        </Answer>
      )}
    </Page>
  )
}

function Offered({ list, unit, period }: { list: List; unit: string; period: Period }) {
  const said = useWords(words)
  const [isChecking, setChecking] = useState(false)
  const checked = useAsk(checkForms, isChecking ? { organisationId: unit, ...period } : null)
  return (
    <>
      <Card title={said.offered}>
        <FormsTable rows={list.items} checked={checked.data} period={period} />
        <p className={style.notes}>{said.proposalNote}</p>
      </Card>
      {isChecking ? (
        <Answer of={checked} lines={6}>
          {({ across }) => <ChecksPanel title={said.across} checks={across} />}
        </Answer>
      ) : (
        <Card title={said.across}>
          <div className={style.stack}>
            <p>{said.acrossHint}</p>
            <div>
              <Button variant="default" onClick={() => setChecking(true)}>
                {said.runChecks}
              </Button>
            </div>
          </div>
        </Card>
      )}
      <MakeAll unit={unit} period={period} />
      <OwnTemplate unit={unit} period={period} />
      <NotOffered list={list} />
    </>
  )
}

function FormsTable({
  rows,
  checked,
  period,
}: {
  rows: readonly Row[]
  checked: Checked | undefined
  period: Period
}) {
  const said = useWords(words)
  const locale = useLocale()
  const columns: Column<Row>[] = [
    {
      key: 'form',
      title: said.form,
      cell: ({ key, title }) => said.formTitle(key, title[locale]),
      to: ({ key }) => ({ to: `/forms/${key}`, search: { ...period } }),
    },
    { key: 'symbol', title: said.symbol, cell: ({ symbol }) => symbol, narrow: false },
    {
      key: 'layout',
      title: said.layout,
      cell: ({ confidence }) => (
        <Mark tone={confidence === 'official' ? 'good' : 'plain'}>{said[confidence]}</Mark>
      ),
      narrow: false,
    },
    ...(checked
      ? [
          {
            key: 'checks',
            title: said.checks,
            cell: (row: Row) => <State form={row.key} checked={checked} />,
          },
        ]
      : []),
  ]
  return <Table name={said.offered} rows={rows} rowKey={({ key }) => key} columns={columns} />
}

function State({ form, checked }: { form: string; checked: Checked }) {
  const said = useWords(words)
  const found = checked.forms.find((one) => one.form === form)
  if (!found || found.done === 0) return <>{said.notDone}</>
  return (
    <Mark tone={found.failed === 0 ? 'good' : 'accent'}>
      {said.checksOf(formatNumber(found.done), formatNumber(found.failed))}
    </Mark>
  )
}

function NotOffered({ list }: { list: List }) {
  const said = useWords(words)
  const locale = useLocale()
  return (
    <Card title={said.notOffered}>
      <p className={style.notes}>{said.notOfferedHint}</p>
      <Table
        name={said.notOffered}
        rows={list.notOffered}
        rowKey={({ key }) => key}
        columns={[
          { key: 'form', title: said.form, cell: ({ key, title }) => said.formTitle(key, title[locale]) },
          { key: 'why', title: said.why, cell: ({ why }) => why[locale] },
        ]}
      />
    </Card>
  )
}
