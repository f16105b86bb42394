import { Button } from '@mantine/core'
import type { z } from 'zod'
import { useAskPages } from '#ui/ask.ts'
import { formatMaybeDay } from '#ui/format.ts'
import { Card } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import { birth } from './common.tsx'
import { listFigurePeople, type FigurePerson } from './figure-api.ts'
import { words } from './figure-words.ts'
import { resultWords } from './words.ts'
import style from './training.module.css'

/** The people behind a figure, as far as they are on rosters and within reach. */
export function PeopleBehind({
  title,
  asked,
  onClose,
}: {
  title: string
  asked: z.input<typeof listFigurePeople.input>
  onClose: () => void
}) {
  const said = useWords(words)
  const results = useWords(resultWords)
  const list = useAskPages(listFigurePeople, asked)
  const columns: Column<FigurePerson>[] = [
    {
      key: 'name',
      title: said.person,
      to: (row) => `/people/${row.personId}`,
      cell: (row) => (
        <>
          {row.fullName}
          <span className={style.small}>{row.unit.name}</span>
        </>
      ),
    },
    { key: 'born', title: said.born, narrow: false, cell: (row) => birth(row.bornOn) },
    {
      key: 'class',
      title: said.class,
      to: (row) => `/training/${row.classId}`,
      cell: (row) => row.className,
    },
    { key: 'result', title: said.result, narrow: false, cell: (row) => row.result && results[row.result] },
    { key: 'admitted', title: said.admittedOn, cell: (row) => formatMaybeDay(row.admittedOn) },
  ]
  return (
    <Card
      title={`${said.peopleTitle}: ${title}`}
      actions={
        <Button variant="default" size="compact-sm" onClick={onClose}>
          {said.close}
        </Button>
      }
    >
      <Answer of={list} lines={6}>
        {(rows) => (
          <Table
            name={said.peopleTitle}
            rows={rows}
            rowKey={(row) => `${row.personId} ${row.classId}`}
            columns={columns}
            more={list.more}
            empty={<Empty title={said.noPeople} />}
          />
        )}
      </Answer>
    </Card>
  )
}
