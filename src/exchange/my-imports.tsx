import { useAskPages } from '#ui/ask.ts'
import { formatInstant } from '#ui/format.ts'
import { Card } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { Table } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import { listImports } from './api.ts'
import { pageWords } from './page-words.ts'
import { StateMark } from './run-panel.tsx'

/** My imports, newest first; each opens above. */
export function MyImports({ current }: { current: string }) {
  const said = useWords(pageWords)
  const list = useAskPages(listImports, {})
  return (
    <Card title={said.mine}>
      <Answer of={list}>
        {(runs) => (
          <Table
            name={said.mine}
            rows={runs}
            rowKey={({ id }) => id}
            current={({ id }) => id === current}
            more={list.more}
            columns={[
              {
                key: 'file',
                title: said.file,
                cell: ({ fileName }) => fileName,
                to: ({ id }) => ({ to: '/exchange', search: { run: id } }),
              },
              {
                key: 'at',
                title: said.startedAt,
                cell: ({ startedAt }) => formatInstant(startedAt),
                narrow: false,
              },
              { key: 'state', title: said.state, cell: ({ state }) => <StateMark state={state} /> },
              { key: 'errors', title: said.errors, number: ({ errors }) => errors, narrow: false },
              { key: 'warnings', title: said.warnings, number: ({ warnings }) => warnings, narrow: false },
            ]}
            empty={<Empty title={said.noImports}>{said.noImportsHint}</Empty>}
          />
        )}
      </Answer>
    </Card>
  )
}
