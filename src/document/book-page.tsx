import { Button } from '@mantine/core'
import { useUnit } from '#access/session.tsx'
import { dayOf, isDay, partsOf, type Day } from '#platform/day.ts'
import { useAsOf } from '#ui/asof.tsx'
import { useAskPages } from '#ui/ask.ts'
import { DayField } from '#ui/field.tsx'
import { formatMaybeDay } from '#ui/format.ts'
import { useAddress } from '#ui/go.tsx'
import { Card, Page, Toolbar } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { useLocale, useWords } from '#ui/words.tsx'
import { searchDocuments, type Direction, type DocumentSummary } from './api.ts'
import { issuedWords, typeName } from './document-words.ts'
import { pageWords } from './page-words.ts'
import { words } from './words.ts'
import style from './document.module.css'

const COLUMNS = {
  received: ['order', 'receivedOn', 'issuer', 'number', 'issuedOn', 'subject', 'note'],
  issued: ['order', 'number', 'issuedOn', 'subject', 'issuer', 'note'],
} as const
type Column = (typeof COLUMNS)[Direction][number]

/** The book of received or of issued documents of a unit in a period, as it is printed and bound. */
export function DocumentBookPage() {
  const said = useWords(pageWords)
  const list = useWords(words)
  const unit = useUnit()
  const { on } = useAsOf()
  const [address] = useAddress<Direction>('direction', 'received')
  const [from, setFrom] = useAddress('from', '')
  const [to, setTo] = useAddress('to', '')
  const direction = address === 'issued' ? 'issued' : 'received'
  const first: Day = isDay(from) ? from : dayOf(partsOf(on).year, 1, 1)
  const last: Day = isDay(to) ? to : on
  const rows = useAskPages(
    searchDocuments,
    unit.id
      ? { organisationId: unit.id, below: false, direction, from: first, to: last, on, limit: 200 }
      : null,
  )
  return (
    <Page
      title={said.bookTitle[direction]}
      note={said.bookNote(unit.name ?? '', formatMaybeDay(first), formatMaybeDay(last))}
      breadcrumb={[{ name: said.documents, to: '/documents' }]}
      actions={<Button onClick={() => print()}>{said.print}</Button>}
    >
      <Toolbar label={said.bookTitle[direction]}>
        <DayField
          label={list.from}
          description={null}
          value={first}
          max={last}
          onChange={(day) => setFrom(day ?? '')}
        />
        <DayField
          label={list.to}
          description={null}
          value={last}
          min={first}
          onChange={(day) => setTo(day ?? '')}
        />
      </Toolbar>
      <Card>
        <Answer of={rows} lines={12}>
          {(found) => <Sheet rows={found} direction={direction} />}
        </Answer>
        {rows.more && (
          <Button className="dv-no-print" variant="default" mt="sm" onClick={rows.more}>
            {said.more}
          </Button>
        )}
      </Card>
    </Page>
  )
}

function Sheet({ rows, direction }: { rows: readonly DocumentSummary[]; direction: Direction }) {
  const said = useWords(pageWords)
  const { noneFound } = useWords(words)
  const cell = useCell()
  if (rows.length === 0) return <Empty title={noneFound} />
  const entered = (row: DocumentSummary) => row.receivedOn ?? row.issuedOn
  const inOrder = [...rows].reverse().sort((a, b) => entered(a).localeCompare(entered(b)))
  return (
    <div className={style.scroller} role="group" aria-label={said.bookTitle[direction]} tabIndex={0}>
      <table className={style.full}>
        <caption className="dv-hidden">{said.bookTitle[direction]}</caption>
        <thead>
          <tr>
            {COLUMNS[direction].map((key) => (
              <th key={key} scope="col">
                {said.bookColumns[key]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {inOrder.map((row, index) => (
            <tr key={row.id}>
              {COLUMNS[direction].map((key) => (
                <td key={key} className={key === 'number' || key === 'issuedOn' ? style.number : undefined}>
                  {key === 'order' ? index + 1 : cell(key, row)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

/** What stands in a column; the column for notes is left for the hand. */
function useCell(): (key: Exclude<Column, 'order'>, row: DocumentSummary) => string {
  const locale = useLocale()
  return (key, row) => {
    const texts: Record<typeof key, string> = {
      receivedOn: row.receivedOn ? formatMaybeDay(row.receivedOn) : '',
      issuer: row.issuer,
      number: row.number ?? '',
      issuedOn: issuedWords(row.issuedOn, row.issuedKnown, locale),
      subject: `${typeName(row.type, locale)}: ${row.subject}`,
      note: '',
    }
    return texts[key]
  }
}
