import { Button } from '@mantine/core'
import { Printer } from 'lucide-react'
import { useUnit } from '#access/session.tsx'
import { ExportMenu } from '#output/export-menu.tsx'
import { useAsOf } from '#ui/asof.tsx'
import { useAsk } from '#ui/ask.ts'
import { formatMaybeDay, formatNumber } from '#ui/format.ts'
import { Card, Page } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { useLocale, useWords } from '#ui/words.tsx'
import { getForm, type Form } from './api.ts'
import { formCellName } from './form-names.ts'
import { FORM_CELLS } from './national-form.ts'
import { balanceWords, formWords } from './words.ts'
import style from './statistics.module.css'

type Row = Form['children'][number]

/** The national form: who the members of a unit and of each unit directly below are, on the day. */
export function FormPage() {
  const said = useWords(formWords)
  const balance = useWords(balanceWords)
  const { id } = useUnit()
  const { on } = useAsOf()
  const asked = useAsk(getForm, id ? { organisationId: id, on } : null)
  const form = asked.data
  return (
    <Page
      title={said.title}
      breadcrumb={[{ name: balance.statistics }]}
      note={form && said.note(form.unit.name, formatMaybeDay(form.on), formatNumber(form.counts[0] ?? 0))}
      actions={form && <Actions form={form} />}
    >
      {id === null ? (
        <Card>
          <Empty title={balance.noUnit}>{balance.noUnitHint}</Empty>
        </Card>
      ) : (
        <Answer of={asked} lines={9}>
          {(found) => <Cells form={found} />}
        </Answer>
      )}
    </Page>
  )
}

function Cells({ form }: { form: Form }) {
  const said = useWords(formWords)
  const balance = useWords(balanceWords)
  const nameOf = formCellName(useLocale())
  const rows = form.children.length > 0 ? form.children : [{ unit: form.unit, counts: form.counts }]
  const columns: Column<Row>[] = [
    {
      key: 'unit',
      title: balance.unit,
      cell: ({ unit }) => <span className={style.unit}>{unit.name}</span>,
      to: ({ unit }) =>
        unit.id === form.unit.id ? undefined : { to: '/statistics/form', search: { unit: unit.id } },
      sort: ({ unit }) => unit.name,
      total: form.unit.name,
    },
    ...FORM_CELLS.map((_, at): Column<Row> => ({
      key: String(at),
      title: nameOf(at),
      number: ({ counts }) => counts[at]!,
      total: formatNumber(form.counts[at] ?? 0),
      narrow: at === 0 ? undefined : false,
    })),
  ]
  return (
    <Card title={said.byUnit}>
      <Table name={said.byUnit} rows={rows} rowKey={({ unit }) => unit.id} columns={columns} />
      <p className={style.notes}>{said.notes}</p>
    </Card>
  )
}

function Actions({ form: { unit, on } }: { form: Form }) {
  const said = useWords(balanceWords)
  return (
    <>
      <ExportMenu source="members-at-a-glance" unit={unit.id} asked={{ on }} />
      <Button variant="default" leftSection={<Printer size={16} aria-hidden />} onClick={() => print()}>
        {said.print}
      </Button>
    </>
  )
}
