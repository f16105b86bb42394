import { Tabs } from '@mantine/core'
import { useMay, useUnit } from '#access/session.tsx'
import { useClosedReason } from '#ui/asof.tsx'
import { GoButton, useAddress } from '#ui/go.tsx'
import { Page } from '#ui/page.tsx'
import { Empty } from '#ui/states.tsx'
import { useWords } from '#ui/words.tsx'
import { CasesTab } from './cases-tab.tsx'
import { FunnelTab } from './funnel-tab.tsx'
import { ProbationTab } from './probation-tab.tsx'
import { SourceTab } from './source-tab.tsx'
import { words } from './words.ts'
import style from './admission.module.css'

const TABS = ['source', 'cases', 'probation', 'funnel'] as const
type Tab = (typeof TABS)[number]

/** Outstanding people on the lists, who is on probation, and how many of a cohort were admitted. */
export function AdmissionsPage() {
  const said = useWords(words)
  const { id, name } = useUnit()
  const closed = useClosedReason()
  const mayRecord = useMay('person.record')
  const [asked, setTab] = useAddress<Tab>('tab', 'source')
  const tab = TABS.includes(asked) ? asked : 'source'
  return (
    <Page
      title={said.title}
      note={name && said.note(name)}
      actions={
        mayRecord &&
        closed === null && (
          <GoButton to="/admissions/source/new" variant="filled">
            {said.add}
          </GoButton>
        )
      }
    >
      {closed && mayRecord && <p className="dv-no-print">{closed}</p>}
      {id === null ? (
        <Empty title={said.noUnit} />
      ) : (
        <Tabs value={tab} onChange={(next) => setTab((next ?? 'source') as Tab)} keepMounted={false}>
          <Tabs.List className="dv-no-print" aria-label={said.tabsOf}>
            {TABS.map((one) => (
              <Tabs.Tab key={one} value={one}>
                {said.tabs[one]}
              </Tabs.Tab>
            ))}
          </Tabs.List>
          <Tabs.Panel value={tab}>
            <div className={style.panel}>
              {tab === 'source' && <SourceTab unit={id} />}
              {tab === 'cases' && <CasesTab unit={id} />}
              {tab === 'probation' && <ProbationTab unit={id} />}
              {tab === 'funnel' && <FunnelTab unit={id} />}
            </div>
          </Tabs.Panel>
        </Tabs>
      )}
    </Page>
  )
}
