import { Checkbox, Radio } from '@mantine/core'
import { CATEGORY_BY_CODE } from '#movement/categories.ts'
import { FIELD_BY_KEY } from '#person/fields.ts'
import { formatDay, isDay } from '#platform/day.ts'
import { Card } from '#ui/page.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { useLocale, useWords } from '#ui/words.tsx'
import type { Preview } from './pair-api.ts'
import { words } from './pair-words.ts'
import style from './quality.module.css'

type Field = Preview['fields'][number]
type Line = Preview['movements'][number]

/** Where the files differ, and whose value is taken. */
export function FieldChoice({
  pair,
  take,
  isOpen,
  onTake,
}: {
  pair: Preview
  take: Readonly<Record<string, 'kept' | 'merged'>>
  isOpen: boolean
  onTake: (field: string, side: 'kept' | 'merged') => void
}) {
  const said = useWords(words)
  const locale = useLocale()
  const nameOf = (field: string) => FIELD_BY_KEY.get(field)?.[locale] ?? field
  const choice = (row: Field, side: 'kept' | 'merged') => {
    const value = row[side]
    const text = value === null ? '–' : isDay(value) ? formatDay(value) : value
    if (!isOpen) return text
    return (
      <Radio
        name={`take ${row.field}`}
        checked={(take[row.field] ?? row.take) === side}
        onChange={() => onTake(row.field, side)}
        label={text}
        aria-label={`${side === 'kept' ? said.takeKept(nameOf(row.field)) : said.takeMerged(nameOf(row.field))}: ${text}`}
      />
    )
  }
  const columns: Column<Field>[] = [
    { key: 'field', title: said.field, width: '28%', cell: (row) => nameOf(row.field) },
    { key: 'kept', title: said.kept, cell: (row) => choice(row, 'kept') },
    { key: 'merged', title: said.merged, cell: (row) => choice(row, 'merged') },
  ]
  return (
    <Card title={said.fields}>
      {pair.fields.length === 0 ? (
        <p className={style.dim}>{said.noFields}</p>
      ) : (
        <Table name={said.fields} rows={pair.fields} rowKey={(row) => row.field} columns={columns} />
      )}
    </Card>
  )
}

/** The movements of both on one line, and which of them stand. */
export function MovementChoice({
  pair,
  isOpen,
  onStanding,
}: {
  pair: Preview
  isOpen: boolean
  onStanding: (standing: string[]) => void
}) {
  const said = useWords(words)
  const locale = useLocale()
  const category = (code: string) => CATEGORY_BY_CODE.get(code)?.[locale] ?? code
  const standing = pair.movements.filter((one) => one.standing).map((one) => one.id)
  const columns: Column<Line>[] = [
    { key: 'on', title: said.on, cell: (row) => formatDay(row.on) },
    { key: 'whose', title: said.whose, cell: (row) => said[row.side] },
    { key: 'category', title: said.category, cell: (row) => category(row.category) },
    { key: 'from', title: said.from, narrow: false, cell: (row) => row.from ?? '' },
    { key: 'to', title: said.to, narrow: false, cell: (row) => row.to ?? '' },
    ...(isOpen
      ? [
          {
            key: 'stands',
            title: said.stands,
            cell: (row: Line) => (
              <Checkbox
                checked={row.standing}
                aria-label={said.standsOf(
                  `${formatDay(row.on)}, ${category(row.category)}, ${said[row.side]}`,
                )}
                onChange={() =>
                  onStanding(row.standing ? standing.filter((id) => id !== row.id) : [...standing, row.id])
                }
              />
            ),
          },
        ]
      : []),
  ]
  return (
    <Card title={said.movements}>
      {isOpen && <p className={style.dim}>{said.movementsNote}</p>}
      <Table name={said.movements} rows={pair.movements} rowKey={(row) => row.id} columns={columns} />
    </Card>
  )
}
