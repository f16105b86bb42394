import { Button } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { useUnit } from '#access/session.tsx'
import { UnitDoor } from '#organisation/unit-door.tsx'
import { KIND_BY_CODE } from '#organisation/kinds.ts'
import { formatDay } from '#platform/day.ts'
import { useAsk } from '#ui/ask.ts'
import { useClosedReason } from '#ui/asof.tsx'
import { useAddress, GoButton } from '#ui/go.tsx'
import { Card, Facts, Mark, Page } from '#ui/page.tsx'
import { Answer } from '#ui/states.tsx'
import { useLocale, useWords } from '#ui/words.tsx'
import { getPeriod, type PeriodShown } from './api.ts'
import { levelOf } from './law.ts'
import { CorrectForm, WithdrawForm } from './period-forms.tsx'
import { Progress } from './progress-card.tsx'
import { levelWords, words } from './words.ts'
import style from './returns.module.css'

/** One reporting period: what it asks, and how far the units are. */
export function PeriodPage() {
  const said = useWords(words)
  const { id } = useParams({ strict: false }) as { id: string }
  const own = useUnit()
  const [at] = useAddress('at', '')
  const asked = useAsk(getPeriod, { id })
  const one = asked.data
  return (
    <Page
      title={one?.title ?? said.period}
      breadcrumb={[{ name: said.title, to: '/returns' }]}
      actions={one && <Acts of={one} />}
    >
      <Answer of={asked}>
        {(found) => {
          const top = found.announcer.readable ? found.announcer.id : (own.id ?? found.announcer.id)
          return (
            <>
              <Card title={said.facts}>
                <FactsOf of={found} />
              </Card>
              <Progress period={found} top={top} at={at || top} />
            </>
          )
        }}
      </Answer>
    </Page>
  )
}

function Acts({ of }: { of: PeriodShown }) {
  const said = useWords(words)
  const closed = useClosedReason()
  const [open, setOpen] = useState<'correct' | 'withdraw' | null>(null)
  const off = { disabled: closed !== null, title: closed ?? undefined }
  const close = () => setOpen(null)
  return (
    <>
      {of.may.withdraw && (
        <Button variant="default" {...off} onClick={() => setOpen('withdraw')}>
          {said.withdraw}
        </Button>
      )}
      {of.may.correct && (
        <Button variant="default" {...off} onClick={() => setOpen('correct')}>
          {said.correct}
        </Button>
      )}
      {of.ownReturnId && of.announcer.readable && (
        <GoButton to={`/returns/${of.ownReturnId}`} variant="filled">
          {said.openOwn}
        </GoButton>
      )}
      {open === 'correct' && <CorrectForm of={of} onClose={close} />}
      {open === 'withdraw' && <WithdrawForm of={of} onClose={close} />}
    </>
  )
}

function FactsOf({ of }: { of: PeriodShown }) {
  const said = useWords(words)
  const levels = useWords(levelWords)
  const locale = useLocale()
  const { withdrawn, kinds, dueDays } = of
  const asked = [...new Set([levelOf(of.announcer.kind), ...kinds.map(levelOf)])]
  return (
    <Facts
      facts={[
        ...(withdrawn
          ? [
              {
                name: said.state,
                value: (
                  <Mark tone="warn">{said.withdrawnFor(formatDay(withdrawn.on), withdrawn.reason)}</Mark>
                ),
              },
            ]
          : []),
        { name: said.span, value: `${formatDay(of.from)} – ${formatDay(of.to)}` },
        { name: said.cutOff, value: formatDay(of.cutOffOn) },
        { name: said.announcer, value: <UnitDoor unit={of.announcer} /> },
        { name: said.announcedOn, value: formatDay(of.announcedOn) },
        {
          name: said.forms,
          value: of.forms.map((form) => `${form.key}. ${form.title[locale]}`).join('; '),
        },
        { name: said.kinds, value: kinds.map((kind) => KIND_BY_CODE.get(kind)?.[locale] ?? kind).join('; ') },
        {
          name: said.dueDays,
          value: asked.map((level) => `${levels[level]}: ${dueDays[level]}`).join('; '),
        },
        ...(of.note ? [{ name: said.comment, value: of.note }] : []),
        ...(of.corrections.length > 0
          ? [
              {
                name: said.corrected,
                value: of.corrections.map(({ on, reason }) => (
                  <span key={`${on} ${reason}`} className={style.small}>
                    {formatDay(on)}: {reason}
                  </span>
                )),
              },
            ]
          : []),
      ]}
    />
  )
}
