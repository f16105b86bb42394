import { Drawer } from '@mantine/core'
import type { z } from 'zod'
import { formatMaybeDay, formatNumber } from '#ui/format.ts'
import { Answer, Empty } from '#ui/states.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { useFocusBack } from '#ui/focus-back.ts'
import { useWords } from '#ui/words.tsx'
import type { CountedMember } from './api.ts'
import { peopleWords } from './words.ts'
import style from './statistics.module.css'

type Counted = z.output<typeof CountedMember>

/** The members behind a figure: what it counts, its value, and each of them with the way to his file. */
export function PeoplePanel({
  title,
  figure,
  definition,
  withDay,
  list,
  onClose,
}: {
  title: string
  figure: number
  definition: readonly string[]
  /** Whether each row has a day of its own. */
  withDay: boolean
  list: { data: Counted[] | undefined; error: unknown; more?: () => void; refetch?: () => unknown }
  onClose: () => void
}) {
  const said = useWords(peopleWords)
  useFocusBack()
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="lg"
      title={`${title}: ${formatNumber(figure)}`}
      closeButtonProps={{ 'aria-label': said.close }}
    >
      <div className={style.definition}>
        {definition.map((sentence) => (
          <p key={sentence}>{sentence}</p>
        ))}
        <p>{said.recorded}</p>
      </div>
      <Answer of={list}>
        {(members) => (
          <Table
            name={said.list}
            rows={members}
            rowKey={keyOfRow}
            columns={columnsOf(said, withDay)}
            more={list.more}
            count={figure + 1}
            empty={<Empty title={said.none} />}
          />
        )}
      </Answer>
    </Drawer>
  )
}

/** One member may stand behind a figure twice: out and in again. */
const keyOfRow = ({ personId, on }: Counted) => `${personId} ${on}`

function columnsOf(
  said: Record<'fullName' | 'bornIn' | 'unit' | 'on', string>,
  withDay: boolean,
): Column<Counted>[] {
  const columns: Column<Counted>[] = [
    {
      key: 'name',
      title: said.fullName,
      cell: (row) => row.fullName,
      to: (row) => `/people/${row.personId}`,
    },
    { key: 'born', title: said.bornIn, cell: (row) => row.bornOn.slice(0, 4) },
    { key: 'unit', title: said.unit, cell: (row) => row.unit },
  ]
  const day: Column<Counted> = {
    key: 'on',
    title: said.on,
    cell: (row) => <span className="dv-number">{formatMaybeDay(row.on)}</span>,
  }
  return withDay ? [...columns, day] : columns
}
