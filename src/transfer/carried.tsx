import { CATEGORY_BY_CODE } from '#movement/categories.ts'
import { useAsk } from '#ui/ask.ts'
import { formatMaybeDay } from '#ui/format.ts'
import { Card } from '#ui/page.tsx'
import { Table } from '#ui/table.tsx'
import { useLocale, useWords } from '#ui/words.tsx'
import { getCarried } from './carried-api.ts'
import { words } from './words.ts'
import style from './transfer.module.css'

/** What a member brought along from other registers; nothing where there is none. */
export function CarriedHistory({ personId }: { personId: string }) {
  const said = useWords(words)
  const locale = useLocale()
  const facts = useAsk(getCarried, { id: personId }).data?.facts ?? []
  if (facts.length === 0) return null
  return (
    <Card title={said.carried.title}>
      <p className={style.dim}>{said.carried.text}</p>
      <Table
        name={said.carried.title}
        rows={facts}
        rowKey={(row) => row.key}
        columns={[
          {
            key: 'on',
            title: said.carried.on,
            cell: ({ on, until }) =>
              until ? `${formatMaybeDay(on)} – ${formatMaybeDay(until)}` : formatMaybeDay(on),
          },
          {
            key: 'what',
            title: said.carried.what,
            cell: ({ kind, what }) =>
              kind === 'movement' ? (CATEGORY_BY_CODE.get(what[0]!)?.[locale] ?? what[0]) : said.carried.post,
          },
          {
            key: 'unit',
            title: said.route,
            cell: ({ from, to }) => [from, to].filter((part) => part !== null).join(' → '),
          },
          { key: 'register', title: said.carried.register, cell: (row) => row.installation, narrow: false },
        ]}
      />
    </Card>
  )
}
