import { ChoiceField } from '#ui/field.tsx'
import { useAddress } from '#ui/go.tsx'
import { Toolbar } from '#ui/page.tsx'
import { cellDoor } from '#form/cell-door.ts'
import type { Span } from '#measure/declaration.ts'
import { Table, type Column } from '#ui/table.tsx'
import { useLocale, useWords } from '#ui/words.tsx'
import type { FilledForm, FormLayout } from './content.ts'
import { words } from './return-words.ts'
import style from './returns.module.css'

/** The forms of a return, one at a time, of the unit or of one directly below it. */
export function Forms({ forms, unitId, span }: { forms: readonly FilledForm[]; unitId: string; span: Span }) {
  const said = useWords(words)
  const locale = useLocale()
  const [key, setKey] = useAddress('form', forms[0]?.layout.key ?? '')
  const [at, setAt] = useAddress('at', '')
  const form = forms.find((one) => one.layout.key === key) ?? forms[0]
  if (!form) return null
  const part = form.below.find(({ unit }) => unit.id === at)
  return (
    <div className={style.stack}>
      <Toolbar label={said.forms}>
        <ChoiceField
          label={said.form}
          value={form.layout.key}
          onChange={(next) => next && setKey(next)}
          choices={forms.map(({ layout }) => ({
            value: layout.key,
            label: `${layout.key}. ${layout.title[locale]}`,
          }))}
        />
        {form.below.length > 0 && (
          <ChoiceField
            label={said.shown}
            value={part ? at : ''}
            none={said.whole}
            onChange={setAt}
            choices={form.below.map(({ unit }) => ({ value: unit.id, label: unit.name }))}
          />
        )}
      </Toolbar>
      {form.layout.blocks.map((block) => (
        <Block
          key={block.key}
          layout={form.layout}
          block={block}
          cells={(part ?? form.whole).blocks.find((one) => one.key === block.key)?.rows ?? []}
          unitId={part?.unit.id ?? unitId}
          span={span}
        />
      ))}
      <p className={style.dim}>
        {form.layout.symbol}. {said.source(form.layout.source)}{' '}
        {form.layout.confidence === 'proposal' && said.proposal}{' '}
        {form.layout.lacking && said.lacking(form.layout.lacking[locale])}
      </p>
    </div>
  )
}

type BlockLayout = FormLayout['blocks'][number]
type RowLayout = BlockLayout['rows'][number]

const LEVELS = [style.total, style.of, style.ofWhich]

function Block({
  layout,
  block,
  cells,
  unitId,
  span,
}: {
  layout: FormLayout
  block: BlockLayout
  cells: readonly { key: string; cells: readonly (number | null)[] }[]
  unitId: string
  span: Span
}) {
  const said = useWords(words)
  const locale = useLocale()
  const values = new Map(cells.map((row) => [row.key, row.cells]))
  const columns: Column<RowLayout>[] = [
    {
      key: 'indicator',
      title: said.indicator,
      cell: (row) => <span className={LEVELS[row.level]}>{row.label[locale]}</span>,
    },
    ...block.columns.map((column, at): Column<RowLayout> => ({
      key: column.key,
      title: column.label[locale],
      number: (row) => (row.isHeading ? null : (values.get(row.key)?.[at] ?? null)),
      to: (row) =>
        values.get(row.key)?.[at] && row.adds && column.adds
          ? (cellDoor(row, column, { unit: unitId, span }) ?? undefined)
          : undefined,
    })),
  ]
  return (
    <Table
      name={block.title?.[locale] ?? layout.title[locale]}
      rows={block.rows}
      rowKey={(row) => row.key}
      columns={columns}
    />
  )
}
