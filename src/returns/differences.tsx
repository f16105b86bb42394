import { Button, Modal } from '@mantine/core'
import { useState } from 'react'
import { FIELD_BY_KEY } from '#person/fields.ts'
import { formatDay } from '#platform/day.ts'
import { useAskPages } from '#ui/ask.ts'
import { formatNumber } from '#ui/format.ts'
import { Card } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { Table } from '#ui/table.tsx'
import { useLocale, useWords } from '#ui/words.tsx'
import { listCorrectedPeople } from './api.ts'
import { Explanation, type Explaining } from './check-list.tsx'
import { keyOfCell } from './compare.ts'
import type { CellPlace, CorrectedReturn, FilledForm, SummedCell } from './content.ts'
import { correctionWords, words } from './return-words.ts'
import style from './returns.module.css'

/** How a figure is called: its form, row and column. */
function useCellName(forms: readonly FilledForm[]): (place: CellPlace) => { row: string; column: string } {
  const locale = useLocale()
  return (place) => {
    const block = forms
      .find(({ layout }) => layout.key === place.form)
      ?.layout.blocks.find((one) => one.key === place.block)
    const row = block?.rows.find((one) => one.key === place.row)?.label[locale] ?? place.row
    const column = block?.columns.find((one) => one.key === place.column)?.label[locale] ?? place.column
    return { row, column }
  }
}

/** Figures of earlier certified returns that are counted otherwise now, with the corrections that were made since. */
export function Corrected({
  items,
  forms,
  explaining,
  returnId,
  mayOpen,
}: {
  items: readonly CorrectedReturn[]
  forms: readonly FilledForm[]
  explaining: Explaining
  returnId: string
  mayOpen: boolean
}) {
  const said = useWords(words)
  const nameOf = useCellName(forms)
  if (items.length === 0)
    return (
      <Card title={said.corrected}>
        <Empty title={said.correctedNone}>{said.correctedNoneText}</Empty>
      </Card>
    )
  return items.map((one) => {
    const title = said.correctedOf(one.title, formatDay(one.certifiedOn))
    return (
      <Card key={one.certificateId} title={title}>
        <div className={style.stack}>
          <Table
            name={title}
            rows={one.cells}
            rowKey={keyOfCell}
            columns={[
              {
                key: 'cell',
                title: said.indicator,
                width: '40%',
                cell: (row) => (
                  <>
                    {nameOf(row).row}
                    <span className={style.small}>
                      {said.form} {row.form}, {nameOf(row).column.toLocaleLowerCase('vi')}
                    </span>
                  </>
                ),
              },
              { key: 'certified', title: said.atCertifying, number: (row) => row.certified },
              ...(one.cells.some((cell) => cell.told !== null)
                ? [{ key: 'told', title: said.told, number: (row: (typeof one.cells)[number]) => row.told }]
                : []),
              { key: 'now', title: said.now, number: (row) => row.now },
              {
                key: 'difference',
                title: said.difference,
                number: (row) => row.now - (row.told ?? row.certified),
                change: true,
              },
            ]}
          />
          <Made of={one} returnId={returnId} mayOpen={mayOpen} />
          <Explanation finding={`corrected ${one.certificateId}`} about={title} explaining={explaining} />
        </div>
      </Card>
    )
  })
}

