import { Table } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import type { ImportRun } from './api.ts'
import { pageWords } from './page-words.ts'
import { heldFacts, writtenFacts } from './run-shown.ts'

/** What a checked file holds, and how much of it is new. */
export function HeldFacts({ run }: { run: ImportRun }) {
  const said = useWords(pageWords)
  return (
    <Table
      name={said.holds}
      rows={heldFacts(run)}
      rowKey={({ fact }) => fact}
      columns={[
        { key: 'fact', title: said.fact, cell: ({ fact }) => said.facts[fact] },
        { key: 'inFile', title: said.inFile, number: ({ inFile }) => inFile },
        { key: 'isNew', title: said.isNew, number: ({ isNew }) => isNew },
      ]}
    />
  )
}

/** What an import wrote. */
export function WrittenFacts({ run }: { run: ImportRun }) {
  const said = useWords(pageWords)
  return (
    <Table
      name={said.written}
      rows={writtenFacts(run)}
      rowKey={({ fact }) => fact}
      columns={[
        { key: 'fact', title: said.written, cell: ({ fact }) => said.facts[fact] },
        { key: 'count', title: said.isNew, number: ({ count }) => count },
      ]}
      empty={<p>{said.nothingNew}</p>}
    />
  )
}
