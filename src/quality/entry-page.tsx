import { useClosedReason } from '#ui/asof.tsx'
import { formatNumber } from '#ui/format.ts'
import { GoButton } from '#ui/go.tsx'
import { Empty } from '#ui/states.tsx'
import { useWords } from '#ui/words.tsx'
import { words } from './campaign-words.ts'
import { EntryLine } from './entry-line.tsx'
import { SheetFrame, type Sheet } from './sheet-frame.tsx'
import style from './quality.module.css'

/** Types a sheet back, line by line in the order in which it was printed, by the keyboard alone. */
export function EntryPage() {
  const said = useWords(words)
  return (
    <SheetFrame
      title={said.entry}
      actionsOf={(campaign) => <GoButton to={`${campaign}/sheet`}>{said.openSheet}</GoButton>}
    >
      {(sheet) => <Lines sheet={sheet} />}
    </SheetFrame>
  )
}

function Lines({ sheet }: { sheet: Sheet }) {
  const said = useWords(words)
  const closed = useClosedReason()
  const { campaign, lines, may } = sheet
  if (lines.length === 0) return <Empty title={said.nothing}>{said.nothingText}</Empty>
  const isOpen = may.enter && closed === null
  const left = lines.filter((line) => line.gaps.some((one) => one.state === 'missing')).length
  return (
    <>
      <p className={style.dim}>{isOpen ? said.entryHint : (closed ?? said.mayNot)}</p>
      <p role="status">{said.left(formatNumber(left), formatNumber(lines.length))}</p>
      {lines.map((line) => (
        <EntryLine key={line.personId} campaignId={campaign.id} line={line} isOpen={isOpen} />
      ))}
    </>
  )
}
