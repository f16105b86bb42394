import { useParams } from '@tanstack/react-router'
import type { z } from 'zod'
import { useUnit } from '#access/session.tsx'
import { useAsk } from '#ui/ask.ts'
import { useAsOf, useClosedReason } from '#ui/asof.tsx'
import { formatNumber } from '#ui/format.ts'
import { GoButton } from '#ui/go.tsx'
import { Card, Page } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { useWords } from '#ui/words.tsx'
import { getSheet } from './campaign-api.ts'
import { words } from './campaign-words.ts'
import { EntryLine } from './entry-line.tsx'
import { words as qualityWords } from './words.ts'
import style from './quality.module.css'

/** Types a sheet back, line by line in the order in which it was printed, by the keyboard alone. */
export function EntryPage() {
  const said = useWords(words)
  const quality = useWords(qualityWords)
  const { id } = useParams({ strict: false }) as { id: string }
  const { on } = useAsOf()
  const unit = useUnit()
  const sheet = useAsk(getSheet, unit.id ? { id, organisationId: unit.id, on } : null)
  return (
    <Page
      title={said.entry}
      note={sheet.data && `${sheet.data.unit.name} · ${sheet.data.campaign.name}`}
      breadcrumb={[
        { name: quality.title, to: '/quality' },
        { name: said.title, to: '/quality/campaigns' },
        ...(sheet.data ? [{ name: sheet.data.campaign.name, to: `/quality/campaigns/${id}` }] : []),
      ]}
      actions={<GoButton to={`/quality/campaigns/${id}/sheet`}>{said.openSheet}</GoButton>}
    >
      <Card>
        {unit.id === null ? (
          <Empty title={quality.noUnit} />
        ) : (
          <Answer of={sheet} lines={12}>
            {(found) => <Lines sheet={found} />}
          </Answer>
        )}
      </Card>
    </Page>
  )
}

function Lines({ sheet }: { sheet: z.output<typeof getSheet.output> }) {
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
