import { Confirm } from '#ui/confirm.tsx'
import { formatChange, formatNumber } from '#ui/format.ts'
import { Mark } from '#ui/page.tsx'
import { useSay } from '#ui/refusals.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { useWords } from '#ui/words.tsx'
import type { ActPreview, BodyTotals, Line } from './api.ts'
import { refusalWords } from './refusal-words.ts'
import { partWords, words } from './words.ts'
import style from './body.module.css'

/** An act before it is signed: the bodies before and after, what is saved, then one confirmation. */
export function PreviewOfAct({
  preview,
  busy,
  error,
  onConfirm,
  onCancel,
}: {
  preview: ActPreview
  busy: boolean
  error: unknown
  onConfirm: () => void
  onCancel: () => void
}) {
  const said = useWords(words)
  const say = useSay(refusalWords)
  const { before, after, totals, ending } = preview
  return (
    <Confirm
      opened
      title={said.previewTitle}
      before={<Lines lines={before} />}
      after={<Lines lines={after} />}
      act={said.confirm}
      busy={busy}
      error={error}
      say={say}
      onConfirm={onConfirm}
      onCancel={onCancel}
    >
      <Sums before={totals.before} after={totals.after} />
      {ending.members + ending.positions > 0 && (
        <p>{said.ending(formatNumber(ending.members), formatNumber(ending.positions))}</p>
      )}
    </Confirm>
  )
}

function Lines({ lines }: { lines: readonly Line[] }) {
  const said = useWords(words)
  const parts = useWords(partWords)
  if (lines.length === 0) return <p className={style.dim}>{said.nothing}</p>
  return (
    <ul className={style.lines}>
      {lines.map((line, index) => (
        <li key={line.id ?? index}>
          {line.name} <Mark>{parts[line.part]}</Mark>
          {line.part !== 'carried' && (
            <small className={style.small}>
              {said.line(
                formatNumber(line.quota),
                formatNumber(line.internalUnits),
                formatNumber(line.deputies),
              )}
            </small>
          )}
        </li>
      ))}
    </ul>
  )
}

const FIGURES = ['bodies', 'internalUnits', 'quota', 'deputies'] as const

function Sums({ before, after }: { before: BodyTotals; after: BodyTotals }) {
  const said = useWords(words)
  const columns: Column<(typeof FIGURES)[number]>[] = [
    { key: 'what', title: said.what, cell: (figure) => said[figure] },
    { key: 'before', title: said.before, number: (figure) => before[figure] },
    { key: 'after', title: said.afterwards, number: (figure) => after[figure] },
    {
      key: 'difference',
      title: said.difference,
      cell: (figure) => formatChange(after[figure] - before[figure]),
    },
  ]
  return <Table name={said.totals} rows={FIGURES} rowKey={(figure) => figure} columns={columns} />
}
