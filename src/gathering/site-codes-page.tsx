import { Button } from '@mantine/core'
import { useParams } from '@tanstack/react-router'
import { useState } from 'react'
import { renderSVG } from 'uqr'
import type { z } from 'zod'
import { formatDay, type Day } from '#platform/day.ts'
import { useAct, useAsk } from '#ui/ask.ts'
import { useAsOf, useClosedReason } from '#ui/asof.tsx'
import { DayField } from '#ui/field.tsx'
import { GoButton } from '#ui/go.tsx'
import { Card, Page } from '#ui/page.tsx'
import { useSay, WhyNot } from '#ui/refusals.tsx'
import { Answer } from '#ui/states.tsx'
import { useWords } from '#ui/words.tsx'
import { getGathering, type Gathering } from './api.ts'
import { words as pageWords } from './page-words.ts'
import { words } from './print-words.ts'
import { makeSiteLinks } from './site-api.ts'
import { refusalWords } from './words.ts'
import style from './gathering.module.css'

type Links = z.output<typeof makeSiteLinks.output>

/** A sheet of paper for each site with the code that opens its roll call on a phone. */
export function SiteCodesPage() {
  const said = useWords(words)
  const page = useWords(pageWords)
  const { id } = useParams({ strict: false }) as { id: string }
  const { on } = useAsOf()
  const [links, setLinks] = useState<Links | null>(null)
  const gathering = useAsk(getGathering, { id, on })
  const shown = gathering.data
  return (
    <Page
      title={said.codesTitle}
      note={shown && `${shown.title} · ${formatDay(shown.fromDay)}`}
      breadcrumb={[
        { name: page.title, to: '/gatherings' },
        ...(shown ? [{ name: shown.title, to: `/gatherings/${id}`, search: { tab: 'sites' } }] : []),
      ]}
      actions={
        <>
          <GoButton to={`/gatherings/${id}`} search={{ tab: 'sites' }}>
            {said.back}
          </GoButton>
          {links && <Button onClick={() => print()}>{said.print}</Button>}
        </>
      }
    >
      <Answer of={gathering} lines={4}>
        {(found) =>
          links ? <Sheets gathering={found} links={links} /> : <Make gathering={found} onMade={setLinks} />
        }
      </Answer>
    </Page>
  )
}

function Make({ gathering, onMade }: { gathering: Gathering; onMade: (links: Links) => void }) {
  const said = useWords(words)
  const say = useSay(refusalWords)
  const closed = useClosedReason()
  const { today } = useAsOf()
  const { fromDay, toDay, id, may } = gathering
  const [on, setOn] = useState<Day | null>(fromDay > today ? fromDay : today)
  const act = useAct(makeSiteLinks, { renews: [], onDone: onMade })
  return (
    <Card title={said.codesTitle}>
      {closed || !may.record ? (
        <p>{closed ?? said.cannot}</p>
      ) : (
        <form
          className={style.form}
          onSubmit={(event) => {
            event.preventDefault()
            if (on) act.mutate({ id, on })
          }}
        >
          <p>{said.codesNote}</p>
          <p className={style.dim}>{said.codesHint}</p>
          <DayField
            label={said.day}
            required
            value={on}
            min={fromDay > today ? fromDay : today}
            max={toDay > today ? toDay : today}
            onChange={setOn}
          />
          <WhyNot error={act.error} say={say} />
          <div className={style.buttons}>
            <Button type="submit" loading={act.isPending} disabled={on === null}>
              {said.make}
            </Button>
          </div>
        </form>
      )}
    </Card>
  )
}

function Sheets({ gathering, links }: { gathering: Gathering; links: Links }) {
  const said = useWords(words)
  return (
    <Card>
      <p className="dv-no-print">{said.codesHint}</p>
      {links.items.map((link) => (
        <section key={link.siteId} className={style.code} data-link={pathOf(link.token)}>
          <p className={style.head}>
            {gathering.title}
            <br />
            {formatDay(gathering.fromDay)}
          </p>
          <p>{said.siteN(link.number)}</p>
          <h2>{link.name}</h2>
          {link.chair && <p>{said.chairIs(link.chair)}</p>}
          <div
            role="img"
            aria-label={said.codeOf(link.name)}
            // The picture is drawn here from the address alone; no text of anybody goes into it.
            dangerouslySetInnerHTML={{
              __html: renderSVG(`${location.origin}${pathOf(link.token)}`, { ecc: 'M', border: 4 }),
            }}
          />
          <p>{said.scan}</p>
          <p className={style.dim}>{said.goodOn(formatDay(links.on))}</p>
        </section>
      ))}
    </Card>
  )
}

/** Where a code leads: the secret is the fragment, which no server log sees. */
function pathOf(token: string): string {
  return `/roll-call#${token}`
}