/** Which corrections were recorded since, by kind; opened to the people for those who may see them. */
function Made({ of, returnId, mayOpen }: { of: CorrectedReturn; returnId: string; mayOpen: boolean }) {
  const said = useWords(words)
  const locale = useLocale()
  const [kind, setKind] = useState<string | null>(null)
  const named = (code: string) =>
    correctionWords[code]?.[locale] ?? FIELD_BY_KEY.get(code.replace(/^person\./, ''))?.[locale] ?? code
  if (of.corrections.length === 0) return <p className={style.dim}>{said.noMade}</p>
  return (
    <>
      <h3>{said.madeBy}</h3>
      <ul>
        {of.corrections.map((one) => (
          <li key={one.kind}>
            {named(one.kind)}: {said.correctionOf(formatNumber(one.facts), formatNumber(one.people))}{' '}
            {mayOpen && (
              <Button
                size="compact-sm"
                variant="subtle"
                className="dv-no-print"
                aria-label={`${said.people}: ${named(one.kind)}`}
                onClick={() => setKind(one.kind)}
              >
                {said.people}
              </Button>
            )}
          </li>
        ))}
      </ul>
      {kind && (
        <People
          returnId={returnId}
          certificateId={of.certificateId}
          kind={kind}
          onClose={() => setKind(null)}
        />
      )}
    </>
  )
}

function People({
  onClose,
  returnId,
  ...asked
}: {
  returnId: string
  certificateId: string
  kind: string
  onClose: () => void
}) {
  const said = useWords(words)
  const list = useAskPages(listCorrectedPeople, { id: returnId, ...asked })
  return (
    <Modal opened onClose={onClose} title={said.peopleTitle} size="xl">
      <Answer of={list}>
        {(rows) => (
          <Table
            name={said.peopleTitle}
            rows={rows}
            rowKey={(row) => `${row.personId} ${row.on}`}
            more={list.more}
            columns={[
              {
                key: 'name',
                title: said.personName,
                to: (row) => `/people/${row.personId}`,
                cell: (row) => row.fullName,
              },
              { key: 'code', title: said.memberCode, cell: (row) => row.memberCode, narrow: false },
              { key: 'on', title: said.day, cell: (row) => formatDay(row.on) },
              { key: 'unit', title: said.place, cell: (row) => row.unit, narrow: false },
            ]}
          />
        )}
      </Answer>
    </Modal>
  )
}

/** The whole against the certified returns below, form by form. */
export function Summed({
  cells,
  forms,
  explaining,
  hasBelow,
}: {
  cells: readonly SummedCell[]
  forms: readonly FilledForm[]
  explaining: Explaining
  hasBelow: boolean
}) {
  const said = useWords(words)
  const locale = useLocale()
  const nameOf = useCellName(forms)
  if (!hasBelow || cells.length === 0)
    return (
      <Card title={said.summed}>
        <p>{hasBelow ? said.summedNone : said.summedNoBelow}</p>
      </Card>
    )
  const shown = forms.filter(({ layout }) => cells.some((cell) => cell.form === layout.key))
  return (
    <Card title={said.summed}>
      <div className={style.stack}>
        <p className={style.dim}>{said.summedHint}</p>
        {shown.map(({ layout }) => {
          const own = cells.filter((cell) => cell.form === layout.key)
          const name = `${said.form} ${layout.key}. ${layout.title[locale]}`
          return (
            <div key={layout.key} className={style.stack}>
              <h3>{name}</h3>
              <Table
                name={name}
                rows={own}
                rowKey={keyOfCell}
                columns={[
                  {
                    key: 'cell',
                    title: said.indicator,
                    width: '34%',
                    cell: (row) => (
                      <>
                        {nameOf(row).row}
                        <span className={style.small}>{nameOf(row).column}</span>
                      </>
                    ),
                  },
                  { key: 'whole', title: said.wholeCount, number: (row) => row.whole },
                  { key: 'reported', title: said.reported, number: (row) => row.reported },
                  { key: 'missing', title: said.missing, number: (row) => row.missing, narrow: false },
                  {
                    key: 'within',
                    title: said.within,
                    number: (row) => row.within,
                    change: true,
                    narrow: false,
                  },
                  { key: 'changed', title: said.changedCell, number: (row) => row.changed, change: true },
                ]}
              />
              {own.some((cell) => cell.changed !== 0) && (
                <Explanation finding={`summed ${layout.key}`} about={name} explaining={explaining} />
              )}
            </div>
          )
        })}
      </div>
    </Card>
  )
}
