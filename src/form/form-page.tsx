import { Button } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { Printer } from 'lucide-react'
import { useUnit } from '#access/session.tsx'
import { PeriodChooser, usePeriod } from '#statistics/period-chooser.tsx'
import { useAsk } from '#ui/ask.ts'
import { ChoiceField } from '#ui/field.tsx'
import { formatMaybeDay } from '#ui/format.ts'
import { useAddress } from '#ui/go.tsx'
import { Card, Page, useWindowTitle } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { useLocale, useWords } from '#ui/words.tsx'
import { getForm, type FormAnswer } from './api.ts'
import { ChecksPanel } from './checks-panel.tsx'
import { doorOf, Figure, FormTable } from './form-table.tsx'
import { words } from './words.ts'
import style from './form.module.css'

/** One statistical form of a unit and a period: the table, the units below by a line of it, its checks. */
export function FormPage() {
  const said = useWords(words)
  const locale = useLocale()
  const { form } = useParams({ strict: false }) as { form: string }
  const { id } = useUnit()
  const [period, setPeriod] = usePeriod()
  const [row, setRow] = useAddress('line', '')
  const asked = useAsk(getForm, id ? { organisationId: id, form, ...period, ...(row && { row }) } : null)
  const answer = asked.data
  const title = said.formTitle(form, answer?.form.title[locale] ?? '')
  useWindowTitle(title)
  return (
    <Page
      title={title}
      breadcrumb={[{ name: said.statistics }, { name: said.title, to: '/forms' }]}
      note={answer && said.listNote(answer.unit.name, formatMaybeDay(answer.from), formatMaybeDay(answer.to))}
      actions={
        <Button variant="default" leftSection={<Printer size={16} aria-hidden />} onClick={() => print()}>
          {said.print}
        </Button>
      }
    >
      <PeriodChooser period={period} onChange={setPeriod}>
        {answer && answer.units > 0 && <LineChooser answer={answer} row={row} onChange={setRow} />}
      </PeriodChooser>
      {id === null ? (
        <Card>
          <Empty title={said.noUnit}>{said.noUnitHint}</Empty>
        </Card>
      ) : (
        <Answer of={asked} lines={12}>
          {(found) => <Filled answer={found} row={row} />}
        </Answer>
      )}
    </Page>
  )
}

function Filled({ answer, row }: { answer: FormAnswer; row: string }) {
  const said = useWords(words)
  const locale = useLocale()
  const { form } = answer
  const hasProtected = form.blocks.some(({ rows, columns }) =>
    [...rows, ...columns].some((one) => one.isProtected),
  )
  return (
    <>
      {row !== '' && <BelowTable answer={answer} row={row} />}
      {form.blocks.map((block) => (
        <Card key={block.key} title={block.title?.[locale] ?? said.whole}>
          <FormTable block={block} answer={answer} name={`${form.symbol}, ${form.title[locale]}`} />
          <div className={style.notes}>
            {form.confidence === 'proposal' && <p>{said.proposalNote}</p>}
            {form.lacking && <p>{form.lacking[locale]}</p>}
            {hasProtected && <p>{said.countedOnly}</p>}
          </div>
        </Card>
      ))}
      {answer.checks.length > 0 && <ChecksPanel title={said.checks} checks={answer.checks} />}
    </>
  )
}

function LineChooser({
  answer,
  row,
  onChange,
}: {
  answer: FormAnswer
  row: string
  onChange: (row: string) => void
}) {
  const said = useWords(words)
  const locale = useLocale()
  const choices = answer.form.blocks.flatMap(({ rows }) =>
    rows
      .filter(({ isHeading }) => !isHeading)
      .map(({ key, label }) => ({ value: key, label: label[locale] })),
  )
  return (
    <ChoiceField
      label={said.chooseLine}
      value={row}
      none={said.noLine}
      onChange={onChange}
      choices={choices}
    />
  )
}

/** A line of the form in each unit directly below. */
function BelowTable({ answer, row: key }: { answer: FormAnswer; row: string }) {
  const said = useWords(words)
  const locale = useLocale()
  const block = answer.form.blocks.find(({ rows }) => rows.some((one) => one.key === key))
  const row = block?.rows.find((one) => one.key === key)
  if (!block || !row) return null
  type Line = FormAnswer['below'][number]
  const columns: Column<Line>[] = [
    {
      key: 'unit',
      title: said.unit,
      cell: ({ unit }) => unit.name,
      to: ({ unit }) => ({
        to: `/forms/${answer.form.key}`,
        search: { unit: unit.id, from: answer.from, to: answer.to },
      }),
      sort: ({ unit }) => unit.name,
    },
    ...block.columns.map((column, at): Column<Line> => ({
      key: column.key,
      title: column.label[locale],
      cell: ({ unit, cells }) => (
        <Figure
          figure={cells[at] ?? null}
          row={row}
          column={column}
          to={doorOf(row, column, answer, unit.id)}
        />
      ),
      sort: ({ cells }) => cells[at] ?? null,
      narrow: at === 0 ? undefined : false,
    })),
  ]
  const title = `${said.below}: ${row.label[locale]}`
  return (
    <Card title={title}>
      <Table
        name={title}
        rows={answer.below}
        rowKey={({ unit }) => unit.id}
        columns={columns}
        empty={<Empty title={said.noUnitsBelow}>{said.belowHint}</Empty>}
      />
      <p className={style.notes}>{said.belowHint}</p>
    </Card>
  )
}
