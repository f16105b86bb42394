import { useParams } from '@tanstack/react-router'
import { formatDay } from '#platform/day.ts'
import { PrintButton } from '#paper/print-button.tsx'
import { LinkTabs } from '#ui/link-tabs.tsx'
import { useAsk } from '#ui/ask.ts'
import { useAsOf, useClosedReason } from '#ui/asof.tsx'
import { useAddress } from '#ui/go.tsx'
import { Page } from '#ui/page.tsx'
import { Answer } from '#ui/states.tsx'
import { useWords } from '#ui/words.tsx'
import { getGathering, type Gathering } from './api.ts'
import { ConclusionsTab } from './conclusions-tab.tsx'
import { HistoryTab } from './history-tab.tsx'
import { InvitationsTab } from './invitations-tab.tsx'
import { asksOf } from './kinds.ts'
import { OpinionsTab } from './opinions-tab.tsx'
import { OverviewTab } from './overview-tab.tsx'
import { words } from './page-words.ts'
import { ProgrammeTab } from './programme-tab.tsx'
import { RollCallTab } from './roll-call-tab.tsx'
import { SitesTab } from './sites-tab.tsx'
import { StateMark } from './state-mark.tsx'
import { kindWords } from './words.ts'
import style from './gathering.module.css'

const TABS = [
  'overview',
  'programme',
  'sites',
  'invitations',
  'rollcall',
  'opinions',
  'conclusions',
  'history',
] as const
type Tab = (typeof TABS)[number]

/** One gathering as of the day, part by part. */
export function GatheringPage() {
  const said = useWords(words)
  const kinds = useWords(kindWords)
  const closed = useClosedReason()
  const { id } = useParams({ strict: false }) as { id: string }
  const { on } = useAsOf()
  const [wanted] = useAddress<Tab>('tab', 'overview')
  const tab = TABS.find((one) => one === wanted) ?? 'overview'
  const asked = useAsk(getGathering, { id, on })
  const gathering = asked.data?.id === id ? asked.data : undefined
  return (
    <Page
      title={gathering?.title ?? said.title}
      breadcrumb={[{ name: said.title, to: '/gatherings' }]}
      actions={gathering && <PrintMinutes gathering={gathering} />}
      note={
        gathering && (
          <>
            {kinds[gathering.kind]} · {formatDay(gathering.fromDay)} <StateMark state={gathering.state} />
          </>
        )
      }
    >
      {gathering && <Tabs gathering={gathering} current={tab} />}
      {gathering && !gathering.keeps && <p className={`${style.dim} dv-no-print`}>{said.takesPart}</p>}
      {closed && <p className={`${style.dim} dv-no-print`}>{closed}</p>}
      <Answer of={{ ...asked, data: gathering }} lines={10}>
        {(shown) => <Part key={`${shown.id} ${tab}`} tab={tab} gathering={shown} />}
      </Answer>
    </Page>
  )
}

/** What was held has minutes to print. */
function PrintMinutes({ gathering: { id, state } }: { gathering: Gathering }) {
  const said = useWords(words)
  if (state !== 'held' && state !== 'concluded') return null
  return <PrintButton papers={[{ form: 'gathering-minutes', id, name: said.minutesPaper }]} />
}

function Part({ tab, gathering }: { tab: Tab; gathering: Gathering }) {
  if (tab === 'programme') return <ProgrammeTab gathering={gathering} />
  if (tab === 'sites') return <SitesTab gathering={gathering} />
  if (tab === 'invitations') return <InvitationsTab gathering={gathering} />
  if (tab === 'rollcall') return <RollCallTab gathering={gathering} />
  if (tab === 'opinions') return <OpinionsTab gathering={gathering} />
  if (tab === 'conclusions') return <ConclusionsTab gathering={gathering} />
  if (tab === 'history') return <HistoryTab gathering={gathering} />
  return <OverviewTab gathering={gathering} />
}

/** Links to the parts; opinions only where the kind asks for them. */
function Tabs({ gathering, current }: { gathering: Gathering; current: Tab }) {
  const said = useWords(words)
  const asks = asksOf(gathering.kind)
  const shown = TABS.filter((tab) => tab !== 'opinions' || asks.opinions)
  return (
    <LinkTabs
      label={said.tabsName}
      tabs={shown.map((key) => ({
        key,
        name: said.tabs[key],
        to: `/gatherings/${gathering.id}`,
        search: { tab: key },
      }))}
      current={current}
    />
  )
}
