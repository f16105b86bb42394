import { useParams } from '@tanstack/react-router'
import { LinkTabs } from '#ui/link-tabs.tsx'
import { useAsk } from '#ui/ask.ts'
import { useAsOf, useClosedReason } from '#ui/asof.tsx'
import { useAddress } from '#ui/go.tsx'
import { Page } from '#ui/page.tsx'
import { Answer } from '#ui/states.tsx'
import { useWords } from '#ui/words.tsx'
import { getClass, type ClassPage } from './api.ts'
import { AttendanceTab } from './attendance-tab.tsx'
import { words } from './class-words.ts'
import { spanOf, StateMark, useKindName } from './common.tsx'
import { HistoryTab } from './history-tab.tsx'
import { OverviewTab } from './overview-tab.tsx'
import { ResultsTab } from './results-tab.tsx'
import { RosterTab } from './roster-tab.tsx'
import { words as listWords } from './words.ts'
import style from './training.module.css'

const TABS = ['overview', 'roster', 'attendance', 'results', 'history'] as const
type Tab = (typeof TABS)[number]

/** One class as of the day, part by part. */
export function TrainingClassPage() {
  const said = useWords(words)
  const list = useWords(listWords)
  const kindName = useKindName()
  const closed = useClosedReason()
  const { id } = useParams({ strict: false }) as { id: string }
  const { on } = useAsOf()
  const [wanted] = useAddress<Tab>('tab', 'overview')
  const tab = TABS.find((one) => one === wanted) ?? 'overview'
  const asked = useAsk(getClass, { id, on })
  const found = asked.data?.id === id ? asked.data : undefined
  return (
    <Page
      title={found?.name ?? said.title}
      breadcrumb={[{ name: list.title, to: '/training' }]}
      note={
        found && (
          <>
            {kindName(found)} · {found.organiser.name} · {spanOf(found.from, found.to)}{' '}
            <StateMark state={found.state} />
          </>
        )
      }
    >
      {found && (
        <LinkTabs
          label={said.tabsName}
          tabs={TABS.map((key) => ({
            key,
            name: said.tabs[key],
            to: `/training/${found.id}`,
            search: { tab: key },
          }))}
          current={tab}
        />
      )}
      {closed && found?.may.record && <p className={`${style.dim} dv-no-print`}>{closed}</p>}
      <Answer of={{ ...asked, data: found }} lines={10}>
        {(shown) => <Part key={`${shown.id} ${tab}`} tab={tab} found={shown} />}
      </Answer>
    </Page>
  )
}

function Part({ tab, found }: { tab: Tab; found: ClassPage }) {
  if (tab === 'roster') return <RosterTab found={found} />
  if (tab === 'attendance') return <AttendanceTab found={found} />
  if (tab === 'results') return <ResultsTab found={found} />
  if (tab === 'history') return <HistoryTab found={found} />
  return <OverviewTab found={found} />
}
