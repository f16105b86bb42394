import { Button } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { renderSVG } from 'uqr'
import type { z } from 'zod'
import { useUnit } from '#access/session.tsx'
import { formatDay } from '#platform/day.ts'
import { useAsk } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { GoButton } from '#ui/go.tsx'
import { Card, Page } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { useWords } from '#ui/words.tsx'
import { getSheet } from './campaign-api.ts'
import { words } from './campaign-words.ts'
import { birth } from './found-people.tsx'
import { useFieldName } from './score-overview.tsx'
import { words as qualityWords } from './words.ts'
import style from './quality.module.css'

type Sheet = z.output<typeof getSheet.output>

/** A branch's sheet on paper: one line for each member, an empty box for each missing field, a code that opens the page to type it back. */
export function SheetPage() {
  const said = useWords(words)
  const quality = useWords(qualityWords)
  const { id } = useParams({ strict: false }) as { id: string }
  const { on } = useAsOf()
  const unit = useUnit()
  const sheet = useAsk(getSheet, unit.id ? { id, organisationId: unit.id, on } : null)
  return (
    <Page
      title={said.sheetTitle}
      note={sheet.data && `${sheet.data.unit.name} · ${sheet.data.campaign.name}`}
      breadcrumb={[
        { name: quality.title, to: '/quality' },
        { name: said.title, to: '/quality/campaigns' },
        ...(sheet.data ? [{ name: sheet.data.campaign.name, to: `/quality/campaigns/${id}` }] : []),
      ]}
      actions={
        <>
          <GoButton to={`/quality/campaigns/${id}/entry`}>{said.entry}</GoButton>
          <Button onClick={() => print()}>{said.print}</Button>
        </>
      }
    >
      <Card>
        {unit.id === null ? (
          <Empty title={quality.noUnit} />
        ) : (
          <Answer of={sheet} lines={12}>
            {(found) => <Paper sheet={found} />}
          </Answer>
        )}
      </Card>
    </Page>
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
