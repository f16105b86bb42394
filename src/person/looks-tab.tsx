import { useRecorder } from '#access/recorder.ts'
import { useAsk } from '#ui/ask.ts'
import { formatInstant } from '#ui/format.ts'
import { Card } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { Table } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import { listLooks } from './api.ts'
import { words } from './page-words.ts'

/** Who has opened or changed this file lately. */
export function LooksTab({ id }: { id: string }) {
  const said = useWords(words)
  const recorder = useRecorder()
  const looks = useAsk(listLooks, { id })
  const acts: Readonly<Record<string, string>> = said.acts
  return (
    <Card title={said.tabs.looks}>
      <p>{said.looksNote}</p>
      <Answer of={looks}>
        {({ items }) => (
          <Table
            name={said.tabs.looks}
            rows={items.map((look, index) => ({ ...look, index }))}
            rowKey={(look) => String(look.index)}
            columns={[
              {
                key: 'at',
                title: said.when,
                cell: (look) => formatInstant(look.at),
                sort: (look) => look.at,
              },
              {
                key: 'who',
                title: said.who,
                cell: (look) => look.fullName ?? recorder(look.userName),
                sort: (look) => look.userName,
              },
              {
                key: 'did',
                title: said.did,
                cell: (look) => acts[look.action] ?? look.action,
                sort: (look) => look.action,
              },
            ]}
            empty={<Empty title={said.looksNone} />}
          />
        )}
      </Answer>
    </Card>
  )
}
