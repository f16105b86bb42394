import { Button } from '@mantine/core'
import { renderSVG } from 'uqr'
import { formatDay } from '#platform/day.ts'
import { GoButton } from '#ui/go.tsx'
import { Empty } from '#ui/states.tsx'
import { useWords } from '#ui/words.tsx'
import { words } from './campaign-words.ts'
import { birth } from './found-people.tsx'
import { useFieldName } from './score-overview.tsx'
import { SheetFrame, type Sheet } from './sheet-frame.tsx'
import style from './quality.module.css'

/** A branch's sheet on paper: one line for each member, an empty box for each missing field, a code that opens the page to type it back. */
export function SheetPage() {
  const said = useWords(words)
  return (
    <SheetFrame
      title={said.sheetTitle}
      actionsOf={(campaign) => (
        <>
          <GoButton to={`${campaign}/entry`}>{said.entry}</GoButton>
          <Button onClick={() => print()}>{said.print}</Button>
        </>
      )}
    >
      {(sheet) => <Paper sheet={sheet} />}
    </SheetFrame>
  )
}

function Paper({ sheet: { campaign, unit, lines } }: { sheet: Sheet }) {
  const said = useWords(words)
  const fieldName = useFieldName()
  if (lines.length === 0) return <Empty title={said.nothing}>{said.nothingText}</Empty>
  const address = `${location.origin}/quality/campaigns/${campaign.id}/entry?unit=${unit.id}`
  return (
    <>
      <div className={style.head}>
        <div>
          <p>{said.sheetHint}</p>
          <p>{said.sheetDue(formatDay(campaign.dueOn))}</p>
        </div>
        <div className={style.qr}>
          <span
            role="img"
            aria-label={said.sheetCode}
            // Drawn by our own library from our own address.
            // oxlint-disable-next-line react/no-danger
            dangerouslySetInnerHTML={{ __html: renderSVG(address, { border: 1 }) }}
          />
          {said.sheetCode}
        </div>
      </div>
      <div className={style.scroller} role="group" aria-label={said.sheetTitle} tabIndex={0}>
        <table className={style.sheet}>
          <caption className="dv-hidden">{said.sheetTitle}</caption>
          <thead>
            <tr>
              <th scope="col">{said.number}</th>
              <th scope="col">{said.person}</th>
              {campaign.rules.map((rule) => (
                <th key={rule} scope="col">
                  {fieldName(rule)}
                </th>
              ))}
              <th scope="col">{said.code}</th>
            </tr>
          </thead>
          <tbody>
            {lines.map((line) => (
              <tr key={line.personId}>
                <td>{line.number}</td>
                <th scope="row">
                  {line.fullName}
                  <span className={style.small}>{birth(line.bornOn)}</span>
                </th>
                {campaign.rules.map((rule) => (
                  <Box key={rule} state={line.gaps.find((one) => one.rule === rule)?.state} />
                ))}
                <td>{line.code}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p className={style.sign}>{said.checkedBy}</p>
    </>
  )
}

function Box({ state }: { state: 'missing' | 'unknown' | 'entered' | undefined }) {
  const said = useWords(words)
  if (state === 'missing') return <td className={style.box} />
  if (state === 'unknown') return <td className={style.box}>{said.asked}</td>
  return <td className={`${style.box} ${style.known}`}>{said.known}</td>
}
