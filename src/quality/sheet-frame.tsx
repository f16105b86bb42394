import { useParams } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { z } from 'zod'
import { useUnit } from '#access/session.tsx'
import { useAsk } from '#ui/ask.ts'
import { useAsOf } from '#ui/asof.tsx'
import { Card, Page } from '#ui/page.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { useWords } from '#ui/words.tsx'
import { getSheet } from './campaign-api.ts'
import { words } from './campaign-words.ts'
import { words as qualityWords } from './words.ts'

export type Sheet = z.output<typeof getSheet.output>

/** A page about a branch's sheet of a campaign, on paper or to type it back. */
export function SheetFrame({
  title,
  actionsOf,
  children,
}: {
  title: string
  actionsOf: (campaign: string) => ReactNode
  children: (sheet: Sheet) => ReactNode
}) {
  const said = useWords(words)
  const quality = useWords(qualityWords)
  const { id } = useParams({ strict: false }) as { id: string }
  const { on } = useAsOf()
  const unit = useUnit()
  const sheet = useAsk(getSheet, unit.id ? { id, organisationId: unit.id, on } : null)
  const campaign = `/quality/campaigns/${id}`
  return (
    <Page
      title={title}
      note={sheet.data && `${sheet.data.unit.name} · ${sheet.data.campaign.name}`}
      breadcrumb={[
        { name: quality.title, to: '/quality' },
        { name: said.title, to: '/quality/campaigns' },
        ...(sheet.data ? [{ name: sheet.data.campaign.name, to: campaign }] : []),
      ]}
      actions={actionsOf(campaign)}
    >
      <Card>
        {unit.id === null ? (
          <Empty title={quality.noUnit} />
        ) : (
          <Answer of={sheet} lines={12}>
            {children}
          </Answer>
        )}
      </Card>
    </Page>
  )
}
