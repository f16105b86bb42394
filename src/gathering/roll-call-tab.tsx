import { Button, Checkbox, NumberInput } from '@mantine/core'
import { useState } from 'react'
import { formatDay } from '#platform/day.ts'
import { useAct, useAsk } from '#ui/ask.ts'
import { useAsOf, useClosedReason } from '#ui/asof.tsx'
import { formatNumber } from '#ui/format.ts'
import { Card } from '#ui/page.tsx'
import { useSay, WhyNot } from '#ui/refusals.tsx'
import { Answer, Empty } from '#ui/states.tsx'
import { useWords } from '#ui/words.tsx'
import type { Gathering } from './api.ts'
import { useDone } from '#ui/done.ts'
import { RENEWS } from './dialog.tsx'
import { PresenceCard } from './presence-card.tsx'
import { listSites, reportSites, type Site } from './site-api.ts'
import { words } from './site-words.ts'
import { refusalWords } from './words.ts'
import style from './gathering.module.css'

/** Điểm danh: how many sites have reported, a number for each, and those invited one by one. */
export function RollCallTab({ gathering }: { gathering: Gathering }) {
  const said = useWords(words)
  const { counts, state, fromDay } = gathering
  const { on } = useAsOf()
  const open = (state === 'announced' || state === 'held') && on >= fromDay
  return (
    <>
      {!open && state !== 'concluded' && (
        <p className={style.dim}>{said.notYet(formatDay(gathering.fromDay))}</p>
      )}
      {counts.sites > 0 && <SiteCalls gathering={gathering} open={open} />}
      {counts.sites === 0 && counts.invitations === 0 && (
        <Card title={said.rollCall}>
          <Empty title={said.noSites}>{said.noSitesText}</Empty>
        </Card>
      )}
      {counts.invitations > 0 && <PresenceCard gathering={gathering} open={open} />}
    </>
  )
}

function SiteCalls({ gathering, open }: { gathering: Gathering; open: boolean }) {
  const said = useWords(words)
  const { on } = useAsOf()
  const sites = useAsk(listSites, { id: gathering.id, on })
  return (
    <Card title={said.rollCall}>
      <Answer of={sites} lines={8}>
        {({ items, reported, invited, present }) => (
          <>
            <p className={style.big}>{said.reportedOf(formatNumber(reported), formatNumber(items.length))}</p>
            <div className={style.bar} aria-hidden>
              <span style={{ width: `${items.length > 0 ? (100 * reported) / items.length : 0}%` }} />
            </div>
            <p>
              {invited > 0
                ? said.presentOf(formatNumber(present), formatNumber(invited))
                : `${said.present}: ${formatNumber(present)}`}
            </p>
            <Calls key={reported} gathering={gathering} sites={items} open={open} />
          </>
        )}
      </Answer>
    </Card>
  )
}

const DRAWN = 100

/** The sites with a field for each that the reader reports for. */
function Calls({ gathering, sites, open }: { gathering: Gathering; sites: readonly Site[]; open: boolean }) {
  const said = useWords(words)
  const say = useSay(refusalWords)
  const closed = useClosedReason()
  const [onlyMissing, setOnlyMissing] = useState(sites.length > DRAWN)
  const [drawn, setDrawn] = useState(DRAWN)
  const [typed, setTyped] = useState<ReadonlyMap<string, number>>(new Map())
  const act = useAct(reportSites, { renews: RENEWS, onDone: useDone(() => setTyped(new Map())) })
  const shown = onlyMissing ? sites.filter((site) => site.present === null) : sites
  const mayReport = open && closed === null && sites.some((site) => site.mine)
  const type = (siteId: string, value: number | string) => {
    const next = new Map(typed)
    if (typeof value === 'number') next.set(siteId, value)
    else next.delete(siteId)
    setTyped(next)
  }
  const reports = [...typed].map(([siteId, present]) => ({ siteId, present, note: null }))
  return (
    <form
      className={style.form}
      onSubmit={(event) => {
        event.preventDefault()
        if (reports.length > 0) act.mutate({ id: gathering.id, reports })
      }}
    >
      <Checkbox
        label={said.onlyMissing}
        checked={onlyMissing}
        onChange={(event) => setOnlyMissing(event.currentTarget.checked)}
      />
      {mayReport && <p className={style.dim}>{said.typeHint}</p>}
      {shown.length === 0 && <p>{said.noneMissing}</p>}
      <ul className={style.calls}>
        {shown.slice(0, drawn).map((site) => (
          <li key={site.id}>
            <span>
              {site.number}. {site.name}
              <small className={style.small}>
                {[
                  site.invited !== null && `${said.invited}: ${formatNumber(site.invited)}`,
                  site.reportedOn ? said.reportedOn(formatDay(site.reportedOn)) : said.notReported,
                ]
                  .filter(Boolean)
                  .join(' · ')}
              </small>
            </span>
            {mayReport && site.mine ? (
              <NumberInput
                aria-label={said.presentAt(site.name)}
                min={0}
                max={100_000}
                allowDecimal={false}
                value={typed.get(site.id) ?? site.present ?? ''}
                onChange={(value) => type(site.id, value)}
              />
            ) : (
              <strong className={style.number}>{formatNumber(site.present)}</strong>
            )}
          </li>
        ))}
      </ul>
      {shown.length > drawn && (
        <Button variant="default" onClick={() => setDrawn(shown.length)}>
          {said.andMore(formatNumber(shown.length - drawn))}
        </Button>
      )}
      <WhyNot error={act.error} say={say} />
      {mayReport && (
        <div className={style.buttons}>
          <Button type="submit" loading={act.isPending} disabled={reports.length === 0}>
            {said.sendRollCall}
          </Button>
        </div>
      )}
    </form>
  )
}
