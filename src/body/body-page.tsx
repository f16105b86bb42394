import { useParams } from '@tanstack/react-router'
import { formatDay } from '#platform/day.ts'
import { LinkTabs } from '#ui/link-tabs.tsx'
import { useAsk } from '#ui/ask.ts'
import { useAsOf, useClosedReason } from '#ui/asof.tsx'
import { Go, useAddress } from '#ui/go.tsx'
import { Card, Page } from '#ui/page.tsx'
import { Answer } from '#ui/states.tsx'
import { useWords } from '#ui/words.tsx'
import { ActTable } from './act-table.tsx'
import { getBody, type Body } from './page-api.ts'
import { BodyOverview } from './body-overview.tsx'
import { isForTask } from './rules.ts'
import { Members } from './members.tsx'
import { NewActButton } from './new-act-button.tsx'
import { Positions } from './positions.tsx'
import { Warnings } from './warnings.tsx'
import { kindWords, words } from './words.ts'
import style from './body.module.css'

const TABS = ['overview', 'members', 'positions', 'history'] as const
type Tab = (typeof TABS)[number]

/** A body as of the day: what it is for, its staff, members, job positions, and the decisions about it. */
export function BodyPage() {
  const said = useWords(words)
  const kinds: Record<string, string> = useWords(kindWords)
  const { id } = useParams({ strict: false }) as { id: string }
  const { on } = useAsOf()
  const closed = useClosedReason()
  const [tab] = useAddress<Tab>('tab', 'overview')
  const asked = useAsk(getBody, { id, on })
  const body = asked.data?.id === id ? asked.data : undefined
  return (
    <Page
      title={body?.state.name ?? said.body}
      breadcrumb={[{ name: said.title, to: '/bodies' }]}
      note={
        body && (
          <>
            {kinds[body.state.kind] ?? body.state.kind} ·{' '}
            <Go to={`/organisations/${body.organisation.id}`} className={style.inText}>
              {body.organisation.name}
            </Go>
            {!body.exists && ` · ${said.notThere(formatDay(on))}`}
          </>
        )
      }
      actions={body?.may.record && body.exists && <Acts body={body} />}
    >
      {body && <Tabs id={id} current={tab} />}
      {closed && body?.may.record && <p className={`${style.dim} dv-no-print`}>{closed}</p>}
      <Answer of={{ ...asked, data: body }} lines={10}>
        {(shown) => <Part key={shown.id} tab={tab} body={shown} />}
      </Answer>
    </Page>
  )
}

function Acts({ body }: { body: Body }) {
  const said = useWords(words)
  return (
    <>
      <NewActButton label={said.reorganise} search={{ act: 'merge', body: body.id }} />
      <NewActButton label={said.recordChange} search={{ act: 'change', body: body.id }} />
    </>
  )
}

function Part({ tab, body }: { tab: Tab; body: Body }) {
  const said = useWords(words)
  if (tab === 'members') return <Members body={body} />
  if (tab === 'positions') return <Positions body={body} />
  if (tab === 'history')
    return (
      <Card title={said.acts}>
        <ActTable rows={body.acts} />
      </Card>
    )
  return (
    <>
      <Warnings body={body} />
      <BodyOverview body={body} />
      {isForTask(body.state.kind) && <Members body={body} />}
    </>
  )
}

function Tabs({ id, current }: { id: string; current: Tab }) {
  const said = useWords(words)
  return (
    <LinkTabs
      label={said.tabsName}
      tabs={TABS.map((key) => ({ key, name: said.tabs[key], to: `/bodies/${id}`, search: { tab: key } }))}
      current={current}
    />
  )
}
