import type { ReactNode } from 'react'
import { ApiError } from '#ui/call.ts'
import { Go, type Destination } from '#ui/go.tsx'
import { Card } from '#ui/page.tsx'
import { usePrinting } from '#ui/printing.ts'
import { Answer } from '#ui/states.tsx'
import { useWords } from '#ui/words.tsx'
import { words } from './words.ts'
import style from './dashboard.module.css'

/** A question's answer, as a card needs it. */
interface Asked<Data> {
  data: Data | undefined
  error: unknown
  isPlaceholderData?: boolean
  refetch?: () => unknown
}

/** A card that shows the answer to a question; absent where the reader may not ask it or nothing is counted so. */
export function ChartCard<Data>({
  title,
  note,
  head,
  door,
  of,
  children,
}: {
  title: string
  note?: ReactNode
  /** What is chosen above the answer; a card with choices stays when one of them is closed to the reader. */
  head?: ReactNode
  /** Where the figures open to. */
  door?: Destination & { name: string }
  of: Asked<Data>
  children: (data: Data) => ReactNode
}) {
  if (!head && of.data === undefined && isClosed(of.error)) return null
  return (
    <Card
      title={title}
      actions={
        door && (
          <Go to={door.to} search={door.search}>
            {door.name}
          </Go>
        )
      }
    >
      {note && <p className={style.note}>{note}</p>}
      {head && <div className={`${style.choices} dv-no-print`}>{head}</div>}
      <Answer of={of} lines={8}>
        {children}
      </Answer>
    </Card>
  )
}

/** The figures of a chart, folded under it; on paper always open. */
export function TableBelow({ children, isOpen = false }: { children: ReactNode; isOpen?: boolean }) {
  const said = useWords(words)
  const isPrinting = usePrinting()
  return (
    <details className={style.table} open={isOpen || isPrinting || undefined}>
      <summary>{said.table}</summary>
      {children}
    </details>
  )
}

/** 403: another role's; 422 of an unknown measure: this installation does not count it. */
function isClosed(error: unknown): boolean {
  if (!(error instanceof ApiError)) return false
  return error.status === 403 || error.refusals.some(({ code }) => code === 'unknown-measure')
}
