import { formatDay } from '#platform/day.ts'
import { useAskPages } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { formatMaybeDay, formatNumber } from '#ui/format.ts'
import { Answer, Empty } from '#ui/states.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import { listItems, type Item, type ProgrammeRecord } from './api.ts'
import type { Filters } from './item-filters.tsx'
import { itemWords } from './item-words.ts'
import { ItemState } from './parts.tsx'
import { fieldWords, groundWords, kindWords, productWords } from './words.ts'
import style from './programme.module.css'

/** The items of a programme by due day. */
export function ItemTable({ programme, filters }: { programme: ProgrammeRecord; filters: Filters }) {
  const said = useWords(itemWords)
  const { on } = useAsOf()
  const columns = useItemColumns()
  const list = useAskPages(listItems, { id: programme.id, on, ...filters, limit: 100 })
  const isEmpty = programme.figures.planned + programme.figures.arising === 0
  return (
    <Answer of={list} lines={9}>
      {(rows) => (
        <>
          <p className={style.count} role="status">
            {said.count(formatNumber(list.first?.whole ?? rows.length))}
          </p>
          <Table
            name={said.items}
            rows={rows}
            rowKey={(row) => row.id}
            more={list.more}
            count={list.first?.whole}
            columns={columns}
            empty={
              isEmpty ? <Empty title={said.none}>{said.noneText}</Empty> : <Empty title={said.noneFound} />
            }
          />
        </>
      )}
    </Answer>
  )
}

/** The columns of a list of items. */
export function useItemColumns(): Column<Item>[] {
  const said = useWords(itemWords)
  const [kinds, grounds, fields, products] = [
    useWords(kindWords),
    useWords(groundWords),
    useWords(fieldWords),
    useWords(productWords),
  ]
  return [
    {
      key: 'title',
      title: said.title,
      to: (row) => `/programme-items/${row.id}`,
      cell: (row) => (
        <span className={style.title}>
          {row.code}. {row.title}
        </span>
      ),
      width: '36%',
    },
    {
      key: 'kind',
      title: said.kind,
      cell: (row) => (
        <>
          {kinds[row.kind]}
          {row.ground && <span className={style.small}>{grounds[row.ground]}</span>}
        </>
      ),
      narrow: false,
    },
    {
      key: 'field',
      title: said.field,
      cell: (row) => (
        <>
          {fields[row.field]}
          <span className={style.small}>{products[row.product]}</span>
        </>
      ),
      narrow: false,
    },
    { key: 'lead', title: said.lead, cell: (row) => row.lead?.name ?? row.leadText ?? '–', narrow: false },
    {
      key: 'due',
      title: said.dueOn,
      cell: (row) => (
        <>
          {formatDay(row.dueOn)}
          {row.submittedOn && (
            <span className={style.small}>
              {said.submittedOn}: {formatMaybeDay(row.submittedOn)}
            </span>
          )}
        </>
      ),
    },
    { key: 'state', title: said.state, cell: (row) => <ItemState item={row} /> },
  ]
}
